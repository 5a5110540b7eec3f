"""The lines of a source, without what no post can hold: control characters and terminal escape sequences."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from composer.statement.model import Omission

_NAMED = 5  # kinds of control characters that one message lists


class SourceLine(NamedTuple):
    """A line as written, and its number in the source, from 1."""

    number: int
    text: str


# By ECMA-48: a control sequence (CSI); a string such as a window title (OSC, DCS, ...) with its end; any other escape.
_ESCAPE = (
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*+(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*+[0-~]"
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""What no post can hold; tabs and what ends a line are none of these."""
_ESCAPES = re.compile(_ESCAPE)

# What else ends a line: a word processor's vertical tab, the form feed of a new page, and three that Unicode adds.
_LINE_ENDS = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_UNUSUAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def source_lines(text: str) -> tuple[list[SourceLine], list[Omission]]:
    r"""Return the lines of ``text``, whatever ends them, and what was taken out of them.

    >>> source_lines("One\x07\r\nTwo")[1]
    [Omission(line=1, what='1 control character (U+0007)')]
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if _UNUSUAL.search(text) is None:
        return [SourceLine(number, line) for number, line in enumerate(lines, 1)], []
    kept: list[SourceLine] = []
    omissions: list[Omission] = []
    for number, line in enumerate(lines, 1):
        if _UNUSUAL.search(line) is None:
            kept.append(SourceLine(number, line))
            continue
        cleaned, taken = _cleaned(line)
        kept.extend(SourceLine(number, part) for part in _LINE_ENDS.split(cleaned))
        omissions.extend(Omission(number, what) for what in taken)
    return kept, omissions


def _cleaned(line: str) -> tuple[str, list[str]]:
    without_escapes, escapes = _ESCAPES.subn("", line)
    controls = Counter(CONTROLS.findall(without_escapes))
    taken = list(_described(escapes, controls))
    return CONTROLS.sub("", without_escapes), taken


def _described(escapes: int, controls: Counter[str]) -> Iterator[str]:
    if escapes:
        yield f"{escapes} terminal escape sequence{'s' if escapes > 1 else ''}"
    if controls:
        kinds = sorted(controls)
        listed = ", ".join(f"U+{ord(kind):04X}" for kind in kinds[:_NAMED])
        more = ", …" if len(kinds) > _NAMED else ""
        count = controls.total()
        yield f"{count} control character{'s' if count > 1 else ''} ({listed}{more})"
