"""Settling: what is added to a thread may tell how many posts there are, and must tell the truth."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from composer.errors import LayoutError, SettingsError, TemplateError
from composer.platforms import Platform
from composer.thread.edits import Edited
from composer.thread.plan import Plan, alternatives, planned
from composer.thread.room import Additions
from composer.thread.roughness import A_POST
from composer.thread.style import Style
from composer.thread.texts import Texts

# A text that tells the total changes its length at 10, 100 and 1,000 posts; after that it must have settled.
_ROUNDS = 6
# Of totals below the one that was found, these may be told in fewer words; and 9, 99 and so on in fewer digits.
_NEAR = 10
# An opening that leaves the first post and a call to action that shares the last save no more posts than that.
_GAIN = 2
# Layouts that are looked at for one of just so many posts as are told.
_TRIED = 32


def settled(draft: Edited, platform: Platform, style: Style, texts: Texts) -> Plan:
    """Return the best plan whose number of posts is the one that its texts were told of.

    Raises LayoutError as `planned` does, and TemplateError where the texts change the number that they tell.
    """
    told: dict[Additions, Plan] = {}
    additions = texts.additions(10)
    while additions not in told and len(told) < _ROUNDS:
        plan = told[additions] = planned(draft, platform, style, additions)
        if not texts.may_tell_total:
            return plan
        additions = texts.additions(plan.total)
    for fewer in _shorter(plan, texts):
        if fewer not in told:
            try:
                told[fewer] = planned(draft, platform, style, fewer)
            except LayoutError:
                continue
    true = {known: plan for known, plan in told.items() if texts.additions(plan.total) == known}
    return _best(list(true.values()) or list(_next_best(told, texts)), platform)


def alternative_plan(plan: Plan, place: int, texts: Texts) -> Plan:
    """Return the plan in this place among the best, 1 being the best; the texts added stay as they are in that."""
    wanted, told = place, texts.additions(plan.total)
    while True:
        plans = alternatives(plan, wanted)
        alike = [each for each in plans if texts.additions(each.total) == told]
        if len(alike) >= place:
            return alike[place - 1]
        if len(plans) < wanted:
            many = "is only one layout" if len(alike) == 1 else f"are only {len(alike)} layouts"
            raise SettingsError(f"{plan.room.platform.title}: there {many}, so there is no alternative {place}.")
        wanted *= 2


def _shorter(plan: Plan, texts: Texts) -> Iterator[Additions]:
    """Yield what the texts say of fewer posts, where that takes less room, so that so few may be enough."""
    least = max(1, plan.fewest - _GAIN)
    near = range(max(least, plan.total - _NEAR), plan.total)
    narrower = (10**digits - 1 for digits in range(1, len(str(plan.total))))
    for total in sorted({1, *near, *narrower}, reverse=True):
        if least <= total < plan.total:
            additions = texts.additions(total)
            if _take_less(additions, plan):
                yield additions


def _take_less(additions: Additions, plan: Plan) -> bool:
    """Whether one of the texts takes less room than in a plan."""
    room = plan.room
    pairs = (
        (additions.opening, room.additions.opening),
        (additions.call_to_action, room.additions.call_to_action),
    )
    return any(now < then for one, other in pairs for now, then in zip(room.tally(one), room.tally(other), strict=True))


def _next_best(told: Mapping[Additions, Plan], texts: Texts) -> Iterator[Plan]:
    """Yield for texts that the best plan makes untrue the best that does not."""
    for additions, plan in told.items():
        true = [each for each in alternatives(plan, _TRIED) if texts.additions(each.total) == additions]
        if true:
            yield replace(true[0], fewest=min(each.total for each in true))


def _best(plans: list[Plan], platform: Platform) -> Plan:
    """Return the best of plans whose texts are true."""
    if not plans:
        raise TemplateError(
            f"{platform.title}: the opening or the call to action changes the number of posts that it tells. "
            "Leave out the total.",
        )
    best = min(plans, key=_price)
    # A plan that cuts more, or parts the opening from the first words, is no answer to how few posts there may be.
    alike = (each for each in plans if _price(each)[:3] == _price(best)[:3])
    return replace(best, fewest=min(best.fewest, *(each.total for each in alike)))


def _price(plan: Plan) -> tuple[tuple[int, ...], bool, tuple[int, ...], int, int]:
    """Return what a plan costs: the worst cuts, an opening alone, other cuts, then posts, those without words too."""
    *cuts, posts, roughness = plan.layout.cost
    candidates, around, worst = plan.candidates, plan.room.posts_around, plan.worst_cuts
    points = A_POST.points * candidates.pricing.scale * candidates.limit**2
    alone = plan.room.opening_alone
    return worst, alone, tuple(cuts), posts + around * candidates.counts_posts, roughness + around * points
