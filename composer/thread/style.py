"""Style: how a thread is to be cut and marked, and where what is added to it stands."""

from dataclasses import dataclass, field

from composer.errors import SettingsError
from composer.platforms import Platform
from composer.statement.choices import (
    CALL_TO_ACTION_PLACES,
    MARKER_PLACES,
    OPENING_PLACES,
    SPLITS,
    CallToActionAt,
    OpeningAt,
    Split,
)
from composer.thread.markers import Marker


@dataclass(frozen=True, slots=True)
class Style:
    """How a thread is to be cut and marked."""

    split: Split = "reading"
    marker: Marker = field(default_factory=Marker)
    opening_at: OpeningAt = "bottom"
    call_to_action_at: CallToActionAt = "own"


def checked_style(split: Split, marker: Marker, opening_at: OpeningAt, call_to_action_at: CallToActionAt) -> Style:
    """Return the style, every name in it checked."""
    problems = [
        f'There is no {name} "{value}". Use one of: {", ".join(allowed)}.'
        for name, value, allowed in (
            ("split", split, SPLITS),
            ("marker_at", marker.at, MARKER_PLACES),
            ("opening_at", opening_at, OPENING_PLACES),
            ("call_to_action_at", call_to_action_at, CALL_TO_ACTION_PLACES),
        )
        if value not in allowed
    ]
    if problems:
        raise SettingsError(*problems)
    return Style(split, marker, opening_at, call_to_action_at)


def style_settings(style: Style, platform: Platform) -> dict[str, str]:
    """Return what a thread was laid out with, for whoever lays it out again."""
    return {
        "split": style.split,
        "marker": style.marker.template,
        "marker_at": style.marker.at,
        "opening_at": style.opening_at,
        "call_to_action_at": style.call_to_action_at,
        "limit": str(platform.limits[0]),
    }
