"""Why each cut is where it is: what it costs, and what the next best would have been."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, get_args

from composer.thread.candidates import Candidates, cut_weights
from composer.thread.fragments import Fragments
from composer.thread.layout import Cost, Frame, Line, best_layout
from composer.thread.model import Decides, NextBest, Reason
from composer.thread.plan import INSIDE, Plan
from composer.thread.pricing import post_weights
from composer.thread.roughness import Weight, paragraphs_of
from composer.thread.stretch import NEVER, Stretch

# So many posts before a cut and after it are laid out anew to find the next best: further away a layout stays what it
# was, and the work grows in proportion to the text.
_AROUND = 16
EXPLAINED = 100
"""Posts: of a longer thread nobody reads beside each why it ends where it ends, and finding out takes time."""


def cut_reasons(plan: Plan) -> tuple[Reason, ...]:
    """Return why each post that a cut follows ends where it ends, in order."""
    parts = plan.parts
    homes = list(paragraphs_of(zip(parts.starts, parts.ends, strict=True), plan.room.statement.paragraphs))
    cuts = [(), *cut_weights(plan.room, parts, homes), ()]
    found = plan.candidates
    chosen_from = _Ground(parts, found, found.line, plan.frame, cuts, frozenset(found.forced), plan.fewest)
    ends = plan.layout.ends
    return tuple(_reason(chosen_from, ends, place) for place in range(len(ends) - 1))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What posts are chosen from."""

    parts: Fragments
    candidates: Candidates
    line: Line | None
    """The text as plain numbers; None where it takes more."""
    frame: Frame
    cuts: Sequence[tuple[Weight, ...]]
    """What a cut at each break costs a reader."""
    forced: frozenset[int]
    """Breaks at which a post must end."""
    fewest: int
    """A number of posts that no layout is below."""


def _reason(ground: _Ground, ends: Sequence[int], place: int) -> Reason:
    """Return why the post with this place among the posts with words ends where it ends."""
    at = ends[place]
    weights = ground.cuts[at]
    return Reason(
        post=place + 1 + ground.frame.posts_before,
        cut=ground.parts[at - 1].cut,
        forced=at in ground.forced,
        costs=tuple((weight.reason, weight.points) for weight in weights),
        next_best=None if at in ground.forced else _next_best(ground, ends, place),
    )


def _next_best(ground: _Ground, ends: Sequence[int], place: int) -> NextBest | None:
    """Return the best layout that does not cut there; None where each must."""
    near = max(0, place + 1 - _AROUND), min(len(ends), place + 1 + _AROUND)
    found = _next_best_within(ground, ends, place, near)
    if found is None or len(str(found.posts)) == len(str(found.instead_of)) or len(ends) > EXPLAINED:
        return found
    # A total with more digits widens the markers of posts that are further away, too.
    return _next_best_within(ground, ends, place, (0, len(ends)))


def _next_best_within(ground: _Ground, ends: Sequence[int], place: int, posts_laid: tuple[int, int]) -> NextBest | None:
    """Return the best layout that does not cut there, of those that differ only in some of the posts.

    ``posts_laid`` is the number of the first of these, from 0, and of the one after the last.
    """
    low, high = posts_laid
    starts = (0, *ends)
    first, last = starts[low], starts[high]
    frame = _frame(ground.frame, low, len(ends) - high)
    other = best_layout(Stretch(ground.candidates, ground.line, first, last, ends[place]), frame, ground.fewest)
    if other is None or other.cost >= NEVER:
        return None
    ours = [at - first for at in ends[low:high]]
    own = _cost(ground, Stretch(ground.candidates, ground.line, first, last, -1), frame, ours)
    posts = len(ends) + ground.frame.posts_around
    moved, moved_by = _moved(ground.parts, ends[place], [end + first for end in other.ends[:-1]])
    more, less = _differences(ground, frame, first, (ours, list(other.ends)))
    decides = _decides(own, other.cost)
    return NextBest(
        moved=moved,
        moved_by=moved_by,
        posts=posts + len(other.ends) - len(ours),
        instead_of=posts,
        better=other < (own, tuple(ours)),
        decides=decides,
        points=_points(ground, other.cost.roughness - own.roughness) if decides in ("roughness", "") else None,
        more=more,
        less=less,
    )


def _frame(frame: Frame, before: int, after: int) -> Frame:
    """Return what stands beside a part of the posts, where so many stand before it and after it."""
    nothing = tuple(0 for _ in frame.first)
    return replace(
        frame,
        first=nothing if before else frame.first,
        last=nothing if after else frame.last,
        posts_before=frame.posts_before + before,
        posts_after=frame.posts_after + after,
    )


def _lengths(stretch: Stretch, frame: Frame, ends: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield each post: where it starts and ends, and its length."""
    total = len(ends) + frame.posts_around
    for number, (start, end) in enumerate(pairwise((0, *ends)), start=1 + frame.posts_before):
        edges = [frame.first] * (start == 0) + [frame.last] * (end == stretch.breaks)
        marker = frame.unmarked if total == 1 else frame.marker(number, len(str(total)))
        length = stretch.length(start, end, tuple(map(sum, zip(marker, *edges, strict=True))))
        yield start, end, 0 if length is None else length


def _cost(ground: _Ground, stretch: Stretch, frame: Frame, ends: Sequence[int]) -> Cost:
    """Return what the posts of a stretch cost as they are."""
    total = [0] * len(Cost._fields)
    for start, end, length in _lengths(stretch, frame, ends):
        post = Cost(posts=int(stretch.counts_posts), roughness=stretch.post_roughness(start, end, length))
        cut = ground.candidates.cuts[end + stretch.first] if end < stretch.breaks else Cost()
        total = [sum(fields) for fields in zip(total, post, cut, strict=True)]
    return Cost(*total)


def _moved(parts: Fragments, at: int, others: Sequence[int]) -> tuple[int, Literal["sentence", "place"]]:
    """Return how much later the nearest of other cuts is than one, 0 where there is none; and in what that is."""
    nearest = min(others, key=lambda other: (abs(other - at), other), default=at)
    if parts[at - 1].cut in INSIDE or parts[nearest - 1].cut in INSIDE:
        return nearest - at, "place"
    return parts[nearest - 1].sentence - parts[at - 1].sentence, "sentence"


def _decides(own: Cost, other: Cost) -> Decides:
    """Return what another layout has more or less of."""
    names: tuple[Decides, ...] = get_args(Decides)
    return next((name for name, ours, theirs in zip(names, own, other, strict=False) if ours != theirs), "")


def _points(ground: _Ground, roughness: int) -> float | None:
    """Return roughness in points, to a tenth; None where the split goes by no points."""
    return round(roughness / ground.candidates.limit**2, 1) if ground.candidates.pricing.scale else None


def _differences(
    ground: _Ground, frame: Frame, first: int, layouts: tuple[list[int], list[int]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what speaks against the other layout and not against ours, and the other way round."""
    ours, other = (Counter(_weights(ground, frame, first, ends)) for ends in layouts)
    gone, come = other - ours, ours - other
    return tuple(weight.reason for weight in gone), tuple(weight.reason for weight in come)


def _weights(ground: _Ground, frame: Frame, first: int, ends: Sequence[int]) -> Iterator[Weight]:
    """Yield all that a reader minds in the posts of a stretch, but for how many they are."""
    stretch = Stretch(ground.candidates, ground.line, first, first + ends[-1], -1)
    for start, end, length in _lengths(stretch, frame, ends):
        # The first is the post itself.
        yield from list(post_weights(ground.candidates, start + first, end + first, length))[1:]
        yield from ground.cuts[end + first] if end < stretch.breaks else ()
