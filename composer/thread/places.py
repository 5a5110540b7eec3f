"""Places: where a sentence that fits in no post may be cut, the best kind of place first."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from composer.language.clauses import Strength, clause_breaks
from composer.language.datelines import dateline_end
from composer.language.entities import entities
from composer.language.entities.whole_figures import whole_figure_spans
from composer.language.graphemes import grapheme_breaks
from composer.language.scripts import UNSPACED
from composer.statement.model import Span, Statement
from composer.thread.model import Cut

_BREAKING_SPACE = regex.compile(r"[^\S\u00A0\u2007\u202F]")
_SPACE = regex.compile(r"\s+")
_UNSPACED = regex.compile(f"[{UNSPACED}]")
# What may not begin a line in those scripts, and what may not end one.
_CLOSES = regex.compile(r"[\p{Pe}\p{Pf}\p{Po}\p{Lm}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]")
_OPENS = regex.compile(r"[\p{Ps}\p{Pi}]")


@dataclass(frozen=True, slots=True)
class Level:
    """Places of one kind where a sentence may be cut: offsets into the statement at which the right part begins."""

    cut: Cut
    breaks: Sequence[int]
    weak: frozenset[int] = frozenset()
    """Those of the breaks between clauses at a comma or a conjunction, not at a semicolon or a dash."""


class Places:
    """Where one sentence, or a part of it, may be cut on a platform; each kind is looked for when it is asked for."""

    def __init__(self, statement: Statement, start: int, end: int, entity_rules: str) -> None:
        self._start = start
        self._rules = entity_rules
        self._words = _known(statement.text, statement.language).words(start, end)
        self._levels: list[Level] = []

    def level(self, number: int) -> Level | None:
        """Return the places of one kind, 0 being the best; None where there is no further kind."""
        while number >= len(self._levels):
            if len(self._levels) == len(_KINDS):
                return None
            self._levels.append(self._found(*_KINDS[len(self._levels)]))
        return self._levels[number]

    def _found(self, cut: Cut, breaks: Callable[["_Words"], Iterable[int]]) -> Level:
        found = array("i", (at + self._start for at in _outside(breaks(self._words), self._kept)))
        if cut != "clause":
            return Level(cut, found)
        weak = frozenset(at + self._start for at, strength in self._words.clauses if strength == "weak")
        return Level(cut, found, weak)

    @cached_property
    def _kept(self) -> list[Span]:
        """What is never cut inside: links and their like, and figures."""
        links = [(entity.start, entity.end) for entity in entities(self._words.text, self._rules)]
        if not links:
            return self._words.figures
        # A number that a link ends with ("/page2 people") begins no figure.
        free = set(_outside([start for start, _ in self._words.figures], links))
        return sorted([*links, *(figure for figure in self._words.figures if figure[0] in free)])


class _Words:
    """What the words of a sentence tell, whatever the platform."""

    def __init__(self, statement: str, start: int, end: int, language: str) -> None:
        self._statement = statement
        self.text = statement[start:end]
        self._language = language

    @cached_property
    def clauses(self) -> list[tuple[int, Strength]]:
        """Where clauses end, and how strongly, behind what a dateline introduces."""
        return [found for found in clause_breaks(self.text, self._language, self.figures) if found[0] > self.introduced]

    @cached_property
    def introduced(self) -> int:
        """Where what a dateline introduces begins, which is parted from it only where there is no other way; or 0."""
        end = dateline_end(self.text)
        return len(self.text) - len(self.text[end:].lstrip()) if end else 0

    @cached_property
    def spaces(self) -> Sequence[int]:
        """Where white space ends."""
        return array("i", (match.end() for match in _SPACE.finditer(self.text)))

    @cached_property
    def ordinary_spaces(self) -> Sequence[int]:
        """Where white space ends that may break a line, behind what a dateline introduces."""
        found = (match for match in _SPACE.finditer(self.text) if _BREAKING_SPACE.search(match[0]))
        return array("i", (match.end() for match in found if match.end() > self.introduced))

    @cached_property
    def unspaced(self) -> Sequence[int]:
        """Where a script without spaces between words may be cut."""
        return array("i", _unspaced_breaks(self.text))

    @cached_property
    def figures(self) -> list[Span]:
        """Where figures stand, each with what makes one of it."""
        return whole_figure_spans(self.text, self._language, within=self._statement)


@dataclass(slots=True)
class _Known:
    """What was looked up in a statement already."""

    text: str
    language: str
    found: dict[Span, _Words] = field(default_factory=dict)

    def words(self, start: int, end: int) -> _Words:
        """Return what the words of a stretch tell, looked up once."""
        if (start, end) not in self.found:
            self.found[start, end] = _Words(self.text, start, end, self.language)
        return self.found[start, end]


@lru_cache(maxsize=2)
def _known(text: str, language: str) -> _Known:
    """Return what is known of a statement, which is laid out on one platform after the other."""
    return _Known(text, language)


def _unspaced_breaks(text: str) -> Iterator[int]:
    """Yield where a script without spaces between words may be cut: between graphemes, never before a closing mark.

    >>> list(_unspaced_breaks("平和を、守る。 now"))
    [1, 2, 4, 5]
    """
    breaks = grapheme_breaks(text) if _UNSPACED.search(text) else []
    for at in breaks[:-1]:
        left, right = _kind(text[at - 1]), _kind(text[at])
        if not (left.opens or right.closes) and (left.is_unspaced or right.is_unspaced):
            yield at


class _Kind(NamedTuple):
    """What a character is where a script without spaces is cut."""

    is_unspaced: bool
    opens: bool
    """Whether no line may end with it; nor with a space, since that is cut at elsewhere."""
    closes: bool
    """Whether none may begin with it; nor with a space."""


@lru_cache(maxsize=4096)
def _kind(character: str) -> _Kind:
    """Return what a character is, which is looked up once."""
    return _Kind(
        _UNSPACED.match(character) is not None,
        character.isspace() or _OPENS.match(character) is not None,
        character.isspace() or _CLOSES.match(character) is not None,
    )


_KINDS: tuple[tuple[Cut, Callable[[_Words], Iterable[int]]], ...] = (
    ("clause", lambda words: (at for at, _ in words.clauses)),
    ("word", lambda words: words.ordinary_spaces),
    ("word", lambda words: words.spaces),
    ("grapheme", lambda words: words.unspaced),
)
"""The kinds of places, the best first; a space that is not to break a line is better than the inside of a word."""


def _outside(breaks: Iterable[int], kept: list[Span]) -> Iterator[int]:
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
