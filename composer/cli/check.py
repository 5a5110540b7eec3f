"""``thread-composer check``: whether threads fit, and say what was approved."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click

from composer.cli.console import styled
from composer.cli.thread_files import given_thread_files
from composer.output.checking import Checked, Status, checked
from composer.output.notes import silencing
from composer.statement.display import printable
from composer.thread.comparison import Difference

_EXITS: dict[Status, int] = {"broken": 1, "differs": 3, "approved": 0}
_SAID: dict[Status, tuple[str, str]] = {
    "broken": ("is broken", "are broken"),
    "differs": ("differs", "differ"),
    "approved": ("as approved", "as approved"),
}
"""In the summary: of one thread, and of several."""
_LONGEST = 300  # characters that are shown of a difference; --json holds all


@click.command(
    epilog="""\b
Examples:
  thread-composer check
  thread-composer check threads/peru/x.txt
  thread-composer check from-typefully.txt
  thread-composer check --json | jq '.threads[].differences'

Exit status: 0 every thread is as approved, 1 one is over a limit or broken, 2 wrong usage, 3 all fit but one says
something else than the approved statement.""",
)
@click.argument("threads", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--of",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="The thread that a text from a publishing tool is. [default: the one in threads/ most like it]",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def check(threads: tuple[Path, ...], *, of: Path | None, as_json: bool) -> None:
    """Check THREADS (thread files or folders; default: threads/): limits and rules, and word by word the statement.

    A text that comes back from Typefully (its posts parted by three blank lines), and tables for Buffer, Publer and
    spreadsheets, are read as well.
    """
    if of and not threads:
        raise click.UsageError("--of says which thread a text is. Give that text, too: check FILE --of THREAD.")
    known = cache(lambda: given_thread_files([]))
    checks = [checked(path, known, of) for path in given_thread_files(threads)]
    if as_json:
        click.echo(json.dumps({"version": 1, "threads": list(map(_object, checks))}, ensure_ascii=False, indent=2))
    else:
        told = [line for each in checks for line in _lines(each)]
        text = "\n".join([*told, "", *_silence(checks), _summary(checks)])
        click.echo(text if styled() else click.unstyle(text), color=True)
    statuses = {each.status for each in checks}
    click.get_current_context().exit(next(code for status, code in _EXITS.items() if status in statuses))


def _lines(each: Checked) -> Iterator[str]:
    """Yield what is said of a thread."""
    colour = {"broken": "red", "differs": "yellow", "approved": "green"}[each.status]
    said = click.style({"broken": "broken", "differs": "differs", "approved": "as approved"}[each.status], fg=colour)
    name = click.style(printable(each.name), bold=True)
    count = f" · {each.thread.platform.title}, {_plural(len(each.thread.posts), 'post')}" if each.thread else ""
    yield f"{name}{count}: {said}"
    for post, problem in each.problems:
        yield click.style(f"  {_place(post)}{problem}", fg="red")
    for post, difference in each.differences:
        yield f"  {_place(post)}{_shown(difference)}"
    for altered in each.altered:
        yield click.style(f"  {printable(altered, _LONGEST)}", fg="yellow")
    for warning in each.thread.warnings if each.thread else ():
        yield click.style(f"  ! {_place(warning.post)}{warning.message} [{warning.code}]", dim=True)
    for note in each.notes:
        yield click.style(f"  ({printable(note, _LONGEST)})", dim=True)


def _silence(checks: Sequence[Checked]) -> Iterator[str]:
    """Yield how warnings are silenced, where there are any."""
    code = next((warning.code for each in checks if each.thread for warning in each.thread.warnings), None)
    if code:
        yield silencing(code)


def _shown(difference: Difference) -> str:
    """Return a difference on one line; what is grave stands out."""
    text = printable(str(difference), _LONGEST)
    return text if difference.weight == "word" else click.style(f"{text}  [{difference.weight}]", fg="yellow")


def _place(post: int | None) -> str:
    return "" if post is None else f"post {post}: "


def _summary(checks: Sequence[Checked]) -> str:
    """Return the last line.

    >>> _summary([Checked("x.txt"), Checked("y.txt")])
    '2 threads: 2 as approved.'
    """
    counts = Counter(each.status for each in checks)
    parts = [f"{counts[status]} {said[counts[status] > 1]}" for status, said in _SAID.items() if counts[status]]
    return f"{_plural(len(checks), 'thread')}: {', '.join(parts)}."


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _object(each: Checked) -> dict[str, object]:
    """Return what the JSON says of a thread."""
    thread = each.thread
    return {
        "file": each.name,
        "status": each.status,
        "platform": thread.platform.name if thread else None,
        "posts": len(thread.posts) if thread else None,
        "problems": [{"post": post, "message": message} for post, message in each.problems],
        "differences": [
            {
                "post": post,
                "kind": difference.kind,
                "weight": difference.weight,
                "approved": difference.approved,
                "found": difference.found,
            }
            for post, difference in each.differences
        ],
        "altered": list(each.altered),
        "warnings": [
            {"post": warning.post, "code": warning.code, "message": warning.message}
            for warning in (thread.warnings if thread else ())
        ],
        "notes": list(each.notes),
    }
