"""The patterns of figures: one a language, and one for the first text alone, made of the listed words that it holds.

To compile all words of a language takes longer than to lay out a page of text, and most runs see no more than that.
"""

from dataclasses import replace
from functools import cache, cached_property
from typing import Any

import regex

from composer.language.entities.figure_grammar import figure_pattern, is_spaceless
from composer.language.words import Words, word_lists

_LONGEST = 20_000
"""Characters of a text in which it is worth while to look for each word first."""
_SOUGHT = (
    *("titles", "titles_after", "name_links", "small_words", "months", "weekdays", "date_links"),
    *("numbered", "times_before", "times_after", "time_units", "numbers", "ones", "number_links"),
    *("persons", "units", "percents", "counters"),
)
"""The lists of which figures are made."""


class FigurePatterns:
    """The patterns of one language, each compiled when it is first used; both match the same in the first text."""

    def __init__(self, lists: Words) -> None:
        self._lists = lists
        self._first: tuple[str, regex.Pattern[str]] | None = None

    def of(self, text: str, within: str) -> regex.Pattern[str]:
        """Return a pattern for a text, itself or a part of one of which more parts will be looked at."""
        if "_whole" not in vars(self) and not is_spaceless(self._lists.language):
            first = self._first  # as it is now: another thread may put its own there meanwhile
            if first is None and len(within) <= _LONGEST:
                self._first = first = within, figure_pattern(held(self._lists, within))
            if first is not None and text in first[0]:
                return first[1]
        return self._whole

    @cached_property
    def _whole(self) -> regex.Pattern[str]:
        return figure_pattern(self._lists)


@cache
def patterns_of(code: str) -> FigurePatterns:
    """Return the patterns of a language."""
    return FigurePatterns(word_lists(code))


def held(lists: Words, text: str) -> Words:
    """Return ``lists`` without the words for figures that a text holds in no form.

    >>> found = held(word_lists("en"), "In March, MR. Díaz counted 7 per\u00a0cent.")
    >>> sorted(found.titles), sorted(found.months), sorted(found.percents)
    (['Mr', 'Mr.'], ['Mar', 'March'], ['per cent'])
    """
    folded = _folded(text)
    found: dict[str, Any] = {
        name: frozenset(phrase for phrase in getattr(lists, name) if _folded(phrase) in folded) for name in _SOUGHT
    }
    return replace(lists, **found)


def _folded(text: str) -> str:
    """Return a text without regard to case, kinds of spaces and of apostrophes."""
    return " ".join(text.casefold().replace("’", "'").split())
