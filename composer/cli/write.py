"""``thread-composer write``: statements in, threads out."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

import click
from click.core import ParameterSource

from composer.cli.lines import write_lines
from composer.cli.options import MOST_ALTERNATIVES, options_from, thread_options
from composer.cli.progress import Progress
from composer.cli.report import Report
from composer.cli.running import engine_for, running_options
from composer.cli.sources import Task, tasks
from composer.cli.writing import Order, Outcome, Wish, lost, written
from composer.errors import ComposerError
from composer.output.engines.work import Engine, Work
from composer.output.folders import Folders
from composer.output.listing import begin_list, finish_list


@click.command(
    epilog="""\b
Examples:
  thread-composer write
  thread-composer write content/peru.md -p x -p bluesky --open
  thread-composer write --paste --marker "(1/9)" --opening none
  thread-composer write content/ --limit mastodon=1000 --split fewest
  thread-composer write content/peru.md -p bluesky --edits-from threads/peru/x.txt
  thread-composer write archive/ -o archive-threads/ --jobs 8 --resume
  thread-composer write --jsonl -p x < statements.jsonl > threads.jsonl

What you change in a thread file (threads/peru/x.txt) is made again by every later write. A thread that a later write
does not make, as -p leaves it out, is removed and named, unless it was edited. A statement that cannot be written
stops no other; at the end stands which, and why.

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
    type=click.IntRange(1, MOST_ALTERNATIVES),
    default=1,
    metavar="N",
    help="Take the N-th best layout; show --alternatives lists them.",
)
@click.option("--discard-edits", is_flag=True, help="Start afresh, and say what was discarded.")
@click.option("--resume", is_flag=True, help="Skip what was written from the same statement and settings before.")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read statements from standard input, each a line {"id": "1", "text": "…"}; write a line of JSON a thread.',
)
@running_options
@click.option("-q", "--quiet", is_flag=True, help="No table and no progress bar; notes and errors all the same.")
@thread_options
def write(  # noqa: PLR0913 - one parameter an option
    sources: tuple[Path, ...],
    *,
    paste: bool,
    out: Path,
    dry_run: bool,
    opens: bool,
    edits_from: Path | None,
    alternative: int,
    discard_edits: bool,
    resume: bool,
    jsonl: bool,
    jobs: int | None,
    engine: str | None,
    quiet: bool,
    **asked: Any,  # noqa: ANN401 - the options
) -> None:
    """Write the threads of SOURCES: files, folders, or - for standard input (default: content/)."""
    if jsonl:
        _refuse_beside_jsonl()
        write_lines(options_from(**asked), engine_for(jobs, engine))
        return
    wish = Wish(options_from(**asked), out, edits_from, discard_edits, alternative, dry_run, resume)
    report, index = _written(tasks(sources, out, paste=paste), wish, engine_for(jobs, engine), quiet=quiet)
    if report.statements and not quiet:
        click.echo(report.text(index, dry_run=dry_run))
    if opens:
        from composer.cli.browser import open_page  # noqa: PLC0415 - only --open pays for it

        for page in report.to_open(index):
            open_page(page)
    report.raise_problems()


def _written(found: Sequence[Task], wish: Wish, engine: Engine, *, quiet: bool) -> tuple[Report, Path | None]:
    """Write the statements; return what became of them, and the page that lists all, where there is one."""
    report, editing = Report(), wish.editing()
    if not wish.dry_run:
        begin_list(wish.out, len(found))
    try:
        with Progress(len(found), quiet=quiet) as progress:
            for outcome in _outcomes(found, wish, engine):
                for line in outcome.notes:
                    progress.note(line)
                editing.used |= outcome.uses_edits
                report.add(outcome)
                progress.step()
    finally:
        index = None if wish.dry_run else finish_list(wish.out)
    report.add_problems(editing.unused())
    return report, index


def _refuse_beside_jsonl() -> None:
    """Refuse what means nothing where no files are read or written."""
    context = click.get_current_context()
    names = {"sources": "SOURCES", "opens": "--open"}
    for name in ("sources", "paste", "out", "dry_run", "opens", "edits_from", "alternative", "discard_edits", "resume"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            shown = names.get(name, f"--{name.replace('_', '-')}")
            raise click.UsageError(f"--jsonl and {shown} exclude each other: lines are read from standard input.")


def _outcomes(found: Sequence[Task], wish: Wish, engine: Engine) -> Iterator[Outcome]:
    """Yield what becomes of each statement, in order: those without a file first, whose titles name their folders."""
    files = [task for task in found if task.sources]
    folders = Folders(wish.out, [(PurePosixPath(task.name), task.sources) for task in files])
    for task in found:
        if not task.sources:
            outcome = written(Order(task, wish))
            if outcome.page:
                folders.take(outcome.page.parent)
            yield outcome
    orders = (_order(task, wish, folders) for task in files)
    yield from Work(written, lost).results(lambda most: list(islice(orders, most)), engine, len(files))


def _order(task: Task, wish: Wish, folders: Folders) -> Order:
    try:
        return Order(task, wish, folders.of(PurePosixPath(task.name), task.sources))
    except ComposerError:
        return Order(task, wish)  # which finds no folder either, and tells why
