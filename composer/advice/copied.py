"""What is left in the words of where they were copied from: a mail, a chat, the pages of a PDF."""

from collections.abc import Iterator

from composer.language.messages import is_head_of_message, is_of_message, is_page_number
from composer.thread.model import Thread, Warning
from composer.thread.wording import warning

_FEWEST_HEADS = 2
_HYPHENS = "-‐"


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
    words = tuple(_broken_words(thread))
    for post in thread.posts:
        if found := [word for word in words if word in post.body]:
            yield warning(thread, post, "broken-words", words=", ".join(found))


def _broken_words(thread: Thread) -> Iterator[str]:
    text = thread.statement.text
    for start, _ in thread.statement.lines:
        before, after = text[max(0, start - 40) : start], text[start : start + 40]
        if before[-1:] in _HYPHENS and before[-2:-1].isalpha() and after[:1].islower():
            yield f"{before.split()[-1]}{after.split()[0].rstrip('.,;:!?…»”')}"
