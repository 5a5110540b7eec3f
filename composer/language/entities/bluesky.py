"""Bluesky's rules for what becomes a link, mention or tag (npm @atproto/api 0.21.0)."""

import re
from collections.abc import Iterator
from dataclasses import replace

import regex

from composer.language.entities.model import Entity
from composer.language.entities.top_level_domains import current_top_level_domains
from composer.language.graphemes import grapheme_count

_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_INVISIBLE = r"\xad\u2060\u200b-\u200d\u20e2"
_MENTION = re.compile(rf"(?:\A|[{_SPACE}(])@([a-zA-Z0-9.-]+)\b", re.ASCII)
_LINK = re.compile(
    rf"(?:\A|[{_SPACE}(])(https?://[^{_SPACE}]+|([a-z][a-z0-9]*(?:\.[a-z0-9]+)+)[^{_SPACE}]*)", re.IGNORECASE | re.ASCII
)
_TAG = re.compile(rf"(?<![^{_SPACE}])[#＃](?!\ufe0f)([^{_SPACE}{_INVISIBLE}]+)")
_NO_DIGIT_OR_PUNCTUATION = regex.compile(r"[^0-9\p{P}]")
_LAST_PUNCTUATION = regex.compile(r"(?<!\p{P})\p{P}++\Z")
_CASHTAG = re.compile(rf"(?<![^{_SPACE}(])\$([A-Za-z][A-Za-z0-9]{{0,4}})(?=[{_SPACE}.,;:!?)\"'\u2019]|\Z)")
_LONGEST_TAG = 64
"""In grapheme clusters."""


def bluesky_entities(text: str) -> Iterator[Entity]:
    """What Bluesky makes a link of."""
    yield from _mentions(text)
    yield from _links(text)
    yield from _hashtags(text)
    yield from _cashtags(text)


def _mentions(text: str) -> Iterator[Entity]:
    for found in _MENTION.finditer(text):
        if _has_domain(found[1]) or found[1].endswith(".test"):
            yield Entity("mention", found.start(1) - 1, found.end(1), found[1])


def _links(text: str) -> Iterator[Entity]:
    for found in _LINK.finditer(text):
        address = found[1]
        if not address.startswith("http"):
            if not found[2] or not _has_domain(found[2]):
                continue
            address = f"https://{address}"
        yield _without_last_punctuation(Entity("link", found.start(1), found.end(1), address))


def _without_last_punctuation(link: Entity) -> Entity:
    if link.target.endswith((".", ",", ";", ":", "!", "?")):
        link = replace(link, end=link.end - 1, target=link.target[:-1])
    if link.target.endswith(")") and "(" not in link.target:
        link = replace(link, end=link.end - 1, target=link.target[:-1])
    return link


def _hashtags(text: str) -> Iterator[Entity]:
    for found in _TAG.finditer(text):
        tag = _LAST_PUNCTUATION.sub("", found[1]) if _NO_DIGIT_OR_PUNCTUATION.search(found[1]) else ""
        if tag and grapheme_count(tag) <= _LONGEST_TAG:
            yield Entity("hashtag", found.start(), found.start() + 1 + len(tag), tag)


def _cashtags(text: str) -> Iterator[Entity]:
    for found in _CASHTAG.finditer(text):
        yield Entity("cashtag", found.start(), found.end(), found[1].upper())


def _has_domain(host: str) -> bool:
    return "." in host and host.rpartition(".")[2] in current_top_level_domains()
