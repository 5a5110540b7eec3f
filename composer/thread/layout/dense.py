"""The search where posts hold very many fragments: words, characters, one-word sentences.

It finds the same layouts. Where a post costs by the square of its empty room, what the ways to all earlier breaks come
to at a break are parabolas of one shape, and so straight lines apart from what they share: the cheapest is found among
them without looking at each.
"""

from dataclasses import dataclass, field

from composer.thread.layout.envelope import Envelope, Ray
from composer.thread.layout.grouped import Group, GroupedSearch
from composer.thread.layout.line import LineSearch
from composer.thread.layout.model import Line
from composer.thread.layout.state import State

# With fewer fragments a post than this, to look at each is quicker.
DENSE = 48


def is_dense(line: Line) -> bool:
    """Whether posts hold so many fragments, on average, that ``DenseSearch`` is the quicker one."""
    return len(line.before) * line.limit > DENSE * line.up_to[-1]


@dataclass(slots=True)
class _Group(Group):
    full: Envelope = field(default_factory=Envelope)
    """The ways from which a post to where the search is would not be short."""
    brief: Envelope = field(default_factory=Envelope)
    """Those from which it would: all that stand near, where a post holds a whole report."""


class DenseSearch(GroupedSearch[_Group]):
    """The search, for a text that is a line."""

    def _new_group(self, key: int, room: int) -> _Group:
        """Return a group without ways."""
        return _Group(key, room)

    def _join(self, group: _Group, state: State) -> None:
        """Note a way in the group of the post that may follow it."""
        before = self.line.before[state.end]
        height = state.cost + self.line.starts[state.end] + self.line.slack * before * before
        group.brief.push(Ray(2 * self.line.slack * before, height, state))

    def _ways_to(self, end: int) -> dict[int, State]:
        """Return the cheapest way to each number that a post which ends here may have."""
        if end in self.line.others:
            return super(LineSearch, self)._ways_to(end)
        ways: dict[int, State] = {}
        if self.reach == 0:
            self._mark_up_to(self.highest + 1)
            self._extend(ways, 0, end, self.frame.first)
        for group in list(self.groups.values()):
            if self._advance_group(group, end):
                self._extend_group(ways, group, end)
            else:
                del self.groups[group.key]
        return ways

    def _advance_group(self, group: _Group, end: int) -> bool:
        """Move what is no longer brief, and let go of what is too far away; return whether anything is left."""
        line = self.line
        # A post that begins before this is not short; one that begins before that is too long.
        brief_from = line.up_to[end] + line.limit - group.room - line.short
        full_from = line.up_to[end] - group.room
        while (newest := group.brief.oldest()) is not None and line.before[newest.end] <= brief_from:
            group.full.push(group.brief.drop())
        while (oldest := group.full.oldest()) is not None and line.before[oldest.end] < full_from:
            group.full.drop()
        return oldest is not None or newest is not None

    def _extend_group(self, ways: dict[int, State], group: _Group, end: int) -> None:
        """Add the cheapest ways through a group, where they are cheaper than what is known."""
        line = self.line
        x = group.room - line.up_to[end]
        spent = self.post + self.cuts[end] + line.ends[end] + line.slack * x * x
        for envelope, more in ((group.full, 0), (group.brief, line.short_cost)):
            best = envelope.lowest(x)
            if best is not None:
                self._keep(ways, best.state, end, best.at(x) + spent + more)

    def _keep(self, ways: dict[int, State], state: State, end: int, cost: int) -> None:
        """Add a way, where it is cheaper than what is known."""
        key = state.number + 1 if state.number + 1 < self.apart else 0
        known = ways.get(key)
        if known is None or cost < known.cost:
            ways[key] = State(cost, state.number + 1, end, state.mark)
