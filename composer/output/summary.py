"""A few words about a statement's threads, in a file beside them, so that thousands are listed quickly."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from composer.output.disk.broken import BROKEN
from composer.output.disk.replacement import manifest_of
from composer.thread.model import Thread

FILE = ".thread-composer.summary"


@dataclass(frozen=True, slots=True)
class ThreadSummary:
    """What a table says of one thread."""

    language: str
    platform: str
    posts: int
    fewest: int
    longest: int
    """The length of its longest post."""
    limit: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list says of one statement."""

    title: str
    threads: tuple[ThreadSummary, ...]
    key: str = ""
    """By which a later run knows that all was written from the very same; empty where it was not."""

    def text(self) -> str:
        """Return the file that holds it."""
        return json.dumps({"version": 1, **asdict(self)}, ensure_ascii=False) + "\n"


def summary_of(threads: Sequence[Thread], key: str = "") -> Summary:
    """Return what there is to say of a statement's threads."""
    return Summary(threads[0].statement.title, tuple(map(_thread_summary, threads)), key)


def read_summary(folder: Path) -> Summary | None:
    """Return the summary of a statement's folder; None where no statement's threads are in it.

    Where there is no file, or a broken one, the threads' own JSON is read.
    """
    try:
        found = json.loads((folder / FILE).read_bytes())
        return Summary(str(found["title"]), tuple(map(_parsed, found["threads"])), str(found["key"]))
    except (OSError, *BROKEN):
        return _from_threads(folder)


def _thread_summary(thread: Thread) -> ThreadSummary:
    return ThreadSummary(
        language=thread.statement.language,
        platform=thread.platform.name,
        posts=len(thread.posts),
        fewest=thread.fewest,
        longest=max(post.length for post in thread.posts),
        limit=thread.platform.limits[0],
        warnings=len(thread.warnings),
    )


def _parsed(row: Mapping[str, Any]) -> ThreadSummary:
    numbers = (int(row[name]) for name in ("posts", "fewest", "longest", "limit", "warnings"))
    return ThreadSummary(str(row["language"]), str(row["platform"]), *numbers)


def _from_threads(folder: Path) -> Summary | None:
    """Return the summary of threads that an earlier version, which wrote none, has written."""
    found = list(_thread_objects(folder))
    if not found:
        return None
    return Summary(str(found[0].get("title", "")), tuple(_parsed(_row(thread)) for thread in found))


def _thread_objects(folder: Path) -> Iterator[Mapping[str, Any]]:
    for name in manifest_of(folder).files:
        if name.endswith(".json"):
            try:
                thread = json.loads((folder / name).read_bytes())
                _parsed(_row(thread))
            except (OSError, *BROKEN):
                continue  # a person has broken it; what can be told of the others is told
            yield thread


def _row(thread: Mapping[str, Any]) -> dict[str, Any]:
    lengths = [int(post["length"]) for post in thread["posts"]]
    counts = {"posts": len(lengths), "longest": max(lengths), "warnings": len(thread["warnings"])}
    return {**thread, **counts}
