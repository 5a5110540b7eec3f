"""How the program speaks on a terminal: tables and notes, in colour only where that is wanted."""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence

import click


def styled(stream_name: str = "stdout") -> bool:
    """Whether a stream is a terminal on which colours are wanted (https://no-color.org)."""
    stream = getattr(sys, stream_name)
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size().columns


def note(message: str) -> None:
    """Say something on stderr that is no result."""
    click.echo(message, err=True)


def error(message: str) -> None:
    """Say on stderr what cannot be done."""
    word = click.style("Error:", fg="red", bold=True) if styled("stderr") else "Error:"
    click.echo(f"{word} {message}", err=True, color=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, its columns parted by two spaces; the first row of each run of equal names alone says the name.

    >>> print(table(("Statement", "Posts"), [("peru", "14"), ("peru", "7"), ("chile", "3")]))
    Statement  Posts
    peru       14
               7
    chile      3
    """
    lines = [tuple(headings), *(tuple(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown: list[str] = []
    before = ""
    for line in lines:
        cells = ("" if line[0] == before else line[0], *line[1:])
        shown.append("  ".join(cell.ljust(size) for cell, size in zip(cells, widths, strict=True)).rstrip())
        before = line[0]
    return "\n".join(shown)
