"""The text that a new statement starts with, where nobody has put their own in its place."""

from collections.abc import Iterator

from composer.statement.new import starter_paragraphs
from composer.thread.model import Thread, Warning
from composer.thread.wording import warning


def placeholder_left(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that hold what `new` wrote."""
    statement, starters = thread.statement, starter_paragraphs()
    longest = 2 * max(map(len, starters))
    held = [
        (paragraph.start, text)
        for paragraph in statement.paragraphs
        if paragraph.end - paragraph.start < longest
        if (text := " ".join(statement.text[paragraph.start : paragraph.end].split())) in starters
    ]
    for post in thread.posts if held else ():
        start, end = (post.spans[0][0], post.spans[-1][1]) if post.spans else (0, 0)
        for text in (text for at, text in held if start <= at < end):
            yield warning(thread, post, "placeholder", words=text)
            break
