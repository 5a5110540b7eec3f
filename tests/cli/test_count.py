"""Counting from the command line: a text, a file, standard input."""

from collections.abc import Callable
from typing import Any

import pytest

from composer.platforms import platform_names

Run = Callable[..., Any]
Write = Callable[[dict[str, str | bytes]], None]


def test_a_text_is_counted_on_every_platform(run: Run) -> None:
    done = run("count", "See README.md 🎉")
    assert done.status == 0
    assert len(done.stdout.splitlines()) == 1 + len(platform_names())
    assert "X " in done.stdout
    assert done.stdout.splitlines()[1].split() == ["X", "30", "of", "280", "250", "left"]


def test_a_file_and_standard_input_are_counted_like_the_text(run: Run, write: Write) -> None:
    write({"post.txt": "Siete personas"})
    counted = [run("count", "Siete personas"), run("count", "post.txt"), run("count", "-", stdin="Siete personas")]
    assert len({done.stdout for done in counted}) == 1
    assert run("count", stdin="Siete personas").stdout == counted[0].stdout


def test_what_is_too_long_is_said(run: Run) -> None:
    assert run("count", "x" * 300, "-p", "x", "-p", "bluesky").stdout.splitlines()[1:] == [
        "X         300 of 280  20 too long",
        "Bluesky   300 of 300  0 left",
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a\0b"])
def test_what_is_no_text_is_refused(run: Run, content: bytes) -> None:
    done = run("count", "-", stdin=content)
    assert (done.status, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: standard input")


def test_the_end_of_the_last_line_is_not_counted(run: Run, write: Write) -> None:
    write({"post.txt": "Siete\n\npersonas\r\n"})
    expected = run("count", "Siete\n\npersonas").stdout
    assert run("count", "post.txt").stdout == run("count", "-", stdin="Siete\n\npersonas\n").stdout == expected


@pytest.mark.parametrize(("argument", "stdin"), [("-", ""), ("-", " \n"), ("", ""), ("blank.txt", "")])
def test_no_text_is_refused_rather_than_counted(run: Run, write: Write, argument: str, stdin: str) -> None:
    write({"blank.txt": "\n"})
    said = 'Error: There is no text to count. Give one in quotes: thread-composer count "Our words".\n'
    assert tuple(run("count", argument, stdin=stdin)) == (1, "", said)
