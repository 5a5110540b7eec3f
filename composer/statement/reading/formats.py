"""The formats that statements come in: how the bytes of each become text, and which reader makes blocks of that.

They go by the names that `SUFFIXES` gives them: ``plain``, ``markdown``, ``web``, ``word``.
"""

from importlib import import_module
from typing import Any

from composer.statement.reading.blocks import Opened, Reader
from composer.statement.reading.decoding import decoded

_PACKAGE = "composer.statement.reading"
_READERS = {
    "plain": ("plain", "read_plain"),
    "markdown": ("markdown", "read_markdown"),
    "web": ("web", "read_page"),
    "word": ("web", "read_page"),
}
"""The module below this package, and the function in it, that makes blocks of a format's text."""
_OPENERS = {
    "web": ("web.encoding", "page_text"),
    "word": ("word", "document_text"),
}
"""Likewise what makes text of a file's bytes, where they are not text already."""


def text_of(content: bytes, kind: str, name: str) -> Opened:
    """Return the text of a file's bytes, ``name`` being what messages call it; StatementError where they hold none."""
    if kind not in _OPENERS:
        return Opened(decoded(content, name))
    opened: Opened = _imported(*_OPENERS[kind])(content, name)
    return opened


def reader_of(kind: str) -> Reader:
    """Return what makes blocks of a format's text."""
    reader: Reader = _imported(*_READERS[kind])
    return reader


def _imported(module: str, function: str) -> Any:  # noqa: ANN401 - a reader or an opener
    """Return a function, imported when it is first asked for: plain text does not pay for Markdown."""
    return getattr(import_module(f"{_PACKAGE}.{module}"), function)
