"""The small words of each language: what leans on a sentence before, counts, dates, joins and attributes.

A language is a file ``<code>.toml`` beside this module: add one and it is known. Each key is a field of `Words`.
"""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from composer.errors import ComposerError
from composer.language.codes import primary_subtag

Phrases = frozenset[str]
"""Words and short phrases; those that are matched without regard to case are written in lower case."""

# Letters with the marks of every script, up to a space or a mark of punctuation; "l'eau" is two words.
WORD = re.compile(
    r"[^\W\d_][^\s\d!-@\[-`{-~\u00a1\u00ab\u00bb\u00bf\u060c\u061b\u061f\u0964\u0965\u2010-\u206f\u3001-\u303f\uff01-\uff20]*"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language; all empty where a language has none."""

    language: str = ""
    """The code of the lists that were found, such as ``"en"``; empty for the defaults."""
    leaning: Phrases = frozenset()
    """First words that lean on the sentence before; the longest of these and `standing` decides."""
    standing: Phrases = frozenset()
    """First words like those of `leaning` that need no sentence before: "this week"."""
    leaning_inside: Phrases = frozenset()
    """Words that lean wherever they stand among the first few."""
    leaning_inside_not_after: Phrases = frozenset()
    """Words right behind which those do not lean: "but" in "but also"."""
    leaning_prefixes: Phrases = frozenset()
    """Letters that may be written onto the first word, such as the Arabic "and"."""
    expletive_subjects: Phrases = frozenset()
    """With the next three: a sentence whose first word points forward and does not lean, "It is sad to see"."""
    expletive_verbs: Phrases = frozenset()
    expletive_predicates: Phrases = frozenset()
    expletive_complements: Phrases = frozenset()
    definite_articles: Phrases = frozenset()
    """Articles of what is known already: "the" letter."""
    definite_prefixes: Phrases = frozenset()
    """Articles that are written onto their noun."""
    noun_endings: Phrases = frozenset()
    """What a noun may lose or gain from one sentence to the next: the endings of plurals and cases."""
    small_words: Phrases = frozenset()
    """Words that are never a noun."""
    numbers: Phrases = frozenset()
    """Number words but for "one"; "hundred", "dozens" and the like too."""
    ones: Phrases = frozenset()
    """Words for one, which counts persons alone: "one policeman", but "one thing"."""
    number_links: Phrases = frozenset()
    """What stands between number words: "three hundred and fifty"."""
    persons: Phrases = frozenset()
    """Nouns that "one" counts."""
    counters: Phrases = frozenset()
    """What is written onto a number that counts, in languages without spaces."""
    units: Phrases = frozenset()
    """What a number measures: "km", "euros"."""
    percents: Phrases = frozenset()
    """Words for hundredths: "per cent"."""
    time_units: Phrases = frozenset()
    """What measures time, and counts nothing: "hours"."""
    times_after: Phrases = frozenset()
    """What stands behind a time of day: "p.m."."""
    times_before: Phrases = frozenset()
    """What stands before a number that is an age or a time: "aged"."""
    approximations: Phrases = frozenset()
    """What stands before a number that is not exact: "nearly"."""
    numbered: Phrases = frozenset()
    """What is numbered, not counted: "Article"."""
    figure_openers: Phrases = frozenset()
    """What stands before a figure and belongs to it, as `approximations` do: "half a" million; "…" is any word."""
    figure_links: Phrases = frozenset()
    """What makes one of two figures: "3 to 5", "49 of the 60"."""
    shared_links: Phrases = frozenset()
    """What does so where the first has no noun or unit of its own: "3 and 5 million"."""
    figure_closers: Phrases = frozenset()
    """What stands behind a figure and belongs to it: "10 p.m. local time"; "…" is any word."""
    every: Phrases = frozenset()
    """What makes a share of an ordinal: "every" third child."""
    ordinals: Phrases = frozenset()
    fractions: Phrases = frozenset()
    """Third, quarter, fifth: a part of what is named behind `share_links`, or at once where there are none."""
    share_links: Phrases = frozenset()
    centuries: Phrases = frozenset()
    """Nouns of centuries that stand behind their number."""
    centuries_before: Phrases = frozenset()
    """Those that stand before it: "siglo" XXI."""
    periods: Phrases = frozenset()
    """Parts of a year that stand before it: "quarter" of 2026."""
    months: Phrases = frozenset()
    """Names of months as they are written, capitals too."""
    weekdays: Phrases = frozenset()
    """Names of weekdays, likewise."""
    date_links: Phrases = frozenset()
    """What stands between the parts of a date: "of", "the"."""
    titles: Phrases = frozenset()
    """Titles before a name, which are not parted from it: "Mr."."""
    titles_after: Phrases = frozenset()
    """Titles that follow the name."""
    name_links: Phrases = frozenset()
    """Small words within names: "de la" in "de la Cruz"."""
    conjunctions: Phrases = frozenset()
    """Words that open a clause wherever they stand: "because"."""
    joiners: Phrases = frozenset()
    """Conjunctions that open a clause only before one of `clause_starts`."""
    clause_starts: Phrases = frozenset()
    """First words of a clause behind one of `joiners`: "we"."""
    complementisers: Phrases = frozenset()
    """What follows a verb of saying whose words are not quoted: "that"."""
    attribution: Phrases = frozenset()
    """Verbs that say whose a quotation is: "said"."""
    attribution_prefixes: Phrases = frozenset()
    """Letters that may be written onto such a verb."""
    quotation_marks: Phrases = frozenset()
    """Pairs, opening and closing, of the marks that this language uses."""
    relative_dates: Phrases = frozenset()
    """Dates that mean something only beside a date: "yesterday", "last week"."""
    relative_before: Phrases = frozenset()
    """What makes the month or the weekday after it such a date: "last"."""
    relative_after: Phrases = frozenset()
    """What makes the month or the weekday before it such a date."""
    hashtag_words: Phrases = frozenset()
    """What hashtags of several words are made of, beside the statement's own words."""


@cache
def languages() -> frozenset[str]:
    """Codes of the languages that have word lists.

    >>> sorted(languages() & {"en", "es", "xx"})
    ['en', 'es']
    """
    names = (entry.name for entry in files(__name__).iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def word_lists(language: str) -> Words:
    """Word lists of a language, by the first part of its code; empty lists for one that has none.

    >>> word_lists("en-GB").language, word_lists("tlh").language
    ('en', '')
    """
    known = languages()
    if language not in known:
        language = primary_subtag(language)
    return _read(language) if language in known else _read("")


def any_of(phrases: Phrases) -> str:
    r"""Regular expression for any of the phrases, the longest that fits; one that matches nothing if there are none.

    >>> any_of(frozenset({"so", "so that"}))
    '(?:so[^\\S\\n]that|so)'
    """
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    escaped = (re.escape(phrase).replace(r"\ ", r"[^\S\n]").replace("'", "['’]") for phrase in longest_first)
    return f"(?:{'|'.join(escaped)})" if phrases else r"(?!)"


@cache
def _read(code: str) -> Words:
    if not code:
        return Words()
    lists = tomllib.loads(files(__name__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    known = {field.name for field in fields(Words)} - {"language"}
    problems = [
        f"composer/language/words/{code}.toml: {key!r} is not a list of words that is known."
        for key, value in lists.items()
        if key not in known or not _is_phrases(value)
    ]
    if problems:
        raise ComposerError(*problems)
    return Words(language=code, **{key: frozenset(_compared(key, value)) for key, value in lists.items()})


# These are compared with text that was case-folded ("ß" to "ss"); the others are sought in the text as it stands.
_FOLDED = frozenset(
    {
        "approximations",
        "attribution",
        "complementisers",
        "definite_articles",
        "definite_prefixes",
        "figure_links",
        "leaning",
        "leaning_inside",
        "leaning_inside_not_after",
        "noun_endings",
        "shared_links",
        "standing",
    }
)


def _compared(key: str, phrases: list[str]) -> list[str]:
    return [phrase.casefold() for phrase in phrases] if key in _FOLDED or key.startswith("expletive_") else phrases


def _is_phrases(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(phrase, str) and phrase.strip() == phrase for phrase in value)
