"""The page that lists all statements whose threads lie in a folder, kept true to what is there."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from composer.output.disk.durable import explained, locked, sync_folder
from composer.output.disk.replacement import MANIFEST
from composer.output.files import PAGE
from composer.output.render.listing import MARK, Place, listing_pages
from composer.output.render.listing.assembly import page_name
from composer.output.summary import read_summary

_HEAD = 2_000
"""Bytes of a page within which the mark stands."""


def is_list(page: Path) -> bool:
    """Whether a page is a list of ours: no other page is ever replaced."""
    try:
        with page.open("rb") as file:
            return MARK.encode() in file.read(_HEAD)
    except OSError:
        return False


def list_address(folder: Path) -> str:
    """Return the address of the list from a statement's folder: the nearest above it; empty where there is none."""
    for up, parent in enumerate(folder.parents, 1):
        if is_list(parent / PAGE):
            return f"{'../' * up}{PAGE}"
    return ""


def begin_list(out: Path, coming: int) -> None:
    """Make the list before the pages that lead to it, where there are to be several; it may be empty as yet."""
    if coming > 1 and not (out / PAGE).exists():
        with explained(out):
            out.mkdir(parents=True, exist_ok=True)
            with locked(out):
                _write(out / PAGE, next(listing_pages(iter(()), 0, "en"))[1])


def lists_above(folders: Iterable[Path]) -> set[Path]:
    """Return the folders whose lists are to hold these statements."""
    parents = (next((each for each in folder.parents if is_list(each / PAGE)), None) for folder in folders)
    return {parent for parent in parents if parent is not None}


def finish_list(out: Path) -> Path | None:
    """Write the list of all statements that lie in ``out``, and return it; None where there is no need of one.

    A page of that name which is not ours is left alone. Raises WritingError where the list cannot be written.
    """
    page = out / PAGE
    if not out.is_dir() or (page.exists() and not is_list(page)) or not (page.exists() or _holds_several(out)):
        return None
    with explained(page), locked(out):
        folders = list(_statement_folders(out, ""))
        if not folders:
            page.unlink()
            with suppress(OSError):  # something else is in it
                out.rmdir()
            return None
        pages = listing_pages(_places(out, folders), len(folders), _language(out, folders))
        written = {name: _write(out / name, text) for name, text in pages}
        _remove_more(out, len(written))
        sync_folder(out)
    return page


def _holds_several(out: Path) -> bool:
    """Whether several statements lie right in the folder: a quick look, since nobody asked for a list."""
    with os.scandir(out) as entries:
        found = (entry for entry in entries if entry.is_dir(follow_symlinks=False))
        return sum(1 for entry in found if Path(entry.path, MANIFEST).is_file()) > 1


def _statement_folders(out: Path, below: str, *, inside: bool = False) -> Iterator[str]:
    """Yield the folders that hold a statement's threads, in the order of their names.

    ``inside`` says that this folder is part of a statement's own.
    """
    with os.scandir(out / below) as entries:
        names = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    if below and MANIFEST in names:
        inside = True
        yield below
    for name in sorted(name for name, is_folder in names.items() if is_folder and not name.startswith(".")):
        path = f"{below}/{name}" if below else name
        # The posts of a thread lie beside its file, and hold no statement.
        if not inside or f"{name}.txt" not in names or (out / path / MANIFEST).is_file():
            with suppress(FileNotFoundError, PermissionError):
                yield from _statement_folders(out, path, inside=inside)


def _places(out: Path, folders: Iterable[str]) -> Iterator[Place]:
    for folder in folders:
        summary = read_summary(out / folder)
        if summary is not None:
            yield Place(folder, summary)


def _language(out: Path, folders: Iterable[str]) -> str:
    """Return the language of the list: that of the statements, where the first ones agree."""
    first = [summary for folder in [*folders][:20] if (summary := read_summary(out / folder))]
    languages = {thread.language for summary in first for thread in summary.threads}
    return languages.pop() if len(languages) == 1 else "en"


def _write(path: Path, pieces: Iterator[str]) -> Path:
    """Write a page piece by piece; it is wholly the old one or wholly the new."""
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    return path


def _remove_more(out: Path, pages: int) -> None:
    """Remove the pages of a longer list that was there."""
    for number in count(max(2, pages + 1)):
        path = out / page_name(number)
        if not is_list(path):
            return
        path.unlink()
