"""Very many statements: whether the last are written as quickly as the first, and what a second job gains.

    python -m tests.benchmarks.scale [STATEMENTS] [ROUNDS]

Everything is written where memory serves as a disk, if there is such a place: disks differ, and are not what is asked.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.table import Row, at_least

MANY = 20_000
WORK = 800
"""Statements that keep one job busy for more than 20 seconds, on four platforms."""
SHORTEST = 20.0  # seconds of work, below which what it costs to start hides what a second job gains
CONSTANT, FASTER = 0.9, 1.6
SENTENCES = (
    "Seven people died in the protests of July, and 49 were hurt.",
    "We ask the parliament for an independent inquiry into their deaths.",
    "The families have waited for an answer since the first week of the year.",
    "In addition, lawyers were kept from their clients for eleven days.",
    "“Nobody has told us where he is,” said his sister on Monday.",
    "The government has signed two treaties that forbid this.",
    "West Support will follow every hearing and publish what it sees.",
)


def rows(statements: int = MANY, rounds: int = 3) -> list[Row]:
    """Return what was measured; this takes minutes."""
    constant, faster = rate_kept(statements), second_job(rounds)
    name = f"{statements:,} statements: rate over the second half / over the first"
    return [
        at_least(name, constant, CONSTANT),
        at_least("2 jobs / 1 job: statements a second", faster, FASTER),
    ]


def rate_kept(statements: int) -> float:
    """Return the rate over the second half of very many statements by that over the first, by the processor's time."""
    with folder_of(statements, sentences=2) as folder:
        command = [sys.executable, "-c", HALVES, str(statements)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    first, second, peak = map(float, done.stdout.split())
    print(
        f"{statements} statements: {first:.1f} s and {second:.1f} s of processor, {peak / 1024:.0f} MB", file=sys.stderr
    )
    return first / second


def second_job(rounds: int) -> float:
    """Return the median of how many times as fast two jobs are as one, the two measured in turn."""
    found = []
    for _ in range(rounds):
        with folder_of(WORK, sentences=24) as folder:
            one, two = seconds(folder, jobs=1), seconds(folder, jobs=2)
        print(f"{WORK} statements: 1 job {one:.1f} s, 2 jobs {two:.1f} s, {one / two:.2f}", file=sys.stderr)
        if one < SHORTEST:
            raise ValueError(f"{one:.1f} seconds of work are too few: raise WORK")
        found.append(one / two)
    return statistics.median(found)


def seconds(folder: Path, *, jobs: int) -> float:
    """Return how long a whole run takes, starting included."""
    shutil.rmtree(folder / "threads", ignore_errors=True)
    start = time.perf_counter()
    command = [sys.executable, "-m", "composer", "write", "-q", "-j", str(jobs)]
    subprocess.run(command, cwd=folder, check=True)
    return time.perf_counter() - start


@contextmanager
def folder_of(statements: int, *, sentences: int) -> Iterator[Path]:
    """Give a folder with statements in its ``content/``, always the same, and remove it again."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in there
    chance = random.Random(7)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        for number in range(statements):
            path = Path(name, "content", f"{number // 500:03}", f"statement-{number:06}.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            chosen = [chance.choice(SENTENCES) for _ in range(sentences)]
            paragraphs = [" ".join(chosen[at : at + 4]) for at in range(0, sentences, 4)]
            path.write_text(f"# Statement {number}\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
        yield Path(name)


HALVES = """
import resource, sys, time
from pathlib import Path
from composer.cli.sources import tasks
from composer.cli.write import _outcomes
from composer.cli.writing import Wish
from composer.output.engines.work import Engine
from composer.statement.options import Options

half = int(sys.argv[1]) // 2
found = tasks([], Path("threads"), paste=False)
times = [time.process_time()]
for number, outcome in enumerate(_outcomes(found, Wish(Options(platforms=("x",)), Path("threads")), Engine(1)), 1):
    assert not outcome.problems, outcome.problems
    if number in (half, 2 * half):
        times.append(time.process_time())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(times[1] - times[0], times[2] - times[1], peak)
"""

if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    for row in rows(*asked):
        print(f"{row.name}: {row.ratio:.2f} ({row.bound}{'' if row.holds else ', missed'})")
