"""Tests the tests: `python -m tests.mutants [TARGET]...`, a target being layout, count or check.

Makes one small mistake after the other in the modules that must not have any, and runs their tests on each: first with
few examples of each property, then, where no test has seen it, with all. Prints those that no test sees, and the share
that is seen. A mistake that changes nothing anyone could see is explained in tests/cases/mutants.toml. Runs on the
checkout; takes minutes to hours.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from tests.mutants.mutations import Mutant, mutants
from tests.mutants.targets import ROOT, TARGETS, Target, explanations
from tests.mutants.trials import Trial, preload

_SEEN, _EXPLAINED, _NEITHER = "seen", "explained", "neither"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and return 1 where a mistake is neither seen nor explained."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th mutant: a quick estimate")
    parser.add_argument("--only", default="", metavar="TEXT", help="only mutants whose line of the report holds this")
    parser.add_argument("--all", action="store_true", help="print what became of each mutant, not of the unseen alone")
    options = parser.parse_args(arguments)
    left = 0
    for target in options.targets or TARGETS:
        chosen = (each for each in _all(TARGETS[target]) if options.only in _line(*each))
        left += _report(target, islice(chosen, 0, None, options.every), verbose=options.all)
    return int(bool(left))


def _report(target: str, chosen: Iterator[tuple[str, Mutant]], *, verbose: bool) -> int:
    """Print what became of a target's mutants; return how many are neither seen nor explained."""
    trial = Trial(TARGETS[target].tests)
    explained = explanations()
    outcomes: Counter[str] = Counter()
    for path, mutant in chosen:
        outcome = _outcome(trial, path, mutant, explained.get(path, {}))
        outcomes[outcome] += 1
        if verbose or outcome == _NEITHER:
            print(f"{outcome}: {_line(path, mutant)}", flush=True)
    total = outcomes.total()
    print(f"{target}: {total} mutants, {outcomes[_SEEN]} seen ({outcomes[_SEEN] / max(total, 1):.1%}), ", end="")
    print(f"{outcomes[_EXPLAINED]} explained, {outcomes[_NEITHER]} neither", flush=True)
    return outcomes[_NEITHER]


def _outcome(trial: Trial, path: str, mutant: Mutant, explained: Mapping[str, str]) -> str:
    """Return what became of a mutant; one that is explained gets the few examples only."""
    if trial.sees(path, mutant, few=True):
        return _SEEN
    if mutant.name in explained:
        return _EXPLAINED
    return _SEEN if trial.sees(path, mutant, few=False) else _NEITHER


def _all(target: Target) -> Iterator[tuple[str, Mutant]]:
    for path in target.paths():
        for mutant in mutants((ROOT / path).read_text("utf-8")):
            yield path, mutant


def _line(path: str, mutant: Mutant) -> str:
    return f"{path}:{mutant.line}: {mutant.name}"


if __name__ == "__main__":
    os.chdir(ROOT)
    preload()
    sys.exit(main())
