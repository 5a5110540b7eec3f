"""``thread-composer export``: exit status, whole stdout, whole stderr."""

from collections.abc import Callable
from pathlib import Path

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


def test_a_statement_whose_thread_was_edited_says_so_and_names_that(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.en.md": STATEMENT})
    run("write", "a.en.md", "-p", "x")
    assert run("show", "a.en.md", "-p", "x")[2] == ""
    file = folder / "threads" / "a" / "x.txt"
    file.write_text(file.read_text("utf-8").replace("Seven", "Eight"), "utf-8")
    for command, more in (("copy", ("--terminal", "--post", "1")), ("export", ("--to", "csv")), ("show", ())):
        status, _, err = run(command, "a.en.md", "-p", "x", *more)
        assert status == 0
        assert "threads/a/x.txt was edited by hand, and this is without that. The edited thread: " in err
    assert "edited" not in run("show", "a.en.md", "-p", "bluesky")[2]


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


def test_an_export_takes_the_place_of_another_but_of_no_statement(
    run: Callable[..., Outcome], write: Callable[..., None], folder: Path
) -> None:
    write({"a.md": STATEMENT, "b.txt": STATEMENT})
    run("write", "a.md", "-p", "x", "--limit", "60", "--language", "en")
    export = ("export", "a.md", "-p", "x", "--limit", "60", "--language", "en", "--to", "typefully", "--out")
    for name in ("a.md", "b.txt", "threads/a/x.txt", "threads/a/x/01.txt"):
        before = (folder / name).read_bytes()
        said = f"Error: {name}: this file is there already, and no export. Name another with --out.\n"
        assert run(*export, name) == (1, "", said)
        assert (folder / name).read_bytes() == before
    for _ in range(2):
        assert run(*export, "out.txt") == (0, "", "")
    assert (folder / "out.txt").read_text("utf-8") == POSTS
