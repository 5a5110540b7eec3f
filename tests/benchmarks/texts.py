"""The texts of the benchmarks: statements of this repository, and long texts made of them."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from composer.statement import read_statement
from composer.statement.model import Statement

ROOT = Path(__file__).parents[2]
STATEMENTS = (
    ROOT / "content" / "peru.md",
    ROOT / "content" / "peru.es.md",
    ROOT / "tests" / "cases" / "golden" / "web-page.txt",
    *sorted(Path(__file__).with_name("statements").iterdir()),
)
MEGABYTE = 1_000_000


def statements() -> Iterator[Statement]:
    """Yield the statements, as they are read."""
    yield from map(read_statement, STATEMENTS)


def running_text(size: int = MEGABYTE) -> str:
    """Return so many characters of running text: the paragraphs of an English statement, again and again."""
    statement = read_statement(STATEMENTS[0])
    paragraphs = cycle(statement.text[each.start : each.end] for each in statement.paragraphs if each.role == "text")
    found: list[str] = []
    length = 0
    while length < size:
        found.append(next(paragraphs))
        length += len(found[-1]) + 2
    return "\n\n".join(found)[:size]
