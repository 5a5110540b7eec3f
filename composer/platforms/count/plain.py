"""Counting where no character touches another: code points, UTF-16 code units, UTF-8 bytes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from composer.platforms.count.counter import DirectCounter

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_RESERVED_ON_LINKEDIN = re.compile(r"[\\|{}@\[\]()<>#*_~]")


def code_points(text: str) -> int:
    """The number of characters as Unicode numbers them."""
    return len(text)


def utf16_units(text: str) -> int:
    """The length in UTF-16, as JavaScript has it.

    >>> utf16_units("a😀")
    3
    """
    return len(text) if text.isascii() else len(text) + len(_BEYOND_BMP.findall(text))


def utf8_bytes(text: str) -> int:
    r"""The length in UTF-8.

    >>> utf8_bytes("é\ud800")
    5
    """
    # A lone surrogate takes three bytes, as U+FFFD does, in place of which it is received.
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def escaped_utf16_units(text: str) -> int:
    """The length in UTF-16 with a backslash before each character that LinkedIn's format reserves.

    >>> escaped_utf16_units("(a)")
    5
    """
    return utf16_units(text) + len(_RESERVED_ON_LINKEDIN.findall(text))


@dataclass(frozen=True, slots=True)
class PlainCounter(DirectCounter):
    """Counts in one unit that is a sum over characters."""

    unit: str
    measure: Callable[[str], int]

    @property
    def units(self) -> tuple[str, ...]:
        """The one unit."""
        return (self.unit,)

    def tally(self, text: str) -> tuple[int, ...]:
        """The length itself."""
        return (self.measure(text),)

    plain = tally

    def knots(self, text: str) -> Iterable[tuple[int, int]]:  # noqa: ARG002 - the protocol's
        """None: every position is clean."""
        return ()
