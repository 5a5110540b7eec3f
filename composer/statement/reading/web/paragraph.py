"""Text between two ends of blocks becomes a paragraph: white space and line breaks as a page shows them."""

import re
from dataclasses import dataclass, field

from composer.statement.reading.blocks import Part, flush_left
from composer.statement.reading.cleaning import CONTROLS
from composer.statement.reading.unspaced import is_unspaced
from composer.statement.reading.web.sharing import Link, sharing_of

_WHITE = re.compile(r"[ \t\n\f\r]+")
_LINE_ENDS = re.compile(r"[\x0b\x85\u2028\u2029]")


@dataclass(slots=True)
class TextLine:
    """A line of the page's text in the making, and the line of the source on which it begins."""

    line: int
    pieces: list[str] = field(default_factory=list)
    links: list[Link | None] = field(default_factory=list)
    """That in which each piece stands."""
    is_preformatted: bool = False

    def add(self, piece: str, link: Link | None) -> None:
        """Add text."""
        self.pieces.append(piece)
        self.links.append(link)

    def part(self, text: str) -> Part:
        """Return the line, of which a page shows ``text``."""
        sharing = sharing_of(zip(self.pieces, self.links, strict=True)) if any(self.links) else None
        return Part(text, self.line, sharing=sharing)

    def text(self) -> str:
        """Return what a page shows of it."""
        whole = "".join(self.pieces)
        return whole.strip("\r") if self.is_preformatted else _WHITE.sub(_space, whole).strip()


@dataclass(slots=True)
class ParagraphInProgress:
    """The lines since the last block began or ended."""

    lines: list[TextLine] = field(default_factory=list)

    def add(self, text: str, line: int, *, is_preformatted: bool, link: Link | None = None) -> None:
        """Add text that begins on a line of the source, and may stand in a link."""
        # A reference such as &#7; may have written what no post can hold.
        text = _LINE_ENDS.sub("\n", CONTROLS.sub("", text))
        if not self.lines:
            self.lines.append(TextLine(line, is_preformatted=is_preformatted))
        first, *rest = text.split("\n") if is_preformatted else [text]
        last = self.lines[-1]
        if not last.pieces or not "".join(last.pieces[:1]).strip():
            # A line begins where its first word does.
            last.line = line if is_preformatted else line + _newlines_before_words(text)
        last.add(first, link)
        for number, piece in enumerate(rest, start=1):
            self.lines.append(TextLine(line + number, [piece], [link], is_preformatted=True))

    def end_line(self, line: int) -> None:
        """End a line, as ``<br>`` does."""
        if not self.lines:
            self.lines.append(TextLine(line))
        self.lines.append(TextLine(line, is_preformatted=self.lines[-1].is_preformatted))

    def paragraphs(self) -> list[list[Part]]:
        """Return the paragraphs, parted where a line is empty, and begin anew."""
        found: list[list[Part]] = [[]]
        for each in self.lines:
            text = each.text()
            if text.strip():
                found[-1].append(each.part(text.rstrip()))
            elif found[-1]:
                found.append([])
        self.lines = []
        return [flush_left(parts) for parts in found if parts]


def _newlines_before_words(text: str) -> int:
    return text.count("\n", 0, len(text) - len(text.lstrip()))


def _space(match: re.Match[str]) -> str:
    """Return what white space is shown as: nothing for a line end between letters of scripts without spaces."""
    start, end = match.span()
    if "\n" in match[0] and start > 0 and end < len(match.string):
        return "" if is_unspaced(match.string[start - 1], match.string[end]) else " "
    return " "
