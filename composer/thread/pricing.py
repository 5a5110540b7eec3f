"""Pricing: what posts cost a reader, as the numbers that the search adds up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Protocol

from composer.thread.layout import Line
from composer.thread.roughness import (
    A_POST,
    JOINS_PARAGRAPHS,
    MARKER_AFTER_FIGURE,
    SHORT_LAST_POST,
    SHORT_POST,
    TITLE_ALONE,
    UNEVENNESS,
    Weight,
)


class Posts(Protocol):
    """What is to be known of candidate posts before they are priced; `Candidates` tells what each is."""

    @property
    def limit(self) -> int:
        """The platform's limit, in its first unit."""

    @property
    def breaks(self) -> int:
        """The number of the last break."""

    @property
    def joints(self) -> Sequence[int]:
        """How many paragraph boundaries stand at or before each break."""

    @property
    def heads(self) -> Sequence[int]:
        """How many fragments of titles and headings stand before each break."""

    @property
    def figures(self) -> frozenset[int]:
        """Breaks at which a marker would stand right after a figure."""


def post_weights(posts: Posts, start: int, end: int, length: int) -> Iterator[Weight]:
    """Yield what makes up the points of a post, each as often as it counts."""
    limit = posts.limit
    yield A_POST
    yield from repeat(JOINS_PARAGRAPHS, posts.joints[end - 1] - posts.joints[start])
    if posts.heads[end] - posts.heads[start] == end - start:
        yield TITLE_ALONE
    if end == posts.breaks and length * 4 < limit:
        yield SHORT_LAST_POST
    if length * 3 < limit:
        yield SHORT_POST
    if end in posts.figures:
        yield MARKER_AFTER_FIGURE


def post_points(posts: Posts, start: int, end: int, length: int) -> int:
    """Return what a post costs a reader, but for its unevenness, in points; quicker than adding its weights up."""
    limit = posts.limit
    points = A_POST.points + JOINS_PARAGRAPHS.points * (posts.joints[end - 1] - posts.joints[start])
    if posts.heads[end] - posts.heads[start] == end - start:
        points += TITLE_ALONE.points
    if end == posts.breaks and length * 4 < limit:
        points += SHORT_LAST_POST.points
    if length * 3 < limit:
        points += SHORT_POST.points
    if end in posts.figures:
        points += MARKER_AFTER_FIGURE.points
    return points


@dataclass(frozen=True, slots=True)
class Pricing:
    """A way to price posts: in points × limit², a whole number, where ``scale`` is 1; in no points where it is 0."""

    scale: int
    unevenness: int
    """Times (empty room)²."""

    def price(self, posts: Posts, start: int, end: int, length: int) -> int:
        """Return what a post costs."""
        uneven = self.unevenness * (posts.limit - length) ** 2
        return uneven + post_points(posts, start, end, length) * posts.limit**2 if self.scale else uneven

    def least(self, limit: int, length: int) -> int:
        """Return the least that a post costs that is no longer."""
        return self.scale * A_POST.points * limit**2 + self.unevenness * (limit - length) ** 2

    def digit_gain(self, limit: int) -> tuple[int, int]:
        """Return the most that one more digit in a marker saves in any post, and in the last beyond that."""
        points = self.scale * limit**2
        return SHORT_POST.points * points + 2 * self.unevenness * limit, SHORT_LAST_POST.points * points

    def line(self, posts: Posts, limit: int, before: Sequence[int], up_to: Sequence[int]) -> Line:
        """Return the text as plain numbers, of which a post holds so many."""
        points, heads, last = self.scale * posts.limit**2, posts.heads, posts.breaks

        # Each number is kept once, since there may be a break a character.
        @cache
        def at_start(joints: int) -> int:
            """Return what a post that begins there is spared: the paragraph boundaries that stand before it."""
            return -JOINS_PARAGRAPHS.points * joints * points

        @cache
        def at_end(joints: int, is_figure: bool) -> int:  # noqa: FBT001 - as they come
            """Return what a post that ends there costs: itself, the boundaries up to there, a marker after a figure."""
            after_figure = MARKER_AFTER_FIGURE.points * is_figure
            return (A_POST.points + JOINS_PARAGRAPHS.points * joints + after_figure) * points

        return Line(
            limit=limit,
            before=before,
            up_to=up_to,
            starts=list(map(at_start, posts.joints)),
            ends=[0, *map(at_end, posts.joints[:-1], map(posts.figures.__contains__, range(1, last + 1)))],
            slack=self.unevenness,
            short=-(-posts.limit // 3),
            short_cost=SHORT_POST.points * points,
            others=frozenset(end for end in range(1, last + 1) if end == last or heads[end] > heads[end - 1]),
        )


READING = Pricing(scale=1, unevenness=UNEVENNESS.points)
EVEN = Pricing(scale=0, unevenness=1)
FREE = Pricing(scale=0, unevenness=0)
"""Every post alike, to find the fewest."""
