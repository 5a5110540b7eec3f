"""``thread-composer show``: one thread on standard output."""

from pathlib import Path
from typing import Any

import click

from composer.cli.console import styled, width
from composer.cli.options import MOST_ALTERNATIVES, options_from, thread_options
from composer.cli.single import on_one_platform
from composer.errors import StatementError
from composer.output.render.json import json_text
from composer.output.render.preview import preview_text
from composer.output.render.reasons import alternatives_text, reason_text
from composer.statement.reading.decoding import file_text, shown_path
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
    type=click.IntRange(1, MOST_ALTERNATIVES),
    metavar="K",
    help="List the K best layouts (with --why, each cut's reason).",
)
@thread_options
def show(source: Path, *, as_json: bool, as_text: bool, why: bool, alternatives: int | None, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Show the thread that SOURCE (a file, or - for standard input) becomes on one platform (default: the first)."""
    if sum((as_json, as_text, alternatives is not None)) > 1:
        raise click.UsageError("--json, --text and --alternatives exclude each other. Give one of them.")
    asked_for = options_from(**asked)
    if asked_for.platforms and len(asked_for.platforms) > 1:
        raise click.UsageError("show takes one platform. Give -p once, or use write.")
    _refuse_thread(source)
    found = on_one_platform(source, asked_for)
    if alternatives:
        click.echo(alternatives_text(list(found.best(alternatives, why=why)), why=why), nl=False)
        return
    click.echo(_shown(found.thread(why=why), as_json=as_json, as_text=as_text, why=why), nl=False, color=True)


def _refuse_thread(source: Path) -> None:
    """Refuse a thread file, whose words are laid out already."""
    if source.suffix != ".txt" or not source.with_suffix(".json").is_file():
        return
    from composer.output.render.text import is_thread_file  # noqa: PLC0415 - few statements lie beside such a file

    if is_thread_file(file_text(source)[0]):
        name = shown_path(source)
        raise StatementError(f"{name}: this is a thread, not a statement. Use thread-composer copy or check.")


def _shown(thread: Thread, *, as_json: bool, as_text: bool, why: bool) -> str:
    """Return the thread in the form that was asked for."""
    if as_json:
        return json_text(thread)
    if as_text:
        from composer.output.render.text import posted_text  # noqa: PLC0415 - only --text pays for it

        return posted_text(thread)
    reasons = f"\n{reason_text(thread)}" if why else ""
    return preview_text(thread, width(), styled=styled()) + reasons
