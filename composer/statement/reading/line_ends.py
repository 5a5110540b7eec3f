"""Single line ends that a person set: those that part paragraphs, and those between names, addresses and verses.

A word processor or an e-mail parts paragraphs by one line end: copied from it, the title would run into the place and
the date, the last item of a list into what follows. What cannot be told from lines that a program has wrapped is taken
for such; so are, where blank lines part Markdown, sentences written on a line each.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from regex import compile as pattern

from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.line_shapes import (
    CLOSING,
    LONGEST_WRAPPED,
    IsItem,
    announces,
    begins_small,
    columns,
    ends,
    first_word,
    holds_several,
    is_broken,
    is_sentence,
)
from composer.statement.reading.sentence_lines import are_sentences, last_sentence

_SHORTEST_FULL = 60
"""Columns of a line that a program has ended among longer ones."""
_SHORTEST_WRAPPED = 40
"""Characters: nobody wraps lines before."""
_SHORTEST_SENTENCES = 60
"""Columns of the longest of the lines that are a sentence each: verses and slogans have fewer."""
_SHORTEST_ALONE = 30
"""The same, where those lines are all of the text."""
_LONGEST_NAME = 60
_SHORT = 0.6
"""Of the longest line: a line without an end of a sentence that is longer may have been wrapped."""

_OF_SENTENCE = pattern(rf"(?:\p{{Sentence_Terminal}}{CLOSING}|[\p{{Ps}}\p{{Pd}}&])\s*+$")
_OWN_START = pattern(r"[\p{Lu}\p{Nd}+@#]|\w[\w.+-]*+@\w|https?:|www\.")
_FIRST_LETTER = pattern(r"\p{L}")


def paragraphs(
    run: Sequence[SourceLine], is_item: IsItem, *, is_alone: bool, needs_title: bool
) -> Iterator[list[SourceLine]]:
    """Yield the paragraphs of lines that no blank one parts: all of them as one, where anything speaks for that.

    Sentences that are ``is_alone`` in their text may be shorter than others to be told from verses, and lines of a
    sentence each that ``needs_title`` are paragraphs only below one. Of those that are a paragraph each, some stay
    together: items, a line and what it goes on with, and the short ones below the text, such as names and an address.
    """
    texts = [line.text for line in run]
    shortest = _SHORTEST_ALONE if is_alone else _SHORTEST_SENTENCES
    may_be_sentences = len(texts) > 1 and not (needs_title and (ends(texts[0]) or is_item(texts[0])))
    if are_paragraphs(texts, is_item):
        below = next(place for place, text in enumerate(texts) if columns(text) > LONGEST_WRAPPED)
    elif may_be_sentences and max(map(columns, texts)) >= shortest and are_sentences(texts, is_item):
        below = last_sentence(texts, is_item)
    else:
        yield list(run)
        return
    paragraph = [run[0]]
    for place, (line, after) in enumerate(pairwise(run)):
        is_whole = not (_goes_on(line.text, after.text, is_item) or (is_item(line.text) and is_item(after.text)))
        if is_whole and not (place >= below and are_apart(line.text, after.text, is_item)):
            yield paragraph
            paragraph = []
        paragraph.append(after)
    yield paragraph


def are_paragraphs(lines: Sequence[str], is_item: IsItem) -> bool:
    """Whether lines that no blank one parts are a paragraph each, without any doubt.

    One is longer than any that is wrapped, and holds several sentences; those that end within a sentence are short, as
    titles are, and not full one after another; and not every line is a sentence, as those write who part sentences by
    line ends.

    >>> paragraph = "Seven soldiers and one policeman were killed in the protests that began in December. " * 2
    >>> firsts = "Justice for Peru", "We call. " + paragraph[:99]
    >>> [are_paragraphs([first, paragraph], lambda line: False) for first in firsts]
    [True, False]
    """
    if len(lines) == 1 or max(map(len, lines)) * 2 <= LONGEST_WRAPPED:
        return False
    widths = [columns(line) for line in lines]
    several = [holds_several(line) for line in lines]
    if not any(holds and width > LONGEST_WRAPPED for holds, width in zip(several, widths, strict=True)):
        return False
    is_open = [not ends(line) and not is_item(line) for line in lines[:-1]]
    if not any(is_open) and sum(several) * 2 < len(lines):
        return False
    longest = _SHORT * max(widths)
    return all(width <= longest for width, is_one in zip(widths, is_open, strict=False) if is_one) and not any(
        is_open[place] and is_open[place + 1] and _are_full(lines[place : place + 3]) for place in range(len(lines) - 2)
    )


def _are_full(three: Sequence[str]) -> bool:
    """Whether two lines are long and end where the first word of the next had no room, as a program leaves them."""
    width = max(map(columns, three[:2]))
    return all(
        _SHORTEST_FULL <= columns(line) <= LONGEST_WRAPPED and columns(line) + 1 + columns(first_word(after)) > width
        for line, after in pairwise(three)
    )


def are_apart(line: str, after: str, is_item: IsItem) -> bool:
    """Whether two lines below the text are of one paragraph and yet lines: of names, an address; the last a number.

    Above names may stand what announces them.
    """
    if any(map(is_item, (line, after))) or _goes_on(line, after, is_item):
        return False
    if _FIRST_LETTER.search(after) is None:
        return True
    if ends(after) or max(columns(line), columns(after)) > _LONGEST_NAME:
        return False
    return not ends(line) or announces(line)


def _goes_on(line: str, after: str, is_item: IsItem) -> bool:
    """Whether a short line seems to go on, such as a name before an address, or a title on two lines."""
    if is_sentence(line) or is_item(line) or is_item(after):
        return False
    return begins_small(after) or is_broken(line, after)


def are_lines(lines: Sequence[str]) -> bool:
    """Whether the lines of one paragraph were not wrapped, but written so: names, an address, verses.

    >>> are_lines(["Signed:", "West Support", "Truth for Puno"]), are_lines(["Seven soldiers", "died in Puno."])
    (True, False)
    """
    longest = max(map(len, lines))
    if len(lines) == 1 or longest > _LONGEST_NAME or any(_OF_SENTENCE.search(line) for line in lines[:-1]):
        return False
    if not all(map(_OWN_START.match, lines)):
        return False
    return longest < _SHORTEST_WRAPPED or (
        len(lines) > 2  # noqa: PLR2004 - two may be a sentence that was wrapped before a name
        and any(len(line) + 1 + len(after.split()[0]) <= longest for line, after in pairwise(lines))
    )
