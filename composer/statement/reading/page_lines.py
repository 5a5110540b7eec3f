"""Lines of the web page that a statement was copied from: known ones are left out, and named."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from composer.statement.display import printable
from composer.statement.model import Omission
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.known_lines import Sure, is_banner, is_of_foot, is_of_sharing, sureness

_FEWEST_OF_RUN = 3
_BULLETS = " •*-–"
_ANNOUNCES = (":", "：")


class _Line(NamedTuple):
    """A line that is not blank, and what is known of it."""

    place: int
    """Among all lines: several may have one number."""
    line: SourceLine
    sure: Sure


_Paragraph = list[_Line]


def without_page_lines(
    lines: list[SourceLine], sure: Sequence[Sure] | None = None
) -> tuple[list[SourceLine], list[Omission]]:
    """``lines`` without known lines of a page (see page_lines.toml), and which these were.

    ``sure`` says of each line how sure it is that it is a page's, where more is known than its words.
    """
    paragraphs = [*_paragraphs(lines, sure or [sureness(line.text) for line in lines])]
    if not any(each.sure for paragraph in paragraphs for each in paragraph):
        return lines, []
    filled = [each for paragraph in paragraphs for each in paragraph]
    edges = {each.place for each in (*_menu(filled), *_end(filled))}
    if len(edges) == len(filled):
        edges = set()  # Words without a statement around them are the statement.
    inner = [[each for each in paragraph if each.place not in edges] for paragraph in paragraphs]
    out = edges | {each.place for each in _within([paragraph for paragraph in inner if paragraph])}
    kept = [line for place, line in enumerate(lines) if place not in out]
    left_out = (each.line for each in filled if each.place in out)
    return kept, [Omission(line.number, f'"{printable(line.text.strip())}"') for line in left_out]


def is_doubtful(paragraph: str, *, is_list: bool) -> bool:
    """Whether a paragraph may be a page's and may be the statement's: nothing around it told.

    Of lists these are the ones that name nothing but networks, such as those that an organisation is on.
    """
    lines = paragraph.split("\n")
    if is_list:
        return all(is_of_sharing(line.lstrip(_BULLETS)) for line in lines)
    is_titled = len(lines) > 1 and sureness(lines[0]) >= Sure.ALONE  # "Related news" and what these are
    return is_titled or all(sureness(line) or is_banner(line) for line in lines)


def _paragraphs(lines: Iterable[SourceLine], sure: Sequence[Sure]) -> Iterator[_Paragraph]:
    for blank, group in groupby(enumerate(lines), key=lambda placed: not placed[1].text.strip()):
        if not blank:
            yield [_Line(place, line, sure[place]) for place, line in group]


def _menu(filled: list[_Line]) -> list[_Line]:
    """Return the known lines that a text begins with, where they are enough to be a menu."""
    run = list(takewhile(lambda each: each.sure, filled))
    return run if _is_menu(run) else []


def _end(filled: list[_Line]) -> list[_Line]:
    """Return the known lines that a text ends with: enough to be a menu, or the foot of a page."""
    run = list(takewhile(lambda each: each.sure, reversed(filled)))
    is_announced = len(run) < len(filled) and _announces(filled[-len(run) - 1])
    if _is_menu(run) and not is_announced:
        return run
    return list(takewhile(lambda each: is_of_foot(each.line.text), run))


def _is_menu(run: list[_Line]) -> bool:
    """Whether known lines are enough to be a menu; a statement may end with networks that it is about."""
    names_more = any(each.sure >= Sure.ALONE or not is_of_sharing(each.line.text) for each in run)
    return len(run) >= _FEWEST_OF_RUN and names_more


def _announces(each: _Line) -> bool:
    return announces(each.line.text, each.sure)


def announces(text: str, sure: Sure) -> bool:
    """Whether what follows a line is what it names: "We ask these companies:"."""
    return not sure and text.rstrip().endswith(_ANNOUNCES)


def _within(paragraphs: list[_Paragraph]) -> Iterator[_Line]:
    """Yield the page's lines among the paragraphs of a statement."""
    before: _Line | None = None
    for is_known, group in groupby(paragraphs, key=_is_known):
        found = list(group)
        run = [each for paragraph in found for each in paragraph]
        if not is_known or (before is not None and _announces(before)):
            yield from (each for each in run if each.sure >= Sure.ANYWHERE)
            for paragraph in found:
                yield from _labelled(paragraph)
        elif _is_of_page(run):
            yield from run
        else:
            for paragraph in found:
                is_whole = all(each.sure >= Sure.ALONE for each in paragraph)
                lowest = Sure.ALONE if is_whole else Sure.ANYWHERE
                yield from (each for each in paragraph if each.sure >= lowest)
        before = run[-1]


def _labelled(paragraph: _Paragraph) -> Iterator[_Line]:
    """Yield a line such as "Share:" and the networks in the lines after it, among other lines of a paragraph."""
    for place, each in enumerate(paragraph):
        if each.sure == Sure.ALONE and each.line.text.rstrip().endswith(_ANNOUNCES):
            networks = list(takewhile(lambda after: is_of_sharing(after.line.text), paragraph[place + 1 :]))
            if len(networks) > 1:
                yield from (each, *networks)


def _is_known(paragraph: _Paragraph) -> bool:
    return all(each.sure or is_banner(each.line.text) for each in paragraph)


def _is_of_page(run: list[_Line]) -> bool:
    """Whether paragraphs of known lines are a page's as a whole: one is sure, and it is not the only one."""
    if not any(each.sure >= Sure.ALONE for each in run):
        return False
    return len(run) >= _FEWEST_OF_RUN or any(is_banner(each.line.text) for each in run)
