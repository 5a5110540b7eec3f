"""What one language knows about the ends of its sentences, read from ``languages/<code>.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from composer.language.codes import primary_subtag
from composer.language.sentences.signs import whole_candidate

_OTHER_LISTS = (
    "starters",
    "articles",
    "labels",
    "after_ordinal",
    "before_time",
    "after_time",
    "always_capital",
    "weak",
)
_KINDS = ("never_end", "may_end", "ends_lists", "before_name", "before_number", "after_number")

_KEYS = frozenset(
    {
        *(*_OTHER_LISTS, *_KINDS, "terminators", "unspaced", "exclamations", "tails", "vowels", "last_letters"),
        *("ordinals", "roman_ordinals", "going_on", "verbs", "known_names", "saying", "said", "after_said"),
    }
)
"""What a file may say."""

# Written so much alike that one file serves both.
_ALIKE = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "ms": "id"}

DEFAULT = "default"
"""The file whose words and signs every language shares."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words and signs of one language; abbreviations in small letters, without the last period."""

    signs: frozenset[str]
    """The terminators: signs that may end a sentence."""
    candidates: re.Pattern[str]
    """Matches a run of them and all that belongs to it."""
    unspaced: frozenset[str]
    """Terminators that end a sentence even where no space follows, as in Chinese."""
    never_end: frozenset[str]
    """Abbreviations that something always follows: Mr, vs, e.g."""
    may_end: frozenset[str]
    """Abbreviations that may end a sentence, when a new one plainly begins: Inc, etc, U.S."""
    ends_lists: frozenset[str]
    """Abbreviations that end an enumeration, and a sentence before any capital letter: etc."""
    before_name: frozenset[str]
    """Words that are abbreviations only before a name: Sec, Br, min; with a capital, only where written so."""
    before_number: frozenset[str]
    """Words that are abbreviations only before a number: no, p, art."""
    after_number: frozenset[str]
    """Units, abbreviations only after a number: km, ft, Mio."""
    abbreviations: frozenset[str]
    """All of these."""
    not_plain: frozenset[str]
    """All words after which a terminator may be no end: abbreviations, their parts, names with a mark."""
    only_capital: frozenset[str]
    """Those that are ordinary words when written small: Ill. and ill, Rep. and rep."""
    pairs: frozenset[tuple[str, str]]
    """Neighbours inside an abbreviation that may be written with a space: (z, b) for "z. B."."""
    tails: tuple[str, ...]
    """Abbreviations that also end longer words: Hauptstr, Landesverb."""
    vowels: frozenset[str]
    """Letters of which a whole word has one: "Mg" has none. Empty where words need none, and where we do not know."""
    last_letters: frozenset[str]
    """Letters with which a whole word ends: "prov" does not, in Spanish. Empty where words end with any."""
    starters: frozenset[str]
    """Function words: capitalised after an abbreviation, they begin a sentence."""
    articles: frozenset[str]
    """Articles, alone or with a preposition, that stand before a title: le, du."""
    labels: frozenset[str]
    """What numbers and letters name: Article 1, Annex B."""
    ordinals: bool
    """Whether a number with a period may be an ordinal."""
    roman_ordinals: bool
    """Whether that holds of Roman numbers, too: "XII. pluk", but "Zygmunta III. Król"."""
    after_ordinal: frozenset[str]
    """Words that follow an ordinal even where a sentence could begin with them: months above all."""
    before_time: frozenset[str]
    """Words with which a time of day opens a sentence."""
    after_time: frozenset[str]
    """Words that may stand capitalised behind a time of day: weekdays, time zones."""
    always_capital: frozenset[str]
    """Words with a capital wherever they stand: no sign of a beginning."""
    weak: frozenset[str]
    """Terminators that end a sentence before a capital letter alone."""
    exclamations: frozenset[str]
    """Names that end in an exclamation mark: Yahoo!"""
    going_on: tuple[str, ...]
    """What carries a sentence on after a closing quotation mark, in a script without small letters."""
    verbs: frozenset[str]
    """Verbs that show that a clause before a year or a body may be finished; empty where nouns have capitals."""
    verb_endings: tuple[str, ...]
    """How verbs end that are not listed."""
    known_names: tuple[str, ...]
    """How names begin that often follow a year: Россия."""
    saying: re.Pattern[str] | None
    """Matches who said it, behind a quotation in such a script."""
    said: str
    """A pattern that matches the same in a script with spaces: "Torres asked."; empty where we know no verbs."""


def language_rules(code: str) -> Language:
    """Return the rules of a language by its code; ``pt-BR`` has those of ``pt``, an unknown one the defaults.

    >>> "mr" in language_rules("en-GB").never_end, language_rules("tlh") is language_rules("qya")
    (True, True)
    """
    base = primary_subtag(code)
    base = _ALIKE.get(base, base)
    return _language(base if base in _codes() else DEFAULT)


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    folder = files(__package__) / "languages"
    return frozenset(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


@lru_cache(maxsize=64)
def _language(code: str) -> Language:
    lists = Lists(_table(DEFAULT), _table(code) if code != DEFAULT else {})
    others: dict[str, Any] = {key: frozenset(lists.words(key)) for key in _OTHER_LISTS}
    return Language(
        **_signs(lists),
        **_abbreviations(lists),
        **_speech(lists),
        vowels=frozenset("".join(lists.words("vowels"))),
        last_letters=frozenset("".join(lists.words("last_letters"))),
        ordinals=lists.says("ordinals", otherwise=False),
        roman_ordinals=lists.says("roman_ordinals", otherwise=True),
        known_names=tuple(lists.words("known_names")),
        **others,
    )


def _table(code: str) -> Mapping[str, object]:
    return tomllib.loads((files(__package__) / "languages" / f"{code}.toml").read_text(encoding="utf-8"))


class Lists:
    """What the file of a language says, after what the one says that every language shares."""

    def __init__(self, shared: Mapping[str, object], own: Mapping[str, object]) -> None:
        if wrong := sorted((shared.keys() | own.keys()) - _KEYS):
            raise TypeError(f"languages/*.toml: {', '.join(wrong)}: nothing is known by this name")
        self._shared, self._own = shared, own

    def words(self, key: str) -> list[str]:
        """Return the shared words under a key, and the language's own."""
        return _words(self._shared, key) + _words(self._own, key)

    def says(self, key: str, *, otherwise: bool) -> bool:
        """Return what the language's own file says of a question, or else what is usual."""
        return bool(self._own.get(key, otherwise))


def _words(table: Mapping[str, object], key: str) -> list[str]:
    """Return a list of words from a file; a string is its words, parted by white space."""
    value = table.get(key, "")
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return value
    raise TypeError(f"languages/*.toml: {key} must be a list of words, or words in a string")


def _signs(lists: Lists) -> dict[str, Any]:
    """Return what a language knows of terminators."""
    unspaced = frozenset("".join(lists.words("unspaced")))
    signs = unspaced | set("".join(lists.words("terminators")))
    return {"signs": signs, "candidates": whole_candidate(signs), "unspaced": unspaced}


def _abbreviations(lists: Lists) -> dict[str, Any]:
    """Return what a language knows of words with a period, and of names with another terminator."""
    kinds = {kind: frozenset(_closed(word) for word in lists.words(kind)) for kind in _KINDS}
    abbreviations = frozenset().union(*kinds.values())
    written = [word for kind in _KINDS for word in lists.words(kind)]
    small = frozenset(_closed(word) for word in written if word[0].islower())
    pairs = frozenset(pair for word in abbreviations for pair in pairwise(word.split(".")))
    exclamations = frozenset(lists.words("exclamations"))
    return {
        **kinds,
        "before_name": frozenset(word.removesuffix(".") for word in lists.words("before_name")),
        "abbreviations": abbreviations,
        "not_plain": abbreviations | exclamations | {part for pair in pairs for part in pair if len(part) > 1},
        "only_capital": frozenset(_closed(word) for word in written if word[0].isupper()) - small,
        "pairs": pairs,
        "tails": tuple(lists.words("tails")),
        "exclamations": exclamations,
    }


def _speech(lists: Lists) -> dict[str, Any]:
    """Return what a language knows of verbs, and of those that say who spoke."""
    verbs = lists.words("verbs")
    return {
        "going_on": tuple(lists.words("going_on")),
        "verbs": frozenset(verb for verb in verbs if verb[0] != "-"),
        "verb_endings": tuple(verb[1:] for verb in verbs if verb[0] == "-"),
        "saying": _saying(lists.words("saying")),
        "said": _said(lists.words("said"), lists.words("after_said")),
    }


def _saying(verbs: list[str]) -> re.Pattern[str] | None:
    """Return what matches up to eight characters, a verb of saying, and the end of its clause."""
    return re.compile(rf"[^\s。！？…，、“「『]{{0,8}}?(?:{'|'.join(verbs)})[道着著]?[。，：！？]") if verbs else None


def _said(verbs: list[str], after: list[str]) -> str:
    """Return a pattern of a verb of saying, or up to five words, one, and the end of the clause or how it goes on."""
    if not verbs:
        return ""
    verb, ends = f"(?:{'|'.join(verbs)})", rf"(?:[.,;:।۔]|\s(?:{'|'.join(after)})\b)" if after else "[.,;:।۔]"
    return rf"\s(?:{verb}\b|(?:[^\s,;:!?…।۔\"”«»]{{1,20}} ){{1,5}}?{verb}{ends})"


def _closed(word: str) -> str:
    """Return an abbreviation as it is looked up: "Ph.D." → "ph.d"; a single letter keeps its case."""
    bare = word.removesuffix(".")
    return bare.lower() if len(bare) > 1 else bare
