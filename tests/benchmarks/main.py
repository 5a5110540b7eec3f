"""Prints the tables of benchmarks and keeps them: see ``run`` beside this file."""

import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))  # last, so that the program is the installed one
from tests.benchmarks import quality, scale, speed
from tests.benchmarks.table import Row, speed_table

RESULTS = Path(__file__).with_name("RESULTS.md")
COMPARED = ("thread-composer", "nltk", "click", "jinja2", "pysbd", "twitter-text-parser", "text-to-tweets")
INTRODUCTION = """\
# Benchmarks

Written by `tests/benchmarks/run`. Each ratio is of two things measured in turn in one run, by the processor's time; the
median of seven pairs, or of three where one takes long. Time itself differs from machine to machine and is not told.
"""


def main() -> None:
    """Print the tables that are asked for, all where none is named, and keep them beside the others."""
    asked = sys.argv[1:] or list(TABLES)
    kept = dict(_kept())
    for name in asked:
        kept[name] = f"{TABLES[name]()}\n\nWith {_versions()}."
        print(f"## {name.capitalize()}\n\n{kept[name]}\n", flush=True)
    sections = (f"## {name.capitalize()}\n\n{kept[name]}\n" for name in TABLES if name in kept)
    RESULTS.write_text("\n".join([INTRODUCTION, *sections]), encoding="utf-8")


def _kept() -> Iterator[tuple[str, str]]:
    """Yield the tables that an earlier run has kept."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    for section in text.split("\n## ")[1:]:
        name, _, table = section.partition("\n")
        yield name.lower(), table.strip()


def _speed() -> str:
    return _told(speed.rows())


def _scale() -> str:
    return _told(scale.rows())


def _told(rows: Iterator[Row] | list[Row]) -> str:
    """Return the rows as a table, each told when it is measured."""
    found = []
    for row in rows:
        print(f"{row.name}: {row.ratio:.2f} ({row.bound})", file=sys.stderr, flush=True)
        found.append(row)
    return speed_table(found)


def _versions() -> str:
    tools = ", ".join(f"{name} {version(name)}" for name in COMPARED)
    return f"Python {platform.python_version()} on {os.cpu_count()} processors ({platform.machine()}), {tools}"


TABLES: Mapping[str, Callable[[], str]] = {"speed": _speed, "quality": quality.table, "scale": _scale}

if __name__ == "__main__":
    main()
