"""What stands between the posts that a person left, and which cuts that person asked for.

What parts two posts in a thread file is a line, not the white space that stood there in the statement. So the posts
are held against the text that they were written from: a cut that was there before takes its white space from there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from composer.statement.model import Statement
from composer.thread.edits.kept_words import Neighbours, added_at_ends, neighbours, words_of_posts, words_of_text

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
class Joints:
    """What stands between edited posts, which are numbered from 0."""

    spaces: Mapping[int, str]
    """The white space before each post."""
    pinned: Sequence[int]
    """Posts that begin where none began before, or where a person had asked for that."""
    kept: Mapping[int, int]
    """Posts that begin where one began before, and at which offset of the written text that was."""
    joined: Sequence[tuple[int, int]]
    """Where a cut was taken away: the post, and the offset in it."""
    held: Sequence[tuple[int, int, int]]
    """Where no cut may be, since words were put at an end of a post: the post, and from where to where in it."""
    borders: frozenset[int]
    """Posts that begin where a sentence did, or after the end of one, whatever the words around look like now."""


def joints_of(written: Written, posts: Sequence[str]) -> Joints:
    """Return what stands between posts as a person left them, none of which is empty."""
    return _Finding(written, posts).joints()


class _Finding:
    """The joints so far, and what they are found in."""

    def __init__(self, written: Written, posts: Sequence[str]) -> None:
        self.written, self.text, self.posts = written, written.statement.text, posts
        self.old, self.new = words_of_text(self.text, written.cuts), words_of_posts(posts)
        self.begins = (0, *written.cuts, len(self.text))
        """Where the posts began, and where the last one ended."""
        self.sentence_starts = frozenset(start for start, _ in written.statement.sentences)
        self.spaces = {0: ""}
        self.pinned: list[int] = []
        self.kept: dict[int, int] = {}
        self.joined: list[tuple[int, int]] = []
        self.held: list[tuple[int, int, int]] = []
        self.borders: set[int] = set()

    def joints(self) -> Joints:
        """Return the joints, all found."""
        untouched = list(self._untouched())
        for number, before, place in untouched:
            if before < place:
                self._keep(number, self.begins[place])
        for pair in neighbours(self.old, self.new):
            self._look_between(pair)
        for number, before, place in untouched:
            if self._stood_paragraphs_apart(before, place):
                self.spaces[number] = "\n\n"
        return Joints(self.spaces, self.pinned, self.kept, self.joined, self.held, frozenset(self.borders))

    def _untouched(self) -> Iterator[tuple[int, int, int]]:
        """Yield each post that is as before, like the post before it: its number, and what these two numbers were."""
        places: dict[str, int] = {}
        for number in range(len(self.begins) - 1):
            places.setdefault(self._written_post(number), number)
        for number, (before, post) in enumerate(pairwise(self.posts), start=1):
            if before in places and post in places and before != post:
                yield number, places[before], places[post]

    def _written_post(self, number: int) -> str:
        return self.text[self.begins[number] : self.begins[number + 1]].strip()

    def _stood_paragraphs_apart(self, one: int, other: int) -> bool:
        """Whether a paragraph ended between two of the posts that were written, also in another between them."""
        first, last = sorted((one, other))
        end = self.begins[first] + len(self._written_post(first))
        return "\n\n" in self.text[end : self.begins[last]]

    def _look_between(self, pair: Neighbours) -> None:
        """Find the joints between two words that stayed."""
        posts = [self.new.posts[word] for word in self.new.firsts_within(pair.new_left, pair.new_right)]
        cuts = [self.old.spans[word][0] for word in self.old.firsts_within(pair.old_left, pair.old_right)]
        self._part(pair, [number for number in posts if number not in self.kept], cuts)
        if not posts and (word := self._joined_word(pair)) is not None:
            self.joined.append(self.new.place(word))
        for first, end in added_at_ends(pair, self.old, self.new):
            self._hold(first, end)
        self.borders.update(self._borders(pair))

    def _part(self, pair: Neighbours, posts: Sequence[int], cuts: Sequence[int]) -> None:
        """Find what parts the posts that begin between two words that stayed, and whether they are pinned."""
        if len(posts) > len(cuts):
            for number in posts:
                self.pinned.append(number)
                self.spaces[number] = self._new_space(pair, number)
            return
        begins_as_before = pair.old_right < len(self.old.spans) and cuts[-1:] == [self.old.spans[pair.old_right][0]]
        for number, cut in zip(posts, cuts[len(cuts) - len(posts) :] if begins_as_before else cuts, strict=False):
            self._keep(number, cut)
        if len(posts) == 1 and "\n\n" in self._between(pair):
            self.spaces[posts[0]] = "\n\n"

    def _between(self, pair: Neighbours) -> str:
        """Return the written text between two words, with what is gone now."""
        start = self.old.spans[pair.old_left][1] if pair.old_left >= 0 else 0
        end = self.old.spans[pair.old_right][0] if pair.old_right < len(self.old.spans) else len(self.text)
        return self.text[start:end]

    def _new_space(self, pair: Neighbours, number: int) -> str:
        """Return what parts a post from the one before, where no cut was."""
        if pair.touch:
            return self._between(pair)
        return "\n\n" if self.posts[number - 1][-1] in _ENDS else " "

    def _keep(self, number: int, cut: int) -> None:
        """Let a post begin at a cut that was there before."""
        start = cut
        while self.text[start - 1 : start].isspace():
            start -= 1
        self.spaces[number] = self.text[start:cut]
        self.kept[number] = cut
        if cut in self.written.pins:
            self.pinned.append(number)

    def _joined_word(self, pair: Neighbours) -> int | None:
        """Return the new word before which a person wants no cut, if there is one."""
        if pair.old_right < len(self.old.spans) and self.old.spans[pair.old_right][0] in self.written.joins:
            return pair.new_right
        match self.old.firsts_within(pair.old_left, pair.old_right):
            case [word] if word == pair.old_right:
                return pair.new_right
            case [word] if word == pair.old_left + 1 and pair.new_right > pair.new_left + 1:
                return pair.new_left + 1
        return None

    def _hold(self, first: int, end: int) -> None:
        """Hold words in their post: no cut parts them from the rest of it, and one parts them from the post beside."""
        number, start = self.new.place(first)
        ends_post = self.new.ends_post(end)
        last = len(self.posts[number]) - 1 if ends_post else self.new.spans[end][0]
        self.held.append((number, max(start, 1), last))
        if start == 0 and number:
            self.pinned.append(number)
        if ends_post and number + 1 < len(self.posts):
            self.pinned.append(number + 1)

    def _borders(self, pair: Neighbours) -> Iterator[int]:
        """Yield the posts between two words that begin where a sentence did, or after the end of one."""
        beside = {pair.new_right: pair.old_right, pair.new_left + 1: pair.old_left + 1}
        for word in self.new.firsts_within(pair.new_left, pair.new_right):
            number, before = self.new.posts[word], beside.get(word, -1)
            at = self.old.spans[before][0] if 0 <= before < len(self.old.spans) else None
            if at in self.sentence_starts or self.kept.get(number) in self.sentence_starts:
                yield number
