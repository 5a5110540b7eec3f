"""What one line tells of itself: how wide it is, whether a sentence ends with it or goes on."""

from collections.abc import Callable

from regex import compile as pattern

LONGEST_WRAPPED = 120
"""Columns: no program wraps lines later, so that one which is longer is a paragraph of its own or a sentence."""

CLOSING = r"(?:[\p{Pe}\p{Pf}\"'”’»*_¹²³⁰-⁹]|\[\p{Nd}{1,3}\])*+"
"""What may follow the end of a sentence: what closes, and the mark of a note."""
_ENDS = pattern(rf"[\p{{Sentence_Terminal}}…:;：；]{CLOSING}\s*+$")
_SENTENCE_ENDS = pattern(rf"[\p{{Sentence_Terminal}}…]{CLOSING}\s*+$")
_ANNOUNCES = pattern(r"[:：]\s*+$")
_GOES_ON = pattern(r"[\p{Ps}\p{Pd}&,،、]\s*+$")
_INNER_END = pattern(rf"[.!?…؟।]{CLOSING}\s++[\p{{Lu}}\p{{Lo}}\p{{Nd}}\p{{Ps}}\p{{Pi}}\"¿¡]|[。！？]{CLOSING}.")
_FIRST_SIGN = pattern(r"[\p{L}\p{Nd}]")
_FIRST_WORD = pattern(r"\s*+(?:[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]|\S++)")
_BROKEN = pattern(r"\p{L}[-‐\u00ad]$")
_AFTER_SUSPENDED = frozenset(
    {
        "a",
        "and",
        "bis",
        "bzw.",
        "e",
        "eller",
        "en",
        "et",
        "i",
        "o",
        "och",
        "oder",
        "of",
        "og",
        "or",
        "ou",
        "to",
        "und",
        "y",
    }
)
"""Words before which a hyphen may stand for the end of another: "Vor- und Nachteile"."""
_WIDE = pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\u3000-\u303f\uff01-\uff60]++")
_ADDRESS = pattern(r"https?://[!-~]++")  # no program breaks one, so that its line may be of any length

IsItem = Callable[[str], bool]
"""Whether a line begins as an item of a list does, in the format that it is in."""


def columns(line: str) -> int:
    """Return how wide a line is without its addresses, a Chinese, Japanese or Korean letter being two.

    >>> columns("Puno: https://example.org/report"), columns("日本")
    (6, 4)
    """
    return full_width(_ADDRESS.sub("", line) if "://" in line else line)


def full_width(line: str) -> int:
    """Return how wide a line is, its addresses included.

    >>> full_width("https://example.org")
    19
    """
    return len(line) if line.isascii() else 2 * len(line) - len(_WIDE.sub("", line))


def first_word(line: str) -> str:
    """Return the first of what a program may move to the next line: a word, or one letter where no spaces part them.

    >>> first_word("Seven soldiers"), first_word("七人")
    ('Seven', '七')
    """
    found = _FIRST_WORD.match(line)
    return found[0] if found else ""


def ends(line: str) -> bool:
    """Whether a line ends a sentence or a part of one, or announces the next.

    >>> ends("the truth;"), ends("Was it so?[12]"), ends("Justice for Peru")
    (True, True, False)
    """
    return _ENDS.search(_tail(line)) is not None


def is_sentence(line: str) -> bool:
    """Whether a line ends a sentence.

    >>> is_sentence("“Nobody.”"), is_sentence("We ask for:")
    (True, False)
    """
    return _SENTENCE_ENDS.search(_tail(line)) is not None


def announces(line: str) -> bool:
    """Whether a line ends with a colon."""
    return _ANNOUNCES.search(_tail(line)) is not None


def holds_several(line: str) -> bool:
    """Whether a sentence ends within a line."""
    return _INNER_END.search(line) is not None


def begins_small(line: str) -> bool:
    """Whether the first letter of a line is small, and no number stands before it.

    >>> begins_small("(who gave the orders)"), begins_small("49 civilians")
    (True, False)
    """
    first = _FIRST_SIGN.search(line)
    return first is not None and first[0].islower()


def is_broken(line: str, after: str) -> bool:
    """Whether a sentence seems to go on from one line to the next.

    >>> is_broken("Ana Ruiz,", "Puno"), is_broken("the families", "who gave"), is_broken("We ask for:", "the truth;")
    (True, True, False)
    """
    return not ends(line) and (_GOES_ON.search(_tail(line)) is not None or begins_small(after))


def is_hyphenated(line: str, after: str) -> bool:
    """Whether a word seems to have been broken between two lines: "per-", "sonnes"; not "Vor-", "und Nachteile".

    >>> is_hyphenated("42 per-", "sonnes"), is_hyphenated("Vor-", "und Nachteile"), is_hyphenated("El-", "Fasher")
    (True, False, False)
    """
    if _BROKEN.search(line[-4:]) is None or not after[:1].islower():
        return False
    return first_word(after) not in _AFTER_SUSPENDED


def _tail(line: str) -> str:
    """Return what ends a line, to spare a search of all of it."""
    return line.rstrip()[-12:]
