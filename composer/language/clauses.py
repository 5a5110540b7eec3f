"""Where a sentence that fits in no post may be cut: between its clauses."""

import re
from functools import cache
from typing import Literal

from composer.language.entities.figures import figure_spans
from composer.language.words import any_of, word_lists

Strength = Literal["strong", "weak"]

_CLOSERS = r"[\"'”’»›)\]」』）]{0,3}"
_SPACE = r"[^\S\n]*\n?\s*"
# What ends a clause, with the marks that close behind it. Scripts without spaces need none.
_STRONG = rf"(?:;{_CLOSERS}(?=\s)|[；؛]{_CLOSERS})"
_WEAK = rf"(?:[,:…]{_CLOSERS}(?=\s)|[、，：،﹐﹑]{_CLOSERS})"
# "— as seen —": the first of two dashes with a space on one side only begins what follows it.
_DASH = r"(?:\s(?P<opening>[—–―]|--)(?=[^\s\d—–-])|(?<=\S)(?:—{1,2}|\s(?:[—–―-]|--)(?=\s)|[–―](?=\s)))"
_SPACES = re.compile(r"\s*")
_MARKS = re.compile(rf"(?P<strong>{_STRONG})|(?P<weak>{_WEAK})|(?P<dash>{_DASH})")


def clause_breaks(
    sentence: str, language: str, inside: list[tuple[int, int]] | None = None
) -> list[tuple[int, Strength]]:
    """Offsets where the right part of a cut may begin, behind the white space, each with how well it reads there.

    Strong: behind a semicolon, beside a dash. Weak: behind a comma or colon, or before a conjunction that opens
    a clause. A colon is weak as a comma: what it announces should stay with it. Never inside a figure, and not
    between a place and its country ("Lima, Peru,"). ``inside`` are the sentence's figures, where they are known.

    >>> clause_breaks("It rained, and we left; they stayed.", "en")
    [(11, 'weak'), (24, 'strong')]
    """
    found: dict[int, Strength] = dict.fromkeys(_conjunctions(sentence, language), "weak")
    pairs = _pairs(sentence)
    for match in _MARKS.finditer(sentence):
        offset = _right_part(sentence, match)
        if match.lastgroup == "weak":
            if match.start() not in pairs:
                found.setdefault(offset, "weak")
        else:
            found[offset] = "strong"
    inside = figure_spans(sentence, language) if inside is None else inside
    return [(offset, found[offset]) for offset in _outside(sorted(found), inside) if 0 < offset < len(sentence)]


def _right_part(sentence: str, match: re.Match[str]) -> int:
    """Where the right part begins: at a dash that opens, else behind the mark and its white space."""
    if match["opening"]:
        return match.start("opening")
    spaces = _SPACES.match(sentence, match.end())
    return spaces.end() if spaces else match.end()


def _outside(offsets: list[int], spans: list[tuple[int, int]]) -> list[int]:
    """Those offsets that lie in no span; both ascend."""
    kept = []
    at = 0
    for offset in offsets:
        while at < len(spans) and spans[at][1] <= offset:
            at += 1
        if at == len(spans) or offset <= spans[at][0]:
            kept.append(offset)
    return kept


_NAME = r"[^\W\d_a-zà-öø-ÿа-я][\w'’.-]{0,30}(?:\s[^\W\d_a-zà-öø-ÿа-я][\w'’-]{0,30}){0,3}"
_CHAIN = re.compile(rf"(?<!\w)(?<!, ){_NAME}(?P<comma>,)\s{_NAME}(?=,\s[^\W\d_A-ZÀ-ÖØ-ÞА-Я]|[.;)]?\Z)")


def _pairs(sentence: str) -> set[int]:
    """Offsets of the commas in pairs such as "Lima, Peru,"; lists of three names and more may be cut."""
    return {match.start("comma") for match in _CHAIN.finditer(sentence)}


def _conjunctions(sentence: str, language: str) -> list[int]:
    """Offsets of the conjunctions that open a clause."""
    pattern = _conjunction_pattern(word_lists(language).language)
    return [match.start() for match in pattern.finditer(sentence)] if pattern else []


@cache
def _conjunction_pattern(code: str) -> re.Pattern[str] | None:
    lists = word_lists(code)
    if not lists.conjunctions:
        return None
    joined = rf"{any_of(lists.joiners)}\s(?={any_of(lists.clause_starts)}(?:(?<=['’])|(?!\w)))"
    return re.compile(rf"(?<=\s)(?:{any_of(lists.conjunctions)}(?:(?<=['’])|(?!\w))|{joined})")
