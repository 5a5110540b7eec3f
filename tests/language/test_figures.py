import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.language.entities.figures import figure_spans, holds_count
from composer.language.words import languages

CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "figures").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
TEXT = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(["49 ", "civilians", "July ", "19", ", ", "$", "-", "seven ", "Mr. ", "X", "2023年", "("])
    ).map("".join),
)


def test_every_language_has_cases() -> None:
    assert {str(case.values[0]) for case in CASES} == languages()


@pytest.mark.parametrize(("language", "case"), CASES)
def test_figures_are_found_whole(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [text[start:end] for start, end in figure_spans(text, language)]
    assert found == case.get("figures", found)


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_sentence_counts_or_does_not(language: str, case: dict[str, Any]) -> None:
    assert holds_count(case["text"], language) is case["counts"]


@given(TEXT, st.sampled_from(["en", "es", "de", "ar", "zh", "ja", "xx"]))
def test_spans_are_sorted_disjoint_and_short(text: str, language: str) -> None:
    """Spans ascend, do not touch one another's insides, and are no longer than a clause."""
    spans = figure_spans(text, language)
    assert all(0 <= start < end <= len(text) and end - start <= 220 for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert holds_count(text, language) in {True, False}


@pytest.mark.measures
@pytest.mark.parametrize(
    "hostile",
    [
        "1 ",
        "1,",
        "$",
        "(1",
        "seven ",
        "Mr. ",
        "\ud800",
        "July ",
        "1",
        "Mr. A B C D ",
        "one hundred and ",
        "-",
        "No. No. ",
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_text_is_read_once(hostile: str, language: str) -> None:
    start = time.process_time()
    figure_spans(hostile * (100_000 // len(hostile)), language)
    assert time.process_time() - start < 15
