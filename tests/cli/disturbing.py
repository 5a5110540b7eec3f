"""Disturbs ``write``: kills it before each of its steps on the disk, or lets the disk be full at any of them.

Run as a process of its own with ``kill`` or ``fill`` and a folder to work in: each run of the program is a fork of this
one, so that a hundred take seconds. Prints one JSON list a disturbance; what stands in the folder then is told as
"old", "new", or as what differs.
"""

import contextlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from composer import compose
from composer.cli import approve, build, check, copy, export, main, write  # noqa: F401 - so that no fork imports them

STEPS = frozenset(("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "shutil.rmtree"))
"""What Python tells its audit hooks before it does it."""
OPTIONS = ("-p", "x", "--limit", "x=60")
KEPT = (".thread-composer.json", ".thread-composer.summary")
"""What a write leaves for the next one."""
WRITE = ("write", "content/peru.md", *OPTIONS)
AFTER: Sequence[Sequence[str]] = (
    ("check",),
    ("build",),
    ("copy", "threads/peru/x.txt", "--post", "1", "--terminal"),
    ("export", "threads/peru/x.txt", "--to", "csv"),
    ("approve", "threads/peru", "--by", "Ana"),
    WRITE,
    (*WRITE, "--resume"),
)


def run(arguments: Sequence[str], output: Path, before: Callable[[], None] = lambda: None) -> int:
    """Run the program in a fork of this process, and return how it ended; 9 below 0 where it was killed."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(OSError):
            os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
            os.dup2(1, 2)
        sys.argv[1:] = arguments
        before()
        main()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killing(moment: int, below: Path) -> Callable[[], None]:
    """Return what lets a process die, as if its plug were pulled, before its step of that number below a folder."""
    steps = iter(range(1, moment + 1))
    left = [next(steps)]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS and isinstance(arguments[0], str) and Path(arguments[0]).absolute().is_relative_to(below):
            if left[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] = next(steps)

    return lambda: sys.addaudithook(hook)


def posted(folder: Path) -> dict[str, bytes]:
    """Return what people post or read: the threads and their page."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "approval.json" and not _is_our_own(path, folder)
    }


def _is_our_own(path: Path, folder: Path) -> bool:
    """Whether a file is for the program alone: its manifest, and what a write leaves while it is at work."""
    return path.relative_to(folder).parts[0].startswith(".")


def standing(folder: Path, states: dict[str, dict[str, bytes]]) -> str:
    """Return which of the states stands in a folder, or what differs from the new one."""
    if left := [path.name for path in folder.glob(".*") if path.name not in KEPT]:
        return f"left over: {left}"
    found = posted(folder)
    if (folder / "approval.json").exists():  # the page tells of it
        states = {name: {**state, "index.html": found["index.html"]} for name, state in states.items()}
    for name, state in states.items():
        if found == state:
            return name
    new = states["new"]
    return f"mixed: {sorted(name for name in {*found, *new} if found.get(name) != new.get(name))}"


def begun(work: Path) -> tuple[Path, dict[str, dict[str, bytes]]]:
    """Write a statement, and write it anew; return its file, and what stood in its folder after each."""
    (work / "content").mkdir()
    statement, states = work / "content" / "peru.md", {}
    words = "died. We ask for the truth, and for an inquiry that is free."
    for name, text in (("old", f"Seven {words}\n\nTheir families ask why, too."), ("new", f"Nine {words}")):
        statement.write_text(text)
        assert run(WRITE, work / "output.txt") == 0, (work / "output.txt").read_text()
        states[name] = posted(work / "threads" / "peru")
        shutil.copytree(work / "threads", work / name)
    return statement, states


def kill(work: Path) -> None:
    """Kill it, and run what comes after, until it is not killed any more.

    A row: the number of the kill, the command that came after, its exit status, what it printed, which files were torn
    before, and what stands there.
    """
    threads, output = work / "threads" / "peru", work / "output.txt"
    _, states = begun(work)
    moment, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        shutil.rmtree(work / "threads")
        shutil.copytree(work / "old", work / "threads")
        moment += 1
        status = run(WRITE, output, killing(moment, work / "threads"))
        torn = [name for name, content in posted(threads).items() if content not in _versions(states, name)]
        after = AFTER[moment % len(AFTER)]
        told = run(after, output)
        print(json.dumps([moment, after[0], told, output.read_text(), torn, standing(threads, states)]))


def fill(work: Path) -> None:
    """Leave it a little more room each time, until that is enough; ``threads`` is a small disk of its own.

    A row: the kilobytes left, the exit status, what it printed, and what stands there.
    """
    threads, output, room, status = work / "threads", work / "output.txt", 0, 1
    _, states = begun(work)
    while status == 1:
        for path in threads.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(work / "old" / "peru", threads / "peru")
        room += 8
        free = os.statvfs(threads).f_bavail * os.statvfs(threads).f_frsize
        (threads / "filler").write_bytes(bytes(free - room * 1024))
        status = run(WRITE, output)
        print(json.dumps([room, status, output.read_text(), standing(threads / "peru", states)]))


def _versions(states: dict[str, dict[str, bytes]], name: str) -> list[bytes]:
    """Return what a file may hold, whole."""
    return [state[name] for state in states.values() if name in state]


if __name__ == "__main__":
    compose("So that no fork has to load what language is made of.", opening="{{ title }}")
    os.chdir(sys.argv[2])
    {"kill": kill, "fill": fill}[sys.argv[1]](Path.cwd())
