"""Where posts end: the cheapest of all layouts, found without seeing a word.

A text is a row of fragments with a *break* before, between and after them: break 0 is its start, break n its end. A
layout is an ascending choice of breaks. What the search knows of the text is how long each candidate post would be,
and what it and the cut after it would cost.
"""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Protocol

Tally = tuple[int, ...]
"""What a text comes to on a platform, before it is held against the limit; tallies add."""

# In threads of 1,000 posts and more, layouts that differ only by what a marker one digit wider takes are not told
# apart: keeping them all would make the search grow with the square of the text.
EXACT_DIGITS = 3
# So many fragments in a row, glued to each other, may count less together than the last of them do.
MOST_JOINTS = 64
# Room in a packed cost: for the roughness of ten million posts on a platform with a limit of a billion, and for counts.
_ROUGHNESS_BITS = 128
_COUNT_BITS = 32


class Cost(NamedTuple):
    """What a layout costs, compared field by field: no gain in a later field makes up for a loss in an earlier one.

    >>> Cost(between_clauses=9) < Cost(between_words=1) < Cost(in_words=1)
    True
    """

    unwanted: int = 0
    """Cuts where a person asked for none."""
    in_words: int = 0
    between_words: int = 0
    between_clauses: int = 0
    weak_clauses: int = 0
    """Those of the cuts between clauses that stand at a comma or a conjunction, not at a semicolon or a dash."""
    posts: int = 0
    """Stays 0 where the number of posts does not decide by itself."""
    roughness: int = 0
    """In a unit of the caller's choice; whole numbers, so that equals are equal."""

    def packed(self) -> int:
        """Return the cost as one number, which adds and compares as the fields do, several times as fast.

        >>> Cost.unpacked(Cost(posts=1, roughness=8).packed() + Cost(posts=1, roughness=12).packed()).roughness
        20
        """
        number = 0
        for field in self[:-1]:
            number = number << _COUNT_BITS | field
        return number << _ROUGHNESS_BITS | self.roughness

    @classmethod
    def unpacked(cls, number: int) -> "Cost":
        """Return the cost that was packed.

        >>> Cost.unpacked(Cost(1, 2, 3, 4, 5, 6, 7).packed())
        Cost(unwanted=1, in_words=2, between_words=3, between_clauses=4, weak_clauses=5, posts=6, roughness=7)
        """
        roughness = number & (1 << _ROUGHNESS_BITS) - 1
        number >>= _ROUGHNESS_BITS
        counts = [
            number >> _COUNT_BITS * place & (1 << _COUNT_BITS) - 1 for place in reversed(range(len(cls._fields) - 1))
        ]
        return cls._make([*counts, roughness])


class Text(Protocol):
    """What the layout may know of a text on a platform."""

    @property
    def breaks(self) -> int:
        """The number of the last break, which is the number of fragments."""

    @property
    def forced(self) -> Sequence[int]:
        """Breaks at which a post must end, ascending; the last of them is the end."""

    @property
    def cuts(self) -> Sequence[Cost]:
        """What a cut at each break costs."""

    @property
    def counts_posts(self) -> bool:
        """Whether the number of posts decides before roughness does."""

    def length(self, start: int, end: int, beside: Tally) -> int | None:
        """Return how long a post is that holds the fragments between two breaks and something beside them.

        It is in the platform's first unit; None where it is over a limit.
        """

    def clean(self, at: int) -> bool:
        """Whether what stands before break ``at`` can only add to the length of what follows it."""

    def post_roughness(self, start: int, end: int, length: int) -> int:
        """Return what a post of this length costs a reader."""

    def least_roughness(self, length: int | None) -> int:
        """Return the least that any post costs a reader that is no longer than this; None: however long it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in posts beside the fragments, as tallies, and bounds on what that can do to the cost."""

    marker: Callable[[int, int], Tally]
    """(index, digits of the total) → the marker, and whatever else stands in every post."""
    unmarked: Tally
    """What stands in a post that is the only one, and so bears no marker."""
    first: Tally
    """The opening; zeros where there is none."""
    last: Tally
    """The call to action, where it shares the last post; zeros where it does not."""
    posts_before: int = 0
    """Posts without fragments ahead, such as an opening's own."""
    posts_after: int = 0
    """Posts without fragments behind, such as a call to action's own."""
    digit_gain: int = 0
    """The most roughness that one more digit in a post's marker can save."""
    last_digit_gain: int = 0
    """What it can save in the last post beyond that."""

    @property
    def posts_around(self) -> int:
        """How many posts hold no fragments."""
        return self.posts_before + self.posts_after


class Layout(NamedTuple):
    """What a layout costs, and the breaks at which its posts end."""

    cost: Cost
    ends: tuple[int, ...]


class State(NamedTuple):
    """A way to end post ``number`` at break ``end``."""

    cost: int
    """Packed."""
    number: int
    end: int
    before: "State | None"


def best_layout(text: Text, frame: Frame, fewest: int = 1) -> Layout | None:
    """Return the cheapest layout, with the earlier cut where two cost the same; None where a fragment fits in no post.

    The search runs once for each count of digits that the total may have, since the markers' width depends on it.
    ``fewest`` is a number of posts, all told, that no layout is below, and saves it the counts that are too small.
    """
    best = single(text, frame) if fewest == 1 else None
    digits = len(str(fewest))
    while 10 ** (digits - 1) <= text.breaks + frame.posts_around:
        search = Search(text, frame, digits)
        found = search.best()
        if found is not None and (best is None or found < best):
            best = found
        if best is not None and not search.capped and not may_be_beaten(best, 10**digits, text, frame):
            break
        digits += 1
    return best


def may_be_beaten(best: Layout, total: int, text: Text, frame: Frame) -> bool:
    """Whether a layout of so many posts or more could cost less, going by what posts cost at the least."""
    posts = total - frame.posts_around
    least = best.cost._replace(posts=posts * text.counts_posts, roughness=posts * text.least_roughness(None))
    return least < best.cost


def single(text: Text, frame: Frame) -> Layout | None:
    """Return the layout of one post in all, which bears no marker."""
    if frame.posts_around or len(text.forced) > 1:
        return None
    length = text.length(0, text.breaks, summed(frame.unmarked, frame.first, frame.last))
    if length is None:
        return None
    roughness = text.post_roughness(0, text.breaks, length)
    return Layout(Cost(posts=int(text.counts_posts), roughness=roughness), (text.breaks,))


class Search:
    """The search among layouts whose total has so many digits.

    It goes through the breaks from left to right. For each it tries the posts that may end there, the longest first,
    until no shorter one can be cheaper.
    """

    def __init__(self, text: Text, frame: Frame, digits: int) -> None:
        self.text = text
        self.frame = frame
        self.digits = digits
        self.most = 10**digits - 1 - frame.posts_after
        self.capped = False
        """Whether a layout was left out because its total would have more digits."""
        self.narrowest = min(frame.marker(index, digits) for index in (1, 2))
        self.cuts = [cut.packed() for cut in text.cuts]
        self.post = Cost(posts=int(text.counts_posts)).packed()
        self.clean = [*(text.clean(at) for at in range(text.breaks)), True]
        self.joints = list(accumulate((not clean for clean in self.clean), initial=0))
        """How many breaks before each are not clean."""
        self.states: list[list[State]] = [[State(0, frame.posts_before, 0, None)]]
        self.highest = frame.posts_before
        """The highest number of any state."""
        self.reach = 0
        """The earliest break from which a post can reach where the search is."""
        self.latest = 0
        """The last break at which a post can end."""
        self.lowest: deque[tuple[int, int]] = deque([(0, 0)])
        """Pairs (break, least cost there), both ascending: the first from a break on is the least from there on."""

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
            self._add(end, self.ways_kept(end))
            if self.latest < self.reach:
                return []
            if end == next_forced:
                floor, next_forced = end, next(forced, end)
        fewest = max(10 ** (self.digits - 1), 2)
        ends = (state for state in self.states[-1] if state.number + self.frame.posts_after >= fewest)
        return [Layout(Cost.unpacked(state.cost), ends_of(state)) for state in ends]

    def ways_kept(self, end: int) -> list[State]:
        """Return the ways to end a post at a break that may lead to the cheapest layout, in order of number."""
        return self._undominated(self._ways_to(end))

    def _advance(self, end: int, floor: int) -> None:
        """Move the earliest break from which a post can reach this one.

        Where tallies add at both ends, what is too long for a post that ends here is too long for all that follow.
        """
        self.reach = max(self.reach, floor)
        while self.reach < end and self.clean[self.reach] and self.clean[end] and self._is_over(self.reach, end):
            self.reach += 1
        if self.joints[end + 1] > self.joints[self.reach]:
            self._advance_over_joints(end)
        while self.lowest and self.lowest[0][0] < self.reach:
            self.lowest.popleft()

    def _advance_over_joints(self, end: int) -> None:
        """Move it where tallies do not add everywhere, going back from the end instead.

        A longer post may be the shorter one there (when "left." and "It" become a link), but never for long.
        """
        over = 0
        for start in range(end - 1, self.reach - 1, -1):
            over = over + 1 if self._is_over(start, end) else 0
            if over and (self.clean[start] or over == MOST_JOINTS):
                self.reach = start + 1
                return

    def _is_over(self, start: int, end: int) -> bool:
        """Whether a post is too long whatever its number."""
        return self.text.length(start, end, self.narrowest) is None

    def _add(self, end: int, states: list[State]) -> None:
        """Note the ways to end a post at a break."""
        self.states.append(states)
        if not states:
            return
        self.latest = end
        self.highest = max(self.highest, states[-1].number)
        least = min(state.cost for state in states)
        while self.lowest and self.lowest[-1][1] >= least:
            self.lowest.pop()
        self.lowest.append((end, least))

    def _ways_to(self, end: int) -> dict[int, State]:
        """Return the cheapest way to each number that a post which ends here may have."""
        ways: dict[int, State] = {}
        lowest = iter(self.lowest)
        at, least = next(lowest, (end, 0))
        for start in range(self.reach, end):
            edge = self.edge(start, end) if start == 0 or end == self.text.breaks else None
            length = self._extend(ways, start, end, edge)
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
        gain, once = self.gains(ways)
        first = self.states[start][0].number + 1
        return any(
            way.number <= first and way.cost + once + gain * (self.highest + 1 - way.number) <= floor
            for way in ways.values()
        )

    def edge(self, start: int, end: int) -> Tally:
        """Return what the first post or the last holds beside what every post does."""
        frame = self.frame
        if end < self.text.breaks:
            return frame.first
        return summed(frame.first, frame.last) if start == 0 else frame.last

    def _extend(self, ways: dict[int, State], start: int, end: int, edge: Tally | None) -> int | None:
        """Add the ways whose last post goes from ``start`` to ``end``; return its length, or None where it fits not."""
        longest: int | None = None
        beside: Tally | None = None
        length: int | None = None
        spent = 0
        for state in self.states[start]:
            number = state.number + 1
            if number > self.most:
                self.capped = True
                break
            marker = self.frame.marker(number, self.digits)
            if marker is not beside:
                beside = marker
                length = self.text.length(start, end, marker if edge is None else summed(marker, edge))
                if length is not None:
                    longest = length
                    spent = self.post + self.cuts[end] + self.text.post_roughness(start, end, length)
            if length is None:
                break
            cost = state.cost + spent
            if number not in ways or cost < ways[number].cost:
                ways[number] = State(cost, number, end, state)
        return longest

    def gains(self, ways: Collection[int]) -> tuple[int, int]:
        """Return what wider markers can still save a way: for each number that it is ahead, and once."""
        if self.digits > EXACT_DIGITS or (ways and min(ways) >= 10 ** (self.digits - 1)):
            return 0, 0
        return self.frame.digit_gain, self.frame.last_digit_gain

    def _undominated(self, ways: dict[int, State]) -> list[State]:
        """Keep the ways that no other beats, in order of number.

        A way beats another that has a higher number if it costs no more, even after the other has gained what wider
        markers may save it: a narrower marker leaves every continuation possible.
        """
        if len(ways) < 2:  # noqa: PLR2004 - one way has nothing to be compared with
            return list(ways.values())
        if self.digits > EXACT_DIGITS:
            return [min(ways.values())]
        gain, once = self.gains(ways)
        kept: list[State] = []
        lowest: int | None = None
        for number in sorted(ways):
            adjusted = ways[number].cost - gain * number
            if lowest is None or adjusted < lowest + once:
                kept.append(ways[number])
                lowest = adjusted if lowest is None else min(lowest, adjusted)
        return kept


def ends_of(state: State) -> tuple[int, ...]:
    """Return the breaks at which posts end on the way to a state."""
    ends: list[int] = []
    while state.before is not None:
        ends.append(state.end)
        state = state.before
    return tuple(reversed(ends))


def summed(*tallies: Tally) -> Tally:
    """Return the tallies added up, unit by unit."""
    return tuple(map(sum, zip(*tallies, strict=True)))
