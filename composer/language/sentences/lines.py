"""What the newlines of a text mean: where one ends a heading, an item or a line of verse, and where it only wraps."""

import re
from itertools import pairwise

Span = tuple[int, int]

# Prose is wrapped at 55 columns or more; whoever ends a line before that means it, unless the next goes on small.
_WRAPPED_FROM = 45
# A lone wrapped newline is believed up to this width; a longer line is a paragraph of its own.
_WRAPPED_TO = 130

_ITEM = re.compile(
    r"[•‣⁃▪▫◦●○■□◆✓✔➤►▶*+·-][ \t\u00a0]|[–—][ \t\u00a0]|[⁃•‣]|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})(?:\.\)|[.)\]])[ \t\u00a0]"
)
_CLOSED = re.compile(r"[.!?…։؟۔।॥。！？｡።:;；：]['\"”’»)\]}›」』）】]*$")
_FIRST_WORD = re.compile(r"\S{1,60}")


def units(text: str) -> list[Span]:
    """Return the parts of a text that no sentence leaves, without white space at their ends.

    >>> units("A heading\\n\\nA line\\nof two words.\\n")
    [(0, 9), (11, 31)]
    """
    parts: list[Span] = []
    block: list[Span] = []
    for start, end in _lines(text):
        if start == end:
            parts += _parted(text, block)
            block = []
        else:
            block.append((start, end))
    return parts + _parted(text, block)


def _lines(text: str) -> list[Span]:
    """Return every line without white space at its ends; of a blank one, a span of no length."""
    spans: list[Span] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        start = offset + len(line) - len(line.lstrip()) if bare else offset
        spans.append((start, start + len(bare)))
        offset += len(line)
    return spans


def _parted(text: str, block: list[Span]) -> list[Span]:
    """Return the units of lines that no blank line parts."""
    if len(block) < 2:
        return block
    lines = [text[start:end] for start, end in block]
    width = max(map(len, lines))
    wraps = _wraps(lines, width)
    parts = [block[0]]
    for (start, end), wrapped in zip(block[1:], wraps, strict=True):
        if wrapped:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts


def _wraps(lines: list[str], width: int) -> list[bool]:
    """Return for each newline of a block whether it only wraps a line."""
    full = [_is_full(line, after, width) for line, after in pairwise(lines)]
    if not _is_prose(lines, full, width):
        return [_goes_on(line, after, lines) for line, after in pairwise(lines)]
    return [is_full and not _is_item(line, after) for is_full, (line, after) in zip(full, pairwise(lines), strict=True)]


def _is_full(line: str, after: str, width: int) -> bool:
    """Return whether the first word of the next line had no room on this one."""
    word = _FIRST_WORD.match(after)
    return len(line) + 1 + len(word[0] if word else "") > width


def _is_prose(lines: list[str], full: list[bool], width: int) -> bool:
    """Return whether a block looks like prose that was wrapped at a width: lines are full, and go on in small letters."""
    open_ends = [
        (is_full, after)
        for is_full, (line, after) in zip(full, pairwise(lines), strict=True)
        if not _CLOSED.search(line) and not _ITEM.match(after)
    ]
    if width < _WRAPPED_FROM or not open_ends:
        return width >= _WRAPPED_FROM and len(lines) > 2
    are_full = sum(is_full for is_full, _ in open_ends)
    capitals = sum(after[:1].isupper() for _, after in open_ends)
    if len(open_ends) == 1:
        return are_full == 1 and width <= _WRAPPED_TO and (not capitals or width >= 55)
    return are_full * 3 >= len(open_ends) * 2 and capitals * 3 < len(open_ends) * 2


def _is_item(line: str, after: str) -> bool:
    """Return whether the next line begins an item: with a bullet, or with a number where something has ended."""
    marker = _ITEM.match(after)
    return bool(marker) and (not after[0].isalnum() and after[0] not in "–—" or bool(_CLOSED.search(line)))


def _goes_on(line: str, after: str, lines: list[str]) -> bool:
    """Return whether a short line goes on in the next: "It was a cold / night in the city."."""
    return after[:1].islower() and line[-1:].isalnum() and bool(_CLOSED.search(lines[-1])) and not _ITEM.match(after)
