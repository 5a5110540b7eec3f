"""Measures slices of a text from sums over what stands before, with a correction at each joint."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, pairwise
from operator import add, sub
from typing import Literal

from composer.platforms.count.counter import Counter, Tally
from composer.platforms.count.sums import LONG_KNOT, Sums

# A sum is kept every so many characters at least; what remains is counted when it is asked for.
_STRIDE = 256
# Slices inside knots whose count is remembered, since the searches ask for the same ones: some megabytes.
_REMEMBERED = 20_000
# Of a longer knot, what stands before each place is counted when it is asked for: all at once would take too long.
_LONGEST_KNOT = 256
# A sum inside a knot may be below 0 or beyond the last one, if by less than what stands in that knot.
_HALF_OF_INT = 2**30


class Ruler:
    """The tally of any slice of one text, equal to counting that slice by itself.

    A position is clean where nothing left of it can change how what is right of it counts, nor the other way round, in
    any slice. The others lie inside knots; a slice that ends inside one has that part counted by itself. ``places``,
    ascending, are where slices will begin and end most: a sum is kept at each.

    >>> from composer.platforms import platform
    >>> Ruler("It left. See https://example.com/a-very-long-path", platform("x").counter).tally(9, 49)
    (27,)
    """

    def __init__(self, text: str, counter: Counter, places: Iterable[int] = ()) -> None:
        self._text = text
        self._counter = counter
        self._remembered: dict[tuple[int, int], Tally] = {}
        self._starts = array("q")
        """Where each stretch of the text begins, which is a knot or holds none; the last is empty."""
        self._knotted = bytearray()
        """Whether each stretch is a knot."""
        self._sums = [array("q", [0]) for _ in counter.tally("")]
        """What stands before each stretch, one row a unit."""
        for start, is_knot in _stretches(len(text), places, counter.knots(text)):
            self._starts.append(start)
            self._knotted.append(is_knot)
        for (start, end), knotted in zip(pairwise(self._starts), self._knotted, strict=False):
            part = text[start:end]
            for row, more in zip(self._sums, counter.tally(part) if knotted else counter.plain(part), strict=True):
                row.append(row[-1] + more)

    def clean(self, position: int) -> bool:
        """Whether tallies add up at ``position``."""
        stretch = self._stretch(position)
        return not self._knotted[stretch] or self._starts[stretch] == position

    def sums(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[Sums, Sums]:
        """What stands before each start and each end of spans in order, for slices from one to another.

        The first of the ends is the beginning of the text, before all spans.
        """
        knots: dict[int, int] = {}
        places = chain((0,), chain.from_iterable(zip(starts, ends, strict=True)))
        flat = array(self._typecode, chain.from_iterable(self._sums_before(places, knots)))
        units = len(self._sums)
        up_to, before = (tuple(flat[first + unit :: 2 * units] for unit in range(units)) for first in (0, units))
        return (
            Sums(before, {at // 2: knot for at, knot in knots.items() if at % 2}),
            Sums(up_to, {at // 2: knot for at, knot in knots.items() if not at % 2}),
        )

    @property
    def _typecode(self) -> Literal["i", "q"]:
        """What an array of sums is of: four bytes each where these hold every sum there is."""
        return "i" if max(row[-1] for row in self._sums) < _HALF_OF_INT else "q"

    def _sums_before(self, places: Iterable[int], knots: dict[int, int]) -> Iterator[Tally]:
        """The tally of all that stands before each place, an end and a start in turn; knots around them are noted."""
        stretch = start = following = 0
        total: Tally = ()
        for at, place in enumerate(places):
            if place >= following:
                stretch = self._stretch(place)
                start = self._starts[stretch]
                following = self._starts[min(stretch + 1, len(self._starts) - 1)]
                total = tuple([row[stretch] for row in self._sums])
            if place == start:
                yield total
            elif self._knotted[stretch]:
                is_short = following - start <= _LONGEST_KNOT
                knots[at] = stretch if is_short else LONG_KNOT
                yield self._sum_within(stretch, place, ends=at % 2 == 0) if is_short else total
            else:
                total, start = _sum(total, self._counter.plain(self._text[start:place])), place
                yield total

    def _sum_within(self, knot: int, place: int, *, ends: bool) -> Tally:
        """What stands before a place inside a knot, as it is for all slices that reach beyond the knot."""
        start, end = self._starts[knot], self._starts[knot + 1]
        if ends:
            return _sum(tuple([row[knot] for row in self._sums]), self._counted(start, place))
        return _difference(tuple([row[knot + 1] for row in self._sums]), self._counted(place, end))

    def tally(self, start: int, end: int) -> Tally:
        """The tally of the text from ``start`` to ``end``, in the same time however far apart they are."""
        first, last = self._stretch(start), self._stretch(end)
        if self._starts[first] == start and self._starts[last] == end:
            return tuple([row[last] - row[first] for row in self._sums])  # as sentences nearly always do
        if self.clean(start):
            return self._from_clean(start, end)
        joint = self._starts[first + 1]
        if joint >= end:
            return self._counted(start, end)
        return _sum(self._counted(start, joint), self._from_clean(joint, end))

    def between(self, start: int, end: int) -> Tally:
        """The tally of what stands between the knots around two positions: no slice from the one to the other has less.

        Nor has any that reaches farther, at either end.
        """
        first = start if self.clean(start) else self._starts[self._stretch(start) + 1]
        last = end if self.clean(end) else self._starts[self._stretch(end)]
        return _difference(self._before(max(first, last)), self._before(first))

    def _from_clean(self, start: int, end: int) -> Tally:
        joint = end if self.clean(end) else self._starts[self._stretch(end)]
        between = _difference(self._before(joint), self._before(start))
        return between if joint == end else _sum(between, self._counted(joint, end))

    def _counted(self, start: int, end: int) -> Tally:
        """The tally of a slice with an end inside a knot, counted once as long as it is remembered."""
        if (known := self._remembered.get((start, end))) is not None:
            return known
        if len(self._remembered) == _REMEMBERED:
            self._remembered.clear()
        tally = self._remembered[start, end] = self._counter.tally(self._text[start:end])
        return tally

    def _stretch(self, position: int) -> int:
        """The number of the stretch that a position lies in."""
        return bisect_right(self._starts, position) - 1

    def _before(self, position: int) -> Tally:
        """The tally of all that stands before a clean position."""
        stretch = self._stretch(position)
        start = self._starts[stretch]
        before = tuple([row[stretch] for row in self._sums])
        return before if start == position else _sum(before, self._counter.plain(self._text[start:position]))


def _stretches(length: int, places: Iterable[int], knots: Iterable[tuple[int, int]]) -> Iterator[tuple[int, bool]]:
    """Where stretches begin, and whether each is a knot: at each place outside knots, and at both ends of a knot."""
    apart = list(merged(knots))
    marks = merge(range(0, length, _STRIDE), places, (end for _, end in apart))
    reached = 0
    # By their ends' negatives, since a knot comes before a mark at its beginning.
    for start, negative in merge(((start, -end) for start, end in apart), ((mark, -mark) for mark in marks)):
        if reached <= start < length:
            yield start, start < -negative
            reached = max(-negative, start + 1)
    yield length, False


def merged(knots: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The knots in order, those that share a position inside both made one."""
    start = end = 0
    for knot_start, knot_end in knots:
        if knot_start < end:
            end = max(end, knot_end)
            continue
        if end > start:
            yield start, end
        start, end = knot_start, knot_end
    if end > start:
        yield start, end


def _sum(left: Tally, right: Tally) -> Tally:
    return tuple(map(add, left, right))


def _difference(left: Tally, right: Tally) -> Tally:
    return tuple(map(sub, left, right))
