"""Which folder each statement of a run gets, so that none is given twice, however many are written at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from composer.output.files import PAGE
from composer.output.names import folded, safe_name
from composer.output.writing import file_names, statement_folder

Named = tuple[PurePosixPath, Sequence[Path]]
"""A statement's name, with folders, and its files."""


class Places:
    """The folders of a run: for each statement the one that holds its threads already, else one that is free.

    Names that a file system may take for the same, such as those that differ by their case, are parted by a number.
    """

    def __init__(self, out: Path, statements: Iterable[Named] = ()) -> None:
        self.out = out
        # The page that lists all statements has this name, or will have.
        self._taken = {folded((out / PAGE).as_posix())}
        self._given: dict[tuple[Path, ...], Path] = {}
        self._settle([*statements])

    def place(self, name: PurePosixPath, sources: Sequence[Path]) -> Path:
        """Return the folder for a statement, which nobody else is given."""
        return self._given.get(tuple(sources)) or self._placed(name, sources)

    def take(self, folder: Path) -> None:
        """Give nobody this folder."""
        self._taken.add(folded(folder.as_posix()))

    def _settle(self, statements: Sequence[Named]) -> None:
        """Place the statements that share a name: first those whose threads are there already."""
        shared = Counter(_key(name) for name, _ in statements)
        several = [(name, sources) for name, sources in statements if shared[_key(name)] > 1]
        for name, sources in [*filter(self._has_threads, several), *several]:
            if tuple(sources) not in self._given:
                self._given[tuple(sources)] = self._placed(name, sources)

    def _has_threads(self, statement: Named) -> bool:
        name, sources = statement
        return statement_folder(self.out, name, file_names(sources)).exists()

    def _placed(self, name: PurePosixPath, sources: Sequence[Path]) -> Path:
        folder = statement_folder(self.out, name, file_names(sources), self._taken)
        self.take(folder)
        return folder


def _key(name: PurePosixPath) -> str:
    return folded("/".join(map(safe_name, name.parts)))
