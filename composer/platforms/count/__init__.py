"""How long a text is: one module a way of counting, found by the name that platforms.toml gives it."""

from collections.abc import Callable, Mapping
from functools import cache

from composer.platforms.count.counter import Counter, Tally
from composer.platforms.count.graphemes import GraphemeAndByteCounter, GraphemeCounter
from composer.platforms.count.mastodon import MastodonCounter
from composer.platforms.count.plain import PlainCounter, code_points, escaped_utf16_units, utf8_bytes, utf16_units
from composer.platforms.count.reserved import ReservedLinkCounter
from composer.platforms.count.ruler import Ruler
from composer.platforms.count.sms import SmsCounter
from composer.platforms.count.x import XCounter

__all__ = ["COUNTINGS", "Counter", "Ruler", "Tally", "counter"]

_COUNTERS: Mapping[str, Callable[[], Counter]] = {
    "weights of X": XCounter,
    "graphemes and UTF-8 bytes": GraphemeAndByteCounter,
    "graphemes": GraphemeCounter,
    "characters of Mastodon": MastodonCounter,
    "code points": lambda: PlainCounter("characters", code_points),
    "code points, links at least 23": ReservedLinkCounter,
    "UTF-16 units": lambda: PlainCounter("characters", utf16_units),
    "UTF-16 units, escaped for LinkedIn": lambda: PlainCounter("characters", escaped_utf16_units),
    "UTF-8 bytes": lambda: PlainCounter("bytes", utf8_bytes),
    "septets or UTF-16 units": SmsCounter,
}

COUNTINGS = tuple(_COUNTERS)
"""The names of all ways of counting."""


@cache
def counter(counting: str) -> Counter:
    """The counter of that name."""
    return _COUNTERS[counting]()
