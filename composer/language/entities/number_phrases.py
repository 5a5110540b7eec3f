"""Numbers that `figures` does not know: Roman ones, shares in words, and references, in any language.

Each pattern is tried only in a text that holds what it is about, since few do.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files

import regex

from composer.language.words import Phrases, Words, any_of, word_lists

Span = tuple[int, int]

_DIGIT = re.compile(r"\d")
_ROMAN_SIGNS = re.compile(r"[IVXLCХ]{2}|[IVX](?!\w)")
_BETWEEN_NUMBERS = re.compile(r"[\d)],?\s[^\W\d_]{1,24}\.?\s(?:\d|\(?[^\W\d_](?!\w))")
_FIRST_HAN = "\u2e80"
_S = r"[\t\p{Zs}]"
_START = r"(?<![\p{L}\p{M}\p{N}])"
_END = r"(?![\p{L}\p{M}\p{N}])"
_LETTERS = r"\p{L}[\p{L}\p{M}'’-]"
_NUMBER = r"\d[\d.,]{0,14}"
_YEAR = r"(?:1[6-9]|20)\d\d(?!\d)"

_ROMAN_LETTERS = r"(?:[IVXLCХ]{2,7}|[VX])"
_ROMAN = rf"{_ROMAN_LETTERS}(?:e|ème|th|st|nd|rd|-?\p{{Cyrillic}}{{1,3}}|[ºª°])?{_END}\.?"
_ROMANS = rf"{_ROMAN}(?:(?:[–—-]|{_S}\p{{Ll}}{{1,3}}{_S}){_START}{_ROMAN})?"

_DAYS = r"\d{1,2}\.?(?:[–-]\d{1,2}\.?)?"
_DATE = rf"{_START}{_DAYS}{_S}{_LETTERS}{{2,12}}\.?,?{_S}{_YEAR}(?:{_S}(?:r\.|р\.|г\.|року|роки|года|roku))?"
_DATED = rf"{_S}(?:от|від|vom|du|del|of|z|van|av|di|de|do){_S}{_DATE}"
_ENDING = r"(?:\.(?=[\t\p{Zs}]\p{Ll})|-\p{Cyrillic}{1,3}|\.?(?:er|ra|do|ro|[ºª])|st|nd|rd|th|e|(?:वाँ|वें|वीं|वां|वी|वा))"
_ORDINAL = rf"{_START}\d{{1,4}}{_ENDING}"
_CODE = r"\d(?:[\p{L}\d./:()–-]{0,30}[\p{L}\d)])?"
_DEGREES = rf"\d{{1,3}}(?:[.,]\d{{1,8}})?°[\d\s.,′″'\"]{{0,16}}(?:[NSEWOСЮВЗ]|[сюзв]\.{_S}?[шд]\.)"
_HAN = "〇零一二三四五六七八九十百千"

# Each stands behind a sign without which it need not be tried.
_REFERENCES = {
    "": rf"{_ORDINAL}(?:{_S}\p{{L}}{{1,3}}{_S}{_ORDINAL})?{_S}{_LETTERS}{{1,24}}",  # 35-я сессия
    ". ": rf"{_START}\p{{L}}{{1,6}}\.(?:\p{{L}}{{1,4}}\.)?{_S}{_CODE}",  # art. 19
    "°": rf"{_DEGREES}(?:,?{_S}{_DEGREES})?{_END}",
    "§": (
        rf"{_START}\d{{1,3}}{_S}(?:\p{{Lu}}\.){{2,4}}{_S}§{{1,2}}{_S}?\d[\p{{L}}\d()]{{0,12}}"  # 18 U.S.C. § 1589
        rf"|§{{1,2}}{_S}?\d{{1,5}}\p{{L}}?(?:,{_S}\d{{1,5}}\p{{L}}?{_END}){{1,6}}(?:{_S}\p{{Lu}}\p{{L}}{{1,9}})?"
    ),
    "/": (
        rf"{_START}\d{{1,3}}{_S}\p{{Lu}}\p{{L}}{{1,4}}{_S}\d{{1,6}}/\d{{2,4}}"  # 12 StR 345/26
        rf"|{_START}[IVX]{{1,4}}{_S}\p{{Lu}}\p{{L}}{{0,3}}{_S}\d{{1,5}}/\d{{2,4}}"  # II K 123/24
        rf"|{_START}\d{{2,6}}{_S}/{_S}\d[\d-]{{1,8}}(?:{_S}\d{{1,4}}){{0,4}}"  # 030 / 42 02 48
    ),
    "€": rf"{_START}{_NUMBER}{_S}[kMG]€",
}
_EAST_ASIAN = (
    r"\d{4}年(?:[上下]半[年期]|第?[一二三四1-4]季度)",
    rf"[{_HAN}]{{1,6}}(?:世[纪紀]|年代)(?:[{_HAN}]{{1,4}}年代)?",
    r"第\d{1,4}[条條项項款](?:第\d{1,3}[项項款号號])*[（(][\p{L}\d]{1,2}[）)]",
    r"第\d{1,5}(?:[（(]\d{4}年?[）)])?(?:[号號届屆回]|次)(?:[决決][议議]|会[议議合]|會議|[总総總][会會]|会?期)?",
    r"[（(]\d{4}[）)]\p{Han}{1,2}\d{0,4}\p{Han}{1,4}\d{1,6}号",
    r"(?:令和|平成)\d{1,2}年[（(]\p{L}{1,3}[）)]第\d{1,6}号",
    r"每[一二三四五六七八九十\d]{1,3}[名个個人]\p{Han}{0,6}?[中就有]{1,3}[一二三四五六七八九\d]{1,2}[名个個人]",
    r"北京[时時][间間]\d",
    r"\d{1,2}月\d{1,2}日(?:[至到]|から)\d{1,2}日(?:まで)?",
    rf"[{_HAN}]{{1,4}}[至到][{_HAN}]{{1,4}}[年个個月天人名]",
    rf"[{_HAN}\d]{{1,5}}分[之の][{_HAN}\d]{{1,5}}(?:的\p{{Han}}{{2}})?",
    r"[（(](?:内線|内线)\d{1,6}[）)]",
)


def phrase_spans(text: str, language: str) -> Iterator[Span]:
    """Yield the spans of phrases that hold a number, in no order, some over others.

    What goes on with a number, ", para. 12" or " ext. 7", begins with the last character of that number.

    >>> text = "Louis XVI saw every third child in Case No. 7, para. 12."
    >>> [text[start:end] for start, end in sorted(phrase_spans(text, "en"))]
    ['Louis XVI saw', 'every third', 'every third child', 'Case No. 7', 'No. 7', '7, para. 12', 'para. 12']
    """
    for kind in _kinds(word_lists(language).language):
        if kind.may_stand_in(text):
            for match in kind.pattern.finditer(text):
                yield match.span()


class _Kind:
    """Phrases of one kind, whose pattern is compiled when a text first holds one of their signs or words."""

    def __init__(self, source: str, *signs: str) -> None:
        self._source, self._signs = source, signs

    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds one of the signs."""
        return any(sign in text for sign in self._signs)

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """What finds them."""
        return regex.compile(self._source)


class _WithDigits(_Kind):
    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds a digit, and one of the signs."""
        return _DIGIT.search(text) is not None and super().may_stand_in(text)


class _GoesOn(_Kind):
    def may_stand_in(self, text: str) -> bool:
        """Whether a word stands between a number and another number or letter."""
        return _BETWEEN_NUMBERS.search(text) is not None


class _Roman(_Kind):
    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds letters of Roman numbers together, or one of those that are numbers alone."""
        return _ROMAN_SIGNS.search(text) is not None


class _EastAsian(_Kind):
    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds any of the letters that are beyond all alphabets."""
        return max(text, default="") >= _FIRST_HAN


@cache
def _kinds(code: str) -> tuple[_Kind, ...]:
    """Return the kinds of phrases of a language."""
    lists, shared = word_lists(code), _shared()
    continuing = rf"(?:\p{{L}}{{1,6}}\.{_S}|{any_of(shared['extensions'] | lists.numbered)}\.?{_S})"
    return (
        *(_WithDigits(source, sign) for sign, source in _REFERENCES.items()),
        *_numbered(lists, shared),
        _GoesOn(rf"[\d)],?{_S}{continuing}(?:{_CODE}|\(?[a-zа-я]\)?{_END})"),
        _WithDigits(r"\d(?:转|轉|内線)\d{1,6}", "转", "轉", "内線"),
        _EastAsian("|".join(_EAST_ASIAN)),
        _Roman(_roman(lists, shared)),
        *_in_words(lists),
    )


@cache
def _shared() -> dict[str, Phrases]:
    """Words that stand beside numbers in any language, from ``number_phrases.toml``."""
    table = tomllib.loads(files(__package__).joinpath("number_phrases.toml").read_text(encoding="utf-8"))
    return {key: frozenset(words.split()) for key, words in table.items()}


def _numbered(lists: Words, shared: dict[str, Phrases]) -> Iterator[_Kind]:
    """Yield what is numbered, with the word before it; and dates and sums where no words are listed."""
    word, signs = rf"{_START}\p{{L}}[\p{{L}}\p{{M}}.'’-]{{1,20}}{_S}", shared["number_signs"]
    number = rf"{any_of(signs)}{_S}?\d[\p{{L}}\d/.–-]{{0,30}}(?:{_DATED})?"
    year = rf"{_S}\p{{Ll}}{{1,3}}{_S}{_YEAR}"
    # Communication No. 12
    yield _WithDigits(word + number, "№", *(sign + space for sign in signs for space in " \u00a0\u202f"))
    # affaire C-411/10, sentencia T-025 de 2004, article R. 621-2
    yield _WithDigits(rf"{word}\p{{Lu}}{{1,2}}-\d{{1,5}}(?:/\d{{2,4}}|{year})", "-")
    yield _WithDigits(rf"{word}\p{{Lu}}\.{_S}?\d[\d.-]{{0,12}}", ". ")
    if not lists.language:
        # 3 maja 2026, 3,5 mln zł
        sum_of = rf"{_START}{_NUMBER}{_S}{any_of(shared['magnitudes'])}{_S}{_LETTERS}{{1,20}}"
        paragraph = rf"{_START}{any_of(_either(shared['labels']))}{_S}\d[\p{{L}}\d()/–-]{{0,20}}"
        yield _WithDigits(rf"{_DATE}|{sum_of}|{paragraph}", "")


def _roman(lists: Words, shared: dict[str, Phrases]) -> str:
    """Match a Roman number with the name or century before it, else with the word behind it, or a war's two.

    Where no words are listed, what stands before it may be a chapter as well as a name.
    """
    before = rf"{_START}{any_of(lists.centuries_before)}{_S}{_ROMANS}"
    name = r"\p{Lu}\p{L}{1,20}" if lists.language else r"\p{L}{2,20}"
    war = rf"I{{1,3}}(?:e|[ºª])?\.?{_S}{any_of(shared['wars'])}{_END}(?:{_S}{_LETTERS}{{1,20}})?"
    return (
        rf"{before}|{_START}{war}"
        rf"|(?:(?:{_START}\p{{Lu}}\p{{L}}{{1,20}}{_S})?{_START}{name}{_S})?{_START}{_ROMANS}(?:{_S}{_LETTERS}{{0,20}}\.?)?"
    )


def _in_words(lists: Words) -> Iterator[_Kind]:
    """Yield centuries, shares and parts of years in the words of a language."""
    noun = rf"{_LETTERS}{{1,30}}"
    every = _either(lists.every)
    whose = rf"{_S}{any_of(lists.share_links)}(?:{_S}|(?<=['’]))" if lists.share_links else _S
    of = rf"(?:{any_of(lists.share_links | lists.date_links)}{_S})?"
    second = rf"{_S}(?:عشر|و[\p{{L}}\p{{M}}]{{2,20}})"  # the second word of an Arabic number
    for words, source in (
        (every, rf"{_START}{any_of(every)}{_S}{any_of(lists.ordinals)}{_END}(?:{_S}{noun})?"),
        (
            lists.fractions,
            rf"(?:{_START}{_LETTERS}{{0,12}}{_S})?{_START}{any_of(lists.fractions)}{_END}(?:{whose}{noun})?",
        ),
        (lists.centuries, rf"{_START}{_LETTERS}{{1,20}}{_S}{any_of(lists.centuries)}{_END}"),
        (
            lists.centuries_before,
            rf"{_START}{any_of(lists.centuries_before)}{_S}[\p{{L}}\p{{M}}\d]{{1,20}}(?:{second})?",
        ),
        (lists.periods, rf"(?:{_START}{_LETTERS}{{1,12}}{_S})?{any_of(lists.periods)}{_S}{of}{_YEAR}"),
    ):
        if words:
            yield _Kind(source, *words)


def _either(phrases: Phrases) -> Phrases:
    return phrases | {phrase[:1].upper() + phrase[1:] for phrase in phrases}
