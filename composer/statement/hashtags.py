"""Hashtags: one list for every platform, or one a platform."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from composer.statement.display import SHOWN, printable
from composer.statement.fields import Fields

EVERYWHERE = "*"
"""Stands for each platform that has no list of its own."""
_KEY = "hashtags"

Hashtags = Mapping[str, tuple[str, ...]]
"""A list for each platform, by its name."""


def hashtag_lists(fields: Fields) -> Hashtags | None:
    """Return the hashtags, each with its ``#``; None where the key is missing."""
    value = fields.values.get(_KEY)
    if value is None:
        return None
    if not isinstance(value, dict):
        return MappingProxyType({EVERYWHERE: tuple(_checked(fields, _KEY, fields.texts(_KEY)))})
    table = fields.table(_KEY)
    return MappingProxyType({name: tuple(_checked(table, name, table.texts(name))) for name in value})


def _checked(fields: Fields, key: str, tags: tuple[str, ...]) -> Iterable[str]:
    for tag in tags:
        word = tag.lstrip("#＃")
        if not word or any(letter.isspace() or letter in "#＃" for letter in word):
            shown = printable(tag, SHOWN)
            fields.wrong(key, f'holds "{shown}", which is no hashtag. Write one word, such as "#HumanRights".')
            continue
        yield f"#{word}"


def hashtags_on(platform: str, *choices: Hashtags | None) -> tuple[str, ...]:
    """Return the hashtags for ``platform`` by the first of ``choices`` that says anything about it."""
    for choice in choices:
        if choice is None:
            continue
        for name in (platform, EVERYWHERE):
            if name in choice:
                return choice[name]
    return ()
