"""The sentences of a paragraph, as spans."""

from collections.abc import Iterator
from itertools import pairwise

from composer.language.datelines import dateline_end
from composer.language.sentences.candidates import candidate
from composer.language.sentences.items import item_starts
from composer.language.sentences.language import Language, language_rules
from composer.language.sentences.lines import units
from composer.language.sentences.rules import ends
from composer.language.sentences.signs import any_of

Span = tuple[int, int]

# The longest word that is looked at before a plain boundary; a longer one takes the slow way.
_REACH = 32
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_DIGITS = frozenset("0123456789")


def sentence_spans(paragraph: str, language: str) -> list[Span]:
    """Return where the sentences of a paragraph stand, as code-point offsets, in order.

    They cover every character that is not white space, and neither begin nor end with any. A blank line always ends
    a sentence; so do a heading, an item of a list and a line of verse. A language without rules gets the defaults.

    >>> sentence_spans("Mr. Smith left. Why?", "en")
    [(0, 15), (16, 20)]
    """
    if not (isinstance(paragraph, str) and isinstance(language, str)):
        raise TypeError(f"a paragraph and the code of its language are texts, not {paragraph!r} and {language!r}")
    rules = language_rules(language)
    # A search for the few signs that occur is four times as fast as one for all that Unicode has.
    signs = rules.signs.intersection(set(paragraph))
    spans: list[Span] = []
    for start, end in units(paragraph):
        for first, last in pairwise([start, *(start + item for item in item_starts(paragraph[start:end])), end]):
            spans += _spans(paragraph[first:last], first, rules, signs)
    return spans


def _spans(part: str, offset: int, rules: Language, signs: frozenset[str]) -> Iterator[Span]:
    """Yield the sentences of a part that begins with no white space, as spans of the text in which it stands."""
    part_end = len(part.rstrip())
    sentence, done = 0, dateline_end(part)
    for sign in any_of(signs).finditer(part, 0, part_end) if signs else ():
        start = sign.start()
        if start < done or (part[start] == "." and _is_inside(part, start)):
            continue
        done = start + 1
        if not _is_plain(part, start, rules):
            possible = candidate(part, rules, sentence, start)
            done = possible.end
            if done >= part_end or not ends(possible):
                continue
        yield offset + sentence, offset + done
        sentence = _next_character(part, done)
    yield offset + sentence, offset + part_end


def _next_character(part: str, position: int) -> int:
    """Return where the white space that begins at a position ends."""
    while part[position : position + 1].isspace():
        position += 1
    return position


def _is_inside(part: str, sign: int) -> bool:
    """Return whether a period is plainly inside a number, an address or the name of a file."""
    after = part[sign + 1 : sign + 2]
    return after in _SMALL or (after in _DIGITS and part[sign - 1 : sign] in _DIGITS)


def _is_plain(part: str, sign: int, rules: Language) -> bool:
    """Return whether a terminator stands alone after a plain word, and a space and a capital letter follow.

    Most boundaries are of this kind; what any rule, and Punkt, would say of them is known beforehand.
    """
    if part[sign + 1 : sign + 2] != " " or not part[sign + 2 : sign + 3].isupper():
        return False
    word = part[part.rfind(" ", max(0, sign - _REACH), sign) + 1 : sign]
    if not (part[sign] == ".") < len(word) < _REACH or not word.isalpha() or (rules.ordinals and word.isupper()):
        return False
    return word.lower() not in rules.not_plain
