"""Fragments: what stays together in one post; whole sentences, and the parts of those that fit in no post."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import regex

from composer.language.clauses import clause_breaks
from composer.language.entities import entities
from composer.language.entities.figures import figure_spans
from composer.language.graphemes import grapheme_breaks
from composer.statement.model import Span, Statement
from composer.thread.model import Cut

Fits = Callable[[int, int], bool]
"""Whether what stands between two offsets of the statement fits in a post of its own."""

_BREAKING_SPACE = regex.compile(r"[^\S\u00A0\u2007\u202F]")
_SPACE = regex.compile(r"\s+")
# Scripts that are written without spaces between words.
_UNSPACED = regex.compile(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}"
    r"\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Yi}]",
)
# What may not begin a line in those scripts, and what may not end one.
_CLOSES = regex.compile(r"[\p{Pe}\p{Pf}\p{Po}\p{Lm}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]")
_OPENS = regex.compile(r"[\p{Ps}\p{Pi}]")


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


@dataclass(frozen=True, slots=True)
class _Level:
    """Places of one kind where a sentence may be cut: offsets into the statement at which the right part begins."""

    cut: Cut
    breaks: tuple[int, ...]
    weak: frozenset[int] = frozenset()


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
        for whole in _pinned(statement.text, Fragment(start, end, number, cut), pins):
            if fits(whole.start, whole.end):
                found.append(whole)
            else:
                found.extend(_parted(statement.text, whole, fits, _levels(statement, whole, entity_rules)))
    return tuple(_ended_by(pins, found)) if pins else tuple(found)


def _pinned(text: str, whole: Fragment, pins: frozenset[int]) -> Iterator[Fragment]:
    """Yield the parts of a sentence between the pins within it."""
    start = whole.start
    for at in [at for at in range(start + 1, whole.end) if at in pins and not text[at].isspace()] if pins else ():
        yield replace(whole, start=start, end=start + len(text[start:at].rstrip()), cut="manual")
        start = at
    yield replace(whole, start=start)


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


def _parted(text: str, whole: Fragment, fits: Fits, levels: list[_Level]) -> Iterator[Fragment]:
    """Yield the parts of what does not fit, parted at the first level that has places to cut, and further as needed."""
    if not levels:
        yield whole
        return
    level, *finer = levels
    fits = fits if finer else _anything
    start = whole.start
    for at in level.breaks:
        if whole.start < at < whole.end:
            end = start + len(text[start:at].rstrip())
            part = replace(whole, start=start, end=end, cut=level.cut, weak=at in level.weak)
            yield from [part] if fits(start, end) else _parted(text, part, fits, finer)
            start = at
    last = replace(whole, start=start)
    yield from [last] if start > whole.start and fits(start, whole.end) else _parted(text, last, fits, finer)


def _anything(_start: int, _end: int) -> bool:
    """Take every part for one that fits, where nothing finer is left."""
    return True


def _levels(statement: Statement, whole: Fragment, entity_rules: str) -> list[_Level]:
    """Return where a sentence may be cut, the best kind of place first."""
    text = statement.text[whole.start : whole.end]
    links = [(entity.start, entity.end) for entity in entities(text, entity_rules)]
    figures = figure_spans(text, statement.language)
    # A number that a link ends with ("/page2 people") begins no figure.
    free = set(_outside([start for start, _ in figures], links))
    kept = sorted([*links, *(figure for figure in figures if figure[0] in free)])
    clauses = clause_breaks(text, statement.language)
    weak = frozenset(at + whole.start for at, strength in clauses if strength == "weak")
    spaces = list(_SPACE.finditer(text))
    places: list[tuple[Cut, list[int]]] = [
        ("clause", [at for at, _ in clauses]),
        ("word", [match.end() for match in spaces if _BREAKING_SPACE.search(match[0])]),
        ("word", [match.end() for match in spaces]),
        ("grapheme", list(_unspaced_breaks(text))),
    ]
    return [
        _Level(cut, tuple(at + whole.start for at in _outside(breaks, kept)), weak if cut == "clause" else frozenset())
        for cut, breaks in places
    ]


def _outside(breaks: list[int], kept: list[Span]) -> Iterator[int]:
    """Yield the breaks that stand within none of the spans; both ascending, the spans by their start."""
    spans = iter(kept)
    span = next(spans, None)
    reach = 0
    for at in breaks:
        while span is not None and span[0] < at:
            reach = max(reach, span[1])
            span = next(spans, None)
        if at >= reach:
            yield at


def _unspaced_breaks(text: str) -> Iterator[int]:
    """Yield where a script without spaces between words may be cut: between graphemes, never before a closing mark.

    >>> list(_unspaced_breaks("平和を、守る。 now"))
    [1, 2, 4, 5]
    """
    for at in grapheme_breaks(text):
        if at == len(text) or _CLOSES.match(text, at) or _OPENS.match(text, at - 1):
            continue
        if text[at].isspace() or text[at - 1].isspace():
            continue
        if _UNSPACED.match(text, at) or _UNSPACED.match(text, at - 1):
            yield at
