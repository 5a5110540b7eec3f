"""Assembly: a plan's posts, as they are pasted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from composer.platforms import Platform
from composer.statement.choices import OpeningAt
from composer.statement.model import Span, Statement
from composer.thread.fragments import Fragments
from composer.thread.model import Cut, Post
from composer.thread.plan import Plan
from composer.thread.style import Style


@dataclass(frozen=True, slots=True)
class Content:
    """What a post says, before it has a number."""

    body: str = ""
    """The statement's words."""
    spans: tuple[Span, ...] = ()
    """Which sentences, or parts of a long one, those are: offsets into the statement's text."""
    cut: Cut = "end"
    """Why the post ends where it does."""
    opening: str = ""
    call_to_action: str = ""

    def text(self, opening_at: OpeningAt) -> str:
        r"""Return the post's text without its marker.

        >>> Content("Seven people died.", opening="#Peru").text("bottom")
        'Seven people died.\n\n#Peru'
        """
        above, below = (self.opening, "") if opening_at == "top" else ("", self.opening)
        return "\n\n".join(filter(None, (above, self.body, below, self.call_to_action)))


def posts(plan: Plan) -> tuple[Post, ...]:
    """Return the posts of a thread, in order."""
    return numbered(_contents(plan), plan.room.style, plan.room.platform, plan.room.additions.content_warning)


def numbered(
    contents: Sequence[Content], style: Style, platform: Platform, content_warning: str = ""
) -> tuple[Post, ...]:
    """Return posts that say something, with their markers and lengths."""
    found = list[Post]()
    for index, content in enumerate(contents, start=1):
        text = content.text(style.opening_at)
        marker = style.marker.placed(index, len(contents))
        posted = f"{marker}{text}" if style.marker.at == "start" else f"{text}{marker}"
        lengths = platform.lengths(posted, content_warning)
        found.append(
            Post(
                index=index,
                total=len(contents),
                text=posted,
                length=lengths[0],
                lengths=dict(zip(platform.units, lengths, strict=True)),
                marker=marker.strip(),
                role="statement" if content.body or not content.call_to_action else "call-to-action",
                cut=content.cut,
                spans=content.spans,
                body=content.body,
                opening=content.opening,
                opening_at=style.opening_at,
                call_to_action=content.call_to_action,
            )
        )
    return tuple(found)


def _contents(plan: Plan) -> list[Content]:
    """Return what each post says."""
    room = plan.room
    ends = (0, *plan.layout.ends)
    found = [_content(room.statement, plan.parts, start, end) for start, end in pairwise(ends)]
    if room.opening_alone:
        found.insert(0, Content(cut="paragraph"))
    found[0] = replace(found[0], opening=room.additions.opening)
    if room.calls_alone:
        found.append(Content())
    found[-1] = replace(found[-1], call_to_action=room.additions.call_to_action)
    return found


def _content(statement: Statement, parts: Fragments, first: int, end: int) -> Content:
    """Return what a post of the fragments between two breaks says."""
    body = statement.text[parts.starts[first] : parts.ends[end - 1]]
    return Content(body, tuple(_spans(parts, first, end)), parts.cut(end - 1))


def _spans(parts: Fragments, first: int, end: int) -> Iterator[Span]:
    """Yield one span for each sentence that fragments belong to, or for the part of it that they make."""
    start = parts.starts[first]
    for at in range(first + 1, end):
        if parts.sentences[at] != parts.sentences[at - 1]:
            yield start, parts.ends[at - 1]
            start = parts.starts[at]
    yield start, parts.ends[end - 1]
