"""How quick the program is, in ratios: beside what it is built on, what else there is, and itself on more text."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from nltk.tokenize.punkt import PunktSentenceTokenizer

from composer import compose
from composer.platforms import platform_names
from composer.statement import statement_from_text
from tests.benchmarks.competitors import greedy, pysbd_sentences
from tests.benchmarks.table import Row, at_least, at_most, median_ratio
from tests.benchmarks.texts import MEGABYTE, STATEMENTS, running_text

PLATFORMS = ("x", "bluesky", "mastodon", "threads")
SMALL = 100_000
"""Characters for tools that take seconds for more."""


def rows() -> Iterator[Row]:
    """Yield each ratio when it is measured."""
    yield from _start()
    yield from _throughput()
    yield from _others()
    yield from _growth()
    yield _whole_program()
    yield _memory()


def _start() -> Iterator[Row]:
    yield at_most("start: `--help` / `import click`", _start_ratio(["--help"], "import click"), 1.3)
    imported = "import click, nltk, jinja2"
    slowest = max(_start_ratio(["show", str(statement)], imported) for statement in STATEMENTS)
    yield at_most(f"start: `show` / `{imported}`, the slowest of {len(STATEMENTS)} statements", slowest, 1.3)


def _start_ratio(arguments: list[str], imported: str) -> float:
    program, bare = [sys.executable, "-P", "-m", "composer", *arguments], [sys.executable, "-c", imported]
    return median_ratio(_process(program), _process(bare), seconds=_child_seconds)


def _process(command: list[str]) -> Callable[[], object]:
    return lambda: subprocess.run(command, capture_output=True, check=True)


def _child_seconds(work: Callable[[], object]) -> float:
    """Return how long the processes that a piece of work starts keep the processor busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _four(text: str) -> None:
    statement = statement_from_text(text, language="en")
    for platform in PLATFORMS:
        compose(statement, platform)


def _throughput() -> Iterator[Row]:
    text, punkt = running_text(), PunktSentenceTokenizer()

    def alone() -> object:
        return list(punkt.span_tokenize(text))

    ratio = median_ratio(alone, lambda: compose(text, "x", language="en"))
    yield at_least("throughput: speed of `compose` for X on 1 MB / of Punkt alone", ratio, 0.5)
    ratio = median_ratio(alone, lambda: _four(text))
    yield at_least("throughput: the same for four platforms", ratio, 0.25)
    others = [
        median_ratio(partial(compose, text, name), partial(compose, text, "x"), rounds=3) for name in platform_names()
    ]
    yield at_most(f"throughput: time for the slowest of {len(others)} platforms on 1 MB / for X", max(others), 4)


def _others() -> Iterator[Row]:
    text = running_text(SMALL)
    for name, other in (
        ("pysbd's split alone", pysbd_sentences),
        ("a greedy splitter with twitter-text-parser", greedy),
    ):
        ratio = median_ratio(partial(other, text), lambda: compose(text, "x", language="en"), rounds=3)
        yield at_least(f"others: speed of `compose` for X on 100 kB / of {name}", ratio, 1)


def _growth() -> Iterator[Row]:
    small, large = running_text(), running_text(10 * MEGABYTE)
    ratio = median_ratio(lambda: compose(large, "x", language="en"), lambda: compose(small, "x", language="en"))
    yield at_most("growth: time for X of 10 MB / of 1 MB", ratio, 11)
    for name, piece, platform in (
        ("one-letter sentences", "A! ", "linkedin"),
        ("Chinese without spaces", "人權團體", "x"),
        ("short paragraphs", "A b.\n\n", "mastodon"),
    ):
        text = piece * (SMALL // len(piece))
        ratio = median_ratio(
            partial(compose, text, platform),
            partial(compose, text[: len(text) // 2], platform),
            rounds=3,
        )
        yield at_most(f"growth: 100,000 characters of {name} / 50,000", ratio, 2.2)


def _whole_program() -> Row:
    """Return how `show` grows, which also reads, advises and draws."""
    with tempfile.TemporaryDirectory() as folder:
        commands = []
        for size in (2 * MEGABYTE, MEGABYTE):
            path = Path(folder, f"{size}.txt")
            path.write_text(running_text(size), encoding="utf-8")
            commands.append(_process([sys.executable, "-P", "-m", "composer", "show", str(path), "-p", "x"]))
        ratio = median_ratio(*commands, rounds=3, seconds=_child_seconds)
    return at_most("growth: processor time of `show` for 2 MB / for 1 MB", ratio, 2.2)


PEAK = """
import resource
from composer import compose
from tests.benchmarks.texts import running_text
compose(running_text(10_000_000), "x", language="en")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _memory() -> Row:
    peak = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.append('.')\n{PEAK}"],
        capture_output=True,
        text=True,
        check=True,
    )
    allowed = 60 * 1024 + 40 * 10 * MEGABYTE / 1024
    return at_most("memory: peak for X of 10 MB / (60 MB + 40 bytes a character)", int(peak.stdout) / allowed, 1)
