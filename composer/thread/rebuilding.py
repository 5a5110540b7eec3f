"""A thread as a person cut it: its posts as they stand in an edited thread file, with new markers and lengths."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from composer.errors import LayoutError
from composer.platforms import Platform
from composer.statement.model import Span, Statement
from composer.thread.assembly import Content, numbered, posts
from composer.thread.check import posts_with_needless_cuts
from composer.thread.concessions import layout_warnings
from composer.thread.edits import Edited
from composer.thread.edits.draft import Draft
from composer.thread.model import Cut, Thread
from composer.thread.plan import planned
from composer.thread.reasons import EXPLAINED, cut_reasons
from composer.thread.room import Additions
from composer.thread.style import Style, style_settings


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in a post beside the statement's words, and whether any of these stand there at all."""

    has_words: bool
    opening: str = ""
    call_to_action: str = ""


@dataclass(frozen=True, slots=True)
class Cutting:
    """A statement with a person's edits, and where that person cut it."""

    approved: Statement
    edited: Edited
    draft: Draft
    former_cuts: Mapping[int, Cut]
    """Why the posts that were written before ended where they did, by the offset at which the next began."""


def rebuilt(
    cutting: Cutting, entries: Sequence[Beside], style: Style, platform: Platform, content_warning: str
) -> Thread:
    """Return the thread that a person's posts make, whether they fit or not."""
    statement, edits = cutting.edited.statement, cutting.edited.edits
    thread = Thread(
        statement=statement,
        platform=platform,
        posts=numbered(list(_contents(cutting, entries)), style, platform, content_warning),
        fewest=1,
        settings=style_settings(style, platform),
        content_warning=content_warning,
        approved=cutting.approved if edits else None,
        edits=edits,
    )
    while needless := {post.index for post in posts_with_needless_cuts(thread)}:
        # Each parts its sentence, and the rest of that may fit in one post as well.
        posts_cut = tuple(replace(post, cut="manual") if post.index in needless else post for post in thread.posts)
        thread = replace(thread, posts=posts_cut)
    return replace(thread, warnings=tuple(layout_warnings(thread)))


def with_plan(thread: Thread, edited: Edited, style: Style) -> Thread:
    """Return a thread that knows the fewest posts that are possible, and why its own end where they end.

    Where a person has cut it otherwise than the search would, there is nothing to say of that.
    """
    opening = next((post.opening for post in thread.posts if post.opening), "")
    call_to_action = next((post.call_to_action for post in thread.posts if post.call_to_action), "")
    try:
        plan = planned(
            replace(edited, kept=frozenset()),
            thread.platform,
            style,
            Additions(opening, call_to_action, thread.content_warning),
        )
    except LayoutError:
        return replace(thread, fewest=len(thread.posts))
    fewest = min(plan.fewest, len(thread.posts))
    as_planned = [post.spans for post in posts(plan)] == [post.spans for post in thread.posts]
    explained = as_planned and len(thread.posts) <= EXPLAINED
    return replace(thread, fewest=fewest, reasons=cut_reasons(plan) if explained else ())


def problems(thread: Thread) -> Iterator[tuple[int, str]]:
    """Yield the posts, by number, that the platform does not take, each with what to do."""
    for post in thread.posts:
        left = thread.platform.left(tuple(post.lengths.values()))
        if left < 0:
            yield (
                post.index,
                f"{-left} too long: {post.length:,} of {thread.platform.limit_in_words}. Shorten it, or cut it.",
            )


def _contents(cutting: Cutting, entries: Sequence[Beside]) -> Iterator[Content]:
    """Yield what each post says."""
    draft = cutting.draft
    bodies = iter(pairwise([*draft.posts, len(draft.text)]))
    words = list(_sentence_parts(draft, cutting.edited.statement))
    for post in entries:
        start, end = next(bodies) if post.has_words else (0, 0)
        spans = tuple(words[bisect_left(words, (start, 0)) : bisect_left(words, (end, 0))])
        body = draft.text[spans[0][0] : spans[-1][1]] if spans else ""
        cut = _cut(cutting, end) if post.has_words else "end" if post.call_to_action else "paragraph"
        yield Content(body, spans, cut, post.opening, post.call_to_action)


def _sentence_parts(draft: Draft, statement: Statement) -> Iterator[Span]:
    """Yield the sentences, parted where a post ends within one."""
    cuts = iter([*draft.posts[1:], len(draft.text)])
    cut = next(cuts)
    for start, end in statement.sentences:
        part = start
        while cut < end:
            if cut > part:
                yield part, part + len(draft.text[part:cut].rstrip())
                part = cut
            cut = next(cuts)
        yield part, end


def _cut(cutting: Cutting, at: int) -> Cut:
    """Return why a post ends before an offset."""
    draft, statement = cutting.draft, cutting.edited.statement
    if at == len(draft.text):
        return "end"
    if at in draft.pins:
        return "manual"
    following = bisect_left(statement.paragraphs, at, key=attrgetter("start"))
    if following < len(statement.paragraphs) and statement.paragraphs[following].start == at:
        return "manual" if statement.paragraphs[following - 1].ends_post else "paragraph"
    place = bisect_left(statement.sentences, (at, 0))
    if place < len(statement.sentences) and statement.sentences[place][0] == at:
        return "sentence"
    return cutting.former_cuts.get(draft.kept.get(at, -1), "manual")
