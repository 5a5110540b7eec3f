"""The words of a text and of the posts that a person made of it: which stayed, and what stands between those."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from composer.statement.model import Span
from composer.thread.alignment import aligned
from composer.thread.edits.words import word_spans


@dataclass(frozen=True, slots=True)
class PostWords:
    """The words of several posts, numbered from 0 throughout."""

    texts: Sequence[str]
    spans: Sequence[Span]
    """Where each word stands: in its post, or in the whole text where the posts are stretches of one."""
    posts: Sequence[int]
    """The number of the post that each word stands in."""
    firsts: Sequence[int]
    """Numbers of the words that begin a post, but for the first post's; ascending."""

    def place(self, word: int) -> tuple[int, int]:
        """Return the post that a word stands in, and the offset at which it begins."""
        return self.posts[word], self.spans[word][0]

    def ends_post(self, word: int) -> bool:
        """Whether a post ends before this word: it begins the next one, or is beyond the last."""
        return word == len(self.texts) or self.spans[word][0] == 0

    def firsts_within(self, before: int, last: int) -> Sequence[int]:
        """Return the words that begin a post and come after one word, up to another."""
        return self.firsts[bisect_right(self.firsts, before) : bisect_right(self.firsts, last)]


class Neighbours(NamedTuple):
    """Two words that stayed, none that did between them: their numbers in the old text and in the new posts.

    Left of the first word stands -1, right of the last the number of all words.
    """

    old_left: int
    new_left: int
    old_right: int
    new_right: int

    @property
    def touch(self) -> bool:
        """Whether nothing stands between them, before and now."""
        return self.old_right == self.old_left + 1 and self.new_right == self.new_left + 1


def words_of_text(text: str, cuts: Sequence[int]) -> PostWords:
    """Return the words of a text of which a post began at each of the cuts; their spans are in that text."""
    spans = word_spans(text)
    begins = set(cuts)
    firsts = [number for number, (start, _) in enumerate(spans) if start in begins]
    posts = [bisect_right(firsts, number) for number in range(len(spans))]
    return PostWords([text[start:end] for start, end in spans], spans, posts, firsts)


def words_of_posts(posts: Sequence[str]) -> PostWords:
    """Return the words of posts, their spans each in its post."""
    found = [(number, span) for number, post in enumerate(posts) for span in word_spans(post)]
    return PostWords(
        [posts[number][start:end] for number, (start, end) in found],
        [span for _, span in found],
        [number for number, _ in found],
        [word for word, (number, (start, _)) in enumerate(found) if start == 0 and number > 0],
    )


def neighbours(old: PostWords, new: PostWords) -> Iterator[Neighbours]:
    """Yield the words that stayed, each with the next one that did."""
    pairs = [(-1, -1), *aligned(old.texts, new.texts), (len(old.texts), len(new.texts))]
    for (old_left, new_left), (old_right, new_right) in pairwise(pairs):
        yield Neighbours(old_left, new_left, old_right, new_right)


def added_at_ends(pair: Neighbours, old: PostWords, new: PostWords) -> Iterator[Span]:
    """Yield the runs of new words between two neighbours that were put at an end of a post, or are all of one.

    A run goes from its first word to before another. At an end where words are gone more must stand there now: else
    they were changed, not added.
    """
    cuts = old.firsts_within(pair.old_left, pair.old_right)
    firsts = new.firsts_within(pair.new_left, pair.new_right)
    for first, end in pairwise([pair.new_left + 1, *firsts, pair.new_right]):
        at_start = first < end and new.spans[first][0] == 0
        at_end = new.ends_post(end)
        gone = 0
        if not at_start:
            gone = (cuts[0] if cuts else pair.old_right) - pair.old_left - 1
        elif not at_end:
            gone = pair.old_right - (cuts[-1] if cuts else pair.old_left + 1)
        if (at_start or at_end) and end - first > gone:
            yield first, end
