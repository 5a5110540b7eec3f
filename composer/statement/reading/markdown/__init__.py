"""Markdown: markup becomes plain text, and headings, lists and quotations keep their role.

Links become ``text (address)``, images likewise with their description, save that an image on a
line of its own is no text but goes with the paragraph there; items begin with ``• `` or their number; each
row of a table is a line; code keeps its lines, and a line ``---`` in it; raw HTML stays as it was written. Left out,
and named, are comments, titles of links, dividing lines such as ``***``, and the name of the language of code; but a
comment ``<!-- keep -->`` asks that the paragraph after it stand in one post.
"""

from typing import Any

from composer.statement.reading.blocks import Reading
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.markdown.collecting import Collection
from composer.statement.reading.markdown.parser import statement_parser
from composer.statement.reading.markdown.pasted import parted


class UsedReferences(dict[str, dict[str, object]]):
    """The addresses that a text defines, which knows the ones that its links asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: object = None) -> object:  # type: ignore[override]  # the parser's only question
        """Return the address with ``label``, which is from now on one that is used."""
        self.used.add(label)
        return super().get(label, default)


def read_markdown(lines: list[SourceLine]) -> Reading:
    """Return the paragraphs of Markdown; its first heading is the title where nothing stands before it."""
    lines = parted(lines)
    references = UsedReferences()
    env: dict[str, Any] = {"references": references}
    tokens = statement_parser().parse("\n".join(line.text for line in lines), env)
    collection = Collection(lines, references.used, env)
    for token in tokens:
        collection.take(token)
    return Reading(tuple(collection.finished()), tuple(collection.omissions), tuple(collection.images))
