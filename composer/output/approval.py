"""Approval: which exact posts a person has approved, kept in a file beside the threads.

An approval holds the SHA-256 of each thread, so that any later change, of a single letter or of what was added to the
statement, makes a draft of it again.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from composer.errors import WritingError
from composer.output.disk.broken import BROKEN
from composer.output.disk.durable import explained, locked, replace_durably, sha256
from composer.output.disk.replacement import manifest_of
from composer.output.render.text import read_thread_file
from composer.output.thread_files.record import former_thread
from composer.statement.display import SHOWN, printable
from composer.thread.model import Thread

FILE = "approval.json"


@dataclass(frozen=True, slots=True)
class Approved:
    """One thread's approval."""

    sha256: str
    """Of the thread as it was approved."""
    by: str
    at: str
    """When, with its time zone, as ISO 8601."""


Approval = Mapping[str, Approved]
"""What was approved of a statement's threads, by ``language/platform``."""


def thread_key(thread: Thread) -> str:
    """Return the name by which an approval knows a thread."""
    return f"{thread.statement.language}/{thread.platform.name}"


def thread_sha256(thread: Thread) -> str:
    """Return the SHA-256, in hex, of all that is published of a thread."""
    return posts_sha256((post.text for post in thread.posts), thread.content_warning)


def posts_sha256(texts: Iterable[str], content_warning: str = "") -> str:
    r"""Return the SHA-256, in hex, of posts, each followed by a zero byte; a content warning stands first, with two.

    So that anybody can prove it from the files:
    ``for post in x/*.txt; do cat "$post"; printf '\0'; done | sha256sum``
    """
    warning = f"{content_warning}\0\0" if content_warning else ""
    return hashlib.sha256((warning + "".join(f"{text}\0" for text in texts)).encode()).hexdigest()


def read_approval(folder: Path) -> Approval:
    """Return what was approved of the threads in a folder; nothing where nothing was, or where the file is broken."""
    try:
        parsed = json.loads((folder / FILE).read_bytes())
        threads = parsed["threads"].items()
        return {str(key): Approved(str(row["sha256"]), str(row["by"]), str(row["at"])) for key, row in threads}
    except FileNotFoundError:
        return {}
    except BROKEN:
        return {}  # what cannot be read approves nothing


def approve(folder: Path, by: str, at: dt.datetime, only: Iterable[str] = ()) -> Approval:
    """Approve the threads in a statement's folder, in the file; ``writing.approve_threads`` tells the page too."""
    chosen = frozenset(only)
    if not folder.is_dir():
        raise WritingError(f"{folder}: there is no such folder. Name a statement's folder, such as threads/peru.")
    with explained(folder), locked(folder):
        found = _written_threads(folder, chosen)
        rows = {key: Approved(found[key], by, at.isoformat(timespec="seconds")) for key in chosen or found}
        approval = dict(sorted({**read_approval(folder), **rows}.items()))
        replace_durably(folder / FILE, approval_text(approval).encode())
    return approval


def place_of(path: Path) -> tuple[Path, str]:
    """Return the statement's folder that a thread file was written into, and the name by which an approval knows it."""
    written = former_thread(path.with_suffix(".json"))
    for folder in (path.parent, path.parent.parent):
        if written and path.relative_to(folder).as_posix() in manifest_of(folder).files:
            return folder, f"{written.language}/{written.platform}"
    raise WritingError(
        f"{path}: this is no thread that was written. Name one, such as threads/peru/x.txt, or its folder."
    )


def approval_text(approval: Approval) -> str:
    """Return the file that holds an approval."""
    threads = {key: {"sha256": row.sha256, "by": row.by, "at": row.at} for key, row in approval.items()}
    return json.dumps({"version": 1, "threads": threads}, ensure_ascii=False, indent=2) + "\n"


def _missing(folder: Path, key: str, found: Sequence[str]) -> str:
    """Return that there is no such thread; where only its language was left out, how it is written."""
    meant = [each for each in found if key in each.split("/")]
    advice = f"Write --only {' --only '.join(meant)}." if meant else f"There is: {', '.join(found)}."
    return f"{folder}: there is no {printable(key, SHOWN)} here. {advice}"


def _written_threads(folder: Path, only: frozenset[str]) -> dict[str, str]:
    """Return the SHA-256 of each thread in a folder, by its key, after proving that no file was changed."""
    files = manifest_of(folder).files
    changed = sorted(name for name, digest in files.items() if _digest(folder / name) != digest)
    problems = [_changed(folder / name, is_thread=f"{name.removesuffix('.txt')}.json" in files) for name in changed]
    names = [name for name in files if name.endswith(".json")]
    if not names:
        problems.append(f"{folder}: no threads are in this folder. Name a statement's, such as threads/peru.")
    if not names or not set(names).isdisjoint(changed):
        raise WritingError(*problems)
    threads = {_key(thread): (name, thread) for name in names if (thread := json.loads((folder / name).read_bytes()))}
    problems = [*(_missing(folder, key, sorted(threads)) for key in sorted(only - set(threads))), *problems]
    if problems:
        raise WritingError(*problems)
    return {key: _written_sha256(folder / name, thread) for key, (name, thread) in threads.items()}


def _key(thread: Mapping[str, Any]) -> str:
    """Return the name by which an approval knows the thread of a JSON file."""
    return f"{thread['language']}/{thread['platform']}"


def _written_sha256(path: Path, thread: Mapping[str, Any]) -> str:
    """Return the SHA-256 of all that is published of the thread in a JSON file."""
    settings = read_thread_file(path.with_suffix(".txt").read_text(encoding="utf-8")).settings
    return posts_sha256((post["text"] for post in thread["posts"]), str(settings.get("content_warning", "")))


def _changed(path: Path, *, is_thread: bool) -> str:
    """Return what to do about a file that was changed: a thread file is built from, any other is written anew."""
    if is_thread and path.suffix == ".txt" and path.is_file():
        return f"{path}: this thread was edited. Build it first: thread-composer build."
    return f"{path}: this was changed after it was written. Write it again: thread-composer write."


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()) if path.is_file() else ""
