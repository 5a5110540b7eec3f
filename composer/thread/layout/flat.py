"""The search where all posts cost the same, however full: for the fewest there can be."""

from collections import deque
from dataclasses import dataclass, field

from composer.thread.layout.line import LineSearch
from composer.thread.layout.model import Frame, Line, Text
from composer.thread.layout.state import State


@dataclass(slots=True)
class _Group:
    """The ways after which a post has the same number, or one with as many digits: the same marker beside it."""

    room: int
    """What that marker leaves of the limit."""
    ways: deque[tuple[int, State]] = field(default_factory=deque)
    """Pairs (cost to go on from there, way), such that no later way is cheaper than an earlier one."""


class FlatSearch(LineSearch):
    """The search for a text that is a line without slack: the cheapest way within reach is the best to go on from."""

    def __init__(  # noqa: PLR0913 - the parent's
        self, text: Text, frame: Frame, digits: int, line: Line, *, merges: bool = False, fewest: int = 1
    ) -> None:
        super().__init__(text, frame, digits, line, merges=merges, fewest=fewest)
        self.forced = frozenset(text.forced)
        self.groups: dict[int, _Group] = {}

    def _add(self, end: int, states: list[State]) -> None:
        """Note the ways to end a post at a break, in the groups of the posts that may follow."""
        super()._add(end, states)
        if end in self.forced:
            self.groups.clear()
        for state in self.states[end] if end < self.text.breaks else ():
            number = state.number + 1
            if number > self.most:
                self.capped = True
                break
            cost, ways = state.cost + self.line.starts[end], self._group(number).ways
            while ways and ways[-1][0] > cost:
                ways.pop()
            ways.append((cost, state))

    def _group(self, number: int) -> _Group:
        """Return the group of the ways after which a post has this number."""
        alike = min(number, self.widest)
        key = number if number < self.apart else -len(str(alike))
        if key not in self.groups:
            self.groups[key] = _Group(self.line.limit - self.frame.marker(alike, self.digits)[0])
        return self.groups[key]

    def _ways_to(self, end: int) -> dict[int, State]:
        """Return the cheapest way to each number that a post which ends here may have."""
        if end in self.line.others:
            return super(LineSearch, self)._ways_to(end)
        ways: dict[int, State] = {}
        if self.reach == 0:
            self._mark_up_to(self.highest + 1)
            self._extend(ways, 0, end, self.frame.first)
        before, up_to, spent = self.line.before, self.line.up_to[end], self.post + self.cuts[end] + self.line.ends[end]
        for key, group in list(self.groups.items()):
            while group.ways and before[group.ways[0][1].end] < up_to - group.room:
                group.ways.popleft()
            if not group.ways:
                del self.groups[key]
                continue
            cost, state = group.ways[0]
            number = state.number + 1
            known = ways.get(number if number < self.apart else 0)
            if known is None or (cost + spent, state.end) < (known.cost, self.trail.ends[known.mark]):
                ways[number if number < self.apart else 0] = State(cost + spent, number, end, state.mark)
        return ways
