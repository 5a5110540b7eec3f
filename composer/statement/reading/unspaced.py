"""Line ends between letters of scripts without spaces between words: there such an end is no space."""

from regex import compile as pattern

from composer.language.scripts import UNSPACED

# With the punctuation that goes with them.
_UNSPACED = pattern(
    rf"[{UNSPACED}"
    r"\u3001-\u303f\u30fb\u30fc\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)


def is_unspaced(left: str, right: str) -> bool:
    """Whether two letters on both sides of a line end stand together without a space.

    >>> is_unspaced("日", "本"), is_unspaced("བོད", "ཡིག"), is_unspaced("日", "a")
    (True, True, False)
    """
    return _UNSPACED.match(left) is not None and _UNSPACED.match(right) is not None
