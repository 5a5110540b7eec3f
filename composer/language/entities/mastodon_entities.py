"""What Mastodon shortens before it counts: links with a scheme, and the hosts of mentions."""

import re
from collections.abc import Iterator

from composer.language.entities.addresses import addresses, code_point_spans, utf16_units

_PAGE_MENTION = re.compile(r"(^|[^/\w])@(([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]+)", re.IGNORECASE | re.ASCII)


def page_links(text: str) -> list[tuple[int, int]]:
    """The spans that Mastodon's web page takes for links."""
    if "://" not in text:
        return []
    units = utf16_units(text)
    return code_point_spans(text, units, [(found.start, found.end) for found in addresses(units, needs_scheme=True)])


def page_text(text: str, link: int) -> str:
    """``text`` as Mastodon's web page counts it, each link as ``link`` characters."""
    return _PAGE_MENTION.sub(r"\1@\3", _replaced(text, page_links(text), "x" * link))


def server_text(text: str, link: int) -> str:
    """``text`` as Mastodon's server counts it, each link as ``link`` characters."""
    return page_text(text, link)


def _replaced(text: str, spans: list[tuple[int, int]], replacement: str) -> str:
    return "".join(_parts(text, spans, replacement)) if spans else text


def _parts(text: str, spans: list[tuple[int, int]], replacement: str) -> Iterator[str]:
    done = 0
    for start, end in spans:
        yield text[done:start]
        yield replacement
        done = end
    yield text[done:]
