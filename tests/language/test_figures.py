import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.language.entities.figure_grammar import figure_pattern
from composer.language.entities.figure_patterns import FigurePatterns, held
from composer.language.entities.figures import figure_spans, holds_count
from composer.language.words import languages, word_lists

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


@st.composite
def texts_of_listed_words(draw: st.DrawFn) -> tuple[str, str]:
    """Return a language, and a text of words that figures are made of in it, written small, with a capital or large."""
    language = draw(st.sampled_from(sorted(languages() - {"zh", "ja"})))
    lists = word_lists(language)
    names = "titles months weekdays numbered numbers ones units persons percents time_units date_links name_links"
    listed = st.sampled_from(sorted(frozenset().union(*(getattr(lists, name) for name in names.split()))))
    form = st.sampled_from([str, str.capitalize, str.upper, lambda word: word.replace("'", "’").replace(" ", "\xa0")])
    word = st.builds(lambda form, word: form(word), form, listed)
    sign = st.sampled_from(["7", "49", "2023", "Ana", "of", ",", ".", "-", "%", "$", "(", ")"])
    space = st.sampled_from([" ", " ", " ", "", "\xa0", "\n"])
    return language, "".join(draw(st.lists(st.builds(str.__add__, word | sign, space), max_size=12)))


@given(texts_of_listed_words())
def test_a_pattern_of_the_words_that_a_text_holds_matches_as_that_of_all_words_does(chosen: tuple[str, str]) -> None:
    """Words that do not stand in a text change nothing of what is a figure in it."""
    language, text = chosen
    found, expected = (
        [(match.span(), match.groupdict()) for match in figure_pattern(lists).finditer(text)]
        for lists in (held(word_lists(language), text), word_lists(language))
    )
    assert found == expected


def test_the_first_text_has_a_pattern_of_its_own_until_another_comes() -> None:
    patterns, first = FigurePatterns(word_lists("en")), "Seven men died in July. Ten women left."
    own = patterns.of("Ten women left.", first)
    assert patterns.of("Seven men died in July.", first) is own
    assert "July" in own.pattern
    assert "August" not in own.pattern
    whole = patterns.of("Two left.", "Two left.")
    assert "August" in whole.pattern
    assert patterns.of("Ten women left.", first) is whole


class Meanwhile(str):
    """A text during whose search another thread comes with a text of its own."""

    __slots__ = ("patterns",)
    patterns: FigurePatterns

    def __contains__(self, part: object, /) -> bool:
        self.patterns.__init__(word_lists("en"))  # type: ignore[misc]
        self.patterns.of("Two left.", "Two left.")
        return isinstance(part, str) and super().__contains__(part)


def test_a_text_of_another_thread_changes_no_pattern_that_is_being_chosen() -> None:
    patterns, first = FigurePatterns(word_lists("en")), Meanwhile("Seven men died in July.")
    first.patterns = patterns
    assert "July" in patterns.of("Seven men died in July.", first).pattern


@pytest.mark.parametrize(("language", "text"), [("en", "Ten women left. " * 2_000), ("zh", "两人离开。")])
def test_a_long_text_and_one_without_spaces_have_the_pattern_of_all_words(language: str, text: str) -> None:
    assert FigurePatterns(word_lists(language)).of(text, text).pattern == figure_pattern(word_lists(language)).pattern


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
