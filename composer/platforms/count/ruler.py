"""Measures slices of a text from sums over what stands before, with a correction at each joint."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from composer.platforms.count.counter import Counter, Tally

# A sum is kept every so many characters; what remains is counted when it is asked for.
_STRIDE = 256
# Slices inside knots whose count is remembered, since the searches ask for the same ones: some megabytes.
_REMEMBERED = 20_000


class Ruler:
    """The tally of any slice of one text, equal to counting that slice by itself.

    A position is clean where nothing left of it can change how what is right of it counts, nor the other way round, in
    any slice. The others lie inside knots; a slice that ends inside one has that part counted by itself.
    """

    def __init__(self, text: str, counter: Counter) -> None:
        self._text = text
        self._counter = counter
        blocks = (counter.plain(text[start : start + _STRIDE]) for start in range(0, len(text), _STRIDE))
        zero = tuple(0 for _ in counter.tally(""))
        self._sums = list(accumulate(blocks, _sum, initial=zero))
        knots = list(_merged(counter.knots(text)))
        self._remembered: dict[tuple[int, int], Tally] = {}
        self._knot_starts = [start for start, _ in knots]
        self._knot_ends = [end for _, end in knots]
        surpluses = (_difference(counter.tally(text[a:b]), counter.plain(text[a:b])) for a, b in knots)
        self._surpluses = list(accumulate(surpluses, _sum, initial=zero))

    def clean(self, position: int) -> bool:
        """Whether tallies add up at ``position``."""
        knot = bisect_left(self._knot_starts, position) - 1
        return knot < 0 or position >= self._knot_ends[knot]

    def tally(self, start: int, end: int) -> Tally:
        """The tally of the text from ``start`` to ``end``, in the same time however far apart they are."""
        first = bisect_left(self._knot_starts, start)
        if first and start < self._knot_ends[first - 1]:
            joint = self._knot_ends[first - 1]
            if joint >= end:
                return self._counted(start, end)
            return _sum(self._counted(start, joint), self._from_clean(joint, end))
        return self._from_clean(start, end)

    def _from_clean(self, start: int, end: int) -> Tally:
        last = bisect_left(self._knot_starts, end) - 1
        joint = end
        if last >= 0 and end < self._knot_ends[last]:
            joint = self._knot_starts[last]
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

    def _before(self, position: int) -> Tally:
        """The tally of all that stands before a clean position."""
        block = position // _STRIDE
        plain = _sum(self._sums[block], self._counter.plain(self._text[block * _STRIDE : position]))
        return _sum(plain, self._surpluses[bisect_right(self._knot_ends, position)])


def _merged(knots: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The knots in order, those that share a position inside both made one."""
    start = end = -1
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
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _difference(left: Tally, right: Tally) -> Tally:
    return tuple(a - b for a, b in zip(left, right, strict=True))
