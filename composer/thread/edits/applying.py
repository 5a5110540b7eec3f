"""An edit script, made again on a statement: the one that it was made on, or a later one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from composer.errors import StatementError
from composer.statement.model import Image, Paragraph, Span, Statement
from composer.thread.edits.model import Edit

START = -1
"""The place before the first sentence."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A statement with a person's edits in it."""

    statement: Statement
    pins: frozenset[int] = frozenset()
    """Where a person wants a post to begin, a paragraph there or not: offsets into the statement's text."""
    joins: frozenset[int] = frozenset()
    """Where none may begin, if that can be had."""
    opening: str | None = None
    """What stands in place of the campaign's opening; None where nothing does."""
    call_to_action: str | None = None
    edits: tuple[Edit, ...] = ()
    """Those that were made."""
    unapplied: tuple[Edit, ...] = ()
    """Those that could not be made, since what they are about is gone."""


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence of the edited statement."""

    text: str
    origin: int | None
    """Its number in the approved statement; None where a person added it."""
    paragraph: int
    """The number of the approved paragraph that it belongs to."""


def edited(statement: Statement, edits: Sequence[Edit]) -> Edited:
    """Return a statement with edits made in it; raises StatementError where they leave no words."""
    if not edits:
        return Edited(statement)
    script = _Script(statement)
    for edit in edits:
        script.take(edit)
    return script.result()


def sentence_texts(statement: Statement) -> list[str]:
    """Return the sentences of a statement."""
    return [statement.text[start:end] for start, end in statement.sentences]


class Finder:
    """Finds things that are equal, the one that is nearest to where it is expected."""

    def __init__(self, things: Sequence[object]) -> None:
        self.places: dict[object, list[int]] = {}
        for place, thing in enumerate(things):
            self.places.setdefault(thing, []).append(place)

    def nearest(self, thing: object, expected: int) -> int | None:
        """Return where a thing stands; None where it does not."""
        places = self.places.get(thing)
        if not places:
            return None
        at = bisect_left(places, expected)
        return min(places[max(0, at - 1) : at + 1], key=lambda place: abs(place - expected))


@dataclass(slots=True)
class _Made:
    """What came of a script so far."""

    done: list[Edit] = field(default_factory=list)
    left: list[Edit] = field(default_factory=list)
    opening: str | None = None
    call_to_action: str | None = None


class _Script:
    """Edits being made."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.texts = sentence_texts(statement)
        self.finder = Finder(self.texts)
        self.homes = list(_homes(statement))
        self.kept: list[str | None] = list(self.texts)
        """What stands in place of each sentence; None where it was deleted or moved away."""
        self.touched: set[int] = set()
        self.added: dict[int, list[Item]] = {}
        """What stands after each sentence that did not before."""
        self.made = _Made()
        self.gaps: list[Edit] = []

    def take(self, edit: Edit) -> None:
        """Make one edit, or note that it cannot be made."""
        match edit.kind:
            case "replace" | "delete":
                self._change(edit)
            case "insert" | "move":
                self._add(edit)
            case "opening":
                self.made.opening = edit.text
                self.made.done.append(edit)
            case "call-to-action":
                self.made.call_to_action = edit.text
                self.made.done.append(edit)
            case "setting":
                self.made.done.append(edit)
            case _:
                self.gaps.append(edit)

    def _change(self, edit: Edit) -> None:
        at = self._sentence(edit)
        if at is not None:
            self.kept[at] = edit.text if edit.kind == "replace" else None
            self.made.done.append(edit)
        elif edit.kind == "replace" and edit.text not in self.finder.places:
            self.made.left.append(edit)

    def _sentence(self, edit: Edit) -> int | None:
        """Return the number of the sentence that an edit is about, which no other may be about then."""
        at = self.finder.nearest(edit.sentence, edit.number)
        if at is None or at in self.touched:
            return None
        self.touched.add(at)
        return at

    def _add(self, edit: Edit) -> None:
        anchor = self._anchor(edit)
        if edit.kind == "insert" and anchor is not None:
            if not self._stands_there(edit, anchor):
                self._put(Item(edit.text, None, self._paragraph(anchor)), anchor, edit)
            return
        at = None if anchor is None else self._sentence(edit)
        if anchor is None or at is None:
            self.made.left.append(edit)
            return
        self.kept[at] = None
        self._put(Item(self.texts[at], at, self.homes[at]), anchor, edit)

    def _put(self, item: Item, anchor: int, edit: Edit) -> None:
        self.added.setdefault(anchor, []).append(item)
        self.made.done.append(edit)

    def _paragraph(self, anchor: int) -> int:
        return self.homes[anchor] if anchor >= 0 else 0

    def _anchor(self, edit: Edit) -> int | None:
        """Return the number of the sentence after which something is to stand."""
        if not edit.after:
            return START
        after = self.finder.nearest(edit.after, edit.place - 1)
        if after is not None:
            return after
        before = self.finder.nearest(edit.before, edit.place) if edit.before else None
        return None if before is None else before - 1

    def _stands_there(self, edit: Edit, anchor: int) -> bool:
        """Whether the statement itself says meanwhile what was added to it."""
        follows = self.texts[anchor + 1] if anchor + 1 < len(self.texts) else ""
        return follows == edit.text != edit.before

    def items(self) -> list[Item]:
        """Return the sentences that there are now."""
        found = list(self.added.get(START, ()))
        for number, text in enumerate(self.kept):
            if text is not None:
                found.append(Item(text, number, self.homes[number]))
            found += self.added.get(number, ())
        return found

    def result(self) -> Edited:
        items = self.items()
        if not items:
            raise StatementError(f"{self.statement.source.name}: the edits leave no word of it. Use --discard-edits.")
        assembly = _Assembly(self.statement, items)
        for edit in self.gaps:
            (self.made.done if assembly.take(edit) else self.made.left).append(edit)
        return assembly.edited(self.made)


def word_items(statement: Statement, edits: Sequence[Edit]) -> list[Item]:
    """Return the sentences that there are after edits of words."""
    script = _Script(statement)
    for edit in edits:
        script.take(edit)
    return script.items()


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


class _Assembly:
    """The edited statement in the making: its sentences, what parts them, and where posts must or may not end."""

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
            return edit.kind == "space"  # with the sentences it is gone, and nobody misses it
        if edit.kind == "space":
            self.gaps[at] = edit.text
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

    def edited(self, made: _Made) -> Edited:
        """Return the whole."""
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
        return Edited(
            statement=statement,
            pins=frozenset({spans[at][0] for at in self.pinned | within} | inner[True]),
            joins=frozenset({spans[at][0] for at in self.joined} | inner[False]),
            opening=made.opening,
            call_to_action=made.call_to_action,
            edits=tuple(made.done),
            unapplied=tuple(made.left),
        )

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


def _homes(statement: Statement) -> Iterator[int]:
    """Yield the number of the paragraph of each sentence."""
    number = 0
    for start, _ in statement.sentences:
        while start >= statement.paragraphs[number].end:
            number += 1
        yield number
