"""What Mastodon makes a link of, and what it shortens before it counts: the hosts of mentions, and links with a scheme.

Its server (mastodon 4.7, on Ruby's twitter-text 3.1.0) and its web page have rules of their own, and neither knows the
other's: a text is counted by both.
"""

import re
import stringprep
import unicodedata
from collections.abc import Iterator
from encodings import idna
from itertools import pairwise

import regex

from composer.language.entities.addresses import Address, addresses_in, code_point_spans, utf16_units
from composer.language.entities.grammars import ACCENTED
from composer.language.entities.mastodon_grammars import PAGE, SERVER
from composer.language.entities.model import Entity

_LONGEST_ADDRESS = 4096
_LONGEST_SHORT_NAME = 40
_LONGEST_HOST = 253
_PAGE_MENTION = re.compile(r"(^|[^/\w])@(([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]+)", re.IGNORECASE | re.ASCII)
# Ruby's [[:word:]]; before a mention, since Ruby 4, also the invisible joiners.
_WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"
_USER = "[a-zA-Z0-9_]++(?:[.-]++[a-zA-Z0-9_]++)*+"
_MENTION = regex.compile(rf"(?<![=/{_WORD}\u200c\u200d])@({_USER})(?:@([{_WORD}]++(?:[.-]++[{_WORD}]++)*+))?")
_NO_MENTION_BEFORE = re.compile(f"[@＠{ACCENTED}]|://")
_HASHTAG = regex.compile(rf"(?<![^\s])[#＃]([{_WORD}\xb7\u30fb\u200c]++)")
_NOT_NUMBER = regex.compile(r"[^\p{Nd}_]")
_SHORT_ADDRESS = re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE | re.ASCII)


def mastodon_entities(text: str) -> Iterator[Entity]:
    """The links, mentions and hashtags that Mastodon would link."""
    for start, end in server_links(text):
        yield Entity("link", start, end, text[start:end])
    for start, end, _, target in _server_mentions(text):
        yield Entity("mention", start, end, target)
    for found in _HASHTAG.finditer(text):
        if _NOT_NUMBER.search(found[1]):
            yield Entity("hashtag", found.start(), found.end(), found[1])


def page_links(text: str) -> list[tuple[int, int]]:
    """The spans that Mastodon's web page takes for links.

    >>> page_links("example.com is at https://example.com.")
    [(18, 37)]
    """
    if "://" not in text:
        return []
    units = utf16_units(text)
    return code_point_spans(text, units, [(found.start, found.end) for found in addresses_in(units, PAGE)])


def page_text(text: str, link: int) -> str:
    """``text`` as Mastodon's web page counts it, each link as ``link`` characters.

    >>> page_text("@a@b.example", 23)
    '@a'
    """
    shortened = _replaced(text, [(start, end, "x" * link) for start, end in page_links(text)])
    return _PAGE_MENTION.sub(r"\1@\3", shortened) if "@" in shortened else shortened


def server_text(text: str, link: int) -> str:
    """``text`` as Mastodon's server counts it, each link as ``link`` characters.

    >>> server_text("@a@b.example https://example.com", 3)
    '@a xxx'
    """
    if "@" not in text and "://" not in text:
        return text
    links = [(start, end, "x" * link) for start, end in server_links(text)]
    mentions = [(start, end, short) for start, end, short, _ in _server_mentions(text)]
    return _replaced(text, sorted([*links, *mentions]))


def server_links(text: str) -> list[tuple[int, int]]:
    """The spans that Mastodon's server takes for links, which need a scheme."""
    if "://" not in text:
        return []
    return [span for found in addresses_in(text, SERVER) if (span := _server_link(text, found))]


def _server_link(text: str, address: Address) -> tuple[int, int] | None:
    if address.domain == address.start:
        return None
    end = address.end
    if short := _SHORT_ADDRESS.match(text, address.start, address.end):
        if len(short[1]) > _LONGEST_SHORT_NAME:
            return None
        end = short.end()
    encoded = _encoded_length(text[address.domain : address.domain_end])
    longer = max(0, encoded - (address.domain_end - address.domain))
    return (address.start, end) if encoded >= 0 and end - address.start + longer <= _LONGEST_ADDRESS else None


def _encoded_length(domain: str) -> int:
    """The length of a domain as it is sent over the network; -1 where the server's library refuses it (IDNA 2003)."""
    if not domain.isascii() and any(map(stringprep.in_table_a1, unicodedata.normalize("NFKC", domain) + domain)):
        return -1
    try:
        labels = [idna.ToASCII(label) for label in re.split("[.\u3002\uff0e\uff61]", domain)]
    except UnicodeError:
        return -1
    return sum(map(len, labels)) + len(labels) - 1


def _server_mentions(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, what is counted, and the account."""
    if "@" not in text:
        return
    for found in _MENTION.finditer(text):
        user, host = found[1], found[2]
        if not _NO_MENTION_BEFORE.match(text, found.end()) and len(host or "") <= _LONGEST_HOST:
            yield found.start(), found.end(), f"@{user}", found[0][1:]


def _replaced(text: str, spans: list[tuple[int, int, str]]) -> str:
    """``text`` with each span replaced; of two that overlap the first counts."""
    if not spans:
        return text
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    gaps = [text[before[1] : after[0]] for before, after in pairwise([(0, 0, ""), *kept, (len(text), 0, "")])]
    return "".join(part for gap, (_, _, short) in zip(gaps, [*kept, (0, 0, "")], strict=True) for part in (gap, short))
