"""Whether a sentence leans back: whether who reads it alone asks "which?", "who?" or "in addition to what?"."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from composer.language.words import WORD, Words, any_of, word_lists

# So much of a sentence is looked at: an opening phrase and the six words below.
HEAD = 120
# "We also call on ...", "The Ministry of Health also ...": later than this it is about the sentence's own words.
FIRST_WORDS = 6

_LIST_NUMBER = re.compile(r"\(?\w{1,4}[.)]\s")
_QUOTATION = frozenset("\"'“”„«»‹›‘‚「『《")
_ASIDE = frozenset("([（")


def leans_back(sentence: str, before: str, language: str) -> bool:
    """Tell whether ``sentence`` needs ``before``, the sentence before it in its paragraph.

    A sentence in quotation marks does not: what holds quotations together is their marks.

    >>> leans_back("In addition, seven soldiers were killed.", "The world saw 49 deaths.", "en")
    True
    >>> leans_back("It is sad to see the protests recur.", "The world saw 49 deaths.", "en")
    False
    >>> leans_back("The letter warns of more.", "They sent him a letter.", "en")
    True
    """
    start = sentence.lstrip()[:HEAD]
    if not start or not before or start[0] in _QUOTATION:
        return False
    if _is_aside(start) or _continues(start):
        return True
    lists = word_lists(language)
    head = " ".join(start.casefold().replace("’", "'").split())
    first = WORD.findall(head)[:FIRST_WORDS]
    return (
        (_opens_leaning(head, lists) and not _is_expletive(head, lists))
        or _leans_inside(first, lists)
        or _names_again(head, before, lists)
    )


def _is_aside(start: str) -> bool:
    """Tell whether a whole sentence stands in brackets: "(See the annex.)", but not "(1) Release all"."""
    return start[0] in _ASIDE and not _LIST_NUMBER.match(start)


def _continues(start: str) -> bool:
    """Tell whether a sentence begins with a small letter, as what follows a quotation does; "iPhone" does not."""
    return start[0].islower() and not start[1:2].isupper()


def _opens_leaning(head: str, lists: Words) -> bool:
    found = _longest(head, lists)
    for prefix in lists.leaning_prefixes:
        if not found and head.startswith(prefix):
            found = _longest(head[len(prefix) :], lists)
    return bool(found) and found not in lists.standing


def _longest(head: str, lists: Words) -> str:
    """Longest phrase, leaning or standing, that ``head`` begins with; empty where there is none."""
    for length in _lengths(lists.language):
        phrase = head[:length]
        if (phrase in lists.leaning or phrase in lists.standing) and _ends_word(head, length):
            return phrase
    return ""


@cache
def _lengths(code: str) -> tuple[int, ...]:
    lists = word_lists(code)
    return tuple(sorted({len(phrase) for phrase in lists.leaning | lists.standing}, reverse=True))


def _ends_word(text: str, offset: int) -> bool:
    """Tell whether no word reaches over ``offset``; scripts without spaces end words anywhere."""
    left, right = text[offset - 1 : offset], text[offset : offset + 1]
    if not right or not left.isalnum() or left >= "\u2e80":
        return True
    return not (right.isalnum() or unicodedata.category(right).startswith("M"))


def _is_expletive(head: str, lists: Words) -> bool:
    """Tell whether the "it" that opens a sentence points forward: "It is sad to see", "It is clear that"."""
    found = WORD.findall(head)
    if len(found) < 4 or found[0] not in lists.expletive_subjects or found[1] not in lists.expletive_verbs:  # noqa: PLR2004 - it, is, sad, to
        return False
    for index, word in enumerate(found[1:7], start=1):
        if word in lists.expletive_predicates:
            return not lists.expletive_complements.isdisjoint(found[index + 1 : index + 9])
    return False


def _leans_inside(first: list[str], lists: Words) -> bool:
    return any(
        word in lists.leaning_inside and previous not in lists.leaning_inside_not_after
        for previous, word in zip(["", *first], first, strict=False)
    )


@dataclass(frozen=True, slots=True)
class _Nouns:
    """How a language marks a noun as known, and what forms the noun may take."""

    definite: re.Pattern[str] | None
    endings: tuple[str, ...]

    def stem(self, noun: str) -> str:
        """Noun without its ending, so that "letter" and "letters" are one."""
        for ending in self.endings:
            if noun.endswith(ending) and len(noun) - len(ending) > 2:  # noqa: PLR2004 - "gas" is not "ga"
                return noun[: -len(ending)]
        return noun


@cache
def _nouns(code: str) -> _Nouns:
    lists = word_lists(code)
    marks = rf"{any_of(lists.definite_articles)}(?:(?<=')|\s)|{any_of(lists.definite_prefixes)}(?=\w{{3}})"
    known = lists.definite_articles | lists.definite_prefixes
    pattern = re.compile(rf"(?<!\w)(?:{marks})({WORD.pattern})") if known else None
    return _Nouns(pattern, tuple(sorted(lists.noun_endings, key=len, reverse=True)))


def _names_again(head: str, before: str, lists: Words) -> bool:
    """Tell whether the first words name with an article what the sentence before brought up without one.

    "A letter … The letter" leans; "the government … The government" does not: everybody knew which one before.
    """
    nouns = _nouns(lists.language)
    if nouns.definite is None:
        return False
    found = {match[1] for match in nouns.definite.finditer(_first_words(head))}
    named = {nouns.stem(word) for word in found - lists.small_words if len(word) > 2}  # noqa: PLR2004 - as for stems
    if not named:
        return False
    earlier = before.casefold().replace("’", "'")
    brought_up = [nouns.stem(word) for word in WORD.findall(earlier)]
    known = [nouns.stem(match[1]) for match in nouns.definite.finditer(earlier)]
    return any(brought_up.count(noun) > known.count(noun) for noun in named)


def _first_words(head: str) -> str:
    return " ".join(head.split(" ", FIRST_WORDS)[:FIRST_WORDS])
