"""TOML from people's files: read, or refused with the file's own line."""

import re
import sys
import tomllib
from collections.abc import Sequence

from composer.errors import SettingsError
from composer.statement.display import printable

LONGEST = 1_000_000
"""Characters: far more than anyone writes, and little enough that no odd nesting takes long."""

FROM_THE_FIRST = range(1, sys.maxsize)
"""The numbers of a file's lines."""

_POSITION = re.compile(r"(?<!\s)\s*+\(at line (\d+), column \d+\)")
_KEY = re.compile(r'(?m)^[ \t]*+(?:\[++[ \t]*+)?+((?:[\w-]++|"[^"\n]*+"|\.)++)[ \t]*+[=\]]')
# A key within a key within a key: what tomllib remembers of one grows with the square of its depth.
_DEEP = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")
# A text on one line, its end there or not: what stands in it is no key.
_TEXT = re.compile(r"""\"(?:[^"\\\n]|\\.)*+"?+|'[^'\n]*+'?+""")
_HEADER = re.compile(r"[ \t]*+\[")


def toml_table(text: str, file: str, numbers: Sequence[int] = FROM_THE_FIRST) -> dict[str, object]:
    """Return the table in ``text``, whose lines have these numbers in ``file``; SettingsError names what is broken."""
    if len(text) > LONGEST:
        raise SettingsError(f"{file}: its settings are longer than {LONGEST:,} characters. Shorten them.")
    keys = _TEXT.sub('""', text)
    if (deep := _DEEP.search(keys)) is not None:
        line = numbers[keys.count("\n", 0, deep.start())]
        raise SettingsError(f"{file}, line {line}: these settings are nested too deep. Simplify them.")
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_told(str(error), text, file, numbers)) from None
    except (RecursionError, ValueError):  # brackets nested by the hundred; an integer of thousands of digits
        raise SettingsError(f"{file}, line {numbers[0]}: these settings cannot be read. Simplify them.") from None


def _told(error: str, text: str, file: str, numbers: Sequence[int]) -> str:
    found = _POSITION.search(error)
    line = int(found[1]) if found else text.count("\n") + 1
    reason = printable(_POSITION.sub("", error).removesuffix(" (at end of document)"))
    return f'{file}, line {numbers[line - 1]}: {reason}. Settings are written as TOML: name = "value".'


def key_lines(text: str, numbers: Sequence[int] = FROM_THE_FIRST) -> dict[str, int]:
    r"""On which line each key and table stands first, as well as can be seen without reading TOML.

    >>> key_lines('title = "A"\n[handles.x]\nname = "B"', [2, 3, 7])
    {'title': 2, 'handles.x': 3, 'handles.x.name': 7}
    """
    lines: dict[str, int] = {}
    prefix = ""
    for number, line in zip(numbers, text.split("\n"), strict=False):
        if (found := _KEY.match(line)) is None:
            continue
        key = found[1].replace('"', "")
        if _HEADER.match(line):
            prefix = f"{key}."
            lines.setdefault(key, number)
        else:
            lines.setdefault(f"{prefix}{key}", number)
    return lines
