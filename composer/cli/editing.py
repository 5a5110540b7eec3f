"""What a command does with what people changed in thread files, and says about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from composer.output.thread_files.carrying import CarriedEdits
from composer.output.thread_files.former import Former
from composer.statement.model import Statement


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
