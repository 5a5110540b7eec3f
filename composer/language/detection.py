"""Which language a text is in, by its script and its function words."""

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from itertools import chain

# As much of a text as decides; the rest would only cost time.
_READ = 50_000
# So many times the evidence for the second-best language must the best have.
_AHEAD = 1.15
# Words worth less than this in all are no evidence.
_LEAST = 1.5
# Of a text in a language, at least this part is function words; of a list of names it is not.
_LEAST_SHARE = 0.08

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
# Scripts that tell the language alone.
_ALONE = {
    "Greek": "el",
    "Armenian": "hy",
    "Hebrew": "he",
    "Georgian": "ka",
    "Hangul": "ko",
    "Thai": "th",
    "Bengali": "bn",
    "Tamil": "ta",
    "Telugu": "te",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Ethiopic": "am",
    "Myanmar": "my",
    "Khmer": "km",
}
_LONG = 200
"""Characters of a text whose language is told without a mistake; in a shorter one names and initials may mislead."""
_ALIKE = ({"da", "no"}, {"gl", "pt"}, {"cs", "sk"}, {"bg", "mk"})
"""Languages of which a short text may pass for the other."""
_ENDINGS = (2, 3, 4, 5, 6)
# What a function word, an ending, a letter is worth if no other language has it.
_KINDS = {"words": ("", 1.0), "endings": ("-", 0.5), "letters": ("=", 0.3)}
_LETTERS = {script: re.compile(f"[{ranges}]+") for script, ranges in _SCRIPTS.items()}
# Marks stay with their letters: Devanagari vowel signs are no word characters.
# Addresses, mentions and hashtags are in no language.
_NO_WORD = re.compile(r"://|www\.|[@#]")
# Arabic vowel signs hide the word that we know.
_VOWEL_SIGNS = re.compile(r"[\u064b-\u065f\u0670]")
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
    return _ALONE[script] if script in _ALONE else _by_words(beginning, script)


def other_language(text: str, code: str) -> str | None:
    """Return the code of the language that a text is in, where that is another than ``code``, its language by name.

    None where the text is short or the evidence thin, or where nothing is known of the language that was named.

    >>> text = "The committee has said that it will not be there when the vote is taken. " * 3
    >>> other_language(text, "es"), other_language(text, "en"), other_language(text, "lb")
    ('en', None, None)
    """
    found = detected_language(text) if len(text) >= _LONG and code in _codes() else None
    return None if found is None or found == code or {found, code} in _ALIKE else found


def _codes() -> frozenset[str]:
    """Return the languages that can be told from others."""
    return frozenset({"ja", "zh", *_ALONE.values(), *chain.from_iterable(_table()["words"].values())})


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
    """Return the language of a script whose words stand out, in number and against all others."""
    words = Counter(_words(text.lower()))
    weights = _weights(script)
    scores: dict[str, float] = dict.fromkeys(_table()["words"][script], 0.0)
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


@lru_cache(maxsize=8)
def _weights(script: str) -> dict[str, dict[str, float]]:
    """Return what each function word, ending (after a hyphen) and letter (after =) is worth for each language."""
    weights: dict[str, dict[str, float]] = {}
    for kind, (prefix, worth) in _KINDS.items():
        lists = {code: set(signs.split()) for code, signs in _table()[kind].get(script, {}).items()}
        shared = Counter(sign for signs in lists.values() for sign in signs)
        for code, signs in lists.items():
            for sign in signs:
                known = weights.setdefault(prefix + sign, {})
                known[code] = max(known.get(code, 0), worth / shared[sign])
    return weights


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files(__package__) / "detection.toml").read_text(encoding="utf-8"))
