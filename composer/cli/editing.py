"""What a command does with what people changed in thread files, and says about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from composer.cli.console import note
from composer.output.carrying import CarriedEdits
from composer.output.former import Former
from composer.output.writing import Written
from composer.statement.model import Statement
from composer.thread.model import Thread


@dataclass(slots=True)
class Editing:
    """What was asked for."""

    source: Former | None
    """A thread file whose changes of words count for every platform."""
    discards: bool
    alternative: int = 1
    """Which of the best layouts to take."""
    used: bool = False

    def chosen(self, carried: CarriedEdits) -> CarriedEdits:
        """Return the edits to make again."""
        return carried.without_edits() if self.discards else carried

    def joined(self, edits: CarriedEdits, statement: Statement, platforms: Sequence[str]) -> CarriedEdits:
        """Return edits with those of the thread file, where it was written from this statement."""
        if self.source is None:
            return edits
        thread = self.source.known()
        named = thread.statement.source
        same = named.sha256 == statement.source.sha256 or named.name == statement.source.name
        if not same or thread.language != statement.language:
            return edits
        self.used = True
        return edits.with_edits(self.source, statement, platforms)

    def unused(self) -> list[str]:
        """Return that the thread file was written from none of the statements, where that is so."""
        if self.source is None or self.used:
            return []
        named = self.source.known().statement.source.name
        return [f"{self.source.name}: this thread was written from {named}, which is not among the statements here."]


def say_what_became_of_edits(threads: Sequence[Thread], edits: CarriedEdits, written: Written | None = None) -> None:
    """Say on stderr which edits were made again, and which could not be."""
    for problem in edits.problems:
        note(problem)
    for thread in threads:
        name = f"{thread.statement.source.name} on {thread.platform.title}"
        made = sum(edit.kind != "space" for edit in thread.edits)
        if made:
            note(f"{name}: {made} edit{'s' if made > 1 else ''} by hand kept.")
        for edit in thread.unapplied:
            note(f"{name}: could not be made again, since its place is gone: {edit}")
    if written is not None:
        _say_where_edits_are(threads, edits, written)


def _say_where_edits_are(threads: Sequence[Thread], edits: CarriedEdits, written: Written) -> None:
    for path in written.unapplied:
        note(f"{path}: what could not be made again is kept here.")
    for name, before in edits.unwritten(threads).items():
        note(f"{before.name}: {name.rpartition('/')[2]} was not asked for; the thread stays, since it was edited.")
    for kept in written.kept:
        note(f"{kept}: this thread had been edited; it was kept under this name.")


def say_what_was_discarded(carried: CarriedEdits) -> None:
    """Say on stderr what is lost for good."""
    for line in carried.discarded():
        note(line)
