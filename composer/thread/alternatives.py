"""The best layouts, not the very best alone: each differs from all others in at least one cut."""

from itertools import islice

from composer.thread.layout import (
    EXACT_DIGITS,
    Frame,
    Layout,
    Search,
    State,
    Text,
    best_layout,
    may_be_beaten,
    single,
    summed,
)


def best_layouts(text: Text, frame: Frame, count: int) -> list[Layout]:
    """Return so many layouts, the cheapest first, or all that there are; of equals the one with the earlier cut first.

    The first is the one that ``best_layout`` finds.
    """
    best = best_layout(text, frame)
    if best is None:
        return []
    found = [layout for layout in (single(text, frame),) if layout is not None]
    digits = 1
    while 10 ** (digits - 1) <= text.breaks + frame.posts_around:
        search = Ranking(text, frame, digits, count)
        found = sorted([*found, *search.layouts()])[:count]
        enough = len(found) == count and not may_be_beaten(found[-1], 10**digits, text, frame)
        if enough and not search.capped:
            break
        digits += 1
    return [best, *islice((layout for layout in found if layout.ends != best.ends), count - 1)]


class Ranking(Search):
    """A search that keeps several ways to each break and number."""

    def __init__(self, text: Text, frame: Frame, digits: int, count: int) -> None:
        super().__init__(text, frame, digits)
        self.count = count

    def ways_kept(self, end: int) -> list[State]:
        """Return the ways to end a post at a break that may lead to one of the cheapest, in order of number."""
        ways: dict[int, list[State]] = {}
        for start in range(self.reach, end):
            self._extend_all(ways, start, end)
        if self.digits > EXACT_DIGITS:
            return sorted(
                sorted((state for states in ways.values() for state in states), key=_cost)[: self.count], key=_number
            )
        gain, once = self.dominance.gains(ways)
        kept: list[State] = []
        lower: list[int] = []
        for number in sorted(ways):
            states = sorted(ways[number], key=_cost)[: self.count]
            worth = [
                state
                for state in states
                if sum(cost + once <= state.cost - gain * number for cost in lower) < self.count
            ]
            kept += worth
            lower = sorted([*lower, *(state.cost - gain * number for state in worth)])[: self.count]
        return kept

    def _extend_all(self, ways: dict[int, list[State]], start: int, end: int) -> None:
        """Add the ways whose last post goes from ``start`` to ``end``."""
        edge = self.edge(start, end) if start == 0 or end == self.text.breaks else None
        for state in self.states[start]:
            number = state.number + 1
            if number > self.most:
                self.capped = True
                break
            marker = self.frame.marker(number, self.digits)
            length = self.text.length(start, end, marker if edge is None else summed(marker, edge))
            if length is None:
                break
            spent = self.post + self.cuts[end] + self.text.post_roughness(start, end, length)
            ways.setdefault(number, []).append(State(state.cost + spent, number, end, state.mark))


def _cost(state: State) -> int:
    return state.cost


def _number(state: State) -> int:
    return state.number
