"""Which language a text is in, by its script and its function words."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from composer.errors import ComposerError

_READ = 50_000
"""Characters of a text that decide; the rest would only cost time."""
_AHEAD = 1.15
"""So many times the evidence for the second-best language must the best have."""
_LEAST = 1.5
"""Function words that are worth less than this in all are no evidence."""
_LEAST_SHARE = 0.08
"""Of the words of a text in a language, at least this part is function words; of a list of names it is not."""
_LONG = 200
"""Characters of a text whose language is told without a mistake; in a shorter one names and initials may mislead."""
_ENDINGS = (2, 3, 4, 5, 6)
"""How many letters the endings of detection.toml have."""
_KINDS = {"words": ("", 1.0), "endings": ("-", 0.5), "letters": ("=", 0.3)}
"""The tables of signs in detection.toml: what stands before a sign of each, and what it is worth to one language."""

_IDEOGRAPHIC = ("Han", "Kana")
"""The scripts of Chinese and Japanese, which are told apart by how much there is of each."""

# Addresses, mentions and hashtags are in no language.
_NO_WORD = re.compile(r"://|www\.|[@#]")
# Arabic vowel signs hide the word that we know.
_VOWEL_SIGNS = re.compile(r"[\u064b-\u065f\u0670]")
# Marks stay with their letters: Devanagari's vowel signs are no word characters.
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0963\u064b-\u065f\u200c])*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of scripts and languages."""

    letters: Mapping[str, re.Pattern[str]]
    """What matches a run of each script's letters."""
    alone: Mapping[str, str]
    """The language that a script tells alone."""
    alike: frozenset[frozenset[str]]
    """Pairs of languages of which a short text may pass for the other."""
    signs: Mapping[str, Mapping[str, Mapping[str, frozenset[str]]]]
    """By kind of sign, one of `_KINDS`, and by script: the signs of each language."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages that can be told from others."""
        by_words = (code for lists in self.signs["words"].values() for code in lists)
        return frozenset({"ja", "zh", *self.alone.values(), *by_words})


@cache
def _evidence() -> Evidence:
    """Return what detection.toml says, read once."""
    return evidence_of(tomllib.loads((files(__package__) / "detection.toml").read_text(encoding="utf-8")))


def evidence_of(table: Mapping[str, Any]) -> Evidence:
    """Return what a table such as detection.toml says; ComposerError where a script tells no language."""
    scripts, alone = table["scripts"], table["alone"]
    if wrong := sorted({*alone, *table["words"], *_IDEOGRAPHIC} ^ scripts.keys()):
        raise ComposerError(
            f"detection.toml: {', '.join(wrong)}: give each script its letters, and a language or words."
        )
    return Evidence(
        letters={script: re.compile(f"[{ranges}]+") for script, ranges in scripts.items()},
        alone=alone,
        alike=frozenset(frozenset(pair.split()) for pair in table["alike"]),
        signs={kind: {script: _lists(lists) for script, lists in table[kind].items()} for kind in _KINDS},
    )


def _lists(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {code: frozenset(signs.split()) for code, signs in lists.items()}


def detected_language(text: str) -> str | None:
    """Return the code of the language that a text is in, None where the evidence is thin.

    >>> detected_language("The committee has said that it will not be there when the vote is taken.")
    'en'
    >>> detected_language("Lima, 1995") is None
    True
    """
    beginning = text[:_READ]
    script = _script(beginning)
    if script is None:
        return None
    if script in _IDEOGRAPHIC:
        return _chinese_or_japanese(beginning)
    return _evidence().alone.get(script) or _by_words(beginning, script)


def other_language(text: str, code: str) -> str | None:
    """Return the code of the language that a text is in, where that is another than ``code``, its language by name.

    None where the text is short or the evidence thin, or where nothing is known of the language that was named.

    >>> text = "The committee has said that it will not be there when the vote is taken. " * 3
    >>> other_language(text, "es"), other_language(text, "en"), other_language(text, "lb")
    ('en', None, None)
    """
    found = detected_language(text) if len(text) >= _LONG and code in _evidence().languages else None
    return None if found is None or found == code or {found, code} in _evidence().alike else found


def _script(text: str) -> str | None:
    """Return the script of more than half of the letters; Han and kana count as one."""
    letters = {script: sum(map(len, pattern.findall(text))) for script, pattern in _evidence().letters.items()}
    # An ideograph says about as much as three letters of an alphabet.
    weights = {script: count * 3 if script in (*_IDEOGRAPHIC, "Hangul") else count for script, count in letters.items()}
    weights["Han"] += weights.pop("Kana")
    script = max(weights, key=lambda name: weights[name])
    return script if weights[script] * 2 > sum(weights.values()) else None


def _chinese_or_japanese(text: str) -> str:
    han, kana = (sum(map(len, _evidence().letters[script].findall(text))) for script in _IDEOGRAPHIC)
    return "ja" if kana * 20 > han else "zh"


def _by_words(text: str, script: str) -> str | None:
    """Return the language of a script whose words stand out, in number and against all others."""
    words = Counter(_words(text.lower()))
    weights = _weights(script)
    scores: dict[str, float] = dict.fromkeys(_evidence().signs["words"][script], 0.0)
    for word, count in words.items():
        for sign in (
            word,
            *(f"-{word[-length:]}" for length in _ENDINGS if len(word) > length),
            *map("=".__add__, set(word)),
        ):
            for code, weight in weights.get(sign, {}).items():
                scores[code] += weight * count
    best, second = sorted(scores, key=lambda code: -scores[code])[:2]
    most = scores[best]
    clear = most >= _LEAST and most >= scores[second] * _AHEAD and most >= words.total() * _LEAST_SHARE
    return best if clear else None


def _words(text: str) -> list[str]:
    runs = (run for run in text.split() if not _NO_WORD.search(run))
    return _WORDS.findall(_VOWEL_SIGNS.sub("", " ".join(runs)))


@cache
def _weights(script: str) -> dict[str, dict[str, float]]:
    """Return what each function word, ending (after a hyphen) and letter (after =) is worth for each language."""
    weights: dict[str, dict[str, float]] = {}
    for kind, (prefix, worth) in _KINDS.items():
        lists = _evidence().signs[kind].get(script, {})
        shared = Counter(sign for signs in lists.values() for sign in signs)
        for code, signs in lists.items():
            for sign in signs:
                known = weights.setdefault(prefix + sign, {})
                known[code] = max(known.get(code, 0), worth / shared[sign])
    return weights
