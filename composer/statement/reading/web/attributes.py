"""The attributes of an element that decide what becomes of its text."""

from collections.abc import Mapping

from composer.statement.reading.web.elements import NAMED, NAMES, ROLES, ZONES

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
    return next((NAMES[name] for name in names if name in NAMES), "")


def is_hidden(attributes: Attributes) -> bool:
    """Whether a browser shows nothing of an element."""
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").casefold()


def whole(value: str | None) -> int | None:
    """Return a whole number that an attribute gives.

    >>> whole("7"), whole("seven"), whole("-7"), whole("700000"), whole(None)
    (7, None, None, None, None)
    """
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) <= _LONGEST else None
