"""Single line ends that a person set: those that part paragraphs, and those between names, addresses and verses.

A word processor or an e-mail parts paragraphs by one line end: copied from it, the title would run into the place and
the date, the last item of a list into what follows. What cannot be told from lines that a program has wrapped, or from
sentences written on a line each, is taken for such.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from regex import compile as pattern

from composer.statement.reading.cleaning import SourceLine

_LONGEST_WRAPPED = 120
"""Columns: no program wraps lines later, so that one which is longer is a paragraph of its own or a sentence."""
_SHORTEST_FULL = 60
"""Columns of a line that a program has ended among longer ones."""
_SHORTEST_WRAPPED = 40
"""Characters: nobody wraps lines before."""
_LONGEST_NAME = 60
_SHORT = 0.6
"""Of the longest line: a line without an end of a sentence that is longer may have been wrapped."""

_CLOSING = r"[\p{Pe}\p{Pf}\"'”’»*_]*+"
_ENDS = pattern(rf"[\p{{Sentence_Terminal}}…:;：；]{_CLOSING}\s*+$")
_ANNOUNCES = pattern(r"[:：]\s*+$")
_GOES_ON = pattern(r"[\p{Ps}\p{Pd}&,،、]\s*+$")
_INNER_END = pattern(rf"[.!?…؟।]{_CLOSING}\s++[\p{{Lu}}\p{{Lo}}\p{{Nd}}\p{{Ps}}\p{{Pi}}\"¿¡]|[。！？]{_CLOSING}.")
_OF_SENTENCE = pattern(rf"(?:\p{{Sentence_Terminal}}{_CLOSING}|[\p{{Ps}}\p{{Pd}}&])\s*+$")
_OWN_START = pattern(r"[\p{Lu}\p{Nd}+@#]|\w[\w.+-]*+@\w|https?:|www\.")
_FIRST_LETTER = pattern(r"\p{L}")
_FIRST_WORD = pattern(r"\s*+(?:[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]|\S++)")
_WIDE = pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\u3000-\u303f\uff01-\uff60]++")
_ADDRESS = pattern(r"https?://[!-~]++")  # no program breaks one, so that its line may be of any length

IsItem = Callable[[str], bool]
"""Whether a line begins as an item of a list does, in the format that it is in."""


def paragraphs(run: Sequence[SourceLine], is_item: IsItem) -> Iterator[list[SourceLine]]:
    """Yield the paragraphs of lines that no blank one parts: all of them as one, where anything speaks for that.

    Of those that are a paragraph each, some stay together: items, a line and what it goes on with, and the short ones
    below the text, such as names and an address.
    """
    texts = [line.text for line in run]
    if not are_paragraphs(texts, is_item):
        yield list(run)
        return
    paragraph = [run[0]]
    is_below = False
    for line, after in pairwise(run):
        is_below = is_below or columns(line.text) > _LONGEST_WRAPPED
        ends = not (_goes_on(line.text, after.text, is_item) or (is_item(line.text) and is_item(after.text)))
        if ends and not (is_below and are_apart(line.text, after.text, is_item)):
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
    if len(lines) == 1 or max(map(len, lines)) * 2 <= _LONGEST_WRAPPED:
        return False
    widths = [columns(line) for line in lines]
    several = [_INNER_END.search(line) is not None for line in lines]
    if not any(holds and width > _LONGEST_WRAPPED for holds, width in zip(several, widths, strict=True)):
        return False
    is_open = [_ENDS.search(_tail(line)) is None and not is_item(line) for line in lines[:-1]]
    if not any(is_open) and sum(several) * 2 < len(lines):
        return False
    longest = _SHORT * max(widths)
    return all(width <= longest for width, is_one in zip(widths, is_open, strict=False) if is_one) and not any(
        is_open[place] and is_open[place + 1] and _are_full(lines[place : place + 3]) for place in range(len(lines) - 2)
    )


def _tail(line: str) -> str:
    """Return what ends a line, to spare a search of all of it."""
    return line.rstrip()[-12:]


def columns(line: str) -> int:
    """Return how wide a line is without its addresses, a Chinese, Japanese or Korean letter being two.

    >>> columns("Puno: https://example.org/report"), columns("日本")
    (6, 4)
    """
    words = _ADDRESS.sub("", line) if "://" in line else line
    return len(words) if words.isascii() else 2 * len(words) - len(_WIDE.sub("", words))


def _are_full(three: Sequence[str]) -> bool:
    """Whether two lines are long and end where the first word of the next had no room, as a program leaves them."""
    width = max(map(columns, three[:2]))
    return all(
        _SHORTEST_FULL <= columns(line) <= _LONGEST_WRAPPED and columns(line) + 1 + _first_word(after) > width
        for line, after in pairwise(three)
    )


def _first_word(line: str) -> int:
    found = _FIRST_WORD.match(line)
    return columns(found[0]) if found else 0


def are_apart(line: str, after: str, is_item: IsItem) -> bool:
    """Whether two lines below the text are of one paragraph and yet lines: of names, an address; the last a number.

    Above names may stand what announces them.
    """
    if any(map(is_item, (line, after))) or _goes_on(line, after, is_item):
        return False
    if _FIRST_LETTER.search(after) is None:
        return True
    if _ENDS.search(_tail(after)) or max(columns(line), columns(after)) > _LONGEST_NAME:
        return False
    return _ENDS.search(_tail(line)) is None or _ANNOUNCES.search(_tail(line)) is not None


def _goes_on(line: str, after: str, is_item: IsItem) -> bool:
    """Whether a short line seems to go on, such as a name before an address, or a title on two lines."""
    if _ENDS.search(_tail(line)) or is_item(line) or is_item(after):
        return False
    first = _FIRST_LETTER.search(after)
    return _GOES_ON.search(_tail(line)) is not None or (first is not None and first[0].islower())


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
