"""The record of a thread: what its JSON says of it as it was written, and of the statement as it was approved."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast, get_args

from composer.output.disk.broken import BROKEN
from composer.statement.model import Paragraph, Role, Source, Span, Statement
from composer.thread.edits import Edit, edit_of, edited
from composer.thread.edits.joints import Written
from composer.thread.edits.model import LIMIT
from composer.thread.model import Cut


@dataclass(frozen=True, slots=True)
class FormerThread:
    """What the JSON of a thread says that was written before."""

    platform: str
    language: str
    limit: int
    statement: Statement
    """As it was approved; of its front matter, what says whether it may go out yet."""
    edits: tuple[Edit, ...]
    text: str
    """The statement with those edits in it."""
    sentences: tuple[Span, ...]
    cuts: Mapping[int, Cut]
    """Where each post but the first began in that text, and why the one before ended there."""
    settings: Mapping[str, str]
    markers: tuple[str, ...] = ()
    """Those of its posts, each as it stands there."""

    @property
    def laid_out_with(self) -> Mapping[str, str]:
        """Its settings, the limit among them."""
        return {**self.settings, LIMIT: str(self.limit)}

    @property
    def set_by_hand(self) -> tuple[Edit, ...]:
        """The settings that a person had changed before."""
        return tuple(edit for edit in self.edits if edit.kind == "setting")

    def written(self) -> Written:
        """Return the text that a person found in the thread file, and its cuts."""
        before = edited(self.statement, self.edits)
        if before.statement.text == self.text:
            return Written(before.statement, tuple(self.cuts), before.pins, before.joins)
        copy = _statement(self.text, self.sentences, self.language, "", self.statement.source)
        return Written(copy, tuple(self.cuts))


def former_thread(path: Path) -> FormerThread | None:
    """Return what a thread's JSON says; None where it cannot be relied on."""
    try:
        thread = _parsed(json.loads(path.read_bytes()))
    except (OSError, *BROKEN):
        return None
    return thread if _is_sound(thread.text, thread.sentences) and _is_whole(thread.statement) else None


def _parsed(found: Mapping[str, Any]) -> FormerThread:
    text, sentences, language = str(found["statement"]), _spans(found["sentences"]), str(found["language"])
    copy = found.get("approved") or found
    source = Source(str(found["source"]["name"]), str(found["source"]["sha256"]))
    statement = _statement(str(copy["statement"]), _spans(copy["sentences"]), language, str(found["title"]), source)
    statement = _with_roles(statement, copy.get("paragraphs", ()))
    posts = [post for post in found["posts"] if post["spans"]]
    starts = [int(post["spans"][0][0]) for post in posts]
    return FormerThread(
        platform=str(found["platform"]),
        language=language,
        limit=int(found["limit"]),
        statement=replace(statement, settings=_review(found)),
        edits=tuple(edit for row in found.get("edits", ()) if (edit := edit_of(row)) is not None),
        text=text,
        sentences=sentences,
        cuts={start: _cut(post["cut"]) for start, post in zip(starts[1:], posts, strict=False)},
        settings={str(name): str(value) for name, value in found.get("settings", {}).items()},
        markers=tuple(str(post["marker"]) for post in found["posts"] if post["marker"]),
    )


def _review(found: Mapping[str, Any]) -> dict[str, object]:
    """Return what the JSON says of whether the statement may go out yet, as settings."""
    embargo = found.get("embargo")
    return {**found.get("review", {}), **({"embargo": embargo} if embargo else {})}


def _spans(rows: Any) -> tuple[Span, ...]:  # noqa: ANN401 - JSON
    return tuple((int(start), int(end)) for start, end in rows)


def _cut(name: object) -> Cut:
    return cast("Cut", name) if name in get_args(Cut) else "manual"


def _statement(text: str, sentences: tuple[Span, ...], language: str, title: str, source: Source) -> Statement:
    """Return a statement of which nothing but its text is known."""
    paragraphs = list[Paragraph]()
    start = 0
    for part in text.split("\n\n"):
        role = "title" if not paragraphs and part == title else "text"
        paragraphs.append(Paragraph(start, start + len(part), cast("Any", role)))
        start += len(part) + 2
    return Statement(text, tuple(paragraphs), sentences, language, title, source)


def _with_roles(statement: Statement, roles: Sequence[str]) -> Statement:
    """Return a statement whose paragraphs are what they were; as they are where that was not written down."""
    if len(roles) != len(statement.paragraphs) or not set(roles) <= set(get_args(Role)):
        return statement
    pairs = zip(statement.paragraphs, roles, strict=True)
    return replace(statement, paragraphs=tuple(replace(each, role=cast("Role", role)) for each, role in pairs))


def _is_whole(statement: Statement) -> bool:
    """Whether every sentence stands in a paragraph, and no paragraph is blank."""
    paragraphs = statement.paragraphs
    blank = any(not statement.text[each.start : each.end].strip() for each in paragraphs)
    return not blank and _is_sound(statement.text, statement.sentences)


def _is_sound(text: str, sentences: tuple[Span, ...]) -> bool:
    """Whether the spans are all of a text but white space, in order."""
    reached = 0
    for start, end in sentences:
        if not reached <= start < end <= len(text) or text[reached:start].strip() or "\n\n" in text[start:end]:
            return False
        reached = end
    return bool(sentences) and not text[reached:].strip()
