"""A stretch of a text, which the search lays out anew to find what would be next best without one of the cuts."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from composer.thread.candidates import Candidates
from composer.thread.layout import Cost, Line, Tally

NEVER = Cost(unwanted=2**24)
"""What a cut at the avoided break costs: more than all that people can ask of the cuts of any text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, as the search sees it, in which no post ends at one of the breaks, if that can be had."""

    whole: Candidates
    numbers: Line | None
    """All of the text as plain numbers, found once for all stretches; None where it takes more."""
    first: int
    last: int
    avoided: int

    @property
    def breaks(self) -> int:
        """The number of the last break."""
        return self.last - self.first

    @property
    def forced(self) -> Sequence[int]:
        """Breaks at which a post must end."""
        inner = slice(bisect_right(self.whole.forced, self.first), bisect_left(self.whole.forced, self.last))
        return [*(at - self.first for at in self.whole.forced[inner]), self.breaks]

    @property
    def cuts(self) -> Sequence[Cost]:
        """What a cut at each break costs; nothing at the two ends, where posts end whatever is between."""
        found = [Cost(), *self.whole.cuts[self.first + 1 : self.last], Cost()]
        if self.avoided > self.first:
            found[self.avoided - self.first] = NEVER
        return found

    @property
    def counts_posts(self) -> bool:
        """Whether the number of posts decides before roughness does."""
        return self.whole.counts_posts

    @property
    def line(self) -> Line | None:
        """The part as plain numbers; None where it takes more."""
        return self.numbers.part(self.first, self.last) if self.numbers else None

    def length(self, start: int, end: int, beside: Tally) -> int | None:
        """Return how long a post is."""
        return self.whole.length(start + self.first, end + self.first, beside)

    def is_beyond(self, start: int, end: int, beside: Tally) -> bool:
        """Whether a post from ``start`` to ``end`` is too long, and so is any that reaches farther at either end."""
        return self.whole.is_beyond(start + self.first, end + self.first, beside)

    def clean(self, at: int) -> bool:
        """Whether what stands before can only add to the length of what follows."""
        return self.whole.clean(at + self.first)

    def post_roughness(self, start: int, end: int, length: int) -> int:
        """Return what a post costs a reader."""
        return self.whole.post_roughness(start + self.first, end + self.first, length)

    def least_roughness(self, length: int | None) -> int:
        """Return the least that a post costs."""
        return self.whole.least_roughness(length)
