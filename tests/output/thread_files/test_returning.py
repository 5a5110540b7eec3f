"""What comes back from a publishing tool is what went out, and its thread is found by its words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import StatementError
from composer.output.checking import checked
from composer.output.copying import Copyable
from composer.output.export import FORMS, exported, typefully_text
from composer.output.render.json import json_text
from composer.output.render.text import is_thread_file, thread_file_text
from composer.output.thread_files.returned_texts import returned
from composer.output.thread_files.returning import returned_thread
from composer.output.writing import write_threads
from composer.statement import statement_from_text
from composer.thread.model import Thread
from composer.thread.pipeline import compose
from tests.processor import processor_seconds

TEXT = """Justice for the dead

Seven soldiers and one policeman were killed in July. President Boluarte took office in December.

We ask for an inquiry, and the families wait. Nobody was charged, and 49 people were hurt near Puno."""
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool)
POSTS = st.lists(st.lists(LINES, min_size=1, max_size=3).map("\n\n".join), min_size=1, max_size=6)


@given(POSTS, st.sampled_from(tuple(FORMS)))
def test_what_is_exported_is_read_back(posts: list[str], form: str) -> None:
    """The posts of an export are those of the thread, whatever is in them and whatever the form."""
    if form == "publer" and any("|" in post for post in posts):
        return  # a post that holds what parts comments is refused there
    thread = Copyable("X", tuple(posts), tuple(0 for _ in posts))
    found = returned(exported(thread, form))
    assert (found.form, found.posts) == (form, thread.posts)


@pytest.mark.parametrize("form", FORMS)
def test_a_thread_of_any_length_is_read_back(form: str) -> None:
    posts = tuple(f"This is post {number}, {'and it goes on ' * 15}." for number in range(800))
    assert returned(exported(Copyable("X", posts, (0,) * len(posts)), form))[:2] == (form, posts)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Text", "Text,Image URL", 'Text,Image URL,Tags,Posting Time\n"open', "||"]
)
def test_what_is_no_table_is_a_text(text: str) -> None:
    assert returned(text).form == "typefully"


def threads() -> list[Thread]:
    statement = statement_from_text(TEXT, language="en", name="peru.md")
    own = {"opening": "#Peru \N{SPOOL OF THREAD}", "call_to_action": "Please share this thread."}
    return [compose(statement, name, limit=130, **own) for name in ("x", "mastodon")]  # type: ignore[arg-type]  # two texts


@pytest.fixture
def back(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes threads, exports one of them, changes it, and returns the file that comes back."""
    laid_out = threads()
    write_threads("peru", laid_out, tmp_path / "threads")

    def file(form: str, *changes: tuple[str, str], number: int = 0) -> Path:
        thread = laid_out[number]
        posts = tuple(post.text for post in thread.posts)
        text = exported(Copyable(thread.platform.title, posts, tuple(0 for _ in posts)), form)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "back.txt"
        path.write_bytes(text.encode())
        return path

    return file


def known(path: Path) -> list[Path]:
    return sorted((path.parent / "threads" / "peru").glob("*.txt"))


def test_a_text_is_checked_whatever_its_file_is_called(back: Callable[..., Path]) -> None:
    path = back("typefully")
    named = path.rename(path.with_name("back **[1].txt"))
    assert checked(named, lambda: known(path)).status == "approved"


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_nobody_changed_is_as_approved(back: Callable[..., Path], form: str) -> None:
    path = back(form)
    found = checked(path, lambda: known(path))
    assert found.status == "approved", found
    assert found.thread is not None
    assert [post.text for post in found.thread.posts] == [post.text for post in threads()[0].posts]


@pytest.mark.parametrize("form", FORMS)
def test_what_was_changed_in_the_tool_is_found(back: Callable[..., Path], form: str) -> None:
    path = back(form, ("Seven", "Seventeen"), ("Please share", "Kindly share"), ("#Peru", "#Lima"))
    found = checked(path, lambda: known(path))
    assert [(post, str(each)) for post, each in found.differences] == [(1, "'Seventeen' for 'Seven'")]
    assert {
        "the opening became “#Lima \N{SPOOL OF THREAD}”",
        "the call to action became “Kindly share this thread.”",
    } <= {*found.notes}


def test_its_thread_is_the_one_with_most_of_its_words(back: Callable[..., Path]) -> None:
    path = back("typefully", ("Nobody was charged", "No one was charged"), number=1)
    former, note = returned_thread(path, known(path))
    assert former.known().platform in ("x", "mastodon")
    assert "as the thread" in note


def test_the_thread_that_is_named_wins(back: Callable[..., Path]) -> None:
    path = back("csv")
    mastodon = path.parent / "threads" / "peru" / "mastodon.txt"
    assert returned_thread(path, known(path))[0].known().platform == "x"
    assert returned_thread(path, (), mastodon)[0].known().platform == "mastodon"


def test_a_text_that_is_no_thread_s_is_refused(back: Callable[..., Path]) -> None:
    path = back("typefully")
    path.write_text("Something else altogether.", "utf-8")
    with pytest.raises(StatementError, match="no thread here has its words"):
        returned_thread(path, known(path))
    found = checked(path, lambda: known(path), path.parent / "threads" / "peru" / "x.txt")
    assert found.status == "differs"


def test_a_thread_file_is_told_by_its_first_line() -> None:
    assert is_thread_file("\ufeff+++ \r\nplatform = 'x'")
    assert not is_thread_file("One.\n+++\n")


@pytest.mark.measures
def test_a_long_thread_comes_back_in_time_that_grows_as_it_does(tmp_path: Path) -> None:
    """Four times as many posts take about four times as long, not sixteen times."""
    times = []
    for number in (1000, 4000):
        statement = statement_from_text("\n\n".join(f"Village {at} waits." for at in range(number)), language="en")
        thread = compose(statement, "x", split="paragraph")
        path = tmp_path / str(number) / "x.txt"
        path.parent.mkdir()
        path.write_text(thread_file_text(thread), "utf-8")
        path.with_suffix(".json").write_text(json_text(thread), "utf-8")
        back = tmp_path / f"{number}.txt"
        back.write_text(typefully_text([post.text.replace("waits", "hopes") for post in thread.posts]), "utf-8")
        read = partial(returned_thread, back, [path], path)
        times.append(processor_seconds(read, times=3))
        found, _ = read()
        assert [entry.body for entry in found.file.entries] == [f"Village {at} hopes." for at in range(number)]
    assert times[1] < 9 * times[0], times
