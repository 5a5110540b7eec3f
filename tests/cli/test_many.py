"""``write`` over many statements: the same whatever the number of jobs, and none of them lost."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.cli.sources import Task
from composer.cli.writing import Order, Outcome, Wish, written
from composer.output.listing import begin_list
from composer.statement.options import Options

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., None]

TEXT = "Seven people died in the protests of July. We ask for an inquiry into their deaths."


def statements(number: int) -> dict[str, str | bytes]:
    return {f"content/{each % 3}/s{each:03}.md": f"# Statement {each}\n\n{TEXT}" for each in range(number)}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.txt")}


def test_files_and_messages_are_the_same_whatever_the_number_of_jobs(folder: Path, run: Run, write: Write) -> None:
    write({**statements(12), "content/0/bad.md": b"\xff", "content/1/odd.md": f"top of page\n\n{TEXT}"})
    write({"content/2/s002.txt": TEXT, "content/2/S002.md": TEXT, "content/2/s:1.md": TEXT, "content/2/s?1.md": TEXT})
    outcomes = [run("write", "-p", "x", "-j", jobs, "-o", "out") for jobs in ("1", "2") if not_there(folder / "out")]
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][0] == 1
    assert "content/0/bad.md, line 1" in outcomes[0][2]
    assert 'content/1/odd.md, line 1: left out: "top of page"' in outcomes[0][2]
    assert tree(folder / "out") == tree(folder / "before")
    assert len(list((folder / "out/2").glob("*/index.html"))) == 8


def not_there(folder: Path) -> bool:
    """Move a folder out of the way."""
    if folder.exists():
        folder.rename(folder.with_name("before"))
    return True


def test_many_statements_are_summed_up(run: Run, write: Write) -> None:
    write(statements(30))
    status, out, error = run("write", "-p", "x", "-p", "bluesky", "-j", "1")
    assert (status, error) == (0, "")
    assert out.splitlines()[:5] == [
        "30 statements.",
        "",
        "Platform  Threads  Posts  Threads with warnings",
        "X         30       30     0",
        "Bluesky   30       30     0",
    ]
    assert "s000" not in out


def test_a_limit_that_one_statement_cannot_have_stops_no_other(folder: Path, run: Run, write: Write) -> None:
    write({f"content/{name}.md": f'+++\nplatforms = ["x"]\n+++\n{TEXT}' for name in "ac"})
    write({"content/b.md": f'+++\nplatforms = ["x", "bluesky"]\n+++\n{TEXT}'})
    status, _, error = run("write", "--limit", "200")
    assert status == 2
    said = "--limit 200 does not say for which of x, bluesky, on which content/b.md is to go out. Write --limit x=200."
    assert f"Error: {said}\n" in error
    assert {path.parent.name for path in (folder / "threads").glob("*/x.txt")} == {"a", "c"}


def test_quiet_leaves_only_notes_and_errors(folder: Path, run: Run, write: Write) -> None:
    write({"a.md": f"top of page\n\n{TEXT}"})
    assert run("write", "a.md", "-p", "x", "-q") == (0, "", 'a.md, line 1: left out: "top of page"\n')
    assert (folder / "threads/a/index.html").exists()


# Resume


def test_what_was_written_from_the_same_is_skipped(folder: Path, run: Run, write: Write) -> None:
    write(statements(3))
    _, first, _ = run("write", "-p", "x")
    before = times(folder / "threads")
    status, out, error = run("write", "-p", "x", "--resume")
    assert (status, error) == (0, "")
    assert "3 statements were already written from the same: left as they are (--resume)." in out
    assert out.splitlines()[:4] == first.splitlines()[:4]
    assert times(folder / "threads") == before


def outcome(resume: bool = True, **options: Any) -> Outcome:  # noqa: ANN401, FBT001, FBT002 - of Options
    """Write content/a.md in this process."""
    wish = Wish(Options(**{"platforms": ("x",), **options}), Path("threads"), resume=resume)
    found = written(Order(Task("a", (Path("content/a.md"),)), wish))
    assert not found.problems
    return found


CHANGES: dict[str, Callable[[Path], object]] = {
    "the statement": lambda folder: (folder / "content/a.md").write_text(TEXT.replace("Seven", "Eight"), "utf-8"),
    "a template": lambda folder: (folder / "content/opening.en.j2").write_text("#Lima", "utf-8"),
    "the campaign": lambda folder: (folder / "content/campaign.toml").write_text('marker = "1."', "utf-8"),
    "a file that was edited": lambda folder: (folder / "threads/a/x/01.txt").write_text("mine", "utf-8"),
    "a file that was removed": lambda folder: (folder / "threads/a/x/01.txt").unlink(),
    "a page that was removed": lambda folder: (folder / "threads/a/index.html").unlink(),
    "all of it removed but what is hidden": lambda folder: shutil.rmtree(folder / "threads/a/x"),
    "what knows the files, removed": lambda folder: (folder / "threads/a/.thread-composer.json").unlink(),
    "a list that has come": lambda folder: begin_list(folder / "threads", 2),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_since_is_written_again(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.chdir(folder)
    write({"content/a.md": TEXT, "content/campaign.toml": "", "content/opening.en.j2": "#Peru"})
    outcome()
    assert outcome().was_there
    CHANGES[what](folder)
    assert not outcome().was_there
    there = tree(folder / "threads")
    assert outcome().was_there
    outcome(resume=False)
    assert tree(folder / "threads") == there


@pytest.mark.parametrize(
    "options", [{"limits": {"x": 200}}, {"platforms": ("bluesky",)}, {"marker": "1."}, {"language": "es"}]
)
def test_other_options_are_no_resuming(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any]
) -> None:
    monkeypatch.chdir(folder)
    write({"content/a.md": TEXT})
    outcome()
    assert not outcome(**options).was_there


# Names


def test_a_statement_keeps_its_folder_when_others_come(folder: Path, run: Run, write: Write) -> None:
    write({"content/peru.txt": TEXT})
    run("write", "content/peru.txt", "-p", "x")
    write({"content/peru.md": TEXT.replace("Seven", "Eight"), "content/PERU.html": f"<p>{TEXT}</p>"})
    for jobs in ("1", "2"):
        run("write", "-p", "x", "-j", jobs)
        found = {path.parent.name: path.read_text("utf-8") for path in (folder / "threads").glob("*/x.json")}
        assert len(found) == 3
        assert [name for name, text in found.items() if '"content/peru.txt"' in text] == ["peru"]


def test_a_statement_takes_no_folder_from_another_of_its_name(folder: Path, run: Run, write: Write) -> None:
    write({f"{place}/peru.md": f"{TEXT} {place}." for place in "abc"})

    def holders() -> dict[str, str]:
        found = sorted((folder / "threads").glob("*/x/01.txt"))
        return {path.parts[-3]: path.read_text("utf-8").split()[-1] for path in found}

    assert run("write", "a/peru.md", "b/peru.md", "-p", "x", "--marker", "none")[0] == 0
    before = {"peru": "a.", "peru-2": "b."}
    assert holders() == before
    for name in ("b/peru.md", str(folder / "b/peru.md"), "a/peru.md", "a/../b/peru.md"):
        assert run("write", name, "-p", "x", "--marker", "none")[0] == 0
        assert holders() == before, name
    (folder / "b/peru.md").unlink()
    (folder / "a").rename(folder / "moved")
    assert run("write", "moved/peru.md", "-p", "x", "--marker", "none")[0] == 0
    assert holders() == before, "a file that was moved keeps its folder"
    manifest = folder / "threads/peru-2/.thread-composer.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "paths": []}), "utf-8")
    assert run("write", "c/peru.md", "-p", "x", "--marker", "none")[0] == 0
    assert holders() == {**before, "peru-2": "c."}, "nobody knows whose it was but by name"


def test_two_runs_at_once_give_each_statement_a_folder(folder: Path, environment: dict[str, str], write: Write) -> None:
    names = [f"{kind}/s{number}.{kind}" for kind in ("md", "txt") for number in range(6)]
    write({name: f"{TEXT} {name}." for name in names})
    command = [sys.executable, "-m", "composer", "write", "-p", "x", "-o", "out"]
    running = [subprocess.Popen([*command, kind], cwd=folder, env=environment) for kind in ("md", "txt")]
    assert [each.wait(60) for each in running] == [0, 0]
    found = sorted(path.read_text("utf-8").split()[-1] for path in (folder / "out").glob("*/x/*.txt"))
    assert found == sorted(f"{name}." for name in names)


# Stopping


def alive(group: int) -> list[str]:
    """Return the processes of a group that have not ended."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[2] == str(group) and fields[0] not in "ZX":
            found.append(status.parent.name)
    return found


@pytest.fixture
def busy(folder: Path, environment: dict[str, str], write: Write) -> subprocess.Popen[bytes]:
    """A run with two workers that has written some of 120 statements."""
    write(statements(120))
    command = [sys.executable, "-m", "composer", "write", "-p", "x", "-j", "2"]
    pipe = subprocess.PIPE
    program = subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, start_new_session=True)
    while not list((folder / "threads").glob("*/*/index.html")):
        time.sleep(0.02)
    return program


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_control_c_ends_all_workers_quietly(busy: subprocess.Popen[bytes]) -> None:
    os.killpg(busy.pid, signal.SIGINT)
    out, error = busy.communicate(timeout=30)
    assert (busy.returncode, out, error.strip()) == (130, b"", b"")
    time.sleep(0.2)
    assert alive(busy.pid) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_worker_outlives_a_run_that_is_killed(folder: Path, run: Run, busy: subprocess.Popen[bytes]) -> None:
    busy.kill()
    assert busy.communicate(timeout=30)[1] == b""
    deadline = time.monotonic() + 20
    while alive(busy.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert alive(busy.pid) == []
    status, out, _ = run("write", "-p", "x", "--resume")
    assert status == 0
    assert "already written" in out
    assert len(list((folder / "threads").glob("*/*/x/01.txt"))) == 120


# The list


def test_the_list_follows_every_write(folder: Path, run: Run, write: Write) -> None:
    write({**statements(3), "content/campaign.toml": ""})
    assert run("write", "-p", "x")[1].splitlines()[-1] == "All statements: threads/index.html"
    page = folder / "threads/index.html"
    assert 'href="../../index.html"' in (folder / "threads/0/s000/index.html").read_text("utf-8")
    write({"new.md": f"# Chile & <b>Peru\n\n{TEXT}", "content/0/s000.md": f"# Lima\n\n{TEXT}"})
    for name in ("new.md", "content/0/s000.md"):
        assert run("write", name, "-p", "x")[0] == 0
    text = page.read_text("utf-8")
    assert "Chile &amp; &lt;b&gt;Peru" in text
    assert "5 statements" in text
    assert run("write", "-p", "x", "--dry-run")[1].splitlines()[-1] == "Nothing was written (--dry-run)."
    assert page.read_text("utf-8") == text


def test_the_list_follows_what_is_built_from_edited_files_too(folder: Path, run: Run, write: Write) -> None:
    write(statements(2))
    run("write", "-p", "x")
    thread = folder / "threads/0/s000/x.txt"
    thread.write_text(thread.read_text("utf-8").replace("July. ", "July.\n\n---\n\n"), "utf-8")
    assert run("build")[0] == 0
    text = (folder / "threads/index.html").read_text("utf-8")
    assert [line.partition('class="threads">')[2][:3] for line in text.splitlines() if "s000" in line] == ["X 2"]


def test_where_nothing_can_be_written_nothing_is_left(folder: Path, run: Run, write: Write) -> None:
    write({"content/a.md": b"\xff", "content/b.md": b"\xff"})
    assert run("write")[0] == 1
    assert {path.name for path in folder.iterdir()} == {"content"}


def test_a_terminal_shows_how_far_a_run_is(on_terminal: Callable[..., str], write: Write) -> None:
    def shown(*arguments: str) -> str:
        return on_terminal("stderr", "write", "-j", "1", *arguments)

    write({**statements(60), "content/2/s059.md": f"top of page\n\n{TEXT}"})
    bar = shown()
    assert "/60 [" in bar
    assert "statements/s" in bar
    assert 'content/2/s059.md, line 1: left out: "top of page"' in bar
    assert shown("--quiet", "--resume").strip() == 'content/2/s059.md, line 1: left out: "top of page"'
