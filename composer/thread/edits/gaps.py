"""What stands between the sentences of an edited statement: white space, cuts that a person made or took away."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from composer.statement.model import Image, Paragraph, Span, Statement
from composer.thread.edits.model import Edit
from composer.thread.edits.sentences import Finder, Item


class Wished(NamedTuple):
    """An edited statement, and how a person wants it cut: offsets into its text."""

    statement: Statement
    pins: frozenset[int]
    """Where a post is to begin."""
    joins: frozenset[int]
    """Where none may begin."""
    kept: frozenset[int]
    """Where one began before, and is to if there is room."""


def default_gaps(statement: Statement, items: Sequence[Item]) -> list[str]:
    """Return the white space before each sentence, as far as no edit says another."""
    spans = statement.sentences
    gaps = [""]
    for left, right in pairwise(items):
        if left.paragraph != right.paragraph:
            gaps.append("\n\n")
            continue
        origin = right.origin or 0
        own = statement.text[spans[origin - 1][1] : spans[origin][0]] if origin else " "
        gaps.append(" " if "\n\n" in own else own)
    return gaps


class Gaps:
    """Edited sentences with what parts them, and where posts must or may not end: the statement in the making."""

    def __init__(self, statement: Statement, items: Sequence[Item]) -> None:
        self.statement = statement
        self.items = items
        self.gaps = default_gaps(statement, items)
        texts = [item.text for item in items]
        self.sentences = Finder(texts)
        self.pairs = Finder([("", texts[0]), *pairwise(texts)])
        self.cuts = self._manual()
        """Before which sentences the statement itself, or a person, asks for a cut."""
        self.pinned: set[int] = set()
        """Those before which a person asks for one."""
        self.joined: set[int] = set()
        self.kept: set[int] = set()
        self.inner: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
        """Cuts (True) and joins within sentences: the sentence's number, and how much of it stands before."""

    def _manual(self) -> set[int]:
        ending = {number for number, paragraph in enumerate(self.statement.paragraphs) if paragraph.ends_post}
        last = {item.paragraph: number for number, item in enumerate(self.items) if item.paragraph in ending}
        return {number + 1 for number in last.values() if number + 1 < len(self.items)}

    def take(self, edit: Edit) -> bool:
        """Change what stands between two sentences; return whether they are there."""
        if edit.sentence:
            at = self.sentences.nearest(edit.sentence, edit.place)
            if at is not None and 0 < edit.at < len(edit.sentence):
                self.inner[edit.kind == "cut"].append((at, edit.at))
            return at is not None
        at = self.pairs.nearest((edit.after, edit.before), edit.place)
        if edit.kind == "cut" and at is None:
            at = self._beside(edit)
        if not at:
            return edit.kind in ("space", "keep")  # with the sentences it is gone, and nobody misses it
        if edit.kind == "space":
            self.gaps[at] = edit.text
        elif edit.kind == "keep":
            self.kept.add(at)
        elif edit.kind == "cut":
            self.cuts.add(at)
            self.pinned.add(at)
        else:
            self.cuts.discard(at)
            self.joined.add(at)
        return True

    def _beside(self, edit: Edit) -> int | None:
        """Return the place that is next to one of the two sentences, where only that is there."""
        after = self.sentences.nearest(edit.after, edit.place - 1)
        at = self.sentences.nearest(edit.before, edit.place) if after is None else after + 1
        return at if at is not None and 0 < at < len(self.items) else None

    def statement_with_wishes(self) -> Wished:
        """Return the statement as the sentences make it, and where posts must and must not begin in it."""
        spans = list(self._spans())
        text = "".join(gap + item.text for gap, item in zip(self.gaps, self.items, strict=True))
        inner = {
            wanted: {spans[number][0] + at for number, at in places if at < len(self.items[number].text)}
            for wanted, places in self.inner.items()
        }
        statement = replace(
            self.statement,
            text=text,
            paragraphs=tuple(self._paragraphs(spans)),
            sentences=tuple(spans),
            lines=tuple(self._lines(spans)) or self.statement.lines,
            images=tuple(self._images(spans)),
        )
        within = {at for at in self.cuts if "\n\n" not in self.gaps[at]}
        pins = frozenset({spans[at][0] for at in self.pinned | within} | inner[True])
        joins = frozenset({spans[at][0] for at in self.joined} | inner[False])
        return Wished(statement, pins, joins, frozenset(spans[at][0] for at in self.kept))

    def _spans(self) -> Iterator[Span]:
        at = 0
        for gap, item in zip(self.gaps, self.items, strict=True):
            yield at + len(gap), (at := at + len(gap) + len(item.text))

    def _lines(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield the line of the source on which each approved sentence stood."""
        for (start, _), item in zip(spans, self.items, strict=True):
            if item.origin is not None:
                yield start, self.statement.line(self.statement.sentences[item.origin][0])

    def _images(self, spans: Sequence[Span]) -> Iterator[Image]:
        """Yield the images, each with the sentence that it went with, or the last before it that there is."""
        places = sorted((item.origin, number) for number, item in enumerate(self.items) if item.origin is not None)
        for image in self.statement.images:
            origin = bisect_right(self.statement.sentences, (image.at, len(self.statement.text))) - 1
            place = bisect_right(places, (origin, len(self.items))) - 1
            number = places[place][1] if place >= 0 else 0
            yield replace(image, at=spans[number][1] - 1)

    def _paragraphs(self, spans: Sequence[Span]) -> Iterator[Paragraph]:
        """Yield the runs of sentences between blank lines."""
        starts = [number for number, gap in enumerate(self.gaps) if number == 0 or "\n\n" in gap]
        for first, end in pairwise([*starts, len(self.items)]):
            home = self.statement.paragraphs[self.items[first].paragraph]
            role = home.role if first == 0 or home.role != "title" else "text"
            if any(item.origin is None for item in self.items[first:end]) and role in ("title", "heading"):
                role = "text"
            yield Paragraph(spans[first][0], spans[end - 1][1], role, end in self.cuts, home.keeps_whole)
