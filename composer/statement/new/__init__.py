"""What ``thread-composer new NAME`` starts with: a statement that explains itself, a campaign and its templates."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePath
from types import MappingProxyType

from composer.statement.reading.names import name_and_language

_STATEMENT = "statement.md"
_BESIDE = ("campaign.toml", "opening.en.j2", "opening.es.j2", "call-to-action.en.j2", "call-to-action.es.j2")
_IN_ITS_LANGUAGE = {"ar": ("opening.ar.j2", "call-to-action.ar.j2")}
"""Templates that only a statement in their language brings along."""


def starter_files(name: str, folder: Path) -> Mapping[Path, str]:
    """Return the files that start the statement ``name`` in ``folder``, the statement first, with their text.

    ``name`` is a safe name for a file, with or without ``.md``; ``peru.es`` starts a statement in Spanish. Whether a
    file exists already is not looked at.
    """
    stem = name[: -len(".md")] if name.casefold().endswith(".md") else name
    language = name_and_language(PurePath(f"{stem}.md"))[1]
    statement = _text(_STATEMENT)
    if language:
        statement = statement.replace('# language = "en"', f'language = "{language}"')
    beside = (*_BESIDE, *_IN_ITS_LANGUAGE.get(language or "", ()))
    return MappingProxyType({folder / f"{stem}.md": statement, **{folder / other: _text(other) for other in beside}})


@cache
def starter_paragraphs() -> frozenset[str]:
    """Return the paragraphs that a new statement holds, each on one line: nobody means to post them."""
    body = _text(_STATEMENT).partition("+++\n")[2].partition("+++\n")[2]
    return frozenset(" ".join(part.strip().lstrip("# ").split()) for part in body.split("\n\n") if part.strip())


def _text(file: str) -> str:
    return files(__package__).joinpath("files", file).read_text("utf-8")
