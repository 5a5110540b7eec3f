"""Whatever happens to a write, each file is wholly old or wholly new, and all of a statement's are of one run."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.disturbing import AFTER

SCRIPT = Path(__file__).with_name("disturbing.py")
PROGRAM = [sys.executable, "-m", "composer"]


def can(*command: str) -> bool:
    """Whether this system lets a test run something."""
    try:
        return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


OWN_DISKS = ("unshare", "--mount") if can("unshare", "--mount") else ("unshare", "--mount", "--map-root-user")
"""Runs a command that may mount disks that nobody else sees."""
NO_POWERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Runs a command as a root whom permissions bind like anybody else."""
needs_disks = pytest.mark.skipif(not can(*OWN_DISKS), reason="needs a system where disks can be mounted")
needs_bound_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0 and not can(*NO_POWERS), reason="nothing is forbidden to this user"
)


def rows(*command: str) -> list[list[Any]]:
    """Return what the script prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.measures
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that kills")
def test_whatever_comes_after_a_killed_write_finds_all_old_or_all_new(tmp_path: Path) -> None:
    """Killed before each of its steps on the disk; the next command finishes the replacement, or undoes it."""
    found = rows(sys.executable, str(SCRIPT), "kill", str(tmp_path))
    assert [row for row in found if row[2] != 0 or row[4] or row[5] not in ("old", "new")] == []
    assert len(found) > 50
    for command in {arguments[0] for arguments in AFTER} - {"write"}:
        assert {row[5] for row in found if row[1] == command} == {"old", "new"}, command


@pytest.mark.measures
@needs_disks
def test_wherever_the_disk_is_full_everything_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "threads").mkdir()
    script = f'mount -t tmpfs -o size=2m tmpfs "$1/threads" && exec {sys.executable} {SCRIPT} fill "$1"'
    found = rows(*OWN_DISKS, "sh", "-c", script, "sh", str(tmp_path))
    *failed, (_, status, _, standing) = found
    assert (status, standing) == (0, "new")
    assert len(failed) > 5
    for room, _, said, stands in failed:
        assert stands == "old", room
        assert "the disk is full. Make room, or choose another folder with --out." in said


@needs_disks
@pytest.mark.parametrize("command", ["write", "build", "approve"])
def test_a_disk_that_can_only_be_read_is_named(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]], write: Callable[..., None], command: str
) -> None:
    write({"content/peru.md": "Seven people died. We ask for an inquiry.\n"})
    assert run("write", "-p", "x", "--limit", "30")[0] == 0
    thread = tmp_path / "threads/peru/x.txt"
    write({"content/peru.md": "Nine people died.\n"})
    if command == "build":
        thread.write_text(thread.read_text().replace("Seven", "Eight"))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    arguments = {"write": "write -p x", "build": "build", "approve": "approve threads/peru --by Ana"}[command]
    script = f'mount --bind threads threads && mount -o remount,ro,bind threads && "$@" {arguments}'
    disks = [*OWN_DISKS, "sh", "-c", script, "sh", *PROGRAM]
    done = subprocess.run(disks, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"this disk can only be read. Choose another folder with --out." in done.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@needs_bound_root
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, write: Callable[..., None]) -> None:
    write({"content/peru.md": "Seven people died.\n"})
    (tmp_path / "threads").mkdir()
    (tmp_path / "threads").chmod(0o555)
    powers = NO_POWERS if os.geteuid() == 0 else ()
    done = subprocess.run([*powers, *PROGRAM, "write"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"threads/peru: this may not be written. Change its permissions, or choose another folder" in done.stderr
    assert b"Traceback" not in done.stderr
    assert list((tmp_path / "threads").iterdir()) == []


def test_no_name_and_no_link_leads_out_of_the_folder(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]], write: Callable[..., None]
) -> None:
    """What a title says, what a file is called, and links that somebody has left there write nothing elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_bytes(b"precious")
    for title in ("../../elsewhere/x", "..", "/etc/passwd", "..\\..\\elsewhere", ".", "~", "a/../../b", "CON"):
        status, _, said = run("write", "-", "-p", "x", stdin=f"# {title}\n\nSeven people died.\n")
        assert status == 0, said
    write(
        {"content/...md": "Seven died.", "content/..x.md": "Eight died.", "content/2026/peru.md": "Nine people died."}
    )
    threads = tmp_path / "threads"
    (threads / "2026").symlink_to(elsewhere)
    status, _, said = run("write", "-p", "x")
    assert (status, "threads/2026: this is a symbolic link" in said) == (1, True)
    (threads / "peru").mkdir(exist_ok=True)
    for name in (".thread-composer.journal.new", ".thread-composer.json.new", "approval.json.new"):
        (threads / "peru" / name).unlink(missing_ok=True)
        (threads / "peru" / name).symlink_to(elsewhere / "file")
    assert run("write", "content/2026/peru.md", "-p", "x")[0] == 0
    assert "approval.json.new: this is a symbolic link" in run("approve", "threads/peru", "--by", "Ana")[2]
    assert [path.read_bytes() for path in elsewhere.iterdir()] == [b"precious"]
    found = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert found == {"content", "elsewhere", "threads"}


def test_statements_whose_names_differ_only_by_extension_or_case_keep_their_own_threads(
    tmp_path: Path, run: Callable[..., tuple[int, str, str]], write: Callable[..., None]
) -> None:
    names = ("peru.md", "peru.txt", "peru.html", "Peru.md", "PERU.txt", "perú.md", "peru\u0301.md")
    for number, name in enumerate(names):
        write({f"content/{name}": f"Statement number {number}. We ask for an inquiry.\n"})
    for _ in range(2):
        assert run("write", "-p", "x")[0] == 0
        texts = [path.read_text() for path in (tmp_path / "threads").glob("*/x.txt")]
        assert sorted(text.partition("number ")[2][0] for text in texts) == [str(each) for each in range(len(names))]
        folders = {path.parent.name.casefold() for path in (tmp_path / "threads").glob("*/x.txt")}
        assert len(folders) == len(names)


@pytest.mark.measures
def test_two_writes_at_once_leave_the_files_of_one(tmp_path: Path, write: Callable[..., None]) -> None:
    """Two people write different versions of one statement: the posts, the page and the JSON are of the same one."""
    for name, words in (("ana", "Seven people died. " * 9), ("luis", "Nine men were hurt. " * 12)):
        write({f"{name}/peru.md": words + "We ask for an inquiry."})
    writing = [
        subprocess.Popen(
            [*PROGRAM, "write", f"{name}/peru.md", "--out", "threads", "-p", "x", "--limit", "60", "--quiet"],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
        )
        for name in ("ana", "luis") * 3
    ]
    for each in writing:
        _, said = each.communicate()
        assert each.returncode == 0, said.decode()
    posts = b"".join(path.read_bytes() for path in sorted((tmp_path / "threads/peru/x").iterdir()))
    thread = json.loads((tmp_path / "threads/peru/x.json").read_bytes())
    assert "".join(post["text"] for post in thread["posts"]).encode() == posts
    assert (b"Seven" in posts) != (b"Nine" in posts)
    assert ("Seven" in (tmp_path / "threads/peru/index.html").read_text()) == (b"Seven" in posts)


@pytest.mark.measures
def test_a_folder_that_vanishes_again_and_again_is_a_clear_error_or_a_right_result(
    tmp_path: Path, write: Callable[..., None]
) -> None:
    write({"content/peru.md": "Seven people died. We ask for an inquiry.\n"})
    script = 'while :; do mv threads/peru "gone$RANDOM$RANDOM" 2>/dev/null; done'
    with subprocess.Popen(["bash", "-c", script], cwd=tmp_path) as thief:
        try:
            done = [
                subprocess.run([*PROGRAM, "write", "-p", "x"], cwd=tmp_path, capture_output=True, check=False)
                for _ in range(6)
            ]
        finally:
            thief.kill()
    for each in done:
        said = each.stderr.decode()
        assert each.returncode in (0, 1), said
        assert "Traceback" not in said
        assert each.returncode == 0 or ": the folder is gone. Is something else at work there?" in said, said
