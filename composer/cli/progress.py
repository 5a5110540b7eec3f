"""What a person sees while many statements are written: a bar on a terminal, and each note once."""

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Never, Self

from composer.cli.console import note

if TYPE_CHECKING:
    from tqdm import tqdm

BEFORE_BAR = 0.7
"""Seconds in which no bar is missed."""
MOST_NOTES = 10_000
"""Notes that are remembered so as not to be said twice."""


class Progress:
    """How far a run is."""

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        self._total = total
        self._wanted = not quiet and total != 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._started, self._done = time.monotonic(), 0
        self._bar: tqdm[Never] | None = None
        self._said: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()

    def note(self, line: str) -> None:
        """Say something on stderr, above the bar, but not what was said of another statement."""
        if line in self._said:
            return
        if len(self._said) < MOST_NOTES:
            self._said.add(line)
        if self._bar is not None:
            self._bar.clear()
        note(line)
        if self._bar is not None:
            self._bar.refresh()

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        if self._bar is not None:
            self._bar.update()
        elif self._wanted and time.monotonic() - self._started > BEFORE_BAR:
            self._bar = self._new_bar()

    def _new_bar(self) -> "tqdm[Never]":
        from tqdm import tqdm  # noqa: PLC0415 - only a run of some length on a terminal pays for it

        tqdm.monitor_interval = 0  # a thread of its own, for runs whose steps take ten seconds
        bar: tqdm[Never] = tqdm(total=self._total, initial=self._done, unit=" statements", leave=False, file=sys.stderr)
        bar.start_t -= time.monotonic() - self._started
        return bar
