"""Where a statement is said: platforms by name, and how long a text is there."""

from difflib import get_close_matches

from composer.errors import SettingsError
from composer.platforms.model import Platform
from composer.platforms.table import platform_table

__all__ = ["Platform", "length", "platform", "platform_names"]


def platform(name: str) -> Platform:
    """Return the platform of that name; raises SettingsError, with the names that are near it, where there is none.

    >>> platform("x").limits
    (280,)
    """
    if not isinstance(name, str):
        raise TypeError(f"a platform is given by its name, a text, not by {name!r}")
    table = platform_table()
    if name in table:
        return table[name]
    wanted = name.strip().lower()
    near = [known for known, row in table.items() if wanted in (known, row.title.lower(), *row.aliases)]
    called = {word: known for known, row in table.items() for word in (known, *row.aliases)}
    near = near or list(dict.fromkeys(called[word] for word in get_close_matches(wanted, called)))
    advice = f"Did you mean {' or '.join(near)}?" if near else f"Known are {', '.join(table)}."
    raise SettingsError(f"platform {name!r}: unknown. {advice}")


def platform_names() -> tuple[str, ...]:
    """Return the names of all platforms, the most used first."""
    return tuple(platform_table())


def length(text: str, platform: str | Platform) -> int:
    """Return how long ``text`` is on a platform, in its first unit (for X weights, for Bluesky graphemes).

    Raises SettingsError where there is no platform of that name.

    >>> length("Read https://example.com/a-very-long-address", "x")
    28
    """
    if not isinstance(text, str):
        raise TypeError(f"a length is that of a text, not of {text!r}")
    where = platform if isinstance(platform, Platform) else _named(platform)
    return where.lengths(text)[0]


# Under another name, since `length` has a parameter of this one.
_named = platform
