"""Items that run on in one line: "1. First 2. Second", "• One • Two"."""

import re

# So much of what stands before a number is looked at.
_REACH = 24

_NUMBERED = re.compile(r"(?:^|(?<=\s))(?:[•⁃‣]\s?)?(?P<value>\d{1,2}|[a-z]|[A-Z])(?P<sign>\.\)|[.)])\s?(?=\S)")
_BULLET = re.compile(r"(?:^|(?<=\s))[•⁃‣▪●◦](?=\s?\S)")


def item_starts(unit: str) -> list[int]:
    """Return where items begin that run on in one line, the first left out; none unless the line begins with one.

    >>> item_starts("1. The bread 2. The milk"), item_starts("We need 1. bread 2. milk")
    ([13], [])
    """
    if _BULLET.match(unit):
        return [bullet.start() for bullet in _BULLET.finditer(unit)][1:]
    first = _NUMBERED.match(unit)
    return _sequence(unit, first) if first else []


def _sequence(unit: str, first: re.Match[str]) -> list[int]:
    """Return where the numbers stand that go on counting from the first, in its style."""
    starts, value = [], first["value"]
    for marker in _NUMBERED.finditer(unit, first.end()):
        if marker["value"] == _next(value) and marker["sign"] == first["sign"] and _may_begin(unit, marker):
            starts.append(marker.start())
            value = marker["value"]
    return starts


def _next(value: str) -> str:
    return str(int(value) + 1) if value.isdecimal() else chr(ord(value) + 1)


def _may_begin(unit: str, marker: re.Match[str]) -> bool:
    """Return whether an item may begin here; not the "2." of "Annex 2.", nor after a comma."""
    words = unit[max(0, marker.start() - _REACH) : marker.start()].split()
    if not words or words[-1][-1] in ",(–—-":
        return False
    return marker["sign"] != "." or words[-1][-1] in ".!?;:…" or words[-1][0].islower()
