"""What people changed in thread files, carried from one write to the next: no word of it is lost without being said."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path
from types import MappingProxyType

from composer.errors import ComposerError
from composer.output.disk.durable import locked, replace_durably
from composer.output.disk.names import safe_name
from composer.output.disk.replacement import finish_interrupted
from composer.output.notes import kept_notes
from composer.output.thread_files.former import Former, read_former
from composer.platforms import platform_names
from composer.statement.model import Statement
from composer.thread.edits import Edit
from composer.thread.edits.corrections import Brought, brought
from composer.thread.edits.words import text_words
from composer.thread.model import Thread

Key = tuple[str, str]
"""A thread's language and platform."""

_WORD_KINDS = ("replace", "insert", "delete", "move")


@dataclass(frozen=True, slots=True)
class CarriedEdits:
    """The thread files of a folder, and what people changed in them."""

    folder: Path = Path()
    formers: Mapping[Key, Former] = field(default_factory=lambda: MappingProxyType({}))
    edits: Mapping[Key, tuple[Edit, ...]] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[str, ...] = ()
    """Why a file's edits cannot be carried; it is kept under another name then."""
    corrections: tuple[str, ...] = ()
    """What became of edits whose sentences were corrected in the statement meanwhile."""

    def of(self, language: str) -> dict[str, tuple[Edit, ...]]:
        """Return the edits of one language's threads, by the platform's name."""
        return {platform: edits for (code, platform), edits in self.edits.items() if code == language}

    def with_edits(self, source: Former, statement: Statement, platforms: Sequence[str]) -> "CarriedEdits":
        """Return these edits and what another thread file says differently in words, for some platforms."""
        found = brought(source.edits(), source.known().statement, statement).edits
        words = tuple(edit for edit in found if edit.kind in _WORD_KINDS)
        more = {
            key: (*own, *(edit for edit in words if edit not in known))
            for key in ((statement.language, platform) for platform in platforms)
            for own in (self.edits.get(key, ()),)
            for known in (frozenset(own),)
        }
        return replace(self, edits={**self.edits, **more})

    def brought_to(self, statement: Statement) -> "CarriedEdits":
        """Return these edits, those of the statement's language told by the words that it has now."""
        edits, told = dict(self.edits), list(self.corrections)
        for key, made in self.edits.items():
            before = self.formers.get(key)
            if key[0] == statement.language and before is not None and before.thread is not None:
                found = brought(made, before.thread.statement, statement)
                edits[key] = found.edits
                told += (f"{before.name}: {line}" for line in _corrections(found))
        return replace(self, edits=MappingProxyType(edits), corrections=tuple(told))

    def replaced(self, threads: Sequence[Thread]) -> dict[str, str]:
        """Return the files whose every word is in new threads, or said to be in none: their SHA-256, by their names."""
        found = {}
        for thread in threads:
            before = self.formers.get(_key(thread))
            if before is not None and before.thread and not _lost(before, thread):
                found[before.path.relative_to(self.folder).as_posix()] = before.sha256
        return found

    def unwritten(self, threads: Sequence[Thread]) -> dict[str, Former]:
        """Return the edited threads that are not among new ones, by their files' names without ``.txt``."""
        written = {_key(thread) for thread in threads}
        return {
            before.path.relative_to(self.folder).with_suffix("").as_posix(): before
            for key, before in self.formers.items()
            if key not in written and self.edits.get(key)
        }

    def without_edits(self) -> "CarriedEdits":
        """Return the same files, to be written afresh."""
        return replace(self, edits=MappingProxyType({}))

    def discarded(self) -> Iterator[str]:
        """Yield what is lost where threads are written afresh, in words."""
        for key, edits in self.edits.items():
            name = self.formers[key].name
            yield from (f"{name}: discarded: {edit}" for edit in edits if edit.kind not in ("space", "keep"))


def carried_edits(folder: Path) -> CarriedEdits:
    """Return what people changed in the threads of a statement's folder; a write that was stopped there is finished."""
    formers: dict[Key, Former] = {}
    edits: dict[Key, tuple[Edit, ...]] = {}
    problems = list(kept_notes(finish_interrupted(folder).kept))
    for path in thread_files(folder):
        try:
            before = read_former(path)
            key = _key_of(before)
            made = before.edits()
        except ComposerError as error:
            problems += error.problems
            continue
        formers[key] = before
        if made:
            edits[key] = made
    return CarriedEdits(folder, formers, edits, tuple(problems))


def thread_files(folder: Path) -> list[Path]:
    """Return the thread files in a statement's folder, those of several languages among them."""
    names = {f"{safe_name(name)}.txt" for name in platform_names()}
    found = [*folder.glob("*.txt"), *folder.glob("*/*.txt")]
    return sorted(path for path in found if path.name in names and path.is_file() and not path.is_symlink())


def keep_unapplied(path: Path, edits: Sequence[Edit]) -> Path:
    """Write edits that could not be made into a file beside a thread file, whose name is new; return that."""
    content = "".join(f"{edit}\n\n" for edit in edits).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.parent):  # else two runs at once find the same name free
        numbers = chain([""], (f"-{number}" for number in count(2)))
        names = (path.with_name(f"{path.stem}.unapplied{number}.txt") for number in numbers)
        kept = next(name for name in names if not name.exists() or (name.is_file() and name.read_bytes() == content))
        if not kept.exists():
            replace_durably(kept, content)
    return kept


def _corrections(found: Brought) -> Iterator[str]:
    """Yield what became of edits whose sentences were corrected."""
    for each in found.joined:
        yield f"what was changed here was joined with a correction of the statement: “{each.text}”"
    for each in found.clashing:
        yield f"a correction of the statement touches the words that were changed here, and stands: “{each.text}”"
    for each in found.returned:
        yield f"a sentence that was deleted here is back, since it was corrected; delete it again?: “{each.text}”"


def _key(thread: Thread) -> Key:
    return thread.statement.language, thread.platform.name


def _key_of(before: Former) -> Key:
    settings = before.file.settings
    language = before.thread.language if before.thread else str(settings.get("language", ""))
    return language, before.path.stem


def _lost(before: Former, thread: Thread) -> bool:
    """Whether a word that a person wrote is neither in a new thread nor among what it could not take up.

    A net below: where there is no mistake in finding and making edits, nothing is.
    """
    known = before.known()
    edited = chain.from_iterable((entry.body, entry.opening, entry.call_to_action) for entry in before.file.entries)
    own = _count(edited) - _count([known.text, *known.settings.values()])
    there = _count(chain.from_iterable((post.body, post.opening, post.call_to_action) for post in thread.posts))
    return bool(own - there - _count(edit.words for edit in thread.unapplied))


def _count(texts: Iterator[str] | Sequence[str]) -> Counter[str]:
    return Counter(chain.from_iterable(map(text_words, texts)))
