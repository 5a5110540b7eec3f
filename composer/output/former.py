"""Threads that were written before, read back from their folder: as they were written, and as people left them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast, get_args

from composer.errors import SettingsError, StatementError
from composer.output.broken import BROKEN
from composer.output.by_hand import changed_settings, settings_of
from composer.output.disk import sha256
from composer.output.render.text import Entry, ThreadFile, read_thread_file
from composer.output.replacement import finish_beside
from composer.statement.model import Paragraph, Role, Source, Span, Statement
from composer.statement.reading.cleaning import source_lines
from composer.statement.reading.decoding import file_text, shown_path
from composer.thread.edits import Edit, edit_of, edited
from composer.thread.edits.draft import Draft, draft_of, tidied
from composer.thread.edits.finding import found_edits, kept_cuts
from composer.thread.edits.joints import Written
from composer.thread.edits.model import LIMIT, style
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


@dataclass(frozen=True, slots=True)
class Former:
    """A thread file, and the JSON beside it."""

    path: Path
    sha256: str
    """Of the file's bytes."""
    file: ThreadFile
    thread: FormerThread | None
    """None where there is no JSON, or a broken one."""

    @property
    def name(self) -> str:
        """What messages call it."""
        return shown_path(self.path)

    @property
    def is_edited(self) -> bool:
        """Whether a person has changed the posts, or settings, since they were written."""
        known = self.thread
        return self.file.is_edited or (known is not None and self._set() != known.set_by_hand)

    def settings(self) -> dict[str, str]:
        """Return the settings that the file says; raises SettingsError where one is wrong."""
        try:
            return settings_of(self.file.settings, self.known().laid_out_with)
        except SettingsError as error:
            raise SettingsError(*(f"{self.name}: {problem}" for problem in error.problems)) from None

    def _set(self) -> tuple[Edit, ...]:
        """Return the settings that a person changed."""
        known = self.known()
        return tuple(changed_settings(self.settings(), known.laid_out_with, known.set_by_hand))

    def known(self) -> FormerThread:
        """Return what the JSON says; raises StatementError where there is none."""
        if self.thread is None:
            if "platform" not in self.file.settings:
                raise StatementError(
                    f"{self.name}: this is no thread: it names no platform. Threads are what write makes of it."
                )
            json_name = shown_path(self.path.with_suffix(".json"))
            raise StatementError(
                f"{self.name}: {json_name} is missing or broken, so nobody can tell what was changed here. "
                "Write the thread again; this file is kept."
            )
        return self.thread

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The posts in the file; a call to action that words follow is among these, since it would close the thread."""
        entries = self.file.entries
        last = max((number for number, entry in enumerate(entries) if tidied(entry.body)), default=0)
        return (*map(_with_call_in_words, entries[:last]), *entries[last:])

    def draft(self) -> Draft:
        """Return the text that the posts in the file make."""
        return draft_of(self.known().written(), [entry.body for entry in self.entries])

    def edits(self) -> tuple[Edit, ...]:
        """Return what people changed, all told, and where posts are to end as before if there is room.

        Raises StatementError where that cannot be known.
        """
        if self.thread is None and not self.file.is_edited:
            return ()
        thread = self.known()
        if self.file.is_edited:
            draft = self.draft()
            made = (*found_edits(thread.statement, draft), *self._added(), *self._set())
            text, sentences, cuts = draft.text, draft.sentences, tuple(draft.kept)
        else:
            made = (*(edit for edit in thread.edits if edit.kind != "setting"), *self._set())
            text, sentences, cuts = thread.text, thread.sentences, tuple(thread.cuts)
        return (*made, *kept_cuts(text, sentences, cuts, style(thread.laid_out_with))) if made else ()

    def added(self, kind: str) -> str:
        """Return the opening, or the call to action, that the file holds."""
        texts = (entry.opening if kind == "opening" else entry.call_to_action for entry in self.entries)
        return "\n\n".join(tidy for text in texts if (tidy := tidied(text)))

    def _added(self) -> list[Edit]:
        """Return the opening and the call to action that stand in place of the campaign's own."""
        thread = self.known()
        before = {edit.kind for edit in thread.edits}
        found = list[Edit]()
        for kind, name in (("opening", "opening"), ("call-to-action", "call_to_action")):
            text = self.added(kind)
            if kind in before or text != tidied(thread.settings.get(name, "")):
                found.append(Edit(cast("Any", kind), text=text))
        return found


def former(path: Path) -> Former:
    """Return a thread that was written before; raises StatementError where its file cannot be read."""
    finish_beside(path)
    text, content = file_text(path)
    lines, _ = source_lines(text)
    file = read_thread_file("\n".join(line.text for line in lines), shown_path(path))
    return Former(path, sha256(content), file, former_thread(path.with_suffix(".json")))


def _with_call_in_words(entry: Entry) -> Entry:
    return Entry(tidied(f"{entry.body}\n\n{entry.call_to_action}"), entry.opening)


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
