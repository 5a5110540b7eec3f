"""platforms.toml as it is read: once, typed, and every row checked."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from composer.errors import SettingsError
from composer.platforms.count import COUNTINGS
from composer.platforms.model import Platform

_WORDS: tuple[tuple[object, str], ...] = (
    (str, "a text"),
    (bool, "true or false"),
    (dt.date, "a date"),
    (tuple[str, ...], "a list of texts"),
    (tuple[int, ...], "a list of whole numbers"),
)
ENTITY_RULES = ("x", "bluesky", "mastodon", "plain")


@cache
def platform_table() -> Mapping[str, Platform]:
    """Every platform by its name, in the order of the file."""
    return platforms_of(tomllib.loads(files(__package__).joinpath("platforms.toml").read_text("utf-8")))


def platforms_of(rows: Mapping[str, Any]) -> Mapping[str, Platform]:
    """The platforms in ``rows``; a `SettingsError` that names every row and field that is wrong."""
    kinds = get_type_hints(Platform)
    found = ((name, problem) for name, row in rows.items() for problem in _problems(row, kinds))
    problems = [f"platforms.toml, [{name}]: {problem}" for name, problem in found]
    if problems:
        raise SettingsError(*problems)
    return MappingProxyType({name: Platform(name=name, **_frozen(row)) for name, row in rows.items()})


def _frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _problems(row: object, kinds: Mapping[str, object]) -> Iterator[str]:
    if not isinstance(row, Mapping):
        yield "is not a table. Write its fields below [its name]."
        return
    known = {field.name: field for field in fields(Platform) if field.name != "name"}
    yield from (f"{key} is not a field. Take it out." for key in row if key not in known)
    for key, field in known.items():
        if key not in row:
            if field.default is MISSING:
                yield f"{key} is missing. Add it."
        elif not _is_of(row[key], kinds[key]):
            yield f"{key} is {row[key]!r}. It must be {_in_words(kinds[key])}."
    yield from _contradictions(row)


def _contradictions(row: Mapping[str, Any]) -> Iterator[str]:
    if row.get("counting") not in COUNTINGS:
        yield f"counting is {row.get('counting')!r}. It must be one of {', '.join(COUNTINGS)}."
    if row.get("entity_rules") not in ENTITY_RULES:
        yield f"entity_rules is {row.get('entity_rules')!r}. It must be one of {', '.join(ENTITY_RULES)}."
    units, limits = row.get("units"), row.get("limits")
    if isinstance(units, list) and isinstance(limits, list) and (len(units) != len(limits) or not units):
        yield "units and limits differ in number. Give each unit its limit."
    if isinstance(limits, list) and any(not isinstance(limit, int) or limit < 1 for limit in limits):
        yield f"limits is {limits!r}. Each must be 1 at least."


def _is_of(value: object, hint: object) -> bool:
    if hint == tuple[str, ...] or hint == tuple[int, ...]:
        kind = get_args(hint)[0]
        return isinstance(value, list) and all(type(item) is kind for item in value)
    if hint == int | None:
        return type(value) is int
    return type(value) is hint


def _in_words(hint: object) -> str:
    return next((words for kind, words in _WORDS if kind == hint), "a whole number")
