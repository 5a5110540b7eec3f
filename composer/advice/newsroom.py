"""What a press release says to newsrooms alone, and readers of a thread would see."""

from collections.abc import Iterator

from composer.language.embargoes import embargo_named, may_name_embargo
from composer.language.newsroom import ends_release, is_for_newsrooms
from composer.thread.model import Thread, Warning
from composer.thread.wording import warning


def newsroom_lines(thread: Thread) -> Iterator[Warning]:
    """Yield each line for newsrooms that is posted: "ENDS", notes to editors, whom to ring; and posts below the end.

    So is the line that names an embargo, once it is set: until then `embargo_unset` speaks of it.
    """
    is_set = bool(thread.statement.settings.get("embargo")) and may_name_embargo(thread.statement.text)
    end = ""
    for post in thread.posts:
        lines = post.body.splitlines()
        named = [
            line
            for line in lines
            if is_for_newsrooms(line) or (is_set and may_name_embargo(line) and embargo_named(line))
        ]
        yield from (warning(thread, post, "newsroom-lines", words=line.strip()) for line in named)
        if end and lines and not named:
            yield warning(thread, post, "newsroom-below", words=end)
        end = next((line.strip() for line in named if ends_release(line)), end)
