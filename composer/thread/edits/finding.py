"""The edit script that leads from an approved statement to a thread as a person left it."""

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from composer.statement.model import Span, Statement
from composer.thread.alignment import aligned
from composer.thread.edits.draft import Draft
from composer.thread.edits.gaps import default_gaps
from composer.thread.edits.model import Edit, Kind
from composer.thread.edits.sentences import sentence_texts, word_items
from composer.thread.edits.words import text_words


def found_edits(approved: Statement, draft: Draft) -> tuple[Edit, ...]:
    """Return the edits that make of an approved statement what a draft says, cut as it is wished there."""
    texts = [draft.text[start:end] for start, end in draft.sentences]
    words = tuple(_word_edits(matched(sentence_texts(approved), texts)))
    return (*words, *_gap_edits(approved, draft, words))


def kept_cuts(text: str, sentences: Sequence[Span], starts: Iterable[int], style: str) -> Iterator[Edit]:
    """Yield the cuts between sentences that were there before, and are to stay where there is room."""
    numbers = {start: number for number, (start, _) in enumerate(sentences)}
    for at in sorted(starts):
        if number := numbers.get(at):
            before, after = (text[slice(*sentences[each])] for each in (number - 1, number))
            yield Edit("keep", after=before, before=after, place=number, name=style)


@dataclass(frozen=True)
class Match:
    """Which sentence of a draft is which approved one, both by their numbers from 0."""

    approved: Sequence[str]
    """The approved sentences."""
    texts: Sequence[str]
    """The draft's."""
    in_order: dict[int, int]
    """Sentence of the draft → approved sentence: the same words, or others in their place; both ascend."""
    moved: dict[int, int]
    """The same words elsewhere."""

    @cached_property
    def approved_texts(self) -> frozenset[str]:
        """The approved sentences, to look one up."""
        return frozenset(self.approved)


def matched(approved: Sequence[str], texts: Sequence[str]) -> Match:
    """Return how the sentences of two texts belong together."""
    in_order = {new: old for old, new in aligned(approved, texts)}
    waiting: dict[str, deque[int]] = defaultdict(deque)
    kept = set(in_order.values())
    for number, text in enumerate(approved):
        if number not in kept:
            waiting[text].append(number)
    moved = {
        number: waiting[text].popleft()
        for number, text in enumerate(texts)
        if number not in in_order and waiting.get(text)
    }
    taken = kept | set(moved.values())
    ends = [(-1, -1), *sorted(in_order.items()), (len(texts), len(approved))]
    for (new, old), (new_end, old_end) in pairwise(ends):
        added = [number for number in range(new + 1, new_end) if number not in moved]
        missing = [number for number in range(old + 1, old_end) if number not in taken]
        in_order |= dict(_replaced(approved, texts, missing, added))
    return Match(approved, texts, in_order, moved)


def _replaced(
    approved: Sequence[str], texts: Sequence[str], missing: Sequence[int], added: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield which sentence of a draft stands in place of which approved one, ascending."""
    if len(missing) == len(added) == 1:
        yield added[0], missing[0]
        return
    old_words = [(number, word) for number in missing for word in text_words(approved[number])]
    new_words = [(number, word) for number in added for word in text_words(texts[number])]
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for left, right in aligned([word for _, word in old_words], [word for _, word in new_words]):
        shared[new_words[right][0]][old_words[left][0]] += 1
    last = -1
    for number in added:
        for best, count in shared[number].most_common(1):
            shorter = min(len(text_words(approved[best])), len(text_words(texts[number])))
            # A third of its words says that a sentence is the same one, written anew.
            if best > last and count * 3 >= shorter:
                yield number, best
                last = best


def _word_edits(match: Match) -> Iterator[Edit]:
    """Yield what was done to words."""
    approved, texts = match.approved, match.texts
    kept = {*match.in_order.values(), *match.moved.values()}
    for number, text in enumerate(approved):
        if number not in kept:
            yield Edit("delete", sentence=text, number=number)
    following = _following(match)
    before = -1
    for number, text in enumerate(texts):
        place = match.in_order.get(number)
        if place is not None:
            before = place
            if approved[place] != text:
                yield Edit("replace", sentence=approved[place], text=text, number=place)
            continue
        behind = following[number]
        edit = Edit(
            "insert",
            text=text,
            after=approved[before] if before >= 0 else "",
            before=approved[behind] if behind < len(approved) else "",
            place=before + 1,
        )
        if number in match.moved:
            edit = replace(edit, kind="move", sentence=text, text="", number=match.moved[number])
        yield edit


def _following(match: Match) -> list[int]:
    """Return for each sentence of a draft the next approved one that stands where it stood."""
    found = [len(match.approved)] * (len(match.texts) + 1)
    for number in reversed(range(len(match.texts))):
        found[number] = match.in_order.get(number, found[number + 1])
    return found


def _gap_edits(approved: Statement, draft: Draft, words: Sequence[Edit]) -> Iterator[Edit]:
    """Yield what was done between sentences, and to cuts within them."""
    items = word_items(approved, words)
    gaps = default_gaps(approved, items)
    texts = [draft.text[start:end] for start, end in draft.sentences]
    for number, gap in enumerate(gaps[1:], start=1):
        own = draft.text[draft.sentences[number - 1][1] : draft.sentences[number][0]]
        if own != gap:
            yield Edit("space", text=own, after=texts[number - 1], before=texts[number], place=number)
    wishes: list[tuple[int, Kind]] = [(at, "cut") for at in draft.pins]
    wishes += [(at, "join") for at in draft.joins]
    for at, kind in sorted(wishes):
        number = bisect_right(draft.sentences, at, key=itemgetter(0)) - 1
        inside = at - draft.sentences[number][0]
        if inside:
            yield Edit(kind, sentence=texts[number], place=number, at=inside)
        elif number:
            yield Edit(kind, after=texts[number - 1], before=texts[number], place=number)
