r"""What the newlines of a text mean: where one ends a heading, an item or a line of verse, and where it only wraps.

Prose that was wrapped at a width betrays itself: its lines are long, and the first word of the next line would not have
fitted. Lines of verse are shorter than that, and mostly begin with a capital letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import regex

Span = tuple[int, int]

# Nobody wraps prose at fewer columns than this; shorter lines are ended on purpose.
_NARROWEST = 45
# A few lines with capital letters are believed to be wrapped prose only between these widths.
_USUAL_FROM, _USUAL_TO = 55, 130
# Whoever wraps by hand leaves a little room.
_ALMOST = 0.85
# In so many lines that are all full, chance is out of the question.
_SURE = 3
# A heading capitalises at least this part of its words that are longer than that.
_TITLE_CASE = 0.75
_SHORT = 3

_ITEM = re.compile(
    r"[•‣⁃▪▫◦●○■□◆✓✔➤►▶*+·–—-][ \t\u00a0]|[•‣⁃]"
    r"|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})(?:\.\)|[.)\]])[ \t\u00a0]"
)
_BULLETS = frozenset("•‣⁃▪▫◦●○■□◆✓✔➤►▶")
_SIGN = re.compile(r"[.,;!?]|[^\w)\"”»]$")
_CLOSED = re.compile(r"[.!?…։؟۔।॥。！？｡:;；：؛][\"'”’»)\]}›」』）】“]*$")
_WIDE = regex.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff01-\uff60]")
_FIRST_WORD = re.compile(r"\S{1,60}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without white space at its ends."""

    start: int
    end: int
    text: str
    indented: bool
    trailing_space: bool
    """Whether exactly one space stands before the newline, as copying from a PDF leaves it."""

    @property
    def columns(self) -> int:
        """How wide it is; in a text in Chinese or Japanese, characters count double."""
        wide = 0 if self.text.isascii() else len(_WIDE.findall(self.text))
        return len(self.text) + (wide if wide * 2 > len(self.text) else 0)

    @property
    def closed(self) -> bool:
        """Whether the sign at its end closes it: a stop, a colon or a semicolon."""
        return bool(_CLOSED.search(self.text[-12:]))


def units(text: str) -> list[Span]:
    r"""Return the parts of a text that no sentence leaves, without white space at their ends.

    >>> units("A heading\n\nA line\nof two words.\n")
    [(0, 9), (11, 17), (18, 31)]
    """
    blocks = groupby(_lines(text), key=lambda line: line.start < line.end)
    return [span for has_text, block in blocks if has_text for span in _parted(list(block))]


def _lines(text: str) -> Iterator[_Line]:
    """Yield every line; a blank one has no length."""
    offset = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        start = offset + len(raw) - len(raw.lstrip()) if line else offset
        space = raw[len(line) + start - offset :].rstrip("\r\n")
        yield _Line(start, start + len(line), line, start > offset, space == " ")
        offset += len(raw)


def _parted(block: list[_Line]) -> Iterator[Span]:
    """Yield the units of lines that no blank line parts."""
    start, end = block[0].start, block[0].end
    for line, wrapped in zip(block[1:], _wraps(block), strict=True):
        if not wrapped:
            yield start, end
            start = line.start
        end = line.end
    yield start, end


def _wraps(block: list[_Line]) -> list[bool]:
    """Return for each newline of a block whether it only wraps a line."""
    if len(block) == 1:
        return []
    width = max(line.columns for line in block)
    full = [_is_full(line, after, width) for line, after in pairwise(block)]
    ended = [_ends_on_purpose(block, index) for index in range(len(block) - 1)]
    if _is_prose(block, full, ended, width):
        return [is_full and not has_ended for is_full, has_ended in zip(full, ended, strict=True)]
    return _wraps_in_list(block)


def _wraps_in_list(block: list[_Line]) -> list[bool]:
    """Return for each newline of a block that is no prose whether an item, or a line copied from a PDF, goes on."""
    wraps = []
    in_item = False
    for line, after in pairwise(block):
        in_item = bool(_ITEM.match(line.text)) or (in_item and line.indented)
        copied = line.trailing_space and line.text[-1].isalnum() and after.text[0].islower() and block[-1].closed
        continued = in_item and after.indented and (not after.text[0].isupper() or line.columns >= _NARROWEST)
        wraps.append(not _ITEM.match(after.text) and (copied or continued))
    return wraps


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Return whether the first word of the next line had no room on this one."""
    if _WIDE.match(after.text) and _WIDE.match(line.text):
        return line.columns + 5 > width  # one character, and another that may not stand at the end of a line
    word = _FIRST_WORD.match(after.text)
    return (
        line.columns + 1 + len(word[0] if word else "") > width
        or line.columns >= _ALMOST * width
        or line.trailing_space
    )


def _ends_on_purpose(block: list[_Line], index: int) -> bool:
    """Return whether a line is followed by an item, or is a heading: first, with capital letters, and no sign."""
    line, after = block[index], block[index + 1]
    if _ITEM.match(after.text):
        return line.closed or bool(_ITEM.match(block[0].text)) or after.text[0] in _BULLETS
    if index or _SIGN.search(line.text) or not after.text[0].isupper():
        return False
    words = _WORD.findall(line.text)
    long = [word for word in words if len(word) > _SHORT]
    return bool(long) and not words[-1][0].islower() and sum(w[0].isupper() for w in long) >= _TITLE_CASE * len(long)


def _is_prose(block: list[_Line], full: list[bool], ended: list[bool], width: int) -> bool:
    """Return whether a block looks like prose that was wrapped at a width."""
    if width < _NARROWEST:
        return False
    running = [
        (is_full, line, after)
        for is_full, has_ended, (line, after) in zip(full, ended, pairwise(block), strict=True)
        if not has_ended and not line.closed
    ]
    count, capitals = len(running), sum(after.text[0].isupper() for _, _, after in running)
    if width > _USUAL_TO:
        return count >= _SURE and all(full) and capitals < count
    if all(is_full for is_full, _, _ in running):
        # Verse and headings end where a phrase ends, wrapped lines anywhere.
        ends = [line.text[-1] for _, line, _ in running]
        anywhere = all(end.isalnum() or end in "-," for end in ends) and ends.count(",") * 3 <= count
        return capitals < count or (width >= _USUAL_FROM and anywhere and block[-1].closed)
    return sum(is_full for is_full, _, _ in running) * 3 >= count * 2 and capitals * 3 < count * 2
