"""Markers: what numbers a post, and what keeps it together in a text that is written from right to left."""

import pytest

from composer import compose
from composer.language.direction import is_right_to_left
from composer.platforms import platform_names
from composer.statement.choices import MARKER_PLACES, MarkerAt
from composer.thread.markers import NAMED, Marker

ARABIC = "قُتل سبعة أشخاص في الاحتجاجات. نطالب بتحقيق مستقل. العائلات تنتظر الجواب منذ شهور."
HEBREW = "שבעה אנשים נהרגו בהפגנות. אנו דורשים חקירה עצמאית. המשפחות מחכות לתשובה."


@pytest.mark.parametrize(("text", "language"), [(ARABIC, "ar"), (HEBREW, "he")], ids=["ar", "he"])
@pytest.mark.parametrize("marker", [*NAMED, "{{ index }} of {{ total }}"])
@pytest.mark.parametrize("marker_at", MARKER_PLACES)
def test_a_marker_in_a_text_from_right_to_left_is_isolated_and_counted(
    text: str, language: str, marker: str, marker_at: MarkerAt
) -> None:
    """Between U+2066 and U+2069 nothing turns "(2/9)" around, and each post is as long as it was said to be."""
    for name in ("x", "threads", "mastodon"):
        thread = compose(text, name, split="sentence", language=language, marker=marker, marker_at=marker_at)
        assert len(thread.posts) > 1
        for post in thread.posts:
            if post.marker:
                assert (post.marker[0], post.marker[-1]) == ("\u2066", "\u2069")
                assert post.text.startswith(post.marker) or post.text.endswith(post.marker)
            assert post.lengths == dict(zip(thread.platform.units, thread.platform.lengths(post.text), strict=True))


def test_a_marker_in_words_from_right_to_left_reads_from_the_right() -> None:
    first, *_ = compose(ARABIC, split="sentence", language="ar", marker="{{ index }} من {{ total }}").posts
    assert first.marker == f"\u20671 من {first.total}\u2069"


def test_an_isolated_marker_costs_what_its_isolates_count() -> None:
    plain, isolated = (compose(ARABIC, "threads", split="sentence", language=code).posts[0] for code in ("en", "ar"))
    assert plain.body == isolated.body
    assert isolated.length - plain.length == len("\u2066\u2069".encode())


@pytest.mark.parametrize("name", platform_names())
def test_elsewhere_no_marker_is_isolated(name: str) -> None:
    thread = compose("Seven people died. " * 400, name, limit=300, language="en")
    assert not any("\u2066" in post.text for post in thread.posts)


@pytest.mark.parametrize("code", ["ar", "ar-EG", "fa", "he", "ur", "ckb", "ku-Arab", "pa-Arab-PK", "uz-arab"])
def test_languages_from_right_to_left(code: str) -> None:
    assert is_right_to_left(code)


@pytest.mark.parametrize("code", ["en", "es-AR", "ku", "zh-Hant", "ur-Latn", "pa", "", "arn"])
def test_languages_from_left_to_right(code: str) -> None:
    assert not is_right_to_left(code)


@pytest.mark.parametrize("name", ["x", "bluesky", "mastodon"])
@pytest.mark.parametrize("sentences", [3, 14, 120])
def test_a_template_that_writes_what_a_name_does_is_laid_out_as_well(name: str, sentences: int) -> None:
    text = " ".join(f"Sentence {number} tells of what happened on that day in July." for number in range(sentences))
    named, template = (compose(text, name, limit=130, marker=each) for each in ("1/9", "{{ index }}/{{ total }}"))
    assert [post.text for post in template.posts] == [post.text for post in named.posts]
    assert template.fewest == named.fewest


def test_a_template_whose_words_differ_is_taken_at_its_widest() -> None:
    """Such as one whose words for small numbers are fewer characters, and count more."""
    marker = "{% if index < 10 %}一一一一一一{{ index }}{% else %}abcdefghi{{ index }}{% endif %}"
    assert not Marker(marker).is_regular(2)
    assert Marker("{{ index }}/{{ total }}").is_regular(4)
