"""Settings that stand first on a page or in a Word document, in paragraphs of their own or as lines of one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from composer.statement.front_matter import KEYS
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.fences import FENCE
from composer.statement.reading.web.zones import Piece

_CLOSING = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "’": "’", "‚": "‘’"}
"""What closes a quotation that begins so, in the languages that Word knows."""
_TOKEN = re.compile(rf"""\#.*+|"(?:[^"\\]|\\.)*+"|'[^']*+'|[{"".join(_CLOSING)}\xa0\u202f]""")
_KEY = re.compile(r"\s*+([A-Z][\w-]*+)(?=\s*+=)")


def without_settings(pieces: Sequence[Piece]) -> tuple[list[SourceLine], list[Piece]]:
    """Return the lines of the settings that a page begins with, as TOML has them, and what follows them."""
    places = [(index, part) for index, piece in enumerate(pieces) for part in piece.block.parts]
    if not places or places[0][1].text.strip() != FENCE:
        return [], list(pieces)
    ends = (at for at, (_, part) in enumerate(places) if at and part.text.strip() == FENCE)
    end = next(ends, len(places) - 1)
    lines = [SourceLine(part.line, straightened(part.text)) for _, part in places[: end + 1]]
    following = [
        replace(pieces[index], block=replace(pieces[index].block, parts=tuple(part for _, part in run)))
        for index, run in groupby(places[end + 1 :], key=lambda place: place[0])
    ]
    return lines, following


def straightened(line: str) -> str:
    """Return a line of settings as it was meant: Word sets quotation marks, spaces and a first capital by itself.

    >>> straightened("Platforms = [“x”, „mastodon“] # “both”"), straightened("title = « The “dead” »")
    ('platforms = ["x", "mastodon"] # “both”', 'title = "The “dead”"')
    """
    if (key := _KEY.match(line)) is not None and key[1].lower() in KEYS:
        line = line[: key.start(1)] + key[1].lower() + line[key.end(1) :]
    return "".join(_straight(line))


def _straight(line: str) -> Iterator[str]:
    at = 0
    while (found := _TOKEN.search(line, at)) is not None:
        yield line[at : found.start()]
        at = found.end()
        if found[0] not in _CLOSING:
            yield " " if found[0].isspace() else found[0]
        elif (end := _end(line, found.start())) > 0:
            yield f'"{line[at:end].strip()}"'
            at = end + 1
        else:
            yield line[found.start() :]
            return
    yield line[at:]


def _end(line: str, start: int) -> int:
    """Return where a quotation that begins at ``start`` is closed, those within it passed over; -1 where it is not."""
    opening, closing = line[start], _CLOSING[line[start]]
    depth = 1
    for at in range(start + 1, len(line)):
        if line[at] in closing:
            depth -= 1
            if not depth:
                return at
        elif line[at] == opening:
            depth += 1
    return -1
