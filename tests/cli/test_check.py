"""``thread-composer check`` and ``build``, and what ``show`` says of its cuts, as a person meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases" / "cli"
STATEMENT = """# Justice for the dead

At the height of the protests in July, seven soldiers and one policeman were killed. President Boluarte took office in
December. We ask for an inquiry, and the families wait.

The world has seen it. 49 civilians died near Puno. Nobody was asked. Together we can uphold human rights.
"""
DIFFERS = (
    "content/peru.md on X: its words differ from the approved statement: 'seventeen' for 'seven'. "
    "See all: thread-composer check\n"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def thread(run: Run, write: Callable[..., None], folder: Path) -> Path:
    """A thread file that was just written."""
    write({"content/peru.md": STATEMENT})
    assert run("write", "-p", "x", "--limit", "130", "--language", "en")[0] == 0
    return folder / "threads" / "peru" / "x.txt"


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def test_a_thread_that_was_not_changed_is_as_approved(thread: Path, run: Run) -> None:
    assert thread.exists()
    assert run("check") == (0, "threads/peru/x.txt · X, 3 posts: as approved\n\n1 thread: 1 as approved.\n", "")


def test_a_post_file_that_was_altered_is_not_as_approved(thread: Path, run: Run, folder: Path) -> None:
    assert thread.exists()
    change(folder / "threads/peru/x/01.txt", ("seven", "seventeen"))
    (folder / "threads/peru/x/02.txt").unlink()
    status, out, _ = run("check")
    assert status == 3
    assert "threads/peru/x.txt · X, 3 posts: differs\n" in out
    assert "  threads/peru/x/01.txt is not post 1: build makes it again\n" in out
    assert "  threads/peru/x/02.txt is not post 2: build makes it again\n" in out
    assert len(json.loads(run("check", "--json")[1])["threads"][0]["altered"]) == 2
    status, _, said = run("build")
    kept = "threads/peru/x/01.edited.txt: this had been edited; it was kept under this name.\n"
    assert (status, said) == (0, kept)
    assert run("check")[0] == 0


def test_a_statement_is_no_thread_and_a_thread_no_statement(thread: Path, run: Run) -> None:
    assert thread.exists()
    status, out, _ = run("check", "content/peru.md")
    assert status == 1
    assert "content/peru.md: this is a statement, not a thread. Name its threads, such as threads/peru." in out
    said = "Error: threads/peru/x.txt: this is a thread, not a statement. Use thread-composer copy or check.\n"
    assert run("show", "threads/peru/x.txt") == (1, "", said)


def test_what_differs_is_said_word_by_word(thread: Path, run: Run, golden: Callable[[Path, str], None]) -> None:
    change(
        thread, ("seven", "seventeen"), ("Boluarte", "Boluerte"), ("human rights", "rights"), ("Nobody was asked. ", "")
    )
    status, out, err = run("check", "threads")
    assert (status, err) == (3, "")
    golden(CASES / "check.txt", out)


def test_a_post_that_is_too_long_counts_more_than_what_differs(thread: Path, run: Run) -> None:
    change(thread, ("49 civilians", "49 civilians, old and young, women and men, as everyone could see who was there,"))
    status, out, _ = run("check")
    assert status == 1
    assert "post 3: 48 too long: 178 of 130. Shorten it, or cut it." in out
    assert "1 thread: 1 is broken." in out


def test_the_json_holds_what_the_text_says(thread: Path, run: Run) -> None:
    change(thread, ("seven", "seventeen"))
    status, out, err = run("check", "--json", str(thread))
    [found] = json.loads(out)["threads"]
    assert (status, err, found["status"]) == (3, "", "differs")
    [difference] = found["differences"]
    assert (difference["post"], difference["weight"]) == (1, "figure")
    assert (difference["approved"], difference["found"]) == ("seven", "seventeen")


def test_a_statement_that_changed_is_said_and_the_copy_used(thread: Path, run: Run, folder: Path) -> None:
    change(thread, ("seven", "seventeen"))
    change(folder / "content/peru.md", ("49", "50"))
    status, out, _ = run("check")
    assert status == 3
    assert "'seventeen' for 'seven'" in out
    assert "content/peru.md has changed since; compared with the copy in the JSON file" in out


@pytest.mark.parametrize(
    "content", ["", "no settings", "+++\nplatform = 3\n+++\nOne.\n", "+++\nlimit = -1\n+++\nOne.\n"]
)
def test_a_broken_file_is_one_line_and_no_traceback(thread: Path, run: Run, content: str) -> None:
    thread.write_text(content, "utf-8")
    status, out, err = run("check")
    assert (status, err) == (1, "")
    assert "1 thread: 1 is broken." in out


def test_a_folder_without_threads_is_named(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("check", "empty")[0] == 1
    assert run("check")[2].startswith("Error: threads: there is no such file or folder.")


def test_help_tells_the_exit_status(run: Run) -> None:
    status, out, _ = run("check", "--help")
    assert status == 0
    assert "0 every thread is as approved, 1 one is over a limit or broken" in out
    assert "3 all fit but one says" in out


def test_colours_are_for_terminals_that_want_them(thread: Path, run: Run) -> None:
    assert thread.exists()
    assert "\x1b" not in run("check", NO_COLOR="1")[1]


def test_build_makes_the_posts_of_an_edited_file(thread: Path, run: Run, folder: Path) -> None:
    change(
        thread,
        ("seven soldiers", "seventeen soldiers"),
        ("The world has seen it.", "The world has seen it.\n\n---\n\n"),
    )
    status, out, err = run("build")
    assert (status, out) == (0, "X (en): 4 posts\nOpen threads/peru/index.html\n")
    assert err == DIFFERS
    posts = [path.read_text("utf-8") for path in sorted((folder / "threads/peru/x").iterdir())]
    assert posts[0].endswith("seventeen soldiers and one policeman were killed.\n1/4")
    assert posts[2] == "The world has seen it.\n3/4"
    assert "seventeen" in (folder / "threads/peru/index.html").read_text("utf-8")
    assert [each["kind"] for each in json.loads(thread.with_suffix(".json").read_bytes())["edits"]] == [
        "replace",
        "cut",
    ]
    assert run("check")[0] == 3


def test_build_refuses_a_post_that_is_too_long(thread: Path, run: Run, folder: Path) -> None:
    before = (folder / "threads/peru/x.json").read_bytes()
    change(thread, ("49 civilians", "49 civilians, old and young, women and men, as everyone could see who was there,"))
    status, out, err = run("build")
    assert (status, out) == (1, "")
    assert err == "Error: threads/peru/x.txt, post 3: 48 too long: 178 of 130. Shorten it, or cut it.\n"
    assert (folder / "threads/peru/x.json").read_bytes() == before


def test_write_makes_edits_again_and_discards_them_when_asked(thread: Path, run: Run) -> None:
    change(thread, ("seven soldiers", "seventeen soldiers"))
    options = ("write", "-p", "x", "--language", "en")
    assert run(*options)[2] == f"content/peru.md on X: 1 edit by hand kept.\n{DIFFERS}"
    assert "seventeen" in thread.read_text("utf-8")
    bluesky = run("write", "-p", "bluesky", "--language", "en", "--edits-from", str(thread))
    assert "content/peru.md on Bluesky: 1 edit by hand kept." in bluesky[2]
    assert "seventeen" in thread.with_name("bluesky.txt").read_text("utf-8")
    status, _, err = run(*options, "--discard-edits")
    assert status == 0
    assert "threads/peru/x.txt: discarded: “At the height of the protests in July, seven soldiers" in err
    assert "seventeen" not in thread.read_text("utf-8")


def test_of_two_edits_of_one_sentence_the_other_is_put_aside_and_check_names_the_file(
    thread: Path, run: Run, folder: Path
) -> None:
    options = ("write", "-p", "x", "-p", "bluesky", "--language", "en")
    run(*options)
    change(thread, ("seven soldiers", "seventeen soldiers"))
    change(thread.with_name("bluesky.txt"), ("seven soldiers", "eight soldiers"))
    err = run(*options, "--edits-from", str(thread))[2]
    assert (
        "content/peru.md on Bluesky: could not be made again, since another edit is about the same sentence: “" in err
    )
    kept = "threads/peru/bluesky.unapplied.txt"
    assert "seventeen" in (folder / kept).read_text("utf-8")
    note = f"({kept} holds what could not be made again: write it into bluesky.txt, or delete it)"
    assert note in run("check", "threads/peru/bluesky.txt")[1]
    assert note not in run("check", "threads/peru/x.txt")[1]
    (folder / kept).unlink()
    assert "could not be made again" not in run("check")[1]


def test_settings_changed_in_a_thread_file_hold_for_later_writes(thread: Path, run: Run) -> None:
    change(thread, ('marker = "1/9"', 'marker = "(1/9)"'), ('content_warning = ""', 'content_warning = "Deaths"'))
    assert "(marker was set to “(1/9)”)" in run("check")[1]
    options = ("write", "-p", "x", "--language", "en", "--limit", "130")
    for more in ((), (), ("--marker-at", "end")):
        status, _, err = run(*options, *more)
        assert (status, err) == (0, "content/peru.md on X: 2 edits by hand kept.\n")
        assert json.loads(thread.with_suffix(".json").read_bytes())["posts"][0]["text"].endswith("(1/3)")
        assert 'content_warning = "Deaths"' in thread.read_text("utf-8")
    assert not list(thread.parent.glob("*.edited*"))
    run(*options, "--marker", "none")
    assert not json.loads(thread.with_suffix(".json").read_bytes())["posts"][0]["marker"]
    assert run(*options, "--discard-edits")[2] == (
        "threads/peru/x.txt: discarded: marker was set to “(1/9)”\n"
        "threads/peru/x.txt: discarded: content_warning was set to “Deaths”\n"
    )
    assert 'marker = "1/9"' in thread.read_text("utf-8")


def test_a_limit_set_in_a_thread_file_holds_and_is_said_to_be_too_much(thread: Path, run: Run) -> None:
    change(thread, ("limit = 130", "limit = 1000"))
    said = "limit 1,000 is more than X takes (280): it will refuse the longer posts.\n"
    assert run("build")[2] == said
    for _ in range(2):
        status, _, err = run("write", "-p", "x", "--language", "en")
        assert (status, err) == (0, f"content/peru.md on X: 1 edit by hand kept.\n{said}")
    assert "limit = 1000" in thread.read_text("utf-8")


@pytest.mark.parametrize(
    ("now", "wrong"),
    [
        ("limit = 130", "limit = 0"),
        ("limit = 130", 'limit = "many"'),
        ('split = "reading"', "split = 3"),
        ('marker = "1/9"', "marker = []"),
    ],
)
def test_a_wrong_setting_in_a_thread_file_is_said(thread: Path, run: Run, now: str, wrong: str) -> None:
    change(thread, (now, wrong))
    said = f"threads/peru/x.txt: {now.partition(' ')[0]} must be a "
    assert said in run("check")[1]
    assert said in run("build")[2]


def test_a_wrong_marker_in_a_thread_file_is_said_with_its_place(thread: Path, run: Run) -> None:
    change(thread, ('marker = "1/9"', 'marker = "{{ totl }}"'))
    assert run("build")[2].startswith("Error: threads/peru/x.txt: marker, line 1: 'totl' is undefined.")
    assert run("write", "-p", "x", "--language", "en")[2].startswith(
        "Error: the thread file for X: marker, line 1: 'totl' is undefined."
    )


def test_edits_from_another_statement_are_refused(thread: Path, run: Run, write: Callable[..., None]) -> None:
    write({"content/chile.md": "# Chile\n\nNothing of that.\n"})
    status, _, err = run("write", "content/chile.md", "-p", "x", "--language", "en", "--edits-from", str(thread))
    assert status == 1
    assert "this thread was written from content/peru.md, which is not among the statements here" in err


def test_what_comes_back_from_a_tool_is_checked_too(
    thread: Path, run: Run, folder: Path, golden: Callable[[Path, str], None]
) -> None:
    back = folder / "typefully.txt"
    assert run("export", str(thread), "--to", "typefully", "--out", str(back))[0] == 0
    assert run("check", "typefully.txt")[0] == 0
    change(back, ("seven", "seventeen"), ("49 civilians", "49 women"))
    status, out, err = run("check", "typefully.txt")
    assert (status, err) == (3, "")
    golden(CASES / "check-returned.txt", out)
    assert run("check", "typefully.txt", "--of", str(thread.relative_to(folder)))[0] == 3


def test_a_statement_is_told_from_a_thread(thread: Path, run: Run, write: Callable[..., None]) -> None:
    assert thread.exists()
    write({"content/peru.txt": '+++\ntitle = "Peru"\n+++\nSeven people died.'})
    status, out, _ = run("check", "content/peru.txt")
    assert status == 1
    assert "this is no thread: it names no platform. Threads are what write makes of it." in out


def test_a_statement_of_plain_text_is_no_export(run: Run, write: Callable[..., None]) -> None:
    text = "Justice for Peru\n\nSeven people died in Puno. We ask for an inquiry."
    write({"content/a.txt": text, "b.txt": text})
    run("write", "content", "-p", "x", "--language", "en")
    status, out, _ = run("check", "content/a.txt")
    assert status == 1
    assert "content/a.txt: this is a statement, not a thread. Name its threads, such as threads/peru." in out
    assert "read in the form of typefully" in run("check", "b.txt")[1]


def test_a_cut_that_the_split_asks_for_says_so(thread: Path, run: Run) -> None:
    assert thread.exists()
    _, out, _ = run("show", "content/peru.md", "-p", "x", "--language", "en", "--split", "paragraph", "--why")
    assert "A paragraph ends. The chosen way of cutting asks for it. It costs nothing." in out


def test_show_says_why_and_what_else(thread: Path, run: Run, golden: Callable[[Path, str], None]) -> None:
    assert thread.exists()
    options = ("show", "content/peru.md", "-p", "x", "--limit", "130", "--language", "en")
    status, out, err = run(*options, "--why")
    assert (status, err) == (0, "")
    golden(CASES / "why.txt", out)
    status, out, err = run(*options, "--alternatives", "3")
    assert (status, err) == (0, "")
    golden(CASES / "alternatives.txt", out)
    for beyond in ("0", "101"):
        assert run(*options, "--alternatives", beyond)[0] == 2
        assert "not in the range 1<=x<=100" in run("write", *options[1:], "--alternative", beyond)[2]
    status, why, err = run(*options, "--alternatives", "2", "--why")
    assert (status, err) == (0, "")
    assert why.splitlines()[0] == "1. 3 posts, the best"
    assert why.count("   After post 1: ") == 2
    assert "--alternatives exclude each other" in run(*options, "--alternatives", "2", "--json")[2]
    assert json.loads(run(*options, "--why", "--json")[1])["posts"][1]["why"]["next_best"] is not None
