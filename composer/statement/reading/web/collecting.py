"""Lists and tables in the making: what stands in them becomes one block when they end."""

from dataclasses import dataclass, field

from composer.statement.reading.blocks import Block, Part
from composer.statement.reading.list_items import item_head

_LONGEST_CELL = 200  # characters: what is longer is laid out in a table, not listed in one


@dataclass(slots=True)
class ListInProgress:
    """A list with the lists in it; each item's first line bears its bullet or number."""

    numbers: list[int | None] = field(default_factory=list)
    """The next number of each list that is open, the outermost first; None where it has bullets."""
    parts: list[Part] = field(default_factory=list)
    marker: str = ""
    """That of an item whose first words have not come yet."""

    def begin_item(self, number: int | None) -> None:
        """Begin an item, with the number that it bears itself where it bears one."""
        if not self.numbers:
            return
        following = self.numbers[-1]
        if following is not None:
            following = number if number is not None else following
            self.numbers[-1] = following + 1
        self.marker = item_head(len(self.numbers), "" if following is None else f"{following}.")

    def add(self, block: Block) -> None:
        """Add the lines of a paragraph to the item."""
        first = block.parts[0]
        if self.marker and not first.head:
            first = first.with_head(self.marker)
            self.marker = ""
        self.parts += (first, *block.parts[1:])
        self.parts[-1] = self.parts[-1]._replace(after="\n")

    def blocks(self) -> list[Block]:
        """Return the list as one block."""
        if not self.parts:
            return []
        self.parts[0] = self.parts[0].moved_left(self.parts[0].indent)
        return [Block("list", tuple(self.parts))]


@dataclass(slots=True)
class TableInProgress:
    """A table: its rows, their cells, and the paragraphs in each."""

    rows: list[list[list[Block]]] = field(default_factory=list)

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell, in a row of its own where none is open."""
        if not self.rows:
            self.begin_row()
        self.rows[-1].append([])

    def add(self, block: Block) -> None:
        """Add a paragraph to the cell."""
        if not self.rows or not self.rows[-1]:
            self.begin_cell()
        self.rows[-1][-1].append(block)

    def blocks(self) -> list[Block]:
        """Return the rows as the lines of one block, ``a | b``; of one that only lays out a page, its paragraphs."""
        if not self._lists():
            return [block for row in self.rows for cell in row for block in cell]
        parts = [_row(row) for row in self.rows]
        kept = [part for part in parts if part is not None]
        return [Block("list", tuple(kept))] if kept else []

    def _lists(self) -> bool:
        """Whether the cells hold a few words each, in two columns at least."""
        cells = [cell for row in self.rows for cell in row]
        return any(len(row) > 1 for row in self.rows) and all(_is_short(cell) for cell in cells)


def _is_short(cell: list[Block]) -> bool:
    if len(cell) > 1:
        return False
    return all(block.role == "text" and len(_text(block)) <= _LONGEST_CELL for block in cell)


def _row(row: list[list[Block]]) -> Part | None:
    lines = [block.parts[0].line for cell in row for block in cell]
    text = " | ".join(" ".join(_text(block) for block in cell) for cell in row).strip()
    return Part(text, lines[0]) if lines else None


def _text(block: Block) -> str:
    return " ".join(part.text for part in block.parts)
