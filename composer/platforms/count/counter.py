"""What a way of counting offers: the length of a text, and of any slice of a long one at little cost."""

from collections.abc import Iterable
from typing import Protocol

Tally = tuple[int, ...]
"""What adds up: the sum of two tallies is the tally of the whole, wherever the joint is clean."""


class Counter(Protocol):
    """A platform's way of counting."""

    @property
    def units(self) -> tuple[str, ...]:
        """What each of `lengths` is in, such as ``graphemes`` and ``bytes``."""

    def tally(self, text: str) -> Tally:
        """The parts of the length that add up, of any text at all."""

    def lengths(self, tally: Tally) -> tuple[int, ...]:
        """What is compared with the platform's limits, one a unit."""

    def part_limits(self, limits: tuple[int, ...], total: Tally, least: Tally) -> tuple[int | None, ...] | None:
        """The limit of each part of a tally where each is held against its own; None where it is not that simple.

        It is so in all slices of a text that come to ``least`` at the least and to ``total`` at the most. A part that
        has no limit there is not held against any.
        """

    def plain(self, text: str) -> Tally:
        """The tally of ``text`` if none of its characters touched another."""

    def knots(self, text: str) -> Iterable[tuple[int, int]]:
        """Spans whose characters may touch each other, ascending by start; outside of them `plain` is the tally.

        What touches in some slice of the text lies in one span. Spans may overlap.
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
