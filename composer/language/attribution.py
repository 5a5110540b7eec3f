"""Attributions: sentences that only say whose the quotation beside them is."""

import re

from composer.language.words import WORD, Words, word_lists

_LONGEST = 160  # characters
_MOST_WORDS = 14
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
    if len(sentence) > _LONGEST:
        return False
    text = sentence.strip()
    if dashed := _DASHED.fullmatch(text):
        return _is_name(dashed["name"])
    lists = word_lists(language)
    found = [word.casefold() for word in WORD.findall(text)[: _MOST_WORDS + 1]]
    if not found or len(found) > _MOST_WORDS or _QUOTES.search(text):
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
