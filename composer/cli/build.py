"""``thread-composer build``: edited thread files in, posts out."""

from itertools import chain
from pathlib import Path

import click

from composer.cli.console import note
from composer.cli.thread_files import given_thread_files
from composer.errors import ComposerError
from composer.output.building import Built, statement_folders
from composer.output.building import build as built
from composer.output.listing import finish_list, lists_above
from composer.output.notes import difference_notes, kept_notes, limit_notes


@click.command(
    epilog="""\b
Examples:
  thread-composer build
  thread-composer build threads/peru/x.txt

Exit status: 0 done, 1 a post is over its limit or a file is broken (nothing of that statement is written), 2 wrong
usage.""",
)
@click.argument("threads", nargs=-1, type=click.Path(path_type=Path))
def build(threads: tuple[Path, ...]) -> None:
    """Build posts, JSON and page again from edited THREADS (thread files or folders; default: threads/).

    Posts stay cut as they are in the files; markers are new. To have a statement cut anew around your edits, run write.
    """
    problems: list[str] = []
    folders = statement_folders(given_thread_files(threads))
    for folder in folders:
        try:
            result = built(folder)
        except ComposerError as error:
            problems += error.problems
            continue
        click.echo(_said(result))
        of_threads = ((*difference_notes(each), *limit_notes(each)) for each in result.threads)
        for line in chain(*of_threads, kept_notes(result.written.kept)):
            note(line)
    for out in lists_above(folders):
        finish_list(out)
    if problems:
        raise ComposerError(*problems)


def _said(result: Built) -> str:
    """Return what was built, a line each, and the page to open."""
    rows = [
        f"{thread.platform.title} ({thread.statement.language}): {count} post{'s' if count > 1 else ''}"
        for thread in result.threads
        for count in [len(thread.posts)]
    ]
    return "\n".join([*rows, f"Open {result.written.page.as_posix()}"])
