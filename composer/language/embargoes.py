"""Lines that say until when a text may not be published; never those on an embargo on arms or a country."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import chain

from composer.language.words import WORD, any_of, languages, word_lists

LONGEST = 200
"""Characters of a line that are looked at: whoever names an embargo does it at once."""

# One of these is in each phrase of embargoes.toml: most texts hold none, and need not wait until that is read.
_STEMS = (
    *("embarg", "sperrfrist", "gesperrt", "not for ", "эмбарго", "ембарго", "не для публикации", "не публиковать"),
    *("حظر", "محظور", "ممنوع النشر", "للنشر قبل", "禁止发布", "禁止發布", "禁发", "禁發", "新闻禁令", "解禁"),
    *("エンバーゴ", "एम्बार्गो", "एंबार्गो", "प्रकाशन निषेध"),
)

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
    return any(stem in folded for stem in _STEMS)


def embargo_named(line: str, *, joined: bool = False) -> str:
    """Return the words that say that the text of a line may not be published yet; none where nothing says so.

    Of several lines that were ``joined`` any may say it.

    >>> embargo_named("Press release – EMBARGOED UNTIL 26 NOVEMBER"), embargo_named("Sperrfrist: 26.11.2026")
    ('EMBARGOED UNTIL 26 NOVEMBER', 'Sperrfrist: 26.11.2026')
    >>> embargo_named("The arms embargo on Sudan ends on 12 September 2026.")
    ''
    """
    # Letter by letter, so that a place in one is a place in the other.
    folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in line[:LONGEST])
    folded = folded.replace("’", "'")
    if (known := _unmistakable().search(folded)) and _is_dated(folded):
        return _words(line[0 if not joined else known.start() :])
    starts = (0, *(part.end() for part in _PART.finditer(folded)))
    found = (at for at in starts if (held := _held().match(folded, at)) and _is_held(held))
    alone = (space.end() for space in _SPACE.finditer(folded)) if joined else ()
    strong = (at for at in alone if (held := _held().match(folded, at)) and held["strong"] and _is_dated(held["rest"]))
    at = next(chain(found, strong), None)
    return "" if at is None else _words(line[at:])


def _words(rest: str) -> str:
    """Return words without what surrounds them."""
    return rest.strip(' \t*_"“”„«»()[]')


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
    return frozenset(name.casefold() for code in languages() for name in word_lists(code).months)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name.casefold() for code in languages() for name in word_lists(code).weekdays)


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
