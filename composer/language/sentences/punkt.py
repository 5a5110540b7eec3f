"""NLTK's Punkt, its parameters filled from our word lists: the last word on what no rule has decided."""

import re
from collections.abc import Callable
from functools import lru_cache

from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer, PunktToken

from composer.language.sentences.language import Language

# Punkt's flag for "seen in small letters inside a sentence" (its _ORTHO_MID_LC, which it keeps private).
_SEEN_SMALL = 1 << 5


class _Contexts(dict[str, int]):
    """How words were seen to be spelt; unlike Punkt's own table it does not grow when it is asked."""

    def __missing__(self, word: str) -> int:
        return 0


class _Token(PunktToken):  # type: ignore[misc]  # nltk comes without types
    """A Punkt token whose regular expressions run without nltk's guard: they are linear, and half of the time."""

    __slots__ = ()
    _RE_ELLIPSIS = re.compile(r"(?:\.\.+|…+)$")
    _RE_NUMERIC = re.compile(r"^-?[.,]?\d[\d,.-]*\.?$")
    _RE_INITIAL = re.compile(r"[^\W\d]\.$")
    _RE_ALPHA = re.compile(r"[^\W\d]+$")


class _Signs(PunktLanguageVars):  # type: ignore[misc]  # nltk comes without types
    """Tells Punkt the terminators of a language."""

    def __init__(self, signs: frozenset[str]) -> None:
        self.sent_end_chars = tuple(signs)


@lru_cache(maxsize=64)
def ends_by_punkt(rules: Language) -> Callable[[str, str], bool]:
    """Return Punkt's answer for a language.

    It takes a word with its period, or another terminator alone, and the next word: does a sentence end between them?
    """
    tokenizer = PunktSentenceTokenizer(_parameters(rules), lang_vars=_Signs(rules.signs), token_cls=_Token)

    def ends(word: str, following: str) -> bool:
        """Whether a sentence ends between two words."""
        return len(list(tokenizer.sentences_from_tokens((word, following)))) > 1

    return ends


def _parameters(rules: Language) -> PunktParameters:
    parameters = PunktParameters()
    # Single letters are left to Punkt's own rule for initials.
    parameters.abbrev_types = {word for word in rules.never_end | rules.may_end | rules.ends_lists if len(word) > 1}
    parameters.sent_starters = set(rules.starters)
    parameters.ortho_context = _Contexts(dict.fromkeys(rules.starters, _SEEN_SMALL))
    return parameters
