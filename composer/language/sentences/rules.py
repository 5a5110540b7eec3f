"""What decides a candidate before Punkt is asked: one rule a function, each with the case that it is for.

A rule returns True where the sentence ends, False where it goes on, None where it has nothing to say. The first that
says something decides.
"""

import re
from collections.abc import Callable

import regex

from composer.language.sentences.candidates import Candidate
from composer.language.sentences.numbers import list_marker
from composer.language.sentences.periods import PERIOD_RULES, abbreviation_that_never_ends
from composer.language.sentences.speech import (
    behind_closing,
    small_letter_behind_cry,
    small_letter_behind_speech,
    title_of_a_work,
    words_between_speech,
)

Rule = Callable[[Candidate], bool | None]

# So much of what is glued on is looked at; a shorter word is too easily part of a name.
_RIGHT = 48
_SHORT = 3

# The Urdu period, and the full-width one, which stands behind numbers: １．
_PERIODS = frozenset(".۔．")
_ADDRESS = re.compile(r"[/@_]|www\.")
_CARRY_ON = frozenset(",;:،؛&%/)]}")
_CLOSING_THEN_SIGN = re.compile(r"""\s*+(?:["'”’»\-–—]++\s*+)?+[,;،؛]""")
_HANGUL = ("\uac00", "\ud7a3")
_EAST_ASIAN = regex.compile(r"[\u3041-\u30ff\u3400-\u9fff]")


def ends(candidate: Candidate) -> bool:
    """Return whether a sentence ends at a candidate."""
    for rule in RULES_FOR_PERIODS if candidate.mark in _PERIODS else RULES:
        verdict = rule(candidate)
        if verdict is not None:
            return verdict
    verdict = no_abbreviation(candidate)
    return by_punkt(candidate) if verdict is None else verdict


def by_punkt(candidate: Candidate) -> bool:
    """Return what Punkt says."""
    from composer.language.sentences.punkt import ends_by_punkt  # noqa: PLC0415  nltk loads slowly: when first asked

    word = f"{candidate.word}." if candidate.mark == "." and candidate.word else candidate.mark[-1]
    return ends_by_punkt(candidate.rules)(word, candidate.following or candidate.next_sign)


def no_abbreviation(candidate: Candidate) -> bool | None:
    """Read "the families.” Were", "in 2023. The", "R. Quispe": what Punkt would say is known before it is loaded."""
    rules, word = candidate.rules, candidate.word
    if candidate.mark != "." or not word:
        return True
    if len(word) == 1 and word.isalpha():
        return candidate.next_starts if candidate.next_is_capital else None
    if word[-1] == "." or not rules.abbreviations.isdisjoint((word, word.rpartition("-")[2])):
        return None
    # Before a small letter or a sign a number may be an ordinal.
    is_number = word[-1].isdecimal() or word[-1] in ",-"
    return None if is_number and (candidate.next_is_small or not candidate.following) else True


def full_width_decimal(candidate: Candidate) -> bool | None:
    """３．２９％: a full-width period between digits is part of a number."""
    if candidate.mark != "．":
        return None
    around = candidate.text[candidate.start - 1 : candidate.start] + candidate.text[candidate.end : candidate.end + 1]
    return False if around.isdigit() and len(around) > 1 else None


def sign_that_needs_no_space(candidate: Candidate) -> bool | None:
    """你好。再见。 and すごい!本当?はい: such a sign ends a sentence whatever follows, but for «لماذا؟»، سألت."""
    if candidate.mark[-1] in candidate.rules.unspaced:
        return not (candidate.closed and candidate.next_sign in _CARRY_ON)
    if candidate.mark[-1] not in "!?":
        return None
    text = candidate.text
    return True if _EAST_ASIAN.match(text, candidate.end) or _EAST_ASIAN.match(candidate.token[-1:]) else None


def glued(candidate: Candidate) -> bool | None:
    """3.14, example.com, (?): no space, no end; but "It is over.The end" and "жағдайы.Орыс" forgot the space."""
    if candidate.spaced:
        return None
    word = candidate.word
    if candidate.opened or len(candidate.mark) > 1 or len(word) == 1 or not word.isalpha():
        return False
    around = candidate.token + candidate.text[candidate.end : candidate.end + _RIGHT].split(None, 1)[0]
    if candidate.token[-1].isupper() or word in candidate.rules.abbreviations or _ADDRESS.search(around):
        return False
    if candidate.next_starts:
        return True
    # Addresses and file names are in Latin letters, and abbreviations short, but for Urdu and Korean, which have few.
    caseless = (
        candidate.next_is_caseless and not candidate.closed and candidate.mark not in candidate.rules.weak | {"…"}
    )
    shortest = 1 if candidate.mark == "۔" or _HANGUL[0] <= candidate.following[:1] <= _HANGUL[1] else _SHORT
    return (candidate.next_is_capital or caseless) and len(word) > shortest and not word.isascii()


def sign_in_brackets(candidate: Candidate) -> bool | None:
    """Read "stairways [...] (Smith 55)", "the new (!) law": an omission or sign alone in brackets ends no sentence."""
    if candidate.text[candidate.start - 1 : candidate.start] not in {"[", "("} or not candidate.closed:
        return None
    again = candidate.text[candidate.end - 1] in candidate.rules.signs
    return None if again or (candidate.mark[-1] in "!?" and candidate.next_starts) else False


def sign_that_carries_on(candidate: Candidate) -> bool | None:
    """Read 'etc. , and so on', 'Co. & Sons', '¡Sería! ", exclamó': what follows cannot begin a sentence."""
    sign = candidate.next_sign
    # 3 мая 2026 г. № 5; «Айқын», 2010 жыл. № 70: an issue is counted behind an abbreviation, a year or a short word.
    word = candidate.word
    counted = sign == "№" and (len(word) <= _SHORT or word[-1].isdecimal() or word in candidate.rules.abbreviations)
    if counted or sign in _CARRY_ON:
        return False
    return False if _CLOSING_THEN_SIGN.match(candidate.text, candidate.end) else None


def name_with_exclamation_mark(candidate: Candidate) -> bool | None:
    """Yahoo! in the news: the mark is part of the name, unless a new sentence plainly begins."""
    if candidate.mark == "!" and candidate.word in candidate.rules.exclamations:
        return candidate.next_starts
    return None


def ellipsis(candidate: Candidate) -> bool | None:
    """Read "Well ... maybe", "... So be it": an omission ends a sentence before a capital, if it does not begin it."""
    if candidate.mark[-1] != "…" and candidate.text[candidate.start : candidate.end].count(".") < 2:  # noqa: PLR2004  two periods are an ellipsis
        return None
    if candidate.next_is_small or candidate.following.lower() in candidate.rules.always_capital:
        return False
    if candidate.next_is_caseless and len(candidate.word) == 1:  # و... التعويض
        return False
    return candidate.sentence < candidate.start


def weak_sign(candidate: Candidate) -> bool | None:
    """Պատասխանում եմ. սեր: an Armenian period is a stop inside the sentence, unless a capital letter follows."""
    if candidate.mark not in candidate.rules.weak:
        return None
    return candidate.next_is_capital and "«" not in candidate.opened


RULES: tuple[Rule, ...] = (
    title_of_a_work,
    full_width_decimal,
    behind_closing,
    name_with_exclamation_mark,
    sign_that_needs_no_space,
    glued,
    sign_in_brackets,
    small_letter_behind_speech,
    sign_that_carries_on,
    small_letter_behind_cry,
    words_between_speech,
    ellipsis,
    weak_sign,
)
RULES_FOR_PERIODS = (abbreviation_that_never_ends, list_marker, *RULES, *PERIOD_RULES)
