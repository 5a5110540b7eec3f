"""One statement written: what ``write`` does with each, here, in another process or on another machine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from composer.cli.editing import Editing
from composer.cli.sources import Task, settled
from composer.errors import ComposerError, WritingError
from composer.output.batch import check_languages
from composer.output.composing import threads
from composer.output.disk.staging import TakenError
from composer.output.files import PAGE
from composer.output.folders import paths_of, sources_of, statement_folder
from composer.output.listing import list_address
from composer.output.notes import edit_notes, embargo_notes, language_notes, reading_notes, silencing, warning_notes
from composer.output.resuming import key_of, written_before
from composer.output.summary import Summary, summary_of
from composer.output.thread_files.carrying import CarriedEdits, carried_edits
from composer.output.thread_files.former import Former, read_former
from composer.output.writing import write_threads
from composer.statement.options import Options
from composer.statement.settings import Settings
from composer.thread.model import Thread
from composer.thread.reasons import EXPLAINED

_MOST_WARNINGS = 10
"""Of one statement."""
_LARGEST = 20_000_000
"""Characters of a statement, times platforms: their page has 200 MB, and more is opened by no browser."""
_ATTEMPTS = 5
"""How often another run may take the folder that was to be this statement's."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, the same for every statement."""

    options: Options
    out: Path
    edits_from: Path | None = None
    """A thread file whose changes of words count for every platform."""
    discards: bool = False
    """Whether threads are written afresh, without the edits of people."""
    alternative: int = 1
    """Which of the best layouts to take, from 1."""
    dry_run: bool = False
    resume: bool = False
    """Whether to skip what was written from the same before."""

    def editing(self) -> Editing:
        """Return what is to become of edits."""
        return Editing(_former(self.edits_from) if self.edits_from else None, self.discards, self.alternative)


@dataclass(frozen=True, slots=True)
class Order:
    """One statement, where its threads go, and what was asked for."""

    task: Task
    wish: Wish
    folder: Path | None = None
    """None where the statement's title is to name it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one statement, in few words, so that very many can be told of."""

    name: str
    summary: Summary | None = None
    """None where it failed."""
    page: Path | None = None
    """None where nothing was written."""
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    uses_edits: bool = False
    """Whether the thread file whose edits count for all was written from this statement."""
    warnings: tuple[str, ...] = ()
    """Those of its threads, each once."""
    silencing: str = ""
    """How the first of them is silenced."""
    was_there: bool = False
    """Whether it was written before, and so was left as it is."""


def written(order: Order) -> Outcome:
    """Write one statement in each of its languages; what stands in the way of that is told, not raised."""
    name = order.task.name or order.task.text_name
    notes: list[str] = []
    try:
        return _Writing(order, notes).outcome()
    except ComposerError as error:
        return Outcome(name, notes=tuple(notes), problems=error.problems)


def lost(order: Order) -> Outcome:
    """Return what is told of a statement over which its process died."""
    name = order.task.name or order.task.text_name
    sources = ", ".join(source.as_posix() for source in order.task.sources) or name
    problem = (
        f"{sources}: the process that laid this out was ended from outside, perhaps since memory ran out. "
        "Write it by itself, or with fewer --jobs."
    )
    return Outcome(name, problems=(problem,))


def _first(warnings: Iterable[str]) -> Iterator[str]:
    """Yield as many warnings as a person reads on a terminal, and how many more there are."""
    all_told = list(warnings)
    yield from all_told[:_MOST_WARNINGS]
    if len(all_told) > _MOST_WARNINGS:
        yield f"... and {len(all_told) - _MOST_WARNINGS} more, which stand on the page."


def _refuse_too_long(found: Sequence[Settings]) -> None:
    """Raise WritingError where nobody could open the page of a statement, before its memory runs out."""
    if sum(len(each.statement.text) * len(each.platforms) for each in found) > _LARGEST:
        name, length = found[0].statement.source.name, sum(len(each.statement.text) for each in found)
        raise WritingError(
            f"{name}: this is {length:,} characters long, and no browser would open the page of its threads. "
            "Write it in parts, or for fewer platforms; show --text gives one thread without a page."
        )


@cache
def _former(path: Path) -> Former:
    return read_former(path)


class _Writing:
    """One statement on its way."""

    def __init__(self, order: Order, notes: list[str]) -> None:
        self.order, self.wish, self.notes = order, order.wish, notes
        self.editing = order.wish.editing()
        self.statements = list(order.task.statements(order.wish.options.language))
        check_languages(self.statements)

    def outcome(self) -> Outcome:
        """Write the statement; raises ComposerError with all that stands in the way."""
        found, problems = self._settings()
        if problems:
            raise ComposerError(*problems, *self._layout_problems(found))
        folder = self.order.folder or self._free_folder()
        key = key_of(found, self.wish.alternative, self._edits_key(), list_address(folder))
        if self.wish.resume and (before := written_before(folder, key)):
            return self._told(folder, before, was_there=True)
        for _ in range(_ATTEMPTS):
            try:
                return self._written(folder, found, key)
            except TakenError:
                folder = self._free_folder()
        raise WritingError(f"{folder}: other runs keep taking this folder. Run the command again when they are done.")

    def _settings(self) -> tuple[list[Settings], list[str]]:
        """Return the settings of each language, and what is wrong with those of others."""
        source = self.order.task.sources[0] if self.order.task.sources else None
        found: list[Settings] = []
        problems: list[str] = []
        for statement in self.statements:
            try:
                found.append(settled(statement, self.wish.options, source))
                self.notes += (*reading_notes(statement, found[-1]), *language_notes(statement))
            except ComposerError as error:
                problems += error.problems
        self.notes += embargo_notes(found)
        return found, problems

    def _layout_problems(self, found: Sequence[Settings]) -> tuple[str, ...]:
        """Return what else is wrong, so that a person is told of all at once."""
        try:
            self._threads(found, CarriedEdits())
        except ComposerError as error:
            return error.problems
        return ()

    def _edits_key(self) -> tuple[object, ...]:
        source = self.editing.source
        return (self.editing.discards, source.path.stem, source.sha256) if source else (self.editing.discards,)

    def _free_folder(self) -> Path:
        name = PurePosixPath(self.order.task.name) if self.order.task.name else self.statements[0].title
        return statement_folder(self.wish.out, name, sources_of(self.statements), paths=paths_of(self.statements))

    def _written(self, folder: Path, found: Sequence[Settings], key: str) -> Outcome:
        if not self.wish.dry_run:
            _refuse_too_long(found)
        carried = carried_edits(folder)
        laid_out, edits = self._threads(found, carried)
        if self.wish.dry_run:
            self.notes += edit_notes(laid_out, edits)
            return self._told(folder, summary_of(laid_out), laid_out)
        written = write_threads(folder.name, laid_out, self.wish.out, found[-1].campaign, edits, key=key)
        self.notes += edit_notes(laid_out, edits, written)
        if self.editing.discards:
            self.notes += carried.discarded()
        return self._told(folder, summary_of(laid_out), laid_out)

    def _threads(self, found: Sequence[Settings], carried: CarriedEdits) -> tuple[list[Thread], CarriedEdits]:
        """Return the threads in all languages, and the edits that were to be made."""
        laid_out: list[Thread] = []
        problems: list[str] = []
        edits = self.editing.chosen(carried)
        for settings in found:
            statement = settings.statement
            try:
                edits = self.editing.joined(
                    edits.brought_to(statement), statement, [platform.name for platform in settings.platforms]
                )
                made = edits.of(statement.language)
                laid_out += threads(settings, made, alternative=self.editing.alternative, why=EXPLAINED)
            except ComposerError as error:
                problems += error.problems
        if problems:
            raise ComposerError(*problems)
        return laid_out, edits

    def _told(
        self, folder: Path, summary: Summary, threads: Sequence[Thread] = (), *, was_there: bool = False
    ) -> Outcome:
        below = folder.relative_to(self.wish.out).as_posix()
        return Outcome(
            name=below if self.order.task.name else self.statements[0].title,
            summary=summary,
            page=None if self.wish.dry_run else folder / PAGE,
            notes=tuple(self.notes),
            uses_edits=self.editing.used,
            warnings=tuple(_first(warning_notes(threads))),
            silencing=next((silencing(warning.code) for each in threads for warning in each.warnings), ""),
            was_there=was_there,
        )
