"""Blocks become a statement: one text, its paragraphs, its sentences, and the line on which each stretch stood."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from composer.statement.model import Paragraph, Span
from composer.statement.reading.blocks import Block, Part
from composer.statement.reading.bullets import with_known_bullet

_SAMPLE = 20_000  # characters: enough to know a language by, and the same work for a text of 50 MB


class Unit(NamedTuple):
    """What no sentence reaches over: an item of a list, else a whole paragraph."""

    start: int
    end: int
    head: int
    """The width of the bullet or number at its start."""


@dataclass(slots=True)
class Assembly:
    """The text so far, and what stands where in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)
    lines: list[Span] = field(default_factory=list)
    units: list[list[Unit]] = field(default_factory=list)
    """Those of each paragraph."""

    def add(self, text: str) -> None:
        """Append ``text``."""
        self.pieces.append(text)
        self.length += len(text)

    def add_block(self, block: Block) -> None:
        """Append a paragraph, after a blank line where it is not the first."""
        if self.paragraphs:
            self.add("\n\n")
        start = self.length
        starts: list[tuple[int, int]] = [(start, block.parts[0].head)]
        for part, before in zip(block.parts, ("", *(part.after for part in block.parts[:-1])), strict=True):
            self.add(before)
            if part.head and self.length > start:
                starts.append((self.length, part.head))
            if not self.lines or self.lines[-1][1] != part.line:
                self.lines.append((self.length, part.line))
            self.add(part.text)
        ends = [*(at for at, _ in starts[1:]), self.length]
        self.paragraphs.append(Paragraph(start, self.length, block.role, block.ends_post, block.keeps_whole))
        self.units.append([Unit(at, end, head) for (at, head), end in zip(starts, ends, strict=True)])


def assembled(blocks: tuple[Block, ...]) -> Assembly:
    """``blocks`` put together."""
    assembly = Assembly()
    for block in blocks:
        assembly.add_block(replace(block, parts=tuple(_with_known_bullets(block.parts))))
    if assembly.paragraphs:
        # A cut after the last paragraph cuts nothing off.
        assembly.paragraphs[-1] = replace(assembly.paragraphs[-1], ends_post=False)
    return assembly


def _with_known_bullets(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts, with bullets that every font has where lines begin."""
    for part, before in zip(parts, ("\n", *(part.after for part in parts[:-1])), strict=True):
        text, head = with_known_bullet(part.text, part.head) if before == "\n" else (part.text, part.head)
        yield part._replace(text=text, head=head)


def language_of(text: str) -> str | None:
    """Return the language that ``text`` is written in, or None where that is not sure."""
    from composer.language.detection import detected_language  # noqa: PLC0415 - not needed where a language is given

    return detected_language(text[:_SAMPLE])


def sentences(assembly: Assembly, text: str, language: str) -> Iterator[Span]:
    """Return the sentences of every paragraph; a title or heading is one, and so at least is each item of a list."""
    from composer.language.sentences import sentence_spans  # noqa: PLC0415 - it brings nltk

    for paragraph, units in zip(assembly.paragraphs, assembly.units, strict=True):
        if paragraph.role in ("title", "heading"):
            yield paragraph.start, paragraph.end
            continue
        for unit in units:
            body = text[unit.start + unit.head : unit.end].rstrip()
            yield from _placed(sentence_spans(body, language), unit, text)


def _placed(spans: list[Span], unit: Unit, text: str) -> Iterator[Span]:
    """Yield ``spans`` of a unit as spans of ``text``; a bullet or number belongs to the first sentence of its item."""
    body = unit.start + unit.head
    lead = text[unit.start : min(body, unit.end)]
    first = unit.start + len(lead) - len(lead.lstrip())
    if not spans:  # a number alone
        yield first, unit.start + len(lead.rstrip())
    for index, (begin, end) in enumerate(spans):
        yield (first if unit.head and index == 0 else body + begin), body + end
