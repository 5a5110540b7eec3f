"""``thread-composer show``: one thread on standard output."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from composer.cli.console import styled, width
from composer.cli.edited import edits_by_hand, say_what_edits_did
from composer.cli.options import options, thread_options
from composer.cli.sources import STANDARD_INPUT, say_what_was_left_out, settled, task
from composer.errors import SettingsError, StatementError
from composer.output.batch import threads
from composer.output.render.json import json_text
from composer.output.render.preview import preview
from composer.output.render.reasons import alternatives_text, reason_text
from composer.statement.reading.decoding import file_text, shown_path
from composer.statement.settings import Settings
from composer.thread.edits import Edit
from composer.thread.model import Thread


@click.command(
    epilog="""\b
Examples:
  thread-composer show content/peru.md -p bluesky
  thread-composer show content/peru.md -p x --text > peru.txt
  thread-composer show - -p mastodon --limit 1000 --json < statement.md
  thread-composer show content/peru.md -p x --why
  thread-composer show content/peru.md -p x --alternatives 3

Exit status: 0 done, 1 cannot be done, 2 wrong usage.""",
)
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.option("--text", "as_text", is_flag=True, help="As plain text, the posts parted by ---.")
@click.option("--why", is_flag=True, help="Say of each cut why it is there, and what the next best would have been.")
@click.option(
    "--alternatives",
    type=click.IntRange(min=1),
    metavar="K",
    help="List the K best layouts (with --why, each cut's reason).",
)
@thread_options
def show(source: Path, *, as_json: bool, as_text: bool, why: bool, alternatives: int | None, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Show the thread that SOURCE (a file, or - for standard input) becomes on one platform (default: the first)."""
    if sum((as_json, as_text, alternatives is not None)) > 1:
        raise click.UsageError("--json, --text and --alternatives exclude each other. Give one of them.")
    asked_for = options(**asked)
    if asked_for.platforms and len(asked_for.platforms) > 1:
        raise click.UsageError("show takes one platform. Give -p once, or use write.")
    _refuse_thread(source)
    [statement] = task(source).statements(asked_for.language)
    settings = settled(statement, asked_for, None if source == STANDARD_INPUT else source)
    say_what_was_left_out(statement, settings)
    settings = replace(settings, platforms=settings.platforms[:1])
    edits = edits_by_hand(source, statement, settings.platforms[0])
    if alternatives:
        best = list(_best(settings, edits, alternatives, why=why))
        click.echo(alternatives_text(best, why=why), nl=False)
        return
    [thread] = threads(statement, settings, edits, why=why)
    say_what_edits_did(thread)
    click.echo(_shown(thread, as_json=as_json, as_text=as_text, why=why), nl=False, color=True)


def _refuse_thread(source: Path) -> None:
    """Refuse a thread file, whose words are laid out already."""
    if source.suffix != ".txt" or not source.with_suffix(".json").is_file():
        return
    from composer.output.render.text import is_thread_file  # noqa: PLC0415 - few statements lie beside such a file

    if is_thread_file(file_text(source)[0]):
        name = shown_path(source)
        raise StatementError(f"{name}: this is a thread, not a statement. Use thread-composer copy or check.")


def _best(settings: Settings, edits: Mapping[str, Sequence[Edit]], count: int, *, why: bool) -> Iterator[Thread]:
    """Yield the best threads, the best first; fewer where there are not so many."""
    for number in range(1, count + 1):
        try:
            yield from threads(settings.statement, settings, edits, alternative=number, why=why)
        except SettingsError:
            if number == 1:
                raise
            return


def _shown(thread: Thread, *, as_json: bool, as_text: bool, why: bool) -> str:
    """Return the thread in the form that was asked for."""
    if as_json:
        return json_text(thread)
    if as_text:
        from composer.output.render.text import posted_text  # noqa: PLC0415 - only --text pays for it

        return posted_text(thread)
    reasons = f"\n{reason_text(thread)}" if why else ""
    return preview(thread, width(), styled=styled()) + reasons
