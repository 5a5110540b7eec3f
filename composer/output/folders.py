"""Which folder each statement of a run gets, so that none is given twice, however many are written at once."""

import os
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import count
from pathlib import Path, PurePosixPath

from composer.output.disk.durable import explained
from composer.output.disk.names import folded, safe_name
from composer.output.disk.replacement import Manifest, manifest_of
from composer.output.files import PAGE
from composer.statement.model import Statement
from composer.statement.reading.decoding import shown_path

Named = tuple[PurePosixPath, Sequence[Path]]
"""A statement's name, with folders, and its files."""


class Folders:
    """The folders of a run: for each statement the one that holds its threads already, else one that is free.

    Names that a file system may take for the same, such as those that differ by their case, are parted by a number.
    """

    def __init__(self, out: Path, statements: Iterable[Named] = ()) -> None:
        self.out = out
        # The page that lists all statements has this name, or will have.
        self._taken = {folded((out / PAGE).as_posix())}
        self._given: dict[tuple[Path, ...], Path] = {}
        self._settle([*statements])

    def of(self, name: PurePosixPath, sources: Sequence[Path]) -> Path:
        """Return the folder for a statement, which nobody else is given."""
        return self._given.get(tuple(sources)) or self._found(name, sources)

    def take(self, folder: Path) -> None:
        """Give nobody this folder."""
        self._taken.add(folded(folder.as_posix()))

    def _settle(self, statements: Sequence[Named]) -> None:
        """Give folders to the statements that share a name: first those whose threads are there already."""
        shared = Counter(_key(name) for name, _ in statements)
        several = [(name, sources) for name, sources in statements if shared[_key(name)] > 1]
        for name, sources in [*filter(self._has_threads, several), *several]:
            if tuple(sources) not in self._given:
                self._given[tuple(sources)] = self._found(name, sources)

    def _has_threads(self, statement: Named) -> bool:
        name, sources = statement
        return statement_folder(self.out, name, file_names(sources), paths=sources).exists()

    def _found(self, name: PurePosixPath, sources: Sequence[Path]) -> Path:
        folder = statement_folder(self.out, name, file_names(sources), self._taken, paths=sources)
        self.take(folder)
        return folder


def statement_folder(
    out: Path,
    name: str | PurePosixPath,
    sources: Sequence[str],
    taken: Container[str] = (),
    *,
    paths: Sequence[Path] = (),
) -> Path:
    """Return the folder below ``out`` for a statement of this name that was read from files of these names.

    The one that was written from the files at these ``paths``, else the first that may have been, else the first that
    holds no threads. A folder that holds another statement's, such as those of ``peru.txt`` beside ``peru.md``, or of
    another ``peru.md``, is left alone, and so is one that is ``taken``: folded paths.
    """
    parts = [safe_name(part) for part in (name.parts if isinstance(name, PurePosixPath) else (name,))] or ["_"]
    likely, free = list[Path](), list[Path]()
    with explained(out):
        for number in count(1):
            folder = out.joinpath(*parts[:-1], parts[-1] if number == 1 else f"{parts[-1]}-{number}")
            if folded(folder.as_posix()) in taken:
                continue
            owner = manifest_of(folder)
            if owner.paths and set(owner.paths) & set(paths_from(folder, paths)):
                return folder
            if not owner.sources:
                free.append(folder)
            elif not is_another(owner, folder, sources, paths):
                likely.append(folder)
            if free and not folder.exists():
                break
    return [*likely, *free][0]


def is_another(owner: Manifest, folder: Path, sources: Sequence[str], paths: Sequence[Path]) -> bool:
    """Whether a folder holds the threads of another statement than the one of these files.

    Of two files of one name the folder is that one's which it was written from, as long as that is there: one that is
    gone may have been moved. Where nobody knows which that was, the name alone counts.
    """
    if not owner.sources or not sources:
        return False
    if not set(owner.sources) & set(sources):
        return True
    ours = set(paths_from(folder, paths))
    if not ours or ours & set(owner.paths):
        return False
    return any((folder.resolve() / path).is_file() for path in owner.paths)


def is_of(folder: Path, paths: Sequence[Path]) -> bool:
    """Whether a folder holds the threads that were written from one of these files."""
    return not set(manifest_of(folder).paths).isdisjoint(paths_from(folder, paths))


def paths_from(folder: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return paths as seen from a statement's folder, so that both may be moved together."""
    return tuple(_path_from(folder.resolve(), path.resolve()) for path in paths)


def _path_from(folder: Path, path: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def file_names(sources: Sequence[Path]) -> tuple[str, ...]:
    """Return the names by which a folder knows the files of a statement."""
    return tuple(_file_name(shown_path(source)) for source in sources)


def _file_name(source: str) -> str:
    """Return a source's name without its folders, which may be written in several ways."""
    return source.replace("\\", "/").rpartition("/")[2]


def sources_of(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the names of the files that statements were read from."""
    return tuple(dict.fromkeys(_file_name(statement.source.name) for statement in statements))


def paths_of(statements: Sequence[Statement]) -> tuple[Path, ...]:
    """Return the files that statements were read from; none for texts."""
    return tuple(dict.fromkeys(each.source.path for each in statements if each.source.path is not None))


def _key(name: PurePosixPath) -> str:
    return folded("/".join(map(safe_name, name.parts)))
