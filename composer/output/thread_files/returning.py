"""Threads that come back from a publishing tool: each told by its words from the threads that were written."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from composer.errors import ComposerError, StatementError
from composer.output.disk.broken import BROKEN
from composer.output.disk.durable import sha256
from composer.output.render.text import Entry, ThreadFile
from composer.output.thread_files.former import Former, read_former
from composer.output.thread_files.returned_texts import Returned, returned
from composer.platforms import platform, platform_names
from composer.statement.reading.decoding import file_text, shown_path
from composer.thread.edits.words import text_words

# So much of its words a text shares with the thread that it is: whoever rewrites more than that names the thread.
_LIKE_ENOUGH = 0.5
_ADDED = ("opening", "call_to_action")


def returned_thread(path: Path, known: Sequence[Path], named: Path | None = None) -> tuple[Former, str]:
    """Return a text from a publishing tool as the thread that it is, and what to say of that.

    That is the one that is ``named``, else the one of the ``known`` threads that is most like it; raises
    StatementError where none is.
    """
    text, content = file_text(path)
    found = returned(text)
    likeness, *best = _most_like(found, known) if named is None else (None, named)
    if not best or (likeness is not None and likeness.words < _LIKE_ENOUGH):
        raise StatementError(
            f"{shown_path(path)}: this is no thread file, and no thread here has its words. "
            "Name the thread that it is: check FILE --of threads/peru/x.txt"
        )
    before = read_former(best[0])
    same = "".join(f" ({shown_path(other)} has the very same words)" for other in best[1:])
    other = "" if named else "; --of names another"
    note = f"read in the form of {found.form}, as the thread {shown_path(best[0])}{same}{other}"
    file = ThreadFile(before.file.settings, tuple(_entries(found.posts, before)))
    return replace(before, path=path, sha256=sha256(content), file=file), note


class _Likeness(NamedTuple):
    """How like two threads are; more is more."""

    words: float
    """How many of their words they share: at most 1."""
    posts: int
    """How many posts are the very same."""


def _most_like(found: Returned, known: Sequence[Path]) -> tuple[_Likeness, *tuple[Path, ...]]:
    """Return how like the most like of the known threads are, and these; X before other platforms."""
    order = list(platform_names())
    likenesses: dict[_Likeness, list[tuple[int, Path]]] = {}
    for path in known:
        written = _written_thread(path)
        if written is not None and found.title in ("", platform(written.platform).title):
            likeness = _likeness(written.posts, found.posts)
            likenesses.setdefault(likeness, []).append((order.index(written.platform), path))
    best = max(likenesses, default=_Likeness(0, 0))
    return best, *(path for _, path in sorted(likenesses.get(best, ())))


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> _Likeness:
    same = Counter(map(_plain, ours)) & Counter(map(_plain, theirs))
    return _Likeness(round(_shared(" ".join(ours), " ".join(theirs)), 6), same.total())


def _shared(one: str, other: str) -> float:
    """Return how many of the words of two texts are in both: at most 1."""
    ours, theirs = Counter(text_words(one)), Counter(text_words(other))
    return (ours & theirs).total() / max(ours.total(), theirs.total(), 1)


class _WrittenThread(NamedTuple):
    """What the JSON beside a thread file says first."""

    platform: str
    posts: tuple[str, ...]


def _written_thread(path: Path) -> _WrittenThread | None:
    """Return what was written of a thread; None where its JSON is broken."""
    try:
        found = json.loads(path.with_suffix(".json").read_bytes())
        return _WrittenThread(platform(found["platform"]).name, tuple(str(post["text"]) for post in found["posts"]))
    except (OSError, ComposerError, *BROKEN):
        return None


def _plain(text: str) -> str:
    return " ".join(text.split())


def _entries(posts: Sequence[str], before: Former) -> Iterator[Entry]:
    """Yield what a person may have changed of each post: without its marker, and with what was added told apart."""
    thread = before.known()
    place = thread.settings.get("marker_at", "line")
    added = {name: thread.settings.get(name, "") for name in _ADDED}
    said = frozenset(text_words(thread.statement.text))
    markers = _by_length(thread.markers)
    for number, post in enumerate(posts):
        text = _unmarked(post, markers, place)
        opening = added["opening"] if number == 0 else ""
        call = added["call_to_action"] if number == len(posts) - 1 else ""
        text, call = _parted(text, call, said, at_top=False)
        text, opening = _parted(text, opening, said, at_top=thread.settings.get("opening_at") == "top")
        yield Entry(text.strip(), opening.strip(), call.strip())


def _by_length(markers: Iterable[str]) -> list[tuple[int, frozenset[str]]]:
    """Return markers by their length, the longest first: few lengths, however many markers."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for marker in markers:
        found[len(marker)].add(marker)
    return [(size, frozenset(found[size])) for size in sorted(found, reverse=True)]


def _unmarked(post: str, markers: Sequence[tuple[int, frozenset[str]]], place: str) -> str:
    """Return a post without the marker that stands where markers do in its thread."""
    text = post.strip()
    for size, known in markers:
        if place == "start" and text[:size] in known and text[size : size + 1] == " ":
            return text[size:]
        if place != "start" and text[-size:] in known and text[-size - 1 : -size] in ("\n", " "):
            return text[:-size].rstrip()
    return post


def _parted(text: str, added: str, said: frozenset[str], *, at_top: bool) -> tuple[str, str]:
    """Return a post's own words and what was added to them: the very same, else as many paragraphs in its place.

    Those are taken where they are like what was added, or hold little that the statement said beside what does.
    """
    if not added:
        return text, ""
    same = r"\s+".join(map(re.escape, added.split()))
    match = re.search(rf"\A\s*({same})(?=\s|\Z)" if at_top else rf"(?:\A|(?<=\s))({same})\s*\Z", text)
    if match:
        return (text[match.end() :], match[1]) if at_top else (text[: match.start()], match[1])
    parts = text.strip().split("\n\n")
    count = min(len(added.split("\n\n")), len(parts))
    like, rest = (
        (parts[:count], parts[count:]) if at_top else (parts[len(parts) - count :], parts[: len(parts) - count])
    )
    words = text_words(" ".join(like))
    own = sum(word in said for word in words)
    if _shared(" ".join(like), added) < _LIKE_ENOUGH and (own >= _LIKE_ENOUGH * len(words) or not rest):
        return text, ""
    return "\n\n".join(rest), "\n\n".join(like)
