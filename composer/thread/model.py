"""A thread: the posts that a statement becomes on one platform."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from composer.platforms import Platform
from composer.statement.model import Span, Statement
from composer.thread.edits.model import Edit

Cut = Literal["paragraph", "sentence", "clause", "word", "grapheme", "manual", "end"]
"""Why a post ends where it ends."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post, exactly as it is pasted, and what it is made of."""

    index: int
    """From 1."""
    total: int
    text: str
    """As posted: the statement's words with opening, call to action and marker."""
    length: int
    """In the platform's first unit."""
    lengths: Mapping[str, int]
    """In each of the platform's units."""
    marker: str
    """Empty where the post bears none."""
    role: Literal["statement", "call-to-action"]
    cut: Cut
    spans: tuple[Span, ...]
    """Which sentences, or parts of a long one, stand here: offsets into the statement's text, in order."""
    body: str
    """The statement's own words in this post, as they stand there; empty in a call to action's own post."""
    opening: str = ""
    """What was added to the first post."""
    opening_at: Literal["top", "bottom"] = "bottom"
    call_to_action: str = ""
    """The call to action where it stands in this post."""


Decides = Literal["unwanted", "in_words", "between_words", "between_clauses", "weak_clauses", "posts", "roughness", ""]
"""The first of a layout's costs, from the worst on, of which another has more or less; empty where they are equal."""


@dataclass(frozen=True, slots=True)
class NextBest:
    """The best layout without a cut."""

    moved: int
    """Where the nearest cut is instead: so many sentences, or places, later; earlier where it is below 0."""
    moved_by: Literal["sentence", "place"]
    """Places where one or the other cut stands within a sentence."""
    posts: int
    """How many posts it has."""
    instead_of: int
    """How many the thread has."""
    better: bool
    """Whether it goes before the thread, which then is an alternative itself."""
    decides: Decides
    """By what one of them is better."""
    points: float | None
    """How many points more it costs; None where something else decides."""
    more: tuple[str, ...]
    """What speaks against it, and not against the thread, by the names in `roughness`."""
    less: tuple[str, ...]
    """What speaks against the thread, and not against it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a post ends where it ends."""

    post: int
    cut: Cut
    forced: bool
    """Whether the statement, a person or the split asks for a cut there, whatever it costs."""
    costs: tuple[tuple[str, int], ...]
    """What a reader minds about the cut, by the names in `roughness`, and how many points each is."""
    next_best: NextBest | None
    """None where the cut is forced, or nothing else fits."""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a person should look at before posting."""

    post: int | None
    """Index of the post, from 1; None where it is about the whole thread."""
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A checked thread: its posts, put together again, are the statement."""

    statement: Statement
    platform: Platform
    """With the limit that was used, where an option or campaign.toml changed it."""
    posts: tuple[Post, ...]
    fewest: int
    """The fewest posts possible with the same settings."""
    settings: Mapping[str, str]
    """What it was laid out with: split, marker, marker_at, ..., to write into the thread file."""
    warnings: tuple[Warning, ...] = ()
    content_warning: str = ""
    approved: Statement | None = None
    """The statement before a person's edits; None where ``statement`` is that."""
    edits: tuple[Edit, ...] = ()
    """What a person changed, as far as it is in this thread."""
    reasons: tuple[Reason, ...] = ()
    """Why posts end where they end, where that was asked for."""
    unapplied: tuple[Edit, ...] = ()
    """What a person changed, and this thread could not take up."""


def warnings_by_post(thread: Thread) -> Mapping[int | None, Sequence[Warning]]:
    """Return a thread's warnings by the post that they are about; those about the whole thread under None."""
    found: defaultdict[int | None, list[Warning]] = defaultdict(list)
    for warning in thread.warnings:
        found[warning.post].append(warning)
    return found
