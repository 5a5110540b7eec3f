"""``thread-composer count``: how long a text is, everywhere."""

import sys
from pathlib import Path

import click

from composer.cli.console import table
from composer.cli.options import PlatformName
from composer.cli.streams import read_input
from composer.errors import StatementError
from composer.platforms import Platform, platform, platform_names
from composer.statement.reading.decoding import decoded, file_text
from composer.statement.reading.names import looks_like_file


@click.command(
    epilog="""\b
Examples:
  thread-composer count "We ask for an inquiry: https://example.org/peru"
  thread-composer count threads/peru/x/01.txt -p x
  thread-composer count - -p bluesky -p mastodon < post.txt""",
)
@click.argument("text", default="-")
@click.option(
    "-p", "--platform", "names", type=PlatformName(), multiple=True, help="A platform; give it again for more."
)
def count(text: str, names: tuple[str, ...]) -> None:
    """Count TEXT (a text, the name of a file, or - for standard input) as every platform does, and say what is left."""
    counted = _text(text)
    click.echo(
        table(("Platform", "Length", "Room"), [_row(platform(name), counted) for name in names or platform_names()])
    )


def _row(where: Platform, text: str) -> tuple[str, ...]:
    """Return the line of one platform; where bytes bind before what is counted first, the room is in bytes."""
    lengths = where.lengths(text)
    left = where.left(lengths)
    return (
        where.title,
        f"{lengths[0]:,} of {where.limits[0]:,}",
        f"{left:,} left" if left >= 0 else f"{-left:,} too long",
    )


def _text(argument: str) -> str:
    """Return what is to be counted; StatementError where that is nothing."""
    text = _typed() if argument == "-" else _given(argument)
    if not text.strip():
        raise StatementError('There is no text to count. Give one in quotes: thread-composer count "Our words".')
    return text


def _typed() -> str:
    """Return standard input; nothing where nobody sends any, since a terminal would wait without a word."""
    return "" if sys.stdin.isatty() else _without_last_end(decoded(read_input(), "standard input"))


def _without_last_end(text: str) -> str:
    """Return a text without the end of its last line, which programs add and nobody pastes."""
    return text.removesuffix("\n").removesuffix("\r")


def _given(argument: str) -> str:
    """Return the text of a file, or the words themselves."""
    path = Path(argument)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):  # a text may be too long for a name, or hold what no name can
        is_file = False
    if not is_file and looks_like_file(argument):
        raise StatementError(
            f"{argument}: there is no such file. Check the name; to count these very words, give them to count -."
        )
    return _without_last_end(file_text(path)[0]) if is_file else argument
