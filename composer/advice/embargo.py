"""An embargo that the words name, and that no setting holds the thread back for."""

from collections.abc import Iterator

from composer.language.embargoes import embargo_named, may_name_embargo
from composer.thread.model import Post, Thread, Warning
from composer.thread.wording import warning

_MESSAGES = {0: "embargo-unset", 19: "embargo-unset-zone", 25: "embargo-unset-told"}
"""By how long the moment is that the words tell: without an offset it is not whole."""


def embargo_unset(thread: Thread) -> Iterator[Warning]:
    """Yield that the statement, or what was left out of its file, names an embargo, where none is set."""
    if thread.statement.settings.get("embargo"):
        return
    for post, line in _lines(thread):
        if words := embargo_named(line, joined=post is None):
            from composer.language.moments import told_moment  # noqa: PLC0415 - few statements name an embargo

            moment = told_moment(words)
            yield warning(thread, post, _MESSAGES[len(moment)], words=words, moment=moment)
            return


def _lines(thread: Thread) -> Iterator[tuple[Post | None, str]]:
    """Yield what was left out, and each line of each post, where it holds a word for embargo."""
    for omission in thread.statement.omissions:
        if may_name_embargo(omission.what):
            yield None, omission.what
    for post in thread.posts if may_name_embargo(thread.statement.text) else ():
        yield from ((post, line) for line in post.body.splitlines() if may_name_embargo(line))
