"""Counting as X does: weights of characters after NFC, 23 for a link, 2 for an emoji."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from heapq import merge

from composer.language.entities.addresses import may_hold_addresses
from composer.language.entities.grammars import NO_HOST, SPACES
from composer.language.entities.top_level_domains import known_top_level_domains
from composer.language.entities.x_addresses import x_link_spans
from composer.platforms.count.composition import composed, is_composed
from composer.platforms.count.counter import DirectCounter
from composer.platforms.count.emoji import emoji_knots, emoji_sequences

LINK = 23
"""A link's weight, however long it is (X shortens each to an address of its own)."""
EMOJI = 2
# X's table (configuration 3): these weigh 1, everything else 2.
_HEAVY = re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]++")
# As `may_hold_addresses`, also where the text is not in NFC yet: "=" and "<" may turn into "≠" and "≮".
_INNER_DOT = re.compile(rf"(?<=[^{NO_HOST}])\.(?=[^{NO_HOST}]|[=<>]\u0338)")
_SPACE = re.compile(f"[{SPACES}]")
_STRETCH_END = re.compile(f"[^{SPACES}]*+")
# A letter of ASCII that no mark after it can turn into another.
_PLAIN_START = re.compile("[0-9A-Za-z](?![^\0-\u02ff])")
_COMPOSABLE = re.compile("[^\0-\u02ff]+")


def weight(text: str) -> int:
    """The sum of the weights of the characters of ``text``, taken by themselves."""
    return len(text) if text.isascii() else len(text) + sum(map(len, _HEAVY.findall(text)))


class XCounter(DirectCounter):
    """Counts as X's published counter does (npm twitter-text 3.1.0), or more where its list of domains is outdated."""

    units = ("weight",)

    def tally(self, text: str) -> tuple[int, ...]:
        """The weight.

        >>> XCounter().tally("It left.It is 🎉 https://example.com/a-very-long-path")
        (56,)
        """
        text = composed(text)
        links, emoji = _links(text), emoji_sequences(text)
        if not links and not emoji:
            return (weight(text),)
        apart = _apart(links, emoji)
        return (weight(text) + sum(length - weight(text[start:end]) for start, end, length in apart),)

    def plain(self, text: str) -> tuple[int, ...]:
        """The sum of weights."""
        return (weight(text),)

    def knots(self, text: str) -> Iterable[tuple[int, int]]:
        """What may hold a link, make up an emoji, or be composed."""
        return merge(_link_knots(text), emoji_knots(text), _composed_knots(text))


def _apart(links: Iterable[tuple[int, int, int]], emoji: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """What does not weigh what its characters weigh: start, end, weight; none inside another."""
    done = 0
    # No link begins where an emoji does: what follows the sign or digit of an emoji belongs to no domain.
    for start, end, length in merge(links, ((start, end, EMOJI) for start, end in emoji)):
        if start >= done:
            yield start, end, length
            done = end


def _links(text: str) -> list[tuple[int, int, int]]:
    if not may_hold_addresses(text):
        return []
    # Of an emoji in the middle of which a link ends, for X, the other half counts by itself.
    links = [(start, end, LINK + EMOJI * halves) for start, end, halves in x_link_spans(text)]
    if _newer_domain().search(text.lower()):
        taken = [(start, end) for start, end, _ in links]
        links.extend(
            (start, end, max(LINK, weight(text[start:end])))
            for start, end, _ in x_link_spans(text, newer=True)
            if not any(first < end and start < last for first, last in taken)
        )
        links.sort()
    return links


@cache
def _newer_domain() -> re.Pattern[str]:
    """A top-level domain that X's frozen list lacks, in small letters, or what begins like one."""
    return re.compile(rf"\.(?:{'|'.join(sorted(known_top_level_domains(newer=True) - known_top_level_domains()))})")


def _link_knots(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between white space that hold a dot between characters of domains.

    In a slice that begins with a letter beyond ASCII, X may take that letter for what stands before the link: such a
    stretch is tied to the space before it.
    """
    done = 0
    for dot in _INNER_DOT.finditer(text):
        if dot.start() < done:
            continue
        start = dot.start()
        while start > done and not _SPACE.match(text[start - 1]):
            start -= 1
        stretch = _STRETCH_END.match(text, start)
        done = stretch.end() if stretch else dot.end()
        yield (start if _PLAIN_START.match(text, start) else max(0, start - 1)), done


def _composed_knots(text: str) -> list[tuple[int, int]]:
    """Where a text that is not in NFC may be composed, with the character before."""
    if is_composed(text):
        return []
    return [(max(0, found.start() - 1), found.end()) for found in _COMPOSABLE.finditer(text)]
