"""What stands between the posts that a person left, and which cuts that person asked for.

What parts two posts in a thread file is a line, not the white space that stood there in the statement. So the posts
are held against the text that they were written from: a cut that was there before takes its white space from there.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from composer.statement.model import Span, Statement
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


@dataclass
class Joints:
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
    held: list[tuple[int, int, int]] = field(default_factory=list)
    """Where no cut may be, since words were put at an end of a post: the post, and from where to where in it."""
    borders: set[int] = field(default_factory=set)
    """Posts that begin where a sentence did, or after the end of one, whatever the words around look like now."""

    def __post_init__(self) -> None:
        old, new = _written_words(self.written), _post_words(self.posts)
        untouched = {number: (before, place) for number, before, place in self._untouched()}
        for number, (before, place) in untouched.items():
            if before < place:
                self._keep(number, self._cuts[place])
        for stretch in _stretches(old, new):
            posts = [new.places[word][0] for word in new.firsts_within(stretch.mine, stretch.other)]
            cuts = [old.spans[word][0] for word in old.firsts_within(stretch.left, stretch.right)]
            self._settle(stretch, [number for number in posts if number not in self.kept], cuts, old)
            if not posts and (word := self._joined_word(stretch, old)) is not None:
                self.joined.append(new.places[word])
            for first, end in _put_at_ends(stretch, old, new):
                self._hold(first, end, new)
            self.borders.update(self._borders(stretch, old, new))
        for number, (before, place) in untouched.items():
            first, last = sorted((before, place))
            end = self._cuts[first] + len(self._written_post(first))
            if "\n\n" in self.written.statement.text[end : self._cuts[last]]:
                self.spaces[number] = "\n\n"

    def _untouched(self) -> Iterator[tuple[int, int, int]]:
        """Yield each post that is word for word as before, where the post before it is: what number each was then."""
        places: dict[str, int] = {}
        for number in range(len(self._cuts) - 1):
            places.setdefault(self._written_post(number), number)
        for number, (before, post) in enumerate(pairwise(self.posts), start=1):
            if before in places and post in places and before != post:
                yield number, places[before], places[post]

    @cached_property
    def _cuts(self) -> tuple[int, ...]:
        """Where the posts began, and where the last one ended."""
        return (0, *self.written.cuts, len(self.written.statement.text))

    def _written_post(self, number: int) -> str:
        return self.written.statement.text[self._cuts[number] : self._cuts[number + 1]].strip()

    def _settle(self, stretch: "_Stretch", posts: Sequence[int], cuts: Sequence[int], old: "_Words") -> None:
        """Find what parts the posts that begin between two words that stayed, and whether they are pinned."""
        if len(posts) <= len(cuts):
            begins_as_before = stretch.right < len(old.spans) and cuts[-1:] == [old.spans[stretch.right][0]]
            for number, cut in zip(posts, cuts[len(cuts) - len(posts) :] if begins_as_before else cuts, strict=False):
                self._keep(number, cut)
            if len(posts) == 1 and self._parts_paragraphs(stretch, old):
                self.spaces[posts[0]] = "\n\n"
            return
        for number in posts:
            self.pinned.append(number)
            self.spaces[number] = self._space(stretch, number, old)

    def _hold(self, first: int, end: int, new: "_Words") -> None:
        """Hold words in their post: no cut parts them from the rest of it, and one parts them from the post beside."""
        number, start = new.places[first]
        ends_post = end == len(new.texts) or new.places[end][0] != number
        self.held.append((number, max(start, 1), len(self.posts[number]) - 1 if ends_post else new.places[end][1]))
        if start == 0 and number:
            self.pinned.append(number)
        if ends_post and number + 1 < len(self.posts):
            self.pinned.append(number + 1)

    def _borders(self, stretch: "_Stretch", old: "_Words", new: "_Words") -> Iterator[int]:
        """Yield the posts in a stretch that begin where a sentence did, or after the end of one."""
        beside = {stretch.other: stretch.right, stretch.mine + 1: stretch.left + 1}
        for word in new.firsts_within(stretch.mine, stretch.other):
            number, before = new.places[word][0], beside.get(word, -1)
            at = old.spans[before][0] if 0 <= before < len(old.spans) else None
            if at in self._starts or self.kept.get(number) in self._starts:
                yield number

    @cached_property
    def _starts(self) -> frozenset[int]:
        """Where the sentences began."""
        return frozenset(start for start, _ in self.written.statement.sentences)

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

    def _parts_paragraphs(self, stretch: "_Stretch", old: "_Words") -> bool:
        """Whether a paragraph ended between two words, also in what is gone."""
        start = old.spans[stretch.left][1] if stretch.left >= 0 else 0
        end = old.spans[stretch.right][0] if stretch.right < len(old.spans) else len(self.written.statement.text)
        return "\n\n" in self.written.statement.text[start:end]

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


def _put_at_ends(stretch: "_Stretch", old: _Words, new: _Words) -> Iterator[tuple[int, int]]:
    """Yield the runs of new words, from one to before another, that were put at an end of a post, or are all of one.

    At an end where words are gone more must stand there now: else they were changed, not added.
    """
    cuts = old.firsts_within(stretch.left, stretch.right)
    firsts = new.firsts_within(stretch.mine, stretch.other)
    for first, end in pairwise([stretch.mine + 1, *firsts, stretch.other]):
        at_start = first < end and new.places[first][1] == 0
        at_end = end == len(new.texts) or new.places[end][1] == 0
        gone = 0
        if not at_start:
            gone = (cuts[0] if cuts else stretch.right) - stretch.left - 1
        elif not at_end:
            gone = stretch.right - (cuts[-1] if cuts else stretch.left + 1)
        if (at_start or at_end) and end - first > gone:
            yield first, end


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
