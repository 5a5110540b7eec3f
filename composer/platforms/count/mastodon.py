"""Counting as Mastodon does: what its server counts, and what its web page counts, whichever is more."""

import re
from collections.abc import Iterable, Iterator
from heapq import merge

from composer.language.entities.grammars import SPACES
from composer.language.entities.mastodon import page_text, server_text
from composer.language.graphemes import older_grapheme_count
from composer.platforms.count.emoji import FLAG_LETTERS, JOINER, TAGS, TONES
from composer.platforms.count.graphemes import cluster_knots
from composer.platforms.count.ruler import merged

LINK = 23
"""A link's length, however long it is, where it has a scheme."""
_MARK = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_VARIATION = "\ufe0e\ufe0f"
_MODIFIERS = f"[{_VARIATION}]?[{_MARK}{TONES}]?"
_FLAG = f"[{FLAG_LETTERS}]{{2}}"
# Any character up to U+FFFF, by what it is not, since so wide a range compiles slowly.
_UNIT = "[^\U00010000-\U0010ffff]"
# The web page's splitter (npm stringz 2.1.0 with char-regex 1.0.2), which knows neither Hangul nor Indic clusters.
_PAGE_CHARACTER = re.compile(
    "🏴\U000e0067\U000e0062(?:\U000e0065|\U000e0073|\U000e0077)(?:\U000e006e|\U000e0063|\U000e006c)"
    "(?:\U000e0067|\U000e0074|\U000e0073)\U000e007f"
    f"|[{TONES}](?=[{TONES}])"
    f"|(?:{_UNIT}[{_MARK}]?|{_FLAG}|.){_MODIFIERS}(?:{JOINER}(?:{_UNIT}|{_FLAG}|.){_MODIFIERS})*",
    re.DOTALL,
)
_TIES = re.compile(f"(?:[{JOINER}{_MARK}{_VARIATION}{TONES}{FLAG_LETTERS}{TAGS}]|(?<={JOINER})[\\s\\S])+")
_STRETCH = re.compile(f"(?<![^{SPACES}])[^{SPACES}@:]*+[@:][^{SPACES}]*+")


class MastodonCounter:
    """Tallies what the server and what the web page counts."""

    units = ("characters",)

    def tally(self, text: str) -> tuple[int, ...]:
        """The server's count and the page's.

        >>> MastodonCounter().tally("नमस्ते @user@example.com https://example.com/a-very-long-path")
        (34, 36)
        """
        return (older_grapheme_count(server_text(text, LINK)), page_characters(page_text(text, LINK)))

    def plain(self, text: str) -> tuple[int, ...]:
        """How many characters there are, twice."""
        return (len(text), len(text))

    def lengths(self, tally: tuple[int, ...]) -> tuple[int, ...]:
        """The larger of the two."""
        return (max(tally),)

    def part_limits(self, limits: tuple[int, ...], total: tuple[int, ...], least: tuple[int, ...]) -> tuple[int, ...]:  # noqa: ARG002 - the protocol's
        """The limit for both counts."""
        return limits * 2

    def knots(self, text: str) -> Iterable[tuple[int, int]]:
        """What may hold a link or mention, or be one cluster or one character of the page."""
        return merge(address_knots(text), cluster_knots(text), _page_knots(text))


def literal_tally(text: str) -> tuple[int, ...]:
    """The tally of a content warning, in which nothing is shortened."""
    return (older_grapheme_count(text), page_characters(text))


def page_characters(text: str) -> int:
    """How many characters the web page sees.

    >>> page_characters("नमस्ते"), page_characters("\u1112\u1161\u11ab")
    (6, 3)
    """
    if text.isascii():
        return len(text)
    joined = [text[start:end] for start, end in merged(_page_knots(text))]
    return len(text) - sum(map(len, joined)) + sum(len(_PAGE_CHARACTER.findall(part)) for part in joined)


def address_knots(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between white space that hold a scheme or an at sign."""
    if "@" not in text and "://" not in text:
        return
    for stretch in _STRETCH.finditer(text):
        if "@" in stretch[0] or "://" in stretch[0]:
            yield stretch.span()


def _page_knots(text: str) -> list[tuple[int, int]]:
    if text.isascii():
        return []
    return [(max(0, ties.start() - 1), ties.end()) for ties in _TIES.finditer(text)]
