"""``thread-composer write``: statements in, threads out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import click

from composer.cli.console import table
from composer.cli.editing import Editing, say_what_became_of_edits, say_what_was_discarded
from composer.cli.options import options, thread_options
from composer.cli.sources import Task, say_what_was_left_out, settled, tasks
from composer.errors import ComposerError
from composer.output.batch import check_languages, threads
from composer.output.carrying import carried_edits
from composer.output.former import former
from composer.output.writing import threads_folder, write_threads
from composer.statement.options import Options
from composer.thread.model import Thread
from composer.thread.reasons import EXPLAINED

HEADINGS = ("Statement", "Platform", "Posts", "Longest post", "Warnings")


@click.command(
    epilog="""\b
Examples:
  thread-composer write
  thread-composer write content/peru.md -p x -p bluesky --open
  thread-composer write --paste --marker "(1/9)" --opening none
  thread-composer write content/ --limit mastodon=1000 --split fewest
  thread-composer write content/peru.md -p bluesky --edits-from threads/peru/x.txt

What you change in a thread file (threads/peru/x.txt) is made again by every later write.

Exit status: 0 done, 1 something cannot be written (the rest is), 2 wrong usage.""",
)
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--paste", is_flag=True, help="Read the statement from the clipboard.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("threads"),
    show_default=True,
    help="The folder to write to.",
)
@click.option("--dry-run", is_flag=True, help="Lay out and check everything, write nothing.")
@click.option("--open", "opens", is_flag=True, help="Open the page when it is written.")
@click.option(
    "--edits-from",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Change the words as they were changed in this thread file, too.",
)
@click.option(
    "--alternative",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Take the N-th best layout; show --alternatives lists them.",
)
@click.option("--discard-edits", is_flag=True, help="Start afresh, and say what was discarded.")
@thread_options
def write(  # noqa: PLR0913 - one parameter an option
    sources: tuple[Path, ...],
    *,
    paste: bool,
    out: Path,
    dry_run: bool,
    opens: bool,
    edits_from: Path | None,
    discard_edits: bool,
    alternative: int,
    **asked: Any,  # noqa: ANN401 - the options
) -> None:
    """Write the threads of SOURCES: files, folders, or - for standard input (default: content/)."""
    asked_for = options(**asked)
    editing = Editing(former(edits_from) if edits_from else None, discards=discard_edits, alternative=alternative)
    problems: list[str] = []
    results: list[_Result] = []
    for task in tasks(sources, out, paste=paste):
        try:
            results.append(_written(task, asked_for, out, editing, dry_run=dry_run))
        except ComposerError as error:
            problems.extend(error.problems)
    if results:
        click.echo(_report(results, dry_run=dry_run))
    if opens:
        for result in results:
            if result.page:
                click.launch(str(result.page))
    problems += editing.unused()
    if problems:
        raise ComposerError(*problems)


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one statement."""

    name: str
    threads: Sequence[Thread]
    page: Path | None


def _written(task: Task, asked_for: Options, out: Path, editing: Editing, *, dry_run: bool) -> _Result:
    """Lay out one statement in each of its languages and write its files; all problems are raised together."""
    found: list[Thread] = []
    problems: list[str] = []
    source = task.sources[0] if task.sources else None
    statements = list(task.statements(asked_for.language))
    check_languages(statements)
    name = PurePosixPath(task.name) if task.name else statements[0].title
    carried = carried_edits(threads_folder(out, name, statements))
    edits = editing.chosen(carried)
    for statement in statements:
        settings = settled(statement, asked_for, source)
        say_what_was_left_out(statement, settings)
        try:
            edits = editing.joined(edits, statement, [platform.name for platform in settings.platforms])
            found += threads(
                statement, settings, edits.of(statement.language), alternative=editing.alternative, why=EXPLAINED
            )
        except ComposerError as error:
            problems += error.problems
    if problems:
        raise ComposerError(*problems)
    if dry_run:
        say_what_became_of_edits(found, edits)
        return _Result(str(name), found, None)
    written = write_threads(name, found, out, settings.campaign, edits)
    say_what_became_of_edits(found, edits, written)
    if editing.discards:
        say_what_was_discarded(carried)
    return _Result(str(name), found, written.page)


def _report(results: Sequence[_Result], *, dry_run: bool) -> str:
    """Return the table, and the pages to open."""
    rows = [_row(result, thread) for result in results for thread in result.threads]
    pages = [f"Open {result.page}" for result in results if result.page]
    return "\n".join([table(HEADINGS, rows), "", *(["Nothing was written (--dry-run)."] if dry_run else pages)])


def _row(result: _Result, thread: Thread) -> tuple[str, ...]:
    """Return the line of one thread."""
    languages = {each.statement.language for each in result.threads}
    posts = len(thread.posts)
    more = posts - thread.fewest
    fullest = max(post.length for post in thread.posts)
    return (
        f"{result.name} ({thread.statement.language})" if len(languages) > 1 else result.name,
        thread.platform.title,
        f"{posts} post{'s' if posts > 1 else ''}" + (f", {more} more than the fewest" if more else ""),
        f"{fullest} of {thread.platform.limits[0]}",
        str(len(thread.warnings) or "none"),
    )
