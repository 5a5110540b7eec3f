"""A thread as a person left it: its posts put together again as one text, and what became of the cuts.

What parts two posts in a thread file is a line, not the white space that stood there in the statement. So the posts
are held against the text that they were written from: a cut that was there before takes its white space from there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from composer.statement.model import Paragraph, Span, Statement
from composer.thread.alignment import aligned
from composer.thread.edits.words import word_spans

_ENDS = frozenset(".!?…。！？।؟:;\"'”’»)]")
"""What a post ends with that ends a paragraph, where a person began a new post in the middle of one."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written before a person came: the text, and where its posts began."""

    statement: Statement
    cuts: tuple[int, ...] = ()
    """Offsets at which posts begin, but for the first."""
    pins: frozenset[int] = frozenset()
    """Those of them that a person had asked for."""
    joins: frozenset[int] = frozenset()
    """Where a person had asked for none."""


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
    joints = _Joints(written, posts)
    starts, pieces, length = [], list[str](), 0
    for number, post in enumerate(posts):
        pieces += [joints.spaces[number], post]
        starts.append(length + len(joints.spaces[number]))
        length = starts[-1] + len(post)
    text = "".join(pieces)
    return Draft(
        text=text,
        sentences=tuple(_sentences(text, written.statement)),
        posts=tuple(starts),
        pins=frozenset(starts[number] for number in joints.pinned),
        joins=frozenset(starts[number] + at for number, at in joints.joined if at),
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, and which of them begin a post."""

    spans: list[Span]
    texts: list[str]
    firsts: list[int]
    """Numbers of the words that begin a post, but for the first post's; ascending."""
    places: list[tuple[int, int]]
    """Of each word: its post, and the offset in it."""

    def firsts_within(self, before: int, last: int) -> list[int]:
        """Return those that come after one word, up to another."""
        return self.firsts[bisect_right(self.firsts, before) : bisect_right(self.firsts, last)]


@dataclass(slots=True)
class _Joints:
    """What stands between edited posts."""

    written: Written
    posts: list[str]
    spaces: dict[int, str] = field(default_factory=lambda: {0: ""})
    """Before each post."""
    pinned: list[int] = field(default_factory=list)
    """Posts that begin where none began before, or where a person had asked for that."""
    kept: dict[int, int] = field(default_factory=dict)
    """Posts that begin where one began before, and where that was."""
    joined: list[tuple[int, int]] = field(default_factory=list)
    """Where a cut was taken away: the post, and the offset in it."""

    def __post_init__(self) -> None:
        old, new = _written_words(self.written), _post_words(self.posts)
        untouched = dict(self._untouched())
        for number, cut in untouched.items():
            self._keep(number, cut)
        for stretch in _stretches(old, new):
            posts = [new.places[word][0] for word in new.firsts_within(stretch.mine, stretch.other)]
            cuts = [old.spans[word][0] for word in old.firsts_within(stretch.left, stretch.right)]
            self._settle(stretch, [number for number in posts if number not in untouched], cuts, old)
            if not posts and (word := self._joined_word(stretch, old)) is not None:
                self.joined.append(new.places[word])

    def _untouched(self) -> Iterator[tuple[int, int]]:
        """Yield the posts that follow the post that they followed before, word for word, with the cut between."""
        text = self.written.statement.text
        starts = (0, *self.written.cuts, len(text))
        places: dict[str, int] = {}
        for number, (start, end) in enumerate(pairwise(starts)):
            places.setdefault(text[start:end].strip(), number)
        before = None
        for number, post in enumerate(self.posts):
            place = places.get(post)
            if place is not None and before is not None and place == before + 1:
                yield number, starts[place]
            before = place

    def _settle(self, stretch: "_Stretch", posts: Sequence[int], cuts: Sequence[int], old: "_Words") -> None:
        """Find what parts the posts that begin between two words that stayed, and whether they are pinned."""
        if len(posts) <= len(cuts):
            for number, cut in zip(posts, cuts, strict=False):
                self._keep(number, cut)
            return
        for number in posts:
            self.pinned.append(number)
            self.spaces[number] = self._space(stretch, number, old)

    def _keep(self, number: int, cut: int) -> None:
        """Let a post begin at a cut that was there before."""
        text = self.written.statement.text
        start = cut
        while text[start - 1 : start].isspace():
            start -= 1
        self.spaces[number] = text[start:cut]
        self.kept[number] = cut
        if cut in self.written.pins:
            self.pinned.append(number)

    def _space(self, stretch: "_Stretch", number: int, old: "_Words") -> str:
        """Return what parts a post from the one before, where no cut was."""
        if stretch.is_seam:
            return self.written.statement.text[old.spans[stretch.left][1] : old.spans[stretch.right][0]]
        return "\n\n" if self.posts[number - 1][-1] in _ENDS else " "

    def _joined_word(self, stretch: "_Stretch", old: "_Words") -> int | None:
        """Return the word before which a person wants no cut, if there is one."""
        if stretch.right < len(old.spans) and old.spans[stretch.right][0] in self.written.joins:
            return stretch.other
        match old.firsts_within(stretch.left, stretch.right):
            case [word] if word == stretch.right:
                return stretch.other
            case [word] if word == stretch.left + 1 and stretch.other > stretch.mine + 1:
                return stretch.mine + 1
        return None


def _written_words(written: Written) -> _Words:
    spans = word_spans(written.statement.text)
    cuts = set(written.cuts)
    return _Words(
        spans,
        [written.statement.text[start:end] for start, end in spans],
        [number for number, (start, _) in enumerate(spans) if start in cuts],
        [(0, start) for start, _ in spans],
    )


def _post_words(posts: Sequence[str]) -> _Words:
    spans = [(number, span) for number, post in enumerate(posts) for span in word_spans(post)]
    return _Words(
        [span for _, span in spans],
        [posts[number][start:end] for number, (start, end) in spans],
        [word for word, (number, (start, _)) in enumerate(spans) if start == 0 and number > 0],
        [(number, start) for number, (start, _) in spans],
    )


class _Stretch(NamedTuple):
    """Two words that follow each other among those that stayed: their numbers before, and now."""

    left: int
    mine: int
    right: int
    other: int

    @property
    def is_seam(self) -> bool:
        """Whether they stand side by side, before and now."""
        return self.right == self.left + 1 and self.other == self.mine + 1


def _stretches(old: _Words, new: _Words) -> Iterator[_Stretch]:
    pairs = [(-1, -1), *aligned(old.texts, new.texts), (len(old.texts), len(new.texts))]
    for (left, mine), (right, other) in pairwise(pairs):
        yield _Stretch(left, mine, right, other)


def _sentences(text: str, written: Statement) -> Iterator[Span]:
    """Yield the sentences of a text, as they were in each paragraph that stayed."""
    from composer.language.sentences import sentence_spans  # noqa: PLC0415 - it brings nltk, which an old text spares

    known = {
        written.text[paragraph.start : paragraph.end]: [
            (start - paragraph.start, end - paragraph.start) for start, end in run
        ]
        for paragraph, run in paragraph_sentences(written)
    }
    start = 0
    for paragraph in text.split("\n\n"):
        spans = known.get(paragraph) or sentence_spans(paragraph, written.language)
        yield from ((start + first, start + end) for first, end in spans)
        start += len(paragraph) + 2


def paragraph_sentences(statement: Statement) -> Iterator[tuple[Paragraph, tuple[Span, ...]]]:
    """Yield each paragraph of a statement with its sentences."""
    first = 0
    for paragraph in statement.paragraphs:
        end = bisect_left(statement.sentences, (paragraph.end, 0))
        yield paragraph, statement.sentences[first:end]
        first = end
