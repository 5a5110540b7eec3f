"""Edited thread files become posts, JSON and page again, cut exactly as they are cut there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from composer.advice import advised
from composer.errors import ComposerError, LayoutError, StatementError
from composer.output.disk.replacement import MANIFEST, manifest_of
from composer.output.files import PAGE
from composer.output.thread_files.carrying import thread_files
from composer.output.thread_files.former import Former, read_former
from composer.output.thread_files.relaying import Relaid, relaid_thread
from composer.output.writing import Written, write_folder
from composer.statement.campaign import Campaign, campaign_for
from composer.thread.check import prove
from composer.thread.model import Thread
from composer.thread.rebuilding import problems, with_plan


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one statement's folder."""

    threads: tuple[Thread, ...]
    written: Written


def statement_folders(paths: Sequence[Path]) -> list[Path]:
    """Return the folders of the statements that thread files belong to; raises StatementError for what is none."""
    found: dict[Path, None] = {}
    problems: list[str] = []
    for path in paths:
        folder = next((each for each in (path.parent, path.parent.parent) if _is_statement_folder(each)), path.parent)
        if path not in thread_files(folder):
            problems.append(f"{path.as_posix()}: this is not the name of a platform's thread file. Name it x.txt, say.")
        found[folder] = None
    if problems:
        raise StatementError(*problems)
    return list(found)


def _is_statement_folder(folder: Path) -> bool:
    return (folder / MANIFEST).is_file() or (folder / PAGE).is_file()


def build(folder: Path) -> Built:
    """Build the threads of one statement from their files, all or none; raises ComposerError with every problem."""
    formers: list[Former] = []
    threads: list[Thread] = []
    faults: list[str] = []
    campaign = Campaign()
    for path in _in_order(folder):
        try:
            before = read_former(path)
            relaid = relaid_thread(before)
            campaign = campaign_for(Path(relaid.source.source.name))
            threads.append(_proved(before, relaid, campaign))
            formers.append(before)
        except ComposerError as error:
            faults += error.problems
    if faults:
        raise ComposerError(*faults)
    known = {before.path.relative_to(folder).as_posix(): before.sha256 for before in formers}
    return Built(tuple(threads), write_folder(folder, threads, known, campaign))


def _in_order(folder: Path) -> list[Path]:
    """Return the thread files of a folder in the order in which they were written, which is the page's."""
    order = {name: number for number, name in enumerate(manifest_of(folder).files)}
    return sorted(thread_files(folder), key=lambda path: order.get(path.relative_to(folder).as_posix(), len(order)))


def _proved(before: Former, relaid: Relaid, campaign: Campaign) -> Thread:
    """Return a thread that fits."""
    faults = [f"{before.name}, post {post}: {problem}" for post, problem in problems(relaid.thread)]
    if faults:
        raise LayoutError(*faults)
    thread = with_plan(relaid.thread, relaid.edited, relaid.style)
    prove(thread)
    return advised(thread, campaign.ignored(thread.platform.name))
