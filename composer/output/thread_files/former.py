"""Thread files that were written before, read back from their folder as people left them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from composer.errors import SettingsError, StatementError
from composer.output.disk.durable import sha256
from composer.output.disk.replacement import finish_beside
from composer.output.render.text import Entry, ThreadFile, read_thread_file
from composer.output.thread_files.by_hand import changed_settings, settings_of
from composer.output.thread_files.record import FormerThread, former_thread
from composer.statement.reading.cleaning import source_lines
from composer.statement.reading.decoding import file_text, shown_path
from composer.thread.edits import Edit
from composer.thread.edits.draft import Draft, draft_of, tidied
from composer.thread.edits.finding import found_edits, kept_cuts
from composer.thread.edits.model import cut_settings


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
        return (*made, *kept_cuts(text, sentences, cuts, cut_settings(thread.laid_out_with))) if made else ()

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


def read_former(path: Path) -> Former:
    """Return a thread that was written before; raises ComposerError where its file cannot be read."""
    finish_beside(path)
    text, content = file_text(path)
    lines, _ = source_lines(text)
    file = read_thread_file("\n".join(line.text for line in lines), shown_path(path))
    return Former(path, sha256(content), file, former_thread(path.with_suffix(".json")))


def _with_call_in_words(entry: Entry) -> Entry:
    return Entry(tidied(f"{entry.body}\n\n{entry.call_to_action}"), entry.opening)
