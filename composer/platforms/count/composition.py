"""NFC as Unicode 17 has it, also where Python's own tables are older."""

import re
import unicodedata
from collections import defaultdict, deque
from itertools import chain, groupby

import regex

# Marks first assigned after Unicode 14, Python 3.11's version, by an older mark of the same combining class that is
# never composed: it stands in for them while marks are put in order.
_NEWER_MARKS = {
    "\u1714": "\U000113ce-\U000113d0\U00011f41\U00011f42\U0001612f",
    "\u0316": "\u1add\u1ae6\U00010efa\U00010efb\U00010efd-\U00010eff\U0001e4ee\U0001e5ef",
    "\u0363": "\u0897\u1acf-\u1adc\u1ae0-\u1ae5\u1ae7-\u1aea\U00010d69-\U00010d6d\U0001e08f\U0001e4ef\U0001e5ee"
    "\U0001e6e3\U0001e6e6\U0001e6ee\U0001e6ef\U0001e6f5",
    "\u0315": "\U0001e4ec\U0001e4ed",
    "\u035d": "\u1aeb",
}
_NEWER = re.compile("[" + "".join(_NEWER_MARKS.values()) + "]")
_BY_STAND_IN = {stand_in: re.compile(f"[{stand_in}{marks}]") for stand_in, marks in _NEWER_MARKS.items()}


# Characters that are what NFC makes of them, and never touch each other: Latin, Cyrillic, CJK, common punctuation.
_SETTLED = re.compile(
    "[\0-\u02ff\u0400-\u0482\u048a-\u052f\u2002-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u21ff\u3000-\u3029"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*+"
)
# Python puts marks in order one by one, in time that grows with the square of their number.
_MANY_MARKS = regex.compile(r"\p{M}{32,}")


def _in_order(match: regex.Match[str]) -> str:
    runs = groupby(match[0], key=lambda character: unicodedata.combining(character) > 0)
    return "".join(chain.from_iterable(sorted(run, key=unicodedata.combining) if marks else run for marks, run in runs))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_in_order, text))


def composed(text: str) -> str:
    """``text`` in NFC.

    >>> composed("a\U00010efa\u0301") == "á\U00010efa"
    True
    """
    if text.isascii() or _SETTLED.fullmatch(text):
        return text
    if not _NEWER.search(text):
        return _composed(text)
    # Marks of one class keep their order, so each stand-in gives way to the first mark that it still stands for.
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for stand_in, marks in _BY_STAND_IN.items():
        waiting[stand_in].extend(marks.findall(text))
        text = marks.sub(stand_in, text)
    text = _composed(text)
    return re.sub(f"[{''.join(_NEWER_MARKS)}]", lambda found: waiting[found[0]].popleft(), text)


def is_composed(text: str) -> bool:
    """Whether ``text`` is in NFC."""
    if text.isascii() or _SETTLED.fullmatch(text):
        return True
    if _NEWER.search(text) or _MANY_MARKS.search(text):
        return composed(text) == text
    return unicodedata.is_normalized("NFC", text)
