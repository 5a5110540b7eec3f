"""Sums of what stands before many places of a text, from which the tally between any two of them is one subtraction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LONG_KNOT = -1
"""The number of all knots that are too long for sums inside of them to be kept."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands before each of many places, ascending: for slices that begin there, or for those that end there.

    A place inside a knot is taken as if the text beyond were plain, so that a slice is the difference of two sums also
    where it begins or ends inside a knot; but where it does both in the same one, it is to be counted by itself.
    """

    rows: tuple[Sequence[int], ...]
    """One a part of tallies."""
    knots: Mapping[int, int]
    """The number of the knot around each place that is not clean, by the number of that place."""

    def clean(self, at: int) -> bool:
        """Whether tallies add up at a place."""
        return at not in self.knots

    def ties(self, ends: "Sums", start: int, end: int) -> bool:
        """Whether a slice from one of these places to one of those ends is to be counted by itself."""
        first, last = self.knots.get(start), ends.knots.get(end)
        return LONG_KNOT in (first, last) or (first is not None and first == last)
