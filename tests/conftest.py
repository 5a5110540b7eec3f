"""What every test may use: ``--update-cases``, which rewrites the golden files instead of comparing with them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

collect_ignore = ["fuzz/guided.py"]
"""What needs a package that the tests do not install."""
_FEW = 8
"""Examples of each property in a brisk run."""
# A property says what is true, not how quick it is: a busy machine must not fail it.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
Golden = Callable[[Path, str], None]
"""Asserts that a file holds a text, or writes it there."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="rewrite golden files; then read the diff as a press officer would"
    )
    parser.addoption(
        "--brisk", action="store_true", help="a few examples a property, and no test that measures or needs a browser"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Do what ``--brisk`` asks for: it is how coverage is measured, which makes the program slower."""
    if not config.getoption("--brisk"):
        return
    left_out = [item for item in items if {mark.name for mark in item.iter_markers()} & {"browser", "measures"}]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    for item in items:
        test: Any = getattr(item, "obj", None)
        if is_hypothesis_test(test):
            test._hypothesis_internal_use_settings = settings(
                test._hypothesis_internal_use_settings, max_examples=_FEW, suppress_health_check=list(HealthCheck)
            )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with a golden file, or rewrites the file where that was asked for."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-cases"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is not there: write it with pytest --update-cases, then read it"
        assert path.read_bytes().decode() == text, f"{path} says otherwise: see --update-cases"

    return compare
