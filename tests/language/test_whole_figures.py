"""A figure is never cut in half: not in the words that a sentence is parted between, nor at the end of any post."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import composer
from composer.language.entities.figures import figure_spans
from composer.language.entities.number_phrases import phrase_spans
from composer.language.entities.whole_figures import whole_figure_spans
from composer.language.words import languages
from composer.statement import statement_from_text
from composer.thread.places import Places

FILES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[1] / "cases" / "whole_figures").glob("*.toml"))
}
ELSEWHERE = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "whole_figures_elsewhere.toml").read_text(encoding="utf-8")
)
WHOLE, APART = (
    [pytest.param(language, text, id=f"{language}: {text}") for language, lists in FILES.items() for text in lists[key]]
    for key in ("whole", "apart")
)


def places(text: str, language: str) -> set[int]:
    """Return where a sentence may be cut, in whatever way."""
    statement = statement_from_text(text, language=language)
    found = Places(statement, 0, len(text), "x")
    levels = [found.level(number) for number in range(4)]
    return {at for level in levels if level for at in level.breaks} | {start for start, _ in statement.sentences}


def test_every_language_has_cases() -> None:
    assert set(FILES) == languages()
    assert all(len(lists["whole"]) >= 25 and lists["apart"] for lists in FILES.values())


@pytest.mark.parametrize(
    ("language", "case"),
    [*WHOLE, *((language, case) for language, cases in ELSEWHERE.items() for case in cases)],
)
def test_no_place_to_cut_stands_in_a_figure(language: str, case: str) -> None:
    before, figure, after = case.replace("⟧", "⟦").split("⟦")
    within = range(len(before) + 1, len(before) + len(figure))
    assert places(before + figure + after, language).isdisjoint(within)


@pytest.mark.parametrize(("language", "case"), APART)
def test_what_is_told_apart_may_be_cut(language: str, case: str) -> None:
    left, right = case.split("|")
    assert len(left) in {at - (len(right) - len(right.lstrip())) for at in places(left + right, language)}


@pytest.mark.parametrize("language", sorted(FILES))
def test_no_post_ends_in_a_figure_whatever_the_limit(language: str) -> None:
    text, within = "", set[int]()
    for case in FILES[language]["whole"][:6]:
        before, figure, after = case.replace("⟧", "⟦").split("⟦")
        start = len(text) + len(before)
        within |= set(range(start + 1, start + len(figure)))
        text += f"{before}{figure}{after} "
    cuts = 0
    for limit in range(30, 110):
        try:
            thread = composer.compose(text.strip(), "x", language=language, limit=limit)
        except composer.ComposerError:  # a figure is longer
            continue
        found = beginnings(text, [post.body for post in thread.posts[1:]])
        cuts += len(found)
        assert found.isdisjoint(within)
    assert cuts > 50


def beginnings(text: str, bodies: list[str]) -> set[int]:
    """Return where posts begin in a text."""
    found, at = set(), len(text)
    for body in reversed(bodies):
        at = text.rindex(body, 0, at)
        found.add(at)
    return found


@given(
    st.lists(
        st.sampled_from(["49 ", "people ", "July ", "19", ", ", "$", "to ", "of the ", "one in ", "and ", "§ 1 "])
    ),
    st.sampled_from(["en", "de", "ar", "zh", "xx"]),
)
def test_whole_figures_hold_every_figure_and_do_not_touch(parts: list[str], language: str) -> None:
    """Each figure lies in one whole figure; these ascend and are no longer than a clause."""
    text = "".join(parts)
    spans = whole_figure_spans(text, language)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(end - start <= 220 for start, end in spans)
    assert all(any(a <= start and end <= b for a, b in spans) for start, end in figure_spans(text, language))


def test_a_phrase_that_would_grow_too_long_is_left_out() -> None:
    numbers = " and ".join(f"{number} of the {number + 9} people" for number in range(10, 20))
    text = f"a third of the people, {numbers}, in Case No. 7, para. 12"
    found = [text[start:end] for start, end in whole_figure_spans(text, "en")]
    assert found[0] == "a third of the people"
    assert found[-1] == "Case No. 7, para. 12"
    assert all(len(figure) <= 120 for figure in found)


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["a third ", "of the ", "XX", " 7", "no. ", "§ ", "era "])).map("".join)
)
def test_phrases_lie_in_their_text(text: str) -> None:
    """What is found begins and ends in the text, and is not empty."""
    assert all(0 <= start < end <= len(text) for start, end in phrase_spans(text, "en"))
