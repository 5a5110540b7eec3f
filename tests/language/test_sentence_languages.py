"""The lists of each language can be read, found in and added to by whoever speaks it."""

import tomllib
from pathlib import Path

import pytest

from composer.language.sentences import language
from composer.language.sentences.language import Lists, language_rules

FILES = sorted((Path(language.__file__).parent / "languages").glob("*.toml"))
ABBREVIATIONS = ("never_end", "may_end", "ends_lists", "before_name", "before_number", "after_number")
KEYS = {
    *ABBREVIATIONS,
    *(
        "articles",
        "labels",
        "starters",
        "tails",
        "vowels",
        "last_letters",
        "exclamations",
        "always_capital",
        "ordinals",
        "roman_ordinals",
        "after_ordinal",
        "before_time",
        "after_time",
    ),
    *("verbs", "known_names", "terminators", "unspaced", "weak", "going_on", "saying", "said", "after_said"),
}


def test_there_are_languages() -> None:
    assert len(FILES) > 11


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_holds_known_keys_and_sorted_words(file: Path) -> None:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert table.keys() <= KEYS
    for key in (*ABBREVIATIONS, "starters", "labels", "said", "after_said"):
        words = table.get(key, "").split()
        assert words == sorted(words, key=lambda word: (word.lower(), word))
        assert len(words) == len(set(words))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_abbreviation_either_ends_sentences_or_does_not(file: Path) -> None:
    table = {
        key: set(text.split())
        for key, text in tomllib.loads(file.read_text(encoding="utf-8")).items()
        if isinstance(text, str)
    }
    never = table.get("never_end", set())
    assert not never & (table.get("may_end", set()) | table.get("ends_lists", set()))
    assert not table.get("may_end", set()) & table.get("ends_lists", set())


def test_a_code_may_name_a_country_and_an_unknown_one_gets_the_defaults() -> None:
    assert language_rules("PT_br") is language_rules("pt")
    assert language_rules("tlh") is language_rules("../en") is language_rules("")


def test_languages_that_are_written_alike_share_their_rules() -> None:
    assert language_rules("nb-NO") is language_rules("nn") is language_rules("no")
    assert language_rules("sr_Latn") is language_rules("hr") is not language_rules("")


def test_what_a_file_says_under_no_known_name_is_refused() -> None:
    assert Lists({"starters": "the"}, {"starters": "la le"}).words("starters") == ["the", "la", "le"]
    with pytest.raises(TypeError, match=r"languages/\*\.toml: strters: nothing is known"):
        Lists({"starters": "the"}, {"strters": "la"})
    with pytest.raises(TypeError, match="starters must be a list of words"):
        Lists({"starters": 1}, {}).words("starters")
