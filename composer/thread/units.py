"""Units: posts of a platform that counts in several, laid out in the one that fills every post most."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, islice, pairwise
from operator import sub

from composer.thread.candidates import Candidates
from composer.thread.layout import Frame, Tally, summed


def in_one_unit(candidates: Candidates, frame: Frame) -> tuple[Candidates, Frame]:
    """Return the same candidate posts in the unit that decides everywhere, where there is one: as long, quicker to add.

    On Bluesky letters decide unless they are of ten bytes and more; on Mastodon the server counts as its page does
    wherever there is no mention; in text messages septets do, or UTF-16 units. Markers are expected to grow by digits
    alone, which count the same in every unit.
    """
    if len(frame.unmarked) == 1 or candidates.before.knots or candidates.up_to.knots:
        return candidates, frame
    beside = [frame.unmarked, frame.first, frame.last, frame.marker(1, 1), frame.marker(2, 1)]
    limits = _part_limits(candidates, beside)
    deciding = ((unit, limit) for unit, limit in enumerate(limits) if limit is not None)
    unit, limit = next((each for each in deciding if _decides(*each, limits, candidates, beside)), (0, None))
    if limit is None:
        return candidates, frame

    @cache
    def one(tally: Tally) -> Tally:
        """Return what a tally holds of the deciding unit."""
        return (tally[unit],)

    alone = replace(
        frame,
        marker=lambda index, digits: one(frame.marker(index, digits)),
        unmarked=one(frame.unmarked),
        first=one(frame.first),
        last=one(frame.last),
    )
    before, up_to = (replace(sums, rows=(sums.rows[unit],)) for sums in (candidates.before, candidates.up_to))
    return replace(candidates, before=before, up_to=up_to, unit_limit=limit), alone


def _part_limits(candidates: Candidates, beside: Sequence[Tally]) -> Sequence[int | None]:
    """Return the limit of each part of a tally; nothing where that is not so simple."""
    total = summed(tuple(row[-1] for row in candidates.up_to.rows), *beside)
    rows = zip(candidates.before.rows, candidates.up_to.rows, strict=True)
    least = tuple(min(map(sub, islice(up_to, 1, None), before)) for before, up_to in rows)
    return candidates.platform.counter.part_limits(candidates.platform.limits, total, least) or ()


def _decides(
    unit: int, limit: int, limits: Sequence[int | None], candidates: Candidates, beside: Sequence[Tally]
) -> bool:
    """Whether no other unit comes nearer to its limit, in any fragment, between fragments, or beside them."""
    for other, its in enumerate(limits):
        if other == unit or its is None:
            continue
        if any(tally[other] * limit > tally[unit] * its for tally in beside):
            return False
        starts, ends = (
            map(sub, map(limit.__mul__, sums.rows[other]), map(its.__mul__, sums.rows[unit]))
            for sums in (candidates.before, candidates.up_to)
        )
        next(ends)  # stands before the first fragment
        if any(after > before for before, after in pairwise(chain.from_iterable(zip(starts, ends, strict=True)))):
            return False
    return True
