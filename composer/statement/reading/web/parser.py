"""A saved page, read from its first tag to its last by the standard library's parser; nothing is looked for by name."""

from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

from composer.statement.model import Role
from composer.statement.reading.blocks import Block, SharingPlace
from composer.statement.reading.web.attributes import Attributes, is_hidden, zone_kind
from composer.statement.reading.web.elements import (
    BLOCKS,
    HEADINGS,
    INSERTS,
    LISTS,
    UNSEEN,
    VOID,
)
from composer.statement.reading.web.gathering import Gathering
from composer.statement.reading.web.inline import InlineMarks
from composer.statement.reading.web.nesting import Element, OpenElements
from composer.statement.reading.web.paragraph import ParagraphInProgress
from composer.statement.reading.web.sharing import Link, says_sharing
from composer.statement.reading.web.zones import Insert, Zone

DEEPEST_ZONE = 20
"""Parts of a page in each other."""


class PageParser(HTMLParser):
    """Collects the paragraphs of a page, the parts in which they stand, and what is no text."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(convert_charrefs=True)
        self.numbers = numbers
        """Of each line that is read, its line in the source."""
        self.gathering = Gathering(Zone("page", 1))
        self.inserts: list[Insert] = []
        self.unseen: Counter[str] = Counter()
        self._open = OpenElements()
        self._paragraph = ParagraphInProgress()
        self._inserts: list[list[str]] = []
        self._marks = InlineMarks()

    # What the parser meets.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        attributes = dict(attrs)
        if tag in VOID:
            self._meet_void(tag, attributes)
        elif tag in BLOCKS or tag in UNSEEN or tag in INSERTS or zone_kind(tag, attributes):
            if tag in BLOCKS:
                self._end_paragraph()
                self._end_from(self._open.ended_by_text_block())
                self._end_from(self._open.ended_by_beginning(tag))
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
        if tag == "br" or (tag == "p" and not self._open.hold(["p"])) or self._open.was_passed_over(tag):
            self._end_paragraph()
        elif self._open.hold([tag]):
            self._end_from(self._open.ended_by_end(tag))
        elif tag not in BLOCKS:
            self._end_inline(tag)

    def handle_data(self, data: str) -> None:
        """Add text."""
        if self._open.hold(UNSEEN):
            return
        if self._inserts:
            self._inserts[-1].append(data)
            return
        self._marks.read(data)
        if self._marks.struck:
            self._note("struck-out text", data)
            return
        words = self._marks.shown(data)
        is_preformatted = self._open.hold(["pre"])
        self._paragraph.add(
            words, self.getpos()[0], is_preformatted=is_preformatted, link=self._marks.link or self._open.sharing()
        )

    def unknown_decl(self, data: str) -> None:
        """Pass over what is no HTML, such as a section of XML."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - the parser's own form
        """Pass over what begins as a section of XML and is none, up to its ``>``, as browsers do."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # which is how the parser says so
            return self.parse_bogus_comment(i)

    def close(self) -> None:
        """End what is still open."""
        super().close()
        self._end_paragraph()
        for element in self._open.ended(0):
            self._end(element, closed=False)

    # Elements that are open.

    def _begin(self, tag: str, attributes: Attributes) -> None:
        if self._open.are_full():
            self._open.pass_over(tag)
            return
        around = self._open.sharing()
        sharing = Link("", place=SharingPlace(around.place if around else None)) if says_sharing(attributes) else None
        element = Element(tag, self.getpos()[0], sharing=sharing)
        if tag in UNSEEN:
            self.unseen[UNSEEN[tag]] += 1
        elif tag in INSERTS or (tag not in BLOCKS and is_hidden(attributes)):
            element.insert, element.what = [], INSERTS.get(tag, "hidden text")
            self._inserts.append(element.insert)
            self._paragraph.add(" ", element.line, is_preformatted=False)
        elif (kind := zone_kind(tag, attributes)) and self._may_be(kind):
            self._end_paragraph()
            element.zone = self.gathering.begin_zone(kind, self._number(element.line))
        self._open.begin(element)
        self.gathering.begin(tag, attributes)

    def _may_be(self, kind: str) -> bool:
        """Whether a part of the page may begin here; a quotation's footer says whose words they are."""
        return not (kind == "footer" and self._open.hold(["blockquote"])) and self.gathering.zone.depth < DEEPEST_ZONE

    def _end_from(self, place: int | None) -> None:
        """End the open element at a place, and all that are in it."""
        if place is None:
            return
        outermost = self._open.at(place)
        if outermost.tag in BLOCKS:
            self._end_paragraph()
        for element in self._open.ended(place):
            self._end(element, closed=element is outermost)

    def _end(self, element: Element, *, closed: bool) -> None:
        if element.insert is not None:
            self._inserts.pop()
            self._note(element.what, "".join(element.insert), element.line)
        elif element.tag in LISTS or element.tag == "table":
            self._end_paragraph()
            self.gathering.end(element.tag, in_title=self._in_title)
        if element.zone is not None:
            self._end_paragraph()
            self.gathering.end_zone(element.zone, closed=closed, in_title=self._in_title)

    # Paragraphs.

    def _end_paragraph(self) -> None:
        if self._inserts:
            return
        self._marks.end_all()
        for parts in self._paragraph.paragraphs():
            numbered = [part._replace(line=self._number(part.line)) for part in parts]
            self.gathering.add(Block(self._role(), tuple(numbered)), in_title=self._in_title)

    def _role(self) -> Role:
        if self._open.hold(HEADINGS):
            return "quotation" if self._open.hold(["blockquote"]) else "heading"
        return "quotation" if self._open.hold(["blockquote"]) else "text"

    @property
    def _in_title(self) -> bool:
        """Whether a first-level heading is open."""
        return self._open.hold(["h1"])

    def _number(self, line: int) -> int:
        return self.numbers[min(line, len(self.numbers)) - 1]

    # What stands within a line.

    def _begin_inline(self, tag: str, attributes: Attributes) -> None:
        around = self._open.sharing()
        self._marks.begin(tag, attributes, around.place if around else None)
        if tag == "q":
            self.handle_data("“")

    def _end_inline(self, tag: str) -> None:
        if address := self._marks.end(tag):
            self._note("link", address)
        if tag == "q":
            self.handle_data("”")

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
        self.inserts.append(Insert(what, " ".join(words.split()), number, self.gathering.zone))
