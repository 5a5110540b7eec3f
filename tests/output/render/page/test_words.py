import re
import tomllib
from importlib.resources import files

import pytest

from composer.language.words import languages
from composer.output.render.page.plurals import plural_form
from composer.output.render.page.words import page_words
from composer.thread import roughness
from composer.thread.roughness import Weight

FOLDER = files("composer.output.render.page") / "words"
LANGUAGES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))


def read(language: str) -> dict[str, object]:
    """Return the words of a language, without what is said of the language itself."""
    found = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    assert found.pop("direction") in ("ltr", "rtl")
    assert found.pop("decimal") in (".", ",", "٫")
    return found


def shape(value: object) -> object:
    """Return what two languages must share: names, and the words in braces; of forms, any one."""
    if isinstance(value, dict) and "other" in value and isinstance(value["other"], str):
        return shape(value["other"])
    if isinstance(value, dict):
        return {name: shape(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return len(value)
    return sorted(set(re.findall(r"\{\w+\}", str(value))))


def texts(value: object) -> list[str]:
    """Return every text that a person reads."""
    if isinstance(value, dict):
        return [text for entry in value.values() for text in texts(entry)]
    return [text for entry in value for text in texts(entry)] if isinstance(value, list) else [str(value)]


def test_there_are_words_in_every_language_that_has_lists() -> None:
    assert set(LANGUAGES) == languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_as_english(language: str) -> None:
    assert shape(read(language)) == shape(read("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_finds_its_form(language: str) -> None:
    needed = {plural_form(language, number) for number in [*range(1000), 0.5, 1.5]} - {"zero"}
    for name, entry in page_words(language).entries.items():
        if isinstance(entry, dict):
            assert set(entry) - {"zero"} == needed | {"other"}, name
            said = {name: "1" for text in entry.values() for name in re.findall(r"\{(\w+)\}", text)}
            assert all(page_words(language).filled(name, **{**said, "n": number}) for number in range(200))


def test_every_weight_has_its_words() -> None:
    weights = [value for value in vars(roughness).values() if isinstance(value, Weight)]
    assert len(weights) > 10
    assert all(page_words("en")[f"why.{weight.reason}"] for weight in weights)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_one_that_a_press_officer_would_not_use(language: str) -> None:
    shown = "\n".join(texts(read(language)))
    assert not re.search(r"grapheme|weight|\bspan\b|\bbytes?\b|tweet|grafema|tuit", shown, re.IGNORECASE)


@pytest.mark.parametrize("language", ["../en", "", "e", "EN", "x" * 500, "qu-PE"])
def test_a_language_without_words_gets_english(language: str) -> None:
    assert page_words(language).language == "en"
