"""Images that have a line of Markdown for themselves: no text of the statement, but what goes with it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from composer.statement.reading.markdown.inline import inline_parts

_BREAKS = ("softbreak", "hardbreak")


class FoundImage(NamedTuple):
    """An image, and the line on which it stands."""

    file: str
    alt: str
    title: str
    """What browsers show under the pointer, which no platform does."""
    line: int
    token: Token


def images_alone(tokens: Sequence[Token], line: int) -> Iterator[FoundImage]:
    """Yield the images that have one of a paragraph's lines for themselves; the first of these is ``line``."""
    for number, run in enumerate(_lines(tokens), start=line):
        seen = [token for token in run if token.type != "text" or token.content.strip()]
        if len(seen) == 1 and seen[0].type == "image" and (file := str(seen[0].attrs["src"])):
            parts, _ = inline_parts(seen[0].children or (), number)
            yield FoundImage(
                file, " ".join(part.text for part in parts), str(seen[0].attrs.get("title", "")), number, seen[0]
            )


def _lines(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if token.type in _BREAKS:
            yield run
            run = []
        else:
            run.append(token)
    yield run
