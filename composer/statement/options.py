"""What a command was asked for; light to import, since every command's help needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from composer.statement.choices import Choices


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template, and what messages call it: its file, or the setting that holds it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Options(Choices):
    """Options of a command; None where one was not given."""

    platforms: tuple[str, ...] | None = None
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """A limit by the platform's name."""
    language: str | None = None
