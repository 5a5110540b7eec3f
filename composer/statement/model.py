"""A statement: its words, and how they hang together."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

Span = tuple[int, int]
"""Where something stands: the code-point offset of its first character, and of the one after its last."""

Role = Literal["title", "heading", "text", "list", "quotation"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between blank lines; the items of one list are the lines of one paragraph."""

    start: int
    end: int
    role: Role
    ends_post: bool = False
    """A manual cut follows: the post ends here."""
    keeps_whole: bool = False
    """It is to stand in one post, where it can."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement came from: a name to show (a path, "standard input") and the SHA-256 of its bytes in hex."""

    name: str
    sha256: str
    path: Path | None = None
    """The file that it was read from; None for a text, whose name may look like a path and is none."""


@dataclass(frozen=True, slots=True)
class Omission:
    """Something in the source that is not part of the statement: a line of the web page, control characters."""

    line: int
    """Its line in the source, from 1; 0 where it is the file's as a whole, such as the header of its pages."""
    what: str
    """In words that can be printed, such as ``"top of page"`` or ``2 control characters (U+0007)``."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that goes with the words beside it."""

    at: int
    """Offset in the statement's text of a character of those words: the post that holds it bears the image."""
    file: str
    """Its path or address, as it was written."""
    alt: str
    """What it shows, in words for who cannot see it; empty where nobody said."""
    line: int
    """Its line in the source, from 1."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The approved words, as plain text, and where their paragraphs and sentences stand.

    ``text`` is the paragraphs parted by exactly one blank line. ``sentences`` cover every character of it that is not
    white space; the title, headings, and each item of a list are sentences too. No sentence reaches over a paragraph.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Span, ...]
    language: str
    title: str
    """What the thread is called; not always posted."""
    source: Source
    settings: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """The front matter, as it was read."""
    omissions: tuple[Omission, ...] = ()
    lines: tuple[Span, ...] = ((0, 1),)
    """Pairs (offset in ``text``, line in the source), ascending, one wherever a line of the source begins."""
    language_is_sure: bool = True
    """False where no language was given and none was recognised, so that English rules were used."""
    images: tuple[Image, ...] = ()

    def line(self, offset: int) -> int:
        """Line of the source, from 1, on which the character at ``offset`` stands."""
        return self.lines[max(0, bisect_right(self.lines, offset, key=lambda pair: pair[0]) - 1)][1]
