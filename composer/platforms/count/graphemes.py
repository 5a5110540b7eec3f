"""Counting grapheme clusters, alone or with UTF-8 bytes."""

from collections.abc import Iterable

from composer.language.graphemes import grapheme_count, joined_clusters
from composer.platforms.count.counter import DirectCounter
from composer.platforms.count.emoji import emoji_knots
from composer.platforms.count.plain import utf8_bytes


class GraphemeCounter(DirectCounter):
    """Counts grapheme clusters of Unicode 17."""

    units: tuple[str, ...] = ("graphemes",)

    def tally(self, text: str) -> tuple[int, ...]:
        """How many clusters there are.

        >>> GraphemeCounter().tally("नमस्ते")
        (3,)
        """
        return (grapheme_count(text),)

    def plain(self, text: str) -> tuple[int, ...]:
        """How many characters there are."""
        return (len(text),)

    def knots(self, text: str) -> Iterable[tuple[int, int]]:
        """What may be one cluster; a row of flags is one knot, since the pairs depend on where it is cut."""
        return cluster_knots(text)


class GraphemeAndByteCounter(GraphemeCounter):
    """Counts as Bluesky does: grapheme clusters, and UTF-8 bytes."""

    units = ("graphemes", "bytes")

    def tally(self, text: str) -> tuple[int, ...]:
        """Clusters and bytes.

        >>> GraphemeAndByteCounter().tally("👩‍👩‍👧")
        (1, 18)
        """
        return (grapheme_count(text), utf8_bytes(text))

    def plain(self, text: str) -> tuple[int, ...]:
        """Characters and bytes."""
        return (len(text), utf8_bytes(text))


def cluster_knots(text: str) -> list[tuple[int, int]]:
    """Spans in which characters may make up one cluster in some slice."""
    if text.isascii() and "\r" not in text:
        return []
    return sorted([*joined_clusters(text), *emoji_knots(text)])
