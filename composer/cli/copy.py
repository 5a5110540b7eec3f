"""``thread-composer copy``: a thread onto the clipboard, post by post."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from composer.cli.clearance import reasons_to_wait, reasons_to_wait_with
from composer.cli.console import note
from composer.cli.options import PlatformName
from composer.cli.single import on_one_platform
from composer.errors import ComposerError
from composer.output.clipboard import terminal_sequence, write_clipboard
from composer.output.copied import last_copied, remember_copied
from composer.output.copying import Copyable, of_thread, written_thread
from composer.output.render.preview import safe
from composer.statement.options import Options

KEYS = "Enter: next · b: back · a number: that post · q: quit"


@click.command(
    epilog="""\b
Examples:
  thread-composer copy content/peru.md -p x
  thread-composer copy threads/peru/en/x.json
  thread-composer copy content/peru.md -p x --post 3
  thread-composer copy content/peru.md -p x --terminal     over SSH

Exit status: 0 done, 1 cannot be done, 2 wrong usage.""",
)
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True))
@click.option("-p", "--platform", "name", type=PlatformName(), help="The platform. [default: the first]")
@click.option("--post", "number", type=click.IntRange(min=1), help="Copy this post and exit.")
@click.option("--restart", is_flag=True, help="Begin again with the first post.")
@click.option("--terminal", is_flag=True, help="Ask the terminal to copy (OSC 52), such as over SSH.")
@click.option("--yes", is_flag=True, help="Copy a draft, or before an embargo ends, without being asked.")
def copy(  # noqa: PLR0913 - one parameter an option
    source: Path, *, name: str | None, number: int | None, restart: bool, terminal: bool, yes: bool
) -> None:
    """Copy the posts of SOURCE (a statement, or a thread's .json or .txt file) one after the other.

    It goes on where it stopped the last time. Like the page it asks before it copies a draft that awaits approval, or a
    statement under embargo.
    """
    thread = _thread(source, name, yes=yes)
    if number is not None:
        _copy(thread, _checked(thread, number), terminal=terminal)
        return
    current = 1 if restart else last_copied(thread.sha256) + 1
    if current > len(thread.posts):
        note("All posts were copied. Begin again with --restart.")
        return
    while current <= len(thread.posts):
        _copy(thread, current, terminal=terminal)
        remember_copied(thread.sha256, current)
        chosen = _answer(thread, current)
        if chosen is None:
            break
        current = chosen
    else:
        note("That was the last post.")


def _thread(source: Path, name: str | None, *, yes: bool) -> Copyable:
    """Return the thread to copy: one that was written, or the one that a statement becomes."""
    if written := written_thread(source):
        _ask(reasons_to_wait_with(source, written), yes=yes)
        return written
    thread = on_one_platform(source, Options(platforms=(name,) if name else None), tells=False).thread()
    _ask(reasons_to_wait(source, thread), yes=yes)
    return of_thread(thread)


def _ask(reasons: Sequence[str], *, yes: bool) -> None:
    """Ask, where something speaks against copying, whether to do it all the same; raises ComposerError where not."""
    for reason in reasons:
        note(reason)
    if not reasons or yes:
        return
    with suppress(click.Abort):
        if click.confirm("Copy all the same?", err=True):
            return
    raise ComposerError("Nothing was copied. To copy all the same, answer y or give --yes.")


def _checked(thread: Copyable, number: int) -> int:
    """Return the number of a post that there is."""
    if number > len(thread.posts):
        raise ComposerError(f"There is no post {number}: the thread has {len(thread.posts)}.")
    return number


def _copy(thread: Copyable, number: int, *, terminal: bool) -> None:
    """Show a post, put it on the clipboard, and say so."""
    text, left = thread.posts[number - 1], thread.left[number - 1]
    click.echo(f"\n── {thread.title}, {number} of {len(thread.posts)}, {left} left ──\n{safe(text)}\n")
    if terminal:
        click.echo(terminal_sequence(text), nl=False, color=True)
        note(f"Post {number} was sent to the terminal, which may have put it on its clipboard.")
    else:
        write_clipboard(text)
        note(f"Post {number} is on the clipboard.")


def _answer(thread: Copyable, current: int) -> int | None:
    """Ask what to do next; return the number of the post to copy, or None to stop."""
    while True:
        try:
            answer = click.prompt(KEYS, default="", show_default=False, prompt_suffix=" › ", err=True).strip().lower()
        except click.Abort:
            note("")
            return None
        if answer == "q":
            return None
        if answer == "b":
            return max(1, current - 1)
        if not answer:
            return current + 1
        if answer.isdecimal() and 1 <= int(answer) <= len(thread.posts):
            return int(answer)
        note(f"There is no such post: 1 to {len(thread.posts)}.")
