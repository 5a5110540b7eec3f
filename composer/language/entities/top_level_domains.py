"""Where a top-level domain ends in a text."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_LETTERS = re.compile("[A-Za-z]+")
_ENCODED = {
    hyphens: re.compile(f"xn--[0-9a-z{'-' if hyphens else ''}]+", re.IGNORECASE | re.ASCII) for hyphens in (False, True)
}
_NOT_AFTER = re.compile("[0-9a-zA-Z@+-]")


@cache
def known_top_level_domains(*, newer: bool = False) -> frozenset[str]:
    """The top-level domains that X's published counter knows; with ``newer``, also those that its frozen list lacks."""
    table = _table()
    return frozenset(table["known"].split() + (table["newer"].split() if newer else []))


@cache
def current_top_level_domains() -> frozenset[str]:
    """Those that the root zone holds today."""
    return known_top_level_domains(newer=True) - frozenset(_table()["retired"].split())


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("top_level_domains.toml").read_text("utf-8"))


@cache
def _beyond_ascii(*, newer: bool) -> Mapping[str, tuple[str, ...]]:
    """Those that hold other letters than ASCII's, folded, by their first letter, the longest first."""
    by_letter: dict[str, list[str]] = {}
    for name in map(folded, known_top_level_domains(newer=newer)):
        if not name.isascii():
            by_letter.setdefault(name[0], []).append(name)
    return {letter: tuple(sorted(names, key=len, reverse=True)) for letter, names in by_letter.items()}


def folded(text: str) -> str:
    """``text`` as a regular expression of JavaScript compares it when it ignores case: capital letters, one for one.

    >>> folded("straße.ελ")
    'STRAßE.ΕΛ'
    """
    return text.upper() if text.isascii() else "".join(map(_folded_character, text))


def _folded_character(character: str) -> str:
    capital = character.upper()
    # "ı" and "ſ" have ASCII capitals, which JavaScript does not take for them.
    if len(capital) != 1 or (capital.isascii() and not character.isascii()):
        return character
    return capital


def top_level_end(text: str, start: int, *, newer: bool = False, hyphens: bool = True) -> int:
    """Where the top-level domain that begins at ``start`` ends; -1 where none does.

    ``hyphens`` tells whether one in punycode may hold them.

    >>> top_level_end("a.com, or", 2), top_level_end("a.comma", 2)
    (5, -1)
    """
    letters = _LETTERS.match(text, start)
    if (
        letters
        and letters[0].lower() in known_top_level_domains(newer=newer)
        and not _NOT_AFTER.match(text, letters.end())
    ):
        return letters.end()
    for name in _beyond_ascii(newer=newer).get(folded(text[start : start + 1]), ()):
        end = start + len(name)
        if folded(text[start:end]) == name and not _NOT_AFTER.match(text, end):
            return end
    encoded = _ENCODED[hyphens].match(text, start)
    return encoded.end() if encoded else -1
