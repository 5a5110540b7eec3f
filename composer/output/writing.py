"""The files of one statement, on disk: all of them or none, and nothing lost that a person has edited."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from composer.errors import WritingError
from composer.output.approval import Approval, approve, read_approval
from composer.output.carrying import CarriedEdits, keep_unapplied
from composer.output.disk import explained, locked, sha256, sync_folder, write_all_durably
from composer.output.files import PAGE, statement_files, thread_path
from composer.output.folders import is_another, paths_from, paths_of, sources_of, statement_folder
from composer.output.listing import list_address
from composer.output.render.page import review_page, with_approval
from composer.output.replacement import (
    JOURNAL,
    STAGE,
    Changes,
    Manifest,
    begin,
    clear_stage,
    finish,
    finish_interrupted,
    keep_edited,
    manifest_of,
    safe_path,
)
from composer.output.summary import FILE as SUMMARY
from composer.output.summary import summary_of
from composer.statement.campaign import Campaign
from composer.thread.model import Thread


class TakenError(WritingError):
    """A folder that another run has given to another statement."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a statement's folder."""

    page: Path
    kept: tuple[Path, ...]
    """Files that a person had edited, under the names that they are kept by now."""
    removed: tuple[Path, ...]
    """Files of an earlier run that this one does not write."""
    unapplied: tuple[Path, ...] = ()
    """Where edits are kept that could not be made again."""


def write_threads(  # noqa: PLR0913 - where, what, and what is known of what is there
    name: str | PurePosixPath,
    threads: Sequence[Thread],
    out: Path,
    campaign: Campaign | None = None,
    carried: CarriedEdits | None = None,
    *,
    key: str = "",
) -> Written:
    """Write the threads of one statement, in one language or several, and their page, into a folder below ``out``.

    A name that is a path has its folders there too. An approval that lies in the folder is shown on the page as far as
    it still holds. ``carried`` is what people changed in the threads that lie in the folder, and says which it is: an
    edited thread that is not among the new ones stays. ``key`` is for a later run to know what was written from the
    same. Raises WritingError, with nothing changed, where the files cannot be written; TakenError where another
    statement's threads have come to the folder.
    """
    if carried is None:
        statements = [each.statement for each in threads]
        carried = CarriedEdits(statement_folder(out, name, sources_of(statements), paths=paths_of(statements)))
    folder = carried.folder
    with explained(folder):
        unwritten = _unwritten(folder, carried.unwritten(threads))
        unapplied = tuple(_unapplied(threads, folder))
    replaced = carried.replaced(threads)
    written = write_folder(folder, threads, replaced, campaign, out=out, beside=unwritten, key=key)
    return replace(written, unapplied=unapplied)


def write_folder(  # noqa: PLR0913 - where, what, and what is known of what is there
    folder: Path,
    threads: Sequence[Thread],
    carried: Mapping[str, str],
    campaign: Campaign | None = None,
    *,
    out: Path | None = None,
    beside: Mapping[str, bytes] = MappingProxyType({}),
    key: str = "",
) -> Written:
    """Write threads and their page into a statement's folder; for ``out`` and ``carried`` see ``write_files``.

    ``beside`` are files that stay as they are; for ``key`` see ``write_threads``.
    """
    with explained(folder):
        approval = read_approval(folder)
    files = {**beside, **statement_files(threads, review_page(threads, campaign, approval, list_address(folder)))}
    files[SUMMARY] = summary_of(threads, key).text().encode()
    statements = [thread.statement for thread in threads]
    sources, paths = sources_of(statements), paths_of(statements)
    changes = write_files(files, folder, out=out, sources=sources, paths=paths, carried=carried)
    return Written(folder / PAGE, changes.kept, changes.removed)


def _unwritten(folder: Path, formers: Iterable[str]) -> dict[str, bytes]:
    """Return the files of edited threads that are not written anew, as they are."""
    names = [name for name in manifest_of(folder).files if name.partition(".")[0] in formers]
    names += [name for name in manifest_of(folder).files if name.rpartition("/")[0] in formers]
    return {name: path.read_bytes() for name in names if (path := safe_path(folder, name)).is_file()}


def _unapplied(threads: Sequence[Thread], folder: Path) -> Iterator[Path]:
    """Keep what threads could not take up beside their files; yield where."""
    for thread in threads:
        if thread.unapplied:
            yield keep_unapplied(folder / thread_path(thread, threads), thread.unapplied)


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


def approve_threads(folder: Path, by: str, at: dt.datetime, only: Iterable[str] = ()) -> Approval:
    """Approve the threads in a statement's folder as they are, show it on their page, and return all that is approved.

    ``only`` names the threads, such as ``en/x``; all where it is empty. ``at`` has a time zone. Raises WritingError
    where a file was changed after it was written, so that nobody approves what is not on the page.
    """
    finish_interrupted(folder)
    approval = approve(folder, by, at, only)
    page = folder / PAGE
    if page.is_file():
        with explained(folder):
            text = page.read_text(encoding="utf-8")
        write_file(PAGE, with_approval(text, approval).encode(), folder)
    return approval


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
