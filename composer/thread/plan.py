"""Plans: how a statement, its opening and its call to action are laid out on one platform."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from operator import itemgetter

from composer.errors import LayoutError
from composer.platforms import Platform
from composer.platforms.count import Ruler
from composer.statement.choices import CallToActionAt
from composer.thread.alternatives import best_layouts
from composer.thread.candidates import Candidates
from composer.thread.edits import Edited
from composer.thread.fragments import Fragments
from composer.thread.layout import Frame, Layout, best_layout
from composer.thread.model import Cut
from composer.thread.obstructions import obstacles
from composer.thread.room import Additions, Room, added
from composer.thread.selection import selection_for
from composer.thread.style import Style

INSIDE: tuple[Cut, ...] = ("clause", "word", "grapheme")
"""Cuts inside a sentence."""
_ANY_GAIN = 1 << 512  # More than any layout costs.
_TRIED = 32
"""Layouts that are looked at for each that is asked for, where most do not pass."""
_ARRANGEMENTS: dict[CallToActionAt, tuple[bool, ...]] = {"own": (False,), "last": (True,), "auto": (True, False)}
"""Whether the call to action may share the last post, the preferred answer first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where posts end, and what stands where."""

    room: Room
    parts: Fragments
    layout: Layout
    fewest: int
    """The fewest posts possible, a call to action's own among them."""
    candidates: Candidates
    """What the posts were chosen from."""
    frame: Frame
    """What stands beside the fragments."""

    @property
    def total(self) -> int:
        """How many posts there are."""
        return len(self.layout.ends) + self.room.posts_around

    @property
    def worst_cuts(self) -> tuple[int, int, int]:
        """How many cuts nobody wants, within words, and between a clause's words: better to add a post."""
        return self.layout.cost[:3]


def planned(edited: Edited, platform: Platform, style: Style, additions: Additions) -> Plan:
    """Return the best plan for a statement with a person's edits in it.

    Raises LayoutError with every problem where a word, a call to action or an opening fits in no post, or the marker
    leaves no room.
    """
    rooms = _rooms(edited, platform, style, additions)
    # A sentence that fits in no post may need so many that the total has more digits than that of the sentences.
    most = max(rooms[0].digits, len(str(len(edited.statement.text))))
    for digits in range(rooms[0].digits, most + 1):
        best = _best_arrangement([replace(room, digits=digits) for room in rooms])
        if best is not None:
            return best
    raise LayoutError(*obstacles(rooms[0], _digits_without_additions(edited, rooms[0])))


def _rooms(edited: Edited, platform: Platform, style: Style, additions: Additions) -> list[Room]:
    """Return what posts can hold in each arrangement of the call to action, the preferred one first."""
    statement = edited.statement
    ruler = Ruler(statement.text, platform.counter, chain.from_iterable(statement.sentences))
    return [
        Room(
            statement=statement,
            ruler=ruler,
            platform=platform,
            style=style,
            additions=additions,
            shares_last=shares_last,
            opening_alone=bool(additions.opening),
            pins=edited.pins,
            unjoined=edited.joins,
            kept=edited.kept,
        )
        for shares_last in (_ARRANGEMENTS[style.call_to_action_at] if additions.call_to_action else (False,))
    ]


def _best_arrangement(rooms: Sequence[Room]) -> Plan | None:
    """Return the best plan; None where something fits in no post.

    The opening has a post of its own only where it would part a clause between its words, or fits beside no words.
    """
    best: Plan | None = None
    for opening_alone in (False, True) if rooms[0].additions.opening else (False,):
        plans = [_best_plan(replace(room, opening_alone=opening_alone)) for room in rooms]
        if fitting := [plan for plan in plans if plan is not None]:
            found = _preferred(fitting)
            best = found if best is None or found.worst_cuts < best.worst_cuts else best
        if best is not None and not _parts_clause(best):
            break
    return best


def _digits_without_additions(edited: Edited, room: Room) -> int:
    """Return how many digits the total has of a statement that can be laid out alone; 0 of another."""
    if not (room.additions.opening or room.additions.call_to_action):
        return 0
    try:
        alone = planned(edited, room.platform, room.style, replace(room.additions, opening="", call_to_action=""))
    except LayoutError:
        return 0
    return len(str(alone.total + room.posts_around))


def _parts_clause(plan: Plan) -> bool:
    """Whether a first post that an opening shares ends within a clause, which may fit without it."""
    return not plan.room.opening_alone and plan.parts.cut(plan.layout.ends[0] - 1) in {"word", "grapheme"}


def _preferred(plans: list[Plan]) -> Plan:
    """Return the plan in which the call to action shares the last post, unless that costs a post or parts a clause."""
    *sharing, own = plans
    shares = sharing and sharing[0].total < own.total and sharing[0].worst_cuts <= own.worst_cuts
    best = sharing[0] if shares else own
    return replace(best, fewest=min(plan.fewest for plan in plans))


def _best_plan(room: Room) -> Plan | None:
    """Return the best plan of one arrangement; None where something fits in no post."""
    parts, candidates, frame = found = selection_for(room)
    fewest = found.fewest_posts()
    layout = None if fewest is None else best_layout(candidates, frame, fewest)
    if fewest is None or layout is None:
        return None
    plan = Plan(room, parts, layout, fewest, candidates, frame)
    digits = len(str(plan.total))
    narrower = replace(room, digits=digits)
    if digits < room.digits and _is_chosen_from_the_same(plan, narrower):
        plan = replace(plan, room=narrower)
    elif digits < room.digits:
        # Paragraphs and sentences may fit beside the narrower marker, the first sentence if not beside the opening.
        again = _best_plan(narrower)
        cuts_inside = any(parts[end - 1].cut in INSIDE for end in plan.layout.ends)
        if again is not None or (cuts_inside and room.additions.opening and not room.opening_alone):
            return again
        if _needless_cut(plan):
            return _longer(plan, digits + 1)
    return _without_needless_cuts(plan)


def _longer(plan: Plan, digits: int) -> Plan | None:
    """Return the best plan whose total has more digits, beside which the sentences that are cut fit in no post.

    Kept whole, they make more posts than a total with fewer digits can tell, and cut they make fewer.
    """
    if digits < plan.room.digits:
        return _best_plan(replace(plan.room, digits=digits))
    # Ways of fewer posts may be cheaper, and must leave those of more: only these reach the total.
    layout = best_layout(plan.candidates, replace(plan.frame, digit_gain=_ANY_GAIN), 10 ** (digits - 1))
    if layout is None:
        return None
    return _without_needless_cuts(replace(plan, layout=layout, fewest=max(plan.fewest, 10 ** (digits - 1))))


def _without_needless_cuts(plan: Plan) -> Plan | None:
    """Return a plan, or the best one that keeps whole what it cuts and need not; None where additions do not fit.

    Such a sentence fits beside "9/12", not beside "10/12", and is cut so that another need not be.
    """
    needless = _needless_cut(plan)
    if needless is not None:
        return _best_plan(replace(plan.room, whole=plan.room.whole | {needless}))
    return plan if _additions_fit(plan.room, plan.total) else None


def _needless_cut(plan: Plan) -> tuple[int, int] | None:
    """Return the first sentence that is cut and fits in the post after the cut, beside that post's marker.

    Where a person wants a post to begin within a sentence, each part of it is one.
    """
    room, digits = plan.room, len(str(plan.total))
    parts_of = cache(room.parts_of)
    for index, end in enumerate(plan.layout.ends, start=2 + int(room.opening_alone)):
        part = plan.parts[end - 1]
        if part.cut not in INSIDE:
            continue
        parts = parts_of(part.sentence)
        sentence = parts[bisect_right(parts, part.start, key=itemgetter(0)) - 1]
        if not room.over(added(room.ruler.tally(*sentence), room.marker(index, digits))):
            return sentence
    return None


def _is_chosen_from_the_same(plan: Plan, narrower: Room) -> bool:
    """Whether a plan's posts are chosen from the same beside a narrower marker: no sentence or paragraph fits anew."""
    if any(cut in INSIDE for cut in plan.parts.cuts):
        return False
    paragraphs = plan.room.statement.paragraphs
    return all(plan.room.holds(each.start, each.end) == narrower.holds(each.start, each.end) for each in paragraphs)


def alternatives(plan: Plan, count: int) -> list[Plan]:
    """Return the best plans of the arrangement of the very best one, which is the first, in order.

    They are fewer where there are not so many, or where so many layouts before the next one would not pass.
    """
    tried = count
    while True:
        layouts = best_layouts(plan.candidates, plan.frame, tried)
        others = (replace(plan, layout=layout) for layout in layouts if layout.ends != plan.layout.ends)
        passing = (each for each in others if _additions_fit(plan.room, each.total) and _needless_cut(each) is None)
        found = [plan, *islice(passing, count - 1)]
        if len(found) == count or len(layouts) < tried or tried > _TRIED * count:
            return [replace(each, fewest=min(each.fewest, each.total)) for each in found]
        tried *= 2


def _additions_fit(room: Room, total: int) -> bool:
    """Whether what has a post of its own fits in it."""
    digits = len(str(total))
    own = [(1, room.additions.opening)] if room.opening_alone else []
    own += [(total, room.additions.call_to_action)] if room.calls_alone else []
    return not any(room.over(added(room.tally(text), room.marker(index, digits))) for index, text in own)
