import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.language.attribution import is_attribution
from composer.language.quotations import quotation_spans
from composer.language.words import languages

CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "quotations").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def test_every_language_has_cases() -> None:
    assert {str(case.values[0]) for case in CASES} == languages()


@pytest.mark.parametrize(("language", "case"), CASES)
def test_quotations_are_found_whole(language: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = [text[start:end] for start, end in quotation_spans(text, language)]
    assert found == case.get("quotations", found)


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_sentence_only_attributes_or_says_more(language: str, case: dict[str, Any]) -> None:
    assert is_attribution(case["text"], language) is case["attributes"]


@given(st.one_of(st.text(), st.text("\"'“”„«»‘’「」a \n:")), st.sampled_from(["en", "de", "xx"]))
def test_spans_are_sorted_and_disjoint(text: str, language: str) -> None:
    """Spans ascend and none lies in another, whatever marks stand where."""
    spans = quotation_spans(text, language)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert is_attribution(text, language) in {True, False}


@pytest.mark.measures
@pytest.mark.parametrize("hostile", ["“", "“‘", "\"'", "‘s’ a", "\n", "a\n", "「『", " '", "\ud800", "”»"])
def test_hostile_text_is_read_once(hostile: str) -> None:
    start = time.process_time()
    quotation_spans(hostile * (300_000 // len(hostile)), "en")
    assert time.process_time() - start < 15
