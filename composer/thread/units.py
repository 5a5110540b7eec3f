"""Units: posts of a platform that counts in several, laid out in the one that fills every post most."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise
from operator import sub

from composer.thread.candidates import Candidates
from composer.thread.layout import Frame, Tally, summed


def in_one_unit(found: Candidates, frame: Frame) -> tuple[Candidates, Frame]:
    """Return the same candidate posts in the unit that decides everywhere, where there is one: as long, quicker to add.

    On Bluesky letters decide unless they are of ten bytes and more; on Mastodon the server counts as its page does
    wherever there is no mention. Markers are expected to grow by digits alone, which count the same in every unit.
    """
    if len(frame.unmarked) == 1:
        return found, frame
    unit = _deciding_unit(found, frame)
    if unit is None:
        return found, frame

    @cache
    def one(tally: Tally) -> Tally:
        return (tally[unit],)

    alone = replace(
        frame,
        marker=lambda index, digits: one(frame.marker(index, digits)),
        unmarked=one(frame.unmarked),
        first=one(frame.first),
        last=one(frame.last),
    )
    before, up_to = (replace(sums, rows=(sums.rows[unit],)) for sums in (found.before, found.up_to))
    return replace(found, before=before, up_to=up_to), alone


def _deciding_unit(found: Candidates, frame: Frame) -> int | None:
    """Return the part of tallies that is nearest to its limit in every post; None where it is now one, now another."""
    beside = [frame.unmarked, frame.first, frame.last, frame.marker(1, 1), frame.marker(2, 1)]
    total = summed(tuple(row[-1] for row in found.up_to.rows), *beside)
    limits = found.platform.counter.part_limits(found.platform.limits, total)
    if limits is None or found.before.knots or found.up_to.knots:
        return None
    units = (unit for unit, limit in enumerate(limits) if limit == found.limit)
    return next((unit for unit in units if _decides(unit, limits, found, beside)), None)


def _decides(unit: int, limits: Sequence[int | None], found: Candidates, beside: Sequence[Tally]) -> bool:
    """Whether no other unit comes nearer to its limit, in any fragment, between fragments, or beside them."""
    for other, limit in enumerate(limits):
        if other == unit or limit is None:
            continue
        if any(tally[other] * found.limit > tally[unit] * limit for tally in beside):
            return False
        starts, ends = (
            map(sub, map(found.limit.__mul__, sums.rows[other]), map(limit.__mul__, sums.rows[unit]))
            for sums in (found.before, found.up_to)
        )
        next(ends)  # stands before the first fragment
        if any(after > before for before, after in pairwise(chain.from_iterable(zip(starts, ends, strict=True)))):
            return False
    return True
