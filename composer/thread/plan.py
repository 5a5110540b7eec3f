"""Plans: how a statement, its opening and its call to action are laid out on one platform."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from composer.errors import LayoutError
from composer.platforms import Platform
from composer.platforms.count import Ruler
from composer.statement.model import Statement
from composer.thread.candidates import Candidates, Split, candidates, count_of_posts
from composer.thread.fragments import Fragment, fragments
from composer.thread.layout import Cost, Frame, Layout, Tally, best_layout
from composer.thread.markers import Marker
from composer.thread.roughness import A_POST, SHORT_LAST_POST, SHORT_POST, UNEVENNESS

OpeningAt = Literal["top", "bottom"]
CallToActionAt = Literal["own", "last", "auto"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a thread is to be cut and marked."""

    split: Split = "reading"
    marker: Marker = Marker("1/9")
    opening_at: OpeningAt = "bottom"
    call_to_action_at: CallToActionAt = "own"


@dataclass(frozen=True, slots=True)
class Additions:
    """What stands in a thread beside the statement's words; each is empty where there is none."""

    opening: str = ""
    call_to_action: str = ""
    content_warning: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where posts end, and what stands where."""

    parts: tuple[Fragment, ...]
    layout: Layout
    fewest: int
    """The fewest posts possible, a call to action's own among them."""
    shares_last: bool
    """Whether the call to action stands in the last post of the statement."""
    opening_alone: bool
    """Whether the opening has a post of its own, because the first sentence leaves it no room."""
    posts_around: int

    @property
    def total(self) -> int:
        """How many posts there are."""
        return len(self.layout.ends) + self.posts_around


def planned(statement: Statement, platform: Platform, style: Style, additions: Additions) -> Plan:
    """Return the best plan; raises LayoutError with every problem where there is none.

    Raises where a word, a call to action or an opening fits in no post, or the marker leaves no room.
    """
    ruler = platform.counter.ruler(statement.text)
    for opening_alone in (False, True) if additions.opening else (False,):
        plans: list[Plan] = []
        for shares_last in _PLACES[style.call_to_action_at] if additions.call_to_action else (False,):
            room = _Room(statement, ruler, platform, style, additions, shares_last, opening_alone)
            plan = _best_plan(room)
            if plan is not None:
                plans.append(plan)
        if plans:
            return _preferred(plans)
    raise LayoutError(*_problems(room))


_PLACES: dict[CallToActionAt, tuple[bool, ...]] = {"own": (False,), "last": (True,), "auto": (True, False)}
"""Whether the call to action may share the last post, the preferred answer first."""


def _preferred(plans: list[Plan]) -> Plan:
    """Return the plan in which the call to action shares the last post, unless that costs a post."""
    *sharing, own = plans
    best = sharing[0] if sharing and sharing[0].total < own.total else own
    return replace(best, fewest=min(plan.fewest for plan in plans))


@dataclass(frozen=True)
class _Room:
    """What the posts of one arrangement can hold."""

    statement: Statement
    ruler: Ruler
    platform: Platform
    style: Style
    additions: Additions
    shares_last: bool
    opening_alone: bool

    def tally(self, text: str) -> Tally:
        """Return what a text comes to on the platform."""
        return self.platform.counter.tally(text)

    @cached_property
    def every(self) -> Tally:
        """What each post holds beside its text and marker."""
        return self.platform.warning_tally(self.additions.content_warning)

    @cached_property
    def opening(self) -> Tally:
        """What the opening takes of the first post, with the blank line beside it."""
        shares = self.additions.opening and not self.opening_alone
        return self.tally(f"\n\n{self.additions.opening}" if shares else "")

    @cached_property
    def call_to_action(self) -> Tally:
        """What the call to action takes of the last post, with the blank line before it."""
        return self.tally(f"\n\n{self.additions.call_to_action}" if self.shares_last else "")

    @property
    def calls_alone(self) -> bool:
        """Whether the call to action has a post of its own."""
        return bool(self.additions.call_to_action) and not self.shares_last

    def marker(self, index: int, digits: int) -> Tally:
        """Return what a post's marker takes at its widest, and what each post holds beside."""
        tallies = [self.tally(text) for text in self.style.marker.samples(index, digits)]
        return added(tuple(map(max, zip(*tallies, strict=True))), self.every)

    @cached_property
    def widest(self) -> Tally:
        """Return what the widest marker takes that this statement could need."""
        digits = len(str(len(self.statement.sentences) + 2))
        return self.marker(10**digits - 1, digits)

    def over(self, tally: Tally) -> int:
        """Return by how much a post is over the limit; 0 where it fits."""
        return max(0, -self.platform.left(self.platform.counter.lengths(tally)))

    def holds(self, start: int, end: int) -> bool:
        """Whether a span of the statement fits in a post with the widest marker.

        A part of the first sentence must leave room for the opening too, one of the last for the call to action.
        """
        tally = added(self.ruler.tally(start, end), self.widest)
        sentences = self.statement.sentences
        if start == sentences[0][0] and end < sentences[0][1]:
            tally = added(tally, self.opening)
        if end == sentences[-1][1] and start > sentences[-1][0]:
            tally = added(tally, self.call_to_action)
        return self.platform.fits(self.platform.counter.lengths(tally))


def _best_plan(room: _Room) -> Plan | None:
    """Return the best plan of one arrangement; None where something fits in no post."""
    if room.calls_alone and room.over(added(room.tally(room.additions.call_to_action), room.widest)):
        return None
    if room.opening_alone and room.over(added(room.tally(room.additions.opening), room.widest)):
        return None
    parts = fragments(room.statement, room.holds, room.platform.entity_rules)
    marker = room.style.marker
    marks_line_end = marker.at == "end" and marker.template != "none"
    found = candidates(
        room.statement, parts, room.platform, room.ruler, room.style.split, room.holds, marks_line_end=marks_line_end
    )
    frame = _frame(room, found)
    layout = best_layout(found, frame)
    if layout is None:
        return None
    return Plan(
        parts, layout, _fewest(found, frame, layout), room.shares_last, room.opening_alone, frame.posts_around
    )


def _fewest(found: Candidates, frame: Frame, layout: Layout) -> int:
    """Return the fewest posts possible, whatever the split asks for."""
    if len(layout.ends) + frame.posts_around == 1:
        return 1
    counted = replace(found, price=count_of_posts, forced=found.manual)
    fewest = best_layout(counted, replace(frame, digit_gain=0, post_minimum=Cost(posts=1)))
    return frame.posts_around + len((fewest or layout).ends)


def _frame(room: _Room, found: Candidates) -> Frame:
    """Return what stands beside the statement's words, as tallies."""
    limit = room.platform.limits[0]
    even = room.style.split == "even"
    gain = 2 * limit if even else (SHORT_LAST_POST.points + SHORT_POST.points) * limit**2 + 2 * UNEVENNESS.points * limit
    counts = room.style.split in ("fewest", "even")
    return Frame(
        marker=cache(room.marker),
        unmarked=room.every,
        first=room.opening,
        last=room.call_to_action,
        posts_before=int(room.opening_alone),
        posts_after=int(room.calls_alone),
        digit_gain=gain,
        post_minimum=Cost(posts=int(counts), roughness=0 if even else A_POST.points * limit**2),
    )


def added(*tallies: Tally) -> Tally:
    """Return tallies added up, unit by unit."""
    return tuple(map(sum, zip(*tallies, strict=True)))


def _problems(room: _Room) -> Iterator[str]:
    """Yield what stands in the way of any plan, each with what to do."""
    marker = room.marker(1, 1)
    name, limit = room.platform.title, room.platform.limits[0]
    if room.over(marker):
        yield f"{name}: a limit of {limit} leaves no room beside the marker. Raise --limit, or use --marker none."
        return
    if room.calls_alone:
        yield from _too_long(room, "the call to action", room.tally(room.additions.call_to_action))
    if room.opening_alone:
        yield from _too_long(room, "the opening", room.tally(room.additions.opening))
    source = room.statement.source.name
    for part in fragments(room.statement, room.holds, room.platform.entity_rules):
        text = room.statement.text[part.start : part.end]
        what = "word" if len(text.split()) == 1 else "text, which can't be cut,"
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        where = f"{source}, line {room.statement.line(part.start)}: this {what} ({shown!r})"
        yield from _too_long(room, where, room.ruler.tally(part.start, part.end))
    if room.shares_last:
        yield f"{name}: the call to action does not fit beside the last words. Use --call-to-action-at own, or shorten it."


_SHOWN = 40  # Enough of a word to find it by.


def _too_long(room: _Room, what: str, tally: Tally) -> Iterator[str]:
    """Yield that a text is too long for a post, where it is."""
    over = room.over(added(tally, room.marker(1, 1)))
    if over:
        length = room.platform.counter.lengths(tally)[0]
        beside = " beside its marker" if room.style.marker.template != "none" else ""
        yield f"{what} is {length} long and a post on {room.platform.title} holds {length - over}{beside}. Shorten it by {over}."
