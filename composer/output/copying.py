"""What is copied of a thread, post by post: one that was laid out just now, or one that was written."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from composer.errors import SettingsError, StatementError
from composer.output.disk.broken import BROKEN
from composer.output.disk.replacement import finish_beside
from composer.output.thread_files.former import read_former
from composer.platforms import platform
from composer.statement.reading.decoding import file_text, shown_path
from composer.thread.model import Thread


@dataclass(frozen=True, slots=True)
class Copyable:
    """The posts of one thread, as they are pasted."""

    title: str
    """Of the platform."""
    posts: tuple[str, ...]
    left: tuple[int, ...]
    """What is left of each post's room."""

    @property
    def sha256(self) -> str:
        """By which a thread is known again: one that was changed starts afresh."""
        return sha256(json.dumps([self.title, self.posts]).encode()).hexdigest()


def of_thread(thread: Thread) -> Copyable:
    """Return a thread as it is copied."""
    left = tuple(thread.platform.left(tuple(post.lengths.values())) for post in thread.posts)
    return Copyable(thread.platform.title, tuple(post.text for post in thread.posts), left)


def written_thread(source: Path) -> Copyable | None:
    """Return the thread whose ``.txt`` or ``.json`` file this is; None for a statement.

    Raises StatementError where a person has edited the thread since: its posts are still the old ones then.
    """
    finish_beside(source)
    beside, edited = source.with_suffix(".json"), source.with_suffix(".txt")
    if source != beside and (source != edited or not beside.is_file()):
        return None
    found = of_file(beside)
    if edited.is_file():
        before = read_former(edited)
        if before.is_edited:
            name = shown_path(edited)
            raise StatementError(f"{name}: this thread was edited. Build it first: thread-composer build.")
    return found


def of_file(path: Path) -> Copyable:
    """Return the thread in a JSON file that ``write`` made. Raises StatementError where it is none."""
    text, _ = file_text(path)
    with suppress(SettingsError, *BROKEN):
        if (found := _copyable(json.loads(text))).posts:
            return found
    raise StatementError(f"{path}: this is no thread. Name a file such as threads/peru/x.json.")


def _copyable(found: Mapping[str, Any]) -> Copyable:
    """Return the thread that JSON says."""
    where = platform(found["platform"]).with_limit(found["limit"])
    left = tuple(where.left(tuple(map(int, post["lengths"].values()))) for post in found["posts"])
    return Copyable(where.title, tuple(str(post["text"]) for post in found["posts"]), left)
