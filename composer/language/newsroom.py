"""Lines of a press release for newsrooms and not for readers: where it ends, notes to editors, whom to ring."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

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
    return _is_known(line, ("labels", "ends"), ("notes", "contacts"))


def ends_release(line: str) -> bool:
    """Whether what stands below a line is for newsrooms, too.

    >>> [ends_release(line) for line in ("- ENDS -", "Notes to editors:", "PRESS RELEASE", "Press contact: Ana Ruiz")]
    [True, True, False, False]
    """
    return _is_known(line, ("ends",), ("notes",))


def _is_known(line: str, whole: Sequence[str], begins: Sequence[str]) -> bool:
    """Whether a line is one of the lists ``whole``, begins like one of the lists ``begins``, or is drawn at the end."""
    first = _WORD.search(line, 0, _LONGEST)
    if first is None or first[0].isdecimal():
        return _END_SIGN.fullmatch(line) is not None
    if (most := _known_words().get(first[0].casefold())) is None:
        return False
    found = [word[0].casefold() for _, word in zip(range(_MOST_WORDS), _WORD.finditer(line[:_LONGEST]), strict=False)]
    starts = {" ".join(found[:count]) for count in range(1, most + 1)}
    lists = _lists()
    return any(" ".join(found) in lists[name] for name in whole) or any(
        not starts.isdisjoint(lists[name]) for name in begins
    )


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """Return what is known, by the names of the lists."""
    table = tomllib.loads(files("composer.language").joinpath("newsroom.toml").read_text("utf-8"))
    return {name: frozenset(phrases.casefold().splitlines()) for name, phrases in table.items()}


@cache
def _known_words() -> Mapping[str, int]:
    """Return the first words of what is known, and how many words the longest has that begins so."""
    longest: dict[str, int] = {}
    for phrase in sorted(chain.from_iterable(_lists().values())):
        parts = phrase.split()
        longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
    return longest
