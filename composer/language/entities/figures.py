"""Figures and names with a title: what is never cut inside, and which sentences count something."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from composer.language.entities.figure_grammar import beginning, figure_end, is_spaceless, joined_numbers
from composer.language.entities.figure_patterns import patterns_of
from composer.language.words import WORD, Words, word_lists

_TO_SPACES = str.maketrans(dict.fromkeys("\"'“”„‘’«»()[]-—–.,;:!?…¿¡،؛؟।", " "))
_DIGIT = re.compile(r"\d")
_SIGN_CHARACTERS = "$¢-¥֏؋฿₠-₿﷼＄￡￥#№§~≈±+−("
_TOKEN = re.compile(
    rf"(?P<digit>(?:(?:(?:US|NZ|HK|[ACRS])?[{_SIGN_CHARACTERS}-]{{1,3}}|S/)[^\S\n]?)?\d)|{WORD.pattern}"
)


def figure_spans(text: str, language: str, within: str = "") -> list[tuple[int, int]]:
    """Spans of figures and of names with a title, sorted and disjoint, each about 60 characters at most.

    A figure is a number with its sign, currency, unit and the noun it counts, a date, a time, a numbered article; a
    time and its date are one. ``within`` is the longer text of which more parts will be looked at, if there is one.

    >>> text = "In addition, seven soldiers and Mr. Smith died on July 19."
    >>> [text[start:end] for start, end in figure_spans(text, "en")]
    ['seven soldiers', 'Mr. Smith', 'July 19']
    """
    return [(figure.start, figure.end) for figure in figures_in(text, language, within)]


class Figure(NamedTuple):
    """Where a figure stands, and what its first part is: a name, a date, numbered or an amount."""

    start: int
    end: int
    kind: str


def figures_in(text: str, language: str, within: str = "") -> list[Figure]:
    """Return the figures of which `figure_spans` returns the spans."""
    lists = word_lists(language)
    found: list[Figure] = []
    earlier: regex.Match[str] | None = None
    for match in _figures(text, lists, within):
        figure = Figure(match.start(), figure_end(match, lists), match.lastgroup or "")
        if found and figure.start < found[-1].end:  # "the law 12.5 million people": an amount, not the law's number
            found[-1] = Figure(found[-1].start, figure.end, figure.kind)
            earlier = match
            continue
        joins = earlier is not None and _are_one(earlier, match, text[found[-1].end : figure.start], lists)
        found.append(found.pop()._replace(end=figure.end) if joins else figure)
        earlier = None if joins else match
    return found


def holds_count(sentence: str, language: str, within: str = "") -> bool:
    """Tell whether ``sentence`` counts something or someone; dates, years, times and what is numbered count nothing.

    ``within`` is as for `figure_spans`.

    >>> holds_count("Seven soldiers and one policeman were killed.", "en")
    True
    >>> holds_count("It began on July 19, 2023, at 10:30 a.m. under Article 5.", "en")
    False
    """
    lists = word_lists(language)
    if not may_hold_count(sentence, language):
        return False
    return any(_counts(match, sentence, lists) for match in _figures(sentence, lists, within))


def may_hold_count(sentence: str, language: str) -> bool:
    """Tell whether there is a digit or a number word at all: most sentences have none, and this is quick."""
    if _DIGIT.search(sentence):
        return True
    lists = word_lists(language)
    if is_spaceless(lists.language):
        return not lists.numbers.isdisjoint(sentence) or not lists.ones.isdisjoint(sentence)
    found = sentence.casefold().translate(_TO_SPACES).split()
    if not lists.numbers.isdisjoint(found) or (lists.persons and not lists.ones.isdisjoint(found)):
        return True
    joined = joined_numbers(lists.language)
    return joined is not None and any(map(joined, found))


_BETWEEN = regex.compile(r"[,，、،]?(?:[^\S\n]?|[^\S\n](?:\p{L}{1,4}[^\S\n]){1,2})")
_CLOCK = regex.compile(r"\(?\d{1,2}[:.hH]\d\d(?!\d)")


def _are_one(left: regex.Match[str], right: regex.Match[str], between: str, lists: Words) -> bool:
    """Tell whether two figures are a date and its time, in either order: "3 July, 11 p.m.", "23 Uhr am 3. Juli"."""
    if not (left["date"] or right["date"]) or not _BETWEEN.fullmatch(between):
        return False
    other = right if left["date"] else left
    if other["date"]:  # 7月3日 and 23时
        return not between
    hour = other["time"] or other["suffix"]
    return hour in lists.times_after or _CLOCK.match(other.string, other.start()) is not None


def _figures(text: str, lists: Words, within: str) -> Iterator[regex.Match[str]]:
    """Matches of the language's pattern, tried only where a word or a sign can begin one."""
    pattern = patterns_of(lists.language).of(text, within or text)
    if is_spaceless(lists.language):
        yield from pattern.finditer(text)
        return
    begins = beginning(lists.language)
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() >= end and (token["digit"] or begins(token[0].casefold())):
            match = pattern.match(text, token.start())
            if match:
                end = figure_end(match, lists)
                yield match
                if match["numbered"] and (amount := _amount_inside(match, pattern)):
                    end = figure_end(amount, lists)
                    yield amount


def _amount_inside(numbered: regex.Match[str], pattern: regex.Pattern[str]) -> regex.Match[str] | None:
    """Return the amount with a unit, or the date, that begins with the number of a reference and goes on behind it."""
    number = _DIGIT.search(numbered[0])
    if not number:
        return None
    found = pattern.match(numbered.string, numbered.start() + number.start())
    is_more = found and found.end() > numbered.end() and (found["unit"] or found["date"])
    return found if is_more else None


_MEASURE = regex.compile(r"[\p{Sc}%‰٪％]")
_YEAR = regex.compile(r"\(?(?:1[89]|20)\d\d(?:\D{1,3}\d{2,4})?\)?")
_NO_COUNT = regex.compile(
    r"\d{1,2}[:h]\d\d.*"  # a time
    r"|\d+/\d+.*|\d{1,4}([.\-])\d{1,2}\1\d{1,4}"  # a date, 24/7
    r"|\d+(?:-\d+){2,}"  # a telephone number
)
_TELEPHONE = regex.compile(r"\+\d[\d\s().\-]{6,}|\(\d{2,}\).{5,}")
_LIST_NUMBER = regex.compile(r"\s*\(?\d{1,3}[.)]\s")
# COVID-19 and G20, "Boeing 737", and an age: "Ana Ruiz, 49, said".
_NAME_BEFORE = regex.compile(r"[\p{Lu}\p{Ll}][-‐‑–]?$")
_NAME_WORD_BEFORE = regex.compile(r"\S\s\p{Lu}\p{L}*\s$")
_LOOK_BACK = 40


def _counts(match: regex.Match[str], sentence: str, lists: Words) -> bool:
    if not match["amount"] or match["time"] or match["compound"]:
        return False
    before = sentence[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match["words"]:
        return not _is_known(match, before, lists)
    if _MEASURE.search(match[0]):
        return True
    return not (
        _is_no_number(match, lists)
        or _is_named(match, sentence, before, lists)
        or (_LIST_NUMBER.match(sentence, 0, match.end() + 2) and not before.strip())
        or (_YEAR.fullmatch(match["digits"]) and not match["unit"] and not _is_approximate(before, lists))
    )


def _is_known(match: regex.Match[str], before: str, lists: Words) -> bool:
    """Tell whether an article stands before a number word: "the two sides" are known, and not counted again."""
    found = WORD.findall(before.casefold())
    # But "the two million people" are counted.
    return bool(found) and found[-1] in lists.definite_articles and match[0].count(" ") <= 1


def _is_no_number(match: regex.Match[str], lists: Words) -> bool:
    """Tell whether the digits are a date, a time, a telephone number, an ordinal (19th) or a temperature."""
    if _TELEPHONE.fullmatch(match.string, match.start(), match.end("digits")) or _NO_COUNT.fullmatch(match["digits"]):
        return True
    return "°" in match[0] or bool(match["suffix"] and match["suffix"] not in lists.units)


def _is_named(match: regex.Match[str], sentence: str, before: str, lists: Words) -> bool:
    """Tell whether a number is a name's or an age: COVID-19, G20, "Boeing 737.", "Ana Ruiz, 49, said"."""
    if _NAME_BEFORE.search(before):
        return True
    end = figure_end(match, lists)
    if match["unit"] or (match["noun"] and end == match.end()):
        return False
    is_age = before.endswith(", ") and sentence[end : end + 1] == ","
    return is_age or _NAME_WORD_BEFORE.search(before) is not None


def _is_approximate(before: str, lists: Words) -> bool:
    words_before = f" {' '.join(before.casefold().split())}"
    return any(words_before.endswith(f" {phrase}") for phrase in lists.approximations)
