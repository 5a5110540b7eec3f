"""No word of an edited thread file is lost, whatever is written after it."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from composer import compose
from composer.errors import ComposerError
from composer.output.building import build
from composer.output.checking import checked
from composer.output.render.text import CUT
from composer.output.thread_files.carrying import carried_edits, keep_unapplied
from composer.output.thread_files.former import read_former
from composer.output.writing import write_threads
from composer.statement import statement_from_text
from composer.thread.edits import Edit
from composer.thread.edits.words import text_words
from composer.thread.model import Thread
from tests.processor import processor_seconds

TEXT = """Justice for the dead

Seven people died in the protests. We ask for an inquiry, as Mr. Smith did. The families wait.

In addition, 49 civilians were hurt. The letter says so: "Nobody was asked." This is grave.

We call on everyone to help. Together we can."""
LATER = TEXT.replace("The families wait.", "The families still wait.").replace("This is grave.", "")
USUAL = {"limit": 90, "opening": "#Peru 🧵", "call_to_action": "Read: example.org", "marker": "1/9"}

# A case is shown as it was found: making it smaller writes to the disk for minutes.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)

WORDS = ("seventeen", "died,", "no.", "“Why?”", "50", "{{ x }}", "\\---", "+++", "naïve", "<!-- a -->")
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "insert", "swap", "word", "line"]),
        st.integers(0, 999),
        st.integers(0, 999),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    ),
    min_size=1,
    max_size=5,
)
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "limit": st.sampled_from([60, 90, 120, 280]),
        "opening": st.sampled_from(["", "#Lima", "{{ total }} posts"]),
        "call_to_action": st.sampled_from(["", "Help."]),
        "call_to_action_at": st.sampled_from(["own", "last", "auto"]),
        "marker": st.sampled_from(["none", "(1/9)"]),
        "marker_at": st.sampled_from(["start", "end", "line"]),
        "split": st.sampled_from(["fewest", "even", "paragraph", "sentence"]),
    },
)


def written(folder: Path, text: str = TEXT, **options: Any) -> Thread:  # noqa: ANN401 - options of compose
    """Write the thread of a statement, with what was edited before."""
    statement = statement_from_text(text, name="peru.txt", language="en")
    carried = carried_edits(folder / "peru").brought_to(statement)
    edits = carried.of("en").get("x", ())
    thread = compose(statement, "x", **{**USUAL, **options}, edits=edits)
    write_threads("peru", [thread], folder, carried=carried)
    return thread


def edit(path: Path, edits: Sequence[tuple[str, int, int, str]]) -> Counter[str]:
    """Change the lines after the settings; return the words that are new."""
    head, body = re.fullmatch(r"(\+\+\+\n.*?\n\+\+\+\n)(.*)", path.read_text("utf-8"), re.DOTALL).groups()  # type: ignore[union-attr]  # a thread file
    lines = body.split("\n")
    for kind, first, second, words in edits:
        at, other = first % len(lines), second % len(lines)
        match kind:
            case "delete":
                del lines[at]
            case "insert":
                lines[at:at] = ["", words, ""]
            case "line":
                lines[at:at] = ["", CUT, ""]
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] += f" {words}"
        lines = lines or [""]
    path.write_text(head + "\n".join(lines), "utf-8")
    return words_of("\n".join(lines)) - words_of(body)


def words_of(text: str) -> Counter[str]:
    """The words of a text, but not the lines between posts, nor what tells a line of words from such a line."""
    found = text_words(re.sub(r"[“”]", " ", text))
    return Counter(word for word in (word.removeprefix("\\") for word in found) if word != CUT)


def kept_words(folder: Path) -> Counter[str]:
    """All words in the thread file and in what is kept beside it."""
    return words_of("\n".join(path.read_text("utf-8") for path in folder.glob("x*.txt")))


@given(
    edits=EDITS, changes=SETTINGS, text=st.sampled_from([TEXT, LATER, "Another statement. It says nothing of that."])
)
@settings(max_examples=60, deadline=None, phases=QUICK)
def test_every_edited_word_is_kept_or_reported(
    edits: list[tuple[str, int, int, str]], changes: dict[str, Any], text: str
) -> None:
    """After any edits, then any change of settings or of the statement, each new word is in the thread or beside it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder)
        new = edit(folder / "peru" / "x.txt", edits)
        content = (folder / "peru" / "x.txt").read_bytes()
        try:
            written(folder, text, **changes)
            written(folder, text, **changes)
        except ComposerError:
            assert (folder / "peru" / "x.txt").read_bytes() == content
            return
        assert not new - kept_words(folder / "peru")
        schema = json.loads((files("composer.output.render") / "thread.schema.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(json.loads((folder / "peru" / "x.json").read_bytes()))


@given(rounds=st.lists(EDITS, min_size=1, max_size=3), changes=SETTINGS)
@settings(max_examples=25, deadline=None, phases=QUICK)
def test_a_thread_says_what_its_edits_say_whatever_the_settings(
    rounds: list[list[tuple[str, int, int, str]]], changes: dict[str, Any]
) -> None:
    """After edits, a write, and edits again, then any change of settings, the words are the edited ones, in order.

    None is lost, none that was taken out comes back, unless that is said.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "peru" / "x.txt"
        written(folder)
        try:
            for edits in rounds:
                edit(path, edits)
                edited = body_words(path)
                written(folder)
                assert body_words(path) == edited or list(path.parent.glob("x.unapplied*.txt"))
            thread = written(folder, **changes)
        except ComposerError:
            return
        assert body_words(path) == edited or thread.unapplied


def body_words(path: Path) -> list[str]:
    """The statement's words in a thread file, in order."""
    return [word for entry in read_former(path).entries for word in text_words(entry.body)]


@given(edits=EDITS)
@settings(max_examples=40, deadline=None, phases=QUICK)
def test_what_is_built_is_what_the_file_says(edits: list[tuple[str, int, int, str]]) -> None:
    """A thread that is built has the posts of the edited file, and building it again changes nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder)
        path = folder / "peru" / "x.txt"
        edit(path, edits)
        before = checked(path)
        try:
            [thread] = build(folder / "peru").threads
        except ComposerError:
            assert before.status == "broken"
            return
        assert before.thread
        assert [post.text for post in thread.posts] == [post.text for post in before.thread.posts]
        assert before.status == checked(path).status
        once = {each.name: each.read_bytes() for each in (folder / "peru").rglob("*.*")}
        build(folder / "peru")
        assert {each.name: each.read_bytes() for each in (folder / "peru").rglob("*.*")} == once


def test_a_sentence_that_fits_meanwhile_stays_cut_as_it_is_in_the_file(tmp_path: Path) -> None:
    written(tmp_path, "We ask, and families ask, and friends ask, and all ask.", limit=30, call_to_action="")
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8").replace("limit = 30", "limit = 280"), "utf-8")
    [thread] = build(tmp_path / "peru").threads
    assert [post.cut for post in thread.posts] == ["manual", "manual", "manual", "end"]


def test_a_file_that_was_not_edited_is_simply_replaced(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "peru/x.txt").write_text((tmp_path / "peru/x.txt").read_text("utf-8") + "\n\n", "utf-8")
    thread = written(tmp_path, limit=120)
    assert thread.edits == ()
    assert not list(tmp_path.rglob("*.edited*"))


def test_edits_are_in_every_later_thread(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8").replace("Seven", "Seventeen"), "utf-8")
    for limit in (120, 60, 280):
        thread = written(tmp_path, limit=limit)
        assert "Seventeen people" in thread.statement.text
        assert [each.kind for each in thread.edits] == ["replace"]
        assert not list(tmp_path.rglob("*.edited*"))


def test_a_post_after_the_call_to_action_stays_after_it(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8") + f"\n{CUT}\n\nThank you all.\n", "utf-8")
    [thread] = build(tmp_path / "peru").threads
    for last in (thread, written(tmp_path), written(tmp_path, limit=280, call_to_action="Share this.")):
        assert [post.body for post in last.posts][-2:] == [USUAL["call_to_action"], "Thank you all."]
    assert "no call to action is added at the end any more" in map(str, last.edits)


def test_words_after_a_call_to_action_in_their_post_stay_after_it(tmp_path: Path) -> None:
    written(tmp_path, call_to_action_at="last", limit=120)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8") + f"\n{CUT}\n\nThank you all.\n", "utf-8")
    thread = written(tmp_path, call_to_action_at="last", limit=120)
    assert thread.posts[-2].body.endswith(f"\n\n{USUAL['call_to_action']}")
    assert thread.posts[-1].body == "Thank you all."


def test_what_cannot_be_made_again_is_kept_beside_the_thread(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8").replace("The families wait.", "The families weep."), "utf-8")
    thread = written(tmp_path, LATER)
    assert [each.text for each in thread.unapplied] == ["The families weep."]
    kept = (tmp_path / "peru/x.unapplied.txt").read_text("utf-8")
    assert kept == "“The families wait.” was replaced by “The families weep.”\n\n"


LONG = "\n\n".join(
    " ".join(f"In village {place}{number} they {'wait and ' * (number % 4)}mourn." for number in range(2 + place % 3))
    for place in range(8)
)


@pytest.mark.parametrize("split", ["reading", "fewest", "even"])
def test_posts_that_nobody_touched_stay_as_they_are(tmp_path: Path, split: str) -> None:
    options: dict[str, Any] = {"limit": 120, "opening": "", "call_to_action": "", "split": split}
    before = [post.body for post in written(tmp_path, LONG, **options).posts]
    path = tmp_path / "peru/x.txt"
    for number, body in enumerate(before):
        path.write_text(path.read_text("utf-8").replace(body, body.replace("mourn", "cry")), "utf-8")
        before[number] = body.replace("mourn", "cry")
        for _ in range(2):
            assert [post.body for post in written(tmp_path, LONG, **options).posts] == before


def test_only_the_posts_around_one_that_is_too_long_now_change(tmp_path: Path) -> None:
    options: dict[str, Any] = {"limit": 120, "opening": "", "call_to_action": ""}
    before = [post.body for post in written(tmp_path, LONG, **options).posts]
    path = tmp_path / "peru/x.txt"
    longer = before[3].replace("mourn", "mourn and cry and ask for an answer to all that they said and saw")
    path.write_text(path.read_text("utf-8").replace(before[3], longer), "utf-8")
    after = [post.body for post in written(tmp_path, LONG, **options).posts]
    assert (after[:2], after[-len(before[5:]) :]) == (before[:2], before[5:])
    assert after[2 : -len(before[5:])] != before[2:5]


@pytest.mark.parametrize("other", [{"limit": 200}, {"split": "sentence"}, {"marker": "none"}])
def test_an_edited_thread_with_other_settings_is_cut_anew(tmp_path: Path, other: dict[str, Any]) -> None:
    options: dict[str, Any] = {"limit": 120, "opening": "", "call_to_action": ""}
    thread = written(tmp_path, LONG, **options)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8").replace("village 00", "village zero"), "utf-8")
    anew = compose(
        statement_from_text(LONG.replace("village 00", "village zero"), language="en"), "x", **options | other
    )
    after = written(tmp_path, LONG, **options | other)
    assert [post.body for post in after.posts] == [post.body for post in anew.posts]
    assert len(after.posts) != len(thread.posts) or other == {"marker": "none"}


def test_an_edit_and_a_correction_of_other_words_of_the_sentence_are_joined(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8").replace("Seven people", "Seventeen people"), "utf-8")
    later = TEXT.replace("in the protests", "in the June protests")
    carried = carried_edits(tmp_path / "peru").brought_to(statement_from_text(later, language="en"))
    both = "Seventeen people died in the June protests."
    assert carried.corrections == (
        f"{path.as_posix()}: what was changed here was joined with a correction of the statement: “{both}”",
    )
    thread = written(tmp_path, later)
    assert both in thread.statement.text
    assert thread.unapplied == ()
    assert written(tmp_path, later).edits == thread.edits
    assert not list(tmp_path.rglob("*.unapplied*"))


def test_a_correction_of_the_words_that_were_changed_stands_and_is_told(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    changed = path.read_text("utf-8").replace("Seven people", "Nine people").replace("Together we can.", "")
    path.write_text(changed, "utf-8")
    later = TEXT.replace("Seven people", "Eight people").replace("Together we can.", "Together we will.")
    carried = carried_edits(tmp_path / "peru").brought_to(statement_from_text(later, language="en"))
    clash, back = (line.removeprefix(f"{path.as_posix()}: ") for line in carried.corrections)
    stands = "a correction of the statement touches the words that were changed here, and stands"
    assert clash == f"{stands}: “Eight people died in the protests.”"
    assert (
        back
        == "a sentence that was deleted here is back, since it was corrected; delete it again?: “Together we will.”"
    )
    assert [each.text for each in written(tmp_path, later).unapplied] == ["Nine people died in the protests."]


def test_settings_that_are_wrong_are_kept_beside_the_thread(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    text = path.read_text("utf-8").replace('marker_at = "line"', 'marker_at = "middle"')
    path.write_text(text, "utf-8")
    assert carried_edits(tmp_path / "peru").problems == (
        f'{path.as_posix()}: There is no marker_at "middle". Use one of: start, end, line.',
    )
    written(tmp_path)
    assert (tmp_path / "peru/x.edited.txt").read_text("utf-8") == text


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"nul", b'{"version": 1, "posts": [{"spans": [[5]]}]}', b"\xff"]
)
def test_a_broken_json_loses_no_word(tmp_path: Path, content: bytes) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8").replace("Seven", "Seventeen"), "utf-8")
    path.with_suffix(".json").write_bytes(content)
    assert carried_edits(tmp_path / "peru").problems
    written(tmp_path)
    assert "Seventeen" in (tmp_path / "peru/x.edited.txt").read_text("utf-8")
    assert "Seventeen" not in path.read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"+++\n", b"no settings", b"+++\nplatform = \n+++\n", b"\xff\xfe", b"a\0b"])
def test_a_broken_thread_file_is_kept(tmp_path: Path, content: bytes) -> None:
    written(tmp_path)
    (tmp_path / "peru/x.txt").write_bytes(content)
    assert checked(tmp_path / "peru/x.txt").status == "broken"
    written(tmp_path)
    assert (tmp_path / "peru/x.edited.txt").read_bytes() == content


def test_an_edited_thread_stays_where_others_are_written(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "peru/x.txt"
    path.write_text(path.read_text("utf-8").replace("Seven", "Seventeen"), "utf-8")
    statement = statement_from_text(TEXT, name="peru.txt", language="en")
    for _ in range(2):
        carried = carried_edits(tmp_path / "peru")
        write_threads("peru", [compose(statement, "bluesky")], tmp_path, carried=carried)
    assert "Seventeen" in path.read_text("utf-8")
    assert "Seventeen" in written(tmp_path).statement.text


def test_what_two_runs_put_aside_at_once_is_all_kept(tmp_path: Path) -> None:
    words = [f"Put aside by run {number}." for number in range(40)]
    edits = [Edit("insert", text=text) for text in words]
    with ThreadPoolExecutor(8) as runs:
        kept = list(runs.map(lambda edit: keep_unapplied(tmp_path / "x.txt", [edit]), edits))
    assert len(set(kept)) == len(words)
    assert [text in path.read_text("utf-8") for text, path in zip(words, kept, strict=True)] == [True] * len(words)


@pytest.mark.measures
def test_edits_of_a_long_thread_are_joined_in_time_that_grows_as_it_does(tmp_path: Path) -> None:
    """Four times as many edits on both sides take about four times as long, not sixteen times."""
    times = []
    for number in (500, 2000):
        folder = tmp_path / str(number)
        statement = statement_from_text(" ".join(f"Village {at} waits." for at in range(number)), language="en")
        for platform in ("x", "mastodon"):
            write_threads("peru", [compose(statement, platform)], folder / platform)
            path = folder / platform / "peru" / f"{platform}.txt"
            path.write_text(path.read_text("utf-8").replace("waits", f"hopes on {platform}"), "utf-8")
        carried = carried_edits(folder / "mastodon" / "peru")
        source = read_former(folder / "x" / "peru" / "x.txt")
        join = partial(carried.with_edits, source, statement, ["mastodon"])
        times.append(processor_seconds(join, times=3))
        assert len(join().of("en")["mastodon"]) > 2 * number
    assert times[1] < 7 * times[0], times
