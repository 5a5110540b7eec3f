"""Why posts end where they end, and how the best layouts differ, in words and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from composer.thread.model import Cut, NextBest, Post, Reason, Thread

_KINDS: dict[Cut, str] = {
    "paragraph": "a paragraph ends",
    "sentence": "between two sentences",
    "clause": "between two clauses of a sentence that fits in no post",
    "word": "between two words of a sentence that fits in no post",
    "grapheme": "within a sentence that fits in no post and has no spaces",
    "manual": "a cut was asked for here",
    "end": "the end",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SHOWN = 3  # words on each side of a cut: enough to find it by


def reason_text(thread: Thread) -> str:
    """Return why each cut of a thread is where it is, two lines a cut."""
    return "".join(f"{line}\n" for reason in thread.reasons for line in _lines(reason)) or "There is no cut.\n"


def reason_object(reason: Reason) -> dict[str, object]:
    """Return a reason as JSON says it."""
    next_best = reason.next_best
    return {
        "forced": reason.forced,
        "costs": [{"reason": text, "points": points} for text, points in reason.costs],
        "next_best": {**asdict(next_best), "more": list(next_best.more), "less": list(next_best.less)}
        if next_best
        else None,
    }


def _lines(reason: Reason) -> Iterator[str]:
    yield f"After post {reason.post}: {_KINDS[reason.cut]}. {_costs(reason)}"
    if not reason.forced:
        yield f"  {_next_best(reason)}"


def _costs(reason: Reason) -> str:
    """Return what the cut costs a reader."""
    if not reason.costs:
        return "It costs nothing."
    points = sum(points for _, points in reason.costs)
    return f"It costs {points}: {'; '.join(f'{text} ({each})' for text, each in reason.costs)}."


def _next_best(reason: Reason) -> str:
    """Return what the best layout without the cut would be."""
    other = reason.next_best
    if other is None:
        return "Nothing else fits."
    return f"Next best, {_place(other, reason.cut)}: {_price(other)}."


def _place(other: NextBest, cut: Cut) -> str:
    """Return where the nearest cut would be.

    >>> _place(NextBest(-2, 15, 14, None, (), ()), "sentence")
    'two sentences earlier'
    """
    if other.moved == 0:
        return "no cut"
    count = abs(other.moved)
    noun = "sentence" if cut in ("sentence", "paragraph") else "place"
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {noun}{'s' if count > 1 else ''} {'earlier' if other.moved < 0 else 'later'}"


def _price(other: NextBest) -> str:
    """Return what that would cost more.

    >>> _price(NextBest(-1, 15, 14, 8.3, (), ()))
    '15 posts instead of 14'
    """
    said: list[str] = []
    if other.posts != other.instead_of:
        said.append(f"{other.posts} posts instead of {other.instead_of}")
    if other.posts <= other.instead_of and other.points is not None:
        said.append(_more(other.points))
    price = ", ".join(said) or ("it reads worse" if other.more else "less even")
    return f"{price}: {'; '.join(other.more)}" if other.posts <= other.instead_of and other.more else price


def _more(points: float) -> str:
    if not points:
        return "as good, and the earlier cut is taken"
    return f"{points:g} point{'' if points == 1 else 's'} more"


def alternatives_text(threads: Sequence[Thread]) -> str:
    """Return how the best layouts differ from the very best, which is the first."""
    best = threads[0]
    lines: list[str] = []
    for number, thread in enumerate(threads, start=1):
        count = f"{len(thread.posts)} post{'s' if len(thread.posts) > 1 else ''}"
        lines.append(f"{number}. {count}{', the best' if number == 1 else ''}")
        lines += [f"   without the cut {_around(best, at)}" for at in sorted(_cuts(best) - _cuts(thread))]
        lines += [f"   with a cut {_around(thread, at)}" for at in sorted(_cuts(thread) - _cuts(best))]
    return "\n".join(lines) + "\n"


def _cuts(thread: Thread) -> set[int]:
    """Return where posts begin."""
    return {post.spans[0][0] for post in _with_words(thread)[1:]}


def _with_words(thread: Thread) -> list[Post]:
    return [post for post in thread.posts if post.spans]


def _around(thread: Thread, at: int) -> str:
    """Return a cut by its post and the words around it."""
    post = next(after.index - 1 for after in _with_words(thread) if after.spans[0][0] == at)
    text = thread.statement.text
    before, after = text[max(0, at - 200) : at].split()[-_SHOWN:], text[at : at + 200].split()[:_SHOWN]
    return f"after post {post}: “… {' '.join(before)} | {' '.join(after)} …”"
