"""The other languages of a statement, for openings and calls to action that lead to them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Self

from composer.language.codes import primary_subtag
from composer.statement.front_matter import front_matter_of
from composer.statement.model import Statement
from composer.statement.reading import read_title
from composer.statement.reading.names import language_files


class NoLink(str):
    """The link of a translation that has none: empty in a condition, and an error where it would be posted.

    >>> bool(NoLink("peru.de.md"))
    False
    """

    __slots__ = ("file",)
    file: str

    def __new__(cls, file: str) -> Self:
        """Return the link that ``file`` does not give."""
        made = super().__new__(cls)
        made.file = file
        return made

    def __str__(self) -> str:
        """Raise LookupError: "Deutsch: " and no address would be posted."""
        raise LookupError(
            f'{self.file} gives no link. Write link = "https://…" at its top, or go only through those that do: '
            "{% for other in translations if other.link %}"
        )


def translations_of(statement: Statement) -> Iterator[Mapping[str, str]]:
    """Yield what templates know of each other language: ``language``, ``name`` in that language, ``title``, ``link``.

    Those are the files beside the statement's own that bear its name, in the order of their languages; a text that was
    read from no file has none, whatever it is called. Raises ComposerError where one cannot be read.
    """
    path = statement.source.path
    if path is None:
        return
    others = [read_title(each) for each in language_files(path) if each != path]
    for other in sorted(others, key=lambda each: each.language):
        yield {
            "language": other.language,
            "name": language_name(other.language),
            "title": other.title,
            "link": front_matter_of(other.settings, other.name).link or NoLink(other.name),
        }


def language_name(code: str) -> str:
    """Return what a language calls itself; its code where that is not known.

    >>> language_name("pt-BR"), language_name("zu"), language_name("xx")
    ('Português', 'isiZulu', 'xx')
    """
    return _names().get(code) or _names().get(primary_subtag(code), code)


@cache
def _names() -> Mapping[str, str]:
    return tomllib.loads(files("composer.statement").joinpath("language_names.toml").read_text("utf-8"))
