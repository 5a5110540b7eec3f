"""TOML from people's files: read, or refused with the file's own line."""

import re
import tomllib

from composer.errors import SettingsError
from composer.statement.display import printable

LONGEST = 1_000_000
"""Characters: far more than anyone writes, and little enough that no odd nesting takes long."""

_POSITION = re.compile(r"(?<!\s)\s*+\(at line (\d+), column \d+\)")
_KEY = re.compile(r'(?m)^[ \t]*+(?:\[++[ \t]*+)?+((?:[\w-]++|"[^"\n]*+"|\.)++)[ \t]*+[=\]]')
# A key within a key within a key: what tomllib remembers of one grows with the square of its depth.
_DEEP = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")
_HEADER = re.compile(r"[ \t]*+\[")


def toml_table(text: str, file: str, first_line: int = 1) -> dict[str, object]:
    """Return the table in ``text``, which begins on ``first_line`` of ``file``; SettingsError names what is broken."""
    if len(text) > LONGEST:
        raise SettingsError(f"{file}: its settings are longer than {LONGEST:,} characters. Shorten them.")
    if (deep := _DEEP.search(text)) is not None:
        line = first_line + text.count("\n", 0, deep.start())
        raise SettingsError(f"{file}, line {line}: these settings are nested too deep. Simplify them.")
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_told(str(error), text, file, first_line)) from None
    except (RecursionError, ValueError):  # brackets nested by the hundred; an integer of thousands of digits
        raise SettingsError(f"{file}, line {first_line}: these settings cannot be read. Simplify them.") from None


def _told(error: str, text: str, file: str, first_line: int) -> str:
    found = _POSITION.search(error)
    line = int(found[1]) if found else text.count("\n") + 1
    reason = printable(_POSITION.sub("", error).removesuffix(" (at end of document)"))
    return f'{file}, line {first_line + line - 1}: {reason}. Settings are written as TOML: name = "value".'


def key_lines(text: str, first_line: int = 1) -> dict[str, int]:
    r"""On which line each key and table stands first, as well as can be seen without reading TOML.

    >>> key_lines('title = "A"\n[handles.x]\nname = "B"', 2)
    {'title': 2, 'handles.x': 3, 'handles.x.name': 4}
    """
    lines: dict[str, int] = {}
    prefix = ""
    for number, line in enumerate(text.split("\n"), first_line):
        if (found := _KEY.match(line)) is None:
            continue
        key = found[1].replace('"', "")
        if _HEADER.match(line):
            prefix = f"{key}."
            lines.setdefault(key, number)
        else:
            lines.setdefault(f"{prefix}{key}", number)
    return lines
