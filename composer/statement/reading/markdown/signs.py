"""Asterisks and underscores that are no emphasis: those of addresses, handles, hashtags, figures and words.

CommonMark takes ``2*3*4`` and ``https://example.org/_a_/b`` for emphasis, and the signs of ``Bürger*innen und
Journalist*innen`` for its two ends. In a statement these signs mean what they show.
"""

from collections.abc import Iterator

from markdown_it.rules_inline import StateInline
from regex import IGNORECASE, VERSION1
from regex import compile as pattern

from composer.language.scripts import UNSPACED
from composer.statement.model import Span

_SIGNS = "*_"
_WORD = pattern(r"(?<!\S)\S++")
_WITHIN_ADDRESS = r"[^\s<>\[\]()\"`|]*+"
_ADDRESS = pattern(
    r"(?:https?://|(?<![\w.-])www\.|(?<![\w.-])(?=[a-z0-9])[a-z0-9.-]++/(?<=\.[a-z]{2,24}/))"
    rf"{_WITHIN_ADDRESS}(?:\({_WITHIN_ADDRESS}\){_WITHIN_ADDRESS})*+",
    IGNORECASE,
)
_AFTER_ADDRESS = "*_.,;:!?'\"”’»…"
_NAME = pattern(r"(?<![\w.+-])[\w.+-]++@[^\W_](?:[^\W_]|[.-])*+|(?<![^\W_])@\w++")  # of a mailbox; a handle
# A hashtag that begins so; in others no emphasis begins, and one that began before may end at the last letter.
_HASHTAG = pattern(r"(?<![^\W_])[#＃]_\w++")
# 2*3*4; *62*123#, as it is dialled; and a sign alone in its brackets, which refers to a note.
_FIGURE = pattern(
    r"(?<![*\w])\*\p{Nd}++(?:\*\p{Nd}++)++[*#](?![*\w])|(?<=\p{Nd})\*++(?=\p{Nd})|(?<=[(\[])\*++(?=[)\]])"
)
# Letters of scripts that part words: in others, a sign between two letters may well begin or end a word.
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{Nd}}]--[{UNSPACED}]]"
_WITHIN_WORD = pattern(rf"(?<={_LETTER})\*++(?={_LETTER})", VERSION1)
_OPENS = pattern(r"[[\p{P}]--[*]]*+\*", VERSION1)
_LAST_SIGNS = pattern(r"(?<!\p{P})\p{P}++$")


def literal_sign(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match asterisks or underscores that are no emphasis."""
    if state.src[state.pos] not in _SIGNS:
        return False
    known: dict[str, frozenset[int]] = state.env.setdefault("literal_signs", {})
    if state.src not in known:
        known[state.src] = frozenset(literal_signs(state.src))
    end = state.pos
    while end in known[state.src]:
        end += 1
    if not silent:
        state.pending += state.src[state.pos : end]
    found = end > state.pos
    state.pos = end
    return found


def literal_signs(text: str) -> Iterator[int]:
    """Yield the places of the signs that are no emphasis; what is to be emphasized keeps those around it.

    >>> sorted({*literal_signs("2*3 **https://example.org/_a_** *so*")}), list(literal_signs("Bürger*innen *Peru*ssa"))
    ([1, 26], [6])
    """
    for word in _WORD.finditer(text):
        if any(sign in word[0] for sign in _SIGNS):
            for start, end in _literal(word[0]):
                yield from (word.start() + at for at in range(start, end) if word[0][at] in _SIGNS)


def _literal(word: str) -> Iterator[Span]:
    """Yield the stretches of a word in which signs are no emphasis."""
    for found in _ADDRESS.finditer(word):
        yield found.start(), found.start() + len(found[0].rstrip(_AFTER_ADDRESS))
    for found in (*_NAME.finditer(word), *_HASHTAG.finditer(word)):
        yield _without_emphasis(word, *found.span())
    for found in _FIGURE.finditer(word):
        yield found.span()
    yield from _within(word)


def _within(word: str) -> Iterator[Span]:
    """Yield asterisks between letters of a word, unless they emphasize a part of it: *Peru*ssa, un**believ**able."""
    places = [found.span() for found in _WITHIN_WORD.finditer(word)]
    last = _LAST_SIGNS.search(word)
    is_open = (_OPENS.match(word) is not None) != (last is not None and "*" in last[0])
    is_strong_in_part = sum(end - start > 1 for start, end in places) > 1
    for start, end in places:
        # Bürger*innen is of one piece, also as the first word that is emphasized.
        is_part = is_strong_in_part if end - start > 1 else is_open and not word.startswith("in", end)
        if not is_part:
            yield start, end


def _without_emphasis(word: str, start: int, end: int) -> Span:
    """Return where a name stands without underscores on both its sides, which emphasize it."""
    around = "_" if word[start] == "_" or word[start - 1 : start] == "_" else ""
    if around and (word[end - 1] == around or word[end : end + 1] == around):
        while start < end and word[start] == around:
            start += 1
        while end > start and word[end - 1] == around:
            end -= 1
    return start, end
