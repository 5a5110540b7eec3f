import re
import tomllib
from importlib.resources import files

import pytest

from composer.output.render.page.words import page_words

FOLDER = files("composer.output.render.page") / "words"
LANGUAGES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))


def shape(value: object) -> object:
    """Return what two languages must share: names, forms, and the words in braces."""
    if isinstance(value, dict):
        return {name: shape(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return len(value)
    return sorted(set(re.findall(r"\{\w+\}", str(value))))


def test_there_are_words_in_two_languages_at_least() -> None:
    assert {"en", "es"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_as_english(language: str) -> None:
    found, english = (tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")) for code in (language, "en"))
    found.pop("direction")
    english.pop("direction")
    assert shape(found) == shape(english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_one_that_a_press_officer_would_not_use(language: str) -> None:
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    assert not re.search(r"grapheme|weight|\bspan\b|\bbytes?\b|tweet|grafema|tuit", text, re.IGNORECASE)


@pytest.mark.parametrize("language", ["../en", "", "e", "EN", "x" * 500, "de-DE"])
def test_a_language_without_words_gets_english(language: str) -> None:
    assert page_words(language).language == "en"
