"""Runs inputs through the program until the time is up: see tests/fuzz/run."""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.cases import Case, keep, reduced, told
from tests.fuzz.inputs import files, settings_of_every_kind, texts

ROUND = 400
"""Inputs from one seed: some tens of seconds, so that a seed is soon run again."""
_STATEMENTS = st.builds(
    lambda text, options: Case("statement", text=text, options=options), texts(), settings_of_every_kind()
)
_WORDS = texts().map(lambda text: Case("words", text=text))
_FILES = files().map(lambda file: Case("file", suffix=file[0], content=file[1]))
_ALL_CHECKS = list(HealthCheck)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what was done, and return 1 where a rule was broken."""
    parser = argparse.ArgumentParser(prog="tests/fuzz/run", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None, help="the first seed; the others follow it")
    parser.add_argument("--rounds", type=int, default=None, help="stop after so many seeds")
    options = parser.parse_args(arguments)
    first = options.seed if options.seed is not None else random.SystemRandom().randrange(10**9)
    return Run(time.monotonic() + options.minutes * 60).rounds(first, options.rounds)


class Run:
    """One run, and what it has found so far."""

    def __init__(self, until: float) -> None:
        self.until = until
        self.counts = Counter[str]()
        self.known = set[str]()
        """Failures that were kept already: what fails like one of them passes from then on."""
        self.last: Case | None = None

    def rounds(self, first: int, most: int | None) -> int:
        """Run one seed after the other."""
        began, number = time.monotonic(), first
        while time.monotonic() < self.until and (most is None or number < first + most):
            for strategy in (_STATEMENTS, _FILES, _WORDS):
                self._round(strategy, number)
            number += 1
            counts = ", ".join(f"{what} {count}" for what, count in self.counts.items())
            print(f"seeds {first} to {number - 1}: {counts}, {time.monotonic() - began:.0f} s", flush=True)
        print(f"{len(self.known)} kinds of failures", *sorted(self.known), sep="\n  ")
        return int(bool(self.known))

    def _round(self, strategy: st.SearchStrategy[Case], number: int) -> None:
        """Run the inputs of one seed; a failure is reduced and kept, and then the seed's other inputs are run."""
        run: Callable[[], Any] = seed(number)(
            settings(
                max_examples=ROUND,
                deadline=None,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=_ALL_CHECKS,
            )(given(strategy)(self._one))
        )
        while True:
            try:
                run()
            except Exception as error:  # noqa: BLE001 - whatever the program raises is what is looked for
                self._found(error, number)
            else:
                return

    def _one(self, case: Case) -> None:
        """Hold one input against the rules."""
        if time.monotonic() > self.until:
            return
        self.last = case
        self.counts[case.kind] += 1
        try:
            found = case.hold()
        except Exception as error:
            if told(error) not in self.known:
                raise
            return
        if case.kind == "statement":
            self.counts["threads"] += int(str(found))

    def _found(self, error: Exception, number: int) -> None:
        """Keep the input that has just failed."""
        assert self.last is not None
        self.known.add(told(error))
        print(f"seed {number}: {told(error)}: {str(error)[:300]}\n  {str(self.last)[:2000]}", flush=True)
        print(f"  kept as {keep(reduced(self.last))}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
