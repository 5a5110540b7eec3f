"""The attributes of an element that decide what becomes of its text."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from composer.errors import ComposerError
from composer.statement.reading.web.elements import LEFT_OUT, NAMED, ROLES, ZONES

Attributes = Mapping[str, str | None]

_LONGEST = 5  # digits: no list is longer


def zone_kind(tag: str, attributes: Attributes) -> str:
    """Return what part of a page an element is; empty for none."""
    if is_hidden(attributes):
        return "hidden"
    role = (attributes.get("role") or "").strip().casefold()
    kind = ROLES.get(role, ZONES.get(tag, ""))
    return _kind_by_name(attributes) or kind if tag in NAMED else kind


def _kind_by_name(attributes: Attributes) -> str:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".casefold().replace("_", "-").split()
    known = _kinds()
    return next((known[name] for name in names if name in known), "")


@cache
def _kinds() -> Mapping[str, str]:
    """Return the kinds of parts by the names that pages give them, read once."""
    table = files("composer.statement.reading.web").joinpath("zone_names.toml").read_text("utf-8")
    return kinds_by_name(tomllib.loads(table))


def kinds_by_name(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the kind of part that each of the ``names`` under a kind means; ComposerError where it is no kind."""
    if wrong := sorted(names.keys() - LEFT_OUT.keys()):
        raise ComposerError(f"zone_names.toml: {', '.join(wrong)}: this is no kind of part. Use one that is left out.")
    return {name: kind for kind, under in names.items() for name in under}


def is_hidden(attributes: Attributes) -> bool:
    """Whether a browser shows nothing of an element."""
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").casefold()


def whole(value: str | None) -> int | None:
    """Return a whole number that an attribute gives.

    >>> whole("7"), whole("seven"), whole("-7"), whole("700000"), whole(None)
    (7, None, None, None, None)
    """
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) <= _LONGEST else None
