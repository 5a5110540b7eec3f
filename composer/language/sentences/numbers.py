"""The rules for a period behind a number, or before one: one a function, with the case it is for."""

import re

from composer.language.sentences.candidates import Candidate

_ORDINAL_DIGITS = 2
_LAST_DAY = 31
# "At 5 a.m.": a time that opens a sentence is no longer than this, and "(iv)" no longer than that.
_TIME_WORDS = 4
_MARKER = 20

_ALONE = re.compile(r"[(\[{]?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxIVX]{1,4})[)\]]?")
_BULLET = "•⁃‣▪◦*+-–— \t"
_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_TIME = re.compile(r"[ap]\.?m")
_YEAR_FIRST = re.compile(r"(?<!\d)\d{4}(?P<month_and_day>(?:\.\s?\d{1,2}){0,2})\Z")
_MONTH_FIRST = re.compile(r"\s?\d{1,2}\.\s?(?:\d{1,2}\.|[\uac00-\ud7a3])")
_DAY = re.compile(r"\(?\d{1,2}\.")
_DATE = len("2026. 12. 31") + 1


def list_marker(candidate: Candidate) -> bool | None:
    """1. Open the door: a number or letter alone at the beginning, and "Article 1.", counts what follows."""
    if candidate.start - candidate.sentence > _MARKER:
        return None
    marker = candidate.text[candidate.sentence : candidate.start].strip(_BULLET)
    if _ALONE.fullmatch(marker):
        return False
    label, _, number = marker.partition(" ")
    return False if number.isdecimal() and label.lower() in candidate.rules.labels else None


def time_of_day(candidate: Candidate) -> bool | None:
    """Read "At 5 a.m. Mr. Smith left. He came at 6 p.m. Monday.": a time that opens a sentence does not end it."""
    if not candidate.next_is_capital or not _TIME.fullmatch(candidate.word):
        return None
    if candidate.token.isupper() and not candidate.before[-1:].isdecimal():
        return None  # A.M. Bos
    words = candidate.opening.split()
    if words and len(words) <= _TIME_WORDS and words[0].lower() in candidate.rules.before_time:
        return False
    return candidate.following.lower() not in candidate.rules.after_time


def word_before_number(candidate: Candidate) -> bool | None:
    """Read "No. 5", "p. xii", "App. No. 5" and "Reg. (EU) 2017/821", but "He said no. We left."."""
    rules, following = candidate.rules, candidate.following
    if candidate.word not in rules.before_number:
        return None
    lettered = len(following) == 1 and following.isupper() and not candidate.next_starts  # app. B
    if following[:1].isdigit() or lettered or _ROMAN.fullmatch(following):
        return False
    after = candidate.end + len(candidate.opened) + len(following)
    another = following.lower() in rules.before_number and candidate.text[after : after + 1] == "."
    if another or candidate.next_is_small or (following.isupper() and candidate.opened.strip() == "("):
        return None if candidate.word in rules.starters else False
    return None if candidate.word in rules.may_end else True


def date_that_begins_with_its_year(candidate: Candidate) -> bool | None:
    """Read "2026. 5. 3. 경찰이": where the year comes first, each part of a date has its period."""
    if not candidate.word[-1:].isdecimal() or candidate.next_is_capital or candidate.closed:
        return None
    date = _YEAR_FIRST.search(candidate.text[max(candidate.sentence, candidate.start - _DATE) : candidate.start])
    if date is None or not (date["month_and_day"] or _MONTH_FIRST.match(candidate.text, candidate.end)):
        return None
    return False


def ordinal(candidate: Candidate) -> bool | None:
    """Read "am 3. Oktober", "der 2. Weltkrieg", "XII. pluk": a small number with a period counts what follows.

    In "Anm. 3. Polizei", "Es sind 49. 12 fehlen" and "2024 starben 12. 2025 mehr" it doesn't.
    """
    rules = candidate.rules
    if not rules.ordinals or candidate.closed:
        return None
    digits = candidate.word.isdecimal() and len(candidate.word) <= _ORDINAL_DIGITS
    roman = len(candidate.token) > 1 and candidate.token.isupper() and _ROMAN.fullmatch(candidate.token)
    if not digits and not roman:
        return None
    if candidate.following.lower() in rules.after_ordinal:
        return False
    if candidate.following[:1].isdigit():
        # A year stands behind a day and its month alone: "3. 12. 2025".
        is_year = len(candidate.following) > _ORDINAL_DIGITS and not _DAY.fullmatch(candidate.before)
        return bool(digits) and (int(candidate.word) > _LAST_DAY or is_year)
    plain = _refers(candidate) if digits else not rules.roman_ordinals
    return candidate.next_starts or (plain and candidate.next_is_capital)


def _refers(candidate: Candidate) -> bool:
    """Whether a number follows "S.", "Nr", "§", "Artikel": it names a place, and its period ends the sentence."""
    rules, before = candidate.rules, candidate.before.lower()
    is_short = before[-1:] == "." or (bool(rules.vowels) and rules.vowels.isdisjoint(before))
    return before in rules.labels or (is_short and before.removesuffix(".") in rules.before_number)


def sign_before_period(candidate: Candidate) -> bool | None:
    """Read "5 km². The", "36 °. La": after a sign that is no letter a period ends, but for "5ª. sessão", "./."."""
    if candidate.text.startswith(" ./. ", candidate.start - len(" ./")):
        return False
    if not candidate.word.endswith(tuple("ªº²³°%€£$)]")):
        return None
    if candidate.next_is_small:
        return False if candidate.word[-1] in "ªº" else None
    return True
