"""Where a paragraph quotes somebody, and which sentences only say who it was."""

import re
from dataclasses import dataclass, field

from composer.language.words import WORD, Words, words

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
_ATTRIBUTION = 160
_ATTRIBUTION_WORDS = 14


def quotation_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the quotations in ``text``, marks included, sorted and disjoint: of nested ones, the outermost.

    Marks pair within a paragraph. A mark without its pair gives nothing, but for one that opens the paragraph or
    follows a colon: quotations of several paragraphs open each and close the last, so it reaches to the end.

    >>> quotation_spans("“It’s time,” she said.", "en")
    [(0, 12)]
    """
    reversed_first = {pair[0] for pair in words(language).quotation_marks if pair[0] in _REVERSED}
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


_DASHED = re.compile(r"[—–―-]{1,2}\s*(?P<name>[^\W\d_].{1,120})", re.DOTALL)
_QUOTES = re.compile(r"[\"“”„‘‚«»‹›「」『』]|(?<!\w)'")
# A name with its titles is no longer than this: "Dr. Ana María de la Cruz Ruiz".
_NAME_WORDS = 7


def is_attribution(sentence: str, language: str) -> bool:
    """Tell whether ``sentence`` only says whose the quotation beside it is.

    >>> [is_attribution(text, "en") for text in ("said Ana Ruiz, the director.", "She added:", "— Ana Ruiz")]
    [True, True, True]
    >>> is_attribution("She said that seven soldiers were killed.", "en")
    False
    """
    if len(sentence) > _ATTRIBUTION:
        return False
    text = sentence.strip()
    if dashed := _DASHED.fullmatch(text):
        return _is_name(dashed["name"])
    lists = words(language)
    found = [word.casefold() for word in WORD.findall(text)[: _ATTRIBUTION_WORDS + 1]]
    if not found or len(found) > _ATTRIBUTION_WORDS or _QUOTES.search(text):
        return False
    said = _verb(found, lists)
    if said is None or not lists.complementisers.isdisjoint(found[said[1] :]):
        return False
    return _announces(text) or _only_says(text, found, said, lists)


def _is_name(text: str) -> bool:
    """Tell whether what follows a dash is a name, perhaps with what its bearer is: "Ana Ruiz, director"."""
    name, comma, _ = text.partition(",")
    found = [word for word in name.rstrip(".").split() if word[0].isalpha()]
    capitals = sum(not word[0].islower() for word in found)
    if text[-1] in "?!:;…" or len(found) > _NAME_WORDS or found[-1][0].islower():
        return False
    return capitals * 2 > len(found) and (capitals > 1 or len(found) == 1 or bool(comma))


def _verb(found: list[str], lists: Words) -> tuple[int, int] | None:
    """Where the verb of saying stands among the words; two words may be one verb ("went on")."""
    for index, word in enumerate(found):
        if word in lists.attribution:
            return index, index + 1
        if " ".join(found[index : index + 2]) in lists.attribution:
            return index, index + 2
        if any(
            word.startswith(prefix) and word[len(prefix) :] in lists.attribution
            for prefix in lists.attribution_prefixes
        ):
            return index, index + 1
        if word[0] >= "\u2e80" and word.endswith(tuple(lists.attribution)):
            return index, index + 1
    return None


def _announces(text: str) -> bool:
    return text.endswith((":", "："))


def _only_says(text: str, found: list[str], said: tuple[int, int], lists: Words) -> bool:
    """Tell whether nothing is told beside who spoke: "said Ana Ruiz", "she said", "the minister said on Monday"."""
    first, after = said
    if lists.small_words.issuperset(found[:first]) and after < len(found) and first < 2:  # noqa: PLR2004 - French "a dit"
        return not text[0].isupper() and not any(char.isdigit() for char in text)
    rest = [word for word in found[after:] if word not in lists.small_words]
    return not {day.casefold() for day in lists.weekdays}.isdisjoint(rest[:1]) if rest else after == len(found)
