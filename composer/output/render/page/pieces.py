"""A post's text in the pieces that the page shows: whose words they are, and what the platform makes a link of."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from composer.language.entities import Entity, entities
from composer.statement.model import Span
from composer.thread.model import Post, Thread

Part = Literal["body", "opening", "call-to-action", "marker", ""]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is shown in one way."""

    text: str
    kind: str = ""
    """``link``, ``mention``, ``hashtag``, ``cashtag``, or nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that stand side by side and belong together."""

    part: Part
    sentence: int | None
    """Number of the span that they show, counted over the whole thread from 0."""
    pieces: tuple[Piece, ...]


def runs(post: Post, thread: Thread, first: int) -> tuple[Run, ...]:
    """Return a post's whole text as runs; its spans are numbered from ``first``."""
    found = list(entities(post.text, thread.platform.entity_rules))
    return tuple(
        Run(part, sentence, tuple(_pieces(post.text, start, end, found)))
        for part, sentence, start, end in _stretches(post, thread, first)
    )


def _stretches(post: Post, thread: Thread, first: int) -> Iterator[tuple[Part, int | None, int, int]]:
    """Yield (part, number of the span, start, end) over a post's text, without gaps."""
    done = 0
    for part, sentence, (start, end) in sorted(_marked(post, thread, first), key=lambda stretch: stretch[2]):
        if start < done:
            continue
        if start > done:
            yield "", None, done, start
        yield part, sentence, start, end
        done = end
    if done < len(post.text):
        yield "", None, done, len(post.text)


def _marked(post: Post, thread: Thread, first: int) -> Iterator[tuple[Part, int | None, Span]]:
    """Yield what is known about stretches of a post's text: marker, opening, call to action, spans."""
    text = post.text
    at_start = thread.settings.get("marker_at") == "start"
    start, end = 0, len(text)
    if post.marker and at_start:
        start = len(post.marker)
        yield "marker", None, (0, start)
    elif post.marker:
        end -= len(post.marker)
        yield "marker", None, (end, len(text))
    if post.opening and post.opening_at == "top":
        opening = _found(text, post.opening, start, end)
        start = opening[1]
        yield "opening", None, opening
    for number, span in enumerate(post.spans, first):
        place = _found(text, thread.statement.text[slice(*span)], start, end)
        start = place[1]
        yield "body", number, place
    if post.opening and post.opening_at == "bottom":
        opening = _found(text, post.opening, start, end)
        start = opening[1]
        yield "opening", None, opening
    if post.call_to_action:
        yield "call-to-action", None, _found(text, post.call_to_action, start, end)


def _found(text: str, part: str, start: int, end: int) -> Span:
    """Return where a part of the text stands; an empty span where it does not stand there as it is."""
    place = text.find(part, start, end)
    return (start, start) if place < 0 else (place, place + len(part))


def _pieces(text: str, start: int, end: int, found: Sequence[Entity]) -> Iterator[Piece]:
    """Yield a stretch of a text, its links, mentions and hashtags apart."""
    done = start
    first = bisect_right(found, start, key=attrgetter("end"))
    for entity in found[first : bisect_left(found, end, key=attrgetter("start"))]:
        left, right = max(entity.start, start), min(entity.end, end)
        if left < right:
            if left > done:
                yield Piece(text[done:left])
            yield Piece(text[left:right], entity.kind)
            done = right
    if done < end:
        yield Piece(text[done:end])
