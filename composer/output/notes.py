"""What a person should be told of a statement that was laid out, a line each."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from composer.language.codes import primary_subtag
from composer.language.newsroom import is_for_newsrooms
from composer.platforms import platform_names
from composer.statement.display import printable
from composer.statement.language_codes import known_languages
from composer.statement.reading.decoding import shown_path
from composer.statement.reading.page_lines import is_doubtful
from composer.statement.settings import refused_limits
from composer.statement.translations import language_name
from composer.thread.edits.model import LIMIT

if TYPE_CHECKING:  # most commands write nothing, and start without what writes
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from composer.output.thread_files.carrying import CarriedEdits
    from composer.output.writing import Written
    from composer.statement.model import Statement
    from composer.statement.settings import Settings
    from composer.thread.edits import Edit
    from composer.thread.model import Thread

_MOST_PLACES = 6
_MOST_DIFFERENCES = 3
_LONGEST = 120  # characters of one difference


def reading_notes(statement: Statement, found: Settings) -> Iterator[str]:
    """Yield what is not part of the statement, and what was decided without being asked."""
    name = statement.source.name
    for omission in statement.omissions:
        place = f", line {omission.line}" if omission.line else ""
        yield f"{name}{place}: left out: {omission.what}"
    for paragraph in statement.paragraphs:
        words = statement.text[paragraph.start : paragraph.end]
        if paragraph.role not in ("text", "list") or is_for_newsrooms(words):  # advice names those for newsrooms
            continue
        if is_doubtful(words, is_list=paragraph.role == "list"):
            place = f"{name}, line {statement.line(paragraph.start)}"
            yield f'{place}: this is posted, and may be a line of the web page: "{printable(" ".join(words.split()))}"'
    if not statement.language_is_sure:
        yield f"{name}: its language was not recognised, so English rules are used. Say which with --language."
    elif primary_subtag(statement.language) not in known_languages():
        code = printable(statement.language)
        yield f'{name}: "{code}" is the code of no language that is known, so the usual rules are used. Write en or es.'
    yield from found.notes


def language_notes(statement: Statement) -> Iterator[str]:
    """Yield that a statement reads like another language than the one that its file, name or options say."""
    from composer.language.detection import other_language  # noqa: PLC0415 - where a language is named, `show` needs none

    code = primary_subtag(statement.language)
    other = other_language(statement.text, code) if statement.language_is_sure else None
    if other:
        said, seen = (f"{language_name(each)} ({each})" for each in (code, other))
        yield (
            f"{statement.source.name}: this is said to be in {said}, and reads like {seen}. Correct its language: the "
            "opening, the call to action and the rules go by it."
        )


def embargo_notes(found: Sequence[Settings]) -> Iterator[str]:
    """Yield which languages of a statement have no embargo, or another, where one of them has one."""
    moments = {each.statement.source.name: each.front.embargo for each in found}
    if len({datetime.fromisoformat(moment) if moment else None for moment in moments.values()}) > 1:
        told = ", ".join(f"{name} until {moment}" if moment else f"{name} none" for name, moment in moments.items())
        yield f"The languages of this statement differ in their embargo: {told}. Write the same in each."


def warning_notes(threads: Sequence[Thread]) -> Iterator[str]:
    """Yield each warning once, with its code and all the posts that it is about."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for thread in threads:
        for warning in thread.warnings:
            post = "" if warning.post is None else f" post {warning.post}"
            key = (thread.statement.source.name, warning.message, warning.code)
            places.setdefault(key, []).append(f"{thread.platform.title}{post}")
    for (name, message, code), posts in places.items():
        yield f"{printable(name)}, {_listed(posts)}: {message} [{code}]"


def silencing(code: str) -> str:
    """Return how a warning is silenced."""
    return f'A warning is silenced by its code in campaign.toml, such as ignore = ["{code}"].'


def _listed(posts: Sequence[str]) -> str:
    """Return the first few of many places."""
    return ", ".join(posts) if len(posts) <= _MOST_PLACES else f"{', '.join(posts[:_MOST_PLACES])}, …"


def edit_notes(threads: Sequence[Thread], edits: CarriedEdits, written: Written | None = None) -> Iterator[str]:
    """Yield which edits were made again, and which could not be."""
    yield from edits.problems
    yield from edits.corrections
    for thread in threads:
        name = f"{thread.statement.source.name} on {thread.platform.title}"
        made = _count(thread.edits)
        if made:
            yield f"{name}: {made} edit{'s' if made > 1 else ''} by hand kept."
        yield from thread_notes(thread)
    if written is not None:
        yield from _places_of_edits(threads, edits, written)


def thread_notes(thread: Thread) -> Iterator[str]:
    """Yield what edits did to a thread, and which could not be made again."""
    yield from difference_notes(thread)
    yield from limit_notes(thread)
    name = f"{thread.statement.source.name} on {thread.platform.title}"
    for edit in thread.unapplied:
        yield f"{name}: could not be made again, since {_obstacle(thread, edit)}: {edit}"


def _obstacle(thread: Thread, edit: Edit) -> str:
    """Return why an edit could not be made: for another of its sentence, or since what it is about is gone."""
    if edit.kind not in ("replace", "delete", "move"):
        return "its place is gone"
    is_there = edit.sentence in (thread.approved or thread.statement).text
    return "another edit is about the same sentence" if is_there else "its sentence is another now, or gone"


def _count(edits: Sequence[Edit]) -> int:
    """Return how many edits a person made: white space, and what holds added words in their post, come with others."""
    added = {edit.text for edit in edits if edit.kind == "insert"}
    beside = (edit.kind in ("cut", "join") and {edit.after, edit.before} & added for edit in edits)
    return sum(edit.kind != "space" and not held for edit, held in zip(edits, beside, strict=True))


def difference_notes(thread: Thread) -> Iterator[str]:
    """Yield that a thread's words differ from the approved statement, with the first few differences."""
    if thread.approved is None:
        return
    from composer.thread.comparison import thread_differences  # noqa: PLC0415 - most threads were never edited

    if found := thread_differences(thread):
        first = "; ".join(printable(str(each), _LONGEST) for each in found[:_MOST_DIFFERENCES])
        more = f" and {len(found) - _MOST_DIFFERENCES} more" if len(found) > _MOST_DIFFERENCES else ""
        name = f"{thread.statement.source.name} on {thread.platform.title}"
        yield f"{name}: its words differ from the approved statement: {first}{more}. See all: thread-composer check"


def limit_notes(thread: Thread) -> Iterator[str]:
    """Yield that a limit that a person set in a thread's file is more than its platform takes."""
    name, limit = thread.platform.name, thread.platform.limits[0]
    if any(edit.name == LIMIT for edit in thread.edits):
        yield from refused_limits({name: limit}, [thread.platform])


def kept_notes(paths: Iterable[Path]) -> Iterator[str]:
    """Yield where files are that a person had edited, and that were written anew."""
    for path in paths:
        yield f"{shown_path(path)}: this had been edited; it was kept under this name."


def _places_of_edits(threads: Sequence[Thread], edits: CarriedEdits, written: Written) -> Iterator[str]:
    for path in written.unapplied:
        file = f"{path.name.partition('.')[0]}.txt"
        yield f"{path}: what could not be made again is here. Write it into {file}, and run: thread-composer build"
    languages = {thread.statement.language for thread in threads}
    for name, before in edits.unwritten(threads).items():
        language = before.thread.language if before.thread else ""
        gone = f"{name.rpartition('/')[2]} was not asked for"
        if language and language not in languages:
            gone = f"the statement in its language ({language}) is not there any more"
        yield f"{before.name}: {gone}; the thread stays, since it was edited."
    yield from _removed_notes([path for path in written.removed if path.suffix == ".json"])  # each thread has one
    yield from kept_notes(written.kept)


def _removed_notes(paths: Sequence[Path]) -> Iterator[str]:
    """Yield which threads went, and how to have those of platforms that were not named again."""
    for path in paths:
        yield f"{path.with_suffix('.txt')}: removed with its posts: this write makes no such thread."
    if names := [name for name in dict.fromkeys(path.stem for path in paths) if name in platform_names()]:
        yield f"To have them beside the others, name these platforms too: {' '.join(f'-p {name}' for name in names)}"
