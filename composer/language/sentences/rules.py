"""What decides a candidate before Punkt is asked: one rule a function, each with the case that it is for.

A rule returns True where the sentence ends, False where it goes on, None where it has nothing to say. The first that
says something decides.
"""

import re
from collections.abc import Callable

from composer.language.sentences.candidates import Candidate
from composer.language.sentences.punkt import ends_by_punkt

Rule = Callable[[Candidate], bool | None]

_MARKER = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxIVX]{1,4})[)\]]?")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,3}")
_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_TIME = re.compile(r"[ap]\.?m")
_ADDRESS = re.compile(r"://|@|www\.|/")


def ends(candidate: Candidate) -> bool:
    """Return whether a sentence ends at a candidate."""
    for rule in RULES:
        verdict = rule(candidate)
        if verdict is not None:
            return verdict
    word = candidate.word + "." if candidate.mark == "." and candidate.word else candidate.mark[-1:]
    return ends_by_punkt(candidate.rules)(word, candidate.following or candidate.next_sign or ".")


def title_of_a_work(candidate: Candidate) -> bool | None:
    """《摔跤吧！爸爸》: a title in its brackets is not parted."""
    before = candidate.text[max(candidate.sentence, candidate.start - 30) : candidate.start]
    return (
        False
        if before.rfind("《") > before.rfind("》") and "》" not in candidate.text[candidate.start : candidate.end]
        else None
    )


def quotation_goes_on(candidate: Candidate) -> bool | None:
    """「行こう。」と言った: what follows the quotation needs it, in a script without small letters."""
    if candidate.closed and candidate.rules.going_on:
        return False if candidate.text.startswith(candidate.rules.going_on, candidate.end) else None
    return None


def sign_that_needs_no_space(candidate: Candidate) -> bool | None:
    """你好。再见。: such a sign ends a sentence whatever follows."""
    return True if candidate.mark[-1] in candidate.rules.unspaced else None


def glued(candidate: Candidate) -> bool | None:
    """3.14, example.com, (?): no space follows, no sentence ends; but "It is over.The end" forgot the space."""
    if candidate.spaced:
        return None
    return (
        not candidate.opened
        and candidate.next_starts
        and len(candidate.mark) == 1
        and len(candidate.word) > 1
        and candidate.word.isalpha()
        and candidate.token[-1].islower()
        and candidate.word not in candidate.rules.abbreviations
        and not _ADDRESS.search(candidate.token)
    )


def closed_before_small(candidate: Candidate) -> bool | None:
    """ "Why?" she asked: after a closing quotation mark or bracket a small letter carries the sentence on."""
    return False if candidate.closed and candidate.next_is_small else None


def sign_that_carries_on(candidate: Candidate) -> bool | None:
    """ "etc. , and so on", "Co. & Sons": what follows cannot begin a sentence."""
    return False if candidate.next_sign in {",", ";", ":", "&", "%"} else None


def dash_before_small(candidate: Candidate) -> bool | None:
    """— Куда? — спросил он: a dash and a small letter carry the sentence on."""
    return False if candidate.next_is_small and candidate.opened.strip()[:1] in {"—", "–", "-"} else None


def name_with_exclamation_mark(candidate: Candidate) -> bool | None:
    """ "Yahoo! in the news": the mark is part of the name, unless a new sentence plainly begins."""
    if candidate.mark == "!" and candidate.word in candidate.rules.exclamations:
        return candidate.next_starts
    return None


def ellipsis(candidate: Candidate) -> bool | None:
    """ "Well ... maybe": an omission ends a sentence only where a capital letter follows."""
    if candidate.mark[-1] != "…" and candidate.text[candidate.start : candidate.end].count(".") < 2:
        return None
    return not candidate.next_is_small and bool(candidate.token or candidate.sentence < candidate.start)


def list_marker(candidate: Candidate) -> bool | None:
    """ "1. Open the door.": a number or letter that stands alone at the beginning counts what follows."""
    if candidate.mark != "." or not _MARKER.fullmatch(candidate.token):
        return None
    alone = candidate.text[candidate.sentence : candidate.start].strip() == candidate.token
    return False if alone else None


def time_of_day(candidate: Candidate) -> bool | None:
    """ "At 5 a.m. Mr. Smith left. He was back at 6 p.m. Mr. Jones was not.": a time that opens a sentence goes on."""
    if candidate.mark != "." or not _TIME.fullmatch(candidate.word) or not candidate.next_is_capital:
        return None
    before = candidate.text[candidate.sentence : candidate.start] if candidate.start - candidate.sentence < 60 else ""
    if before and len(before.split()) <= 4 and before.split()[0].lower() in candidate.rules.starters:
        return False
    return True if candidate.following.lower() in candidate.rules.never_end else None


def abbreviation_that_never_ends(candidate: Candidate) -> bool | None:
    """Mr. Smith, e.g. this: something always follows."""
    return False if candidate.mark == "." and candidate.word in candidate.rules.never_end else None


def abbreviation_before_small(candidate: Candidate) -> bool | None:
    """ "at 5 p.m. on Monday", "U.S. officials": after an abbreviation a small letter carries the sentence on."""
    short = candidate.word in candidate.rules.abbreviations or _ACRONYM.fullmatch(candidate.word)
    return False if candidate.mark == "." and short and candidate.next_is_small else None


def word_before_number(candidate: Candidate) -> bool | None:
    """ "No. 5", "p. xii" and "art. 3", but "He said no. We left."."""
    if candidate.mark != "." or candidate.word not in candidate.rules.before_number:
        return None
    return not (candidate.following[:1].isdigit() or _ROMAN.fullmatch(candidate.following))


def acronym(candidate: Candidate) -> bool | None:
    """ "U.S. Government", "E.U. How about you?": letters with periods end a sentence before a function word alone."""
    if candidate.mark != "." or not _ACRONYM.fullmatch(candidate.word):
        return None
    return candidate.next_starts


def ordinal(candidate: Candidate) -> bool | None:
    """ "am 3. Oktober", "der 2. Weltkrieg": a small number with a period counts what follows."""
    if candidate.mark != "." or not candidate.rules.ordinals or not candidate.token.isdecimal():
        return None
    if len(candidate.token) > 2 or candidate.closed:
        return None
    return False if candidate.following.lower() in candidate.rules.after_ordinal else candidate.next_starts


RULES: tuple[Rule, ...] = (
    title_of_a_work,
    quotation_goes_on,
    sign_that_needs_no_space,
    glued,
    closed_before_small,
    sign_that_carries_on,
    dash_before_small,
    name_with_exclamation_mark,
    ellipsis,
    list_marker,
    time_of_day,
    abbreviation_that_never_ends,
    abbreviation_before_small,
    word_before_number,
    acronym,
    ordinal,
)
