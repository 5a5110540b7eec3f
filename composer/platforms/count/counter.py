"""What a way of counting offers: the length of a text, and of any slice of a long one at little cost."""

from collections.abc import Iterable
from typing import Protocol

Tally = tuple[int, ...]
"""A length before it is held against the limit, in parts that add up.

The tallies of two texts add up, part by part, to that of both in a row, unless characters touch where they meet.
"""


class Counter(Protocol):
    """A platform's way of counting."""

    @property
    def units(self) -> tuple[str, ...]:
        """What each of `lengths` is in, such as ``graphemes`` and ``bytes``."""

    def tally(self, text: str) -> Tally:
        """The tally of any text at all, counted by itself."""

    def lengths(self, tally: Tally) -> tuple[int, ...]:
        """What is compared with the platform's limits, one a unit."""

    def part_limits(self, limits: tuple[int, ...], total: Tally, least: Tally) -> tuple[int | None, ...] | None:
        """A limit for each part of a tally, so that a slice of a text fits just where no part is over its own.

        ``total`` is the tally of the whole text, and no slice that is asked about has less than ``least``. A part whose
        limit is None is held against nothing. None in all where no such limits say what fits.
        """

    def plain(self, text: str) -> Tally:
        """The tally of ``text`` as if each of its characters counted alone, and joined no other in a link or emoji."""

    def knots(self, text: str) -> Iterable[tuple[int, int]]:
        """Spans within which characters may touch, so that they count otherwise together than alone: links, emoji.

        They ascend by start, and may overlap. Outside of them `plain` is the tally. Characters that touch in any slice
        of the text at all lie in one span together.
        """


class DirectCounter:
    """What ways of counting share of which a tally is what is compared with the limits, part by part."""

    __slots__ = ()

    def lengths(self, tally: Tally) -> tuple[int, ...]:
        """The tally itself."""
        return tally

    def part_limits(self, limits: tuple[int, ...], total: Tally, least: Tally) -> tuple[int, ...]:  # noqa: ARG002 - the protocol's
        """The limits themselves."""
        return limits
