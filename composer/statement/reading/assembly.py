"""Blocks become a statement: one text, its paragraphs, its sentences, and the line on which each stretch stood."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from composer.language.detection import detected_language
from composer.language.sentences import sentence_spans
from composer.statement.model import Paragraph, Span
from composer.statement.reading.blocks import Block

_SAMPLE = 20_000  # characters: enough to know a language by, and the same work for a text of 50 MB


@dataclass(slots=True)
class Assembly:
    """The text so far, and what stands where in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)
    lines: list[Span] = field(default_factory=list)
    units: list[list[tuple[int, int, int]]] = field(default_factory=list)
    """For each paragraph what no sentence reaches over: start, end, and width of the bullet or number at its start."""

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
        self.paragraphs.append(Paragraph(start, self.length, block.role, block.ends_post))
        self.units.append([(at, end, head) for (at, head), end in zip(starts, ends, strict=True)])


def assembled(blocks: tuple[Block, ...]) -> Assembly:
    """``blocks`` put together."""
    assembly = Assembly()
    for block in blocks:
        assembly.add_block(block)
    if assembly.paragraphs:
        # A cut after the last paragraph cuts nothing off.
        assembly.paragraphs[-1] = replace(assembly.paragraphs[-1], ends_post=False)
    return assembly


def language_of(text: str) -> str | None:
    """Return the language that ``text`` is written in, or None where that is not sure."""
    return detected_language(text[:_SAMPLE])


def sentences(assembly: Assembly, text: str, language: str) -> Iterator[Span]:
    """Return the sentences of every paragraph; a title or heading is one, and so at least is each item of a list."""
    for paragraph, units in zip(assembly.paragraphs, assembly.units, strict=True):
        if paragraph.role in ("title", "heading"):
            yield paragraph.start, paragraph.end
            continue
        for start, end, head in units:
            yield from _unit_sentences(text, (start, end), head, language)


def _unit_sentences(text: str, unit: Span, head: int, language: str) -> Iterator[Span]:
    start, end = unit
    body = text[start + head : end].rstrip()
    lead = text[start : start + head]
    first = start + len(lead) - len(lead.lstrip())
    spans = sentence_spans(body, language)
    if not spans:
        yield first, start + len(text[start:end].rstrip())
        return
    for index, (begin, finish) in enumerate(spans):
        # The bullet or number belongs to the first sentence of its item: "1." alone is none.
        yield (first if head and index == 0 else start + head + begin), start + head + finish
