"""Letters that do not say what they seem to say, or not to everybody."""

import re
import unicodedata
from collections.abc import Iterator

import regex

from composer.thread.model import Post, Thread, Warning
from composer.thread.wording import warning

_UNUSUAL = re.compile("[\u24b6-\u24e9\uff21-\uff5a\U0001d400-\U0001d7ff\U0001f130-\U0001f189]")
# Mathematical letters; letters in circles and boxes; Latin letters as wide as Chinese ones.
_FONTS = regex.compile(
    r"(?:[\U0001d400-\U0001d7ff][^\S\n]?){2,}+|[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]{3,}+"
)
_WIDE = regex.compile(r"[\uff21-\uff3a\uff41-\uff5a]{3,}+")
_WIDE_BESIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")

_CAPITALS = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}#@&])\p{Lu}[\p{Lu}\p{M}'’-]++(?: [\p{Lu}&][\p{Lu}\p{M}'’-]*+(?![\p{L}\p{N}])){2,}+"
)
_FEWEST_CAPITALS = 12  # "UN, EU AND US" is no shouting
_LONG_WORD = 5  # Abbreviations are shorter.

# Those of fonts such as Wingdings, and what stands where an image stood.
_PRIVATE = regex.compile("[\ue000-\uf8ff\ufffc]")

_MARKS = regex.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = regex.compile("[\u202d\u202e]")
_RIGHT_TO_LEFT = regex.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

_LETTERS = regex.compile(r"[^\W\d_]++")
_FOREIGN = regex.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATIN = regex.compile(r"[A-Za-z\u00c0-\u024f]")
# Cyrillic and Greek letters that print as Latin ones do.
_LOOK_ALIKE = regex.compile("[аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορ]")


def font_letters(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that write words in letters that are signs."""
    for post in thread.posts:
        if post.text.isascii() or _UNUSUAL.search(post.text) is None:
            continue
        match = _FONTS.search(post.text) or (_WIDE_BESIDE.search(post.text) is None and _WIDE.search(post.text))
        if match:
            yield warning(thread, post, "font-letters", words=match[0].strip())


def private_signs(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with signs that only one font shows, or that stand for what is no text."""
    for post in thread.posts:
        if not post.text.isascii() and (match := _PRIVATE.search(post.text)):
            yield warning(thread, post, "private-signs", sign=f"U+{ord(match[0]):04X}")


def all_capitals(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that hold a run of words in capitals."""
    for post in thread.posts:
        for match in _CAPITALS.finditer(_own(post)):
            words = match[0].split()
            if sum(map(len, words)) >= _FEWEST_CAPITALS and max(map(len, words)) >= _LONG_WORD:
                yield warning(thread, post, "all-capitals", words=match[0])
                break


def bidi_controls(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with invisible marks of direction: where nothing is written from the right, any of them."""
    for post in thread.posts:
        if post.text.isascii():
            continue
        text = _own(post)
        match = (_OVERRIDES if _RIGHT_TO_LEFT.search(text) else _MARKS).search(text)
        if match:
            name = unicodedata.name(match[0]).capitalize()
            yield warning(thread, post, "bidi-controls", mark=f"U+{ord(match[0]):04X} {name}")


def look_alikes(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with a word of two alphabets, such as a Cyrillic letter among Latin ones."""
    for post in thread.posts:
        if post.text.isascii() or _LOOK_ALIKE.search(post.text) is None or _LATIN.search(post.text) is None:
            continue
        for match in _LETTERS.finditer(post.text):
            word = match[0]
            if _FOREIGN.search(word) and _LATIN.search(word) and _LOOK_ALIKE.search(word):
                yield warning(thread, post, "look-alikes", words=word)
                break


def _own(post: Post) -> str:
    """Return what people wrote of a post: not its marker, around which marks of direction have their place."""
    return "\n\n".join(filter(None, (post.body, post.opening, post.call_to_action)))
