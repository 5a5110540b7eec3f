"""Grapheme clusters."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from composer.language.graphemes import _MAY_JOIN, grapheme_breaks, grapheme_count, older_grapheme_count

PIECES = "a \r\n\u0301\u200d\u0903\u0600\u1100\u1161\u11a8가각🇵🇪👩🏽❤\ufe0fक\u094dষ्\U000e0067\u0d4e\u0e33"


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("", []),
        ("ab", [1, 2]),
        ("\r\n", [2]),
        ("\n\r", [1, 2]),
        ("\r\u0301", [1, 2]),
        ("a\u0301b", [2, 3]),
        ("a\u200d", [2]),
        ("कि", [2]),
        ("\u0600a", [2]),
        ("\u1100\u1161\u11a8", [3]),
        ("가\u11a8", [2]),
        ("각\u1161", [1, 2]),
        ("\u1161\u1100", [1, 2]),
        ("🇵🇪🇫🇷🇵", [2, 4, 5]),
        ("🇵\u200d🇪", [2, 3]),
        ("👩\u200d👩", [3]),
        ("👩🏽\u200d👩", [4]),
        ("a\u200d👩", [2, 3]),
        ("क\u094dष", [3]),
        ("क\u200cष", [2, 3]),
        ("क\u094d\u200dष", [4]),
        ("क\u094da", [2, 3]),
    ],
)
def test_a_text_breaks_by_the_rules_of_unicode(text: str, breaks: list[int]) -> None:
    assert grapheme_breaks(text) == breaks


@given(st.text(alphabet=st.sampled_from(PIECES)) | st.text())
def test_breaks_are_those_of_the_library(text: str) -> None:
    """Every cluster is one that `\\X` of the pinned library finds."""  # noqa: D301 - a rule, not an escape
    clusters = regex.findall(r"\X", text)
    assert len(clusters) == grapheme_count(text) == len(grapheme_breaks(text))
    assert grapheme_breaks(text) == [sum(map(len, clusters[: index + 1])) for index in range(len(clusters))]


@given(st.text(alphabet=st.sampled_from(PIECES)))
def test_an_older_library_never_counts_less(text: str) -> None:
    """The bound for older libraries is at least the count, and at most one a character."""
    assert grapheme_count(text) <= older_grapheme_count(text) <= len(text)


def test_characters_that_are_passed_over_never_join() -> None:
    alone = regex.compile(r"[\p{GCB=Other}\p{GCB=Control}\p{GCB=LF}\p{GCB=LV}\p{GCB=LVT}]")
    passed = (character for character in map(chr, range(0x110000)) if not _MAY_JOIN.match(character))
    assert all(map(alone.match, passed))


@pytest.mark.parametrize(("text", "older"), [("नमस्ते", 4), ("क्त्य", 3), ("a\u0897", 2), ("a\u0301", 1), ("👩‍🚀", 1)])
def test_older_libraries_part_conjuncts_and_new_marks(text: str, older: int) -> None:
    assert older_grapheme_count(text) == older
