"""Strings that are hard to count, out of what counts apart on some platform."""

# ruff: noqa: E501, SIM905 - rows of pieces read best as they are

import random
import unicodedata
from collections.abc import Callable, Sequence

_TOPS = "com org be is it co.uk md museum рф 한국 みんな中国 xn--p1ai com2 comma con c test music org_ com- COM onion py".split()
_HOSTS = (
    "example www.example a a-b a_b left.It -x x- x_ www a.b.c.d 日本 пример ex。ample exämple xn--bcher-kva EXAMPLE 1 t 😀 café"
    " cafe\u0301 ab12 b.a_b _x قناة".split()
)
_PATHS = (
    "/ /a /a/b.html /a(b)c /(a(b)c)d /(a /a) /a. /a, /a?b=c&d=e. ?x=1 ?x= /?q=a#b #a /#a /~u /@u/ /@u /é /я /日 :80 :80/a"
    " : :/a /a…b /a–b /a—b /a'b /*a* /a|b /%20 /a&amp; /.. /-_ ; ! //a /(a)(b) /((a)) /(((a))) /a?b)c /a]b".split()
)
_SHORT = [
    "http://t.co/abc",
    "https://t.co/" + "a" * 40,
    "https://t.co/" + "a" * 41,
    "http://t.co/a.b/c?d",
    "t.co/abcdefghij",
]
_SCHEMES = ["http://", "https://", "HTTPS://", "ftp://", "http:/", "//", "hhttps://", "mailto:", ""]
_AROUND = (
    " \n\t()[]{}<>\"'“”«»‘’.,;:!?…-–—_/\\|@#$%^&*+=~`"
    "。、，！？（）「」　\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ufeff\xa0\xad\x00\x07\x1b\x85\u2028"
)
_WORDS = (
    "the of Peru statement 1,200 $3 49 left. It end.The e.g. U.S. a.m. 3.5 Mr. don't @user @user@example.org #tag $CASH RT"
    " #日本 @user@exämple.org v1.2 file.py node.js is.it.ok".split()
)
_LETTERS = "aeinost ßéñøœ\u0131\u017f\u212a\u212b\u1e9e ЖяЁ αΩΐ אבגְ سلام हिन्दी क्षत्र ไทยำ ລາວ မြန်မာ ខ្មែរ தமிழ் 日本語テストﾃｽﾞ 한국어 中文，。 ﬁ ǅ"
_JAMO = "\u1100\u1161\u11a8\u1112\ua960\ud7b0"
_MARKS = "\u0300\u0301\u0308\u0323\u0327\u0338\u0345\u20dd\u20e3\ufe0e\ufe0f\u094d\u093c\u0903\u3099\u1dc0\u0e33\u0eb3\u0600\u0d4e\u1f3fb"
_EMOJI = "😀❤♥☝✌👍👨👩🧑👧👦🏳🏴🌈⚧☠👁🗨🐦🔥⛹🏋🕵🫱🫲🫠🩷🪿🐻❄🧔💻⚕✈♀♂🏃🧜🦰©®™♾♟🅰㊗‼⌚▶🇦🇨🇶🇫🇷🇺🇸🇽1#*🏽🏿🫩🫆🪉🫪🫯"
_TIES = "\u200d\ufe0f\ufe0e\u20e3🏻🏽\U000e0067\U000e0062\U000e007f"
_INDIC = "कक्षत्रज्ञन\u094d\u094d\u200d\u200c\u093c\u09cd\u0995\u09b7\u0acd\u0a95\u0d4d\u0d15\u0c4d\u0c15\u0b4d\u0b15\u1039\u1000\u17d2\u1780"
_NEW_MARKS = "\u0897\u1acf\u1add\u1ae0\U00010d69\U00010efa\U00011b60\U0001e6e3\U00016d63\U000113b8\U00011f5a"
_SEQUENCES = (
    "👨‍👩‍👧‍👦 👩‍❤️‍💋‍👨 👩🏽‍🚀 🏳️‍🌈 🏴‍☠️ 👁️‍🗨️ 👁‍🗨 🐻‍❄️ 🧑‍🤝‍🧑 🐦‍🔥 🫱🏻‍🫲🏿 🧑‍🧑‍🧒 ☝️🏽 ♾️ 1️⃣ #⃣ 🇨🇶 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏃🏽‍♀️ 🏃‍♀ 🏋️‍♀️ 🕵🏻‍♂️ 👯‍♀️ 👩‍⚕️ 👩‍⚕ ⛓️‍💥 🙂‍↔️"
).split()


def string(source: random.Random) -> str:
    """One hard string of up to 60 pieces or so."""
    makers: Sequence[Callable[[random.Random], str]] = source.choice(_KINDS)
    text = "".join(source.choice(makers)(source) for _ in range(source.randint(1, source.choice([2, 6, 20]))))
    form = source.randrange(4)
    if form < 2:
        return text
    return unicodedata.normalize("NFC", text) if form == 2 else unicodedata.normalize("NFD", text)


def _address(source: random.Random) -> str:
    if source.random() < 0.1:
        return source.choice(_SHORT)
    host = ".".join(source.choices(_HOSTS, k=source.choice([1, 1, 1, 2, 3])))
    scheme = source.choice(_SCHEMES) if source.random() < 0.6 else ""
    tail = "".join(source.choices(_PATHS, k=source.choice([0, 0, 1, 1, 2, 3])))
    return f"{scheme}{host}.{source.choice(_TOPS)}{tail}"


def _long_address(source: random.Random) -> str:
    if source.random() < 0.5:
        return "https://example.com/" + "a" * source.randint(4060, 4090)
    return source.choice("a日é😀") * source.randint(58, 66) + ".com"


def _one_of(pieces: str | Sequence[str]) -> Callable[[random.Random], str]:
    return lambda source: source.choice(pieces)


def _any(source: random.Random) -> str:
    top = source.choice([0x80, 0x300, 0x3000, 0xFFFF, 0x1FBFF, 0xE01EF, 0x10FFFF])
    code_point = source.randint(0, top)
    return chr(code_point) if not 0xD800 <= code_point < 0xE000 else "\ufffd"


_PLAIN = [_one_of(_WORDS), _one_of(" \n"), _one_of(_AROUND), _one_of(_LETTERS)]
_ADDRESSES = [_address, _address, _one_of(_AROUND), _one_of(" "), _one_of(_WORDS), _one_of(_LETTERS)]
_PICTURES = [_one_of(_EMOJI), _one_of(_TIES), _one_of(_SEQUENCES), _one_of(_EMOJI + " a")]
_MARKED = [_one_of(_LETTERS), _one_of(_MARKS), _one_of(_JAMO), _one_of(_INDIC), _one_of(_TIES), _one_of(_NEW_MARKS)]
_KINDS = [
    _PLAIN,
    _ADDRESSES,
    _ADDRESSES,
    _PICTURES,
    _PICTURES,
    _MARKED,
    [_one_of(_INDIC)],
    [*_PLAIN, *_ADDRESSES, *_PICTURES, *_MARKED],
    [_any, _any, _one_of(_TIES), _one_of(_MARKS)],
    [_one_of("\r\n"), _one_of(["\r\n", "\n"]), _one_of(_WORDS), _one_of(_MARKS)],
    [_long_address, _one_of(" .日"), _address],
    [_one_of("@a.co"), _one_of(_WORDS), _address, _one_of("@# ")],
]
