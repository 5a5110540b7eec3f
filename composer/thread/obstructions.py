"""What stands in the way of any layout, where there is none: each text that is too long, and what to do about it."""

from collections.abc import Iterator

from composer.thread.fragments import statement_fragments
from composer.thread.layout import Tally
from composer.thread.room import Room, added

_SHOWN = 40  # Enough of a word to find it by.
_NAMED = 10
"""Texts that are too long: of more, their number tells that it is the limit that is wrong."""


def obstacles(room: Room, digits: int) -> list[str]:
    """Return what stands in the way of any plan, each with what to do.

    ``digits`` are those of the total where the statement's words alone can be laid out, else 0.
    """
    name, limit = room.platform.title, room.platform.limits[0]
    if room.over(room.marker(1, 1)):
        return [f"{name}: a limit of {limit} leaves no room beside the marker. Raise --limit, or use --marker none."]
    found = list(_additions_too_long(room, digits)) if digits else []
    found = found or list(_too_long(room, room.marker(1, 1))) or list(_too_long(room, room.widest))
    if room.shares_last and not found:
        found.append(f"{name}: the call to action has no room beside the last words. Use --call-to-action-at own.")
    if len(found) > _NAMED + 1:
        more = f"{name}: {len(found) - _NAMED:,} more texts are too long for a limit of {limit}."
        return [*found[:_NAMED], f"{more} Shorten them, or raise --limit."]
    return found or [f"{name}: a limit of {limit} is too small for this statement. Raise --limit."]


def _additions_too_long(room: Room, digits: int, marker: Tally | None = None) -> Iterator[str]:
    """Yield what is too long for a post of its own, beside a given marker or that of a total of so many digits."""
    if room.calls_alone:
        last = marker or room.marker(10**digits - 1, digits)
        yield from _over(room, "the call to action", room.tally(room.additions.call_to_action), last)
    if room.opening_alone:
        first = marker or room.marker(1, digits)
        yield from _over(room, "the opening", room.tally(room.additions.opening), first)


def _too_long(room: Room, marker: Tally) -> Iterator[str]:
    """Yield what is too long for a post that bears such a marker."""
    yield from _additions_too_long(room, room.digits, marker)
    for part in statement_fragments(room.statement, room.holds, room.platform.entity_rules, room.pins):
        text = room.statement.text[part.start : part.end]
        word = "link" if "://" in text else "word"
        what = word if len(text.split()) == 1 else "text, which can't be cut,"
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        where = f"{room.statement.source.name}, line {room.statement.line(part.start)}"
        yield from _over(room, f'{where}: this {what} ("{shown}")', room.ruler.tally(part.start, part.end), marker)


def _over(room: Room, what: str, tally: Tally, marker: Tally) -> Iterator[str]:
    """Yield that a text is too long, where it is."""
    over = room.over(added(tally, marker))
    if over:
        length = room.platform.counter.lengths(tally)[0]
        beside = " beside its marker" if room.style.marker.template != "none" else ""
        name = room.platform.name
        raised = (
            f" (a cautious limit; [platforms.{name}] limit in campaign.toml raises it)"
            if room.platform.cautious
            else ""
        )
        holds = f"a post on {room.platform.title} holds {length - over}{beside}{raised}"
        yield f"{what} is {length} long and {holds}. Shorten it by {over}."
