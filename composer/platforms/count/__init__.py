"""How long a text is: one module a way of counting, found by the name that platforms.toml gives it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from composer.platforms.count.counter import Counter, Tally
from composer.platforms.count.graphemes import GraphemeAndByteCounter, GraphemeCounter
from composer.platforms.count.plain import PlainCounter, code_points, escaped_utf16_units, utf8_bytes, utf16_units
from composer.platforms.count.ruler import Ruler
from composer.platforms.count.sms import SmsCounter
from composer.platforms.count.sums import Sums
from composer.platforms.count.x import XCounter

__all__ = ["COUNTINGS", "MASTODON", "Counter", "Ruler", "Sums", "Tally", "counter", "in_words"]

MASTODON = "characters of Mastodon"
_CHARACTERS = "characters; an emoji may be 2 or more"


def _mastodon_counter() -> Counter:
    from composer.platforms.count.mastodon import MastodonCounter  # noqa: PLC0415 - its expressions take a while

    return MastodonCounter()


def _reserved_link_counter() -> Counter:
    from composer.platforms.count.reserved import ReservedLinkCounter  # noqa: PLC0415 - as Mastodon's

    return ReservedLinkCounter()


class Way(NamedTuple):
    """A way of counting."""

    counter: Callable[[], Counter]
    in_words: str
    """What it counts, for people who know neither graphemes nor code points."""


_WAYS: Mapping[str, Way] = {
    "weights of X": Way(XCounter, "letters; an emoji is 2, and so is a Chinese, Japanese or Korean letter"),
    "graphemes and UTF-8 bytes": Way(GraphemeAndByteCounter, "letters; an emoji is 1"),
    "graphemes": Way(GraphemeCounter, "letters; an emoji is 1"),
    MASTODON: Way(_mastodon_counter, "letters; an emoji is 1, and a mention is its name without the server"),
    "code points": Way(lambda: PlainCounter("characters", code_points), _CHARACTERS),
    "code points, links at least 23": Way(_reserved_link_counter, _CHARACTERS),
    "UTF-16 units": Way(lambda: PlainCounter("characters", utf16_units), _CHARACTERS),
    "UTF-16 units, escaped for LinkedIn": Way(
        lambda: PlainCounter("characters", escaped_utf16_units), f"{_CHARACTERS}, signs such as ( and # are 2"
    ),
    "UTF-8 bytes": Way(
        lambda: PlainCounter("bytes", utf8_bytes),
        "bytes: a letter is 1, é is 2, most others 3, an emoji 4 or more",
    ),
    "septets or UTF-16 units": Way(SmsCounter, "plain letters; or 70 of any, emoji or ś among them"),
}

COUNTINGS = tuple(_WAYS)
"""The names of all ways of counting."""


@cache
def counter(counting: str) -> Counter:
    """Return the counter of a way of counting, by its name."""
    return _WAYS[counting].counter()


def in_words(counting: str) -> str:
    """Return what a way counts, for people who know neither graphemes nor code points."""
    return _WAYS[counting].in_words
