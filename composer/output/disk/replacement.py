"""A folder's files replaced by new ones, all or none, whatever happens meanwhile.

The new files stand whole in a folder beside the old ones before the journal is written; the journal says which files
they replace. Where there is no journal nothing has happened yet; where there is one, ``finish`` does what is left of
it, as often as it is asked.
"""

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from composer.errors import WritingError
from composer.output.disk.broken import BROKEN
from composer.output.disk.durable import explained, locked, replace_durably, sha256, sync_folder
from composer.output.disk.names import folded

MANIFEST = ".thread-composer.json"
JOURNAL = ".thread-composer.journal"
STAGE = ".thread-composer.new"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files of a folder are ours, and what they held when we wrote them."""

    files: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each, by its path below the folder, parted by ``/``."""
    sources: tuple[str, ...] = ()
    """The names of the statement's files."""
    paths: tuple[str, ...] = ()
    """Those files from the folder: ``../../content/peru.md``; none for a text, or where an older version wrote."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a replacement did to files that were there."""

    kept: tuple[Path, ...] = ()
    """Files that a person had edited, under the names that they are kept by now."""
    removed: tuple[Path, ...] = ()
    """Files of an earlier run that this one does not write."""


def manifest_of(folder: Path) -> Manifest:
    """Return what is ours in a folder; nothing where there is no manifest, or a broken one.

    Where a replacement is to be finished, it is what will be ours then.
    """
    found = _parsed(_read(folder / JOURNAL) or _read(folder / MANIFEST) or b"{}")
    files = _files(found.get("new", found.get("files")))
    return Manifest(files, _texts(found.get("sources")), _texts(found.get("paths")))


def begin(folder: Path, old: Manifest, new: Manifest) -> None:
    """Write the journal: from here on the replacement is to be finished."""
    origin = {"sources": list(new.sources), "paths": list(new.paths)}
    journal = {"version": 1, "old": dict(old.files), "new": dict(new.files), **origin}
    replace_durably(folder / JOURNAL, _json(journal))


def finish(folder: Path) -> Changes:
    """Do what a replacement has left to do, or clear away one that never began."""
    content = _read(folder / JOURNAL)
    changes = Changes()
    if content is not None:
        journal = _parsed(content)
        old, new = _files(journal.get("old")), _files(journal.get("new"))
        kept = tuple(path for name in new if (path := _replaced(folder, name, {new[name], old.get(name, "")})))
        for parent in {path.parent for name in new if (path := safe_path(folder, name)).exists()}:
            sync_folder(parent)
        changes = _removed(folder, old, {folded(name) for name in new}, kept)
        origin = {name: list(_texts(journal.get(name))) for name in ("sources", "paths")}
        manifest = {"version": 1, **origin, "files": new}
        replace_durably(folder / MANIFEST, _json(manifest))
        (folder / JOURNAL).unlink()
    clear_stage(folder)
    return changes


def finish_interrupted(folder: Path) -> Changes:
    """Finish, or clear away, what a run that was stopped has left in a statement's folder; wait for one at work."""
    if not any((folder / name).exists() for name in (JOURNAL, STAGE)):
        return Changes()
    with explained(folder), locked(folder):
        return finish(folder)


def finish_beside(path: Path) -> None:
    """Finish what was interrupted in the statement's folder that a thread's file lies in, so that it is of one run."""
    for folder in (path.parent, path.parent.parent):  # threads/peru/x.txt, threads/peru/en/x.txt
        finish_interrupted(folder)


def clear_stage(folder: Path) -> None:
    """Remove what a replacement that never began, or is finished, has left beside the files."""
    if safe_path(folder, STAGE).is_dir():
        shutil.rmtree(folder / STAGE)
    for name in (JOURNAL, MANIFEST):
        (folder / f"{name}.new").unlink(missing_ok=True)


def safe_path(folder: Path, name: str) -> Path:
    """Return where a file stands. Raises WritingError where a symbolic link would lead out of the folder."""
    path = folder
    for part in PurePosixPath(name).parts:
        path /= part
        if path.is_symlink():
            raise WritingError(
                f"{path}: this is a symbolic link, and may lead anywhere. Remove it and run the command again."
            )
    return path


def keep_edited(folder: Path, name: str, known: set[str]) -> Path | None:
    """Keep a file that holds none of what we know under a name of its own as well, and return that name.

    Line ends alone, which a version control system may have changed, are no edit.
    """
    path = safe_path(folder, name)
    content = _read(path)
    if content is None or sha256(content) in known or sha256(content.replace(b"\r\n", b"\n")) in known:
        return None
    number = 1
    while True:
        kept = path.with_name(f"{path.stem}.edited{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not kept.exists():
            _doubled(path, kept, content)
            return kept
        if _read(kept) == content:
            return kept
        number += 1


def _replaced(folder: Path, name: str, known: set[str]) -> Path | None:
    """Move one new file to its place; return where an edited one that stood there is kept."""
    staged, path = folder / STAGE / name, safe_path(folder, name)
    if not staged.exists():
        return None
    kept = keep_edited(folder, name, known)
    path.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(path)
    return kept


def _removed(folder: Path, old: Mapping[str, str], names: set[str], kept: tuple[Path, ...]) -> Changes:
    """Remove the files of an earlier run that are not among the names, and folders that this leaves empty."""
    removed = list[Path]()
    for name in old:
        path = safe_path(folder, name)
        if folded(name) in names or not path.is_file():
            continue
        if edited := keep_edited(folder, name, {old[name]}):
            kept = (*kept, edited)
        path.unlink()
        removed.append(path)
    _prune(folder, removed)
    return Changes(kept, tuple(removed))


def _prune(folder: Path, removed: Iterable[Path]) -> None:
    """Remove the folders that are empty now, up to the statement's own."""
    for parent in sorted({path.parent for path in removed} - {folder}, reverse=True):
        while parent != folder and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent  # noqa: PLW2901 - the walk upwards


def _doubled(path: Path, kept: Path, content: bytes) -> None:
    """Give a file a second name, or make a copy on disks that have no such names."""
    try:
        os.link(path, kept)
    except OSError:
        replace_durably(kept, content)
    sync_folder(kept.parent)


def _read(path: Path) -> bytes | None:
    """Return a file's bytes, or None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _parsed(content: bytes) -> dict[str, object]:
    """Return what one of our own files says; nothing where it is broken."""
    try:
        parsed = json.loads(content)
    except BROKEN:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _texts(found: object) -> tuple[str, ...]:
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _files(files: object) -> dict[str, str]:
    """Return the paths and hashes, without any that leads out of the folder."""
    items = files.items() if isinstance(files, dict) else ()
    return {str(name): str(digest) for name, digest in items if _stays_inside(str(name))}


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and not set(name) & set("\\:\0")


def _json(value: object) -> bytes:
    # The name of a file from elsewhere may be in no UTF-8: Python then has halves of letters in it.
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
