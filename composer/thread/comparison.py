"""What a thread says otherwise than the approved statement, word by word."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from composer.language.words import word_lists
from composer.statement.model import Span, Statement
from composer.thread.alignment import Pair, aligned
from composer.thread.edits.draft import Draft
from composer.thread.edits.finding import Match, matched
from composer.thread.edits.words import text_words, word_spans
from composer.thread.model import Thread

Kind = Literal["changed", "missing", "added", "moved"]
Weight = Literal["figure", "date", "name", "word"]

# A common word or two between longer changes is chance: "of" stays wherever a sentence is written anew.
_CHANCE = 2
_RARE = 5  # sentences that may share a word by which one of them is known again


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a thread says otherwise."""

    kind: Kind
    weight: Weight
    approved: str
    """The approved words; empty where there are none."""
    found: str
    """What stands there instead; empty where nothing does."""
    at: int
    """The offset in the draft."""

    def __str__(self) -> str:
        """Return the difference in words.

        >>> print(Difference("changed", "figure", "seven", "seventeen", 0))
        'seventeen' for 'seven'
        """
        match self.kind:
            case "changed":
                return f"'{self.found}' for '{self.approved}'"
            case "missing":
                return f"missing: '{self.approved}'"
            case "added":
                return f"added: '{self.found}'"
        return f"out of order: '{self.found}'"


def thread_differences(thread: Thread) -> list[Difference]:
    """Return what a thread that a person edited says otherwise than its approved statement; ``at`` is in its text."""
    return [] if thread.approved is None else differences(thread.approved, thread.statement)


def differences(approved: Statement, draft: Draft | Statement) -> list[Difference]:
    """Return what a draft says otherwise than an approved statement: figures, dates and names first, then in order."""
    texts = [draft.text[start:end] for start, end in draft.sentences]
    match = matched([approved.text[start:end] for start, end in approved.sentences], texts)
    sides = _Side(approved.text, approved.sentences), _Side(draft.text, draft.sentences)
    elsewhere = _rewritten_elsewhere(match)
    found = [
        Difference("moved", "word", match.approved[old], texts[new], draft.sentences[new][0])
        for new, old in (match.moved | elsewhere).items()
    ]
    runs = [(new, [old], [new]) for new, old in elsewhere.items()]
    for before, old, new in (*runs, *_unlike(replace(match, moved=match.moved | elsewhere))):
        reached = draft.sentences[max(0, before)][0]
        repeated = [number for number in new if texts[number] in match.approved_texts]
        found += (_added(sides[1], number, approved.language) for number in repeated)
        rest = [number for number in new if number not in repeated]
        found += _compared(sides, old, rest, reached, approved.language)
    return sorted(found, key=lambda each: (each.weight == "word", each.at))


def _rewritten_elsewhere(match: Match) -> dict[int, int]:
    """Return the sentences of the draft that are approved ones in other words, and at another place."""
    taken = {*match.in_order.values(), *match.moved.values()}
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(match.approved):
        for word in () if number in taken else set(text_words(text)):
            by_word[word].append(number)
    found: dict[int, int] = {}
    for number, text in enumerate(match.texts):
        if number in match.in_order or number in match.moved or text in match.approved_texts:
            continue
        said = set(text_words(text))
        # Words that many sentences have say nothing, and would cost.
        shared = Counter(place for word in said if len(by_word[word]) <= _RARE for place in by_word[word])
        for best, count in shared.most_common(1):
            if count * 2 >= min(len(said), len(set(text_words(match.approved[best])))) and best not in taken:
                found[number] = best
                taken.add(best)
    return found


def _added(side: "_Side", number: int, language: str) -> Difference:
    """Return that a sentence stands there once more."""
    start, end = side.sentences[number]
    weight = _weight((side, []), (side, side.words([number])), language)
    return Difference("added", weight, "", " ".join(side.text[start:end].split()), start)


class _Side(NamedTuple):
    """A text and its sentences."""

    text: str
    sentences: Sequence[Span]

    def words(self, numbers: Sequence[int]) -> list[Span]:
        """Return where the words of some sentences stand."""
        spans = (self.sentences[number] for number in numbers)
        return [
            (start + first, start + last) for start, end in spans for first, last in word_spans(self.text[start:end])
        ]

    def texts(self, spans: Sequence[Span]) -> list[str]:
        """Return what stands at each of the spans."""
        return [self.text[start:end] for start, end in spans]


def _unlike(match: Match) -> Iterator[tuple[int, list[int], list[int]]]:
    """Yield what stands between sentences that are the same on both sides, as numbers of sentences.

    First that of the draft's sentence before, -1 at the start; then those of the approved sentences that are missing
    there, and of the draft's that were added.
    """
    same = [(new, old) for new, old in match.in_order.items() if match.texts[new] == match.approved[old]]
    elsewhere = set(match.moved.values())
    ends = [(-1, -1), *sorted(same), (len(match.texts), len(match.approved))]
    for (new, old), (new_end, old_end) in pairwise(ends):
        added = [number for number in range(new + 1, new_end) if number not in match.moved]
        missing = [number for number in range(old + 1, old_end) if number not in elsewhere]
        if added or missing:
            yield new, missing, added


def _compared(
    sides: tuple[_Side, _Side], old: Sequence[int], new: Sequence[int], reached: int, language: str
) -> Iterator[Difference]:
    """Yield the differences between sentences, by their numbers; ``reached`` is where the draft's stand."""
    approved, draft = sides
    old_words, new_words = approved.words(old), draft.words(new)
    ends = len(old_words), len(new_words)
    pairs = _without_chance(aligned(approved.texts(old_words), draft.texts(new_words)), ends)
    for left, right in _hunks(pairs, ends):
        missing, added = old_words[slice(*left)], new_words[slice(*right)]
        old_phrase, new_phrase = _phrase(approved.text, missing), _phrase(draft.text, added)
        if missing and added:
            old_phrase, new_phrase = _bare(old_phrase, new_phrase)
        weight = _weight((approved, missing), (draft, added), language)
        at = new_words[right[0]][0] if added else new_words[right[0] - 1][0] if right[0] else reached
        yield Difference(_kind(missing, added), weight, old_phrase, new_phrase, at)


def _kind(missing: Sequence[Span], added: Sequence[Span]) -> Kind:
    """Return what happened where some words are gone and others stand; there is one at least of either."""
    if missing and added:
        return "changed"
    return "missing" if missing else "added"


def _without_chance(pairs: Sequence[Pair], ends: Pair) -> list[Pair]:
    """Return the pairs without short runs of them between changes that are longer."""
    runs: list[list[Pair]] = []
    for left, right in pairs:
        if runs and runs[-1][-1] == (left - 1, right - 1):
            runs[-1].append((left, right))
        else:
            runs.append([(left, right)])
    kept: list[Pair] = []
    for number, run in enumerate(runs):
        before = runs[number - 1][-1] if number else (-1, -1)
        after = runs[number + 1][0] if number + 1 < len(runs) else ends
        sizes = [run[0][0] - before[0], run[0][1] - before[1], after[0] - run[-1][0], after[1] - run[-1][1]]
        if len(run) > _CHANCE or min(sizes) <= len(run) + 2:
            kept += run
    return kept


def _hunks(pairs: Sequence[Pair], ends: Pair) -> Iterator[tuple[Span, Span]]:
    """Yield what stands between the pairs: words on the left, and on the right."""
    for (left, right), (left_end, right_end) in pairwise([(-1, -1), *pairs, ends]):
        if left + 1 < left_end or right + 1 < right_end:
            yield (left + 1, left_end), (right + 1, right_end)


def _phrase(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[spans[0][0] : spans[-1][1]].split()) if spans else ""


def _bare(old: str, new: str) -> tuple[str, str]:
    """Return two phrases without the punctuation around that both have.

    >>> _bare("“seven,", "“seventeen,")
    ('seven', 'seventeen')
    """
    first = 0
    while first < min(len(old), len(new)) - 1 and old[first] == new[first] and not old[first].isalnum():
        first += 1
    old, new = old[first:], new[first:]
    while min(len(old), len(new)) > 1 and old[-1] == new[-1] and not old[-1].isalnum():
        old, new = old[:-1], new[:-1]
    return old, new


def _weight(old: tuple[_Side, list[Span]], new: tuple[_Side, list[Span]], language: str) -> Weight:
    """Return what the gravest of the words is."""
    found = {weight for side, spans in (old, new) for span in spans for weight in _word_weights(side, span, language)}
    graver: tuple[Weight, ...] = ("figure", "date", "name")
    return next((weight for weight in graver if weight in found), "word")


def _word_weights(side: _Side, span: Span, language: str) -> Iterator[Weight]:
    """Yield what a word is, or the parts of one with a hyphen are."""
    lists = word_lists(language)
    word = side.text[slice(*span)]
    parts = ["".join(filter(str.isalnum, part)) for part in word.replace("-", " ").split()]
    small = [part.casefold() for part in parts]
    if any(letter.isdigit() for letter in word) or any(part in lists.numbers or part in lists.ones for part in small):
        yield "figure"
    if any(part in lists.months or part in lists.weekdays for part in parts):
        yield "date"
    place = bisect_left(side.sentences, span)
    begins = place < len(side.sentences) and side.sentences[place][0] == span[0]
    letter = next((letter for letter in word if letter.isalpha()), "")
    if letter.isupper() and not begins:
        yield "name"
