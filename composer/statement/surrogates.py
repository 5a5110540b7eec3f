"""Lone surrogates: halves of characters, which a Python string may hold and no file, page or platform can."""

import re

from composer.errors import StatementError
from composer.statement.display import escaped

_SURROGATE = re.compile("[\ud800-\udfff]")


def refuse_lone_surrogates(text: str, name: str) -> str:
    r"""Return a text that can be sent; StatementError, with ``name`` and line, where half a character is in it.

    Such come from an emoji that was cut in two, or from an option that is not in UTF-8.

    >>> refuse_lone_surrogates("Seven died. \ud83d", "the opening")
    Traceback (most recent call last):
    composer.errors.StatementError: the opening, line 1: this holds half of a character (\ud83d). Write it again.
    """
    if not text.isascii() and (half := _SURROGATE.search(text)):
        line = text.count("\n", 0, half.start()) + 1
        raise StatementError(
            f"{name}, line {line}: this holds half of a character ({escaped(half[0])}). Write it again."
        )
    return text
