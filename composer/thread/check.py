"""The proof: that a finished thread says what was approved, in posts that the platform accepts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any, cast

from composer.errors import CheckError
from composer.language.direction import is_right_to_left
from composer.statement.model import Span
from composer.thread.markers import Marker
from composer.thread.model import Post, Thread

_APOLOGY = "This is a mistake in thread-composer, not in your statement; nothing was written. Please report it."


def prove(thread: Thread) -> None:
    """Measure every post again and rebuild the statement from the posts; raise CheckError where a promise is broken."""
    problems = [*chain.from_iterable(rule(thread) for rule in RULES)]
    if problems:
        raise CheckError(*problems, _APOLOGY)


def _every_word_in_order(thread: Thread) -> Iterator[str]:
    """Yield where the spans do not cover every character but white space exactly once, in order."""
    text = thread.statement.text
    reached = 0
    for post in thread.posts:
        for start, end in post.spans:
            if start < reached or end <= start or text[reached:start].strip():
                yield f"{_place(thread, post)}: the statement's words at {reached} to {start} are lost or repeated."
            reached = end
    if text[reached:].strip():
        yield f"{thread.platform.title}: the words from {reached} of the statement on are lost."


def _posts_hold_their_spans(thread: Thread) -> Iterator[str]:
    """Yield where a post's words are not those that its spans say."""
    for post in thread.posts:
        said = thread.statement.text[post.spans[0][0] : post.spans[-1][1]] if post.spans else ""
        if post.body != said:
            yield f"{_place(thread, post)}: its words are not those of the statement."


def _posts_hold_nothing_else(thread: Thread) -> Iterator[str]:
    """Yield where a post is not its words with opening, call to action and marker, each in its place."""
    for post in thread.posts:
        above, below = (post.opening, "") if post.opening_at == "top" else ("", post.opening)
        text = "\n\n".join(part for part in (above, post.body, below, post.call_to_action) if part)
        if post.text != _marked(thread, text, post.marker):
            yield f"{_place(thread, post)}: it holds something that stands in no plan."


def _posts_are_accepted(thread: Thread) -> Iterator[str]:
    """Yield where a post is longer than the platform takes, or than was said."""
    for post in thread.posts:
        lengths = thread.platform.lengths(post.text, thread.content_warning)
        if tuple(post.lengths.values()) != lengths or post.length != lengths[0]:
            yield f"{_place(thread, post)}: its length is {lengths[0]}, not {post.length}."
        if not thread.platform.fits(lengths):
            yield f"{_place(thread, post)}: it is {lengths[0]} long and a post holds {thread.platform.limits[0]}."


def _posts_are_numbered(thread: Thread) -> Iterator[str]:
    """Yield where the numbers of the posts are not 1 to the total."""
    for index, post in enumerate(thread.posts, start=1):
        if (post.index, post.total) != (index, len(thread.posts)):
            yield f"{_place(thread, post)}: it should be {index} of {len(thread.posts)}."


def _no_sentence_that_fits_is_cut(thread: Thread) -> Iterator[str]:
    """Yield where a sentence is parted although it would fit in the post after the cut, with that post's marker."""
    for post in posts_with_needless_cuts(thread):
        yield f"{_place(thread, post)}: it ends inside a sentence that fits in a post."


def posts_with_needless_cuts(thread: Thread) -> Iterator[Post]:
    """Yield the posts that end inside a sentence that fits in one, where nobody asked for a cut there.

    Where a person asked for a cut within a sentence, each part of it counts as one.
    """
    sentences = list(_sentence_parts(thread))
    checked: int | None = None
    for left, right in pairwise(thread.posts):
        if not left.spans or not right.spans or left.cut == "manual":
            continue
        start, end = sentences[bisect_right(sentences, right.spans[0][0], key=itemgetter(0)) - 1]
        if start in (right.spans[0][0], checked):
            continue
        checked = start  # later cuts of the same sentence have no narrower marker
        whole = _marked(thread, thread.statement.text[start:end], right.marker)
        if (
            _fits(thread, whole)
            and _fits_apart(thread, start, end, right.marker)
            and _fits_beside_any_marker(thread, right, start, end)
        ):
            yield left


def _sentence_parts(thread: Thread) -> Iterator[Span]:
    """Yield the sentences, parted where a person asked for a cut."""
    asked = [right.spans[0][0] for left, right in pairwise(thread.posts) if left.cut == "manual" and right.spans]
    for start, end in thread.statement.sentences:
        for at in asked[bisect_right(asked, start) : bisect_left(asked, end)]:
            yield start, start + len(thread.statement.text[start:at].rstrip())
            start = at  # noqa: PLW2901 - what is left of the sentence
        yield start, end


def _fits(thread: Thread, text: str) -> bool:
    return thread.platform.fits(thread.platform.lengths(text, thread.content_warning))


def _fits_apart(thread: Thread, start: int, end: int, marker: str) -> bool:
    """Whether a sentence fits beside a marker that it does not touch: a mark that opens it may join what is before."""
    counting = thread.platform.counter
    tallies = (
        counting.tally(thread.statement.text[start:end]),
        counting.tally(_marked(thread, "", marker)),
        thread.platform.warning_tally(thread.content_warning),
    )
    return thread.platform.filled(tuple(map(sum, zip(*tallies, strict=True)))) is not None


def _fits_beside_any_marker(thread: Thread, post: Post, start: int, end: int) -> bool:
    """Whether a sentence fits whichever number its post has: a marker from a template is laid out at its widest."""
    isolated = is_right_to_left(thread.statement.language)
    marker = Marker(thread.settings["marker"], cast("Any", thread.settings["marker_at"]), isolated)
    if marker.is_regular(len(str(post.total))):
        return True
    text = thread.statement.text[start:end]
    samples = marker.samples(post.total, len(str(post.total)))
    return all(_fits(thread, _marked(thread, text, sample.strip())) for sample in samples)


RULES = (
    _every_word_in_order,
    _posts_hold_their_spans,
    _posts_hold_nothing_else,
    _posts_are_accepted,
    _posts_are_numbered,
    _no_sentence_that_fits_is_cut,
)


def _marked(thread: Thread, text: str, marker: str) -> str:
    """Return a text with a marker where this thread has them."""
    if not marker:
        return text
    return {"start": f"{marker} {text}", "end": f"{text} {marker}", "line": f"{text}\n{marker}"}[
        thread.settings["marker_at"]
    ]


def _place(thread: Thread, post: Post) -> str:
    """Return which post is meant."""
    return f"{thread.platform.title}, post {post.index}"
