"""Exports: what each tool is given, and that what can be read back is what was written."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import ComposerError
from composer.output.copying import Copyable, of_thread
from composer.output.export import BUFFER, FORMS, OURS, PUBLER, exported, typefully_posts
from composer.thread.pipeline import compose

THREAD = Copyable("X", ('Seven died, "all" of them.\n\n#Peru\n1/2', "Nobody was charged.\n2/2"), (200, 250))


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_typefully_gets_four_line_ends_between_posts() -> None:
    assert exported(THREAD, "typefully") == (
        'Seven died, "all" of them.\n\n#Peru\n1/2\n\n\n\nNobody was charged.\n2/2\n'
    )


def test_buffer_gets_a_row_a_post() -> None:
    assert rows(exported(THREAD, "buffer")) == [list(BUFFER), *([post, "", "", ""] for post in THREAD.posts)]
    assert exported(THREAD, "buffer").startswith("Text,Image URL,Tags,Posting Time\r\n")


def test_publer_gets_one_row_with_comments_and_no_alt_text() -> None:
    headings, row = rows(exported(THREAD, "publer"))
    assert headings == list(PUBLER)
    assert len(headings) == len(row) == 12
    found = {name: value for name, value in zip(headings, row, strict=True) if value}
    assert found == {"Text": THREAD.posts[0], "Comment(s) - Separated by ||": THREAD.posts[1]}


def test_publer_cannot_hold_a_post_with_two_bars() -> None:
    with pytest.raises(ComposerError, match="Post 2 holds"):
        exported(Copyable("X", ("a", "b || c"), (1, 1)), "publer")


def test_our_own_table_says_what_each_post_is() -> None:
    text = exported(THREAD, "csv")
    assert text.startswith("\ufeff")
    assert rows(text) == [
        list(OURS),
        ["X", "1", "2", THREAD.posts[0], "200", ""],
        ["X", "2", "2", THREAD.posts[1], "250", ""],
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_composed_thread_can_be_exported(form: str) -> None:
    thread = of_thread(compose("Seven died. Nobody was charged for any of it.", limit=40))
    text = exported(thread, form)
    assert all(post in text for post in thread.posts)


# What a post may hold: no line end at either end, and never two blank lines, as statements have none.
POST = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1).filter(str.strip),
    min_size=1,
).flatmap(lambda lines: st.sampled_from(["\n", "\n\n"]).map(lambda end: end.join(lines)))


@given(st.lists(POST, min_size=1))
def test_what_typefully_gets_can_be_read_back(posts: list[str]) -> None:
    """The posts of Typefully's form are those that were exported, with either kind of line end."""
    text = exported(Copyable("X", tuple(posts), (0,) * len(posts)), "typefully")
    assert typefully_posts(text) == tuple(posts)
    assert typefully_posts(text.replace("\n", "\r\n")) == tuple(posts)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), st.sampled_from(["buffer", "csv"]))
def test_a_table_holds_every_post(posts: list[str], form: str) -> None:
    """Whatever a post holds, the table's column of texts is the posts."""
    found = rows(exported(Copyable("X", tuple(posts), (0,) * len(posts)), form))
    column = found[0].index("Text" if form == "buffer" else "text")
    assert [row[column] for row in found[1:]] == posts


@given(st.text())
def test_any_text_can_be_read_in_typefullys_form(text: str) -> None:
    """Any text has posts in Typefully's form, none of them blank."""
    assert all(post.strip() for post in typefully_posts(text))
