"""Lines of the web page that a statement was copied from: known ones are left out, and named."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

from composer.statement.display import printable
from composer.statement.model import Omission
from composer.statement.reading.cleaning import SourceLine

LONGEST = 60
"""Characters: no known line is longer, so that long lines need no look-up."""


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads(files("composer.statement.reading").joinpath("page_lines.toml").read_text("utf-8"))
    anywhere, alone = (frozenset(folded(line) for line in table[name]) for name in ("anywhere", "alone"))
    return anywhere, anywhere | alone


def folded(line: str) -> str:
    """``line`` as known lines are compared: without regard to case, spaces and the kind of apostrophe."""
    return " ".join(line.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())


def without_page_lines(lines: list[SourceLine]) -> tuple[list[SourceLine], list[Omission]]:
    """``lines`` without known lines of a page (see page_lines.toml), and which these were."""
    anywhere, alone = _known()
    found = [bool(line.text) and len(line.text) <= LONGEST and folded(line.text) in alone for line in lines]
    if not any(found):
        return lines, []
    kept: list[SourceLine] = []
    omissions: list[Omission] = []
    for paragraph in _paragraphs(lines, found):
        whole = all(is_known for _, is_known in paragraph)
        for line, is_known in paragraph:
            if is_known and (whole or folded(line.text) in anywhere):
                omissions.append(Omission(line.number, f'"{printable(line.text.strip())}"'))
            else:
                kept.append(line)
    return kept, omissions


def _paragraphs(lines: list[SourceLine], found: list[bool]) -> Iterator[list[tuple[SourceLine, bool]]]:
    for blank, group in groupby(zip(lines, found, strict=True), key=lambda pair: not pair[0].text.strip()):
        if blank:
            yield from ([(line, False)] for line, _ in group)
        else:
            yield list(group)
