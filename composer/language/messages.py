"""Lines that come along where a text is copied: of a mail, of a chat, and the number of a page."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_LONGEST = 120
"""Characters of a line that are looked at."""
_LONGEST_NUMBER = 24
"""Characters of a line that is the number of a page."""

_ANSWERED = re.compile(r">[> ]{0,20}\S")
_SIGNATURE = re.compile(r"-- ?")
# "[09/01/2026, 09:14] Ana Ruiz: ", or "09/01/2026, 09:14 - Ana Ruiz: ".
_STAMP = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ ]\d{1,2}:\d\d(?::\d\d)?(?:[ ]?[AaPp]\.?[Mm]\.?)?"
_CHAT = re.compile(rf"[\u200e\u200f]?(?:\[{_STAMP}\][ ]|{_STAMP}[ ][-–][ ])[^:]{{1,40}}:")
_HEAD = re.compile(r"([^\W\d_][^:：]{0,20})[:：]\s*\S")


def is_of_message(line: str) -> bool:
    """Whether a line is surely of a mail or a chat: answered, above a signature, or with the hour at which it was sent.

    >>> [is_of_message(line) for line in ("> We have seen it.", "--", "[09/01/2026, 09:14] Ana: Seven died", "- Ana")]
    [True, True, True, False]
    """
    head = line[:_LONGEST]
    return any(pattern.match(head) for pattern in (_ANSWERED, _CHAT)) or _SIGNATURE.fullmatch(line) is not None


def is_head_of_message(line: str) -> bool:
    """Whether a line may stand above a mail; one alone may be of any text.

    >>> is_head_of_message("Subject: Peru"), is_head_of_message("We ask: why?")
    (True, False)
    """
    found = _HEAD.match(line[:_LONGEST])
    return found is not None and found[1].strip().casefold() in _lists()["heads"]


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but the number of a page, with what shows that it is one.

    >>> [is_page_number(line) for line in ("– 2 –", "Page 2 of 3", "2/3", "Página 2", "2", "49")]
    [True, True, False, True, False, False]
    """
    shown = line.strip()
    # Few lines are so short, so that the lists need not be read for most statements.
    is_possible = len(shown) <= _LONGEST_NUMBER and any(map(str.isdecimal, shown))
    return is_possible and _page_number().fullmatch(shown.casefold()) is not None


@cache
def _page_number() -> re.Pattern[str]:
    pages = "|".join(map(re.escape, sorted(_lists()["pages"], key=lambda word: (-len(word), word))))
    of = r"(?:[ ]?(?:/|[^\W\d_]{2,3})[ ]?\d{1,3})?"
    return re.compile(rf"[–—-][ ]?\d{{1,3}}[ ]?[–—-]|(?:{pages})[ ]?\d{{1,3}}{of}[ ]?[页頁]?")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(files("composer.language").joinpath("messages.toml").read_text("utf-8"))
    return {name: frozenset(words.splitlines()) - {""} for name, words in table.items()}
