"""Approving from the command line: exactly what is there now."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
Write = Callable[[dict[str, str | bytes]], None]


def test_what_is_approved_is_named_with_its_hash_and_stands_on_the_page(run: Run, write: Write, folder: Path) -> None:
    write({"a.txt": "Seven people died. We ask for an inquiry.\n"})
    run("write", "a.txt", "-p", "x", "--language", "en")
    done = run("approve", "threads/a", "--by", "Ana Ruiz")
    assert done.status == 0
    assert done.stdout.startswith("en/x: approved by Ana Ruiz, ")
    digest = done.stdout.split()[-1]
    assert digest in (folder / "threads/a/index.html").read_text(encoding="utf-8")
    assert digest in (folder / "threads/a/approval.json").read_text(encoding="utf-8")


def test_what_was_changed_by_hand_is_not_approved(run: Run, write: Write, folder: Path) -> None:
    write({"a.txt": "Seven people died. We ask for an inquiry.\n"})
    run("write", "a.txt", "-p", "x")
    post = folder / "threads/a/x/01.txt"
    post.write_text("Eight people died.", encoding="utf-8")
    done = run("approve", "threads/a", "--by", "Ana Ruiz")
    assert (done.status, done.stdout) == (1, "")
    assert "01.txt: this was changed after it was written" in done.stderr


def test_an_edited_thread_is_built_before_it_is_approved(run: Run, write: Write, folder: Path) -> None:
    write({"a.txt": "Seven people died. We ask for an inquiry.\n"})
    run("write", "a.txt", "-p", "x", "--language", "en")
    thread = folder / "threads/a/x.txt"
    thread.write_text(thread.read_text(encoding="utf-8").replace("Seven", "Eight"), encoding="utf-8")
    refused = run("approve", "threads/a", "--by", "Ana", "--only", "en/x")
    edited = "Error: threads/a/x.txt: this thread was edited. Build it first: thread-composer build.\n"
    assert refused == (1, "", edited)
    refused = run("approve", "threads/a", "--by", "Ana", "--only", "x")
    assert refused == (1, "", f"Error: threads/a: there is no x here. Write --only en/x.\n{edited}")
    assert run("build").status == 0
    assert run("approve", "threads/a", "--by", "Ana").status == 0


def test_one_thread_is_approved_by_its_file(run: Run, write: Write) -> None:
    write({"a.txt": "Seven people died. We ask for an inquiry.\n", "a.es.txt": "Murieron siete personas en Puno.\n"})
    run("write", "a.txt", "-p", "x", "-p", "bluesky")
    done = run("approve", "threads/a/es/x.txt", "--by", "Ana")
    assert (done.status, done.stdout.split(":")[0], done.stdout.count("\n")) == (0, "es/x", 1)
    done = run("approve", "threads/a/es/x.json", "--by", "Ana", "--only", "en/x")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["en/x", "es/x"]
    refused = run("approve", "a.txt", "--by", "Ana")
    said = "this is no thread that was written. Name one, such as threads/peru/x.txt, or its folder."
    assert refused == (1, "", f"Error: a.txt: {said}\n")
    assert run("approve", "threads/a/es/x/01.txt", "--by", "Ana").status == 1


def test_a_folder_without_threads_and_no_name_are_refused(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    refused = run("approve", "empty", "--by", "Ana")
    assert refused.status == 1
    assert refused.stderr == "Error: empty: no threads are in this folder. Name a statement's, such as threads/peru.\n"
    assert run("approve", "empty").status == 2


def test_an_empty_name_and_a_thread_that_is_not_there_are_refused(run: Run, write: Write) -> None:
    write({"a.txt": "Seven people died. We ask for an inquiry.\n"})
    run("write", "a.txt", "-p", "x", "-p", "bluesky", "--language", "en")
    assert run("approve", "threads/a", "--by", " ").status == 2
    for key, advice in (
        ("x", "Write --only en/x."),
        ("en", "Write --only en/bluesky --only en/x."),
        ("es/x", "There is: en/bluesky, en/x."),
    ):
        refused = run("approve", "threads/a", "--by", "Ana", "--only", key)
        assert refused == (1, "", f"Error: threads/a: there is no {key} here. {advice}\n")


def test_only_what_was_approved_now_is_named(run: Run, write: Write) -> None:
    write({"a.txt": "Seven people died. We ask for an inquiry.\n"})
    run("write", "a.txt", "-p", "x", "-p", "bluesky", "--language", "en")
    for name, key in (("Ana", "en/x"), ("Ben", "en/bluesky")):
        done = run("approve", "threads/a", "--by", name, "--only", key, "--only", key)
        assert [line.partition(", ")[0] for line in done.stdout.splitlines()] == [f"{key}: approved by {name}"]
