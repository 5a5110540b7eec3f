"""Where a statement's threads are, and whether a person edited there what another command makes anew."""

from pathlib import Path

from composer.cli.console import note
from composer.cli.sources import STANDARD_INPUT
from composer.statement.model import Statement
from composer.statement.reading import name_and_language
from composer.statement.reading.decoding import shown_path
from composer.thread.model import Thread

_THREADS = Path("threads")


def say_what_was_edited(source: Path, thread: Thread, command: str) -> None:
    """Say on stderr where a thread of this statement was edited by hand, since this one is without that."""
    folder = threads_folder(source, thread.statement)
    if folder is None:
        return
    from composer.output.carrying import carried_edits  # noqa: PLC0415 - only a folder of threads pays for it

    carried = carried_edits(folder)
    key = thread.statement.language, thread.platform.name
    if any(edit.kind != "space" for edit in carried.edits.get(key, ())):
        edited = shown_path(carried.formers[key].path)
        note(f"{edited} was edited by hand, and this is without that. The edited thread: {command} {edited}")


def threads_folder(source: Path, statement: Statement) -> Path | None:
    """Return the folder of a statement's threads, where there is one."""
    if source == STANDARD_INPUT or not _THREADS.is_dir():
        return None
    from composer.output.places import paths_of, sources_of, statement_folder  # noqa: PLC0415 - only threads pay

    sources, paths = sources_of([statement]), paths_of([statement])
    folder = statement_folder(_THREADS, name_and_language(source)[0], sources, paths=paths)
    return folder if folder.is_dir() else None
