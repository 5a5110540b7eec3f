import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.language.leaning import leans_back
from composer.language.words import languages

CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "leaning").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def test_every_language_has_cases() -> None:
    assert {str(case.values[0]) for case in CASES} == languages()


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_sentence_leans_or_stands(language: str, case: dict[str, Any]) -> None:
    assert leans_back(case["text"], case["before"], language) is case["leans"]


@given(st.text(), st.text(), st.sampled_from(["en", "es-419", "ar", "zh", "xx", ""]))
def test_any_text_is_judged(sentence: str, before: str, language: str) -> None:
    """Any string leans or stands, lone surrogates included."""
    assert leans_back(sentence, before, language) in {True, False}


def test_a_language_without_lists_gets_the_defaults() -> None:
    assert leans_back("ergo ivit.", "Venit.", "la")
    assert not leans_back("Ergo ivit.", "Venit.", "la")


@pytest.mark.measures
@pytest.mark.parametrize(
    "hostile", ["the " * 250_000, "a" * 1_000_000, "it is " * 170_000, "\ud800" * 1_000_000, "'" * 1_000_000]
)
def test_hostile_text_takes_no_time(hostile: str) -> None:
    start = time.process_time()
    leans_back(hostile, hostile, "en")
    assert time.process_time() - start < 3
