"""A thread laid out again as its file has it: every post where a person ended it, whether it fits or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from composer.errors import ComposerError, StatementError
from composer.output.thread_files.by_hand import style_of, target_of
from composer.output.thread_files.former import Former
from composer.output.thread_files.record import FormerThread
from composer.statement.model import Statement
from composer.statement.reading import read_statement
from composer.thread.edits import Edited, edited
from composer.thread.edits.draft import Draft, tidied
from composer.thread.model import Thread
from composer.thread.rebuilding import Beside, Cutting, rebuilt
from composer.thread.style import Style


@dataclass(frozen=True, slots=True)
class Relaid:
    """A thread file's posts as a thread."""

    thread: Thread
    draft: Draft
    edited: Edited
    style: Style
    source: Statement
    """As it was approved; from its file where that is unchanged, else without front matter."""
    notes: tuple[str, ...] = ()


def relaid_thread(before: Former) -> Relaid:
    """Return the thread that a file's posts make; raises ComposerError where they make none."""
    known, settings = before.known(), before.file.settings
    draft = before.draft()
    if not draft.text:
        raise StatementError(f"{before.name}: there are no words in its posts. Write the thread again.")
    source, notes = _source(known)
    made = edited(source, before.edits())
    if made.statement.text != draft.text:
        source = known.statement
        made = edited(source, before.edits())
    said = before.settings()
    target = target_of(said, str(settings.get("platform", before.path.stem)))
    style = style_of(said, known.language, before.name)
    cutting = Cutting(source, replace(made, statement=_cut_as(made.statement, draft)), draft, known.cuts)
    return Relaid(
        rebuilt(cutting, _beside(before), style, target, said["content_warning"]), draft, made, style, source, notes
    )


def _cut_as(statement: Statement, draft: Draft) -> Statement:
    """Return a statement whose text is a draft's, come what may."""
    if statement.text == draft.text:
        return statement
    raise StatementError(f"{statement.source.name}: its edits cannot be told apart. Use write --discard-edits.")


def _source(known: FormerThread) -> tuple[Statement, tuple[str, ...]]:
    """Return the approved statement, and what is to be said of where it is from."""
    named = known.statement.source
    try:
        found = read_statement(Path(named.name), known.language)
    except ComposerError:
        return known.statement, (f"{named.name} cannot be read; compared with the copy in the JSON file",)
    if found.source.sha256 != named.sha256:
        return known.statement, (f"{named.name} has changed since; compared with the copy in the JSON file",)
    return (found, ()) if found.text == known.statement.text else (known.statement, ())


def _beside(before: Former) -> Sequence[Beside]:
    """Return what stands in each post beside the statement's words; posts that hold nothing are none."""
    found = [
        Beside(bool(tidied(entry.body)), tidied(entry.opening), tidied(entry.call_to_action))
        for entry in before.entries
    ]
    return [post for post in found if post != Beside(has_words=False)]
