"""``thread-composer export``: exit status, whole stdout, whole stderr."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Outcome = tuple[int, str, str]

STATEMENT = "Seven soldiers and one policeman died in the protests.\n\nNobody was charged."
POSTS = "Seven soldiers and one policeman died in the protests.\n1/2\n\n\n\nNobody was charged.\n2/2\n"


def test_a_statement_is_exported(run: Callable[..., Outcome], write: Callable[..., None]) -> None:
    write({"a.txt": STATEMENT})
    assert run("export", "a.txt", "-p", "x", "--limit", "60", "--language", "en", "--to", "typefully") == (0, POSTS, "")


def test_a_written_thread_is_exported_as_it_was_written(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.txt": STATEMENT})
    assert run("write", "a.txt", "-p", "x", "--limit", "60", "--language", "en")[0] == 0
    for name in ("x.txt", "x.json"):
        assert run("export", f"threads/a/{name}", "--to", "typefully") == (0, POSTS, "")
    status, said, noted = run("export", "threads/a/x.txt", "--to", "buffer", "--out", "out.csv")
    assert (status, said) == (0, "")
    assert noted == "Buffer imports each row as a post of its own: connect them to a thread there.\n"
    assert (folder / "out.csv").read_bytes().startswith(b"Text,Image URL,Tags,Posting Time\r\n")


FORMULA = (
    "which Excel takes for a formula where the file is opened with a double click. There, open it by Data > From "
    'Text/CSV; in LibreOffice, leave "Evaluate formulas" off. Tools import the words as they are.\n'
)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("csv", f"Posts 2, 3, 4 begin with @, -, +, {FORMULA}"),
        ("buffer", f"Posts 2, 3, 4 begin with @, -, +, {FORMULA}"),
        ("publer", f"Post 2 begins with @, {FORMULA}"),
        ("typefully", ""),
    ],
)
def test_posts_that_a_spreadsheet_takes_for_formulas_are_named(
    run: Callable[..., Outcome], write: Callable[..., None], form: str, said: str
) -> None:
    write({"a.txt": "Seven died.\n\n@ana wrote this.\n\n- a date\n- the truth\n\n+51 600 555 123"})
    status, _, noted = run("export", "a.txt", "-p", "x", "--limit", "27", "--split", "paragraph", "--to", form)
    assert status == 0
    assert noted.endswith(said)
    assert ("formula" in noted) == bool(said)


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights of their own there")
@pytest.mark.parametrize("is_there", [True, False])
def test_a_symbolic_link_stays_and_what_it_leads_to_is_written(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path, *, is_there: bool
) -> None:
    write({"a.txt": STATEMENT})
    (folder / "shared").mkdir()
    if is_there:
        (folder / "shared/a.csv").write_text("an earlier one", "utf-8")
    (folder / "out.csv").symlink_to("shared/a.csv")
    assert run("export", "a.txt", "-p", "x", "--to", "csv", "--out", "out.csv") == (0, "", "")
    assert (folder / "out.csv").is_symlink()
    assert "Nobody was charged." in (folder / "shared/a.csv").read_text("utf-8")
    assert [path.name for path in (folder / "shared").iterdir()] == ["a.csv"]


def test_an_edited_thread_must_be_built_first(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.txt": STATEMENT})
    run("write", "a.txt", "-p", "x", "--language", "en")
    file = folder / "threads" / "a" / "x.txt"
    file.write_text(file.read_text("utf-8").replace("Seven", "Eight"), "utf-8")
    said = "Error: threads/a/x.txt: this thread was edited. Build it first: thread-composer build.\n"
    for name in ("x.txt", "x.json"):
        assert run("export", f"threads/a/{name}", "--to", "csv") == (1, "", said)
        assert run("copy", f"threads/a/{name}", "--terminal", "--post", "1") == (1, "", said)
    assert run("build")[0] == 0
    assert "Eight" in run("copy", "threads/a/x.json", "--terminal", "--post", "1")[1]


SHOWN = (("copy", ("--terminal", "--post", "1")), ("export", ("--to", "csv")), ("show", ()))
"""Commands that lay a statement out without writing its threads."""


def test_a_statement_is_laid_out_with_what_was_edited_in_its_thread(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.en.md": STATEMENT})
    run("write", "a.en.md", "-p", "x")
    assert run("show", "a.en.md", "-p", "x")[2] == ""
    file = folder / "threads/a/x.txt"
    file.write_text(file.read_text("utf-8").replace("Seven", "Eight"), "utf-8")
    for command, more in SHOWN:
        status, out, err = run(command, "a.en.md", "-p", "x", *more)
        assert (status, "Eight soldiers" in out) == (0, True)
        assert "threads/a/x.txt was edited by hand, and this is with that.\n" in err
        assert "its words differ from the approved statement: 'Eight' for 'Seven'" in err
    assert "edited" not in run("show", "a.en.md", "-p", "bluesky")[2]
    assert "edited by hand" in run("show", "a.en.md", "-p", "x", "--alternatives", "1")[2]


@pytest.mark.parametrize(
    ("written", "thread"), [("content", "2026/a"), ("content/2026", "a"), ("content/2026/a.en.md", "a")]
)
def test_the_thread_of_a_statement_that_lies_in_folders_is_found(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path, written: str, thread: str
) -> None:
    write({"content/2026/a.en.md": STATEMENT})
    run("write", written, "-p", "x")
    file = folder / "threads" / thread / "x.txt"
    file.write_text(file.read_text("utf-8").replace("Seven", "Eight"), "utf-8")
    out, err = run("show", "./content/2026/../2026/a.en.md", "-p", "x")[1:]
    assert "Eight soldiers" in out
    assert f"threads/{thread}/x.txt was edited by hand" in err


def test_what_cannot_be_made_again_is_said_where_a_statement_is_laid_out(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.en.md": STATEMENT})
    run("write", "a.en.md", "-p", "x")
    file = folder / "threads/a/x.txt"
    file.write_text(file.read_text("utf-8").replace("Nobody was charged.", "Nobody was ever charged."), "utf-8")
    write({"a.en.md": STATEMENT.replace("Nobody was charged.", "Three were charged in May, and nobody else.")})
    for command, more in SHOWN:
        err = run(command, "a.en.md", "-p", "x", *more)[2]
        assert "could not be made again, since its sentence is another now, or gone: “Nobody was charged.”" in err
    (folder / "threads/a/x.json").unlink()
    assert "nobody can tell what was changed here" in run("show", "a.en.md", "-p", "x")[2]


def test_a_written_thread_takes_no_options(run: Callable[..., Outcome], write: Callable[..., None]) -> None:
    write({"a.txt": STATEMENT})
    run("write", "a.txt", "-p", "x", "--language", "en")
    status, said, noted = run("export", "threads/a/x.json", "--to", "csv", "--marker", "none")
    assert (status, said) == (2, "")
    assert "laid out already" in noted


def test_what_is_no_thread_is_refused(run: Callable[..., Outcome], write: Callable[..., None]) -> None:
    write({"a.json": "{}"})
    assert run("export", "a.json", "--to", "csv") == (
        1,
        "",
        "Error: a.json: this is no thread. Name a file such as threads/peru/x.json.\n",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_an_export_goes_through_a_pipe_and_leaves_it_one(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.txt": STATEMENT})
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["timeout", "30", "cat", folder / "pipe"], stdout=subprocess.PIPE) as reader:
        arguments = ("-p", "x", "--limit", "60", "--language", "en", "--to", "typefully", "--out", "pipe")
        assert run("export", "a.txt", *arguments)[0] == 0
        assert (folder / "pipe").is_fifo()
        assert reader.communicate()[0].decode() == POSTS


def test_an_export_takes_the_place_of_another_but_of_no_statement(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.md": STATEMENT, "b.txt": STATEMENT})
    run("write", "a.md", "-p", "x", "--limit", "60", "--language", "en")
    export = ("export", "a.md", "-p", "x", "--limit", "60", "--language", "en", "--to", "typefully", "--out")
    for name in ("a.md", "b.txt", "threads/a/x.txt", "threads/a/x/01.txt"):
        before = (folder / name).read_bytes()
        said = (
            f"Error: {name}: this file is there already, and may be no export. "
            "Name another with --out, or delete this one first.\n"
        )
        assert run(*export, name) == (1, "", said)
        assert (folder / name).read_bytes() == before
    for _ in range(2):
        assert run(*export, "out.txt") == (0, "", "")
    assert (folder / "out.txt").read_text("utf-8") == POSTS


def test_a_thread_of_one_post_is_exported_again(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.md": "Nobody was charged."})
    export = ("export", "a.md", "-p", "x", "--language", "en", "--to", "typefully", "--out", "out.txt")
    for _ in range(2):
        assert run(*export) == (0, "", "")
    write({"a.md": "Three were charged."})
    status, _, err = run(*export)
    assert (status, "delete this one first" in err) == (1, True)
    assert (folder / "out.txt").read_text("utf-8") == "Nobody was charged.\n"
