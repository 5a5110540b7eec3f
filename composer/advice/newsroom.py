"""What a press release says to newsrooms alone, and readers of a thread would see."""

from collections.abc import Iterator

from composer.language.embargoes import embargo_named, may_name_embargo
from composer.language.newsroom import is_for_newsrooms
from composer.thread.model import Thread, Warning
from composer.thread.wording import warning


def newsroom_lines(thread: Thread) -> Iterator[Warning]:
    """Yield each line for newsrooms that is posted: "ENDS", notes to editors, whom to ring.

    So is the line that names an embargo, once it is set: until then `embargo_unset` speaks of it.
    """
    is_set = bool(thread.statement.settings.get("embargo")) and may_name_embargo(thread.statement.text)
    for post in thread.posts:
        for line in post.body.splitlines():
            if is_for_newsrooms(line) or (is_set and may_name_embargo(line) and embargo_named(line)):
                yield warning(thread, post, "newsroom-lines", words=line.strip())
