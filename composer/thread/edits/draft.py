"""A thread as a person left it: its posts put together again as one text, and what became of the cuts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from composer.statement.model import Paragraph, Span, Statement
from composer.thread.edits.joints import Written, joints_of


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of edited posts."""

    text: str
    sentences: tuple[Span, ...]
    posts: tuple[int, ...]
    """Where each post that has words begins."""
    pins: frozenset[int]
    """Where a post begins because a person wants it."""
    joins: frozenset[int]
    """Where none begins because a person wants it."""
    kept: Mapping[int, int]
    """Where posts begin that began before, and at which offset of the written text that was."""

    def post(self, offset: int) -> int:
        """Return the number, from 0, of the post with words in which an offset stands."""
        return max(0, bisect_right(self.posts, offset) - 1)


def draft_of(written: Written, bodies: Sequence[str]) -> Draft:
    """Return the text that edited posts make; empty where they hold no words."""
    posts = [tidy for body in bodies if (tidy := tidied(body))]
    joints = joints_of(written, posts)
    starts, pieces, length = [], list[str](), 0
    for number, post in enumerate(posts):
        pieces += [joints.spaces[number], post]
        starts.append(length + len(joints.spaces[number]))
        length = starts[-1] + len(post)
    text = "".join(pieces)
    sentences = tuple(_sentences(text, written.statement, sorted(starts[number] for number in joints.borders)))
    joins = {starts[number] + at for number, at in joints.joined if at}
    for number, first, last in joints.held:
        joins.update(_begun(sentences, starts[number] + first, starts[number] + last))
    return Draft(
        text=text,
        sentences=sentences,
        posts=tuple(starts),
        pins=frozenset(starts[number] for number in joints.pinned),
        joins=frozenset(joins),
        kept={starts[number]: cut for number, cut in joints.kept.items()},
    )


def tidied(body: str) -> str:
    r"""Return a post's words with one blank line between paragraphs, and none around.

    >>> tidied(" One. \n \n\n Two. ")
    'One.\n\nTwo.'
    """
    paragraphs: list[list[str]] = [[]]
    for line in body.strip().split("\n"):
        if line.strip():
            paragraphs[-1].append(line.rstrip() if paragraphs[-1] else line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _sentences(text: str, written: Statement, borders: Sequence[int]) -> Iterator[Span]:
    """Yield the sentences of a text, as they were in each paragraph that stayed; one begins at each border."""
    from composer.language.sentences import sentence_spans  # noqa: PLC0415 - it brings nltk, which an old text spares

    known = {
        written.text[paragraph.start : paragraph.end]: [
            (start - paragraph.start, end - paragraph.start) for start, end in run
        ]
        for paragraph, run in paragraph_sentences(written)
    }
    start = 0
    for paragraph in text.split("\n\n"):
        inner = borders[bisect_right(borders, start) : bisect_left(borders, start + len(paragraph))]
        for first, end in pairwise([start, *([] if paragraph in known else inner), start + len(paragraph)]):
            part = text[first:end].rstrip()
            spans = known.get(part) or sentence_spans(part, written.language)
            yield from ((first + begin, first + stop) for begin, stop in spans)
        start += len(paragraph) + 2


def _begun(sentences: Sequence[Span], first: int, last: int) -> Iterator[int]:
    """Yield where sentences begin from one offset to another."""
    yield from (
        start for start, _ in sentences[bisect_left(sentences, (first, 0)) : bisect_left(sentences, (last + 1, 0))]
    )


def paragraph_sentences(statement: Statement) -> Iterator[tuple[Paragraph, tuple[Span, ...]]]:
    """Yield each paragraph of a statement with its sentences."""
    first = 0
    for paragraph in statement.paragraphs:
        end = bisect_left(statement.sentences, (paragraph.end, 0))
        yield paragraph, statement.sentences[first:end]
        first = end
