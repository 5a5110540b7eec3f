"""Which language a text is in: our cases, and what holds for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import ComposerError
from composer.language.detection import detected_language, evidence_of, other_language
from tests.processor import processor_seconds

CASES = Path(__file__).parents[1] / "cases" / "detection"
OURS = {"en", "es", "pt", "fr", "it", "de", "ru", "ar", "hi", "zh", "ja"}


def texts(name: str) -> list[tuple[str, str]]:
    table = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return [(code, text) for code, several in table.items() for text in several]


@pytest.mark.parametrize(("code", "text"), texts("ours"))
def test_our_languages_are_told_from_200_characters(code: str, text: str) -> None:
    assert len(text) >= 200
    assert detected_language(text) == code
    assert other_language(text, code) is None
    assert other_language(text, "de" if code == "en" else "en") == code


def test_a_short_text_with_names_is_taken_for_no_other_language() -> None:
    assert other_language("Il card. Zuppi, mons. Bettazzi e don L. Ciotti erano lì. S. Francesco no.", "it") is None


@pytest.mark.parametrize(("code", "text"), texts("ours"))
def test_markup_and_addresses_do_not_hide_a_language(code: str, text: str) -> None:
    assert detected_language(f"{text}\n\nhttps://example.org/the/and/of @the_of #and\n") == code
    assert detected_language(text.upper()) == code


@pytest.mark.parametrize(("code", "text"), texts("neighbours"))
def test_a_neighbour_is_not_taken_for_one_of_ours(code: str, text: str) -> None:
    assert detected_language(text) == code


@pytest.mark.parametrize("text", [text for _, text in texts("unsure")])
def test_nothing_is_said_without_evidence(text: str) -> None:
    assert detected_language(text) is None


def test_every_language_of_ours_has_a_case() -> None:
    assert {code for code, _ in texts("ours")} == OURS
    assert {path.name for path in CASES.iterdir()} == {"ours.toml", "neighbours.toml", "unsure.toml"}


def test_a_script_that_tells_no_language_is_named() -> None:
    with pytest.raises(ComposerError, match=r"detection\.toml: Runic, Thai: give each script"):
        evidence_of(
            {"scripts": {"Thai": "ก-ฮ", "Han": "一-龥", "Kana": "ぁ-ゖ"}, "alone": {"Runic": "non"}, "words": {}}
        )


@given(st.text())
def test_any_text_is_told_or_not(text: str) -> None:
    """Any text at all has a code of two letters, or none."""
    code = detected_language(text)
    assert code is None or (len(code) == 2 and code.isascii() and code.islower())


@given(st.sampled_from(texts("ours")), st.integers(1, 3))
def test_saying_it_again_changes_nothing(case: tuple[str, str], times: int) -> None:
    """A text repeated is in the language it was in."""
    code, text = case
    assert detected_language("\n\n".join([text] * times)) == code


@pytest.mark.parametrize("unit", ["a", "a ", "的", "x://", "@", " ", "é", "1"])
def test_no_text_takes_long(unit: str) -> None:
    assert processor_seconds(lambda: detected_language(unit * (1_000_000 // len(unit)))) < 2
