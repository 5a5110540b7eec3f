"""Codes of languages (BCP 47), as options, front matter and file names give them."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from composer.errors import SettingsError
from composer.statement.display import SHOWN, printable

_WELL_FORMED = re.compile(r"(?P<primary>[A-Za-z]{2,3})(?P<rest>(?:[-_][A-Za-z0-9]{1,8}){0,8})")


def language_code(code: str, place: str) -> str:
    """Return ``code`` in its usual letter case.

    Raises SettingsError that begins with ``place`` where it is malformed. That a language exists is not checked.

    >>> language_code("ES_pe", "--language"), language_code("zh-hant", "--language")
    ('es-PE', 'zh-Hant')
    """
    found = _WELL_FORMED.fullmatch(code.strip())
    if found is None:
        shown = printable(code, SHOWN)
        raise SettingsError(f'{place}: "{shown}" is no code of a language. Write one such as en, es or pt-BR.')
    subtags = found["rest"].replace("_", "-").split("-")[1:]
    return "-".join([found["primary"].lower(), *map(_usual_case, subtags)])


def _usual_case(subtag: str) -> str:
    if len(subtag) == 2:  # noqa: PLR2004 - two letters are a region, by BCP 47
        return subtag.upper()
    if len(subtag) == 4 and subtag.isalpha():  # noqa: PLR2004 - four letters are a script, by BCP 47
        return subtag.title()
    return subtag.lower()


@cache
def known_languages() -> frozenset[str]:
    """Return the languages that a file name's suffix may name: others would be mistaken for words ("peru.old.md")."""
    table = tomllib.loads(files("composer.statement").joinpath("languages.toml").read_text("utf-8"))
    return frozenset(str(code) for codes in table.values() for code in codes.split())
