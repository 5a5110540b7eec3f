"""The thread as a whole: how many posts it has, which are the same, and how its marker reads."""

from collections.abc import Iterator

from composer.thread.model import Thread, Warning
from composer.thread.wording import warning

MOST_POSTS = 20
"""Few people read on after so many."""


def many_posts(thread: Thread) -> Iterator[Warning]:
    """Yield the thread where it is longer than people read, unless it is longer than the platform takes anyway."""
    count, taken = len(thread.posts), thread.platform.thread_max
    if count > MOST_POSTS and (taken is None or count <= taken):
        yield warning(thread, None, "many-posts", count=count, most=MOST_POSTS)


def same_post(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that say what one before them says; their markers do not tell them apart."""
    seen: dict[tuple[str, ...], int] = {}
    for post in thread.posts:
        said = tuple(" ".join(text.casefold().split()) for text in (post.body, post.opening, post.call_to_action))
        first = seen.setdefault(said, post.index)
        if first != post.index:
            yield warning(thread, post, "same-post", other=first)


def marker_after_figure(thread: Thread) -> Iterator[Warning]:
    """Yield the posts whose marker stands on one line with a figure, as in "July 19 5/14"."""
    place = thread.settings.get("marker_at")
    if place not in ("start", "end"):
        return
    for post in thread.posts:
        text = post.text.removeprefix(post.marker) if place == "start" else post.text.removesuffix(post.marker)
        words = text.split(maxsplit=1) if place == "start" else text.rsplit(maxsplit=1)
        beside = (words[0] if place == "start" else words[-1]) if words else ""
        if post.marker and (beside[:1] if place == "start" else beside[-1:]).isnumeric():
            together = (post.marker, beside) if place == "start" else (beside, post.marker)
            yield warning(thread, post, "marker-after-figure", words=" ".join(together))
