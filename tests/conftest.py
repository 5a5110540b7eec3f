"""What every test may use: ``--update-cases``, which rewrites the golden files instead of comparing with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]
"""Asserts that a file holds a text, or writes it there."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="rewrite golden files; then read the diff as a press officer would"
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
