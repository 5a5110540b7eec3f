"""A person's edits of a statement whose sentences were corrected meanwhile: told by the words that it has now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from composer.statement.model import Statement
from composer.thread.edits.finding import matched
from composer.thread.edits.merging import merged
from composer.thread.edits.model import Edit
from composer.thread.edits.sentences import sentence_texts


@dataclass(frozen=True, slots=True)
class Brought:
    """Edits that were brought to a later statement."""

    edits: tuple[Edit, ...]
    joined: tuple[Edit, ...] = ()
    """Those that now hold a correction too."""
    clashing: tuple[Edit, ...] = ()
    """Those that cannot be made, with the correction as their ``text``: it touches the same words."""
    returned: tuple[Edit, ...] = ()
    """Those that deleted a sentence which is there again, corrected to their ``text``."""


def brought(edits: Sequence[Edit], before: Statement, now: Statement) -> Brought:
    """Return the edits of one statement as those of a later one, as far as that can be without any doubt."""
    if not edits or before.text == now.text:
        return Brought(tuple(edits))
    return _Corrections(sentence_texts(before), sentence_texts(now)).brought(edits)


@dataclass(frozen=True)
class _Corrections:
    """The sentences of a statement, before and now."""

    before: Sequence[str]
    now: Sequence[str]

    @cached_property
    def places(self) -> dict[int, int]:
        """Of each sentence that was corrected, its number now; one that is still there as it was is none."""
        known = set(self.now)
        pairs = matched(self.before, self.now).in_order.items()
        return {old: new for new, old in pairs if self.before[old] not in known}

    def brought(self, edits: Sequence[Edit]) -> Brought:
        """Return the edits, of which each is about sentences that there are now where that is sure."""
        words = {self.before[old]: self.now[new] for old, new in self.places.items()}
        joined = dict(self._joined(edits))
        words |= {edit.text: join.text for edit, join in joined.items()}
        found = (joined.get(edit) or self._moved(edit) for edit in edits)
        anchored = (
            replace(edit, after=words.get(edit.after, edit.after), before=words.get(edit.before, edit.before))
            for edit in found
            if not (edit.kind == "replace" and edit.text == edit.sentence)  # the correction says it too
        )
        return Brought(
            tuple(anchored),
            tuple(joined.values()),
            tuple(self._corrected(edit for edit in edits if edit.kind == "replace" and edit not in joined)),
            tuple(self._corrected(edit for edit in edits if edit.kind == "delete")),
        )

    def _joined(self, edits: Sequence[Edit]) -> Iterator[tuple[Edit, Edit]]:
        """Yield each edit of a corrected sentence with the one that holds the correction too."""
        for edit in edits:
            if edit.kind == "replace" and (place := self._place(edit)) is not None:
                both = merged(edit.sentence, edit.text, self.now[place])
                if both is not None:
                    yield edit, replace(edit, sentence=self.now[place], text=both, number=place)

    def _moved(self, edit: Edit) -> Edit:
        """Return an edit, which moves a sentence in its present words."""
        place = self._place(edit) if edit.kind == "move" else None
        return edit if place is None else replace(edit, sentence=self.now[place], number=place)

    def _corrected(self, edits: Iterable[Edit]) -> Iterator[Edit]:
        """Yield those edits whose sentence was corrected, with the correction as their text."""
        for edit in edits:
            place = self._place(edit)
            if place is not None and self.now[place] != edit.text:
                yield replace(edit, text=self.now[place])

    def _place(self, edit: Edit) -> int | None:
        """Return the number that the sentence of an edit has now, where it was corrected."""
        known = edit.number < len(self.before) and self.before[edit.number] == edit.sentence
        return self.places.get(edit.number) if known else None
