"""The sentences of a paragraph, as spans."""

from collections.abc import Iterator
from itertools import pairwise

from composer.language.sentences.candidates import candidate
from composer.language.sentences.items import item_starts
from composer.language.sentences.language import Language, language_rules
from composer.language.sentences.lines import units
from composer.language.sentences.rules import ends

Span = tuple[int, int]

# The longest word that is looked at before a plain boundary; a longer one takes the slow way.
_REACH = 32


def sentence_spans(paragraph: str, language: str) -> list[Span]:
    """Return where the sentences of a paragraph stand, as code-point offsets, in order.

    They cover every character that is not white space, and neither begin nor end with any. A blank line always ends
    a sentence; so do a heading, an item of a list and a line of verse. A language without rules gets the defaults.

    >>> sentence_spans("Mr. Smith left. Why?", "en")
    [(0, 15), (16, 20)]
    """
    rules = language_rules(language)
    spans: list[Span] = []
    for start, end in units(paragraph):
        for first, last in pairwise([start, *(start + item for item in item_starts(paragraph[start:end])), end]):
            spans += _spans(paragraph[first:last], first, rules)
    return spans


def _spans(part: str, offset: int, rules: Language) -> Iterator[Span]:
    """Yield the sentences of a part that begins with no white space, as spans of the text in which it stands."""
    part_end = len(part.rstrip())
    sentence = done = 0
    for run in rules.runs.finditer(part, 0, part_end):
        if run.start() < done:
            continue
        done = run.end()
        if not _is_plain(part, *run.span(), rules):
            possible = candidate(part, rules, sentence, run.start())
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


def _is_plain(part: str, start: int, end: int, rules: Language) -> bool:
    """Return whether a run is a single sign after a plain word, and a space and a capital letter follow.

    Most boundaries are of this kind; what any rule would say of them is known beforehand.
    """
    if end - start != 1 or part[end : end + 1] != " " or not part[end + 1 : end + 2].isupper():
        return False
    word = part[part.rfind(" ", max(0, start - _REACH), start) + 1 : start]
    if not 1 < len(word) < _REACH or not word.isalpha():
        return False
    small = word.lower()
    if rules.ordinals and word.isupper():
        return False
    return small not in rules.abbreviations and small not in rules.exclamations
