"""Which language a text is in, by its script and its function words."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

# As much of a text as decides; the rest would only cost time.
_READ = 50_000
# So many times the evidence for the second-best language must the best have.
_AHEAD = 1.25
# Words worth less than this in all are no evidence.
_LEAST = 1.5
# Of a text in a language, at least this part is function words; of a list of names it is not.
_LEAST_SHARE = 0.04

_SCRIPTS = {
    "Latin": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Cyrillic": "Ѐ-ԯ",
    "Greek": "Ͱ-Ͽἀ-῿",
    "Armenian": "԰-֏",
    "Hebrew": "֐-׿",
    "Arabic": "ؠ-ٟٮ-ۿݐ-ݿ",
    "Devanagari": "ऀ-ॣ०-ॿ",
    "Bengali": "ঀ-৿",
    "Gurmukhi": "਀-੿",
    "Gujarati": "઀-૿",
    "Tamil": "஀-௿",
    "Telugu": "ఀ-౿",
    "Kannada": "ಀ-೿",
    "Malayalam": "ഀ-ൿ",
    "Thai": "฀-๿",
    "Myanmar": "က-႟",
    "Georgian": "Ⴀ-ჿ",
    "Ethiopic": "ሀ-፟",
    "Khmer": "ក-៓",
    "Hangul": "가-힣",
    "Kana": "ぁ-ゖァ-ヺー",
    "Han": "㐀-䶿一-鿿",
}
_LETTERS = {script: re.compile(f"[{ranges}]+") for script, ranges in _SCRIPTS.items()}
# Marks stay with their letters: Devanagari vowel signs are no word characters.
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0963\u064b-\u065f\u200c])*")


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
    if script in {"Han", "Kana"}:
        return _chinese_or_japanese(beginning)
    alone: Mapping[str, str] = _table()["alone"]
    return alone[script] if script in alone else _by_words(beginning, script)


def _script(text: str) -> str | None:
    """Return the script of more than half of the letters; Han and kana count as one."""
    letters = {script: sum(map(len, pattern.findall(text))) for script, pattern in _LETTERS.items()}
    # An ideograph says about as much as three letters of an alphabet.
    weights = {script: count * 3 if script in {"Han", "Kana", "Hangul"} else count for script, count in letters.items()}
    weights["Han"] += weights.pop("Kana")
    script = max(weights, key=lambda name: weights[name])
    return script if weights[script] * 2 > sum(weights.values()) else None


def _chinese_or_japanese(text: str) -> str:
    kana, han = (sum(map(len, _LETTERS[script].findall(text))) for script in ("Kana", "Han"))
    return "ja" if kana * 20 > han else "zh"


def _by_words(text: str, script: str) -> str | None:
    """Return the language of a script whose function words stand out, in number and against all others."""
    words = Counter(word.lower() for word in _WORDS.findall(text))
    weights = _weights(script)
    scores: Counter[str] = Counter()
    for word, count in words.items():
        for code, weight in weights.get(word, {}).items():
            scores[code] += weight * count  # type: ignore[assignment]  # a Counter may hold fractions
    (best, most), (_, second) = (scores.most_common(2) + [("", 0), ("", 0)])[:2]
    clear = most >= _LEAST and most >= second * _AHEAD and most >= words.total() * _LEAST_SHARE
    return best if clear else None


@lru_cache(maxsize=8)
def _weights(script: str) -> dict[str, dict[str, float]]:
    """Return for each function word of a script what it is worth for each language that has it."""
    lists = {code: set(words.split()) for code, words in _table().get(script, {}).items()}
    shared = Counter(word for words in lists.values() for word in words)
    weights: dict[str, dict[str, float]] = {}
    for code, words in lists.items():
        for word in words:
            weights.setdefault(word, {})[code] = 1 / shared[word]
    return weights


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "detection.toml").read_text(encoding="utf-8"))
