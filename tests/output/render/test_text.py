import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer import compose
from composer.output.render.text import (
    Entry,
    entries_sha256,
    posted_text,
    read_thread_file,
    thread_file_text,
)
from composer.thread.model import Thread

STATEMENT = "Seven people died.\n\nWe ask for an inquiry. The families wait."

LINES = st.sampled_from(
    [
        "---",
        "\\---",
        "\\\\---",
        "+++",
        "<!-- opening -->",
        "<!-- call to action -->",
        "--- ",
        "----",
        "\\----",
        " ---",
        "* * *",
        "\\ * * *",
        "___\t",
        "—-",
        "===",
        "~~~~",
        "–",
        "**",
        "",
        "a",
        "é b",
    ]
)


def thread(**options: str) -> Thread:
    return compose(STATEMENT, "x", limit=40, **options)  # type: ignore[arg-type]  # each option is a str here


def test_posts_are_parted_by_lines_of_three_hyphens() -> None:
    texts = [post.text for post in thread().posts]
    assert posted_text(thread()) == "\n---\n".join(texts) + "\n"


def test_the_thread_file_has_settings_then_posts_without_markers() -> None:
    text = thread_file_text(thread(opening="#Peru 🧵", call_to_action="Read: example.org"))
    assert re.sub(r'(sha256|posts) = "[0-9a-f]{64}"', r'\1 = "…"', text) == (
        '+++\nplatform = "x"\nlanguage = "en"\ntitle = "Seven people died."\nstatement = "text"\nsha256 = "…"\n'
        "limit = 40\n"
        'content_warning = ""\nsplit = "reading"\nmarker = "1/9"\nmarker_at = "line"\nopening_at = "bottom"\n'
        'call_to_action_at = "own"\nposts = "…"\n+++\n\n'
        "Seven people died.\n\n<!-- opening -->\n#Peru 🧵\n\n---\n\nWe ask for an inquiry.\n\n---\n\n"
        "The families wait.\n\n"
        "---\n\n<!-- call to action -->\nRead: example.org\n"
    )


def test_a_thread_file_reads_back_as_the_posts_it_was_written_from() -> None:
    written = thread(opening="a\n---\nb", call_to_action="<!-- opening -->")
    found = read_thread_file(thread_file_text(written))
    assert [(entry.body, entry.opening, entry.call_to_action) for entry in found.entries] == [
        (post.body, post.opening, post.call_to_action) for post in written.posts
    ]
    assert not found.is_edited
    assert found.settings["platform"] == "x"


@pytest.mark.parametrize(
    "rule", ["---", "----", "  ---", "- - -", "***", "* * *", "___", "===", "~~~", "———", "–––", "—-", "——", "—–—\t"]
)
def test_whatever_line_is_drawn_parts_posts(rule: str) -> None:
    found = read_thread_file(f'+++\nplatform = "x"\n+++\n\nOne.\n{rule}\nTwo.\n')
    assert found.entries == (Entry("One."), Entry("Two."))


@pytest.mark.parametrize("line", ["--", "—", "-", "**", "* * a", "--- and so on", "…", "-*-", "\\***", "\\---"])
def test_a_line_that_may_hold_words_or_is_escaped_parts_nothing(line: str) -> None:
    found = read_thread_file(f'+++\nplatform = "x"\n+++\n\nOne.\n{line}\nTwo.\n')
    assert found.entries == (Entry(f"One.\n{line.removeprefix(chr(92))}\nTwo."),)


def test_what_is_shown_as_text_is_escaped_only_where_it_looks_like_a_cut() -> None:
    written = thread(opening="***\n---\n+++")
    assert "***\n\\---\n+++" in posted_text(written)


def test_a_changed_word_is_an_edit_and_a_windows_editor_is_none() -> None:
    text = thread_file_text(thread())
    assert read_thread_file(text.replace("Seven", "Eight")).is_edited
    assert not read_thread_file("\ufeff" + text.replace("\n", "\r\n")).is_edited


@given(st.lists(st.tuples(*[st.lists(LINES, max_size=5).map("\n".join).map(str.strip)] * 3), min_size=1, max_size=4))
def test_no_line_of_a_post_is_taken_for_one_of_ours(rows: list[tuple[str, str, str]]) -> None:
    """Whatever lines a post has, the thread file gives back the same posts."""
    from dataclasses import replace  # noqa: PLC0415 - only here

    whole = thread()
    posts = tuple(
        replace(whole.posts[0], body=body, opening=opening, call_to_action=call) for body, opening, call in rows
    )
    found = read_thread_file(thread_file_text(replace(whole, posts=posts)))
    assert found.entries == tuple(Entry(*row) for row in rows)
    assert found.settings["posts"] == entries_sha256(found.entries)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_setting_is_written_as_toml_that_reads_back(title: str) -> None:
    """A title of any characters at all comes back from the settings as it was."""
    from dataclasses import replace  # noqa: PLC0415 - only here

    whole = thread()
    text = thread_file_text(replace(whole, statement=replace(whole.statement, title=title)))
    assert tomllib.loads(text.split("+++\n")[1])["title"] == title
