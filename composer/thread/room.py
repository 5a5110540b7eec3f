"""Room: what the posts of a thread can hold beside what is added to the statement's words."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from operator import add

from composer.platforms import Platform
from composer.platforms.count import Ruler
from composer.statement.model import Paragraph, Span, Statement
from composer.thread.fragments import pinned_parts
from composer.thread.layout import Tally
from composer.thread.style import Style


@dataclass(frozen=True, slots=True)
class Additions:
    """What stands in a thread beside the statement's words; each is empty where there is none."""

    opening: str = ""
    call_to_action: str = ""
    content_warning: str = ""


@dataclass(frozen=True)
class Room:
    """What the posts of one arrangement can hold."""

    statement: Statement
    ruler: Ruler
    platform: Platform
    style: Style
    additions: Additions
    shares_last: bool
    """Whether the call to action stands in the last post with words."""
    opening_alone: bool
    """Whether the opening has a post of its own."""
    pins: frozenset[int] = frozenset()
    """Where a person wants a post to begin: offsets into the statement's text."""
    unjoined: frozenset[int] = frozenset()
    """Where a person wants none to begin, beside what is to be kept whole."""
    kept: frozenset[int] = frozenset()
    """Where one began before a person changed others, and is to where there is room."""
    whole: frozenset[tuple[int, int]] = frozenset()
    """Sentences, or parts of them between pins, that are not to be parted: they fit in some posts, if not beside the
    widest marker."""
    digits: int = 0
    """How many the total may have; 0 where that is not known: as many as if each sentence had its post."""
    markers: dict[tuple[int, int, int], Tally] = field(default_factory=dict, compare=False)
    """What markers take, as far as it was asked for."""

    def __post_init__(self) -> None:
        if not self.digits:
            object.__setattr__(self, "digits", len(str(len(self.statement.sentences) + 2)))

    def tally(self, text: str) -> Tally:
        """Return what a text comes to on the platform."""
        return self.platform.counter.tally(text)

    @cached_property
    def content_warning(self) -> Tally:
        """What the content warning takes of each post."""
        return self.platform.warning_tally(self.additions.content_warning)

    @cached_property
    def opening(self) -> Tally:
        """What the opening takes of the first post, with the blank line beside it."""
        shares = self.additions.opening and not self.opening_alone
        return self.tally(f"\n\n{self.additions.opening}" if shares else "")

    @cached_property
    def call_to_action(self) -> Tally:
        """What the call to action takes of the last post, with the blank line before it."""
        return self.tally(f"\n\n{self.additions.call_to_action}" if self.shares_last else "")

    @property
    def calls_alone(self) -> bool:
        """Whether the call to action has a post of its own."""
        return bool(self.additions.call_to_action) and not self.shares_last

    @property
    def posts_around(self) -> int:
        """How many posts hold none of the statement's words."""
        return int(self.opening_alone) + int(self.calls_alone)

    @cached_property
    def joins(self) -> frozenset[int]:
        """Where a person wants no post to begin: within paragraphs to be kept that fit in one, too."""
        kept = [each for each in self.statement.paragraphs if each.keeps_whole and self._may_hold(each)]
        starts = [start for start, _ in self.statement.sentences] if kept else []
        inner = (starts[bisect_right(starts, each.start) : bisect_left(starts, each.end)] for each in kept)
        return self.unjoined.union(*inner)

    def _may_hold(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph fits in a post with the narrowest marker."""
        tally = added(self.ruler.tally(paragraph.start, paragraph.end), self.marker(1, 1))
        return self.platform.filled(tally) is not None

    def marker(self, index: int, digits: int) -> Tally:
        """Return the tally of a post's marker at its widest, with that of the content warning.

        ``index`` is the post's number, ``digits`` are those of the total. Markers of numbers with as many digits are
        equally wide, but for the first post's, which may be one of its own.
        """
        key = (min(index, 2), len(str(index)), digits)
        if key not in self.markers:
            tallies = [self.tally(text) for text in self.style.marker.samples(index, digits)]
            self.markers[key] = added(tuple(map(max, zip(*tallies, strict=True))), self.content_warning)
        return self.markers[key]

    @cached_property
    def widest(self) -> Tally:
        """Return what the widest marker takes that this statement could need."""
        return self.marker(10**self.digits - 1, self.digits)

    def over(self, tally: Tally) -> int:
        """Return by how much a post is over the limit; 0 where it fits."""
        return max(0, -self.platform.left(self.platform.counter.lengths(tally)))

    def holds(self, start: int, end: int) -> bool:
        """Whether a span of the statement fits in a post with the widest marker.

        A part of the first sentence must leave room for the opening too, one of the last for the call to action. Where
        pins part a sentence, each part of it counts as one.
        """
        first, last = self._ends
        if (start, end) in self.whole:
            return True
        # The first sentence, if not beside the opening, stands in the post after it.
        marker = self.marker(2, self.digits) if (start, end) == first else self.widest
        tally = added(self.ruler.tally(start, end), marker)
        if start == first[0] and end < first[1]:
            tally = added(tally, self.opening)
        if end == last[1] and start > last[0]:
            tally = added(tally, self.call_to_action)
        return self.platform.filled(tally) is not None

    @cached_property
    def _ends(self) -> tuple[Span, Span]:
        """The first sentence and the last, as far as pins leave them whole."""
        return self.parts_of(0)[0], self.parts_of(-1)[-1]

    def parts_of(self, sentence: int) -> tuple[Span, ...]:
        """Return what pins make of a sentence, by its number: all of it where there is none within."""
        return tuple(pinned_parts(self.statement.text, self.statement.sentences[sentence], self.pins))


def added(left: Tally, right: Tally) -> Tally:
    """Return two tallies added up, unit by unit."""
    return tuple(map(add, left, right))
