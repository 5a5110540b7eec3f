"""Units: posts of a platform that counts in several, laid out in the one that fills every post most."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise

from composer.thread.candidates import Candidates
from composer.thread.layout import Frame, Tally


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

    before, up_to = ([None if tally is None else one(tally) for tally in row] for row in (found.before, found.up_to))
    alone = replace(
        frame,
        marker=lambda index, digits: one(frame.marker(index, digits)),
        unmarked=one(frame.unmarked),
        first=one(frame.first),
        last=one(frame.last),
    )
    return replace(found, before=before, up_to=up_to), alone


def _deciding_unit(found: Candidates, frame: Frame) -> int | None:
    """Return the part of tallies that is nearest to its limit in every post; None where it is now one, now another."""
    limits = found.platform.counter.part_limits(found.platform.limits)
    sums = [*chain.from_iterable(zip(found.before, found.up_to[1:], strict=True))]
    steps = [tally for tally in sums if tally is not None]
    if limits is None or len(steps) < len(sums):
        return None
    beside = [frame.unmarked, frame.first, frame.last, frame.marker(1, 1), frame.marker(2, 1)]
    units = (unit for unit, limit in enumerate(limits) if limit == found.limit)
    return next((unit for unit in units if _decides(unit, limits, steps, beside)), None)


def _decides(unit: int, limits: Sequence[int], sums: Sequence[Tally], beside: Sequence[Tally]) -> bool:
    """Whether no other unit comes nearer to its limit, in any fragment, between fragments, or beside them."""
    for other, limit in enumerate(limits):
        nearer = [tally[other] * limits[unit] - tally[unit] * limit for tally in sums]
        if any(after > before for before, after in pairwise(nearer)):
            return False
        if any(tally[other] * limits[unit] > tally[unit] * limit for tally in beside):
            return False
    return True
