"""The search for a text that is a line: the same layouts, from plain numbers."""

from composer.thread.layout.model import Frame, Line, Text
from composer.thread.layout.search import Search
from composer.thread.layout.state import State


class LineSearch(Search):
    """The search where lengths add up everywhere, as they do in nearly every statement: several times as quick."""

    def __init__(  # noqa: PLR0913 - the parent's, and the line
        self, text: Text, frame: Frame, digits: int, line: Line, *, merges: bool = False, fewest: int = 1
    ) -> None:
        super().__init__(text, frame, digits, merges=merges, fewest=fewest)
        self.line = line
        self.rooms: list[int] = []
        """What is left of the limit beside the marker of a post with each number, as far as numbers are reached."""

    def _move_reach(self, end: int) -> None:
        """Move the earliest break from which a post can reach this one, going by length."""
        before, least = self.line.before, self.line.up_to[end] + self.narrowest[0] - self.line.limit
        while self.reach < end and before[self.reach] < least:
            self.reach += 1

    def _ways_to(self, end: int) -> dict[int, State]:
        """Return the cheapest way to each number that a post which ends here may have."""
        if self.reach == 0 or end in self.line.others:
            return super()._ways_to(end)
        line, ways, rooms = self.line, dict[int, State](), self._rooms()
        spent = self.post + self.cuts[end] + line.ends[end]
        brief = line.limit - line.short
        for start in range(self.reach, end):
            used = line.up_to[end] - line.before[start]
            for state in self.states[start]:
                number = state.number + 1
                if number > self.most:
                    self.capped = True
                    break
                room = rooms[number] - used
                cost = state.cost + spent + line.starts[start] + line.slack * room * room
                if room > brief:
                    cost += line.short_cost
                known = ways.get(number if number < self.apart else 0)
                if room >= 0 and (known is None or cost < known.cost):
                    ways[number if number < self.apart else 0] = State(cost, number, end, state.mark)
        return ways

    def _rooms(self) -> list[int]:
        """Return what markers leave of the limit, up to that of the highest number there may be next."""
        self._mark_up_to(self.highest + 1)
        self.rooms += [self.line.limit - marker[0] for marker in self.markers[len(self.rooms) :]]
        return self.rooms
