"""``thread-composer show``: one thread on standard output."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from composer.cli.console import styled, width
from composer.cli.options import options, thread_options
from composer.cli.sources import STANDARD_INPUT, say_what_was_left_out, settled, task
from composer.output.batch import threads
from composer.output.render.json import json_text
from composer.output.render.preview import preview
from composer.output.render.text import posted_text
from composer.thread.model import Thread


@click.command(
    epilog="""\b
Examples:
  thread-composer show content/peru.md -p bluesky
  thread-composer show content/peru.md -p x --text > peru.txt
  thread-composer show - -p mastodon --limit 1000 --json < statement.md

Exit status: 0 done, 1 cannot be done, 2 wrong usage.""",
)
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "form", flag_value="json", help="As JSON, for programs.")
@click.option("--text", "form", flag_value="text", help="As plain text, the posts parted by ---.")
@thread_options
def show(source: Path, *, form: str | None, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Show the thread that SOURCE (a file, or - for standard input) becomes on one platform (default: the first)."""
    asked_for = options(**asked)
    if asked_for.platforms and len(asked_for.platforms) > 1:
        raise click.UsageError("show takes one platform. Give -p once, or use write.")
    [statement] = task(source).statements(asked_for.language)
    settings = settled(statement, asked_for, None if source == STANDARD_INPUT else source)
    say_what_was_left_out(statement, settings)
    [thread] = threads(statement, replace(settings, platforms=settings.platforms[:1]))
    click.echo(_shown(thread, form), nl=False, color=True)


def _shown(thread: Thread, form: str | None) -> str:
    """Return the thread in the form that was asked for."""
    if form == "json":
        return json_text(thread)
    return posted_text(thread) if form == "text" else preview(thread, width(), styled=styled())
