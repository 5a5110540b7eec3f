"""A file becomes a statement: its words, whole; where they stand; and what was left out."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from composer.errors import StatementError
from composer.statement.display import printable
from composer.statement.front_matter import front_matter_of
from composer.statement.language_codes import language_code
from composer.statement.model import Image, Omission, Source, Statement
from composer.statement.reading.assembly import Assembly, assembled, language_of, sentences
from composer.statement.reading.blocks import ImageLine, Opened, Reader, Reading
from composer.statement.reading.cleaning import SourceLine, source_lines
from composer.statement.reading.decoding import file_bytes, shown_path
from composer.statement.reading.fences import refuse_late_settings, without_front_matter
from composer.statement.reading.formats import reader_of, text_of
from composer.statement.reading.mojibake import mangled
from composer.statement.reading.names import SUFFIXES, name_and_language
from composer.statement.reading.naming import title_of
from composer.statement.reading.page_lines import without_page_lines
from composer.statement.surrogates import refuse_lone_surrogates

__all__ = ["SUFFIXES", "Titled", "name_and_language", "read_statement", "read_title", "statement_from_text"]


class Titled(NamedTuple):
    """What a statement is called, and what its front matter says."""

    name: str
    """Of its file."""
    language: str
    title: str
    settings: Mapping[str, object]


class _Origin(NamedTuple):
    name: str
    sha256: str
    reader: Reader
    option: str | None
    """The language that was asked for."""
    suffix: str | None
    """The language by the file name."""
    path: Path | None
    """None for a text."""


def read_statement(path: Path, language: str | None = None) -> Statement:
    """Return the statement in a file of one of `SUFFIXES`.

    Its language is ``language``, else what its front matter says, else its file name (``peru.es.md``), else what its
    words look like, else English. Raises StatementError for what cannot be read, SettingsError for wrong settings.
    """
    return _statement(*_file(path, language))


def read_title(path: Path) -> Titled:
    """Return what the statement in a file is called, without looking for its sentences; raises what its reader does."""
    opened, origin = _file(path, None)
    words = _words(opened, origin)
    spans = sentences(words.assembly, words.text, words.language or "en")
    title = title_of(words.settings, words.assembly.paragraphs, words.text, spans)
    return Titled(origin.name, words.language or "en", title, words.settings)


def _file(path: Path, language: str | None) -> tuple[Opened, _Origin]:
    """Return the text of a file and where it is from."""
    name = shown_path(path)
    kind = SUFFIXES.get(path.suffix.casefold())
    if kind is None and path.exists() and not path.is_dir():
        known = ", ".join(SUFFIXES)
        raise StatementError(f"{name}: files of this kind cannot be read. Save the statement as one of {known}.")
    content = file_bytes(path)
    opened = text_of(content, kind or "plain", name)
    digest = sha256(content).hexdigest()
    reader = reader_of(kind or "plain")
    return opened, _Origin(name, digest, reader, language, name_and_language(path)[1], path)


def statement_from_text(
    text: str, *, markdown: bool = False, name: str = "text", language: str | None = None
) -> Statement:
    """Return the statement in ``text``, read as a file would be; ``name`` is what messages call it."""
    if (nul := text.find("\0")) >= 0:
        line = text.count("\n", 0, nul) + 1
        raise StatementError(f"{printable(name)}, line {line}: this holds a NUL, so it is not text. Take it out.")
    digest = sha256(refuse_lone_surrogates(text, printable(name)).encode()).hexdigest()
    reader = reader_of("markdown" if markdown else "plain")
    return _statement(
        Opened(text.removeprefix("\ufeff")), _Origin(printable(name), digest, reader, language, None, None)
    )


class _Words(NamedTuple):
    """What a file holds before its sentences are known."""

    assembly: Assembly
    text: str
    language: str | None
    settings: Mapping[str, object]
    omissions: list[Omission]
    images: Iterable[ImageLine]


def _words(opened: Opened, origin: _Origin) -> _Words:
    lines, controls = source_lines(opened.text)
    settings, lines = without_front_matter(lines, origin.name)
    refuse_late_settings(lines, origin.name)
    lines, page = without_page_lines(lines)
    reading = origin.reader(lines)
    settings = {**settings, **without_front_matter([*reading.settings], origin.name).settings}
    refuse_late_settings(_lines(reading), origin.name)
    assembly = assembled(reading.blocks)
    text = "".join(assembly.pieces)
    omissions = sorted(
        dict.fromkeys((*opened.omissions, *controls, *page, *reading.omissions)), key=lambda omission: omission.line
    )
    _refuse_blank(opened.text, text, origin, omissions)
    _refuse_mangled(text, assembly, origin.name)
    return _Words(assembly, text, _language(text, settings, origin), settings, omissions, reading.images)


def _lines(reading: Reading) -> Iterator[SourceLine]:
    """Yield the lines of a source as they are seen, which for a page are others than those of its file."""
    return (SourceLine(part.line, part.text) for block in reading.blocks for part in block.parts)


def _statement(opened: Opened, origin: _Origin) -> Statement:
    assembly, text, language, settings, omissions, images = _words(opened, origin)
    spans = tuple(sentences(assembly, text, language or "en"))
    return Statement(
        text=text,
        paragraphs=tuple(assembly.paragraphs),
        sentences=spans,
        language=language or "en",
        title=title_of(settings, assembly.paragraphs, text, iter(spans)),
        source=Source(origin.name, origin.sha256, origin.path),
        settings=MappingProxyType(dict(settings)),
        omissions=tuple(omissions),
        lines=tuple(assembly.lines),
        language_is_sure=language is not None,
        images=tuple(_images(images, assembly)),
    )


def _images(images: Iterable[ImageLine], assembly: Assembly) -> Iterator[Image]:
    """Yield the images, each with its place: the end of its paragraph, or the start of the text before all."""
    for image in images:
        paragraph = assembly.paragraphs[min(image.block, len(assembly.paragraphs) - 1)]
        is_first = not assembly.lines or image.line < assembly.lines[0][1]
        yield Image(paragraph.start if is_first else paragraph.end - 1, image.file, image.alt, image.line)


def _refuse_blank(source: str, text: str, origin: _Origin, omissions: list[Omission]) -> None:
    if any(letter.isprintable() and not letter.isspace() for letter in text):
        return
    if not source:
        what = "text" if origin.path is None else "file"
        raise StatementError(f"{origin.name}: this {what} is empty. Write the statement into it.")
    left_out = f" (left out: {omissions[0].what})" if omissions else ""
    raise StatementError(f"{origin.name}: there are no words in this{left_out}. Write the statement into it.")


def _refuse_mangled(text: str, assembly: Assembly, name: str) -> None:
    if (found := mangled(text)) is None:
        return
    at, words = found
    line = [line for offset, line in assembly.lines if offset <= at][-1]
    raise StatementError(
        f"{name}, line {line}: letters were lost when this text was saved: it says {words}. "
        "Take it from where it came from again, and save it in UTF-8."
    )


def _language(text: str, settings: Mapping[str, object], origin: _Origin) -> str | None:
    if origin.option is not None:
        return language_code(origin.option, "language")
    return front_matter_of(settings, origin.name).language or origin.suffix or language_of(text)
