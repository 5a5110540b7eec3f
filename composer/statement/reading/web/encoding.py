"""The bytes of a saved page become text: as UTF-8, else in the encoding that the page names, if all of it fits."""

import codecs
import re

from composer.errors import StatementError
from composer.statement.reading.blocks import Opened
from composer.statement.reading.decoding import decoded

_LOOKED_AT = 2048
"""Bytes: a page names its encoding at its beginning, or not where browsers look."""

_NAMED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)

# By the names in https://encoding.spec.whatwg.org; each fails where bytes are none of its own, so that a wrong name
# is found out. What can be read as anything, such as UTF-7, is not among them.
_LABELS = {
    "cp1252": ("iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"),
    "cp1254": ("iso-8859-9", "windows-1254"),
    "koi8_r": ("koi8-r",),
    "koi8_u": ("koi8-u",),
    "mac_roman": ("macintosh",),
    "cp932": ("shift_jis", "shift-jis", "x-sjis"),
    "euc_jp": ("euc-jp",),
    "iso2022_jp": ("iso-2022-jp",),
    "gb18030": ("gb2312", "gbk", "gb18030"),
    "big5hkscs": ("big5",),
    "cp949": ("euc-kr", "ks_c_5601-1987"),
    **{f"cp{number}": (f"windows-{number}",) for number in (874, 1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **{f"iso8859_{number}": (f"iso-8859-{number}",) for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
_ENCODINGS = {label: encoding for encoding, labels in _LABELS.items() for label in labels}


def page_text(content: bytes, name: str) -> Opened:
    """Return the text of a page; StatementError where it is neither UTF-8 nor what it says it is."""
    try:
        return Opened(decoded(content, name))
    except StatementError:
        text = _as_named(content)
        if text is None:
            raise
        return Opened(text)


def _as_named(content: bytes) -> str | None:
    """Return a page's text in the encoding that it names; None where it names none that is known, or wrongly."""
    named = _NAMED.search(content[:_LOOKED_AT])
    if (
        named is None
        or b"\0" in content
        or content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ):
        return None
    encoding = _ENCODINGS.get(named[1].decode("ascii").lower())
    if encoding is None:
        return None
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
