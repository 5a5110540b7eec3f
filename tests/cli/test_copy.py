"""Copying from the terminal: what is shown, what is copied, and where it goes on."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

STATEMENT = (
    "Seven people died in the protests. "
    "We ask the government for an independent inquiry into every one of these deaths, and for the names of those who "
    "gave the orders.\n\n"
    "Nobody has answered the families in the months since then. "
    "We ask the international community to stand with them, and to say so in public.\n"
)
SEQUENCE = re.compile("\x1b]52;c;([A-Za-z0-9+/=]*)\x07")

Run = Callable[..., Any]
Write = Callable[[dict[str, str | bytes]], None]


@pytest.fixture
def copy(run: Run, write: Write, tmp_path: Path) -> Run:
    """Run ``copy`` on a statement of two posts, with the keys that a person would press."""
    write({"a.txt": STATEMENT})

    def copied(*arguments: str, keys: str = "") -> Any:  # noqa: ANN401 - an Outcome
        return run("copy", "a.txt", "-p", "x", *arguments, stdin=keys, XDG_STATE_HOME=str(tmp_path / "state"))

    return copied


def sent(stdout: str) -> list[str]:
    """Return what the terminal was asked to put on its clipboard."""
    return [base64.b64decode(match).decode() for match in SEQUENCE.findall(stdout)]


def first_lines(stdout: str) -> list[str]:
    return [text.splitlines()[-1] for text in sent(stdout)]


def test_enter_goes_on_b_goes_back_and_a_number_jumps(copy: Run) -> None:
    done = copy("--terminal", keys="\nb\n2\n9\nq\n")
    assert first_lines(done.stdout) == ["1/2", "2/2", "1/2", "2/2"]
    assert "There is no such post: 1 to 2." in done.stderr
    assert "Post 2 was sent to the terminal" in done.stderr
    assert done.status == 0


def test_it_goes_on_where_it_stopped_and_begins_again_when_asked(copy: Run) -> None:
    assert first_lines(copy("--terminal", keys="q\n").stdout) == ["1/2"]
    assert first_lines(copy("--terminal", keys="\n").stdout) == ["2/2"]
    finished = copy("--terminal")
    assert finished.stdout == ""
    assert finished.stderr == "All posts were copied. Begin again with --restart.\n"
    assert first_lines(copy("--terminal", "--restart", keys="q\n").stdout) == ["1/2"]


def test_one_post_is_copied_and_nothing_asked(copy: Run) -> None:
    done = copy("--terminal", "--post", "2")
    assert first_lines(done.stdout) == ["2/2"]
    assert "Enter" not in done.stderr


def test_what_is_sent_is_the_file_of_the_post(run: Run, copy: Run, folder: Path) -> None:
    assert run("write", "a.txt", "-p", "x").status == 0
    written = [path.read_text(encoding="utf-8") for path in sorted((folder / "threads/a/x").glob("*.txt"))]
    assert sent(copy("--terminal", keys="\n\n").stdout) == written
    again = run("copy", "threads/a/x.txt", "--terminal", "--post", "1")
    assert sent(again.stdout) == written[:1]


def test_what_is_under_embargo_is_copied_only_after_asking(run: Run, write: Write, folder: Path) -> None:
    until = "2999-01-01T09:00:00+00:00"
    write({"a.md": f"+++\nembargo = {until}\n+++\n{STATEMENT}"})
    draft = "This thread is not approved: it is a draft.\n"
    embargo = f"This statement is embargoed until {until}.\n"
    run("write", "a.md", "-p", "x")
    for source in ("a.md", "threads/a/x.txt", "threads/a/x.json"):
        refused = run("copy", source, "--terminal", "--post", "1")
        assert (refused.status, refused.stdout) == (1, "")
        assert refused.stderr.startswith(draft + embargo)
        assert refused.stderr.endswith("Error: Nothing was copied. To copy all the same, answer y or give --yes.\n")
        assert run("copy", source, "--terminal", "--post", "1", stdin="n\n").status == 1
        assert len(sent(run("copy", source, "--terminal", "--post", "1", stdin="y\n").stdout)) == 1
        assert len(sent(run("copy", source, "--terminal", "--post", "1", "--yes").stdout)) == 1
        exported = run("export", source, "--to", "typefully")
        assert (exported.status, exported.stderr) == (0, draft + embargo)
    run("approve", "threads/a", "--by", "Ana Ruiz")
    for source in ("a.md", "threads/a/x.txt"):
        assert run("export", source, "--to", "typefully").stderr == embargo
    write({"a.md": f"+++\nembargo = 2020-01-01T09:00:00Z\n+++\n{STATEMENT}"})
    assert len(sent(run("copy", "threads/a/x.txt", "--terminal", "--post", "1").stdout)) == 1
    file = folder / "threads/a/x.txt"
    file.write_text(file.read_text("utf-8").replace("Seven", "Eight"), "utf-8")
    run("build")
    assert "This thread was changed after it was approved." in run("copy", "threads/a/x.txt", "--post", "1").stderr


def test_the_embargo_holds_when_the_statement_is_gone(run: Run, write: Write, folder: Path) -> None:
    write({"a.md": f"+++\nembargo = 2999-01-01T09:00:00Z\n+++\n{STATEMENT}"})
    run("write", "a.md", "-p", "x")
    (folder / "a.md").unlink()
    assert run("build").status == 0
    assert "2999-01-01" in (folder / "threads/a/index.html").read_text("utf-8")
    (folder / "threads/a/x.txt").unlink()
    refused = run("copy", "threads/a/x.json", "--terminal", "--post", "1")
    assert refused.status == 1
    assert "This statement is embargoed until 2999-01-01T09:00:00+00:00.\n" in refused.stderr


def test_a_thread_whose_json_is_broken_is_copied_only_after_asking(run: Run, write: Write, folder: Path) -> None:
    write({"a.md": STATEMENT})
    run("write", "a.md", "-p", "x")
    file = folder / "threads/a/x.json"
    found = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(found | {"sentences": [[0, 1]]}), "utf-8")
    refused = run("copy", "threads/a/x.json", "--terminal", "--post", "1")
    assert refused.status == 1
    assert refused.stderr.startswith("Its JSON is broken, so nobody can tell whether it is approved, or under embargo.")
    file.write_text(json.dumps(found | {"paragraphs": ["text"] * 9}), "utf-8")
    assert run("copy", "threads/a/x.json", "--terminal", "--post", "1").status == 0


def test_a_thread_that_nobody_changed_is_built_the_same_when_its_statement_is_gone(
    run: Run, write: Write, folder: Path
) -> None:
    write({"a.md": '+++\ntitle = "Seven people died."\n+++\nSeven people died.\n\n- We ask why.\n- We wait.\n'})
    run("write", "a.md", "-p", "x")
    names = ("index.html", "x.json", "x.txt")
    before = [(folder / "threads/a" / name).read_text("utf-8") for name in names]
    (folder / "a.md").unlink()
    assert run("build").status == 0
    assert [(folder / "threads/a" / name).read_text("utf-8") for name in names] == before


def test_a_post_that_there_is_not_is_refused(copy: Run) -> None:
    done = copy("--post", "9")
    assert (done.status, done.stdout) == (1, "")
    assert done.stderr == "Error: There is no post 9: the thread has 2.\n"


def test_no_clipboard_is_said_with_what_to_install(run: Run, write: Write, tmp_path: Path) -> None:
    write({"a.txt": STATEMENT})
    done = run("copy", "a.txt", "-p", "x", "--post", "1", PATH=str(tmp_path), DISPLAY="", WAYLAND_DISPLAY="")
    assert done.status == 1
    assert "xclip" in done.stderr
    assert "--terminal" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_clipboard_to_paste_from_is_said_with_what_else_to_do(run: Run, tmp_path: Path) -> None:
    done = run("write", "--paste", PATH=str(tmp_path), DISPLAY="", WAYLAND_DISPLAY="")
    assert done.status == 1
    assert "save the statement in a file" in done.stderr
    assert "--terminal" not in done.stderr


@pytest.mark.clipboard
def test_a_terminal_takes_the_post_over(folder: Path, write: Write) -> None:
    """Under tmux, as over SSH: what arrives in its buffer is the post."""
    if not shutil.which("tmux"):
        assert not os.environ.get("CI"), "tmux is missing"
        pytest.skip("needs tmux")
    write({"a.txt": STATEMENT})
    tmux = ["tmux", "-L", f"thread-composer-{os.getpid()}", "-f", "/dev/null"]
    program = f"{sys.executable} -m composer copy a.txt -p x --terminal --post 2; sleep 20"
    subprocess.run([*tmux, "new-session", "-d", "-x", "100", "-y", "40"], cwd=folder, check=True)
    try:
        subprocess.run([*tmux, "set-option", "-s", "set-clipboard", "on"], check=True)
        subprocess.run([*tmux, "respawn-window", "-k", "-c", str(folder), program], check=True)
        assert shown(tmux).endswith("2/2")
    finally:
        subprocess.run([*tmux, "kill-server"], check=True)


def shown(tmux: list[str], patience: float = 15) -> str:
    """Return tmux's buffer, once there is one."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        buffer = subprocess.run([*tmux, "show-buffer"], capture_output=True, text=True, check=False)
        if buffer.returncode == 0 and buffer.stdout:
            return buffer.stdout
        time.sleep(0.1)
    return ""
