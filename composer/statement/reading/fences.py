"""Front matter at the top of a file: found between its ``+++`` lines, or refused in another program's form."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from composer.errors import SettingsError
from composer.statement.display import SHOWN, printable
from composer.statement.front_matter import front_matter_of
from composer.statement.reading.cleaning import SourceLine
from composer.statement.toml import key_lines, toml_table

FENCE = "+++"
_FOREIGN_FENCE = "---"
_FOREIGN_KEY = re.compile(r"""\s*+["']?([\w.-]++)["']?[ \t]*+:(?=\s|$)[ \t]*+(.*+)""")

_SETTING = re.compile(r"[\w-]++\s*+=")


class Split(NamedTuple):
    """A file in its two parts."""

    settings: Mapping[str, object]
    lines: list[SourceLine]


def without_front_matter(lines: list[SourceLine], file: str) -> Split:
    """Return the front matter of a file, checked, and the lines that follow it."""
    top = next((index for index, line in enumerate(lines) if line.text.strip()), len(lines))
    if top == len(lines):
        return Split({}, lines)
    fence = lines[top].text.strip()
    if fence == _FOREIGN_FENCE:
        _refuse_foreign(lines, top, file)
    if fence != FENCE:
        return Split({}, lines)
    end = next((index for index in range(top + 1, len(lines)) if lines[index].text.strip() == FENCE), None)
    if end is None:
        where = f"{file}, line {lines[top].number}"
        raise SettingsError(f"{where}: this front matter has no end. Close it with a line +++.")
    text = "\n".join(line.text for line in lines[top + 1 : end])
    # A file that ends in the middle of a value is found broken on the line that closes it.
    numbers = [line.number for line in lines[top + 1 : end + 1]]
    values = toml_table(text, file, numbers)
    front_matter_of(values, file, key_lines(text, numbers))
    return Split(values, lines[end + 1 :])


def refuse_late_settings(lines: Iterable[SourceLine], file: str) -> None:
    """Raise SettingsError where settings stand among the words: they would be posted, and an embargo lost."""
    opened: int | None = None
    holds_settings = False
    for line in lines:
        text = line.text.strip()
        if text == FENCE and opened is not None and holds_settings:
            raise SettingsError(
                f"{file}, line {opened}: settings stand before everything else. Move them up, from +++ to +++."
            )
        if text == FENCE:
            opened, holds_settings = line.number, False
        elif opened is not None and text and not holds_settings:
            holds_settings = _SETTING.match(text) is not None
            opened = opened if holds_settings else None


def _refuse_foreign(lines: list[SourceLine], top: int, file: str) -> None:
    for line in lines[top + 1 :]:
        text = line.text.strip()
        if not text or text.startswith("#"):
            continue
        if (found := _FOREIGN_KEY.match(text)) is not None:
            raise SettingsError(_shown_here(file, lines[top].number, found[1], found[2]))
        return


def _shown_here(file: str, line: int, key: str, value: str) -> str:
    bare = printable(value.strip().strip("\"'"), SHOWN)
    written = f'{printable(key, SHOWN).replace("-", "_").replace(".", "_")} = "{bare.replace(chr(34), chr(39))}"'
    return (
        f"{file}, line {line}: this front matter is another program's. Write +++ for both of its lines ---, "
        f"and between them {written}."
    )
