"""What a sentence holds whole: brackets inside it, and a quotation after which the sentence goes on."""

import re

from composer.language.sentences.language import Language

Span = tuple[int, int]

# A bracket that closes farther away was forgotten; a longer quotation is better read as sentences than as one.
_REACH = 160

# Each begins with one sign, so that a text is searched as fast as for that sign, and not at all where it is missing.
_BRACKETS = {
    "(": re.compile(rf"\((?=\S)[^()]{{1,{_REACH}}}+\)"),
    "[": re.compile(rf"\[(?=\S)[^\[\]]{{1,{_REACH}}}+\]"),
    "（": re.compile(rf"（[^（）]{{1,{_REACH}}}+）"),
}
_OPENS = r"(?<![^\s(\[]{mark})(?=\S)"
_GOES_ON = r"(?=[ \u00a0]?[,;،؛]\s?(?P<after>\w{0,24}))"
_QUOTATIONS = {
    mark: re.compile(rf"{mark}{opens.format(mark=mark)}[^{mark}{closers}]{{1,{_REACH}}}+[{closers}]{_GOES_ON}")
    for mark, opens, closers in (
        ('"', _OPENS, '"'),
        ("“", "", "”"),
        ("”", _OPENS, "”"),
        ("„", "", "“”"),
        ("«", "", "»"),
        ("»", _OPENS, "«"),
    )
}


MARKS = frozenset(_BRACKETS | _QUOTATIONS)
"""The signs with which an aside begins."""


def aside_spans(text: str, marks: frozenset[str], rules: Language) -> list[Span]:
    """Return, in order, where brackets stand, and quotations after which a comma and a function word follow.

    ``marks`` are those of ``MARKS`` that may occur. After a comma alone it may be told who speaks: that belongs to the
    last sentence of the quotation.
    """
    found: list[Span] = []
    for mark in marks:
        if mark not in text:
            continue
        if mark in _BRACKETS:
            found += [match.span() for match in _BRACKETS[mark].finditer(text)]
        else:
            matches = _QUOTATIONS[mark].finditer(text)
            found += [match.span() for match in matches if _carries_on(match["after"], rules)]
    return _outermost(found) if found else found


def _outermost(spans: list[Span]) -> list[Span]:
    outermost: list[Span] = []
    for span in sorted(spans):
        if not outermost or span[0] >= outermost[-1][1]:
            outermost.append(span)
    return outermost


def _carries_on(word: str, rules: Language) -> bool:
    """Return whether a word after a quotation goes on with what was before it; any does where we know no such words."""
    return word in rules.starters or not rules.starters


def belongs(aside: Span, text: str, sentence: int) -> bool:
    """Return whether an aside stands inside the sentence that begins at ``sentence``, after words of its own.

    What begins a sentence is no aside: in brackets of their own, or in quotation marks, sentences end as elsewhere.
    Nor is a quotation after another one: «We saw it», said Ana, «all of it. We were there», and so on.
    """
    start, end = aside
    before = text[max(sentence, start - _REACH) : start]
    return any(map(str.isalnum, before)) and (text[start] in _BRACKETS or text[end - 1] not in before)
