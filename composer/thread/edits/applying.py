"""An edit script, made again on a statement: the one that it was made on, or a later one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from composer.errors import StatementError
from composer.statement.model import Statement
from composer.thread.edits.gaps import Gaps
from composer.thread.edits.model import Edit
from composer.thread.edits.sentences import EditedSentences, Fate


@dataclass(frozen=True, slots=True)
class Edited:
    """A statement with a person's edits in it."""

    statement: Statement
    pins: frozenset[int] = frozenset()
    """Where a person wants a post to begin, a paragraph there or not: offsets into the statement's text."""
    joins: frozenset[int] = frozenset()
    """Where none may begin, if that can be had."""
    kept: frozenset[int] = frozenset()
    """Where a post began before, and is to where there is room."""
    opening: str | None = None
    """What stands in place of the campaign's opening; None where nothing does."""
    call_to_action: str | None = None
    edits: tuple[Edit, ...] = ()
    """Those that were made."""
    unapplied: tuple[Edit, ...] = ()
    """Those that could not be made, since what they are about is gone."""


def edited(statement: Statement, edits: Sequence[Edit]) -> Edited:
    """Return a statement with edits made in it; raises StatementError where they leave no words."""
    if not edits:
        return Edited(statement)
    script = _Script(EditedSentences(statement))
    for edit in edits:
        script.take(edit)
    items = script.sentences.items()
    if not items:
        raise StatementError(f"{statement.source.name}: the edits leave no word of it. Use --discard-edits.")
    gaps = Gaps(statement, items)
    for edit in script.between:
        there = gaps.take(edit)
        script.note(edit, "needless" if edit.kind == "keep" else "made" if there else "impossible")
    wished = gaps.statement_with_wishes()
    return Edited(
        statement=wished.statement,
        pins=wished.pins,
        joins=wished.joins,
        kept=wished.kept,
        opening=script.opening,
        call_to_action=script.call_to_action,
        edits=tuple(script.made),
        unapplied=tuple(script.left),
    )


@dataclass(slots=True)
class _Script:
    """What came of a script so far."""

    sentences: EditedSentences
    between: list[Edit] = field(default_factory=list)
    """What is about places between sentences, or cuts within them, and waits until the sentences are there."""
    made: list[Edit] = field(default_factory=list)
    left: list[Edit] = field(default_factory=list)
    opening: str | None = None
    call_to_action: str | None = None

    def take(self, edit: Edit) -> None:
        """Make one edit, or let it wait."""
        match edit.kind:
            case "replace" | "delete" | "insert" | "move":
                self.note(edit, self.sentences.take(edit))
            case "opening":
                self.opening = edit.text
                self.note(edit, "made")
            case "call-to-action":
                self.call_to_action = edit.text
                self.note(edit, "made")
            case "setting":
                self.note(edit, "made")
            case _:
                self.between.append(edit)

    def note(self, edit: Edit, fate: Fate) -> None:
        """Note what became of an edit."""
        if fate != "needless":
            (self.made if fate == "made" else self.left).append(edit)
