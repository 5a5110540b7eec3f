"""Which way a language is written, and what keeps a text of the other way together within it."""

import regex

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_LETTERS = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
END_OF_ISOLATE = "\u2069"


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left, going by its script where its code names one.

    >>> [is_right_to_left(code) for code in ("ar-EG", "ku-Arab", "uz", "ks-Deva")]
    [True, True, False, False]
    """
    first, *rest = language.replace("_", "-").lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")  # noqa: PLR2004 - by BCP 47
    return script in _SCRIPTS if script else first in _RIGHT_TO_LEFT


def holds_right_to_left(text: str) -> bool:
    """Whether any letter of a text is written from right to left."""
    return _LETTERS.search(text) is not None
