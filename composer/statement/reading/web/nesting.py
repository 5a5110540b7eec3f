"""Which elements of a page are open, and what ends them: HTML's rules for ends that are missing or in disorder."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from composer.statement.reading.web.elements import ENDED_BY, TABLE_PARTS, WALLS
from composer.statement.reading.web.sharing import Link
from composer.statement.reading.web.zones import Zone

DEEPEST = 400
"""Elements in each other; what is nested deeper is text all the same, and no search among them is long."""


@dataclass(eq=False, slots=True)
class Element:
    """An open element, and what it began."""

    tag: str
    line: int
    zone: Zone | None = None
    insert: list[str] | None = None
    """The words of something that is no text."""
    what: str = ""
    sharing: Link | None = None
    """What its text is as a link, where its name tells that it is for sharing the page."""


class OpenElements:
    """The elements that have begun and not ended, each in the one before."""

    def __init__(self) -> None:
        self._open: list[Element] = []
        self._count: Counter[str] = Counter()
        """How many of each are open."""
        self._too_deep: Counter[str] = Counter()
        self._sharing: list[Link] = []
        """Those that are for sharing the page, the innermost last."""

    def sharing(self) -> Link | None:
        """Return the innermost that is for sharing the page."""
        return self._sharing[-1] if self._sharing else None

    def hold(self, tags: Iterable[str]) -> bool:
        """Whether an element of these is open."""
        return any(self._count[tag] for tag in tags)

    def are_full(self) -> bool:
        """Whether another one would be nested too deep."""
        return len(self._open) >= DEEPEST

    def begin(self, element: Element) -> None:
        """Open an element."""
        self._open.append(element)
        self._count[element.tag] += 1
        if element.sharing:
            self._sharing.append(element.sharing)

    def pass_over(self, tag: str) -> None:
        """Note one that is nested too deep, so that its end ends nothing else."""
        self._too_deep[tag] += 1

    def was_passed_over(self, tag: str) -> bool:
        """Whether an end tag ends one that was nested too deep; it does so once."""
        if not self._too_deep[tag]:
            return False
        self._too_deep[tag] -= 1
        return True

    def ended_by_end(self, tag: str) -> int | None:
        """Return the place of what an end tag ends; None where there is none, or a wall stands between."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                return place
            if self._open[place].tag in WALLS and tag not in TABLE_PARTS:
                break
        return None

    def ended_by_text_block(self) -> int | None:
        """Return the place of a paragraph that the beginning of any block ends."""
        return len(self._open) - 1 if self._open and self._open[-1].tag in ("p", "title") else None

    def ended_by_beginning(self, tag: str) -> int | None:
        """Return the place of what the beginning of an element of this kind ends, such as the item before."""
        tags, walls = ENDED_BY.get(tag, (frozenset(), frozenset()))
        for place in range(len(self._open) - 1, -1, -1) if tags else ():
            if self._open[place].tag in tags:
                return place
            if self._open[place].tag in walls:
                break
        return None

    def at(self, place: int) -> Element:
        """Return the element that is open at a place."""
        return self._open[place]

    def ended(self, place: int) -> Iterator[Element]:
        """Close the element at a place and all that are in it, the innermost first, and yield each when it is."""
        while len(self._open) > place:
            element = self._open.pop()
            self._count[element.tag] -= 1
            if element.sharing:
                self._sharing.pop()
            yield element
