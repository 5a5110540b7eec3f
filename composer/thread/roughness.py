"""Roughness: what a cut or a post costs whoever reads the thread, in points.

The points were set by hand by a practitioner; the layout that they make of a statement is the one such a person would
have made. Change a figure here and the layout follows.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from composer.language.attribution import is_attribution
from composer.language.datelines import is_dateline
from composer.language.entities.figures import holds_count, may_hold_count
from composer.language.leaning import leans_back
from composer.language.quotations import quotation_spans
from composer.statement.model import Paragraph, Span, Statement


class Weight(NamedTuple):
    """One thing that costs a reader something."""

    points: int
    reason: str
    """The name under which the page's words say it to a person."""


LEANS_BACK = Weight(12, "leans_back")
PARTS_COUNTS = Weight(12, "parts_counts")
PARTS_QUOTATION = Weight(12, "parts_quotation")
PARTS_LEAD_IN = Weight(12, "parts_lead_in")
JOINS_PARAGRAPHS = Weight(10, "joins_paragraphs")
A_POST = Weight(8, "a_post")
TITLE_ALONE = Weight(8, "title_alone")
CUTS_SHORT_PARAGRAPH = Weight(6, "cuts_short_paragraph")
SHORT_LAST_POST = Weight(6, "short_last_post")
SHORT_POST = Weight(4, "short_post")
MARKER_AFTER_FIGURE = Weight(3, "marker_after_figure")
UNEVENNESS = Weight(2, "unevenness")
"""Times (empty room ÷ limit)²: it decides between equals."""

HEADS = ("title", "heading")
"""Roles of what stands over other text, and is best kept with it."""

_ENDS = (".", "!", "?")
COLONS = (":", "：", "︓", "﹕")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a cut anywhere in a statement costs, whatever the platform."""

    before_sentence: tuple[tuple[Weight, ...], ...]
    """What a cut before each sentence costs."""
    quotations: tuple[Span, ...]

    def is_quoted(self, at: int) -> bool:
        """Whether a cut before an offset parts a quotation."""
        return _parts(self.quotations, at)

    def before_part(self, text: str, at: int) -> tuple[Weight, ...]:
        """What a cut within a sentence costs, before its part that begins at an offset of the statement's text."""
        if self.is_quoted(at):
            return (PARTS_QUOTATION,)
        while at and text[at - 1].isspace():
            at -= 1
        return (PARTS_LEAD_IN,) if text.endswith(COLONS, 0, at) else ()


def traits(statement: Statement) -> Traits:
    """Return what cuts in a statement cost, computed once for all platforms."""
    return _traits(statement.text, statement.paragraphs, statement.sentences, statement.language)


@lru_cache(maxsize=2)
def _traits(text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Span], language: str) -> Traits:
    quotations = tuple(_quotations(text, paragraphs, language))
    found = [
        _Sentence(text, start, text[start:end], home, language)
        for (start, end), home in zip(sentences, paragraphs_of(sentences, paragraphs), strict=True)
    ]
    weights = (tuple(_between(text, left, right, quotations, language)) for left, right in pairwise(found))
    return Traits(((), *weights), quotations)


class _Sentence:
    """What is to be known of a sentence before a cut beside it can be judged."""

    def __init__(self, text: str, start: int, words: str, paragraph: Paragraph, language: str) -> None:
        self.text = text
        self.start = start
        self.words = words
        self.paragraph = paragraph
        self.language = language

    @cached_property
    def may_hold_count(self) -> bool:
        """Whether it is worth asking for counts: most sentences hold nothing that may be one."""
        return may_hold_count(self.words, self.language)

    @cached_property
    def holds_count(self) -> bool:
        """Whether it holds a count, such as how many died."""
        return holds_count(self.words, self.language, within=self.text)


def _between(
    text: str, left: _Sentence, right: _Sentence, quotations: Sequence[Span], language: str
) -> Iterator[Weight]:
    """Yield what a cut between two sentences costs."""
    if left.paragraph is right.paragraph:
        if leans_back(right.words, left.words, language):
            yield LEANS_BACK
        # To look closer takes a while, and is for nothing where one of the two holds no number at all.
        if left.may_hold_count and right.may_hold_count and left.holds_count and right.holds_count:
            yield PARTS_COUNTS
    if _parts(quotations, right.start) or _attributes(text, quotations, left.words, right, language):
        yield PARTS_QUOTATION
    elif left.words.endswith(COLONS) or _introduces(left, right):
        yield PARTS_LEAD_IN


def _introduces(left: _Sentence, right: _Sentence) -> bool:
    """Whether a line is a heading or a dateline, not to be parted from what follows; a title may be, where it must."""
    if left.paragraph.role == "heading":
        return left.paragraph is not right.paragraph
    # A sentence has an end, which a line has not that is but a dateline.
    return not left.words.endswith(_ENDS) and is_dateline(left.words)


def is_lead(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is there for the one that follows: a title, a heading, a dateline."""
    return paragraph.role in HEADS or is_dateline(text[paragraph.start : paragraph.end])


def _quotations(text: str, paragraphs: Sequence[Paragraph], language: str) -> Iterator[Span]:
    """Yield the quotations of all paragraphs, as offsets into the statement's text."""
    for paragraph in paragraphs:
        for start, end in quotation_spans(text[paragraph.start : paragraph.end], language):
            yield start + paragraph.start, end + paragraph.start


def paragraphs_of(spans: Iterable[Span], paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraph that each span stands in; the spans ascending."""
    following = iter(paragraphs)
    paragraph = next(following)
    for start, _ in spans:
        while start >= paragraph.end:
            paragraph = next(following)
        yield paragraph


def _parts(quotations: Sequence[Span], at: int) -> bool:
    """Whether a cut before an offset parts a quotation."""
    place = bisect_left(quotations, (at, 0)) - 1
    return place >= 0 and quotations[place][1] > at


def _attributes(text: str, quotations: Sequence[Span], words_before: str, sentence: _Sentence, language: str) -> bool:
    """Whether a sentence says who said the quotation before it, or the one before it says so of what it quotes."""
    place = bisect_left(quotations, (sentence.start, 0))
    if place < len(quotations) and quotations[place][0] == sentence.start:
        return is_attribution(words_before, language)
    follows = place > 0 and not text[quotations[place - 1][1] : sentence.start].strip()
    return follows and is_attribution(sentence.words, language)
