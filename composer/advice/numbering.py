"""Words that number themselves, as those of a pasted thread do: beside the marker nobody knows which counts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from composer.thread.model import Post, Thread, Warning
from composer.thread.wording import warning

_FIRST = re.compile(r"[^\w\n]{0,3}+(\d{1,3})/(\d{1,3})?(?![\w/])")
_LAST = re.compile(r"[(\[]?(\d{1,3})/(\d{1,3})[)\]]?")
_SENTENCE_END = tuple(".!?…。！？؟।\"'’”»)")


class _Number(NamedTuple):
    """A number like a marker's at an end of a line."""

    words: str
    place: str
    number: int
    total: int | None
    is_sure: bool
    """Whether it is a marker also where no other follows: "3/3" after a sentence, or alone on its line."""


def numbers_itself(thread: Thread) -> Iterator[Warning]:
    """Yield the first post whose words bear a number like a marker's, beside the marker."""
    if "/" not in thread.statement.text or not any(post.marker for post in thread.posts):
        return
    before: dict[tuple[str, int | None], int] = {}
    for post, found in _numbers(thread):
        if found.is_sure or before.get((found.place, found.total)) == found.number - 1:
            yield warning(thread, post, "numbers-itself", words=found.words)
            return
        before[found.place, found.total] = found.number


def _numbers(thread: Thread) -> Iterator[tuple[Post, _Number]]:
    for post in thread.posts:
        for line in post.body.splitlines() if "/" in post.body else ():
            yield from ((post, found) for found in _numbers_of(line) if 0 < found.number <= (found.total or 999))


def _numbers_of(line: str) -> Iterator[_Number]:
    """Yield what may be a marker at the beginning of a line, and at its end."""
    if first := _FIRST.match(line):
        total = int(first[2]) if first[2] else None
        yield _Number(first[0].strip(), "start", int(first[1]), total, is_sure=False)
    rest, _, word = line.rstrip().rpartition(" ")
    if last := _LAST.fullmatch(word):
        ends = not rest or rest.rstrip().endswith(_SENTENCE_END)
        yield _Number(word, "end", int(last[1]), int(last[2]), is_sure=ends and last[2] != "1")
