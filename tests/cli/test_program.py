"""The program as such: help, version, what it costs to start, and how it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

from composer.cli import cli, main

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., None]

COMMANDS = cli.list_commands(None)  # type: ignore[arg-type] # which needs no context
HEAVY = {"nltk", "jinja2", "markdown_it", "regex", "tomllib"}
TEXT = "Seven people died in the protests of July. We ask for an inquiry into their deaths."
PROGRAM = (sys.executable, "-m", "composer")

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes and signals of POSIX")


def test_the_command_and_the_module_are_one_program(run: Run) -> None:
    [script] = entry_points(group="console_scripts", name="thread-composer")
    assert script.load() is main
    assert run("--version") == (0, f"thread-composer, version {version('thread-composer')}\n", "")


def test_help_lists_every_command_and_says_what_an_exit_status_means(run: Run) -> None:
    status, out, error = run("--help")
    assert (status, error) == (0, "")
    assert out.startswith("Usage: thread-composer [OPTIONS] COMMAND [ARGS]...\n")
    assert all(f"\n  {command} " in out for command in COMMANDS)
    assert "Examples:\n    thread-composer new peru " in out
    assert "Exit status: 0 done, 1 cannot be done, 2 wrong" in out
    assert run("-h") == (status, out, error)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(run: Run, command: str) -> None:
    status, out, error = run(command, "--help")
    assert (status, error) == (0, "")
    assert out.startswith(f"Usage: thread-composer {command} ")
    assert out.partition("\n  Examples:\n")[2].startswith(f"    thread-composer {command}")


def test_without_arguments_help_is_shown_as_wrong_usage(run: Run) -> None:
    status, out, error = run()
    assert status == 2
    assert (out + error).startswith("Usage: thread-composer [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize(("typed", "said"), [("wirte", " Did you mean write?"), ("peru", "")])
def test_a_command_that_is_none_is_answered_with_the_one_that_is_near(run: Run, typed: str, said: str) -> None:
    status, out, err = run(typed)
    assert (status, out) == (2, "")
    assert err.endswith(f'Error: There is no command "{typed}".{said}\n')


@pytest.mark.unwatched
def test_help_imports_no_more_than_it_shows() -> None:
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", *PROGRAM[1:], "--help"], capture_output=True, check=True
    )
    imported = {line.rpartition("|")[2].strip() for line in shown.stderr.decode().splitlines()}
    assert "composer.cli" in imported
    assert not {name for name in imported if name.split(".")[0] in HEAVY}
    ours = {name for name in imported if name.startswith("composer.") and not name.startswith("composer.cli")}
    assert ours <= {"composer.errors"}


@pytest.mark.unwatched
def test_showing_a_plain_statement_imports_nothing_that_it_can_do_without(folder: Path, write: Write) -> None:
    write({"a.txt": "Mr. Ana J. Quispe died in 2023. “Who shot her?” her family asks.\n\nWe ask for an inquiry."})
    command = [sys.executable, "-X", "importtime", *PROGRAM[1:], "show", "a.txt"]
    shown = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in shown.stderr.decode().splitlines()}
    assert "composer.thread.fragments" in imported
    spared = {"nltk", "markdown_it", "mammoth", "joblib", "tqdm", "click.shell_completion", "composer.output.writing"}
    spared |= {"composer.thread.places", "composer.language.clauses", "composer.output.render.text"}
    assert not imported & (spared | {"composer.language.entities.mastodon_grammars"})


@posix
@pytest.mark.measures
def test_help_costs_little_more_than_importing_click() -> None:
    def seconds(*arguments: str) -> float:
        before = os.times()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    rounds = range(5)
    assert min(seconds(*PROGRAM[1:], "--help") for _ in rounds) < 2 * min(seconds("-c", "import click") for _ in rounds)


@posix
@pytest.mark.parametrize("arguments", [("show", "a.md", "-p", "x"), ("write", "a.md", "-p", "x"), ("--help",)])
def test_a_closed_pipe_ends_it_quietly(folder: Path, write: Write, arguments: tuple[str, ...]) -> None:
    write({"a.md": TEXT})
    reader, writer = os.pipe()
    os.close(reader)
    program = subprocess.Popen([*PROGRAM, *arguments], cwd=folder, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    _, error = program.communicate(timeout=60)
    assert (program.returncode, error) == (1, b"")


@posix
def test_a_pipe_that_reads_one_line_gets_it(folder: Path, write: Write) -> None:
    write({"a.txt": "Truth and Justice\n\n" + f"{TEXT} " * 1_000})
    command = " ".join([*PROGRAM, "show", "a.txt", "-p", "x", "--text", "|", "head", "-1"])
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"Truth and Justice\n", b"")


@posix
def test_control_c_ends_it_with_130_and_nothing_written(folder: Path) -> None:
    program = subprocess.Popen(
        [*PROGRAM, "write", "-"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdin is not None
    # More than a pipe holds: once this is written the program is reading, so that it can be interrupted.
    program.stdin.write(TEXT.encode() * 10_000)
    program.stdin.flush()
    program.send_signal(signal.SIGINT)
    out, error = program.communicate(timeout=60)
    assert (program.returncode, out, error.strip()) == (130, b"", b"")
    assert list(folder.iterdir()) == []


@posix
@pytest.mark.parametrize(
    ("command", "status", "error"),
    [
        ("platforms >&-", 0, ""),
        ("platforms 2>&-", 0, ""),
        ("write --jsonl <&-", 0, ""),
        ("write - <&-", 1, "Error: standard input: this text is empty. Write the statement into it.\n"),
        ("count - 0>file", 1, "Error: standard input: this cannot be read (Bad file descriptor). "),
        ("write - 0>file", 1, "Error: standard input: this cannot be read (Bad file descriptor). "),
    ],
)
def test_a_standard_stream_that_is_closed_is_no_fault(
    folder: Path, environment: dict[str, str], command: str, status: int, error: str
) -> None:
    whole = f"{' '.join(PROGRAM)} {command}"
    done = subprocess.run(["sh", "-c", whole], cwd=folder, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()[: len(error) or None]) == (status, error)


FINALISED = """
import signal, sys, time
from composer.cli.interrupts import keep_interrupts

class Interrupted:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

class Faulty:
    def __del__(self):
        raise ValueError

keep_interrupts()
Faulty()
try:
    Interrupted()
    time.sleep(100)
except KeyboardInterrupt:
    sys.exit(130)
"""


@posix
def test_control_c_is_neither_lost_nor_printed_where_an_object_is_finalised() -> None:
    done = subprocess.run([sys.executable, "-c", FINALISED], capture_output=True, check=False, timeout=60)
    assert done.returncode == 130
    assert b"ValueError" in done.stderr
    assert b"KeyboardInterrupt" not in done.stderr
