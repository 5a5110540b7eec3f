"""What every reader makes of its format: blocks of text, before they are put together as a statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from composer.statement.model import Omission, Role
from composer.statement.reading.cleaning import SourceLine


@dataclass(eq=False, slots=True)
class SharingPlace:
    """An element of a page whose name tells that it is for sharing the page."""

    outer: "SharingPlace | None" = None
    holds_more: bool = False
    """Whether it holds other words, so that its name means little."""

    def hold_more(self) -> None:
        """Note that there are other words in it, and so in those around it."""
        place: SharingPlace | None = self
        while place and not place.holds_more:
            place.holds_more = True
            place = place.outer


class Sharing(NamedTuple):
    """How a line of a page that holds nothing else shares the page."""

    ways: frozenset[str]
    """The networks that it names."""
    is_told: bool
    """Whether its links or its words tell that it does."""
    places: tuple[SharingPlace, ...]
    """Where it stands."""
    is_by_place: bool = False
    """Whether its words might be those of a statement, if it were not for where it stands."""

    @property
    def is_sure(self) -> bool:
        """Whether more than names of networks tells that it does; not known before the whole page is read."""
        return self.is_told or self._stands_apart

    @property
    def is_possible(self) -> bool:
        """Whether it does, if the lines around it do too; not known before the whole page is read."""
        return self._stands_apart or not self.is_by_place

    @property
    def _stands_apart(self) -> bool:
        return any(not place.holds_more for place in self.places)


class Part(NamedTuple):
    """A stretch of a block that stands on one line of the source."""

    text: str
    line: int
    """Its line in the source, from 1."""
    after: str = "\n"
    """What parts it from the next: a line break, a space, or nothing."""
    head: int = 0
    """Where an item of a list begins here, the width of its bullet or number, spaces included."""
    sharing: Sharing | None = None

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip())

    def with_head(self, head: str) -> "Part":
        """Return the part as the beginning of an item: with its bullet or number, and a space, before its words."""
        return self._replace(text=head + self.text, head=len(head))

    def moved_left(self, columns: int) -> "Part":
        """Return the part without so many of the spaces that it begins with, or without all where it has fewer."""
        columns = min(columns, self.indent)
        return self._replace(text=self.text[columns:], head=max(0, self.head - columns))


def flush_left(parts: Sequence[Part]) -> list[Part]:
    """Return parts as far to the left as their first one can go: a paragraph begins with no space."""
    return [part.moved_left(parts[0].indent) for part in parts]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph to be: no part is blank, the first begins and the last ends with a character that is seen."""

    role: Role
    parts: tuple[Part, ...]
    ends_post: bool = False
    keeps_whole: bool = False


class ImageLine(NamedTuple):
    """An image that stands on a line of its own."""

    block: int
    """The number of the block that it goes with: the one around it, else the one before it, else the first."""
    file: str
    alt: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A source, read."""

    blocks: tuple[Block, ...]
    omissions: tuple[Omission, ...] = ()
    images: tuple[ImageLine, ...] = ()
    settings: tuple[SourceLine, ...] = ()
    """Those that came to light only when the source was read, from ``+++`` to ``+++``."""


class Opened(NamedTuple):
    """A file as text, before it is read."""

    text: str
    omissions: tuple[Omission, ...] = ()
    """What its format holds that is not in the text."""


class Reader(Protocol):
    """One for each format: lines in, blocks out. No word may get lost that is not named in the omissions."""

    def __call__(self, lines: list[SourceLine]) -> Reading:
        """Read ``lines``, which hold no control characters and no lines of a web page."""
        ...
