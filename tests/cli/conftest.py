"""The program as a person runs it: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest


class Outcome(NamedTuple):
    """How a run of the program ended: its exit status, whole stdout and whole stderr."""

    status: int
    stdout: str
    stderr: str


_QUIET = {"NO_COLOR": "", "FORCE_COLOR": "", "COLUMNS": "80", "TERM": "xterm"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that the program is run in."""
    return tmp_path


@pytest.fixture
def environment() -> dict[str, str]:
    """What the program finds around it, whatever there is around the tests."""
    return {**os.environ, **_QUIET}


@pytest.fixture
def run(folder: Path, environment: dict[str, str]) -> Callable[..., Outcome]:
    """Return a function that runs ``python -m composer`` with arguments, and text or bytes on standard input."""

    def outcome(*arguments: str, stdin: str | bytes = "", **variables: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "composer", *arguments],
            cwd=folder,
            env=environment | variables,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return outcome


@pytest.fixture
def on_terminal(folder: Path, environment: dict[str, str]) -> Callable[..., str]:
    """Return a function that runs the program with one of its outputs on a terminal, and returns what is shown there.

    The other output goes nowhere; where the system has no such terminals, the test is skipped.
    """
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")

    def shown(output: str, *arguments: str, columns: int = 100) -> str:
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, columns))
        outputs = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, output: theirs}
        command, variables = [sys.executable, "-m", "composer", *arguments], environment | {"COLUMNS": str(columns)}
        with subprocess.Popen(command, cwd=folder, env=variables, **outputs) as run:
            os.close(theirs)
            found = b""
            try:
                while chunk := os.read(ours, 1 << 16):
                    found += chunk
            except OSError:  # how some systems say that the other end is closed
                pass
            os.close(ours)
        assert run.returncode == 0
        return found.decode()

    return shown


@pytest.fixture
def write(folder: Path) -> Callable[..., None]:
    """Return a function that writes files into the folder, each given as its name and its text or bytes."""

    def written(files: dict[str, str | bytes]) -> None:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    return written
