"""From what a command was given to thread files."""

from collections.abc import Sequence
from pathlib import Path

from composer.errors import StatementError
from composer.output.disk.replacement import JOURNAL, STAGE, finish_beside, finish_interrupted

DEFAULT_FOLDER = Path("threads")


def given_thread_files(given: Sequence[Path]) -> list[Path]:
    """Return the thread files among files and folders; ``threads/`` where none is given.

    In a folder a thread file is a ``.txt`` with its JSON beside it. Raises StatementError with all that is missing.
    """
    problems: list[str] = []
    found: dict[Path, None] = {}
    for path in given or [DEFAULT_FOLDER]:
        inside = _inside(path) if path.is_dir() else [path]
        if not inside:
            problems.append(f"{path.as_posix()}: no thread is in this folder. Write one with thread-composer write.")
        if not path.exists():
            problems.append(
                f"{path.as_posix()}: there is no such file or folder. Write one with thread-composer write."
            )
        found.update(dict.fromkeys(inside))
    if problems:
        raise StatementError(*problems)
    return list(found)


def _inside(folder: Path) -> list[Path]:
    """Return the thread files in a folder, those of its folders among them; writes that were stopped are finished."""
    finish_beside(folder / "any")
    for left in [*folder.rglob(JOURNAL), *folder.rglob(STAGE)]:
        finish_interrupted(left.parent)
    return sorted(path for path in folder.rglob("*.txt") if path.with_suffix(".json").is_file())
