"""A thread file held against its platform and against the approved statement."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Literal

from composer.advice import advised
from composer.errors import ComposerError, StatementError
from composer.output.copying import of_file
from composer.output.files import post_name
from composer.output.folders import is_of
from composer.output.render.text import is_thread_file
from composer.output.thread_files.former import Former, read_former
from composer.output.thread_files.relaying import relaid_thread
from composer.output.thread_files.returning import returned_thread
from composer.statement.campaign import campaign_for
from composer.statement.reading import SUFFIXES
from composer.statement.reading.decoding import file_text, shown_path
from composer.thread.comparison import Difference, differences
from composer.thread.model import Thread
from composer.thread.rebuilding import problems

Status = Literal["approved", "differs", "broken"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be said of a thread file."""

    name: str
    thread: Thread | None = None
    problems: tuple[tuple[int | None, str], ...] = ()
    """What the platform does not take, or why the file cannot be read; with the post, where it is about one."""
    differences: tuple[tuple[int, Difference], ...] = ()
    """What differs from the approved statement, and in which post."""
    altered: tuple[str, ...] = ()
    """Which files of its posts, those that are pasted, are not what was built."""
    notes: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """What it all comes to."""
        if self.problems:
            return "broken"
        return "differs" if self.differences or self.altered else "approved"


def checked(path: Path, known: Callable[[], Sequence[Path]] = tuple, named: Path | None = None) -> Checked:
    """Return what is to be said of a thread file, whatever is wrong with it.

    What is none is read as a text from a publishing tool: the thread that is ``named``, or one of the ``known``.
    """
    try:
        before, altered, notes = _given(path, known, named)
        relaid = relaid_thread(before)
        campaign = campaign_for(Path(relaid.source.source.name))
        thread = advised(relaid.thread, campaign.ignored(relaid.thread.platform.name))
    except ComposerError as error:
        return Checked(path.as_posix(), problems=tuple((None, problem) for problem in error.problems))
    entries = [number for number, post in enumerate(thread.posts, start=1) if post.body]
    found = differences(relaid.source, relaid.draft)
    return Checked(
        before.name,
        thread,
        tuple(problems(thread)),
        tuple((entries[relaid.draft.post(each.at)], each) for each in found),
        altered,
        (*relaid.notes, *_added_notes(before), *_unapplied_notes(before), *notes),
    )


def _given(
    path: Path, known: Callable[[], Sequence[Path]], named: Path | None
) -> tuple[Former, tuple[str, ...], tuple[str, ...]]:
    """Return the thread that a file holds, which files of its posts are not what was built, and what to say of it."""
    _refuse_statement(path)
    if is_thread_file(file_text(path)[0]):
        before = read_former(path)
        edited = ("edited since it was written: thread-composer build",) if before.is_edited else ()
        return before, tuple(_altered(before)), edited
    threads = () if named else known()
    _refuse_statement(path, threads)
    before, note = returned_thread(path, threads, named)
    return before, (), (note,)


def _refuse_statement(path: Path, known: Sequence[Path] = ()) -> None:
    """Raise StatementError for a file of a kind that only statements have, or from which known threads were written."""
    folders = {folder for each in known for folder in (each.parent, each.parent.parent)}
    is_source = any(is_of(folder, [path]) for folder in folders)
    if is_source or SUFFIXES.get(path.suffix.casefold(), "plain") != "plain":
        raise StatementError(
            f"{shown_path(path)}: this is a statement, not a thread. Name its threads, such as threads/peru."
        )


def _altered(before: Former) -> Iterator[str]:
    """Yield the files of a thread's posts that are not what was built."""
    folder = before.path.with_suffix("")
    if before.thread is None or not folder.is_dir():
        return
    posts = of_file(before.path.with_suffix(".json")).posts
    for number, text in enumerate(posts, start=1):
        file = folder / post_name(number, len(posts))
        if not file.is_file() or file.read_bytes() != text.encode():
            yield f"{shown_path(file)} is not post {number}: build makes it again"


def _added_notes(before: Former) -> Iterator[str]:
    """Yield what became of the opening, the call to action and settings, where a person has changed them."""
    yield from (str(edit) for edit in before.edits() if edit.kind in ("opening", "call-to-action", "setting"))


def _unapplied_notes(before: Former) -> Iterator[str]:
    """Yield where edits lie that a write could not make again."""
    for path in sorted(before.path.parent.glob(f"{escape(before.path.stem)}.unapplied*.txt")):
        yield f"{shown_path(path)} holds what could not be made again: write it into {before.path.name}, or delete it"
