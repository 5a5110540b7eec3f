"""The parts of a page: which are the statement, and which are left out and named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from composer.statement.display import SHOWN, printable
from composer.statement.model import Omission
from composer.statement.reading.blocks import Block
from composer.statement.reading.known_lines import Sure, sureness
from composer.statement.reading.web.elements import LEFT_OUT

_OTHERS = ("related", "comments")
"""What may be made of articles, of other people."""


@dataclass(eq=False, slots=True)
class Zone:
    """A part of a page, and what stands around it."""

    kind: str
    line: int
    outer: "Zone | None" = None
    is_closed: bool = False
    """Whether it has an end of its own; one that was forgotten may reach over the whole article."""
    size: int = 0
    """Characters of text in it."""
    begins: str = ""
    """The first words in it."""
    titles: int = 0
    """First-level headings in it."""
    holds_root: bool = False
    """Whether the page's main part, or an article, is in it."""

    @property
    def depth(self) -> int:
        """How many zones are around it."""
        return sum(1 for _ in self.chain()) - 1

    def chain(self) -> Iterator["Zone"]:
        """Yield this zone, and those around it, the innermost first."""
        zone: Zone | None = self
        while zone is not None:
            yield zone
            zone = zone.outer


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the page, and where it stands."""

    block: Block
    zone: Zone
    is_title: bool
    """Whether it is a first-level heading."""

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(part.text for part in self.block.parts)


@dataclass(frozen=True, slots=True)
class Insert:
    """Something that is no text: an image, a button, the address of a link."""

    what: str
    words: str
    line: int
    zone: Zone


@dataclass(slots=True)
class Chosen:
    """What of a page is the statement."""

    pieces: list[Piece]
    zones: frozenset[Zone]
    """Those that were left out."""
    omissions: list[Omission] = field(default_factory=list)


def chosen(pieces: Sequence[Piece], zones: Sequence[Zone]) -> Chosen:
    """Return the statement's pieces: without navigation and the like, and of a page that has a main part, that part."""
    _weigh(pieces, zones)
    total = sum(len(piece.text) for piece in pieces)
    out = frozenset(zone for zone in zones if _is_left_out(zone, total, zones[0].titles))
    kept = [piece for piece in pieces if out.isdisjoint(piece.zone.chain())]
    found = Chosen(kept, out, list(_named(pieces, out)))
    root = _root(zones, out, sum(len(piece.text) for piece in kept))
    if root:
        titled = any(zone.titles for zone in root)
        inside = [not root.isdisjoint(piece.zone.chain()) or (piece.is_title and not titled) for piece in kept]
        found.pieces = [piece for piece, is_inside in zip(kept, inside, strict=True) if is_inside]
        outside = [piece for piece, is_inside in zip(kept, inside, strict=True) if not is_inside]
        found.omissions += _runs_outside(outside)
    return found


def _weigh(pieces: Iterable[Piece], zones: Iterable[Zone]) -> None:
    """Measure the text of each zone, and count its titles."""
    for piece in pieces:
        for zone in piece.zone.chain():
            zone.size += len(piece.text)
            zone.begins = zone.begins or piece.text
            zone.titles += piece.is_title
    for zone in zones:
        if zone.kind in ("main", "article"):
            for outer in zone.chain():
                outer.holds_root = True


def _is_left_out(zone: Zone, total: int, titles: int) -> bool:
    """Whether a part of the page is not the statement; what holds most of the words is, whatever it is called."""
    if zone.kind not in LEFT_OUT or not zone.is_closed or zone.size * 2 > total:
        return False
    if zone.holds_root and zone.kind not in _OTHERS:
        return False
    around = {outer.kind for outer in zone.chain()}
    match zone.kind:
        case "header":
            return not around & {"article", "main"} and (not zone.titles or zone.titles < titles)
        case "aside":  # in an article a box beside the text is of it, but for "Related articles" and the like
            return not around & {"article", "main"} or sureness(zone.begins) >= Sure.ALONE
        case "form" | "byline" | "related" | "comments":
            return not zone.titles
        case _:
            return True


def _root(zones: Sequence[Zone], out: frozenset[Zone], total: int) -> frozenset[Zone]:
    """Return the main part, else the only article, where it holds most of the text; else nothing."""
    inside = [zone for zone in zones if out.isdisjoint(zone.chain()) and zone.size]
    mains, articles = ([zone for zone in inside if _is_outermost(zone, kind)] for kind in ("main", "article"))
    for root in (mains, articles[:1] if len(articles) == 1 else []):
        if sum(zone.size for zone in root) * 2 > total:
            return frozenset(root)
    return frozenset()


def _is_outermost(zone: Zone, kind: str) -> bool:
    """Whether a zone is of a kind, and in none of that kind."""
    return zone.kind == kind and sum(each.kind == kind for each in zone.chain()) == 1


def _named(pieces: Iterable[Piece], out: frozenset[Zone]) -> Iterator[Omission]:
    """Yield what was left out, each part of the page once."""
    said: dict[Zone, list[str]] = {}
    for piece in pieces:
        outermost = [zone for zone in piece.zone.chain() if zone in out]
        if outermost:
            said.setdefault(outermost[-1], []).append(piece.text)
    for zone, texts in said.items():
        yield Omission(zone.line, f"{LEFT_OUT[zone.kind]}, {quoted(' '.join(texts))}")


def _runs_outside(pieces: Iterable[Piece]) -> Iterator[Omission]:
    """Yield what stands outside the main part, by the part of the page that it stands in."""
    for _, run in groupby(pieces, key=lambda piece: id(piece.zone)):
        found = list(run)
        words = " ".join(piece.text for piece in found)
        yield Omission(found[0].block.parts[0].line, f"what stands outside the page's main part, {quoted(words)}")


def quoted(words: str) -> str:
    """Return words in quotation marks, of many the first and the last."""
    return f'"{printable(words, SHOWN)}"'


def titled(blocks: list[Block]) -> list[Block]:
    """Return the blocks, the first of them as the title where it is a heading."""
    if blocks and blocks[0].role == "heading":
        return [replace(blocks[0], role="title"), *blocks[1:]]
    return blocks
