"""The search itself: from left to right, the longest posts first."""

import sys
from array import array
from collections import deque
from functools import cache
from itertools import accumulate, chain

from composer.thread.layout.cost import Cost
from composer.thread.layout.dominance import Dominance
from composer.thread.layout.model import Frame, Layout, Tally, Text
from composer.thread.layout.state import State, Trail

# So many fragments in a row, glued to each other, may count less together than the last of them do.
MOST_JOINTS = 64


class Search:
    """The search among layouts whose total has so many digits.

    It goes through the breaks from left to right. For each it tries the posts that may end there, the longest first,
    until no shorter one can be cheaper. Where it ``merges``, numbers with as many digits as the total are not told
    apart, so that of a text of short paragraphs few ways are kept; what it finds may then have too many posts.
    ``fewest`` is a number of posts, all told, that no layout is below.
    """

    def __init__(self, text: Text, frame: Frame, digits: int, *, merges: bool = False, fewest: int = 1) -> None:
        self.text = text
        self.frame = frame
        self.digits = digits
        self.widest = frame.highest_last(digits)
        self.most = sys.maxsize if merges else self.widest
        self.capped = False
        """Whether a layout was left out because its total would have more digits; never where they merge."""
        self.narrowest = min(frame.marker(index, digits) for index in (1, 2))
        self.markers = [self.narrowest]
        """What stands beside the words of a post with each number, as far as numbers are reached; 0 has no post."""
        self.dominance = Dominance(frame, digits, merges=merges, fewest=fewest)
        self.apart = self.dominance.apart
        packed = cache(Cost.packed)
        self.cuts = [packed(cut) for cut in text.cuts]
        self.post = Cost(posts=int(text.counts_posts)).packed()
        self.least = self.post + text.least_roughness(None)
        """What any post costs at the least."""
        self.clean = bytes(chain(map(text.clean, range(text.breaks)), (True,)))
        self.joints = array("i", accumulate((not clean for clean in self.clean), initial=0))
        """How many breaks before each are not clean."""
        self.states: dict[int, list[State]] = {0: [State(0, frame.posts_before, 0, 0)]}
        """The ways to each break that a post can still reach."""
        self.trail = Trail()
        self.highest = frame.posts_before
        """The highest number of any state."""
        self.reach = 0
        """The earliest break from which a post can reach where the search is."""
        self.latest = 0
        """The last break at which a post can end."""
        self.lowest: deque[tuple[int, int]] = deque()
        """Pairs (break, least cost there), both ascending: the first from a break on is the least from there on."""
        self.allowance: list[int] | None = None
        """By break, the most that a way there may cost, packed; None where it may cost anything."""

    def tell_no_numbers_apart(self) -> None:
        """Keep one way to each break, whatever its number: what is found so is not always the cheapest."""
        self.apart = self.dominance.apart = 0

    def best(self) -> Layout | None:
        """Return the cheapest layout; None where there is none."""
        return min(self.layouts(), default=None)

    def layouts(self) -> list[Layout]:
        """Return what the ways to the end come to."""
        floor = 0
        forced = iter(self.text.forced)
        next_forced = next(forced)
        for end in range(1, self.text.breaks + 1):
            self._advance(end, floor)
            if end == self.text.breaks:
                self._let_go_of_few()
            self._add(end, self.ways_kept(end))
            if self.latest < self.reach:
                return []
            if end == next_forced:
                floor, next_forced = end, next(forced, end)
        return [Layout(Cost.unpacked(state.cost), self.trail.ends_of(state)) for state in self.states[self.text.breaks]]

    def _let_go_of_few(self) -> None:
        """Keep those ways only after which the last post may come: others must not seem to beat them."""
        lowest = self.frame.lowest_last(self.digits) - 1
        for start in range(self.reach, self.text.breaks):
            self.states[start] = [state for state in self.states[start] if state.number >= lowest]

    def ways_kept(self, end: int) -> list[State]:
        """Return the ways to end a post at a break that may lead to the cheapest layout, in order of number."""
        ways = self.dominance.undominated(self._ways_to(end))
        if self.allowance is None:
            return ways
        return [way for way in ways if way.cost <= self.allowance[end]]

    def _advance(self, end: int, floor: int) -> None:
        """Move the earliest break from which a post can reach this one.

        Where tallies add at both ends, what is too long for a post that ends here is too long for all that follow.
        """
        behind = self.reach
        self.reach = max(behind, floor)
        self._move_reach(end)
        for start in range(behind, self.reach):
            del self.states[start]
        while self.lowest and self.lowest[0][0] < self.reach:
            self.lowest.popleft()

    def _move_reach(self, end: int) -> None:
        """Move it, going by length."""
        while self.reach < end and self.clean[self.reach] and self.clean[end] and self._is_over(self.reach, end):
            self.reach += 1
        if self.clean[self.reach] and self.clean[end]:
            return
        while self.reach < end and self.text.is_beyond(self.reach, end, self.narrowest):
            self.reach += 1
        if end - self.reach >= MOST_JOINTS:
            self._advance_over_joints(end)

    def _advance_over_joints(self, end: int) -> None:
        """Move it where tallies do not add everywhere, going back from the end instead.

        A longer post may be the shorter one there (when "left." and "It" become a link), but never for long: neither
        the one that begins earlier nor, at an end that is not clean, the one that ends later.
        """
        over = 0
        for start in range(end - 1, self.reach - 1, -1):
            over = over + 1 if self._is_over(start, end) else 0
            if over == MOST_JOINTS or (over and self.clean[start] and self.clean[end]):
                self.reach = start + 1
                return

    def _is_over(self, start: int, end: int) -> bool:
        """Whether a post is too long whatever its number."""
        return self.text.length(start, end, self.narrowest) is None

    def _add(self, end: int, states: list[State]) -> None:
        """Note the ways to end a post at a break."""
        self.states[end] = list(map(self.trail.kept, states))
        if not states:
            return
        self.latest = end
        self.highest = max(self.highest, states[-1].number)
        least = min(states).cost
        while self.lowest and self.lowest[-1][1] >= least:
            self.lowest.pop()
        self.lowest.append((end, least))

    def _ways_to(self, end: int) -> dict[int, State]:
        """Return the cheapest way to each number that a post which ends here may have."""
        ways: dict[int, State] = {}
        lowest = iter(self.lowest)
        at, least = next(lowest, (end, 0))
        self._mark_up_to(self.highest + 1)
        for start in range(self.reach, end):
            edge = self.edge(start, end) if start == 0 or end == self.text.breaks else None
            length = self._extend(ways, start, end, edge) if self.states[start] else None
            while at <= start:
                at, least = next(lowest, (end, 0))
            if at == end or (length is not None and self._is_settled(ways, start, end, length, least)):
                break
        return ways

    def _is_settled(self, ways: dict[int, State], start: int, end: int, length: int, least: int) -> bool:
        """Whether no post that begins after ``start`` gives a way that is worth keeping.

        Each of them is shorter, follows on a cost of ``least`` or more, and has a number that is no lower.
        """
        if self.joints[end] > self.joints[start]:
            return False
        floor = least + self.post + self.cuts[end] + self.text.least_roughness(length)
        first, last = self.states[start][0].number + 1, self.highest + 1
        return self.dominance.beats(ways, floor, first, last)

    def edge(self, start: int, end: int) -> Tally:
        """Return what the first post or the last holds beside what every post does."""
        frame = self.frame
        if end < self.text.breaks:
            return frame.first
        return summed(frame.first, frame.last) if start == 0 else frame.last

    def _extend(self, ways: dict[int, State], start: int, end: int, edge: Tally | None) -> int | None:
        """Add the ways whose last post goes from ``start`` to ``end``; return its length, where that was to be known.

        A way is not looked at where another is cheaper already, whatever the post costs.
        """
        longest: int | None = None
        beside: Tally | None = None
        length: int | None = None
        cut = spent = self.cuts[end]
        for state in self.states[start]:
            number = state.number + 1
            if number > self.most:
                self.capped = True
                break
            known = ways.get(number if number < self.apart else 0)
            if known is not None and known.cost <= state.cost + cut + self.least:
                continue
            marker = self.markers[number]
            if marker is not beside:
                beside = marker
                length = self.text.length(start, end, marker if edge is None else summed(marker, edge))
                if length is not None:
                    longest = length
                    spent = self.post + cut + self.text.post_roughness(start, end, length)
            if length is None:
                break
            cost = state.cost + spent
            if known is None or cost < known.cost:
                ways[number if number < self.apart else 0] = State(cost, number, end, state.mark)
        return longest

    def _mark_up_to(self, number: int) -> None:
        """Note what stands beside the words of the posts up to this number."""
        for each in range(len(self.markers), min(number, self.most) + 1):
            self.markers.append(self.frame.marker(min(each, self.widest), self.digits))


def summed(*tallies: Tally) -> Tally:
    """Return the tallies added up, unit by unit."""
    return tuple(map(sum, zip(*tallies, strict=True)))
