"""Two changes of one sentence, a person's and that of the statement, as one: where they touch different words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from composer.thread.alignment import Pair, aligned
from composer.thread.edits.words import word_spans

_APART = 2
"""Words between two changes that neither touches; a common word alone may be there by chance."""
# Not the apostrophe, which closes few quotations and stands in many words.
_MARK = regex.compile(r"[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\"--’]", regex.VERSION1)
_NO_LETTER = regex.compile(r"[\p{P}\p{S}]++")


class _Word(NamedTuple):
    """A word, and the white space before it."""

    space: str
    text: str


class _Change(NamedTuple):
    """Which words of the sentence became which others."""

    start: int
    end: int
    words: tuple[_Word, ...]


class _Side(NamedTuple):
    """What one side made of the sentence."""

    changes: tuple[_Change, ...]
    spaces: Sequence[str]
    """Before each word that was kept, what stands there now."""


def merged(sentence: str, mine: str, theirs: str) -> str | None:
    """Return a sentence with both changes; None where they touch the same words, or leave too little of it.

    >>> merged("In Puno 49 people died there.", "In Puno 50 people died there.", "In Puno 49 people died here.")
    'In Puno 50 people died here.'
    >>> merged("In Puno 49 people died.", "In Puno 50 people died.", "In Puno 48 people died.")
    """
    base = _words(sentence)
    own, other = (_side(base, _words(text)) for text in (mine, theirs))
    if own is None or other is None or _clash(base, own.changes, other.changes):
        return None
    kept = [
        word._replace(space=changed if changed != word.space else unchanged)
        for word, changed, unchanged in zip(base, other.spaces, own.spaces, strict=True)
    ]
    words = list[_Word]()
    reached = 0
    for change in sorted({*own.changes, *other.changes}):
        words += (*kept[reached : change.start], *change.words)
        reached = change.end
    words += kept[reached:]
    return "".join(f"{word.space}{word.text}" for word in words).strip()


def _words(text: str) -> list[_Word]:
    ends = 0
    found = list[_Word]()
    for start, end in word_spans(text):
        found.append(_Word(text[ends:start], text[start:end]))
        ends = end
    return found


def _side(base: Sequence[_Word], words: Sequence[_Word]) -> _Side | None:
    """Return what one side made of a sentence; None where it kept less than half of its words."""
    pairs = aligned([word.text for word in base], [word.text for word in words])
    if len(pairs) * 2 < max(len(base), len(words)):
        return None
    spaces = [word.space for word in base]
    for left, right in pairs:
        spaces[left] = words[right].space
    return _Side(tuple(_changes(base, words, pairs)), spaces)


def _changes(base: Sequence[_Word], words: Sequence[_Word], pairs: Sequence[Pair]) -> Iterator[_Change]:
    ends = [(-1, -1), *pairs, (len(base), len(words))]
    for (left, right), (left_end, right_end) in pairwise(ends):
        if left_end - left > 1 or right_end - right > 1:
            yield _Change(left + 1, left_end, tuple(words[right + 1 : right_end]))


def _clash(base: Sequence[_Word], own: Sequence[_Change], other: Sequence[_Change]) -> bool:
    """Whether changes of both sides may not be made together; one that both made is no question."""
    same = {*own} & {*other}
    sides = [[change for change in side if change not in same] for side in (own, other)]
    return (
        _touch(*sides)
        or _are_alike(*([word for change in side for word in change.words] for side in sides))
        or _are_alike(*([word for change in side for word in base[change.start : change.end]] for side in sides))
        or _part_marks(base, *sides)
        or _part_marks(base, *reversed(sides))
    )


def _touch(own: Sequence[_Change], other: Sequence[_Change]) -> bool:
    """Whether changes of both sides stand too near to each other."""
    rows = sorted([(change, 0) for change in own] + [(change, 1) for change in other])
    return any(
        side != before_side and change.start - before.end < _APART
        for (before, before_side), (change, side) in pairwise(rows)
    )


def _are_alike(own: Iterable[_Word], other: Iterable[_Word]) -> bool:
    """Whether both sides added, or took away, a word in different places: it would stand twice, or be lost twice."""
    bare, others = ({_NO_LETTER.sub("", word.text).casefold() for word in side} for side in (own, other))
    return bool((bare & others) - {""})


def _part_marks(base: Sequence[_Word], own: Sequence[_Change], other: Sequence[_Change]) -> bool:
    """Whether one side moves quotation marks or brackets and the other does, too, or changes what they now hold.

    By two hands a quotation may lose its end, or hold words that nobody quoted.
    """
    moved = [change for change in own if _has_mark(base, change)]
    return bool(moved) and any(
        _has_mark(base, change) or moved[0].start <= change.start <= moved[-1].end for change in other
    )


def _has_mark(base: Sequence[_Word], change: _Change) -> bool:
    return any(_MARK.search(word.text) for word in (*base[change.start : change.end], *change.words))
