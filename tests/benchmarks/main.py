"""Prints the tables of benchmarks, and keeps them where all were asked for: see ``run`` beside this file."""

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))  # last, so that the program is the installed one
from tests.benchmarks import quality, scale, speed
from tests.benchmarks.table import speed_table

RESULTS = Path(__file__).with_name("RESULTS.md")
COMPARED = ("thread-composer", "nltk", "click", "jinja2", "pysbd", "twitter-text-parser", "text-to-tweets")
INTRODUCTION = """\
# Benchmarks

Written by `tests/benchmarks/run`. Each ratio is of two things measured in turn in one run, by the processor's time; the
median of seven pairs, or of three where one takes long. Time itself differs from machine to machine and is not told.
"""


def main() -> None:
    """Print the tables that are asked for, all where none is named."""
    asked = sys.argv[1:] or ["speed", "quality", "scale"]
    parts = [INTRODUCTION, f"With {_versions()}.\n"]
    for name in asked:
        parts.append(f"## {name.capitalize()}\n\n{_table(name)}\n")
        print(parts[-1], flush=True)
    if not sys.argv[1:]:
        RESULTS.write_text("\n".join(parts), encoding="utf-8")
        print(f"Kept in {RESULTS.name}.")


def _table(name: str) -> str:
    if name == "quality":
        return quality.table()
    rows = []
    for row in speed.rows() if name == "speed" else scale.rows():
        print(f"{row.name}: {row.ratio:.2f} ({row.bound})", file=sys.stderr, flush=True)
        rows.append(row)
    return speed_table(rows)


def _versions() -> str:
    tools = ", ".join(f"{name} {version(name)}" for name in COMPARED)
    return f"Python {platform.python_version()} on {os.cpu_count()} processors ({platform.machine()}), {tools}"


if __name__ == "__main__":
    main()
