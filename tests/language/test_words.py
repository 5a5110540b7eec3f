import tomllib
from pathlib import Path

import pytest

import composer.language.words
from composer.language.words import languages, word_lists

FILES = sorted(Path(composer.language.words.__file__).parent.glob("*.toml"))


def test_eleven_languages_are_known() -> None:
    assert languages() >= {"ar", "de", "en", "es", "fr", "hi", "it", "ja", "pt", "ru", "zh"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lists_are_sorted_and_say_nothing_twice(path: Path) -> None:
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    assert lists
    assert {key: sorted(set(phrases)) for key, phrases in lists.items()} == lists


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_opener_leans_and_stands(path: Path) -> None:
    lists = word_lists(path.stem)
    assert lists.leaning & lists.standing <= {"das"}  # German: an article far more often than "that"


@pytest.mark.parametrize("code", ["en-GB", "EN", "en_US", "en-Latn-GB"])
def test_a_code_is_known_by_its_first_part(code: str) -> None:
    assert word_lists(code) is word_lists("en")


@pytest.mark.parametrize("code", ["", "xx", "../en", "\ud800", "e" * 100_000])
def test_an_unknown_language_has_empty_lists(code: str) -> None:
    assert word_lists(code).language == ""
    assert not word_lists(code).leaning
