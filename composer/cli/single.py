"""One thread of one statement: what ``show``, ``copy`` and ``export`` lay out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from composer.cli.sources import STANDARD_INPUT, say_what_was_left_out, settled, task
from composer.cli.written_threads import edits_by_hand, say_what_edits_did
from composer.errors import SettingsError
from composer.output.composing import threads
from composer.statement.options import Options
from composer.statement.settings import Settings
from composer.thread.edits import Edit
from composer.thread.model import Thread


@dataclass(frozen=True, slots=True)
class Single:
    """A statement on one platform."""

    settings: Settings
    edits: Mapping[str, Sequence[Edit]]
    """What a person changed in the thread's file, by the platform's name."""

    def thread(self, *, why: bool = False) -> Thread:
        """Return the thread, and say on stderr what edits did to it."""
        [found] = threads(self.settings, self.edits, why=why)
        say_what_edits_did(found)
        return found

    def best(self, count: int, *, why: bool) -> Iterator[Thread]:
        """Yield the best threads, the best first; fewer where there are not so many."""
        for number in range(1, count + 1):
            try:
                yield from threads(self.settings, self.edits, alternative=number, why=why)
            except SettingsError:
                if number == 1:
                    raise
                return


def on_one_platform(source: Path, asked: Options, *, tells: bool = True) -> Single:
    """Return the statement in a file, or on standard input, on the first of its platforms.

    ``tells`` has it said on stderr what was left out, and what was decided without being asked.
    """
    [statement] = task(source).statements(asked.language)
    settings = settled(statement, asked, None if source == STANDARD_INPUT else source)
    if tells:
        say_what_was_left_out(statement, settings)
    settings = replace(settings, platforms=settings.platforms[:1])
    return Single(settings, edits_by_hand(source, statement, settings.platforms[0]))
