"""Hidden text of Word's documents: runs that are formatted so that nobody sees them are taken out."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from xml.etree import ElementTree as ET

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_VANISH = f"{_W}rPr/{_W}vanish"
_STYLES = "word/styles.xml"
_MARK = b":vanish"
_OFF = frozenset({"0", "false", "off"})
# What is no XML, is nested without end, or names an encoding that there is not, or that this parser has not.
_BROKEN = (ET.ParseError, RecursionError, LookupError, ValueError)


@dataclass(frozen=True, slots=True)
class _Styles:
    """What a document's styles hide."""

    hidden: frozenset[str] = frozenset()
    """The styles, of paragraphs and of characters."""
    of_paragraphs: str = ""
    """The style of a paragraph that names none."""


def without_hidden(content: bytes, parts: dict[str, bytes]) -> tuple[bytes, list[str]]:
    """Return a document without its hidden text, and that text, a piece a paragraph; ``parts`` is its markup by name.

    Markup that is broken stays as it is: whoever reads it next says so.
    """
    changed: dict[str, bytes] = {}
    hidden: list[str] = []
    styles = _styles(parts.get(_STYLES, b""))
    for name, part in parts.items():
        is_text = name.startswith("word/") and name.endswith(".xml") and "styles" not in name
        if is_text and (_MARK in part or styles.hidden):
            with suppress(*_BROKEN):
                root = ET.fromstring(part)  # noqa: S314 - documents that define entities were refused
                if found := [*_taken_out(root, styles)]:
                    changed[name] = ET.tostring(root, encoding="utf-8", xml_declaration=True)
                    hidden += found
    return (_packed({**parts, **changed}) if changed else content), hidden


def _styles(part: bytes) -> _Styles:
    """Return what the styles of a document hide; nothing where they cannot be read."""
    if _MARK not in part:
        return _Styles()
    try:
        root = ET.fromstring(part)  # noqa: S314 - as above
    except _BROKEN:
        return _Styles()
    styles = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
    usual = (
        name
        for name, style in styles.items()
        if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default", "0") not in _OFF
    )
    return _Styles(
        frozenset(name for name in styles if _hides(name, styles)),
        next(usual, ""),
    )


def _hides(name: str, styles: dict[str, ET.Element]) -> bool:
    """Whether a style hides text, itself or by the one that it is based on."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        said = _says_hidden(styles[name])
        if said is not None:
            return said
        name = _named(styles[name], "basedOn")
    return False


def _says_hidden(element: ET.Element) -> bool | None:
    """Whether text is hidden here; None where nothing is said of that."""
    mark = element.find(_VANISH)
    return None if mark is None else mark.get(_VALUE, "1") not in _OFF


def _named(element: ET.Element, path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/")))
    return "" if found is None else found.get(_VALUE, "")


def _taken_out(root: ET.Element, styles: _Styles) -> Iterator[str]:
    """Take the hidden runs out of their places; yield the text of those of each place."""
    for place, found in groupby([*_hidden_runs(root, styles)], key=itemgetter(0)):
        runs = [run for _, run in found]
        yield "".join(text.text or "" for run in runs for text in run.iter(f"{_W}t"))
        for run in runs:
            place.remove(run)


def _hidden_runs(root: ET.Element, styles: _Styles) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield the hidden runs, each with the element that holds it; what a hidden run holds goes with it."""
    waiting = [(root, styles.of_paragraphs)]
    while waiting:
        place, style = waiting.pop()
        if place.tag == f"{_W}p":
            style = _named(place, "pPr/pStyle") or styles.of_paragraphs
        inside: list[tuple[ET.Element, str]] = []
        for each in place:
            if each.tag == f"{_W}r" and _is_hidden(each, style, styles):
                yield place, each
            else:
                inside.append((each, style))
        waiting += reversed(inside)


def _is_hidden(run: ET.Element, style: str, styles: _Styles) -> bool:
    """Whether nobody sees a run: it says so, or its style or its paragraph's does, not both, as Word has it."""
    said = _says_hidden(run)
    if said is not None:
        return said
    return (_named(run, "rPr/rStyle") in styles.hidden) != (style in styles.hidden)


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return a document of these parts: without its images, which may be of any size, and of which nobody asks."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return packed.getvalue()
