"""The parser's tokens become blocks, without recursion: what is open says where we are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from markdown_it.token import Token
from regex import compile as pattern

from composer.statement.display import SHOWN, printable
from composer.statement.model import Omission, Role
from composer.statement.reading.blocks import Block, ImageLine, Part, flush_left
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.line_ends import are_lines
from composer.statement.reading.markdown.images import FoundImage, images_alone
from composer.statement.reading.markdown.inline import comment, inline_parts
from composer.statement.reading.markdown.items import OpenLists, pasted_items, stands_alone
from composer.statement.reading.markdown.notes import is_noted, note_head
from composer.statement.reading.plain import CUT, DIVIDING_LINE, underline

_KEEP = pattern(r"<!--\s*+keep\s*+-->")
_COMMENT_LABELS = ("//", "comment")  # [//]: # (an old way to write a comment)


@dataclass(slots=True)
class Collection:
    """Blocks in the making."""

    lines: list[SourceLine]
    used: set[str]
    """Labels of the addresses that links asked for."""
    env: dict[str, Any]
    """What the parser's rules noted."""
    blocks: list[Block] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    images: list[ImageLine] = field(default_factory=list)
    lists: OpenLists = field(default_factory=OpenLists)
    items: list[Part] = field(default_factory=list)
    """Lines of the list that is open."""
    marker: str = ""
    """The bullet or number of an item whose first words have not come yet."""
    keeps: bool = False
    """Whether the next paragraph is to stand in one post."""
    quotations: int = 0
    heading: bool = False
    notes: list[Part] = field(default_factory=list)
    """Lines of the notes, which stand at the end."""
    rows: list[list[Part]] = field(default_factory=list)
    """Cells of the table that is open."""

    def take(self, token: Token) -> None:
        """Read one token of the parser."""
        match token.type:
            case "inline":
                self._inline(token)
            case "heading_open" | "heading_close":
                self.heading = token.nesting > 0
                self._underline(token)
            case "blockquote_open" | "blockquote_close":
                self.quotations += token.nesting
            case "fence" | "code_block":
                self._code(token)
            case "cut":
                self._cut()
            case "rows_close":
                self._table()
            case "hr" | "comment" | "definition":
                self._aside(token)
            case _:
                self._list(token)

    def finished(self) -> list[Block]:
        """All blocks, the notes last; a heading before everything else is the title."""
        if self.notes:
            self._append(Block("list", tuple(self.notes)))
        if self.blocks and self.blocks[0].role == "heading":
            self.blocks[0] = replace(self.blocks[0], role="title")
        return self.blocks

    def _source(self, line: int) -> int:
        return self.lines[min(line, len(self.lines) - 1)].number

    def _number(self, token: Token) -> int:
        return self._source(token.map[0] if token.map else 0)

    def _emit(self, parts: list[Part], role: Role = "text") -> None:
        """Add a paragraph, or where a list is open, lines of its item."""
        if not parts:
            return
        if not self.lists:
            if role == "text" and are_lines([part.text for part in parts]):
                parts = [part._replace(after="\n") for part in parts]
            items = pasted_items(parts) if role == "text" else []
            in_place: Role = "list" if items else "quotation" if self.quotations and role != "list" else role
            self._append(Block(in_place, tuple(items or parts)))
            return
        if self.marker:
            parts[0] = parts[0].with_head(self.marker)
            self.marker = ""
        parts[-1] = parts[-1]._replace(after="\n")
        self.items.extend(parts)

    def _append(self, block: Block) -> None:
        self.blocks.append(replace(block, keeps_whole=self.keeps))
        self.keeps = False

    def _note(self, label: str, parts: list[Part]) -> None:
        """Keep a note for the end."""
        if parts:
            parts[0] = parts[0].with_head(note_head(label))
            parts[-1] = parts[-1]._replace(after="\n")
            self.notes += parts

    def _inline(self, token: Token) -> None:
        """Take what stands in a paragraph, a heading, a note or a cell."""
        first = token.map[0] if token.map else 0
        may_stand_alone = "cell" not in token.meta and not self.heading
        images = list(images_alone(token.children or (), first)) if may_stand_alone else []
        alone = {id(image.token) for image in images}
        parts, omissions = inline_parts([child for child in token.children or () if id(child) not in alone], first)
        # An image goes with the paragraph that it stands in, else with the one before it.
        self._add_images(images, len(self.blocks) if parts or self.lists else max(0, len(self.blocks) - 1))
        self.omissions.extend(replace(each, line=self._source(each.line)) for each in omissions)
        self._place([part._replace(line=self._source(part.line)) for part in parts], token)

    def _add_images(self, images: Iterable[FoundImage], block: int) -> None:
        """Add images that go with a block, by its number, and name their titles."""
        for image in images:
            line = self._source(image.line)
            self.images.append(ImageLine(block, image.file, image.alt, line))
            if image.title:
                self.omissions.append(Omission(line, f'the title of an image, "{printable(image.title, SHOWN)}"'))

    def _place(self, parts: list[Part], token: Token) -> None:
        """Add the words of a token where they belong."""
        if "note" in token.meta:
            self._note(token.meta["note"], parts)
        elif "cell" not in token.meta:
            self._emit(parts, "heading" if self.heading else "text")
        else:
            if token.meta["cell"] == 0:
                self.rows.append([])
            self.rows[-1].append(Part(" ".join(part.text for part in parts), self._number(token)))

    def _table(self) -> None:
        rows = [Part(" | ".join(cell.text for cell in row).strip(), row[0].line) for row in self.rows]
        self.rows = []
        self._emit([row for row in rows if row.text], "list")

    def _code(self, token: Token) -> None:
        first = (token.map[0] if token.map else 0) + (token.type == "fence")
        if label := token.info.strip():
            what = f'the label of a code block, "{printable(label, SHOWN)}"'
            self.omissions.append(Omission(self._number(token), what))
        for run in _runs(token.content.split("\n"), first):
            self._emit([part._replace(line=self._source(part.line)) for part in run])

    def _cut(self) -> None:
        self._close_items()
        if self.blocks:
            self.blocks[-1] = replace(self.blocks[-1], ends_post=True)

    def _underline(self, token: Token) -> None:
        """Name three hyphens right under the title, which may have been meant as a cut."""
        if token.markup == "-" and token.map and self.lines[token.map[1] - 1].text.strip() == CUT:
            self.omissions.append(underline(self.lines[token.map[1] - 1]))

    def _aside(self, token: Token) -> None:
        line = self._number(token)
        if token.type == "comment" and _KEEP.fullmatch(token.content):
            self.keeps = True
        elif token.type == "comment":
            self.omissions.append(comment(token.content, line))
        elif token.type == "hr":
            self.omissions.append(Omission(line, DIVIDING_LINE))
        elif token.meta["label"].strip().casefold() in _COMMENT_LABELS and token.meta["url"] == "#":
            self.omissions.append(comment(token.meta["title"], line))
        elif is_noted(token.meta["label"], self.env):
            address, title = token.meta["url"], token.meta["title"]
            self._note(token.meta["label"], [Part(f"{address} ({title})" if title else address, line)])
        elif token.meta["id"] not in self.used:
            self._keep(token)
        elif title := token.meta["title"]:
            self.omissions.append(Omission(line, f'the title of a link, "{printable(title, SHOWN)}"'))

    def _keep(self, token: Token) -> None:
        """Keep what looks like an address but no link asks for: ``[Note]: important``."""
        texts = [(line, self.lines[line].text.lstrip("> \t").rstrip()) for line in range(*(token.map or (0, 0)))]
        self._emit([Part(text, self._source(line)) for line, text in texts if text])

    def _list(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists.open()
            case "list_item_open":
                self._settle_marker(token)
                self.marker = self.lists.marker(token)
            case "list_item_close":
                self._settle_marker(token)
            case "bullet_list_close" | "ordered_list_close":
                self.lists.close()
                if not self.lists:
                    self._close_items()
            case _:
                pass  # where paragraphs and tables open and close

    def _settle_marker(self, token: Token) -> None:
        """Close an item, for which no words may have come."""
        if number := stands_alone(self.marker):
            line = self._number(token) if token.map else self.items[-1].line if self.items else self.lines[0].number
            self.items.append(Part(number, line, head=len(number)))
        self.marker = ""

    def _close_items(self) -> None:
        if self.items:
            self.items[0] = self.items[0].moved_left(self.items[0].indent)
            self._append(Block("list", tuple(self.items)))
            self.items = []


def _runs(lines: list[str], first: int) -> Iterator[list[Part]]:
    """Yield the lines of code between its blank lines, the first of which is line ``first``."""
    for blank, run in groupby(enumerate(lines, first), key=lambda numbered: not numbered[1].strip()):
        if not blank:
            yield flush_left([Part(line.rstrip(), number) for number, line in run])
