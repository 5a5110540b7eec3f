"""What may be chosen where there are only so many ways: how to cut, and where things stand."""

from typing import Literal, get_args

Split = Literal["reading", "fewest", "even", "paragraph", "sentence"]
MarkerAt = Literal["start", "end", "line"]
OpeningAt = Literal["top", "bottom"]
CallToActionAt = Literal["own", "last", "auto"]

SPLITS: tuple[Split, ...] = get_args(Split)
MARKER_PLACES: tuple[MarkerAt, ...] = get_args(MarkerAt)
OPENING_PLACES: tuple[OpeningAt, ...] = get_args(OpeningAt)
CALL_TO_ACTION_PLACES: tuple[CallToActionAt, ...] = get_args(CallToActionAt)
