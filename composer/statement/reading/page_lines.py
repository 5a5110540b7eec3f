"""Lines of the web page that a statement was copied from: known ones are left out, and named."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby, takewhile
from typing import NamedTuple

from composer.statement.display import printable
from composer.statement.model import Omission
from composer.statement.reading.cleaning import SourceLine

LONGEST = 60
"""Characters: no known line is longer, so that long lines need no look-up."""


_COPYRIGHT = re.compile(r"\s*+(?:©|\([cC]\))\s?[12][0-9]{3}\b")
_FEWEST_OF_MENU = 3


class _Known(NamedTuple):
    """The lists of page_lines.toml, each with those that are surer than it."""

    anywhere: frozenset[str]
    alone: frozenset[str]
    menu: frozenset[str]
    foot: frozenset[str]


@cache
def _known() -> _Known:
    table = tomllib.loads(files("composer.statement.reading").joinpath("page_lines.toml").read_text("utf-8"))
    anywhere, alone, menu, foot = (frozenset(folded(line) for line in table[name]) for name in _Known._fields)
    return _Known(anywhere, anywhere | alone, anywhere | alone | menu | foot, foot)


def folded(line: str) -> str:
    """``line`` as known lines are compared: without regard to case, spaces and the kind of apostrophe."""
    return " ".join(line.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())


def without_page_lines(lines: list[SourceLine]) -> tuple[list[SourceLine], list[Omission]]:
    """``lines`` without known lines of a page (see page_lines.toml), and which these were."""
    edges = {line.number for line in (*_menu(lines), *_menu(lines[::-1]), *_foot(lines[::-1]))}
    if all(line.number in edges for line in lines if line.text.strip()):
        edges = set()  # Words without a statement around them are the statement.
    kept, omissions = _without_known([line for line in lines if line.number not in edges])
    return kept, [*(_omission(line) for line in lines if line.number in edges and line.text.strip()), *omissions]


def _menu(lines: Iterable[SourceLine]) -> list[SourceLine]:
    """Return the known lines that ``lines`` begin with, where they are enough to be a menu."""
    known = _known().menu
    run = list(takewhile(lambda line: _is_in(known, line), _filled(lines)))
    return run if len(run) >= _FEWEST_OF_MENU else []


def _foot(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    """Return the lines of the foot of a page that ``lines`` begin with."""
    known = _known().foot
    return takewhile(lambda line: _is_in(known, line), _filled(lines))


def _is_in(known: frozenset[str], line: SourceLine) -> bool:
    return folded(line.text) in known or _COPYRIGHT.match(line.text) is not None


def _filled(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines that are not blank, as far as they are short: no long one is the page's."""
    filled = (line for line in lines if line.text.strip())
    return takewhile(lambda line: len(line.text) <= LONGEST, filled)


def _omission(line: SourceLine) -> Omission:
    return Omission(line.number, f'"{printable(line.text.strip())}"')


def _without_known(lines: list[SourceLine]) -> tuple[list[SourceLine], list[Omission]]:
    """Return ``lines`` without those that are known anywhere, or alone in their paragraph."""
    anywhere, alone, *_ = _known()
    found = [bool(line.text) and len(line.text) <= LONGEST and folded(line.text) in alone for line in lines]
    if not any(found):
        return lines, []
    kept: list[SourceLine] = []
    omissions: list[Omission] = []
    for paragraph in _paragraphs(lines, found):
        whole = all(is_known for _, is_known in paragraph)
        for line, is_known in paragraph:
            if is_known and (whole or folded(line.text) in anywhere):
                omissions.append(_omission(line))
            else:
                kept.append(line)
    return kept, omissions


def _paragraphs(lines: list[SourceLine], found: list[bool]) -> Iterator[list[tuple[SourceLine, bool]]]:
    for blank, group in groupby(zip(lines, found, strict=True), key=lambda pair: not pair[0].text.strip()):
        if blank:
            yield from ([(line, False)] for line, _ in group)
        else:
            yield list(group)
