"""The page's own words, in the languages that ``words/`` has."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from numbers import Real

from composer.language.codes import primary_subtag
from composer.output.render.page.plurals import plural_form

DEFAULT = "en"

Entry = str | Mapping[str, str] | list[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: ``words["post.copy"]``, ``words.filled("post.left", n=12)``."""

    language: str
    direction: str
    decimal: str
    """What stands before the tenths of a number."""
    entries: Mapping[str, Entry]
    """By section and name, parted by a dot."""

    def __getitem__(self, name: str) -> str:
        entry = self.entries[name]
        if not isinstance(entry, str):
            raise TypeError(f"{name} has several forms")
        return entry

    def filled(self, name: str, /, **values: object) -> str:
        """Return an entry with its words in braces filled in; ``n`` chooses the form where there are several."""
        entry = self.entries[name]
        if isinstance(entry, Mapping):
            number = values["n"]
            form = plural_form(self.language, float(number)) if isinstance(number, Real) else "other"
            entry = entry.get(form, entry["other"])
        return str(entry).format_map({name: self._shown(value) for name, value in values.items()})

    def _shown(self, value: object) -> object:
        """Return a value as it is written in this language."""
        return f"{value:g}".replace(".", self.decimal) if isinstance(value, float) else value

    def lines(self, name: str, otherwise: str) -> list[str]:
        """Return a list of lines, or another where there is none of that name."""
        entry = self.entries.get(name, self.entries[otherwise])
        return list(entry) if isinstance(entry, list) else [str(entry)]


@cache
def page_words(language: str) -> Words:
    """Return the page's words for a statement in a language; English where they are missing.

    >>> page_words("es-PE").filled("post.left", n=1), page_words("qu").language
    ('queda 1', 'en')
    """
    folder = files(__package__) / "words"
    code = primary_subtag(language)
    if f"{code}.toml" not in {file.name for file in folder.iterdir()}:
        code = DEFAULT
    sections = tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8"))
    direction, decimal = sections.pop("direction"), sections.pop("decimal")
    entries = {f"{section}.{name}": entry for section, table in sections.items() for name, entry in table.items()}
    return Words(code, direction, decimal, entries)
