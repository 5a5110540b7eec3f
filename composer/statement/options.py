"""What a command was asked for; light to import, since every command's help needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from composer.statement.choices import CallToActionAt, MarkerAt, OpeningAt, Split


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template, and what messages call it: its file, or the setting that holds it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a command; None where one was not given."""

    platforms: tuple[str, ...] | None = None
    split: Split | None = None
    marker: str | None = None
    marker_at: MarkerAt | None = None
    opening: str | None = None
    """A file, a text, or ``none``."""
    opening_at: OpeningAt | None = None
    call_to_action: str | None = None
    """A file, a text, or ``none``."""
    call_to_action_at: CallToActionAt | None = None
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """A limit by the platform's name."""
    language: str | None = None
