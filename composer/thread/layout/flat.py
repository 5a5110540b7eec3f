"""The search where all posts cost the same, however full: for the fewest there can be."""

from collections import deque
from dataclasses import dataclass, field

from composer.thread.layout.grouped import Group, GroupedSearch
from composer.thread.layout.line import LineSearch
from composer.thread.layout.state import State


@dataclass(slots=True)
class _Group(Group):
    ways: deque[tuple[int, State]] = field(default_factory=deque)
    """Pairs (cost to go on from there, way), such that no later way is cheaper than an earlier one."""


class FlatSearch(GroupedSearch[_Group]):
    """The search for a text that is a line without slack: the cheapest way within reach is the best to go on from."""

    def _new_group(self, key: int, room: int) -> _Group:
        """Return a group without ways."""
        return _Group(key, room)

    def _join(self, group: _Group, state: State) -> None:
        """Note a way in the group of the post that may follow it."""
        cost, ways = state.cost + self.line.starts[state.end], group.ways
        while ways and ways[-1][0] > cost:
            ways.pop()
        ways.append((cost, state))

    def _ways_to(self, end: int) -> dict[int, State]:
        """Return the cheapest way to each number that a post which ends here may have."""
        if end in self.line.others:
            return super(LineSearch, self)._ways_to(end)
        ways: dict[int, State] = {}
        if self.reach == 0:
            self._mark_up_to(self.highest + 1)
            self._extend(ways, 0, end, self.frame.first)
        before, up_to, spent = self.line.before, self.line.up_to[end], self.post + self.cuts[end] + self.line.ends[end]
        for group in list(self.groups.values()):
            while group.ways and before[group.ways[0][1].end] < up_to - group.room:
                group.ways.popleft()
            if not group.ways:
                del self.groups[group.key]
                continue
            cost, state = group.ways[0]
            number = state.number + 1
            known = ways.get(number if number < self.apart else 0)
            if known is None or (cost + spent, state.end) < (known.cost, self.trail.ends[known.mark]):
                ways[number if number < self.apart else 0] = State(cost + spent, number, end, state.mark)
        return ways
