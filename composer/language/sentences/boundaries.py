"""The sentences of a paragraph, as spans."""

import re
from collections.abc import Iterator
from itertools import pairwise

from composer.language.datelines import dateline_end
from composer.language.sentences.asides import MARKS, Span, aside_spans, belongs
from composer.language.sentences.candidates import candidate
from composer.language.sentences.items import item_starts
from composer.language.sentences.language import Language, language_rules
from composer.language.sentences.lines import units
from composer.language.sentences.periods import LONGEST_CLIPPED
from composer.language.sentences.rules import ends
from composer.language.sentences.signs import first_signs

# The longest word that is looked at before a plain boundary; a longer one takes the slow way.
_REACH = 32
_ROMAN = frozenset("IVXLC")


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
    characters = frozenset(paragraph)
    search, marks = first_signs(rules.signs & characters), MARKS & characters
    spans: list[Span] = []
    for start, end in units(paragraph):
        for first, last in pairwise([start, *(start + item for item in item_starts(paragraph[start:end])), end]):
            part = paragraph[first:last]
            spans += _spans(part, first, rules, search.finditer(part), aside_spans(part, marks, rules))
    return spans


def _spans(
    part: str, offset: int, rules: Language, signs: Iterator[re.Match[str]], inner: list[Span]
) -> Iterator[Span]:
    """Yield the sentences of a part that begins with no white space, as spans of the text in which it stands."""
    part_end = len(part.rstrip())
    sentence, done = 0, dateline_end(part)
    beyond = (part_end, part_end)
    following = iter(inner)
    aside = next(following, beyond)
    for sign in signs:
        start = sign.start()
        if start < done:
            continue
        possible = None if _is_plain(part, start, rules) else candidate(part, rules, sentence, start)
        done = possible.end if possible else start + 1
        while aside[1] <= done < part_end:
            aside = next(following, beyond)
        within = aside[0] < start and belongs(aside, part, sentence)
        if done >= part_end or within or (possible and not ends(possible)):
            continue
        yield offset + sentence, offset + done
        sentence = _next_character(part, done) if possible else done + 1
    yield offset + sentence, offset + part_end


def _next_character(part: str, position: int) -> int:
    """Return where the white space that begins at a position ends."""
    while part[position : position + 1].isspace():
        position += 1
    return position


def _is_plain(part: str, sign: int, rules: Language) -> bool:
    """Return whether a terminator stands alone after a plain word, and a space and a capital letter follow.

    Most boundaries are of this kind; what any rule, and Punkt, would say of them is known beforehand.
    """
    if part[sign + 1 : sign + 2] != " " or not part[sign + 2 : sign + 3].isupper():
        return False
    word = part[part.rfind(" ", max(0, sign - _REACH), sign) + 1 : sign]
    if not (part[sign] == ".") < len(word) < _REACH or not word.isalpha():
        return False
    if word.isupper() and (rules.ordinals or _ROMAN.issuperset(word)):
        return False
    word = word.lower()
    if word in rules.not_plain or (rules.tails and word.endswith(rules.tails)):
        return False
    return len(word) > LONGEST_CLIPPED or not rules.vowels.isdisjoint(word)
