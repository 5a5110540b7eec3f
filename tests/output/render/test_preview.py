from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from composer import compose
from composer.output.render.preview import _columns, preview_text
from composer.thread.model import Thread, Warning


def thread(text: str = "Seven people died. We ask for an inquiry.", limit: int = 30) -> Thread:
    return compose(text, "x", limit=limit)


def test_each_post_stands_under_its_number_and_what_is_left() -> None:
    assert preview_text(thread(), 40) == (
        "Seven people died.\n"
        "X · 2 posts\n"
        "\n"
        "── 1 of 2 ──────────────────── 8 left ──\n"
        "Seven people died.\n"
        "1/2\n"
        "\n"
        "── 2 of 2 ──────────────────── 4 left ──\n"
        "We ask for an inquiry.\n"
        "2/2\n"
    )


def test_warnings_stand_at_their_post_and_above_all() -> None:
    warned = replace(thread(), warnings=(Warning(None, "long", "Many posts."), Warning(2, "lean", "Opens with We.")))
    lines = preview_text(warned, 40).splitlines()
    assert lines[2] == "! Many posts. [long]"
    assert lines[-1] == "! Opens with We. [lean]"


def test_styles_are_there_only_when_asked_for() -> None:
    assert "\x1b" not in preview_text(thread())
    assert "\x1b[1mSeven people died.\x1b[0m" in preview_text(thread(), styled=True)


def test_items_of_a_list_within_a_list_stay_indented() -> None:
    whole = thread()
    text = "We ask:\n\n• one\n  1. two and three and all\n    • four\n   \n1/1"
    shown = preview_text(replace(whole, posts=(replace(whole.posts[0], text=text),)), 24)
    assert shown.endswith("\nWe ask:\n\n• one\n  1. two and three and\n  all\n    • four\n\n1/1\n")


@given(st.text(), st.integers(1, 120))
def test_nothing_in_a_post_steers_the_terminal(text: str, width: int) -> None:
    """Whatever a post holds, the preview has no control character but the line break."""
    whole = thread()
    hostile = replace(whole, posts=(replace(whole.posts[0], text=text),), content_warning=text)
    shown = preview_text(hostile, width)
    assert not {letter for letter in shown if (letter < " " and letter != "\n") or "\x7f" <= letter <= "\x9f"}


@given(st.text(st.sampled_from("aé 日本🇵🇪👨‍👩‍👧\u0301한x ")), st.integers(24, 76))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    """A line is as wide as it is asked to be, or narrower, in columns: wide letters count two."""
    whole = thread()
    shown = preview_text(replace(whole, posts=(replace(whole.posts[0], text=text),)), width)
    assert max(map(_columns, shown.splitlines())) <= width


@given(st.text(st.sampled_from("ab 日"), min_size=1))
def test_wrapping_loses_no_letter(text: str) -> None:
    """The wrapped post has the letters of the post, in order."""
    whole = thread()
    shown = preview_text(replace(whole, posts=(replace(whole.posts[0], text=text),)), 24)
    assert "".join(shown.partition("left ──")[2].split()) == "".join(text.split())
