"""What X takes for a link, and so counts as 23: the rules of npm twitter-text 3.1.0 on top of its expression."""

import re
from collections.abc import Iterator

from composer.language.entities.addresses import Address, addresses_in, code_point_spans, utf16_units
from composer.language.entities.grammars import ACCENTED, X_NEWER, X
from composer.language.entities.model import Entity
from composer.language.entities.top_level_domains import top_level_end

LONGEST_ADDRESS = 4096
"""In UTF-16 units, its scheme counted once more (``https://`` where it has none); a longer one counts as it stands."""
_LONGEST_LABEL = 63
_LONGEST_SHORT_NAME = 40
"""Of the name in an address of X's own shortener, ``t.co``; with a longer one it is no link at all."""
_ASCII_LABEL = re.compile(f"[-a-zA-Z0-9{ACCENTED}]+")
_OTHER_DOTS = re.compile("[\u3002\uff0e\uff61]")
_PLAIN = re.compile("[ -~]*")
_SHORT_ADDRESS = re.compile(
    r"https?://t\.co/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?", re.IGNORECASE | re.ASCII
)


def x_links(text: str, *, newer: bool = False) -> list[Entity]:
    """The links in ``text``, which must be in NFC; with ``newer``, also those on domains that X's frozen list lacks.

    >>> [text[link.start : link.end] for text in ["See README.md, or left.It is."] for link in x_links(text)]
    ['README.md', 'left.It']
    """
    return [Entity("link", start, end, _target(text[start:end])) for start, end, _ in x_link_spans(text, newer=newer)]


def x_link_spans(text: str, *, newer: bool = False) -> list[tuple[int, int, bool]]:
    """The links as spans, with whether X reckons that a link ends in the middle of its last character."""
    if "." not in text:
        return []
    units = utf16_units(text)
    spans = [
        span
        for address in addresses_in(units, X_NEWER if newer else X)
        for span in _link_spans(units, address, newer=newer)
    ]
    return [
        (start, end, text[end - 1] > "\uffff" and len(utf16_units(text[start:end])) > last - first)
        for (first, last), (start, end) in zip(spans, code_point_spans(text, units, spans), strict=True)
    ]


def _target(address: str) -> str:
    return address if address[:8].lower().startswith(("http://", "https://")) else f"https://{address}"


def _link_spans(text: str, address: Address, *, newer: bool) -> Iterator[tuple[int, int]]:
    has_scheme = address.domain > address.start
    scheme = address.domain - address.start if has_scheme else len("https://")
    if scheme + address.end - address.start > LONGEST_ADDRESS or not _is_host(
        text[address.domain : address.domain_end]
    ):
        return
    if has_scheme:
        yield from _shortened(text, address)
    elif address.before < 0 or text[address.before] not in "-_./":
        yield from _without_scheme(text, address, newer=newer)


def _shortened(text: str, address: Address) -> Iterator[tuple[int, int]]:
    short = _SHORT_ADDRESS.match(text, address.start, address.end)
    if short is None:
        yield address.start, address.end
    elif len(short[1]) <= _LONGEST_SHORT_NAME:
        yield address.start, short.end()


def _without_scheme(text: str, address: Address, *, newer: bool) -> Iterator[tuple[int, int]]:
    """The parts of the domain that are in Latin letters; the last of them bears the path."""
    parts = list(_ascii_domains(text, address.domain, address.domain_end, newer=newer))
    if parts and address.path_end > address.path:
        start, end = parts[-1]
        # The length that X works with: the whole address, with the domain's Latin part in place of the domain.
        parts[-1] = (start, start + (address.end - address.start) - (address.domain_end - address.domain) + end - start)
    yield from parts


def _ascii_domains(text: str, start: int, end: int, *, newer: bool) -> Iterator[tuple[int, int]]:
    domain = text[start:end]
    labels = list(_ASCII_LABEL.finditer(domain))
    ends = _last_ends(domain, labels, newer=newer)
    done = 0
    for label, label_end in zip(labels, ends, strict=True):
        if label_end >= 0 and label.start() >= done:
            yield start + label.start(), start + label_end
            done = label_end


def _last_ends(domain: str, labels: list[re.Match[str]], *, newer: bool) -> list[int]:
    """For each label, where the longest domain ends that begins with it; -1 where none does."""
    ends = [-1] * len(labels)
    for index in range(len(labels) - 1, -1, -1):
        after = labels[index].end()
        if not domain.startswith(".", after):
            continue
        follows = index + 1 < len(labels) and labels[index + 1].start() == after + 1
        ends[index] = ends[index + 1] if follows else -1
        if ends[index] < 0:
            ends[index] = top_level_end(domain, after + 1, newer=newer)
    return ends


def _is_host(domain: str) -> bool:
    if domain.startswith("xn--") and not any(_ascii_domains(domain, 0, len(domain), newer=False)):
        return False
    return all(map(_is_label, domain.split(".")))


def _is_label(label: str) -> bool:
    """Whether a label is 1 to 63 long as it is sent over the network (plain punycode, as JavaScript's library does)."""
    if _PLAIN.fullmatch(label):
        return 0 < len(label) <= _LONGEST_LABEL
    code_points = label.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    # Each character takes at least one in punycode.
    return len(code_points) <= _LONGEST_LABEL and _encoded_length(code_points) <= _LONGEST_LABEL


def _encoded_length(label: str) -> int:
    parts = _OTHER_DOTS.split(label)
    lengths = (len(part) if _PLAIN.fullmatch(part) else 4 + len(part.encode("punycode")) for part in parts)
    return sum(lengths) + len(parts) - 1
