"""Where a page's paragraphs go: into the innermost list or table that is open, else to the part of the page around."""

from dataclasses import replace

from composer.statement.reading.blocks import Block
from composer.statement.reading.web.attributes import Attributes, whole
from composer.statement.reading.web.collecting import ListInProgress, TableInProgress
from composer.statement.reading.web.elements import CELLS, LISTS
from composer.statement.reading.web.zones import Piece, Zone


class Gathering:
    """The paragraphs so far, and the lists, tables and parts of the page that are open."""

    def __init__(self, page: Zone) -> None:
        self.zones = [page]
        self.zone = page
        """The innermost that is open."""
        self.pieces: list[tuple[int, Piece]] = []
        """With the place of each in the page, since a list is finished after what stands in it."""
        self._open: list[ListInProgress | TableInProgress | Zone] = [page]
        self._places: dict[int, int] = {}
        """Where each list and table began, by its identity."""
        self._place = 0

    def add(self, block: Block, *, in_title: bool) -> None:
        """Take up a paragraph; ``in_title`` is whether a first-level heading is open, here and below."""
        self._place += 1
        self._give(block, self._place, in_title=in_title)

    def begin(self, tag: str, attributes: Attributes) -> None:
        """Begin a list or a table, or what they are made of; any other element is passed over."""
        last = self._open[-1]
        if tag in LISTS:
            if not isinstance(last, ListInProgress):
                last = ListInProgress()
                self._begin(last)
            last.numbers.append((whole(attributes.get("start")) or 1) if tag == "ol" else None)
        elif tag == "li" and isinstance(last, ListInProgress):
            last.begin_item(whole(attributes.get("value")))
        elif tag == "table":
            self._begin(TableInProgress())
        elif tag == "tr" and isinstance(last, TableInProgress):
            last.begin_row()
        elif tag in CELLS and isinstance(last, TableInProgress):
            last.begin_cell()

    def begin_zone(self, kind: str, line: int) -> Zone:
        """Begin a part of the page."""
        self.zone = Zone(kind, line, self.zone)
        self.zones.append(self.zone)
        self._open.append(self.zone)
        return self.zone

    def end(self, tag: str, *, in_title: bool) -> None:
        """End a list or table, unless a part of the page that began in it has ended it before."""
        last = self._open[-1]
        if isinstance(last, ListInProgress) and tag in LISTS:
            last.numbers.pop()
            if last.numbers:
                return
        elif not (isinstance(last, TableInProgress) and tag == "table"):
            return
        self._finish(in_title=in_title)

    def end_zone(self, zone: Zone, *, closed: bool, in_title: bool) -> None:
        """End a part of the page, with the lists and tables in it; ``closed`` is whether it has an end of its own."""
        while self._open[-1] is not zone:
            self._finish(in_title=in_title)
        self._open.pop()
        zone.is_closed = closed
        self.zone = zone.outer or self.zones[0]

    def _begin(self, collector: ListInProgress | TableInProgress) -> None:
        self._place += 1
        self._places[id(collector)] = self._place
        self._open.append(collector)

    def _finish(self, *, in_title: bool) -> None:
        """Close what is innermost, and give out the blocks that a list or table has become."""
        collector = self._open.pop()
        if isinstance(collector, Zone):
            return
        for block in collector.blocks():
            self._give(block, self._places[id(collector)], in_title=in_title)

    def _give(self, block: Block, place: int, *, in_title: bool) -> None:
        last = self._open[-1]
        if isinstance(last, Zone):
            self.pieces.append((place, Piece(block, self.zone, in_title and block.role == "heading")))
        else:
            last.add(replace(block, role="text") if isinstance(last, ListInProgress) else block)
