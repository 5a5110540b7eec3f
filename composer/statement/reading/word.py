"""Word's documents: mammoth makes HTML of a ``.docx``, tracked changes accepted; what it leaves behind is named."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO

from composer.errors import StatementError
from composer.statement.display import SHOWN, printable
from composer.statement.model import Omission
from composer.statement.reading.blocks import Opened
from composer.statement.reading.hidden import without_hidden

MOST_UNPACKED = 20_000_000
"""Bytes of markup: a book has fewer, and what they become takes twenty times as much memory."""

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 1  # of a ZIP entry's flag bits
_SAVE_AGAIN = "Open it in Word, and save it again as .docx"

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
"""

_PARAGRAPH_END = re.compile(r"</(?:p|h[1-6]|li|tr)>")
# The arrow with which mammoth leads from a note back to its mark.
_NOTE_RETURN = re.compile(r'(?<!\s)\s*+<a href="#(?:foot|end)note-ref-[^"<]*+">↑</a>')
_UNKNOWN = re.compile(r"An unrecognised element was ignored: \S*?([A-Za-z]+)\s*$")
_TEXT = re.compile(rb"<w:t(?:\s[^<>]*+)?+>([^<]*+)<")
_DELETED = re.compile(rb"<w:delText(?:\s[^<>]*+)?+>([^<]*+)<")
_INSERTED = re.compile(rb"<w:ins\s[^<>]*+(?<!/)>((?:[^<]|<(?!/w:ins>|w:ins\s[^<>]*+(?<!/)>))*+)</w:ins>")
_COMMENT = re.compile(rb"<w:comment\s")


def document_text(content: bytes, name: str) -> Opened:
    """Return a document as HTML, a line a paragraph; StatementError where it is broken, protected or a ZIP bomb."""
    parts = _parts(content, name)
    content, hidden = without_hidden(content, parts)
    html, unknown = _html(content, name)
    html = _PARAGRAPH_END.sub(r"\g<0>\n", _NOTE_RETURN.sub("", html))
    left_out = (*_left_behind(parts), *_hidden(hidden), *_unknown(unknown))
    return Opened(html or "\n", tuple(Omission(0, what) for what in left_out))


def _parts(content: bytes, name: str) -> dict[str, bytes]:
    """Return the markup in a document by the names of its parts, once it is sure that it is small enough."""
    if content.startswith(_COMPOUND_FILE):
        raise StatementError(
            f"{name}: this document has a password, or is a .doc. Save it as .docx without a password."
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            markup = [entry for entry in package.infolist() if entry.filename.endswith((".xml", ".rels"))]
            if any(entry.flag_bits & _ENCRYPTED for entry in markup):
                raise StatementError(f"{name}: this document has a password. Save it without one.")
            if sum(entry.file_size for entry in markup) > MOST_UNPACKED:
                most = MOST_UNPACKED // 1_000_000
                raise StatementError(f"{name}: this document unpacks to more than {most} MB of text. Save it in parts.")
            parts = {entry.filename: package.read(entry) for entry in markup}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise StatementError(f"{name}: this is not a Word document, or it is broken. {_SAVE_AGAIN}.") from error
    # No word processor writes these; with one, a few bytes can stand for a gigabyte.
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts.values()):
        raise StatementError(f"{name}: this document defines entities, which no Word document does. {_SAVE_AGAIN}.")
    return parts


def _html(content: bytes, name: str) -> tuple[str, list[str]]:
    """Return what mammoth makes of a document, and what it says of it."""
    import mammoth  # noqa: PLC0415 - only Word's documents pay for it

    try:
        result = mammoth.convert_to_html(
            BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _image: {}),
        )
    except Exception as error:  # what is missing or out of place raises whatever it comes to
        raise StatementError(f"{name}: this Word document is broken. {_SAVE_AGAIN}.") from error
    return result.value, [message.message for message in result.messages]


def _left_behind(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield what is in a document and not in its text."""
    for name, part in parts.items():
        place = name.rpartition("/")[2]
        if place.startswith(("header", "footer")) and (words := _words(_TEXT, part)):
            yield f'a page {place[:6]}, "{words}"'
        elif place == "comments.xml" and (count := len(_COMMENT.findall(part))):
            yield f"{count} comment{'s' if count > 1 else ''}"
        else:
            yield from _tracked(part)


def _tracked(part: bytes) -> Iterator[str]:
    """Yield what is left out of tracked changes: deleted words, and the sign that words were put in."""
    if deleted := _words(_DELETED, part):
        yield f'tracked deletions, "{deleted}"'
    if inserted := _words(_TEXT, b" ".join(_INSERTED.findall(part))):
        yield f'the marks of tracked insertions, whose words stay though nobody accepted them yet, "{inserted}"'


def _hidden(pieces: list[str]) -> Iterator[str]:
    if words := " ".join(" ".join(pieces).split()):
        yield f'text formatted as hidden, "{printable(words, SHOWN)}"'


def _words(pattern: re.Pattern[bytes], part: bytes) -> str:
    """Return the text in markup, as it can be printed."""
    text = b" ".join(pattern.findall(part)).decode("utf-8", "replace")
    return printable(" ".join(unescape(text).split()), SHOWN)


def _unknown(messages: list[str]) -> Iterator[str]:
    """Yield what mammoth did not know, such as formulas."""
    names = dict.fromkeys(found[1] for message in messages if (found := _UNKNOWN.search(message)))
    if names:
        yield f"parts that are no text ({', '.join(names)})"
