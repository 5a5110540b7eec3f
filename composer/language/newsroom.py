"""Lines of a press release for newsrooms and not for readers: where it ends, notes to editors, whom to ring."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_LONGEST = 80
"""Characters: the known words stand within these."""
_MOST_WORDS = 8

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0903\u093a-\u094f]+[^\W_]*)*")
_END_SIGN = re.compile(r"[ \t]*(?:#[ \t]?#[ \t]?#+|[-–—][ \t]?30[ \t]?[-–—])[ \t]*")


def is_for_newsrooms(line: str) -> bool:
    """Whether a line says something to newsrooms alone.

    >>> [is_for_newsrooms(line) for line in ("- ENDS -", "###", "Press contact: Ana Ruiz", "It ends today.")]
    [True, True, True, False]
    """
    first = _WORD.search(line, 0, _LONGEST)
    if first is None or first[0].isdecimal():
        return _END_SIGN.fullmatch(line) is not None
    if (most := _known_words().get(first[0].casefold())) is None:
        return False
    found = [word[0].casefold() for _, word in zip(range(_MOST_WORDS), _WORD.finditer(line[:_LONGEST]), strict=False)]
    starts = {" ".join(found[:count]) for count in range(1, most + 1)}
    return " ".join(found) in _phrases()["whole"] or not starts.isdisjoint(_phrases()["first"])


@cache
def _phrases() -> Mapping[str, frozenset[str]]:
    """Return what is known alone on its line, as ``whole``, and what a line may begin with, as ``first``."""
    table = tomllib.loads(files("composer.language").joinpath("newsroom.toml").read_text("utf-8"))
    lists = {name: frozenset(phrases.casefold().splitlines()) for name, phrases in table.items()}
    return {"whole": lists["labels"] | lists["ends"], "first": lists["notes"] | lists["contacts"]}


@cache
def _known_words() -> Mapping[str, int]:
    """Return the first words of what is known, and how many words the longest has that begins so."""
    longest: dict[str, int] = {}
    for phrase in sorted(_phrases()["whole"] | _phrases()["first"]):
        parts = phrase.split()
        longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
    return longest
