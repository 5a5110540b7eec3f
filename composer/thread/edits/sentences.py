"""The sentences of a statement with a person's edits of words made in them: replaced, deleted, moved, inserted."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from composer.statement.model import Statement
from composer.thread.edits.model import Edit

START = -1
"""The place before the first sentence."""
Fate = Literal["made", "needless", "impossible"]
"""What became of an edit; it is needless where the statement itself says meanwhile what it asks for."""


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence of the edited statement."""

    text: str
    origin: int | None
    """Its number in the approved statement; None where a person added it."""
    paragraph: int
    """The number of the approved paragraph that it belongs to."""


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


class EditedSentences:
    """Sentences in which edits are made, one after the other."""

    def __init__(self, statement: Statement) -> None:
        self._texts = sentence_texts(statement)
        self._finder = Finder(self._texts)
        self._homes = list(_homes(statement))
        self._kept: list[str | None] = list(self._texts)
        """What stands in place of each sentence; None where it was deleted or moved away."""
        self._touched: set[int] = set()
        self._added: dict[int, list[Item]] = {}
        """What stands after each sentence that did not before."""
        self._said: dict[int, int] = {}
        """Of each sentence, the last one behind it that the statement itself says meanwhile, and a person had added."""

    def take(self, edit: Edit) -> Fate:
        """Make one edit, where what it is about is there."""
        match edit.kind:
            case "replace" | "delete":
                return self._change(edit)
            case "insert":
                return self._insert(edit)
            case _:
                return self._move(edit)

    def items(self) -> list[Item]:
        """Return the sentences that there are now."""
        found = list(self._added.get(START, ()))
        for number, text in enumerate(self._kept):
            if text is not None:
                found.append(Item(text, number, self._homes[number]))
            found += self._added.get(number, ())
        return found

    def _change(self, edit: Edit) -> Fate:
        at = self._sentence(edit)
        if at is not None:
            self._kept[at] = edit.text if edit.kind == "replace" else None
            return "made"
        return "impossible" if edit.kind == "replace" and edit.text not in self._finder.places else "needless"

    def _insert(self, edit: Edit) -> Fate:
        anchor = self._anchor(edit)
        if anchor is None:
            return "impossible"
        last = self._said.get(anchor, anchor)
        if self._stands_there(edit, last):
            self._said[anchor] = last + 1
            return "needless"
        self._added.setdefault(last, []).append(Item(edit.text, None, self._homes[max(last, 0)]))
        return "made"

    def _move(self, edit: Edit) -> Fate:
        anchor = self._anchor(edit)
        at = None if anchor is None else self._sentence(edit)
        if anchor is None or at is None:
            return "impossible"
        self._kept[at] = None
        self._added.setdefault(anchor, []).append(Item(self._texts[at], at, self._homes[at]))
        return "made"

    def _sentence(self, edit: Edit) -> int | None:
        """Return the number of the sentence that an edit is about, which no other may be about then."""
        at = self._finder.nearest(edit.sentence, edit.number)
        if at is None or at in self._touched:
            return None
        self._touched.add(at)
        return at

    def _anchor(self, edit: Edit) -> int | None:
        """Return the number of the sentence after which something is to stand."""
        if not edit.after:
            return START
        after = self._finder.nearest(edit.after, edit.place - 1)
        if after is not None:
            return after
        before = self._finder.nearest(edit.before, edit.place) if edit.before else None
        return None if before is None else before - 1

    def _stands_there(self, edit: Edit, anchor: int) -> bool:
        """Whether the statement itself says meanwhile what was added to it."""
        follows = self._texts[anchor + 1] if anchor + 1 < len(self._texts) else ""
        return follows == edit.text != edit.before


def word_items(statement: Statement, edits: Sequence[Edit]) -> list[Item]:
    """Return the sentences that there are after edits of words."""
    sentences = EditedSentences(statement)
    for edit in edits:
        sentences.take(edit)
    return sentences.items()


def _homes(statement: Statement) -> Iterator[int]:
    """Yield the number of the paragraph of each sentence."""
    number = 0
    for start, _ in statement.sentences:
        while start >= statement.paragraphs[number].end:
            number += 1
        yield number
