"""Tests the tests: `python -m tests.mutants [TARGET]...`, a target being layout, count or check.

Makes one small mistake after the other in the modules that must not have any, and runs their tests on each. Prints
those that no test sees, and the share that is seen. A mistake that changes nothing anyone could see is explained in
tests/cases/mutants.toml. Runs on the checkout; takes minutes to hours.
"""

import argparse
import os
import resource
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutants.mutations import Mutant, mutants

ROOT = Path(__file__).parents[2]
EXPLAINED = ROOT / "tests" / "cases" / "mutants.toml"
_QUIET = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"
SECONDS = 120
"""Of the processor, after which a mutant counts as seen: a test would not end."""
TARGETS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "check": (["composer/thread/check.py"], ["tests/thread/test_check.py"]),
    "layout": (
        ["composer/thread/layout/*.py"],
        ["composer/thread/layout", "tests/thread/test_layout.py", "tests/thread/test_alternatives.py"],
    ),
    "count": (
        ["composer/platforms/count/*.py"],
        [
            "composer/platforms",
            "tests/platforms/test_count.py",
            "tests/platforms/test_composition.py",
            "tests/platforms/test_ruler.py",
            "tests/platforms/test_platforms.py",
        ],
    ),
}
"""Of each target, its modules, and the tests that must see every mistake in them."""


@dataclass(frozen=True, slots=True)
class Mistaken(MetaPathFinder, Loader):
    """Finds one module with a mistake in it."""

    module: str
    path: str
    source: str

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Return this loader for its module."""
        if fullname != self.module:
            return None
        spec = spec_from_loader(fullname, self, origin=self.path, is_package=self.path.endswith("__init__.py"))
        if spec is not None and spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(str(Path(self.path).parent))
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Run the mistaken source."""
        module.__file__ = self.path
        exec(compile(self.source, self.path, "exec"), module.__dict__)  # noqa: S102 - the point of it all


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and return 1 where a mistake is neither seen nor explained."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th mutant: a quick estimate")
    options = parser.parse_args(arguments)
    explained = tomllib.loads(EXPLAINED.read_text("utf-8")) if EXPLAINED.exists() else {}
    left = 0
    for target in options.targets or TARGETS:
        left += _report(target, explained, options.every)
    return int(bool(left))


def _report(target: str, explained: dict[str, dict[str, str]], every: int) -> int:
    """Print what became of a target's mutants; return how many are neither seen nor explained."""
    modules, tests = TARGETS[target]
    if _is_seen("", None, tests):
        sys.exit(f"The tests of {target} fail as they are.")
    seen = reasons = total = 0
    for path, mutant in islice(_all(modules), 0, None, every):
        total += 1
        if _is_seen(path, mutant, tests):
            seen += 1
        elif mutant.name in explained.get(path, {}):
            reasons += 1
        else:
            print(f"{path}:{mutant.line}: {mutant.name}", flush=True)
    print(f"{target}: {total} mutants, {seen} seen ({seen / total:.1%}), {reasons} explained, ", end="")
    print(f"{total - seen - reasons} neither", flush=True)
    return total - seen - reasons


def _all(modules: Sequence[str]) -> Iterator[tuple[str, Mutant]]:
    for path in sorted(path for pattern in modules for path in ROOT.glob(pattern)):
        for mutant in mutants(path.read_text("utf-8")):
            yield path.relative_to(ROOT).as_posix(), mutant


def _is_seen(path: str, mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Whether a test fails with a mutant in place of its module, in a fork of this process."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        if mutant is not None:
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            sys.meta_path.insert(0, Mistaken(name, str(ROOT / path), mutant.source))
        os._exit(
            int(
                pytest.main(
                    ["-x", "-q", "-p", "no:cacheprovider", "--no-header", "-m", "not measures", "-W", _QUIET, *tests]
                )
            )
        )
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


if __name__ == "__main__":
    os.chdir(ROOT)
    for _heavy in ("hypothesis", "regex", "nltk.tokenize.punkt", "jinja2", "jinja2.sandbox"):
        __import__(_heavy)
    sys.exit(main())
