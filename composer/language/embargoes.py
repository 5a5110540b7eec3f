"""Lines that say until when a text may not be published; never those on an embargo on arms or a country."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from composer.language.words import WORD, any_of, languages, words

LONGEST = 200
"""Characters of a line that are looked at: whoever names an embargo does it at once."""

# What stands before it on the same line: "PRESS RELEASE – EMBARGOED UNTIL …".
_PART = re.compile(r"[|•·/\"“«„(\[]|[ \t][-–—][ \t]")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}(?:[:.h]\d\d(?!\d)|[ \t]?(?:am|pm|a\.m|p\.m|h|uhr|gmt|utc|cet)\b)")
_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[ \t]?[月時时])(?!\d)"
)
_SPACE = re.compile(r"[ \t]")
_DIGIT = re.compile(r"\d")


def may_name_embargo(text: str) -> bool:
    """Whether a text of any length holds a word for embargo, of any kind: quick, and most hold none."""
    folded = text.casefold()
    return any(stem in folded for stem in _lists()["stems"])


def names_embargo(line: str, *, joined: bool = False) -> bool:
    """Whether a line says that its text may not be published yet; one of several that were ``joined`` may, too.

    >>> names_embargo("EMBARGOED UNTIL 26 NOVEMBER 2026, 09:00 GMT"), names_embargo("Sperrfrist: 26.11.2026")
    (True, True)
    >>> names_embargo("The arms embargo on Sudan ends on 12 September 2026.")
    False
    """
    folded = line[:LONGEST].casefold().replace("’", "'")
    if _unmistakable().search(folded) and _is_dated(folded):
        return True
    starts = (0, *(part.end() for part in _PART.finditer(folded)))
    words_alone = (space.end() for space in _SPACE.finditer(folded)) if joined else ()
    if any(_is_dated(found["rest"]) for at in words_alone if (found := _held().match(folded, at)) and found["strong"]):
        return True
    return any(_is_held(found) for start in starts if (found := _held().match(folded, start)))


def _is_held(found: re.Match[str]) -> bool:
    """Whether what stands around a word for embargo makes it one on publishing."""
    sign, rest = found["sign"] or "", found["rest"]
    if found["strong"] and not found["this"]:
        if sign and sign not in ":：-–—":
            return True
        if not WORD.search(rest):
            return True
    return _is_dated(rest) and (bool(sign) or rest.lstrip()[:1].isdecimal())


def _is_dated(text: str) -> bool:
    """Whether a text names a day or an hour; a year alone is none."""
    if _CLOCK.search(text) or _DAY.search(text):
        return True
    found = set(WORD.findall(text))
    return bool(found & _weekdays() or (_DIGIT.search(text) and found & _months()))


@cache
def _months() -> frozenset[str]:
    return frozenset(name.casefold() for code in languages() for name in words(code).months)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name.casefold() for code in languages() for name in words(code).weekdays)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(files("composer.language").joinpath("embargoes.toml").read_text("utf-8"))
    return {name: frozenset(phrases) for name, phrases in table.items()}


@cache
def _unmistakable() -> re.Pattern[str]:
    return re.compile(any_of(_lists()["unmistakable"]))


@cache
def _held() -> re.Pattern[str]:
    lists = _lists()
    return re.compile(
        rf"[\W_]{{0,8}}+(?P<this>{any_of(lists['this'])}[ \t](?:\w{{1,30}}+[ \t]){{1,4}}?)?"
        rf"(?:(?P<strong>{any_of(lists['strong'])})|{any_of(lists['weak'])})(?!\w)"
        rf"[ \t]{{0,2}}(?P<sign>{any_of(lists['until'])}(?!\w)|[:：–—-])?(?P<rest>[^\n]*+)"
    )
