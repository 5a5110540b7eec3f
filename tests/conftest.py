"""What every test may use: ``--update-cases``, which rewrites the golden files instead of comparing with them."""

import signal
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
# What a shell starts in the background ignores Ctrl-C, and so would all that the tests start from there.
signal.signal(signal.SIGINT, signal.default_int_handler)
Golden = Callable[[Path, str], None]
"""Asserts that a file holds a text, or writes it there."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="rewrite golden files; then read the diff as a press officer would"
    )
    parser.addoption(
        "--brisk", action="store_true", help="a few examples a property, and no test that is marked: fit for coverage"
    )
    parser.addoption("--thorough", action="store_true", help="only what --brisk leaves out or makes smaller")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take the tests that ``--brisk`` or ``--thorough`` asks for: the former is what coverage, which is slow, is of."""
    brisk, thorough = config.getoption("--brisk"), config.getoption("--thorough")
    if brisk:
        _keep(config, items, lambda item: not _is_slow(item))
        for test in filter(is_hypothesis_test, map(_function, items)):
            test._hypothesis_internal_use_settings = settings(
                test._hypothesis_internal_use_settings, max_examples=_FEW, suppress_health_check=list(HealthCheck)
            )
    elif thorough:
        _keep(config, items, lambda item: _is_slow(item) or is_hypothesis_test(_function(item)))


def _is_slow(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("browser", "measures", "unwatched"))


def _function(item: pytest.Item) -> Any:  # noqa: ANN401 - Hypothesis keeps its settings on any function
    return getattr(item, "obj", None)


def _keep(config: pytest.Config, items: list[pytest.Item], is_wanted: Callable[[pytest.Item], bool]) -> None:
    config.hook.pytest_deselected(items=[item for item in items if not is_wanted(item)])
    items[:] = filter(is_wanted, items)


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
