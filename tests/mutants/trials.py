"""Trials: the tests of a target, run on one mistake at a time."""

import os
import resource
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, is_hypothesis_test, settings

from tests.mutants.mutations import Mutant
from tests.mutants.targets import ROOT

_OPTIONS = ["-x", "-q", "-p", "no:cacheprovider", "--no-header", "-m", "not measures"]
_QUIET = ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]
_FEW = 15
"""Examples of each property in the first try: most mistakes are seen by them."""
_BYTES = 3 << 30
"""What a mutant may take up; one that takes more counts as seen."""


class _Examples:
    """A plugin of pytest that runs exact cases before properties, and these on the same examples each time."""

    def __init__(self, *, few: bool) -> None:
        self.few = few

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the tests, and let no property take time to look for a simpler example."""
        items.sort(key=lambda item: is_hypothesis_test(getattr(item, "obj", None)))
        for item in items:
            test: Any = getattr(item, "obj", None)
            if is_hypothesis_test(test):
                own = test._hypothesis_internal_use_settings
                test._hypothesis_internal_use_settings = settings(
                    own,
                    max_examples=min(_FEW, own.max_examples) if self.few else own.max_examples,
                    database=None,
                    derandomize=True,
                    phases=[Phase.explicit, Phase.generate],
                    suppress_health_check=list(HealthCheck),
                )


@dataclass(frozen=True, slots=True)
class _Mistaken(MetaPathFinder, Loader):
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


class Trial:
    """The tests of a target, which pass as long as nothing is mistaken; exits and says what fails where they do not."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._tests = tests
        self._seconds: dict[bool, int] = {}
        """What a run may take of the processor, with few examples or all: more means that a test would not end."""
        for few in (True, False):
            status, seconds = self._run(None, few=few)
            if status:
                sys.exit(f"Tests fail as they are, see above: {' '.join(tests)}")
            self._seconds[few] = 10 + 4 * int(seconds)

    def sees(self, path: str, mutant: Mutant, *, few: bool) -> bool:
        """Whether a test fails, or does not end, with a mutant in place of its module."""
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        return self._run(_Mistaken(module, str(ROOT / path), mutant.mistaken()), few=few)[0] != 0

    def _run(self, mistaken: _Mistaken | None, *, few: bool) -> tuple[int, float]:
        """Return the exit status of the tests, and what they took of the processor, in a fork of this process."""
        child = os.fork()
        if child == 0:
            if mistaken is not None:
                _bound(self._seconds[few])
                sys.meta_path.insert(0, mistaken)
            os._exit(int(pytest.main([*_OPTIONS, *_QUIET, *self._tests], plugins=[_Examples(few=few)])))
        _, status, used = os.wait4(child, 0)
        return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def _bound(seconds: int) -> None:
    """Bound what this process may use up, and let it say nothing."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)


def preload() -> None:
    """Import what all trials need and none mistakes, once instead of once a fork."""
    for heavy in ("hypothesis", "regex", "nltk.tokenize.punkt", "jinja2", "jinja2.sandbox"):
        import_module(heavy)
