"""Whole figures: a number with all that a reader takes for one with it, ranges and shares, which is never cut inside.

"Between 3" tells nothing without "and 5 million", and "49" something false without "of the 60 victims".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from composer.language.entities.figure_grammar import is_spaceless
from composer.language.entities.figures import Figure, figures_in
from composer.language.entities.number_phrases import Span, phrase_spans
from composer.language.words import Phrases, Words, any_of, word_lists

_LONGEST = 120
"""Characters of a figure with what belongs to it, so that it fits in any post: a list of numbers is not one figure."""
_REACH = 40
"""Characters before a figure in which a phrase that belongs to it is looked for."""
_WORD = "…"
"""What stands in a listed phrase for any word: "une … sur" cinq."""
_S = r"[^\S\n]"
_ZONE = rf"{_S}?[(（](?:GMT|UTC|(?-i:[A-Z]{{1,4}}(?:T|Z|SK)|МСК))[^()（）\n]{{0,8}}[)）]"
_LETTER = re.compile(rf"(?:{_S}(?:[^\W\d_]{{1,3}}{_S})?(?:\([^\W\d_]{{1,2}}\)|[^\W\d_]\)))+")
_ANGLES = frozenset("°′″")
_POINT = rf"[′″]{_S}?[NSEWO]"
_BARE = re.compile(r"\d[\d.,٫٬’'\s]*")
# "im 20. Jahrhundert", "vom 3. bis": no sentence ends inside a sentence.
_ORDINAL = re.compile(rf"\d{{1,3}}(\.{_S}[^\W\d_a-zß-öø-ÿ][\w-]{{1,30}})")


def whole_figure_spans(text: str, language: str, within: str = "") -> list[tuple[int, int]]:
    """Spans of figures in a sentence, each with the figures and words that make one of it; sorted and disjoint.

    ``within`` is the longer text of which more sentences will be looked at, if there is one.

    >>> text = "Between 3 and 5 million people fled; one in five, some 4,000, were among 49 of the 60 victims."
    >>> [text[start:end] for start, end in whole_figure_spans(text, "en")]
    ['Between 3 and 5 million people', 'one in five', 'some 4,000', '49 of the 60 victims']
    """
    alone = _with_their_words(text, figures_in(text, language, within), word_lists(language))
    return _united(alone, sorted(phrase_spans(text, language)))


def _united(spans: list[Span], others: list[Span]) -> list[Span]:
    """Return spans, each one with the others that overlap it, and those that overlap none, if it grows not too long."""
    united: list[Span] = []
    done = 0
    for start, end in others:
        while done < len(spans) and spans[done][1] <= start:
            united.append(spans[done])
            done += 1
        first, last, reached = start, end, done
        if united and united[-1][1] > start:
            first, last = united[-1][0], max(united[-1][1], end)
        while reached < len(spans) and spans[reached][0] < last:
            first, last = min(first, spans[reached][0]), max(last, spans[reached][1])
            reached += 1
        if last - first > _LONGEST:
            continue
        if united and united[-1][1] > start:
            united.pop()
        united.append((first, last))
        done = reached
    return united + spans[done:]


def _with_their_words(text: str, found: list[Figure], lists: Words) -> list[Span]:
    """Return where figures stand with the words and the other figures that make one of each."""
    if not found or not lists.language:
        return [(figure.start, figure.end) for figure in found]
    spans: list[Span] = []
    left = found[0]
    for right, (start, end) in zip(found, _widened(text, found, lists), strict=True):
        begins, kind = start, "numbered" if text[right.start] in "§№" else right.kind
        if spans and end - spans[-1][0] <= _LONGEST:
            # Words that belong to one of the two may be the link, or stand beside it: "to more than 5".
            between = {text[ends:at] for ends in (left.end, spans[-1][1]) for at in (start, right.start)}
            if any(_are_one(text, left, right, words_between, lists) for words_between in between):
                begins = spans.pop()[0]
                kind = "numbered" if left.kind == "numbered" else kind  # "Articles 6, 7 and 9"
        spans.append((begins, end))
        left = right._replace(kind=kind)
    return spans


def _widened(text: str, found: list[Figure], lists: Words) -> Iterator[tuple[int, int]]:
    """Yield the span of each figure with the words around it that belong to it; none reaches into the next."""
    around = _around(lists.language)
    reached = 0
    following = [*(figure.start for figure in found[1:]), len(text)]
    for figure, limit in zip(found, following, strict=True):
        start = _opened(text, max(reached, figure.start - _REACH), figure.start, around)
        behind = around.behind.match(text, figure.end, limit)
        reached = behind.end() if behind else _ended(text, figure, limit, lists)
        yield start, reached


def _opened(text: str, reached: int, start: int, around: "_Around") -> int:
    """Return where a figure starts with the words right before it that belong to it."""
    if around.last:
        before = text[reached:start].rstrip("'’").rsplit(maxsplit=1)
        if not before or before[-1].casefold() not in around.last:  # so for most figures, and quicker than to search
            return start
    opener = around.before.search(text, reached, start)
    return opener.start() if opener else start


def _ended(text: str, figure: Figure, limit: int, lists: Words) -> int:
    """Return where a figure ends with a reference's letter, what an ordinal numbers, or what tens of thousands are."""
    if figure.kind == "numbered":
        letter = _LETTER.match(text, figure.end)
        return letter.end() if letter else figure.end
    if text[figure.start : figure.end].rsplit(maxsplit=1)[-1].casefold() in lists.numbers:
        noun = _around(lists.language).noun.match(text, figure.end, limit)
        return noun.end() if noun else figure.end
    ordinal = _ORDINAL.match(text, figure.start)
    return ordinal.end() if ordinal and ordinal.start(1) == figure.end else figure.end


def _are_one(text: str, left: Figure, right: Figure, between: str, lists: Words) -> bool:
    """Tell whether two figures are a range, a share, a duration, or a reference in parts."""
    if "name" in {left.kind, right.kind}:
        return False
    link = " ".join(between.casefold().split()).lstrip(". ")
    if not link:
        is_reference = left.kind == right.kind == "numbered"
        return is_reference or text[left.end - 1] in _ANGLES or (not between and is_spaceless(lists.language))
    if link in lists.figure_links or link in _ANGLES:
        return left.kind in {right.kind, "numbered"} or _is_bare(text, left, lists) or _is_bare(text, right, lists)
    if left.kind == "numbered":
        return _is_reference(text, right, link, lists)
    if left.kind == right.kind == "date" and link in lists.shared_links:
        return True
    # A number without a noun of its own shares that of the next: "3 and 5 million people".
    return link in lists.shared_links and (_is_bare(text, left, lists) or _are_times(text, left, right, lists))


def _is_reference(text: str, right: Figure, link: str, lists: Words) -> bool:
    """Tell whether a figure goes on with a reference: "Art. 5, par. 1", "Articles 6, 7 and 9", "Law 12 of 3 May"."""
    if link in {",", "،"}:
        return right.kind == "numbered" or _is_bare(text, right, lists)
    is_digit = text[right.start].isdigit() or right.kind == "numbered"
    return link.removeprefix(",").lstrip() in lists.shared_links | lists.date_links and is_digit


def _are_times(text: str, left: Figure, right: Figure, lists: Words) -> bool:
    """Tell whether two figures are one duration, "10 years and 6 months", or days of one month."""
    return _is_time(text[right.start : right.end], lists) and (
        left.kind == "date" or _is_time(text[left.start : left.end], lists)
    )


def _is_time(figure: str, lists: Words) -> bool:
    if is_spaceless(lists.language):
        return figure.endswith(tuple(lists.time_units))
    return figure.rsplit(maxsplit=1)[-1] in lists.time_units


def _is_bare(text: str, figure: Figure, lists: Words) -> bool:
    words_of_it = text[figure.start : figure.end]
    return _BARE.fullmatch(words_of_it) is not None or words_of_it.casefold() in lists.numbers


class _Around(NamedTuple):
    """What may stand right before a figure and right behind it, and belongs to it."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    noun: re.Pattern[str]
    """What "tens of thousands" counts."""
    last: frozenset[str] = frozenset()
    """The last words, case-folded, of what may stand before; none in languages without spaces."""


@cache
def _around(code: str) -> _Around:
    lists = word_lists(code)
    openers, closers = lists.figure_openers | lists.approximations, lists.figure_closers
    noun = re.compile(rf"{_S}{any_of(lists.date_links)}{_S}[^\W\d_][\w-]{{1,30}}")
    if is_spaceless(code):
        behind = _pattern(rf"{any_of(closers)}|{_ZONE}|{_POINT}")
        return _Around(_pattern(rf"(?:{any_of(openers)}){{1,2}}\Z"), behind, noun)
    before = rf"(?<!\w)(?:{_listed(openers)}(?:{_S}|(?<=['’]))){{1,2}}['’]?\Z"
    last = frozenset(opener.rsplit(maxsplit=1)[-1].casefold().rstrip("'") for opener in openers)
    return _Around(_pattern(before), _pattern(rf",?{_S}?{_listed(closers)}(?!\w)|{_ZONE}|{_POINT}"), noun, last)


def _listed(phrases: Phrases) -> str:
    return any_of(phrases).replace(_WORD, r"\w[\w'’-]{0,30}")


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
