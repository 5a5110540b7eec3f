"""What a figure is, as one pattern a language: the grammar is the same for all, the words are the language's own."""

from collections.abc import Callable
from functools import cache, lru_cache
from itertools import permutations

import regex

from composer.language.words import WORD, Phrases, Words, any_of, word_lists

_CURRENCIES = frozenset(["AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "EGP", "EUR"]).union(
    ["GBP", "INR", "JPY", "MXN", "PEN", "RMB", "RUB", "SAR", "UAH", "USD"]
)
# A space that is not the end of a line; the shortest way to say it, since it stands fifty times in a pattern.
_S = r"[\t\p{Zs}]"
_START = r"(?<![\p{L}\p{M}\p{N}])"
_END = r"(?![\p{L}\p{M}\p{N}])"
_SIGNS = r"(?:(?:US|R|A|C|NZ|HK|S)?\p{Sc}|S/|№|§{1,2}|#|~|≈|±|(?<![\p{L}\p{N}])[+\-−])"
# What may stand between the digits of one number, range, date, time or telephone number.
_JOINT = rf"(?:[.,:/'’·\-‐‑–—−٫٬～〜~]|{_S}[–—-]{_S}|{_S})"
_DIGITS = rf"\(?\d{{1,20}}\)?(?:{_JOINT}?\(?\d{{1,12}}\)?){{0,6}}+"
_SUFFIX = (
    r"(?:[\p{Latin}\p{Cyrillic}\p{Greek}]{1,3}(?![\p{L}\p{M}\p{N}])|[hH]\d\d(?!\d)|\.?[ºª°])"  # 19th, 5km, 23h30, 3.º
)
# 2023年7月19日 in the languages that write so, or quoted in any other.
_EAST_ASIAN_DATE = (
    r"\d{1,4} ?[年년](?: ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日号號일])?)?|\d{1,2}[月월]\d{1,2}[日号號일]"
    r"|\d{1,2}[時时点點시](?:\d{1,2}分|半)?"
)
_DATE_IN_CHARACTERS = (
    r"[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号號])?)?"
    r"|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号號]"
)
_WEEKDAY_IN_BRACKETS = r"(?:[(（][月火水木金土日](?:曜日?)?[)）]|[(（](?:星期|周|週)[一二三四五六日天][)）])"
_NOUN = r"\p{L}[\p{L}\p{M}\u200c\u200d'’\-]{0,30}+"


def figure_pattern(lists: Words) -> regex.Pattern[str]:
    """Compile the pattern of a language; exactly one of its groups name, date, numbered and amount matches.

    Within an amount, the groups digits, words, suffix, unit, time, compound and noun say what stands there. Each list
    of words is used as seldom as can be, for to compile them is what takes the time; ``lists`` may be without those
    that a text does not hold.
    """
    amount = _characters(lists) if is_spaceless(lists.language) else _number_words(lists)
    kinds = {"name": _name(lists), "date": _date(lists), "numbered": _numbered(lists), "amount": amount}
    return regex.compile("|".join(f"(?P<{kind}>{alternative})" for kind, alternative in kinds.items()))


def figure_end(match: regex.Match[str], lists: Words) -> int:
    """Offset where a figure ends: before the word behind it, where that is none that a number counts.

    Such a word is small ("49 of"), known ("page 1 the army"), or begins a title ("in 2023 Minister Ana Torres").
    """
    noun = match["noun"]
    if not noun:
        return match.end()
    link = match.string[match.start("rest") : match.start("noun")].strip().casefold()
    is_title = noun[0].isupper() and noun.casefold() in title_words(lists.language)
    # "§ 129a Abs. 1": the word begins a reference.
    is_abbreviated = match.string.startswith(".", match.end()) and f"{noun}." in lists.numbered
    is_counted = (
        not is_title
        and not is_abbreviated
        and noun.casefold() not in lists.small_words
        and link not in lists.definite_articles
    )
    return match.end() if is_counted else match.start("rest")


@cache
def title_words(code: str) -> frozenset[str]:
    """First words, case-folded, of the titles that stand before names."""
    found = (WORD.match(title) for title in word_lists(code).titles)
    return frozenset(match[0].casefold() for match in found if match)


@cache
def first_words(code: str) -> frozenset[str]:
    """First words, case-folded, of all that may begin a figure or a name."""
    lists = word_lists(code)
    listed = lists.titles, lists.months, lists.weekdays, lists.numbered, lists.times_before, lists.numbers, lists.ones
    first = (WORD.match(phrase) for phrases in (*listed, _CURRENCIES) for phrase in phrases)
    return frozenset(match[0].casefold() for match in first if match)


@cache
def beginning(code: str) -> Callable[[str], bool]:
    """Return what tells whether a word, case-folded, may begin a figure or a name."""
    first, joined = first_words(code), joined_numbers(code)
    return (lambda word: word in first or joined(word)) if joined else first.__contains__


@cache
def joined_numbers(code: str) -> Callable[[str], bool] | None:
    """Return what tells whether a word, case-folded, may be several numbers written together; None where none are.

    Where "zweihundert" is listed beside "zwei" and "hundert", "zweihundertfünfzig" begins with a number too.
    """
    numbers = frozenset(number.casefold() for number in word_lists(code).numbers)
    if is_spaceless(code) or not any(
        word[len(part) :] in numbers and word.startswith(part) for part, word in permutations(numbers, 2)
    ):
        return None
    starts = tuple(numbers | word_lists(code).ones)
    return lru_cache(maxsize=8192)(
        lambda word: any(word.startswith(part) and word[len(part) :].startswith(starts) for part in starts)
    )


@cache
def is_spaceless(code: str) -> bool:
    """Tell whether a language's words are not parted by spaces."""
    return any(word >= "\u2e80" for word in word_lists(code).numbers)


@cache
def _has_capitals(code: str) -> bool:
    return any(title.upper() != title.lower() for title in word_lists(code).titles)


def _forms(phrases: Phrases) -> Phrases:
    """Phrases as they stand in running text: as listed, or with a capital."""
    return phrases | {phrase[:1].upper() + phrase[1:] for phrase in phrases}


def _name(lists: Words) -> str:
    """Match a title with the name that follows, or that goes before."""
    capital = r"\p{Lu}(?:[\p{L}\p{M}'’\-]{1,30}|\.)"
    if not _has_capitals(lists.language):
        # Without capitals, a name is whatever follows but for the small words.
        capital = rf"(?!{any_of(lists.small_words)}{_END})\p{{Lo}}[\p{{L}}\p{{M}}]{{1,20}}|{capital}"
    part = rf"(?:{any_of(lists.name_links)}{_S}){{0,2}}(?:{capital})"
    after = rf"(?:\p{{Han}}{{1,4}}|[\p{{Katakana}}・ー]{{2,12}}){any_of(lists.titles_after)}"
    before = rf"{_START}(?:{any_of(_forms(lists.titles))}{_S}){{1,2}}{part}(?:{_S}{part}){{0,3}}"
    return f"{before}|{after}" if lists.titles else after


def _date(lists: Words) -> str:
    if not lists.months:
        return rf"(?:{_EAST_ASIAN_DATE}|{_DATE_IN_CHARACTERS}){_WEEKDAY_IN_BRACKETS}?"
    month = rf"{any_of(_forms(lists.months))}{_END}\.?(?:/\p{{L}}+)?"
    link = rf"(?:{any_of(lists.date_links)}{_S}){{0,2}}"
    weekday = rf"(?:{any_of(_forms(lists.weekdays))}\.?,?{_S}{link})?"
    # After its month a day has no period of its own: "July 19." ends a sentence, "19. Juli" does not.
    days, days_after = (
        rf"{day}(?:{_S}?[–-]{_S}?{day})?"
        for day in (r"\d{1,2}(?:st|nd|rd|th|er|re|e|\.?[ºª°]|\.)?", r"\d{1,2}(?:st|nd|rd|th|er|re|e|[ºª°])?")
    )
    year = rf"\d{{4}}(?!\d)(?:{_S}{any_of(lists.time_units)}{_END})?"
    # An Arabic "and" is written onto what follows: "و4 يوليو".
    prefix = "".join(lists.leaning_prefixes)
    start = rf"(?:{_START}|(?<=(?<!\p{{L}})[{prefix}]))" if prefix else _START
    return (
        rf"{start}\(?{weekday}(?:{days}{_S}{link}{month}(?:,?{_S}{link}{year})?"
        rf"|{month}(?:{_S}{days_after}(?!\d)(?:,?{_S}{year})?|,?{_S}{link}{year}))|{_EAST_ASIAN_DATE}"
    )


def _numbered(lists: Words) -> str:
    word = rf"(?:{any_of(_forms(lists.numbered))}(?:{_S}|(?<=[.°º№]))){{1,2}}"
    number = rf"(?:{_DIGITS}(?:\.?[ºª°])?|[IVXLC]{{1,6}}{_END})"
    time = rf"{any_of(_forms(lists.times_before))}{_S}{_DIGITS}(?:{_S}{any_of(lists.times_after)}{_END})?"
    return rf"{_START}(?:{word}[№#]?{number}|{time})|第(?:{_DIGITS}|[一-十百]{{1,5}})\p{{Han}}?"


def _characters(lists: Words) -> str:
    """Match an amount where a number may be written in characters, with what it counts in."""
    character = rf"[{''.join(lists.numbers | lists.ones)}]"
    counter = any_of(lists.counters)
    several = rf"(?!{any_of(lists.ones)}{counter})(?P<words>{character}{{1,12}})(?P<noun>{counter})"
    one = rf"(?P<words>{any_of(lists.ones)})(?P<noun>{any_of(lists.persons)})"
    part = rf"(?:{character}{{1,6}}|\d{{1,9}}(?:[.．]\d{{1,6}})?)"
    share = rf"(?P<words>{part}分[之の]{part}|{part}[比対]{part})"  # three quarters, 15 per cent, seven to one
    return f"{share}|{_number()}{_tail(lists)}|{several}|{one}"


def _number_words(lists: Words) -> str:
    number, one = any_of(_forms(lists.numbers)), any_of(_forms(lists.ones))
    joint = rf"(?:-|{_S}|{_S}?{any_of(lists.number_links)}{_S}?)?"
    several = rf"(?:{one}(?:-|{_S})?)?{number}(?:{joint}(?:{number}|{any_of(lists.ones)})){{0,5}}{_END}"
    by_one = rf"{one}{_S}(?P<noun>{any_of(lists.persons)}){_END}"
    start = r"(?<![\p{L}\p{M}\p{N}\-])"
    return rf"(?:{_number()}|{start}(?P<words>{several})){_tail(lists)}|{start}(?P<words>{by_one})"


def _number() -> str:
    signs = rf"(?:{any_of(_CURRENCIES)}{_S})?(?:{_SIGNS}{_S}?){{0,3}}"
    return rf"{signs}(?<!\d)(?P<digits>{_DIGITS})(?P<suffix>{_SUFFIX})?"


def _tail(lists: Words) -> str:
    """Match what belongs to the number before it: percent, currency, unit, the noun that is counted."""
    end = "" if is_spaceless(lists.language) else _END
    minutes = rf"(?:{_S}?\d{{1,2}}(?!\d))?"
    time = rf"(?P<time>{any_of(lists.time_units | lists.times_after)}){end}{minutes}"
    unit = rf"(?P<unit>{any_of(lists.units | lists.percents | lists.numbers | lists.counters)}){end}"
    noun = rf"(?:{any_of(lists.date_links)}{_S})?(?P<noun>{_NOUN})"
    return (
        rf"(?:{_S}?(?:[%‰٪％]|\p{{Sc}}|°{_S}?[CF]?)){{0,2}}(?:{_S}?{unit}){{0,3}}"
        rf"(?:{_S}?(?:\p{{Sc}}|{any_of(_CURRENCIES)}{_END}))?"
        rf"(?P<rest>(?P<compound>-\p{{L}}[\p{{L}}\-]{{1,30}})?{_S}?{time}|(?P<compound>-\p{{L}}[\p{{L}}\-]{{1,30}})?{_S}{noun})?"
    )
