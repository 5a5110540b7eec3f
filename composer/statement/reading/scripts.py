"""Scripts that part no words by spaces: a line end between their letters is no space."""

from regex import compile as pattern

# With the punctuation that goes with them.
_UNSPACED = pattern(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
    r"\u3001-\u303f\u30fb\u30fc\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)


def is_unspaced(left: str, right: str) -> bool:
    """Whether two letters on both sides of a line end stand together without a space.

    >>> is_unspaced("日", "本"), is_unspaced("日", "a")
    (True, False)
    """
    return _UNSPACED.match(left) is not None and _UNSPACED.match(right) is not None
