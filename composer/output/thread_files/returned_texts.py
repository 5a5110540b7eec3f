"""Texts from publishing tools, read back: in whose form each is, and its posts."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from composer.output.export import BUFFER, OURS, PUBLER, PUBLER_CUT, typefully_posts, typefully_text


class Returned(NamedTuple):
    """What a publishing tool holds: in whose form, and the posts."""

    form: str
    posts: tuple[str, ...]
    title: str = ""
    """Of the platform, where the form says it."""


def returned(text: str) -> Returned:
    r"""Return the posts of a text: a table with the headings that exports have, else Typefully's form.

    >>> returned("One.\n\n\n\nTwo.").posts, returned("Text,Image URL,Tags,Posting Time\r\nOne.,,,\r\n").form
    (('One.', 'Two.'), 'buffer')
    """
    rows = _table(text)
    headings = tuple(rows[0]) if rows else ()
    if headings == BUFFER:
        return Returned("buffer", tuple(row[0] for row in rows[1:]))
    if headings == OURS:
        title = rows[1][OURS.index("platform")] if rows[1:] else ""
        return Returned("csv", tuple(row[OURS.index("text")] for row in rows[1:]), title)
    if headings == PUBLER:
        return Returned("publer", tuple(_publer_posts(rows[1:])))
    return Returned("typefully", typefully_posts(text))


def is_export(text: str) -> bool:
    r"""Whether a text is as exports are written: a table with their headings, or several posts in Typefully's form.

    >>> is_export("One.\n\n\n\nTwo.\n"), is_export("# Title\n\nOne. Two.\n")
    (True, False)
    """
    found = returned(text)
    return found.form != "typefully" or (len(found.posts) > 1 and typefully_text(found.posts) == text)


def _table(text: str) -> list[list[str]]:
    """Return the rows of a table; none where a text is not one that exports write."""
    body = text.removeprefix("\ufeff")
    headings = {names[0]: len(names) for names in (BUFFER, OURS, PUBLER)}
    first = body.split(",", 1)[0].strip('"')
    if first not in headings:
        return []
    # All comments of a thread in Publer's form are one field.
    csv.field_size_limit(max(csv.field_size_limit(), len(body)))
    try:
        rows = [row for row in csv.reader(StringIO(body, newline="")) if row]
    except csv.Error:
        return []
    return rows if all(len(row) == len(rows[0]) == headings[first] for row in rows) else []


def _publer_posts(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a row's post, and its comments."""
    for row in rows:
        yield row[PUBLER.index("Text")]
        comments = row[PUBLER.index("Comment(s) - Separated by ||")]
        yield from (comment.strip() for comment in comments.split(PUBLER_CUT) if comment.strip())
