"""HTML: a saved page becomes its article; navigation, scripts, forms and the like are left out, and named.

Headings, lists and quotations keep their role; what only lays out the page does not matter. The address of a link is
no text of the page, so it is named, as is everything else that is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from composer.statement.display import printable
from composer.statement.model import Omission
from composer.statement.reading.blocks import Block, Reading
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.known_lines import Sure
from composer.statement.reading.page_lines import without_page_lines
from composer.statement.reading.plain import CUT
from composer.statement.reading.web.parser import PageParser
from composer.statement.reading.web.settings import without_settings
from composer.statement.reading.web.sharing import surenesses
from composer.statement.reading.web.zones import Insert, Zone, chosen, quoted, titled

_NAMED = 3  # addresses of links that one message lists
_LONGEST = 160  # characters of an address and its words


def read_page(lines: list[SourceLine]) -> Reading:
    """Return the paragraphs of a page's article; its first heading is the title where nothing stands before it."""
    parser = PageParser([line.number for line in lines])
    parser.feed(_without_ends_missing("\n".join(line.text for line in lines)))
    parser.close()
    pieces = [piece for _, piece in sorted(parser.gathering.pieces, key=lambda placed: placed[0])]
    settings, pieces = without_settings(pieces)
    found = chosen(pieces, parser.gathering.zones)
    if not settings:
        settings, found.pieces = without_settings(found.pieces)
    blocks, page_lines = _without_page_lines([piece.block for piece in found.pieces])
    omissions = [*found.omissions, *page_lines, *_unseen(parser), *_inserts(parser.inserts, found.zones)]
    return Reading(tuple(titled(list(_cut(blocks)))), tuple(omissions), settings=tuple(settings))


def _without_ends_missing(text: str) -> str:
    """Return the page, of which comments and tags that nothing ends are text.

    A browser shows nothing after them; the parser of some Python versions looks for their end again and again.
    """
    end = text.rfind("-->") + 1
    text = text[:end] + text[end:].replace("<!--", "&lt;!--")
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


def _cut(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, those before a line ``---`` as ends of a post."""
    before: Block | None = None
    for block in blocks:
        if len(block.parts) == 1 and block.parts[0].text.strip() == CUT:
            before = before and replace(before, ends_post=True)
            continue
        if before:
            yield before
        before = block
    if before:
        yield before


def _without_page_lines(blocks: Sequence[Block]) -> tuple[list[Block], list[Omission]]:
    """Return the blocks without lines that a page has beside its text, and which these were."""
    lines: list[SourceLine] = []
    places: list[tuple[int, int]] = []
    sure: list[Sure] = []
    known = iter(surenesses(blocks))
    for index, block in enumerate(blocks):
        for number, part in enumerate(block.parts):
            lines.append(SourceLine(len(places), part.text))
            places.append((index, number))
            sure.append(next(known))
        lines.append(SourceLine(-1, ""))
        sure.append(Sure.NO)
    kept, omissions = without_page_lines(lines, sure)
    remaining = [places[line.number] for line in kept if line.number >= 0]
    found = [
        replace(blocks[index], parts=tuple(blocks[index].parts[number] for _, number in run))
        for index, run in groupby(remaining, key=lambda place: place[0])
    ]
    lines_of = [blocks[index].parts[number].line for index, number in places]
    return found, [replace(omission, line=lines_of[omission.line]) for omission in omissions]


def _unseen(parser: PageParser) -> Iterator[Omission]:
    """Yield how many scripts and the like there are."""
    counts = [(what, count) for what, count in parser.unseen.items() if what]
    if counts:
        yield Omission(0, ", ".join(f"{count} {what}{'s' if count > 1 else ''}" for what, count in counts))


def _inserts(inserts: Iterable[Insert], out: frozenset[Zone]) -> Iterator[Omission]:
    """Yield what stands within the text and is none, and how many links lead to where."""
    kept = [insert for insert in inserts if out.isdisjoint(insert.zone.chain())]
    links = list(dict.fromkeys(insert.words for insert in kept if insert.what == "link"))
    for insert in kept:
        if insert.what != "link" and (insert.words or insert.what == "an image"):
            yield Omission(insert.line, f"{insert.what} {quoted(insert.words)}" if insert.words else insert.what)
    if links:
        line = next(insert.line for insert in kept if insert.what == "link")
        listed = ", ".join(printable(link, _LONGEST) for link in links[:_NAMED])
        more = f" and {len(links) - _NAMED} more" if len(links) > _NAMED else ""
        what = "the addresses of links" if len(links) > 1 else "the address of a link"
        yield Omission(line, f"{what}: {listed}{more}; to post one, write it in the text")
