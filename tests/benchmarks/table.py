"""The table of benchmarks: rows, how two things are measured in turn, and the file that keeps the table."""

import statistics
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tests.processor import processor_seconds

ROUNDS = 7


class Row(NamedTuple):
    """A line of the table."""

    name: str
    ratio: float
    bound: str
    holds: bool


def at_most(name: str, ratio: float, bound: float) -> Row:
    """Return the row of a ratio that is to be small."""
    return Row(name, ratio, f"≤ {bound:g}", ratio <= bound)


def at_least(name: str, ratio: float, bound: float) -> Row:
    """Return the row of a ratio that is to be large."""
    return Row(name, ratio, f"≥ {bound:g}", ratio >= bound)


def median_ratio(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    rounds: int = ROUNDS,
    seconds: Callable[[Callable[[], object]], float] = processor_seconds,
) -> float:
    """Return how many times as long the first takes as the second: the median of so many pairs, measured in turn."""
    ours()
    theirs()
    return statistics.median(seconds(ours) / seconds(theirs) for _ in range(rounds))


def markdown(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    lines = [list(headings), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def speed_table(rows: Iterable[Row]) -> str:
    """Return the rows as a table in Markdown."""
    cells = ((row.name, f"{row.ratio:.2f}", row.bound, "yes" if row.holds else "**no**") for row in rows)
    return markdown(("what", "ratio", "bound", "holds"), cells)
