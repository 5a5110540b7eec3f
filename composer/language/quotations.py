"""Where a paragraph quotes somebody."""

import re
from dataclasses import dataclass, field

from composer.language.words import word_lists

_PARAGRAPH = re.compile(r"[^\n]++(?:\n(?![^\S\n]*+\n)[^\n]++)*+")
# One character each, so that the search is linear; what kind of mark it is, the characters beside it tell.
_MARK = re.compile(r"[\"'“”„‟«»‹›‘’‚‛「」『』《》〈〉＂｢｣]")
_PAIRS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    "＂": "＂",
    '"': '"',
    "'": "'",
}
# These open where others close: »German«, ”Swedish”.
_REVERSED = {"»": "«", "›": "‹", "”": "”", "’": "’"}
_APOSTROPHES = frozenset("'’")
# Chinese sets titles of books in these: no quotation.
_TITLES = frozenset("《〈")
# Where an unpaired mark is the first of several paragraphs that all open and of which the last alone closes.
_RUNS_ON = frozenset("“„«「『»")


def quotation_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the quotations in ``text``, marks included, sorted and disjoint: of nested ones, the outermost.

    Marks pair within a paragraph. A mark without its pair gives nothing, but for one that opens the paragraph or
    follows a colon: quotations of several paragraphs open each and close the last, so it reaches to the end.

    >>> quotation_spans("“It’s time,” she said.", "en")
    [(0, 12)]
    """
    reversed_first = {pair[0] for pair in word_lists(language).quotation_marks if pair[0] in _REVERSED}
    return [
        span
        for paragraph in _PARAGRAPH.finditer(text)
        for span in _outermost(_Marks(text, *paragraph.span(), reversed_first).pairs())
    ]


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


@dataclass(slots=True)
class _Open:
    """A mark that waits for its pair."""

    offset: int
    closers: str
    perhaps: int = 0
    """Where it ends if no better mark comes: ‘the soldiers’ families’ may end twice."""


@dataclass(slots=True)
class _Marks:
    """The quotation marks of one paragraph, paired in one pass."""

    text: str
    start: int
    end: int
    reversed_first: set[str]
    waiting: list[_Open] = field(default_factory=list)
    awaited: dict[str, int] = field(default_factory=dict)
    """How often each closing mark is waited for."""
    found: list[tuple[int, int]] = field(default_factory=list)

    def pairs(self) -> list[tuple[int, int]]:
        """Spans of all pairs, nested ones too."""
        for match in _MARK.finditer(self.text, self.start, self.end):
            self._meet(match[0], match.start())
        while self.waiting:
            self._give_up(self.waiting.pop(), self.end)
        return self.found

    def _meet(self, mark: str, offset: int) -> None:
        left = self.text[offset - 1] if offset > self.start else " "
        right = self.text[offset + 1] if offset + 1 < self.end else " "
        if mark in _APOSTROPHES and left.isalnum() and right.isalnum():
            return
        if self.awaited.get(mark) and not self._must_open(mark, left, right):
            self._close(mark, offset, right)
        elif closers := self._closers(mark, left, right, offset):
            self._open(offset, closers)

    def _must_open(self, mark: str, left: str, right: str) -> bool:
        """Tell whether a mark that may open and close can only open here: ``„a “b”`` has an inner one."""
        return mark in "“‘" and not right.isspace() and (left.isspace() or left in "([—–")

    def _closers(self, mark: str, left: str, right: str, offset: int) -> str:
        """Marks that may close this one; empty where it cannot open."""
        opens = not right.isspace() and not left.isalnum()
        if mark in _TITLES:
            return ""
        if mark in _REVERSED:
            return self._reversed_closers(mark, offset) if opens else ""
        if mark == '"':
            return "" if left.isdigit() else mark
        if mark in "'‘‛":
            return _PAIRS[mark] if opens and not right.isdigit() else ""
        return _PAIRS.get(mark, "")

    def _reversed_closers(self, mark: str, offset: int) -> str:
        if mark in self.reversed_first or mark == "”":
            return _REVERSED[mark]
        # »Cada párrafo que sigue: a Spanish or French quotation goes on.
        return "»" if mark == "»" and offset == self.start else ""

    def _open(self, offset: int, closers: str) -> None:
        self.waiting.append(_Open(offset, closers))
        for closer in closers:
            self.awaited[closer] = self.awaited.get(closer, 0) + 1

    def _close(self, mark: str, offset: int, right: str) -> None:
        while mark not in self.waiting[-1].closers:
            self._give_up(self._popped(), 0)
        if mark in _APOSTROPHES and self.text[offset - 1] in "sxz" and right.isspace() and self._small(offset + 2):
            self.waiting[-1].perhaps = self.waiting[-1].perhaps or offset + 1
            return
        self.found.append((self._popped().offset, offset + 1))

    def _small(self, offset: int) -> bool:
        return self.text[offset : offset + 1].islower()

    def _popped(self) -> _Open:
        last = self.waiting.pop()
        for closer in last.closers:
            self.awaited[closer] -= 1
        return last

    def _give_up(self, unpaired: _Open, end: int) -> None:
        """Decide what a mark without its pair is worth; ``end`` is 0 inside another quotation."""
        lead = self.text[max(self.start, unpaired.offset - 2) : unpaired.offset].rstrip()
        if unpaired.perhaps:
            self.found.append((unpaired.offset, unpaired.perhaps))
        elif end and self.text[unpaired.offset] in _RUNS_ON and (unpaired.offset == self.start or lead.endswith(":")):
            self.found.append((unpaired.offset, end))
