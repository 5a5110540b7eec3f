"""What ``write`` does with what people changed in thread files: made again, discarded, or taken from another file."""

from collections.abc import Sequence
from dataclasses import dataclass

from composer.output.thread_files.carrying import CarriedEdits
from composer.output.thread_files.former import Former
from composer.statement.model import Statement


@dataclass(slots=True)
class Editing:
    """What is to become of people's edits in one run, and whether those of another thread file were of use."""

    source: Former | None
    """A thread file whose changes of words count for every platform."""
    discards: bool
    """Whether threads are written afresh, without any edits."""
    alternative: int = 1
    """Which of the best layouts to take."""
    used: bool = False
    """Whether any statement was the one that ``source`` was written from."""

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
