"""A link, mention, hashtag or cashtag in a text."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["link", "mention", "hashtag", "cashtag"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in a text that a platform turns into a link: counted apart, never cut."""

    kind: Kind
    start: int
    """Code-point offset of its first character."""
    end: int
    """Code-point offset after its last character."""
    target: str
    """What it points to: an address with its scheme, a handle without ``@``, a tag without ``#`` or ``$``."""
