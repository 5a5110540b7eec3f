"""Why posts end where they end, and how the best layouts differ, in words and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from composer.thread.model import NextBest, Post, Reason, Thread

if TYPE_CHECKING:
    from composer.output.render.page.words import Words

_SHOWN = 3  # words on each side of a cut: enough to find it by
_LANGUAGE = "en"
"""Of the terminal and the JSON."""


def reason_text(thread: Thread) -> str:
    """Return why each cut of a thread is where it is, two lines a cut."""
    said = _words()
    lines: list[str] = []
    for reason in thread.reasons:
        cut, *next_best = reason_lines(reason, said)
        lines += [said.filled("why.after", n=reason.post, cut=cut), *(f"  {line}" for line in next_best)]
    return "".join(f"{line}\n" for line in lines) or "There is no cut.\n"


def reason_object(reason: Reason) -> dict[str, object]:
    """Return a reason as JSON says it."""
    said = _words()
    next_best = reason.next_best
    return {
        "forced": reason.forced,
        "costs": [{"reason": said[f"why.{name}"], "points": points} for name, points in reason.costs],
        "next_best": {
            **asdict(next_best),
            "more": [said[f"why.{name}"] for name in next_best.more],
            "less": [said[f"why.{name}"] for name in next_best.less],
        }
        if next_best
        else None,
    }


def _words() -> "Words":
    from composer.output.render.page.words import page_words  # noqa: PLC0415 - what is seldom said is seldom read

    return page_words(_LANGUAGE)


def reason_lines(reason: Reason, said: "Words") -> tuple[str, ...]:
    """Return in words why a post ends where it ends and what that costs; then what would be next best, if anything."""
    asked_for = [said["why.split"]] if reason.forced and reason.cut != "manual" else []
    cut = " ".join([said[f"why.{reason.cut}"], *asked_for, _costs(reason, said)])
    return (cut,) if reason.forced else (cut, _next_best(reason, said))


def _costs(reason: Reason, said: "Words") -> str:
    """Return what the cut costs a reader."""
    if not reason.costs:
        return said["why.free"]
    reasons = [said.filled("why.points", reason=said[f"why.{name}"], points=points) for name, points in reason.costs]
    total = sum(points for _, points in reason.costs)
    return said.filled("why.cost", n=total, reasons=said["why.between"].join(reasons))


def _next_best(reason: Reason, said: "Words") -> str:
    """Return what the best layout without the cut would be."""
    other = reason.next_best
    if other is None:
        return said["why.only"]
    return said.filled("why.next", place=_place(other, said), price=_price(other, said))


def _place(other: NextBest, said: "Words") -> str:
    """Return where the nearest cut would be: "two sentences earlier"."""
    if other.moved == 0:
        return said["why.no_cut"]
    return said.filled(f"why.{other.moved_by}_{'earlier' if other.moved < 0 else 'later'}", n=abs(other.moved))


def _price(other: NextBest, said: "Words") -> str:
    """Return what is worse about it, or that it is better."""
    posts = said.filled("why.posts", n=other.posts, instead=other.instead_of) if other.posts != other.instead_of else ""
    if other.decides == "posts" or (posts and other.decides == "roughness" and other.posts > other.instead_of):
        return posts
    costs = _costs_instead(other, said)
    price = said.filled("why.and", one=posts, other=costs) if posts and costs else posts or costs
    reasons = [] if other.better else _worse(other)
    if not reasons:
        return price
    said_of = said["why.between"].join(said[f"why.{name}"] for name in reasons)
    return said.filled("why.because", price=price or said["why.worse"], reasons=said_of)


def _costs_instead(other: NextBest, said: "Words") -> str:
    """Return how it compares with the thread; nothing where points do not tell it, and a reason does."""
    if not other.decides:
        return said["why.equal" if other.moved > 0 and not other.better else "why.tied"]
    if other.points:
        return said.filled("why.less" if other.better else "why.more", n=abs(other.points))
    if other.better:
        return said["why.better"]
    # What comes to no tenth of a point is how even the posts are.
    return said["why.uneven"] if other.decides == "roughness" else ""


def _worse(other: NextBest) -> tuple[str, ...]:
    """Return the reasons that speak against it, by their names; none where all that differs is how even posts are."""
    if other.decides == "roughness":
        return other.more if other.points else ()
    return (other.decides,) if other.decides else ()


def alternatives_text(threads: Sequence[Thread], *, why: bool = False) -> str:
    """Return how the best layouts differ from the very best, which is the first; and why each cuts where it does."""
    best = threads[0]
    lines: list[str] = []
    for number, thread in enumerate(threads, start=1):
        count = f"{len(thread.posts)} post{'s' if len(thread.posts) > 1 else ''}"
        lines.append(f"{number}. {count}{', the best' if number == 1 else ''}")
        lines += [f"   without the cut {_around(best, at)}" for at in sorted(_cuts(best) - _cuts(thread))]
        lines += [f"   with a cut {_around(thread, at)}" for at in sorted(_cuts(thread) - _cuts(best))]
        lines += [f"   {line}" for line in reason_text(thread).splitlines()] if why else []
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
