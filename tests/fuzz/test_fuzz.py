"""A small share of what tests/fuzz/run does, and every input that once broke a rule."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.cases import FOLDER, Case, read_case
from tests.fuzz.inputs import files, settings_of_every_kind, texts

ANY = list(HealthCheck)
CASES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_an_input_that_once_broke_a_rule_breaks_none(path: Path) -> None:
    read_case(path).hold()


def test_there_are_such_inputs() -> None:
    assert CASES


@given(text=texts(), options=settings_of_every_kind())
@settings(max_examples=40, deadline=None, suppress_health_check=ANY)
def test_any_statement_with_any_settings_is_whole_on_every_platform(text: str, options: dict[str, object]) -> None:
    """Of any text and settings come posts within the limit that hold every character, or an error in words."""
    Case("statement", text=text, options=options).hold()


@given(file=files())
@settings(max_examples=150, deadline=None, suppress_health_check=ANY)
def test_any_file_is_read_or_refused(file: tuple[str, bytes]) -> None:
    """Of any bytes under any name comes a statement that covers its words, or an error in words."""
    Case("file", suffix=file[0], content=file[1]).hold()


@given(text=texts() | st.text())
@settings(max_examples=60, deadline=None, suppress_health_check=ANY)
def test_links_figures_and_sentences_stand_in_any_words_in_order(text: str) -> None:
    """What is found in any words lies within them, in order, none over another."""
    Case("words", text=text).hold()
