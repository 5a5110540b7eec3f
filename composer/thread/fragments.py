"""Fragments: what stays together in one post; whole sentences, and the parts of those that fit in no post."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from composer.statement.model import Span, Statement
from composer.thread.model import Cut
from composer.thread.places import FINEST, Places

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


def fragments(
    statement: Statement, fits: Fits, entity_rules: str, pins: frozenset[int] = frozenset()
) -> tuple[Fragment, ...]:
    """Return the fragments of a statement, in order; one begins at each pin, and a manual cut stands before it.

    A sentence that fits is one fragment. One that does not is parted between clauses; a clause that still does not fit
    between words; a word between graphemes, where its script is written without spaces. No part is smaller than it
    has to be, since any number of cuts between clauses is better than one between words, and that than one within a
    word. What can't be parted stays whole, fitting or not.
    """
    found: list[Fragment] = []
    for number, ((start, end), cut) in enumerate(zip(statement.sentences, _sentence_cuts(statement), strict=True)):
        sentence = Fragment(start, end, number, cut)
        for whole in _pinned(statement.text, sentence, pins) if pins else (sentence,):
            if fits(whole.start, whole.end):
                found.append(whole)
            else:
                places = Places(statement, whole.start, whole.end, entity_rules)
                found.extend(_parted(statement.text, whole, fits, places))
    return tuple(_ended_by(pins, found)) if pins else tuple(found)


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


def _ended_by(pins: frozenset[int], parts: list[Fragment]) -> Iterator[Fragment]:
    """Yield fragments, each with a manual cut after it where a pin follows."""
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        yield replace(part, cut="manual") if following is not None and following.start in pins else part


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


def _parted(text: str, whole: Fragment, fits: Fits, places: Places, number: int = 0) -> Iterator[Fragment]:
    """Yield the parts of what does not fit, parted at the first level that has places to cut, and further as needed."""
    level = places.level(number)
    if level is None:
        yield whole
        return
    if number == FINEST:
        fits = _anything
    start = whole.start
    for at in level.breaks[bisect_right(level.breaks, start) : bisect_left(level.breaks, whole.end)]:
        end = start + len(text[start:at].rstrip())
        part = Fragment(start, end, whole.sentence, level.cut, at in level.weak)
        yield from [part] if fits(start, end) else _parted(text, part, fits, places, number + 1)
        start = at
    last = replace(whole, start=start)
    parted = start > whole.start
    yield from [last] if parted and fits(start, whole.end) else _parted(text, last, fits, places, number + 1)


def _anything(_start: int, _end: int) -> bool:
    """Take every part for one that fits, where nothing finer is left."""
    return True
