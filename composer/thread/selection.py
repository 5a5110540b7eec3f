"""What the posts of one arrangement are chosen from: fragments, candidate posts, and what stands beside them."""

from dataclasses import replace
from typing import NamedTuple

from composer.thread.candidates import Candidates, candidate_posts
from composer.thread.fragments import Fragments, statement_fragments
from composer.thread.layout import Frame, best_layout
from composer.thread.pricing import FREE
from composer.thread.room import Room
from composer.thread.units import in_one_unit


class Selection(NamedTuple):
    """What posts are chosen from."""

    parts: Fragments
    candidates: Candidates
    frame: Frame
    """What stands beside the fragments."""

    def fewest_posts(self) -> int | None:
        """Return the fewest posts possible, whatever the split asks for; None where something fits in no post."""
        counted = replace(self.candidates, pricing=FREE, counts_posts=True, forced=self.candidates.manual)
        frame = replace(self.frame, digit_gain=0, last_digit_gain=0)
        layout = best_layout(counted, frame, counted.least_posts())
        return None if layout is None else len(layout.ends) + frame.posts_around


def selection_for(room: Room) -> Selection:
    """Return what the posts of an arrangement are chosen from."""
    parts = statement_fragments(room.statement, room.holds, room.platform.entity_rules, room.pins)
    candidates = candidate_posts(room, parts)
    digit_gain, last_digit_gain = candidates.pricing.digit_gain(candidates.limit)
    frame = replace(_frame(room), digit_gain=digit_gain, last_digit_gain=last_digit_gain)
    if room.style.marker.is_regular(room.digits):  # how wide others get is not known before they are filled in
        candidates, frame = in_one_unit(candidates, frame)
    return Selection(parts, candidates, frame)


def _frame(room: Room) -> Frame:
    """Return what stands beside the statement's words, as tallies."""
    return Frame(
        marker=room.marker,
        unmarked=room.content_warning,
        first=room.opening,
        last=room.call_to_action,
        posts_before=int(room.opening_alone),
        posts_after=int(room.calls_alone),
    )
