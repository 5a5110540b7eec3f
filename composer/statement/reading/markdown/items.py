"""What items of Markdown's lists begin with: a bullet or their number, indented by their depth."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from composer.statement.reading.blocks import Part
from composer.statement.reading.bullets import listed_head
from composer.statement.reading.list_items import BULLET, item_head

_FEWEST_ITEMS = 2


@dataclass(slots=True)
class OpenLists:
    """The lists that are open, the outermost first: of each, its last number as written and as shown."""

    numbers: list[tuple[str, int]] = field(default_factory=list)

    def open(self) -> None:
        """Begin a list."""
        self.numbers.append(("", 0))

    def close(self) -> None:
        """End the innermost list."""
        self.numbers.pop()

    def __bool__(self) -> bool:
        return bool(self.numbers)

    def marker(self, item: Token) -> str:
        """Return what the next item begins with, and a space."""
        return item_head(len(self.numbers), self._number(item) if item.info else "")

    def _number(self, item: Token) -> str:
        """Return the number as written, or counted on where a list writes the same one everywhere."""
        written, shown = self.numbers[-1]
        if item.info == written:
            number = str(shown + 1)
            self.numbers[-1] = (written, shown + 1)
        else:
            number = item.info
            self.numbers[-1] = (item.info, int(item.info))
        return f"{number}{item.markup}"


def stands_alone(marker: str) -> str:
    """Return what is left of a marker whose item has no words of its own: its number, but no bullet.

    >>> stands_alone("1986. "), stands_alone("• ")
    ('1986.', '')
    """
    return marker.strip().removeprefix(BULLET)


def pasted_items(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a paragraph as items, where each of its lines begins with such a bullet; else none."""
    begins = [True, *(part.after == "\n" for part in parts[:-1])]
    heads = [listed_head(part.text) if begin else 0 for part, begin in zip(parts, begins, strict=True)]
    if sum(begins) < _FEWEST_ITEMS or sum(map(bool, heads)) < sum(begins):
        return []
    return [part._replace(head=head) for part, head in zip(parts, heads, strict=True)]
