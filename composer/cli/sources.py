"""From what a command was given to statements with their settings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from composer.cli.console import note
from composer.cli.streams import read_input
from composer.errors import SettingsError
from composer.output.batch import jobs, unreadable
from composer.output.notes import reading_notes
from composer.statement.campaign import campaign_for
from composer.statement.model import Statement
from composer.statement.options import Options
from composer.statement.reading import read_statement, statement_from_text
from composer.statement.reading.decoding import decoded
from composer.statement.settings import Settings, settings_for

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Task:
    """One statement to lay out: its files, one a language, or its text; and its folder's name among the threads."""

    name: str
    """With slashes; empty where the title is to give it."""
    sources: tuple[Path, ...] = ()
    text: str = ""
    text_name: str = ""
    """What messages call the text."""

    def statements(self, language: str | None) -> Iterator[Statement]:
        """Yield the statement in each of its languages; raises StatementError where one cannot be read."""
        if not self.sources:
            yield statement_from_text(self.text, markdown=True, name=self.text_name, language=language)
        for source in self.sources:
            yield read_statement(source, language)


def tasks(sources: Sequence[Path], out: Path, *, paste: bool) -> list[Task]:
    """Return what there is to lay out: files and folders, standard input, the clipboard."""
    found: list[Task] = []
    if paste:
        from composer.output.clipboard import read_clipboard  # noqa: PLC0415 - only --paste pays for it

        found.append(Task("", text=read_clipboard(), text_name="clipboard"))
    if STANDARD_INPUT in sources:
        found.append(_from_standard_input())
    files = [source for source in sources if source != STANDARD_INPUT]
    if files or not found:
        read = jobs(files, out)
        for line in unreadable(files, out):
            note(line)
        found += [Task(job.name.as_posix(), job.sources) for job in read]
    return found


def task(source: Path) -> Task:
    """Return the one statement in a file, or on standard input."""
    return _from_standard_input() if source == STANDARD_INPUT else Task(source.stem, (source,))


def _from_standard_input() -> Task:
    return Task("", text=decoded(read_input(), "standard input"), text_name="standard input")


def settled(statement: Statement, options: Options, source: Path | None) -> Settings:
    """Return a statement's settings; a limit without a name is that of its only platform.

    Raises SettingsError where a setting is wrong; another statement may well have but one platform.
    """
    campaign = campaign_for(source)
    if not options.limits or "" not in options.limits:
        return settings_for(statement, options, campaign)
    named = {name: limit for name, limit in options.limits.items() if name}
    platforms = settings_for(statement, replace(options, limits=named), campaign).platforms
    limit = options.limits[""]
    if len(platforms) != 1:
        names = ", ".join(platform.name for platform in platforms)
        raise SettingsError(
            f"--limit {limit} does not say for which of {names}, on which {statement.source.name} is to go out. "
            f"Write --limit {platforms[0].name}={limit}."
        )
    return settings_for(statement, replace(options, limits={**named, platforms[0].name: limit}), campaign)


def say_what_was_left_out(statement: Statement, found: Settings) -> None:
    """Say on stderr what is not part of the statement, and what was decided without being asked."""
    for line in reading_notes(statement, found):
        note(line)
