"""A statement's threads where some were written: their folder, and what a person edited there."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from composer.cli.console import note
from composer.cli.sources import STANDARD_INPUT
from composer.output.notes import thread_notes
from composer.platforms import Platform
from composer.statement.model import Statement
from composer.statement.reading import name_and_language
from composer.statement.reading.decoding import shown_path
from composer.thread.edits import Edit
from composer.thread.model import Thread

_THREADS = Path("threads")


def edits_by_hand(source: Path, statement: Statement, platform: Platform) -> Mapping[str, Sequence[Edit]]:
    """Return what a person edited in a statement's thread file for a platform, and say on stderr that it is used.

    It is made again here as write makes it again. What stands in the way of that is said too.
    """
    folder = threads_folder(source, statement)
    if folder is None:
        return MappingProxyType({})
    from composer.output.thread_files.carrying import carried_edits  # noqa: PLC0415 - only a folder of threads pays for it

    carried = carried_edits(folder).brought_to(statement)
    for problem in (*carried.problems, *carried.corrections):
        note(problem)
    key = statement.language, platform.name
    if any(edit.kind not in ("space", "keep") for edit in carried.edits.get(key, ())):
        note(f"{shown_path(carried.formers[key].path)} was edited by hand, and this is with that.")
    return carried.of(statement.language)


def say_what_edits_did(thread: Thread) -> None:
    """Say on stderr how a thread's words differ from the approved statement, and what could not be made again."""
    for line in thread_notes(thread):
        note(line)


def threads_folder(source: Path, statement: Statement) -> Path | None:
    """Return the folder of a statement's threads, where there is one."""
    if source == STANDARD_INPUT or not _THREADS.is_dir():
        return None
    from composer.output.folders import is_of, paths_of, sources_of, statement_folder  # noqa: PLC0415 - likewise

    sources, paths = sources_of([statement]), paths_of([statement])
    folders = [statement_folder(_THREADS, name, sources, paths=paths) for name in _names(source)]
    of_this = (folder for folder in folders if is_of(folder, paths))
    return next(of_this, folders[0] if folders[0].is_dir() else None)


def _names(source: Path) -> Iterator[PurePosixPath]:
    """Yield the names that write may have given a statement: its own, and with the folders that it lies in.

    >>> [*map(str, _names(Path("content/2026/peru.es.md")))]
    ['peru', '2026/peru', 'content/2026/peru']
    """
    name = PurePosixPath(name_and_language(source)[0])
    yield name
    for part in reversed([part for part in source.parent.parts if part not in (source.anchor, "..")]):
        name = part / name
        yield name
