"""The threads of one statement, on disk with their page, and approved there."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from composer.output.approval import Approval, approve, read_approval
from composer.output.disk.durable import explained
from composer.output.disk.replacement import finish_interrupted, manifest_of, safe_path
from composer.output.disk.staging import write_file, write_files
from composer.output.files import PAGE, statement_files, thread_path
from composer.output.folders import paths_of, sources_of, statement_folder
from composer.output.listing import list_address
from composer.output.render.page import review_page, with_approval
from composer.output.summary import FILE as SUMMARY
from composer.output.summary import summary_of
from composer.output.thread_files.carrying import CarriedEdits, keep_unapplied
from composer.statement.campaign import Campaign
from composer.thread.model import Thread


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
