"""Links, mentions, hashtags and cashtags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.language.entities import entities

PIECES = [
    "@user",
    "@a@b.org",
    "#tag",
    "$CASH",
    "https://",
    "a.com",
    "/(a)",
    " ",
    ".",
    "é",
    "日",
    "😀",
    "\ud83d",
    "(",
    "\n",
    "1",
]


@pytest.mark.parametrize(
    ("rules", "text", "found"),
    [
        ("x", "See README.md, @west and #Peru", ["README.md", "@west", "#Peru"]),
        ("x", "a@b.com is no mention", []),
        ("x", "#2022 is no hashtag, #G20 is", ["#G20"]),
        ("x", "$TSLA rose by $3", ["$TSLA"]),
        ("x", "https://x.com/@west/#a", ["https://x.com/@west/#a"]),
        ("bluesky", "Read (example.com/a), @west.bsky.social!", ["example.com/a", "@west.bsky.social"]),
        ("bluesky", "README.md and left.It", ["README.md"]),
        ("bluesky", "#Peru, #2022 $abc.", ["#Peru", "$abc"]),
        ("mastodon", "example.com or https://example.com", ["https://example.com"]),
        ("mastodon", "@west@example.org, @west.", ["@west@example.org", "@west"]),
        ("mastodon", "#Peru #2022", ["#Peru"]),
        ("plain", "example.com", ["example.com"]),
    ],
)
def test_a_platform_finds_its_entities(rules: str, text: str, found: list[str]) -> None:
    assert [text[entity.start : entity.end] for entity in entities(text, rules)] == found


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["x", "bluesky", "mastodon", "plain"]))
def test_entities_are_in_order_and_apart(text: str, rules: str) -> None:
    """No entity is empty, begins before the one before it ends, or ends after the text."""
    ends = [0]
    for entity in entities(text, rules):
        assert ends[-1] <= entity.start < entity.end <= len(text)
        ends.append(entity.end)


def test_bluesky_links_an_address_in_brackets_and_a_tag_before_a_mark() -> None:
    text = "¡Lee (example.com) y #Perú!"
    found = [(entity.kind, text[entity.start : entity.end], entity.target) for entity in entities(text, "bluesky")]
    assert found == [("link", "example.com", "https://example.com"), ("hashtag", "#Perú", "Perú")]


def test_a_tag_on_bluesky_is_as_long_as_64_clusters_however_many_units_they_take() -> None:
    longest = "😀" * 63 + "a"
    assert [entity.target for entity in entities(f"#{longest}", "bluesky")] == [longest]
    assert entities(f"#{longest}a", "bluesky") == []
