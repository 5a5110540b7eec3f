import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer import compose
from composer.output.render.page.pieces import runs
from composer.thread.model import Thread

TEXT = "Siete murieron: https://example.org/peru y @ana #Perú.\n\nPedimos justicia. Las familias esperan."


def all_text(thread: Thread) -> list[str]:
    return ["".join(piece.text for run in runs(post, thread, 0) for piece in run.pieces) for post in thread.posts]


@given(
    st.sampled_from(["start", "end", "line"]),
    st.sampled_from(["top", "bottom"]),
    st.sampled_from(["own", "last", "auto"]),
    st.sampled_from(["x", "bluesky", "mastodon", "threads"]),
)
def test_the_pieces_of_a_post_are_its_text(marker_at: str, opening_at: str, call_at: str, platform: str) -> None:
    """Wherever marker, opening and call to action stand, the page shows each post whole."""
    thread = compose(
        TEXT,
        platform,
        limit=90,
        opening="#Perú 🧵",
        call_to_action="https://example.org",
        marker_at=marker_at,  # type: ignore[arg-type]  # one of the places
        opening_at=opening_at,  # type: ignore[arg-type]
        call_to_action_at=call_at,  # type: ignore[arg-type]
    )
    assert all_text(thread) == [post.text for post in thread.posts]


@given(st.text(), st.text(), st.text())
def test_a_post_that_is_not_as_it_should_be_is_shown_whole_too(text: str, opening: str, marker: str) -> None:
    """No text is lost on the page even where a post's parts do not stand in it."""
    thread = compose(TEXT, "x", limit=90)
    post = replace(thread.posts[0], text=text, opening=opening, marker=marker if text.endswith(marker) else "")
    assert all_text(replace(thread, posts=(post,))) == [text]


def test_links_mentions_and_hashtags_are_told_apart() -> None:
    thread = compose(TEXT, "x", limit=90)
    found = [(piece.kind, piece.text) for run in runs(thread.posts[0], thread, 0) for piece in run.pieces if piece.kind]
    assert found == [("link", "https://example.org/peru"), ("mention", "@ana"), ("hashtag", "#Perú")]


def test_each_sentence_is_a_run_with_its_number() -> None:
    thread = compose(TEXT, "x", limit=90)
    found = [run for run in runs(thread.posts[-1], thread, 7) if run.sentence is not None]
    assert [run.sentence for run in found] == list(range(7, 7 + len(found)))
    assert all(run.part == "body" for run in found)


@pytest.mark.measures
def test_a_post_of_many_hashtags_takes_time_that_grows_as_it_does() -> None:
    """Four times as many take about four times as long, not sixteen times."""
    times = []
    for number in (500, 2000):
        thread = compose("#Tag. " * number, "facebook", language="en")
        [post] = thread.posts
        seconds = []
        for _ in range(3):
            started = time.process_time()
            shown = runs(post, thread, 0)
            seconds.append(time.process_time() - started)
        times.append(min(seconds))
        assert sum(piece.kind == "hashtag" for run in shown for piece in run.pieces) == number
    assert times[1] < 7 * times[0], times
