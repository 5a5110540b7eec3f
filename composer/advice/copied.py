"""What is left in the words of where they were copied from: a mail, a chat, the pages of a PDF."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from composer.language.messages import is_head_of_message, is_of_message, is_page_number
from composer.thread.model import Thread, Warning
from composer.thread.wording import warning

_FEWEST_HEADS = 2
_HYPHENS = ("-", "‐")
_LONGEST = 40
"""Characters of either part of a broken word."""


def message_lines(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with lines of a mail or a chat: what was answered, its head, its signature."""
    lines = {post.index: [line.strip() for line in post.body.splitlines()] for post in thread.posts}
    heads = [line for found in lines.values() for line in found if is_head_of_message(line)]
    known = set(heads) if len(heads) >= _FEWEST_HEADS else set()
    for post in thread.posts:
        if words := next((line for line in lines[post.index] if line in known or is_of_message(line)), ""):
            yield warning(thread, post, "message-lines", words=words)


def page_numbers(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with a line that is the number of a page."""
    for post in thread.posts:
        if words := next((line.strip() for line in post.body.splitlines() if is_page_number(line)), ""):
            yield warning(thread, post, "page-numbers", words=words)


def broken_words(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with words that were broken at the end of a line, whose hyphens may not be their own."""
    breaks = list(_broken_words(thread))
    for post in thread.posts if breaks else ():
        if post.spans:
            first, last = (bisect_left(breaks, at, key=itemgetter(0)) for at in (post.spans[0][0], post.spans[-1][1]))
            if words := [word for _, word in breaks[first:last]]:
                yield warning(thread, post, "broken-words", words=", ".join(words))


def _broken_words(thread: Thread) -> Iterator[tuple[int, str]]:
    """Yield where each word was broken, and the word."""
    text = thread.statement.text
    for at, _ in thread.statement.lines:
        if text[at - 1 : at] in _HYPHENS and text[at - 2 : at - 1].isalpha() and text[at : at + 1].islower():
            before, after = text[max(0, at - _LONGEST) : at], text[at : at + _LONGEST]
            yield at, f"{before.split()[-1]}{after.split()[0].rstrip('.,;:!?…»”')}"
