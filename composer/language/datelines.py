"""Datelines: the place and the day with which a report begins, "GENEVA (14 October 2026) –"."""

import re
from functools import cache
from itertools import islice

import regex

# No dateline is longer, and of its words few are long and begin small: a month, a weekday.
_LONGEST = 100
_LONG_WORD, _FEW = 4, 2
_ENDS_TRIED = 6

# Most paragraphs have none of the signs so early that may end a dateline, and this tells so at once.
_SIGN = re.compile(r"[.:|—–―-]")
# What may end it: a dash, with or without a period before it, a colon or a bar; or a period alone.
_ENDS = regex.compile(
    r"(?P<dash>\.?[ ]?(?:[—–―]|--)(?=\s|$)|——|[ ][|-](?=\s|$)|:(?=\s|$)|\.[—–-])|\.(?=[ ][^\p{Ll}]|$)"
)

# Months and small words are known by where they stand, so that this holds in languages that have no word lists.
_SMALL = r"(?:\p{Ll}{1,3}|\p{Lo}{1,3})[ ]"  # LE 14 oct., 3 DE julio
_CAPITAL = r"\p{Lu}[\p{L}\p{M}'’.-]{0,30}"
_SHOUTED = r"\p{Lu}[\p{Lu}\p{M}'’.-]{1,30}"
_CASELESS = r"[\p{Lo}\p{M}]{1,20}(?:[ ][\p{Lo}\p{M}]{1,20}){0,2}"
_PLACE = rf"(?:{_CAPITAL}(?:(?:,[ ]|[ ]/[ ]|[ ])(?:\p{{Ll}}{{1,4}}[ ]){{0,2}}{_CAPITAL}){{0,5}}|{_CASELESS})"
_SHOUTED_PLACE = rf"{_SHOUTED}(?:,?[ ]{_SHOUTED}){{0,4}}"
_AGENCY = r"(?:[ ]?\([^()]{1,30}\)|[ ]/[^/]{1,20}/)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|[.ºª°])?"
_DAYS = rf"{_DAY}(?:[ ]?[/–-][ ]?{_DAY})?"
_MONTH = r"\p{L}[\p{L}\p{M}]{2,14}\.?"
_YEAR = rf"(?:,?[ ](?:{_SMALL})?\d{{4}}(?:[ ]\p{{Ll}}{{1,4}})?)?"  # 2026 года, 2026 r.
_DATE = (
    rf"(?:{_SMALL})?(?:[\p{{L}}\p{{M}}-]{{2,12}}\.?,?[ ])?"
    rf"(?:{_DAYS}[ ](?:{_SMALL})?{_MONTH}{_YEAR}|{_MONTH}[ ]{_DAYS}{_YEAR}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|(?:\d{4}[年년][ ]?)?\d{1,2}[月월][ ]?\d{1,2}[日일])"
)
_MONTH_IS_CAPITAL = r"(?=\p{Lu}[\p{L}\p{M}]*\.?[ ]\d|\d+\.?[ ]\p{Lu})"
_PLACED = (
    rf"(?:{_PLACE}{_AGENCY}(?:(?:[,،，、]|[ ][–—-])[ ]?{_DATE}|[ ]?[(（]{_DATE}[)）]|[ ]{_MONTH_IS_CAPITAL}{_DATE})"
    rf"|{_SHOUTED_PLACE}{_AGENCY}[ ]{_DATE})\.?{_AGENCY}"
)
_DATED = rf"[(（]?(?:{_PLACED}|{_DATE}(?:,?[ ]{_PLACE})?{_AGENCY})[)）]?"
_YEAR_AT_END = re.compile(r"\d{4}\b.{0,5}$")
# Without a day it is known by its capitals, or by a country: "LIMA (Org) —", "Washington, D.C. –".
_UNDATED = rf"\(?(?:{_SHOUTED_PLACE}(?:,[ ]{_PLACE})?|{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}},[ ]{_PLACE})\)?{_AGENCY}"


def dateline_end(paragraph: str) -> int:
    """Return where the dateline ends that a paragraph begins with, after its dash; 0 where it begins with none.

    >>> text = "Port Sudan, 14 Oct. 2026 – The army shelled a market."
    >>> text[:dateline_end(text)], dateline_end("The inquiry began on 14 Oct. – Nobody came.")
    ('Port Sudan, 14 Oct. 2026 –', 0)
    """
    if not _SIGN.search(paragraph, 0, _LONGEST):
        return 0
    found = 0
    for end in islice(_ENDS.finditer(paragraph, 0, _LONGEST), _ENDS_TRIED):
        words = paragraph[: end.start()].split()
        if len([word for word in words if word[0].islower() and len(word) > _LONG_WORD]) > _FEW:
            break
        found = end.end() if _ends(paragraph, end) else found
    return found


def is_dateline(paragraph: str) -> bool:
    """Tell whether a paragraph is nothing but a dateline, for those that follow.

    >>> is_dateline("Genève, le 14 octobre 2026"), is_dateline("Sudan: market shelled")
    (True, False)
    """
    return len(paragraph) < _LONGEST and (
        dateline_end(paragraph) == len(paragraph) or _matches(_PLACED, paragraph.rstrip("."))
    )


def _ends(paragraph: str, end: regex.Match[str]) -> bool:
    """Tell whether a dateline ends here."""
    head = paragraph[: end.start()]
    if not end["dash"]:
        return _YEAR_AT_END.search(head) is not None and _matches(_PLACED, head)
    if end["dash"] == ":" or paragraph[end.end() :].lstrip()[:1].islower():
        return _matches(_DATED, head)
    return _matches(_DATED, head) or _matches(_UNDATED, head)


def _matches(grammar: str, head: str) -> bool:
    # A day has a digit: without one, the grammar need not even be compiled, which is slow.
    may_match = grammar == _UNDATED or any(map(str.isdigit, head))
    return may_match and _pattern(grammar).fullmatch(head) is not None


@cache
def _pattern(grammar: str) -> regex.Pattern[str]:
    return regex.compile(grammar)
