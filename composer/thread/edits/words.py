"""The words of a text, for comparing: what stands between spaces, and each letter of scripts that have none."""

import regex

from composer.language.scripts import UNSPACED
from composer.statement.model import Span

_WORD = regex.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]++")


def word_spans(text: str) -> list[Span]:
    """Return where the words of a text stand.

    >>> word_spans("Seven died.")
    [(0, 5), (6, 11)]
    """
    return [match.span() for match in _WORD.finditer(text)]


def text_words(text: str) -> list[str]:
    """Return the words of a text.

    >>> text_words("7人が 死亡")
    ['7', '人', 'が', '死', '亡']
    """
    return _WORD.findall(text)
