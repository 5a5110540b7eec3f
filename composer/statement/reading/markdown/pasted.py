"""Text of a word processor that was pasted into Markdown, where single line ends would run on."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from regex import compile as pattern

from composer.statement.reading.bullets import listed_head
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.line_ends import are_apart, paragraphs

_ITEM = pattern(r"(?:[-*+]|\p{Nd}{1,3}+[.)])[ \t]")
# What means something to Markdown over several lines, or says that its writer knows Markdown.
_MARKUP = pattern(r"[ \t]|>|\||```|~~~|<!--|\[[^\]]*+\]:|[-=_*#]++\s*+$|.*(?:[ ]{2}|\\)$")
_BREAK = "  "
"""Markdown's own way to keep a line end."""


def parted(lines: list[SourceLine]) -> list[SourceLine]:
    """Return the lines with blank ones between those that are a paragraph each."""
    runs = [(blank, list(run)) for blank, run in groupby(lines, _is_blank)]
    is_alone = sum(not blank for blank, _ in runs) == 1
    return [line for blank, run in runs for line in (run if blank else _parted(run, is_alone=is_alone))]


def _is_blank(line: SourceLine) -> bool:
    return not line.text.strip()


def _parted(run: Sequence[SourceLine], *, is_alone: bool) -> Iterator[SourceLine]:
    # Who knows Markdown may write a sentence a line, but not right below a title.
    found = list(paragraphs(run, _is_item, is_alone=is_alone, needs_title=True))
    if len(found) == 1 or any(_MARKUP.match(line.text) for line in run):
        yield from run
        return
    for paragraph in found:
        if paragraph is not found[0]:
            yield SourceLine(paragraph[0].number - 1, "")
        yield from _kept(paragraph)


def _kept(paragraph: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines of a paragraph so that Markdown keeps those of names and addresses."""
    for line, after in pairwise(paragraph):
        yield line._replace(text=line.text + _BREAK) if are_apart(line.text, after.text, _is_item) else line
    yield paragraph[-1]


def _is_item(line: str) -> bool:
    return _ITEM.match(line) is not None or listed_head(line) > 0
