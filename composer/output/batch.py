"""Many statements at once: which files are which statement."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from composer.errors import ComposerError, StatementError
from composer.statement.display import printable
from composer.statement.model import Statement
from composer.statement.reading import SUFFIXES, name_and_language
from composer.statement.reading.names import files_by_statement

DEFAULT_FOLDER = Path("content")
_Beside = Callable[[Path], Mapping[Path, tuple[Path, ...]]]
"""Gives the files of a folder, as ``files_by_statement`` does."""
_HIDDEN = (".", "~$")
"""How names begin that no person gave: a system's own, and what Word leaves beside an open document."""
_UNREADABLE = frozenset({".doc", ".docm", ".odt", ".pages", ".pdf", ".rtf", ".wpd", ".wps"})
"""Formats in which statements arrive and that no reader is for, in lower case."""
_NAMED = 5  # files that one message lists


@dataclass(frozen=True, slots=True)
class Job:
    """One statement to write: its files, one a language, and its name, which another may have too."""

    name: PurePosixPath
    sources: tuple[Path, ...]


def jobs(sources: Sequence[Path], out: Path) -> list[Job]:
    """Return the statements among files and folders, by name; ``content/`` where none is given.

    Files that differ only by their language (``peru.md``, ``peru.es.docx``) are one statement, also where only one of
    them is given; of two formats in one language, each is one. What lies in ``out`` is no statement. Raises
    StatementError with all that is missing or empty.
    """
    problems: list[str] = []
    beside = cache(files_by_statement)
    found: dict[tuple[Path, str, tuple[Path, ...]], list[tuple[Path, Path]]] = {}
    for source in sources or [DEFAULT_FOLDER]:
        try:
            for root, path in _files(source, out, beside, asked_for=bool(sources)):
                group = beside(path.parent).get(path, (path,))
                found.setdefault((path.parent, name_and_language(path)[0], group), []).append((root, path))
        except ComposerError as error:
            problems.extend(error.problems)
    if problems:
        raise StatementError(*problems)
    return list(_named(found))


def _files(source: Path, out: Path, beside: _Beside, *, asked_for: bool) -> Iterator[tuple[Path, Path]]:
    """Yield (folder that names are relative to, file) for each statement in a folder, or for a file's languages."""
    if not source.is_dir():
        if not asked_for:
            raise StatementError(f"There is no folder {source} here. Start a statement with: thread-composer new NAME")
        others = beside(source.parent).get(source, ())
        yield from ((source.parent, each) for each in {source, *others})
        return
    inside = out.resolve()
    empty = True
    for path in _given(source, inside):
        if path.suffix.casefold() in SUFFIXES:
            empty = False
            yield source, path
    if empty and (inside == source.resolve() or inside in source.resolve().parents):
        raise StatementError(
            f"{source}: threads are to be written to {out}, where no statement is looked for. "
            "Choose another folder with --out, such as threads."
        )
    if empty:
        kinds = ", ".join(SUFFIXES)
        more = next(unreadable([source], out), "Start one with thread-composer new.")
        raise StatementError(f"{source}: no statement is in this folder ({kinds}). {more.removeprefix(f'{source}: ')}")


def _given(folder: Path, inside: Path) -> Iterator[Path]:
    """Yield the files that people put into a folder, sorted; what lies in ``inside`` is the program's."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(_HIDDEN) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and inside not in path.resolve().parents:
            yield path


def unreadable(sources: Sequence[Path], out: Path) -> Iterator[str]:
    """Yield which statements of each folder cannot be read: no reader is for their format, no other file is theirs."""
    for source in sources or [DEFAULT_FOLDER]:
        if not source.is_dir():
            continue
        files = list(_given(source, out.resolve()))
        read = {path.with_suffix("") for path in files if path.suffix.casefold() in SUFFIXES}
        found = [path for path in files if path.suffix.casefold() in _UNREADABLE and path.with_suffix("") not in read]
        if found:
            names = ", ".join(printable(path.relative_to(source).as_posix()) for path in found[:_NAMED])
            more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            yield f"{source}: {names}{more}: files of this kind cannot be read. Save them as .docx, .txt or .md."


def _named(found: Mapping[tuple[Path, str, tuple[Path, ...]], Sequence[tuple[Path, Path]]]) -> Iterator[Job]:
    for (folder, name, _), files in sorted(found.items()):
        home = PurePosixPath(folder.relative_to(files[0][0]).as_posix())
        yield Job(home / name, tuple(sorted({path for _, path in files}, key=lambda path: (len(path.stem), path.name))))


def check_languages(statements: Sequence[Statement]) -> None:
    """Raise StatementError where two files of one statement are in one language: one's threads would be lost."""
    first: dict[str, str] = {}
    for statement in statements:
        name, language = statement.source.name, statement.language
        if language in first:
            raise StatementError(
                f"{first[language]} and {name}: one statement cannot be in one language ({language}) twice. "
                "Rename one of the files, or correct its language."
            )
        first[language] = name
