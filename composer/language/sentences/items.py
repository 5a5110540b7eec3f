"""Items that run on in one line: "1. First 2. Second", "• One • Two"."""

import re

# So much of what stands before a number is looked at.
_REACH = 24

# What an enumeration inside a text holds; a search for these costs next to nothing.
_FIRST_TWO = (
    (" 1. ", " 2. "),
    (" 1) ", " 2) "),
    (" 1.) ", " 2.) "),
    (" a. ", " b. "),
    (" a) ", " b) "),
    (" (1) ", " (2) "),
    (" (a) ", " (b) "),
)

# Begins with white space, so that the search jumps from space to space; a space is put before the text for it.
_NUMBERED = re.compile(
    r"\s(?:[•⁃‣]\s?)?(?P<open>\(?)(?P<value>\d{1,2}|[ivx]{2,5}|[IVX]{2,5}|[a-z]|[A-Z])(?P<sign>\.\)|[.)])\s?(?=\S)"
)
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_BULLET = re.compile(r"(?:^|(?<=\s))[•⁃‣▪●◦](?=\s?\S)")


def item_starts(unit: str) -> list[int]:
    """Return where items begin that run on in one line, except at its beginning.

    >>> item_starts("1. The bread 2. The milk"), item_starts("It needs: a) bread b) milk")
    ([13], [])
    """
    if _BULLET.match(unit):
        return [bullet.start() for bullet in _BULLET.finditer(unit)][1:]
    if _NUMBERED.match(f" {unit[:_REACH]}") or any(one in unit and two in unit for one, two in _FIRST_TWO):
        return _sequences(unit)
    return []


def _sequences(unit: str) -> list[int]:
    """Return where the numbers stand that go on counting from one that begins a line or sentence, in its style."""
    starts: list[int] = []
    value, sign = "", ("", "")
    counted = 0
    for marker in _NUMBERED.finditer(f" {unit}"):
        start, style = marker.start(), (marker["open"], marker["sign"])  # in the text without that space
        if counted and style == sign and marker["value"] in _next(value):
            if not _may_begin(unit, start, marker["sign"], established=counted > 1):
                continue
            starts.append(start)
            value, counted = marker["value"], counted + 1
        elif (not start or marker["value"] in {"1", "a"}) and _begins(unit, start):
            value, sign, counted = marker["value"], style, 1
    return starts


def _next(value: str) -> set[str]:
    """Return what may follow: 2 behind 1; J or II behind I."""
    if value.isdecimal():
        return {str(int(value) + 1)}
    small = value.lower()
    roman = {_ROMAN[place + 1] for place in range(len(_ROMAN) - 1) if _ROMAN[place] == small}
    letter = {chr(ord(small) + 1)} if len(small) == 1 else set[str]()
    return {each if value.islower() else each.upper() for each in roman | letter}


def _begins(unit: str, start: int) -> bool:
    """Return whether a line or a sentence begins here."""
    before = unit[max(0, start - _REACH) : start].rstrip()
    return not start or before.endswith((".", "!", "?", "…"))


def _may_begin(unit: str, start: int, sign: str, *, established: bool) -> bool:
    """Return whether an item may begin here, not after a comma; "Annex 2." holds none, nor "A. Li and B. Diaz"."""
    words = unit[max(0, start - _REACH) : start].split()
    if not words or words[-1][-1] in ",(–—-":
        return False
    plain = established or sign != "." or words[-1][-1] in ".!?;:…"
    return plain or (words[-1][0].islower() and not unit[start : start + 2].strip()[:1].isupper())
