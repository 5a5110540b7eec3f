"""The files of one statement, on disk: all of them or none, and nothing lost that a person has edited.

All that can fail is done before the first file is replaced: the new files stand beside the old ones then, and what is
left to do is in the journal (``replacement``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from composer.errors import WritingError
from composer.output.disk.durable import explained, locked, sha256, sync_folder, write_all_durably
from composer.output.disk.replacement import (
    JOURNAL,
    STAGE,
    Changes,
    Manifest,
    begin,
    clear_stage,
    finish,
    keep_edited,
    manifest_of,
    safe_path,
)
from composer.output.folders import is_another, paths_from


class TakenError(WritingError):
    """A folder that another run has given to another statement."""


def write_files(  # noqa: PLR0913 - what, where, and what is known of what is there
    files: Mapping[str, bytes],
    folder: Path,
    *,
    out: Path | None = None,
    sources: Sequence[str] = (),
    paths: Sequence[Path] = (),
    carried: Mapping[str, str] = MappingProxyType({}),
) -> Changes:
    """Write a statement's files into its folder, and remove those of an earlier run that are not among them.

    ``sources`` are the names of the files that the statement was read from, ``paths`` those that are known to be
    files: ``statement_folder`` knows the folder by them. What a person has edited since is kept beside the new file, as
    ``x.edited.txt``, unless its edits are in the new file: ``carried`` holds the SHA-256 of such, by their names.
    Raises WritingError, before anything is changed, where the files cannot be written, or where a symbolic link below
    ``out`` (the folder above, when not given) would lead elsewhere; TakenError where another statement's files have
    come there meanwhile.
    """
    safe_path(out or folder.parent, folder.relative_to(out or folder.parent).as_posix())
    with explained(folder), _made(folder), locked(folder):
        earlier = finish(folder)
        old = manifest_of(folder)
        if is_another(old, folder, sources, paths):
            raise TakenError(f"{folder}: another statement's threads are here now. Run the command again.")
        known = paths_from(folder, paths) or old.paths
        new = Manifest({name: sha256(files[name]) for name in files}, tuple(sources), known)
        old = replace(old, files={**old.files, **carried})
        _check_obstacles(files, folder)
        kept = _prepared(files, folder, old, new)
        changes = finish(folder)
    return Changes(_each_once(earlier.kept + kept + changes.kept), earlier.removed + changes.removed)


def write_file(name: str, content: bytes, folder: Path) -> Changes:
    """Write one file of a statement, such as its page after it was approved, and leave the others as they are."""
    with explained(folder), locked(folder):
        finish(folder)
        old = manifest_of(folder)
        new = replace(old, files={**old.files, name: sha256(content)})
        _check_obstacles([name], folder)
        kept = _prepared({name: content}, folder, old, new)
        changes = finish(folder)
    return Changes(_each_once(kept + changes.kept), changes.removed)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder, and remove it again, with what had to be made above it, where it stays empty."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):  # not empty, as it should be
            for path in missing:
                path.rmdir()


def _check_obstacles(names: Iterable[str], folder: Path) -> None:
    """Refuse, with every place named, what could not be replaced once the first file is."""
    problems = list[str]()
    for name in names:
        try:
            path = safe_path(folder, name)
        except WritingError as error:
            problems += error.problems
            continue
        if path.is_dir():
            problems.append(f"{path}: a folder stands where a file must be. Move it away.")
        problems += (
            f"{parent}: a file stands where a folder must be. Move it away."
            for parent in path.parents
            if folder in parent.parents and parent.is_file()
        )
    if problems:
        raise WritingError(*dict.fromkeys(problems))


def _prepared(files: Mapping[str, bytes], folder: Path, old: Manifest, new: Manifest) -> tuple[Path, ...]:
    """Do all that can fail before the first file is replaced, or undo it; return where edited files are kept."""
    try:
        _stage(files, folder)
        kept = [
            keep_edited(folder, name, {old.files.get(name, ""), new.files.get(name, "")})
            for name in {**old.files, **files}
        ]
        begin(folder, old, new)
    except BaseException:
        if not (folder / JOURNAL).exists():
            with suppress(OSError):  # the first error is the one to tell
                clear_stage(folder)
        raise
    return tuple(path for path in kept if path)


def _stage(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the new files, but those that are there already, beside the old ones."""
    stage = safe_path(folder, STAGE)
    new = {stage / name: files[name] for name in files if not _holds(safe_path(folder, name), files[name])}
    folders = {path.parent for path in new}
    for parent in folders:
        parent.mkdir(parents=True, exist_ok=True)
    write_all_durably(new)
    for parent in folders:
        sync_folder(parent)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file holds these bytes already."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _each_once(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(paths))
