"""What a cut parts: quotations, what a lead-in announces, figures."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from composer.language.entities.whole_figures import whole_figure_spans
from composer.thread.model import Post, Thread, Warning
from composer.thread.roughness import COLONS, PARTS_LEAD_IN, PARTS_QUOTATION, Weight, traits
from composer.thread.wording import SHOWN, warning

_REACH = 120  # characters: twice what a figure is long


class _Boundary(NamedTuple):
    """Where one post of the statement's words ends and the next begins."""

    post: Post
    """The one that ends."""
    at: int
    """Offset in the statement's text at which the next begins."""
    sentence: int
    """Number of the sentence that the next begins with, or within."""
    is_inside: bool
    """Whether that sentence began in a post before."""
    is_quoted: bool
    """Whether the next post begins within a quotation."""
    weights: tuple[Weight, ...]
    """What the cut costs a reader, where it stands between sentences."""


def quotation_parted(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that end inside a quotation."""
    for boundary in _boundaries(thread):
        if boundary.is_quoted:
            yield warning(thread, boundary.post, "quotation-parted")


def attribution_parted(thread: Thread) -> Iterator[Warning]:
    """Yield the posts after which a quotation and the sentence that says whose it is go apart."""
    for boundary in _boundaries(thread):
        if PARTS_QUOTATION in boundary.weights and not boundary.is_quoted:
            yield warning(thread, boundary.post, "attribution-parted")


def lead_in_parted(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that end with a lead-in, or a heading, of what stands in the next."""
    for boundary in _boundaries(thread):
        if PARTS_LEAD_IN in boundary.weights or (boundary.is_inside and boundary.post.body.endswith(COLONS)):
            ending = boundary.post.body[-SHOWN:]
            words = ending if len(boundary.post.body) <= SHOWN else f"…{ending.partition(' ')[2] or ending}"
            yield warning(thread, boundary.post, "lead-in-parted", words=" ".join(words.split()))


def figure_parted(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that end inside a figure, or between a figure and its unit."""
    for boundary in _boundaries(thread):
        if boundary.is_inside:
            first, last = thread.statement.sentences[boundary.sentence]
            first, last = max(first, boundary.at - _REACH), min(last, boundary.at + _REACH)
            around = thread.statement.text[first:last]
            for start, end in whole_figure_spans(around, thread.statement.language):
                if start < boundary.at - first < end:
                    yield warning(thread, boundary.post, "figure-parted", figure=" ".join(around[start:end].split()))


def _boundaries(thread: Thread) -> Iterator[_Boundary]:
    statement = thread.statement
    found = traits(statement)
    for left, right in pairwise(post for post in thread.posts if post.spans):
        at = right.spans[0][0]
        number = bisect_right(statement.sentences, at, key=itemgetter(0)) - 1
        is_inside = statement.sentences[number][0] < at
        weights = () if is_inside else found.before_sentence[number]
        yield _Boundary(left, at, number, is_inside, found.is_quoted(at), weights)
