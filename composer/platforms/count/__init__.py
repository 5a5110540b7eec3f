"""How long a text is: one module a way of counting, found by the name that platforms.toml gives it."""

from collections.abc import Callable, Mapping
from functools import cache

from composer.platforms.count.counter import Counter, Tally
from composer.platforms.count.graphemes import GraphemeAndByteCounter, GraphemeCounter
from composer.platforms.count.plain import PlainCounter, code_points, escaped_utf16_units, utf8_bytes, utf16_units
from composer.platforms.count.ruler import Ruler
from composer.platforms.count.sms import SmsCounter
from composer.platforms.count.sums import Sums
from composer.platforms.count.x import XCounter

__all__ = ["COUNTINGS", "IN_WORDS", "Counter", "Ruler", "Sums", "Tally", "counter"]

MASTODON = "characters of Mastodon"


def _mastodon_counter() -> Counter:
    from composer.platforms.count.mastodon import MastodonCounter  # noqa: PLC0415 - its expressions take a while

    return MastodonCounter()


def _reserved_link_counter() -> Counter:
    from composer.platforms.count.reserved import ReservedLinkCounter  # noqa: PLC0415 - as Mastodon's

    return ReservedLinkCounter()


_COUNTERS: Mapping[str, Callable[[], Counter]] = {
    "weights of X": XCounter,
    "graphemes and UTF-8 bytes": GraphemeAndByteCounter,
    "graphemes": GraphemeCounter,
    MASTODON: _mastodon_counter,
    "code points": lambda: PlainCounter("characters", code_points),
    "code points, links at least 23": _reserved_link_counter,
    "UTF-16 units": lambda: PlainCounter("characters", utf16_units),
    "UTF-16 units, escaped for LinkedIn": lambda: PlainCounter("characters", escaped_utf16_units),
    "UTF-8 bytes": lambda: PlainCounter("bytes", utf8_bytes),
    "septets or UTF-16 units": SmsCounter,
}

IN_WORDS: Mapping[str, str] = {
    "weights of X": "letters; an emoji is 2, and so is a Chinese, Japanese or Korean letter",
    "graphemes and UTF-8 bytes": "letters; an emoji is 1",
    "graphemes": "letters; an emoji is 1",
    "characters of Mastodon": "letters; an emoji is 1, and a mention is its name without the server",
    "UTF-8 bytes": "bytes: a letter is 1, é is 2, most others 3, an emoji 4 or more",
    "code points": "characters; an emoji may be 2 or more",
    "code points, links at least 23": "characters; an emoji may be 2 or more",
    "UTF-16 units": "characters; an emoji may be 2 or more",
    "UTF-16 units, escaped for LinkedIn": "characters; an emoji may be 2 or more, signs such as ( and # are 2",
    "septets or UTF-16 units": "plain letters; or 70 of any, emoji or ś among them",
}
"""What each way counts, for people who know neither graphemes nor code points."""

COUNTINGS = tuple(_COUNTERS)
"""The names of all ways of counting."""


@cache
def counter(counting: str) -> Counter:
    """The counter of that name."""
    return _COUNTERS[counting]()
