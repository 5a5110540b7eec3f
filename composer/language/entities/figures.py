"""Figures and names with a title: what is never cut inside, and which sentences count something."""

import re
from collections.abc import Iterator
from functools import cache

import regex

from composer.language.words import WORD, Words, any_of, words

# A space that is not the end of a line.
_S = r"[^\S\n\r\x0b\x0c\x85\u2028\u2029]"
_CJK = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]"
_SIGNS = r"(?:(?:US|R|A|C|NZ|HK|S)?\p{Sc}|S/|№|§{1,2}|#|~|≈|±|(?<![\p{L}\p{N}])[+\-−])"
_CODES = r"(?:AED|ARS|AUD|BRL|CAD|CHF|CLP|CNY|COP|EGP|EUR|GBP|INR|JPY|MXN|PEN|RMB|RUB|SAR|UAH|USD)"
# What may stand between the digits of one number, range, date, time or telephone number.
_JOINT = rf"(?:[.,:/'’·\-‐‑–—−٫٬～〜~]|{_S}[–—-]{_S}|{_S})"
_DIGITS = rf"\(?\d{{1,20}}\)?(?:{_JOINT}?\(?\d{{1,12}}\)?){{0,6}}+"
_NUMBER = (
    rf"(?:{_CODES}{_S})?(?:{_SIGNS}{_S}?){{0,3}}(?<!\d)(?P<digits>{_DIGITS})"
    r"(?:(?P<suffix>[\p{Latin}\p{Cyrillic}\p{Greek}]{1,3})(?![\p{L}\p{M}\p{N}])|(?P<suffix>\.?[ºª°]))?"
)
_WORD = r"\p{L}[\p{L}\p{M}\u200c\u200d'’\-]{0,30}+"
_START = r"(?<![\p{L}\p{M}\p{N}])"
_PUNCTUATION = "\"'“”„‘’«»()[]—–.,;:!?…¿¡،؛؟।"
_DIGIT = re.compile(r"\d")
_SIGN_CHARACTERS = "$¢-¥֏؋฿₠-₿﷼＄￡￥#№§~≈±+−("
_TOKEN = re.compile(
    rf"(?P<digit>(?:(?:(?:US|NZ|HK|[ACRS])?[{_SIGN_CHARACTERS}-]{{1,3}}|S/)[^\S\n]?)?\d)|{WORD.pattern}"
)
_END = r"(?![\p{L}\p{M}\p{N}])"


def figure_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of figures and of names with a title, sorted and disjoint, each about 60 characters at most.

    A figure is a number with its sign, currency, unit and the noun it counts, a date, a time, a numbered article.

    >>> text = "In addition, seven soldiers and Mr. Smith died on July 19."
    >>> [text[start:end] for start, end in figure_spans(text, "en")]
    ['seven soldiers', 'Mr. Smith', 'July 19']
    """
    return [match.span() for match in _figures(text, words(language))]


def holds_count(sentence: str, language: str) -> bool:
    """Tell whether ``sentence`` counts something or someone; dates, years, times and what is numbered count nothing.

    >>> holds_count("Seven soldiers and one policeman were killed.", "en")
    True
    >>> holds_count("It began on July 19, 2023, at 10:30 a.m. under Article 5.", "en")
    False
    """
    lists = words(language)
    if not _may_count(sentence, lists):
        return False
    return any(_counts(match, sentence, lists) for match in _figures(sentence, lists))


def _may_count(sentence: str, lists: Words) -> bool:
    """Tell whether there is a digit or a number word at all: most sentences have none, and this is quick."""
    if _DIGIT.search(sentence):
        return True
    if _is_spaceless(lists):
        return not lists.numbers.isdisjoint(sentence) or not lists.ones.isdisjoint(sentence)
    found = [word.strip(_PUNCTUATION) for word in sentence.casefold().replace("-", " ").split()]
    return not (lists.numbers.isdisjoint(found) and (not lists.persons or lists.ones.isdisjoint(found)))


def _figures(text: str, lists: Words) -> Iterator[regex.Match[str]]:
    """Matches of the language's pattern, tried only where a word or a sign can begin one."""
    pattern = _pattern(lists.language)
    if _is_spaceless(lists):
        yield from pattern.finditer(text)
        return
    triggers = _triggers(lists.language)
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() >= end and (token["digit"] or token[0].casefold() in triggers):
            match = pattern.match(text, token.start())
            if match:
                end = match.end()
                yield match


@cache
def _triggers(code: str) -> frozenset[str]:
    """First words of all that may begin a figure or a name."""
    lists = words(code)
    listed = lists.titles, lists.months, lists.weekdays, lists.numbered, lists.times_before, lists.numbers, lists.ones
    first = (WORD.match(phrase) for phrases in listed for phrase in phrases)
    return frozenset(match[0].casefold() for match in first if match) | set(_CODES[3:-1].casefold().split("|"))


def _is_spaceless(lists: Words) -> bool:
    """Tell whether a language's words are not parted by spaces."""
    return any(word >= "\u2e80" for word in lists.numbers)


@cache
def _pattern(code: str) -> regex.Pattern[str]:
    """What is a figure in one language; the group that matched says which kind."""
    lists = words(code)
    kinds = (
        ("name", _name(lists)),
        ("date", _date(lists)),
        ("numbered", _numbered(lists)),
        ("words", _number_words(lists)),
        ("number", _counted(lists)),
    )
    alternatives = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds if pattern)
    return regex.compile(alternatives)


def _name(lists: Words) -> str:
    """Titles with the name that follows, or that goes before."""
    capital = (
        r"(?:\p{Lu}(?:[\p{L}\p{M}'’\-]{1,30}|\.)|"
        rf"(?!{any_of(lists.small_words)}{_END})"
        r"\p{Lo}[\p{L}\p{M}]{1,20})"
    )
    link = rf"(?:{any_of(lists.name_links)}{_S}){{0,2}}"
    title = any_of(lists.titles, cased=True)
    before = rf"{_START}{title}(?:{_S}{title})?{_S}{link}{capital}(?:{_S}{link}{capital}){{0,3}}"
    after = rf"(?:\p{{Han}}{{1,4}}|[\p{{Katakana}}・ー]{{2,12}}){any_of(lists.titles_after)}"
    return f"{before}|{after}"


def _date(lists: Words) -> str:
    month = rf"{any_of(lists.months, cased=True)}{_END}\.?(?:/{any_of(lists.months)})?"
    weekday = rf"(?:{any_of(lists.weekdays, cased=True)}\.?,?{_S}(?:{any_of(lists.date_links)}{_S})?)?"
    link = rf"(?:{any_of(lists.date_links)}{_S}){{0,2}}"
    day = r"\d{1,2}(?:st|nd|rd|th|er|re|e|[.ºª°])?"
    days = rf"{day}(?:{_S}?[–-]{_S}?{day})?"
    year = rf"\d{{4}}(?!\d)(?:{_S}{any_of(lists.time_units)}{_END})?"
    return (
        rf"{_START}{weekday}(?:{days}{_S}{link}{month}(?:,?{_S}{link}{year})?"
        rf"|{month}{_S}{days}(?!\d)(?:,?{_S}{year})?|{month},?{_S}{link}{year})"
        # 2023年7月19日 in the languages that write so, quoted in any other.
        r"|\d{1,4} ?[年년](?: ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日号號일])?)?|\d{1,2}[月월]\d{1,2}[日号號일]"
        r"|\d{1,2}[時时点點시](?:\d{1,2}分|半)?"
    )


def _numbered(lists: Words) -> str:
    word = rf"{any_of(lists.numbered, cased=True)}(?:{_S}|(?<=[.°º№]))"
    return (
        rf"{_START}{word}(?:{word})?[№#]?(?:{_DIGITS}(?:\.?[ºª°])?|[IVXLC]{{1,6}}{_END})"
        rf"|{_START}{any_of(lists.times_before, cased=True)}{_S}{_DIGITS}|第{_DIGITS}{_CJK}?"
    )


def _number_words(lists: Words) -> str:
    number, one = any_of(lists.numbers, cased=True), any_of(lists.ones, cased=True)
    if _is_spaceless(lists):
        return rf"(?:{one}|{number}){{0,3}}{number}(?:{one}|{number}){{0,8}}(?P<noun>{any_of(lists.counters)})|{one}(?P<noun>{any_of(lists.persons)})"
    joint = rf"(?:-|{_S}|{_S}?{any_of(lists.number_links)}{_S}?)?"
    several = rf"(?:{one}(?:-|{_S}))?{number}(?:{joint}(?:{number}|{one})){{0,5}}{_END}{_tail(lists)}"
    return rf"(?<![\p{{L}}\p{{M}}\p{{N}}\-])(?:{several}|{one}{_S}(?P<noun>{any_of(lists.persons)}){_END})"


def _counted(lists: Words) -> str:
    return f"{_NUMBER}{_tail(lists)}"


def _tail(lists: Words) -> str:
    """What belongs to the number before it: percent, currency, unit, the noun that is counted."""
    multiple = any_of(lists.numbers)
    unit = rf"{any_of(lists.units | lists.percents)}|{multiple}"
    time = rf"(?P<time>{any_of(lists.time_units | lists.times_after)})"
    link = rf"(?:{any_of(lists.date_links)}{_S})?"
    near = "" if _is_spaceless(lists) else _END
    noun = rf"(?P<noun>(?!{any_of(lists.small_words)}{_END}){_WORD})"
    return (
        rf"(?:{_S}?(?:[%‰٪％]|\p{{Sc}}|°{_S}?[CF]?)){{0,2}}"
        rf"(?:(?:{multiple}){{0,3}}(?:{time}(?:{_S}?\d{{1,2}}(?!\d))?|(?P<unit>{any_of(lists.counters | lists.units)})){near})?"
        rf"(?:{_S}(?P<unit>{unit}){_END}){{0,3}}(?:{_S}?\p{{Sc}}|{_S}{_CODES}{_END})?"
        rf"(?:(?P<compound>-\p{{L}}[\p{{L}}\-]{{1,30}})?{_S}{time}{_END}(?:{_S}?\d{{1,2}}(?!\d))?|(?P<compound>-\p{{L}}[\p{{L}}\-]{{1,30}})?{_S}{link}{noun})?"
    )


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
    if match["time"] or match["compound"]:
        return False
    if match["words"]:
        return not _is_known(match, sentence, lists)
    return match["number"] is not None and _counts_in_digits(match, sentence, lists)


def _is_known(match: regex.Match[str], sentence: str, lists: Words) -> bool:
    """Tell whether an article stands before a number word: "the two sides" are known, and not counted again."""
    before = WORD.findall(sentence[max(0, match.start() - _LOOK_BACK) : match.start()].casefold())
    return bool(before) and before[-1] in lists.definite_articles and len(match[0].split()) <= 2  # noqa: PLR2004 - "the two million people" are counted


def _counts_in_digits(match: regex.Match[str], sentence: str, lists: Words) -> bool:
    digits, suffix = match["digits"], match["suffix"]
    if regex.search(r"[\p{Sc}%‰٪％]", match[0]):
        return True
    if (
        _TELEPHONE.fullmatch(match[0])
        or _NO_COUNT.fullmatch(digits)
        or (suffix and suffix not in lists.units)
        or "°" in match[0]
    ):
        return False
    before = sentence[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _is_named(match, sentence, before) or _LIST_NUMBER.match(sentence, 0, match.end() + 2) and not before.strip():
        return False
    return not _YEAR.fullmatch(digits) or bool(match["unit"]) or _is_approximate(before, lists)


def _is_named(match: regex.Match[str], sentence: str, before: str) -> bool:
    """Tell whether a number is a name's or an age: COVID-19, G20, "Boeing 737 crashed", "Ana Ruiz, 49, said"."""
    if _NAME_BEFORE.search(before):
        return True
    if match["noun"] or match["unit"]:
        return False
    is_age = before.endswith(", ") and sentence[match.end() : match.end() + 1] == ","
    return is_age or _NAME_WORD_BEFORE.search(before) is not None


def _is_approximate(before: str, lists: Words) -> bool:
    words_before = f" {' '.join(before.casefold().split())}"
    return any(words_before.endswith(f" {word}") for word in lists.approximations)
