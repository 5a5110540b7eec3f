"""Addresses in a text, found as regular expressions of the platforms find them, but in linear time.

Offsets are those of the grammar: for X's in UTF-16 code units, so callers pass a text whose characters beyond U+FFFF
are split in two (see `utf16_units`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from composer.language.entities.grammars import Grammar, X

_LONGEST_SCHEME = len("gopher://")
_PORT = re.compile(":[0-9]+")
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where an address and its parts stand."""

    before: int
    """Offset of the character before it; -1 at the start of the text."""
    start: int
    domain: int
    """Where its domain begins; after ``start`` where it has a scheme."""
    domain_end: int
    path: int
    """Where its path begins (after the port); equal to ``path_end`` where it has none."""
    path_end: int
    end: int


def utf16_units(text: str) -> str:
    """``text`` with each character beyond U+FFFF split into its two surrogates, so that offsets are JavaScript's."""
    if text.isascii() or not _BEYOND_BMP.search(text):
        return text
    return _BEYOND_BMP.sub(_surrogates, text)


def _surrogates(match: re.Match[str]) -> str:
    above = ord(match[0]) - 0x10000
    return chr(0xD800 + (above >> 10)) + chr(0xDC00 + (above & 0x3FF))


def code_point_spans(text: str, units: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` of ``units``, the UTF-16 units of ``text``, as offsets into ``text`` itself: whole characters."""
    if len(units) == len(text) or not spans:
        return spans
    offsets = list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
    return [(bisect_right(offsets, start) - 1, bisect_left(offsets, end)) for start, end in spans]


def may_hold_addresses(text: str) -> bool:
    """Whether a dot stands between two characters that a domain may hold."""
    return bool(X.inner_dot.search(text))


def _dotted_runs(text: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """The runs of characters of domains, hyphens, low lines and dots that hold a dot between two such characters."""
    done = 0
    for dot in grammar.inner_dot.finditer(text):
        if dot.start() < done:
            continue
        start = dot.start()
        while start > done and (text[start - 1] in "._-" or not grammar.no_host_character.match(text[start - 1])):
            start -= 1
        run = grammar.run.match(text, dot.start())
        done = run.end() if run else dot.end()
        yield start, done


def addresses_in(text: str, grammar: Grammar) -> Iterator[Address]:
    """Each address in ``text``, as a regular expression would find one after the other."""
    free = 0
    for start, end in _dotted_runs(text, grammar):
        run = _Run(text, start, end, grammar)
        while (found := run.first(free)) is not None:
            yield found
            free = found.end


class _Run:
    """One run of labels parted by dots, with the end of the best domain that begins in each label."""

    def __init__(self, text: str, start: int, end: int, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.labels = _labels(text, start, end)
        self.label = 0
        """The first label in which a domain may still begin."""
        self.ends = _domain_ends(text, self.labels, grammar)

    def first(self, free: int) -> Address | None:
        """The first address of which the character before stands at ``free`` or later."""
        while self.label < len(self.labels) - 1:
            if free < self.labels[self.label][1] and any(domain_end >= 0 for domain_end in self.ends[self.label]):
                found = self._in_label(free)
                if found is not None:
                    return found
            self.label += 1
        return None

    def _in_label(self, free: int) -> Address | None:
        text, grammar = self.text, self.grammar
        start, end = self.labels[self.label]
        if self.label == 0 and (scheme := _scheme_before(text, start, grammar)) >= 0:
            domain_end = self._end_from(start)
            if domain_end >= 0 and _may_begin(text, scheme, free, grammar):
                return _with_tail(text, scheme, start, domain_end, grammar)
        if grammar.needs_scheme:
            return None
        # At the start of the text the expression tries the second character before the first.
        beginnings = [1, 0, *range(2, end)] if start == 0 and free == 0 else range(max(start, free), end)
        for position in beginnings:
            if position < end and _may_begin(text, position, free, grammar):
                domain_end = self._end_from(position)
                if domain_end >= 0:
                    return _with_tail(text, position, position, domain_end, grammar)
        return None

    def _end_from(self, position: int) -> int:
        """Where the domain ends that begins at ``position``, in the current label; -1 where none does."""
        text = self.text
        if text[position] in "_-":
            return -1
        longest, shortest, low_line = self.ends[self.label]
        if longest >= 0:
            return longest
        return shortest if position > low_line else -1


def _labels(text: str, start: int, end: int) -> list[tuple[int, int]]:
    labels = []
    while (dot := text.find(".", start, end)) >= 0:
        labels.append((start, dot))
        start = dot + 1
    return [*labels, (start, end)]


def _domain_ends(text: str, labels: list[tuple[int, int]], grammar: Grammar) -> list[tuple[int, int, int]]:
    """For each label: the end of the longest domain, of the shortest, and the offset of the label's last low line.

    A domain is as many labels as can be before a top-level domain, the last of them without a low line.
    """
    ends = [(-1, -1, -1)] * len(labels)
    longest = -1
    for index in range(len(labels) - 2, -1, -1):
        start, end = labels[index]
        closed = end > start and text[end - 1] not in "_-"
        top = grammar.top_level_end(text, labels[index + 1][0]) if closed else -1
        low_line = text.rfind("_", start, end)
        ends[index] = (longest, top, low_line) if closed else (-1, -1, -1)
        if not closed or text[start] in "_-":
            longest = -1
        elif longest < 0 and low_line < 0:
            longest = top
    return ends


def _scheme_before(text: str, start: int, grammar: Grammar) -> int:
    """Where the scheme begins that ends at ``start``; -1 where none does."""
    if not text.endswith("://", 0, start):
        return -1
    scheme = grammar.scheme.search(text, max(0, start - _LONGEST_SCHEME), start)
    return scheme.start() if scheme else -1


def _may_begin(text: str, position: int, free: int, grammar: Grammar) -> bool:
    """Whether an address may begin at ``position``, for what stands before it."""
    if position == 0:
        return free == 0
    return position > free and not grammar.not_before.match(text, position - 1)


def _with_tail(text: str, start: int, domain: int, domain_end: int, grammar: Grammar) -> Address:
    port = _PORT.match(text, domain_end)
    path = path_end = port.end() if port else domain_end
    if route := grammar.path.match(text, path):
        path_end = path + len(route[0].rstrip(grammar.path_tail))
    query = grammar.query.match(text, path_end)
    return Address(start - 1, start, domain, domain_end, path, path_end, query.end() if query else path_end)
