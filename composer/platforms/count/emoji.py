"""Which sequences of characters X counts as one emoji."""

import re
import tomllib
from functools import cache
from importlib.resources import files

VARIATION = "\ufe0f"
JOINER = "\u200d"
TONES = "\U0001f3fb-\U0001f3ff"
FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
TAGS = "\U000e0020-\U000e007f"
_FIRST_FLAG_LETTER = 0x1F1E6
_KEYCAP = "\u20e3"
# Where the characters lie that a joiner can join to an emoji before it.
_PICTOGRAPHS = "\u2190-\u2bff\U0001f000-\U0001faff"

# A sequence of several characters holds one of these; what stands before belongs to it, and a picture after a joiner.
_TIES = re.compile(f"(?:[{JOINER}{VARIATION}{_KEYCAP}{TONES}{FLAG_LETTERS}{TAGS}]|(?<={JOINER})[{_PICTOGRAPHS}])+")


def emoji_knots(text: str) -> list[tuple[int, int]]:
    """Spans in which characters may make up one emoji."""
    if text.isascii():
        return []
    return [(max(0, ties.start() - 1), ties.end()) for ties in _TIES.finditer(text)]


def emoji_sequences(text: str) -> list[tuple[int, int]]:
    """The sequences of two and more characters that X counts as one emoji.

    >>> emoji_sequences("a👍🏽👩‍🚀")
    [(1, 3), (3, 6)]
    """
    if text.isascii() or not _TIES.search(text):
        return []
    return [match.span() for match in _sequence().finditer(text)]


@cache
def _sequence() -> re.Pattern[str]:
    """The sequences as one expression; where several begin with the same character, the first of these wins."""
    table = tomllib.loads(files(__package__).joinpath("emoji.toml").read_text("utf-8"))
    sets = {name: f"[{_ranges(hexes)}]" for name, hexes in table.items() if name.startswith(("with", "prof"))}
    gender = f"{JOINER}[♀♂]{VARIATION}"
    profession = f"(?:{sets['professions_with_variation']}{VARIATION}|{sets['professions']})"
    patterns = (
        f"[👨👩][{TONES}]?{JOINER}{profession}",
        f"{sets['with_tone_or_variation_and_gender']}[{TONES}{VARIATION}]{gender}",
        f"{sets['with_gender']}[{TONES}]?{gender}",
        *map(_sequence_of, sorted(table["sequences"].split(), key=len, reverse=True)),
        f"[#*0-9]{VARIATION}?{_KEYCAP}",
        f"{sets['with_variation_and_tone']}{VARIATION}[{TONES}]",
        f"{sets['with_variation']}{VARIATION}",
        f"{sets['with_tone']}[{TONES}]",
        *(f"🏴{_tags(nation)}\U000e007f" for nation in table["flags_of_nations"].split()),
        _flags(table["flags"].split()),
    )
    return re.compile("|".join(patterns))


def _ranges(hexes: str) -> str:
    return "".join("-".join(chr(int(end, 16)) for end in part.split("-")) for part in hexes.split())


def _sequence_of(hexes: str) -> str:
    return "".join(chr(int(code_point, 16)) for code_point in hexes.split("-"))


def _tags(letters: str) -> str:
    return "".join(chr(0xE0000 + ord(letter)) for letter in letters)


def _flags(pairs: list[str]) -> str:
    seconds: dict[str, str] = {}
    for pair in pairs:
        seconds[pair[0]] = seconds.get(pair[0], "") + _flag_letter(pair[1])
    return "|".join(f"{_flag_letter(first)}[{letters}]" for first, letters in seconds.items())


def _flag_letter(letter: str) -> str:
    return chr(_FIRST_FLAG_LETTER + ord(letter) - ord("a"))
