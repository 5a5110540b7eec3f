"""What a template may use up while it is filled in: turns of loops, sizes of values, and work in all."""

import re
from collections.abc import Mapping
from contextvars import ContextVar

LARGEST_TEXT = 100_000  # Twice the longest post of any platform: no opening or call to action comes near it.
LARGEST_NUMBER = 10**15  # More than any figure, and quick to reckon with.
MOST_TURNS = 10_000  # A loop over every hashtag of every platform takes a hundred.
# Characters and items that operations read and make, all told: a hashtag is ten or so, and this is a second at most.
MOST_WORK = 3_000_000

# A width of five digits in a pattern, or one that is put together only when the text is, or given: "%*d".
_WIDE = re.compile(r"%[^%a-zA-Z]*(?:\d{5}|\*)|\{[^{}]*:[^{}]*\d{5}|\{[^{}]++\{")
_TOO_LARGE = "a number in it is too large for a template"
_DEEPEST = 50  # lists in lists


class TooMuchError(Exception):
    """What a template asks for is beyond the bounds."""


class Meter:
    """What one filling has left."""

    def __init__(self) -> None:
        self.turns = MOST_TURNS
        self.work = MOST_WORK

    def turn(self) -> None:
        """Count a turn of a loop."""
        self.turns -= 1
        if self.turns < 0:
            raise TooMuchError(f"its loops turn more than {MOST_TURNS:,} times")

    def weigh(self, value: object) -> int:
        """Return the size of a value that is within the bounds, and count it as work."""
        size = size_of(value)
        if size > LARGEST_TEXT:
            raise TooMuchError(f"its text grows beyond {LARGEST_TEXT:,} characters")
        self.work -= size
        if self.work < 0:
            raise TooMuchError("it takes too long")
        return size

    @staticmethod
    def weigh_pattern(pattern: object) -> None:
        """Refuse a pattern by which numbers would be filled in with a very great width."""
        if isinstance(pattern, str) and _WIDE.search(pattern):
            raise TooMuchError("it asks for a very wide number")

    def weigh_arguments(self, told: tuple[object, ...], factors: tuple[object, ...] = ()) -> None:
        """Refuse what could make a text far beyond the bounds in one step: a large factor or width, long times long.

        A number among the ``factors`` may be a factor, a width or a count; one that is ``told`` is a figure.
        """
        product = 1
        for argument in (*told, *factors):
            if isinstance(argument, int) and abs(argument) > LARGEST_NUMBER:
                raise TooMuchError(_TOO_LARGE)
            product *= max(1, self.weigh(argument))
        for factor in factors:
            if isinstance(factor, int):
                if abs(factor) > MOST_TURNS:
                    raise TooMuchError(_TOO_LARGE)
                product *= max(1, abs(factor))
        if product > LARGEST_TEXT * 100:
            raise TooMuchError(f"its text grows beyond {LARGEST_TEXT:,} characters")


METER: ContextVar[Meter] = ContextVar("METER")
"""Of the template that is being filled in."""


def size_of(value: object, deep: int = 0) -> int:
    """Return how many characters and items a value holds, those of its items too, or so many that it is too much.

    >>> size_of(["ab", ["c"] * 3])
    10
    """
    if isinstance(value, str | bytes | range):
        return len(value)
    if isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    if not isinstance(value, list | tuple | set | frozenset):
        return 1
    if deep > _DEEPEST:
        raise TooMuchError("it nests lists too deep")
    size = len(value)
    for item in value:
        size += size_of(item, deep + 1)
        if size > LARGEST_TEXT:
            break
    return size
