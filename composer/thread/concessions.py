"""Concessions: what was asked of a thread and could not be had, and what its cuts do not do well; warnings, all."""

from bisect import bisect_right
from collections.abc import Iterator

from composer.thread.model import Thread, Warning
from composer.thread.plan import INSIDE, Plan
from composer.thread.wording import warning


def plan_warnings(thread: Thread, plan: Plan) -> Iterator[Warning]:
    """Yield what was asked for and could not be had."""
    if plan.room.opening_alone:
        yield warning(thread, thread.posts[0], "opening-alone")
    yield from _broken_wishes(thread, plan)


def layout_warnings(thread: Thread) -> Iterator[Warning]:
    """Yield what a thread's cuts and its number of posts do not do well."""
    for post in thread.posts:
        if post.cut in INSIDE:
            yield warning(thread, post, "sentence-cut")
    most = thread.platform.thread_max
    if most is not None and len(thread.posts) > most:
        yield warning(thread, None, "long-thread", most=most, count=len(thread.posts))


def _broken_wishes(thread: Thread, plan: Plan) -> Iterator[Warning]:
    """Yield where a post begins although a person wanted none to begin there."""
    statement, joins = thread.statement, plan.room.unjoined
    places = {post.spans[0][0]: post.index for post in thread.posts if post.spans}
    for start in joins & places.keys():
        yield warning(thread, thread.posts[places[start] - 1], "cut-again")
    starts = sorted(places)
    for paragraph in statement.paragraphs:
        at = bisect_right(starts, paragraph.start)
        if paragraph.keeps_whole and at < len(starts) and starts[at] < paragraph.end:
            post = thread.posts[places[starts[at]] - 1]
            yield warning(thread, post, "not-kept", line=statement.line(paragraph.start))
