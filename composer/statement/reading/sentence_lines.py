"""Lines of a sentence each, which are what a word processor makes of paragraphs of one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from composer.statement.reading.line_shapes import (
    LONGEST_WRAPPED,
    IsItem,
    columns,
    ends,
    first_word,
    full_width,
    holds_several,
    is_broken,
    is_sentence,
)

_FEWEST = 3
"""Lines: of two, the first may end with a sentence by chance."""
_FEWEST_SENTENCES = 2
_MOST_HEADS = 3
"""Lines above the first sentence: "PRESS RELEASE", a title, the place and the day."""
_SHORT = 0.6
"""Of the longest line: headings between sentences are shorter."""
_SHORTEST_WRAPPED = 40
"""Columns: nobody wraps lines before."""
_ONE_IN = 3
"""Of so many lines, one may look as if it had been wrapped: the longest always does, and a title may be it."""


def are_sentences(lines: Sequence[str], is_item: IsItem) -> bool:
    """Whether lines that no blank one parts are paragraphs of a sentence each, below a title and above names.

    Between the first sentence and the last, every line ends one, announces something, or is an item or a short heading;
    and some line ends where the next word had room, or is longer than any that is wrapped, as no program leaves it.

    >>> sentences = "Justice for Peru", "Seven people were killed.", "Nobody was charged."
    >>> wrapped = "Seven people were killed in", "Puno. Nobody was charged."
    >>> [are_sentences(lines, lambda line: False) for lines in (sentences, wrapped)]
    [True, False]
    """
    body = lines[: last_sentence(lines, is_item) + 1]
    widths = [columns(line) for line in body]
    is_long = max(widths, default=0) > LONGEST_WRAPPED
    if not is_long and (len(body) < _FEWEST or sum(map(is_sentence, body)) < _FEWEST_SENTENCES):
        return False
    if not body or any(is_broken(line, after) for line, after in pairwise(body)):
        return False
    shapes = _Shapes(body, widths, is_item)
    return (is_long or any(shapes.had_room)) and not shapes.may_be_wrapped() and shapes.are_headed()


def last_sentence(lines: Sequence[str], is_item: IsItem) -> int:
    """Return the place of the last line that is a sentence and no item, or -1: only names and the like follow it."""
    places = range(len(lines) - 1, -1, -1)
    return next((place for place in places if is_sentence(lines[place]) and not is_item(lines[place])), -1)


@dataclass(frozen=True, slots=True)
class _Shapes:
    """What is to be known of lines, the last of which is a sentence, to tell who ended them."""

    lines: Sequence[str]
    widths: Sequence[int]
    is_item: IsItem

    @property
    def width(self) -> int:
        """The width at which a program may have wrapped them."""
        return max([_SHORTEST_WRAPPED, *(width for width in self.widths if width <= LONGEST_WRAPPED)])

    @property
    def had_room(self) -> list[bool]:
        """Of each line but the last, whether the next word had room on it."""
        most = self.width
        return [full_width(f"{line.rstrip()} {first_word(after)}") <= most for line, after in pairwise(self.lines)]

    @property
    def is_open(self) -> list[bool]:
        """Of each line, whether it ends nothing and is no item."""
        return [not ends(line) and not self.is_item(line) for line in self.lines]

    def may_be_wrapped(self) -> bool:
        """Whether too many lines are full, and end within a sentence or hold the end of another."""
        full = [not room and width <= LONGEST_WRAPPED for room, width in zip(self.had_room, self.widths, strict=False)]
        inner = [holds_several(line) or is_one for line, is_one in zip(self.lines, self.is_open, strict=True)]
        return sum(compress(full, inner)) * _ONE_IN > max(_ONE_IN, len(self.lines))

    def are_headed(self) -> bool:
        """Whether the lines that end nothing stand above all, one below another, or are headings of one short line."""
        is_open = self.is_open
        heads = is_open.index(False)
        return (
            heads <= _MOST_HEADS
            and all(self.had_room[1:heads])
            and not any(map(all, pairwise(is_open[heads:])))
            and all(width <= _SHORT * self.width for width in compress(self.widths[heads:], is_open[heads:]))
        )
