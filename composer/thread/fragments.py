"""Fragments: what stays together in one post; whole sentences, and the parts of those that fit in no post."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, get_args, overload

from composer.statement.model import Span, Statement
from composer.thread.model import Cut

if TYPE_CHECKING:
    from composer.thread.places import Places

Fits = Callable[[int, int], bool]
"""Whether what stands between two offsets of the statement fits in a post of its own."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A span of the statement, and the kind of cut that a post which ends with it makes."""

    start: int
    end: int
    sentence: int
    """Its number in the statement, from 0."""
    cut: Cut
    weak: bool = False
    """A cut between clauses at a comma or a conjunction, not at a semicolon or a dash."""


class Fragments(Sequence[Fragment]):
    """The fragments of a statement, in columns: of a text that can be cut anywhere there is one a character."""

    def __init__(self) -> None:
        self.starts = array("i")
        self.ends = array("i")
        self.sentences = array("i")
        self._kinds = bytearray()

    @property
    def kinds(self) -> Iterator[tuple[Cut, bool]]:
        """What kind of cut stands after each, and whether it is a weak one."""
        return map(_KINDS.__getitem__, self._kinds)

    @property
    def cuts(self) -> Iterator[Cut]:
        """What kind of cut stands after each."""
        return map(itemgetter(0), self.kinds)

    def add(self, start: int, end: int, sentence: int, cut: Cut, *, weak: bool = False) -> None:
        """Add the fragment that follows."""
        self.starts.append(start)
        self.ends.append(end)
        self.sentences.append(sentence)
        self._kinds.append(_NUMBERS[cut, weak])

    def end_by_hand(self, pins: frozenset[int]) -> None:
        """Put a manual cut before each fragment that begins at a pin."""
        for at, start in enumerate(self.starts):
            if at and start in pins:
                self._kinds[at - 1] = _NUMBERS["manual", _KINDS[self._kinds[at - 1]][1]]

    def cut(self, at: int) -> Cut:
        """Return what kind of cut stands after one of them."""
        return _KINDS[self._kinds[at]][0]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Fragment: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Fragment]: ...
    def __getitem__(self, at: int | slice) -> Fragment | Sequence[Fragment]:
        """Return a fragment, or several."""
        if isinstance(at, slice):
            return [self[each] for each in range(len(self))[at]]
        return Fragment(self.starts[at], self.ends[at], self.sentences[at], *_KINDS[self._kinds[at]])


_KINDS: list[tuple[Cut, bool]] = [(cut, weak) for cut in get_args(Cut) for weak in (False, True)]
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


def statement_fragments(
    statement: Statement, fits: Fits, entity_rules: str, pins: frozenset[int] = frozenset()
) -> Fragments:
    """Return the fragments of a statement, in order; one begins at each pin, and a manual cut stands before it.

    A sentence that fits is one fragment. One that does not is parted between clauses; a clause that still does not fit
    between words; a word between graphemes, where its script is written without spaces. No part is smaller than it
    has to be, since any number of cuts between clauses is better than one between words, and that than one within a
    word. What can't be parted stays whole, fitting or not.
    """
    found = Fragments()
    for number, ((start, end), cut) in enumerate(zip(statement.sentences, _sentence_cuts(statement), strict=True)):
        if not pins and fits(start, end):
            found.add(start, end, number, cut)
            continue
        for whole in _pinned(statement.text, Fragment(start, end, number, cut), pins):
            if pins and fits(whole.start, whole.end):
                found.add(whole.start, whole.end, number, whole.cut)
            else:
                places = _places(statement, whole, entity_rules)
                _Parting(found, statement.text, fits, places).add(whole)
    if pins:
        found.end_by_hand(pins)
    return found


def pinned_parts(text: str, sentence: Span, pins: frozenset[int]) -> Iterator[Span]:
    """Yield what no pin parts further of a sentence: all of it where there is none within."""
    start, end = sentence
    for at in [at for at in range(start + 1, end) if at in pins and not text[at].isspace()] if pins else ():
        yield start, start + len(text[start:at].rstrip())
        start = at
    yield start, end


def _pinned(text: str, whole: Fragment, pins: frozenset[int]) -> Iterator[Fragment]:
    """Yield the parts of a sentence between the pins within it."""
    *parts, last = pinned_parts(text, (whole.start, whole.end), pins)
    yield from (replace(whole, start=start, end=end, cut="manual") for start, end in parts)
    yield replace(whole, start=last[0])


def _sentence_cuts(statement: Statement) -> Iterator[Cut]:
    """Yield the kind of cut after each sentence."""
    paragraphs = iter(statement.paragraphs)
    paragraph = next(paragraphs)
    for number, (_, end) in enumerate(statement.sentences, start=1):
        while end > paragraph.end:
            paragraph = next(paragraphs)
        if number == len(statement.sentences):
            yield "end"
        elif statement.sentences[number][0] < paragraph.end:
            yield "sentence"
        else:
            yield "manual" if paragraph.ends_post else "paragraph"


def _places(statement: Statement, whole: Fragment, entity_rules: str) -> "Places":
    from composer.thread.places import Places  # noqa: PLC0415 - loads slowly, for sentences that fit in no post alone

    return Places(statement, whole.start, whole.end, entity_rules)


@dataclass(frozen=True, slots=True)
class _Parting:
    """What it takes to part a sentence that does not fit."""

    found: Fragments
    text: str
    fits: Fits
    places: "Places"

    def add(self, whole: Fragment, number: int = 0) -> None:
        """Add the parts of a fragment, parted at the first level that has places to cut, and further as needed."""
        level = self.places.level(number)
        if level is None:
            self.found.add(whole.start, whole.end, whole.sentence, whole.cut, weak=whole.weak)
            return
        fits = _anything if level.cut == "grapheme" else self.fits
        start, sentence = whole.start, whole.sentence
        for at in level.breaks[bisect_right(level.breaks, start) : bisect_left(level.breaks, whole.end)]:
            end = at
            while end > start and self.text[end - 1].isspace():
                end -= 1
            weak = at in level.weak
            if fits(start, end):
                self.found.add(start, end, sentence, level.cut, weak=weak)
            else:
                self.add(Fragment(start, end, sentence, level.cut, weak), number + 1)
            start = at
        if start > whole.start and fits(start, whole.end):
            self.found.add(start, whole.end, sentence, whole.cut, weak=whole.weak)
        else:
            self.add(replace(whole, start=start), number + 1)


def _anything(_start: int, _end: int) -> bool:
    """Take every part for one that fits, where nothing finer is left."""
    return True
