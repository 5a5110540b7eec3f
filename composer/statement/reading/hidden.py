"""Hidden text of Word's documents: runs that are formatted so that nobody sees them are taken out."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from xml.etree import ElementTree as ET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = b":vanish"
_OFF = frozenset({"0", "false", "off"})


def without_hidden(content: bytes, parts: dict[str, bytes]) -> tuple[bytes, list[str]]:
    """Return a document without its hidden text, and that text, a piece a run; ``parts`` is its markup by name.

    Markup that is broken stays as it is: whoever reads it next says so.
    """
    changed: dict[str, bytes] = {}
    hidden: list[str] = []
    for name, part in parts.items():
        if _MARK in part and name.startswith("word/") and "styles" not in name:
            with suppress(ET.ParseError, RecursionError):
                root = ET.fromstring(part)  # noqa: S314 - documents that define entities were refused
                found = [*_taken_out(root)]
                changed[name] = ET.tostring(root, encoding="utf-8", xml_declaration=True)
                hidden += found
    return (_repacked(content, changed) if changed else content), hidden


def _taken_out(root: ET.Element) -> Iterator[str]:
    """Take the hidden runs out of their places; yield the text of each."""
    places = [(place, run) for place in root.iter() for run in place if run.tag == f"{_W}r" and _is_hidden(run)]
    for place, run in places:
        place.remove(run)
        yield "".join(text.text or "" for text in run.iter(f"{_W}t"))


def _is_hidden(run: ET.Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in _OFF


def _repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """Return a document with other parts under the names of ``changed``."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(packed, "w") as copy:
        for name in package.namelist():
            copy.writestr(name, changed[name] if name in changed else package.read(name))
    return packed.getvalue()
