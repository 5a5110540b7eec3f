"""A saved page, read from its first tag to its last by the standard library's parser; nothing is looked for by name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from composer.statement.model import Role
from composer.statement.reading.blocks import Block, Part
from composer.statement.reading.plain import CUT
from composer.statement.reading.web.collecting import ListInProgress, TableInProgress
from composer.statement.reading.web.elements import (
    BLOCKS,
    ENDED_BY,
    HEADINGS,
    INSERTS,
    LISTS,
    LOWERED,
    RAISED,
    ROLES,
    STRUCK,
    TABLE_PARTS,
    UNSEEN,
    VOID,
    WALLS,
    ZONES,
)
from composer.statement.reading.web.paragraph import ParagraphInProgress
from composer.statement.reading.web.zones import Insert, Piece, Zone

DEEPEST = 400
"""Elements in each other; what is nested deeper is text all the same, and no search among them is long."""
DEEPEST_ZONE = 20
"""Parts of a page in each other."""

Attributes = Mapping[str, str | None]


@dataclass(eq=False, slots=True)
class _Element:
    """An open element, and what it began."""

    tag: str
    zone: Zone | None = None
    insert: list[str] | None = None
    """The words of something that is no text."""
    what: str = ""
    line: int = 0


class PageParser(HTMLParser):
    """Collects the paragraphs of a page, the parts in which they stand, and what is no text."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(convert_charrefs=True)
        self.numbers = numbers
        """Of each line that is read, its line in the source."""
        page = Zone("page", 1)
        self.zones = [page]
        self.pieces: list[tuple[int, Piece]] = []
        """With the place of each in the page, since a list is finished after what stands in it."""
        self.inserts: list[Insert] = []
        self.unseen: Counter[str] = Counter()
        self._zone = page
        self._open: list[_Element] = []
        self._count: Counter[str] = Counter()
        """How many of each element are open."""
        self._too_deep: Counter[str] = Counter()
        self._collectors: list[ListInProgress | TableInProgress | Zone] = [page]
        self._places: dict[int, int] = {}
        self._place = 0
        self._paragraph = ParagraphInProgress()
        self._inserts: list[list[str]] = []
        self._link = ""
        self._link_text: list[str] = []
        self._struck = 0
        self._shifts: list[str] = []

    # What the parser meets.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        attributes = dict(attrs)
        if tag in VOID:
            self._meet_void(tag, attributes)
        elif tag in BLOCKS or tag in UNSEEN or tag in INSERTS or _zone_kind(tag, attributes):
            if tag in BLOCKS:
                self._end_paragraph()
                self._end_implied(tag)
            self._begin(tag, attributes)
        else:
            self._begin_inline(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin and end an element such as ``<br/>``; one that is always empty has no end."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element, with whatever is still open in it."""
        if tag == "br" or (tag == "p" and not self._count["p"]):
            self._end_paragraph()
        elif self._too_deep[tag]:
            self._too_deep[tag] -= 1
            self._end_paragraph()
        elif self._count[tag]:
            self._end_from(self._index(tag), tag)
        elif tag not in BLOCKS:
            self._end_inline(tag)

    def handle_data(self, data: str) -> None:
        """Add text."""
        if any(self._count[tag] for tag in UNSEEN):
            return
        if self._inserts:
            self._inserts[-1].append(data)
            return
        if self._link:
            self._link_text.append(data)
        if self._struck:
            self._note("struck-out text", data)
            return
        if self._shifts and self._shifts[-1] in ("sup", "sub"):
            data = _shifted(data, self._shifts[-1])
        self._paragraph.add(data, self.getpos()[0], is_preformatted=bool(self._count["pre"]))

    def unknown_decl(self, data: str) -> None:
        """Pass over what is no HTML, such as a section of XML."""

    def close(self) -> None:
        """End what is still open."""
        super().close()
        self._end_paragraph()
        while self._open:
            self._end(self._open.pop(), closed=False)

    # Elements that are open.

    def _begin(self, tag: str, attributes: Attributes) -> None:
        if len(self._open) >= DEEPEST:
            self._too_deep[tag] += 1
            return
        element = _Element(tag, line=self.getpos()[0])
        if tag in UNSEEN:
            self.unseen[UNSEEN[tag]] += 1
        elif tag in INSERTS or (tag not in BLOCKS and _is_hidden(attributes)):
            element.insert, element.what = [], INSERTS.get(tag, "hidden text")
            self._inserts.append(element.insert)
            self._paragraph.add(" ", element.line, is_preformatted=False)
        elif (kind := _zone_kind(tag, attributes)) and self._may_be(kind):
            self._end_paragraph()
            self._zone = element.zone = Zone(kind, self._number(element.line), self._zone)
            self.zones.append(element.zone)
            self._collectors.append(element.zone)
        self._open.append(element)
        self._count[tag] += 1
        self._collect(tag, attributes)

    def _may_be(self, kind: str) -> bool:
        """Whether a part of the page may begin here; a quotation's footer says whose words they are."""
        return not (kind == "footer" and self._count["blockquote"]) and self._zone.depth < DEEPEST_ZONE

    def _collect(self, tag: str, attributes: Attributes) -> None:
        """Begin a list or a table, or what they are made of."""
        last = self._collectors[-1]
        if tag in LISTS:
            if not isinstance(last, ListInProgress):
                last = ListInProgress()
                self._add_collector(last)
            last.numbers.append((_whole(attributes.get("start")) or 1) if tag == "ol" else None)
        elif tag == "li" and isinstance(last, ListInProgress):
            last.begin_item(_whole(attributes.get("value")))
        elif tag == "table":
            self._add_collector(TableInProgress())
        elif tag == "tr" and isinstance(last, TableInProgress):
            last.begin_row()
        elif tag in ("td", "th") and isinstance(last, TableInProgress):
            last.begin_cell()

    def _add_collector(self, collector: ListInProgress | TableInProgress) -> None:
        self._place += 1
        self._places[id(collector)] = self._place
        self._collectors.append(collector)

    def _end_implied(self, tag: str) -> None:
        """End what the beginning of a block ends without an end tag: a paragraph, the item before."""
        if self._open and self._open[-1].tag in ("p", "title"):
            self._end_from(len(self._open) - 1, self._open[-1].tag)
        tags, walls = ENDED_BY.get(tag, (frozenset(), frozenset()))
        for index in range(len(self._open) - 1, -1, -1) if tags else ():
            if self._open[index].tag in tags:
                self._end_from(index, self._open[index].tag)
                return
            if self._open[index].tag in walls:
                return

    def _index(self, tag: str) -> int:
        """Return the place among the open elements of what an end tag ends; -1 where a wall stands between."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].tag == tag:
                return index
            if self._open[index].tag in WALLS and tag not in TABLE_PARTS:
                break
        return -1

    def _end_from(self, index: int, tag: str) -> None:
        """End the open element at an index, and all that are in it."""
        if index < 0:
            return
        if tag in BLOCKS:
            self._end_paragraph()
        while len(self._open) > index:
            element = self._open.pop()
            self._end(element, closed=len(self._open) == index)

    def _end(self, element: _Element, *, closed: bool) -> None:
        self._count[element.tag] -= 1
        if element.insert is not None:
            self._inserts.pop()
            self._note(element.what, "".join(element.insert), element.line)
        elif element.tag in LISTS or element.tag == "table":
            self._end_collector(element.tag)
        if element.zone is not None:
            self._end_paragraph()
            while self._collectors[-1] is not element.zone:
                self._finish(self._collectors.pop())
            self._collectors.pop()
            element.zone.is_closed = closed
            self._zone = element.zone.outer or self.zones[0]

    def _end_collector(self, tag: str) -> None:
        """End a list or table, unless a part of the page that began in it has ended it before."""
        self._end_paragraph()
        last = self._collectors[-1]
        if isinstance(last, ListInProgress) and tag in LISTS:
            last.numbers.pop()
            if last.numbers:
                return
        elif not (isinstance(last, TableInProgress) and tag == "table"):
            return
        self._finish(self._collectors.pop())

    def _finish(self, collector: ListInProgress | TableInProgress | Zone) -> None:
        if isinstance(collector, Zone):
            return
        for block in collector.blocks():
            self._emit(block, self._places[id(collector)])

    # Paragraphs.

    def _end_paragraph(self) -> None:
        if self._inserts:
            return
        self._struck, self._shifts, self._link = 0, [], ""
        for parts in self._paragraph.paragraphs():
            numbered = [part._replace(line=self._number(part.line)) for part in parts]
            self._place += 1
            self._emit(Block(self._role(), tuple(numbered)), self._place)

    def _role(self) -> Role:
        if any(self._count[tag] for tag in HEADINGS):
            return "quotation" if self._count["blockquote"] else "heading"
        return "quotation" if self._count["blockquote"] else "text"

    def _emit(self, block: Block, place: int) -> None:
        """Give a paragraph to the list or table that it stands in, else to the page."""
        last = self._collectors[-1]
        if isinstance(last, Zone):
            is_title = block.role == "heading" and self._count["h1"] > 0
            self.pieces.append((place, Piece(block, self._zone, is_title)))
        else:
            last.add(replace(block, role="text") if isinstance(last, ListInProgress) else block)

    def _number(self, line: int) -> int:
        return self.numbers[min(line, len(self.numbers)) - 1]

    # What stands within a line.

    def _begin_inline(self, tag: str, attributes: Attributes) -> None:
        if tag == "a":
            self._link, self._link_text = attributes.get("href") or "", []
        elif tag in STRUCK:
            self._struck += 1
        elif tag in ("sup", "sub"):
            self._shifts.append(tag)
        elif tag == "q":
            self.handle_data("“")

    def _end_inline(self, tag: str) -> None:
        if tag == "a":
            self._name_link()
        elif tag in STRUCK:
            self._struck = max(0, self._struck - 1)
        elif tag in ("sup", "sub") and self._shifts:
            self._shifts.pop()
        elif tag == "q":
            self.handle_data("”")

    def _name_link(self) -> None:
        """Name a web address that the link's text does not show."""
        address, text = self._link, "".join(self._link_text).strip()
        self._link = ""
        shown = address.partition("://")[2].rstrip("/")
        if address.startswith(("http://", "https://")) and text and shown not in text:
            self._note("link", address)

    def _meet_void(self, tag: str, attributes: Attributes) -> None:
        if self._inserts:
            return
        if tag == "br":
            self._paragraph.end_line(self.getpos()[0])
        elif tag == "hr":
            self._end_paragraph()
        elif tag == "img":
            self._note("an image", attributes.get("alt") or "")

    def _note(self, what: str, words: str, line: int = 0) -> None:
        """Note something that is no text, with the words in it."""
        number = self._number(line or self.getpos()[0])
        self.inserts.append(Insert(what, " ".join(words.split()), number, self._zone))


def _zone_kind(tag: str, attributes: Attributes) -> str:
    """Return what part of a page an element is; empty for none."""
    if _is_hidden(attributes):
        return "hidden"
    role = (attributes.get("role") or "").strip().casefold()
    return ROLES.get(role, ZONES.get(tag, ""))


def _is_hidden(attributes: Attributes) -> bool:
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").casefold()


def _whole(value: str | None) -> int | None:
    """Return a whole number that an attribute gives."""
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 6 else None  # noqa: PLR2004 - no list is longer


def _shifted(text: str, tag: str) -> str:
    """Return a number as it stands above or below the line, 10⁶; words stay as they are."""
    table = RAISED if tag == "sup" else LOWERED
    return text.translate(table) if text.strip() and all(ord(letter) in table for letter in text.strip()) else text


def is_cut(part: Part) -> bool:
    """Whether a line is a manual cut."""
    return part.text.strip() == CUT
