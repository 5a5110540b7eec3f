import re
import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.language.clauses import clause_breaks
from composer.language.entities.figures import figure_spans
from composer.language.words import languages

CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "clauses").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def test_every_language_has_cases() -> None:
    assert {str(case.values[0]) for case in CASES} == languages()


@pytest.mark.parametrize(("language", "case"), CASES)
def test_clauses_part_where_the_case_is_marked(language: str, case: dict[str, Any]) -> None:
    """In a case, ``|`` stands before what a weak break begins and ``‖`` before what a strong one does."""
    sentence = re.sub("[|‖]", "", case["text"])
    marked = sentence
    for offset, strength in reversed(clause_breaks(sentence, language)):
        marked = marked[:offset] + {"weak": "|", "strong": "‖"}[strength] + marked[offset:]
    assert marked == case["text"]


@given(st.one_of(st.text(), st.text("a1,;—– .:and\"'")), st.sampled_from(["en", "zh", "xx"]))
def test_breaks_leave_figures_whole(sentence: str, language: str) -> None:
    """Breaks ascend, leave something on both sides, and lie in no figure."""
    offsets = [offset for offset, _ in clause_breaks(sentence, language)]
    assert all(left < right for left, right in pairwise(offsets))
    assert all(0 < offset < len(sentence) for offset in offsets)
    figures = figure_spans(sentence, language)
    assert not any(start < offset < end for start, end in figures for offset in offsets)


@pytest.mark.measures
@pytest.mark.parametrize(
    "hostile", [", ", "A, ", "A A A A, ", "— ", "—", " ", "; ", "and ", "and we ", "1, ", "\ud800", ',"']
)
def test_hostile_text_is_read_once(hostile: str) -> None:
    start = time.process_time()
    clause_breaks(hostile * (100_000 // len(hostile)), "en")
    assert time.process_time() - start < 20
