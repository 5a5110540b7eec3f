"""Names that are spelled in two ways: "Anthony" and "Antony"."""

import re
import unicodedata
from collections.abc import Iterator

import regex

from composer.language.codes import primary_subtag
from composer.language.words import word_lists
from composer.thread.model import Thread, Warning
from composer.thread.wording import warning

# Where every noun has a capital, a capital tells no name; where marks are tones, Hoa and Hoà are two names.
_OTHER_RULES = frozenset({"de", "lb", "vi"})

# A word with one capital, where no sentence begins: another word stands before it, perhaps with a comma.
_NAME = regex.compile(r"(?<=[\p{L}\p{N}][,;]? )\p{Lu}\p{Ll}[\p{L}\p{M}]{2,30}+(?![\p{L}\p{N}])")
_SHORTEST = 5  # "Iran" and "Iraq" are no misspellings
_ENDING = 2  # letters at the end, which cases, plurals and peoples change: Russia, Russian
_MOST = 10  # A statement with more such pairs is no statement, and the text is searched for each.


def name_spellings(thread: Thread) -> Iterator[Warning]:
    """Yield each name that is spelled otherwise in an earlier place."""
    if primary_subtag(thread.statement.language) in _OTHER_RULES:
        return
    seen: set[str] = set()
    earlier: dict[str, str] = {}
    pairs = 0
    for post in thread.posts:
        for name in _NAME.findall(post.body):
            if name in seen or pairs >= _MOST:
                continue
            seen.add(name)
            other = _like(name, earlier)
            if other:
                pairs += 1
                if not _is_common_word(thread, name) and not _is_common_word(thread, other):
                    yield warning(thread, post, "name-spellings", one=name, other=other)


def _like(name: str, earlier: dict[str, str]) -> str:
    """Return the name of ``earlier`` that is the same but for a letter or an accent, and add this one.

    Names are found by what is left when any one letter is taken out: two that differ by a letter share such a rest.
    """
    folded = _without_marks(name)
    rests = [folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))]
    found = (earlier[rest] for rest in rests if rest in earlier and _is_misspelled(name, earlier[rest]))
    other = next(found, "")
    for rest in rests:
        earlier.setdefault(rest, name)
    return other


def _is_misspelled(one: str, other: str) -> bool:
    """Whether two names differ by accents alone, or by a letter in the middle of both.

    >>> _is_misspelled("Anthony", "Antony"), _is_misspelled("Perú", "Peru"), _is_misspelled("Russians", "Russian")
    (True, True, False)
    """
    one, other = _without_marks(one), _without_marks(other)
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    return start > 0 and end >= _ENDING and max(len(one), len(other)) - start - end == 1


def _alike(one: str, other: str) -> int:
    """Return how many letters two words share from the start."""
    differ = (at for at, letters in enumerate(zip(one, other, strict=False)) if letters[0] != letters[1])
    return next(differ, min(len(one), len(other)))


def _without_marks(name: str) -> str:
    """Return a name without its accents."""
    return name if name.isascii() else re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", name))


def _is_common_word(thread: Thread, name: str) -> bool:
    """Whether a name is also written without its capital, or is a small word: a heading has many of these."""
    lists = word_lists(thread.statement.language)
    small = name.casefold()
    return small in lists.small_words or regex.search(rf"\b{regex.escape(small)}\b", thread.statement.text) is not None
