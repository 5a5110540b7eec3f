"""A thread as plain text: as it is posted, and as the thread file that people read and edit.

The thread file has its settings between ``+++`` lines, then the posts without their markers, verbatim, parted by
``---``; any other line that people draw to part posts (``----``, ``* * *``) does as well. What was added to a post
follows a line that says so. A line of a post that looks like one of these lines, or like one that is escaped already,
gets a backslash before it, so that the file can be read back without loss.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from composer.errors import StatementError
from composer.statement.reading.dividers import DIVIDER, is_divider
from composer.statement.toml import toml_table
from composer.thread.model import Post, Thread

CUT = "---"
OPENING = "<!-- opening -->"
CALL_TO_ACTION = "<!-- call to action -->"
FENCE = "+++"

_OURS = re.compile(rf"\\*+(?:{DIVIDER}|\+\+\+[ \t]*+|<!--[ ](?:opening|call[ ]to[ ]action)[ ]-->[ \t]*+)", re.VERBOSE)
_CUTS = re.compile(r"\\*+---[ \t]*+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person may edit of one post: the statement's words, and what was added to them."""

    body: str
    opening: str = ""
    call_to_action: str = ""


@dataclass(frozen=True, slots=True)
class ThreadFile:
    """A thread file, read back: what it was laid out with, and its posts."""

    settings: Mapping[str, object]
    entries: tuple[Entry, ...]

    @property
    def is_edited(self) -> bool:
        """Whether the posts are not those that were written."""
        return self.settings.get("posts") != entries_sha256(self.entries)


def posted_text(thread: Thread) -> str:
    """Return all posts as they are posted, parted by lines ``---``."""
    return f"\n{CUT}\n".join(_escaped(post.text, _CUTS) for post in thread.posts) + "\n"


def thread_file_text(thread: Thread) -> str:
    """Return the thread file: settings, then each post without its marker."""
    entries = tuple(_entry(post) for post in thread.posts)
    settings = "".join(f"{_key(name)} = {_toml(value)}\n" for name, value in _settings(thread, entries).items())
    posts = f"\n\n{CUT}\n\n".join(_entry_text(entry) for entry in entries)
    return f"{FENCE}\n{settings}{FENCE}\n\n{posts}\n"


def is_thread_file(text: str) -> bool:
    """Whether a text begins as thread files do."""
    return text.removeprefix("\ufeff").split("\n", 1)[0].rstrip() == FENCE


def read_thread_file(text: str, name: str = "thread file") -> ThreadFile:
    r"""Return what a thread file holds, as it was written or as a person has edited it.

    White space around a post is not part of it. Raises ComposerError, with ``name``, where the settings are missing or
    broken.

    >>> read_thread_file('+++\nplatform = "x"\n+++\n\nOne.\n\n---\n\nTwo.\n\\---\n').entries
    (Entry(body='One.', opening='', call_to_action=''), Entry(body='Two.\n---', opening='', call_to_action=''))
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    ends = (number for number, line in enumerate(lines) if number and line.rstrip(" \t") == FENCE)
    end = next(ends, None)
    if lines[0].rstrip(" \t") != FENCE or end is None:
        raise StatementError(f"{name}: this is not a thread file. Its settings must stand first, between +++ lines.")
    # Settings that end in the middle of a value are found broken on the line that closes them.
    settings = toml_table("\n".join(lines[1:end]), name, range(2, end + 2))
    return ThreadFile(settings, tuple(_read_entry(part) for part in _parts(lines[end + 1 :])))


def entries_sha256(entries: Sequence[Entry]) -> str:
    """Return the SHA-256, in hex, by which edited posts are told from those that were written."""
    rows = [[entry.body, entry.opening, entry.call_to_action] for entry in entries]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def _settings(thread: Thread, entries: Sequence[Entry]) -> dict[str, str | int]:
    """Return what the thread file says about its thread."""
    statement = thread.statement
    own: dict[str, str | int] = {
        "platform": thread.platform.name,
        "language": statement.language,
        "title": statement.title,
        "statement": statement.source.name,
        "sha256": statement.source.sha256,
        "limit": thread.platform.limits[0],
        "content_warning": thread.content_warning,
    }
    return {**own, **thread.settings, **own, "posts": entries_sha256(entries)}


def _entry(post: Post) -> Entry:
    return Entry(post.body.strip(), post.opening.strip(), post.call_to_action.strip())


def _entry_text(entry: Entry) -> str:
    """Return a post's lines, with a line before each thing that was added."""
    added = ((OPENING, entry.opening), (CALL_TO_ACTION, entry.call_to_action))
    pieces = [_escaped(entry.body)] if entry.body else []
    pieces += [f"{line}\n{_escaped(text)}" for line, text in added if text]
    return "\n\n".join(pieces)


def _read_entry(lines: Sequence[str]) -> Entry:
    """Return the post that these lines hold."""
    texts = {"": "", OPENING: "", CALL_TO_ACTION: ""}
    name, kept = "", list[str]()
    for line in [*lines, ""]:
        if line.rstrip(" \t") in (OPENING, CALL_TO_ACTION):
            texts[name] += "\n".join(kept)
            name, kept = line.rstrip(" \t"), []
        else:
            kept.append(_unescaped(line))
    texts[name] += "\n".join(kept)
    return Entry(texts[""].strip(), texts[OPENING].strip(), texts[CALL_TO_ACTION].strip())


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """Return the runs of lines between those that part posts."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if is_divider(line):
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _escaped(text: str, ours: re.Pattern[str] = _OURS) -> str:
    r"""Return the text with a backslash before each line that looks like one of ours.

    >>> _escaped("a\n---\n\\---\n* * *\n--- b")
    'a\n\\---\n\\\\---\n\\* * *\n--- b'
    """
    return "\n".join(f"\\{line}" if ours.fullmatch(line) else line for line in text.split("\n"))


def _unescaped(line: str) -> str:
    return line[1:] if line.startswith("\\") and _OURS.fullmatch(line) else line


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _toml(name)


def _toml(value: str | int) -> str:
    """Return a value as TOML; its basic strings are JSON's, but for the delete character."""
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
