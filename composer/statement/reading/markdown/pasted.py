"""Lines that Markdown would run on, and that are none of a wrapped paragraph.

A word processor parts paragraphs by one line end: copied from it, the title would run into the place and the date, the
last item of a list into what follows. Names, addresses and verses stand on short lines.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from regex import compile as pattern

from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.markdown.items import pasted_head

_LONGEST_WRAPPED = 120
"""Characters: no program wraps lines later, so that one which is longer is a paragraph of its own or a sentence."""
_SHORTEST_WRAPPED = 40
"""Characters: nobody wraps lines before."""
_LONGEST_NAME = 60
_SHORT = 0.6
"""Of the longest line: a line without an end of a sentence that is longer may have been wrapped."""

_ITEM = pattern(r"(?:[-*+]|\p{Nd}{1,3}+[.)])[ \t]")
# What means something to Markdown over several lines, or says that its writer knows Markdown.
_MARKUP = pattern(r"[ \t]|>|\||```|~~~|<!--|\[[^\]]*+\]:|[-=_*#]++\s*+$|.*(?:[ ]{2}|\\)$")
_CLOSING = r"[\p{Pe}\p{Pf}\"'”’»*_]*+"
_ENDS = pattern(rf"[\p{{Sentence_Terminal}}…:;：；]{_CLOSING}\s*+$")
_GOES_ON = pattern(r"[\p{Ps}\p{Pd}&,،、]\s*+$")
_INNER_END = pattern(rf"[.!?…؟।]{_CLOSING}\s++[\p{{Lu}}\p{{Lo}}\p{{Nd}}\p{{Ps}}\p{{Pi}}\"¿¡]|[。！？]{_CLOSING}.")
_OF_SENTENCE = pattern(rf"(?:\p{{Sentence_Terminal}}{_CLOSING}|[\p{{Ps}}\p{{Pd}}&])\s*+$")
_OWN_START = pattern(r"[\p{Lu}\p{Nd}+@#]|\w[\w.+-]*+@\w|https?:|www\.")
_FIRST_LETTER = pattern(r"\p{L}")


def parted(lines: list[SourceLine]) -> list[SourceLine]:
    """Return the lines with blank ones between those that are a paragraph each."""
    return [line for blank, run in groupby(lines, _is_blank) for line in (run if blank else _parted(list(run)))]


def _is_blank(line: SourceLine) -> bool:
    return not line.text.strip()


def _parted(run: list[SourceLine]) -> Iterator[SourceLine]:
    if not are_paragraphs([line.text for line in run]):
        yield from run
        return
    for line, after in pairwise(run):
        yield line
        if not (_goes_on(line.text, after.text) or (_is_item(line.text) and _is_item(after.text))):
            yield SourceLine(line.number, "")
    yield run[-1]


def _is_item(line: str) -> bool:
    return _ITEM.match(line) is not None or pasted_head(line) > 0


def are_paragraphs(lines: Sequence[str]) -> bool:
    """Whether lines that no blank one parts are a paragraph each, without any doubt.

    One is longer than any that is wrapped, and holds several sentences; those that end within a sentence are short, as
    titles are; and not every line is a sentence, as those write who part sentences by line ends.

    >>> paragraph = "Seven soldiers and one policeman were killed in the protests that began in December. " * 2
    >>> are_paragraphs(["Justice for Peru", paragraph.strip()]), are_paragraphs(["Justice for", paragraph.lower()])
    (True, False)
    """
    longest = max(map(len, lines))
    if len(lines) == 1 or longest <= _LONGEST_WRAPPED or any(map(_MARKUP.match, lines)):
        return False
    several = [_INNER_END.search(line) is not None for line in lines]
    if not any(holds and len(line) > _LONGEST_WRAPPED for holds, line in zip(several, lines, strict=True)):
        return False
    open_ends = [line for line in lines[:-1] if _ENDS.search(line) is None and not _is_item(line)]
    are_of_sentences = not open_ends and sum(several) * 2 < len(lines)
    return not are_of_sentences and all(len(line) <= _SHORT * longest for line in open_ends)


def _goes_on(line: str, after: str) -> bool:
    """Whether a short line seems to go on, such as a name before an address, or a title on two lines."""
    if _ENDS.search(line) or _is_item(line) or _is_item(after):
        return False
    first = _FIRST_LETTER.search(after)
    return _GOES_ON.search(line) is not None or (first is not None and first[0].islower())


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
