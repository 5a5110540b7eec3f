"""What may be chosen of a thread: how to cut it, and what is added to it where."""

from dataclasses import dataclass
from typing import Literal, get_args

Split = Literal["reading", "fewest", "even", "paragraph", "sentence"]
MarkerAt = Literal["start", "end", "line"]
OpeningAt = Literal["top", "bottom"]
CallToActionAt = Literal["own", "last", "auto"]

SPLITS: tuple[Split, ...] = get_args(Split)
MARKER_PLACES: tuple[MarkerAt, ...] = get_args(MarkerAt)
OPENING_PLACES: tuple[OpeningAt, ...] = get_args(OpeningAt)
CALL_TO_ACTION_PLACES: tuple[CallToActionAt, ...] = get_args(CallToActionAt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What one source says of that: options, front matter or campaign.toml; None where it says nothing."""

    split: Split | None = None
    marker: str | None = None
    marker_at: MarkerAt | None = None
    opening: str | None = None
    """A file, a text, or ``none``."""
    opening_at: OpeningAt | None = None
    call_to_action: str | None = None
    """As the opening."""
    call_to_action_at: CallToActionAt | None = None
