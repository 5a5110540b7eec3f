"""What a person should know before the posts of a statement leave by the terminal."""

from pathlib import Path

from composer.cli.console import note
from composer.cli.sources import STANDARD_INPUT
from composer.cli.thread_files import DEFAULT_FOLDER
from composer.output.names import safe_name
from composer.statement.reading import name_and_language
from composer.statement.reading.decoding import shown_path
from composer.thread.model import Thread


def say_what_was_edited(source: Path, thread: Thread, command: str) -> None:
    """Say on stderr where a thread of this statement was edited by hand, since this one is without that."""
    folder = DEFAULT_FOLDER / safe_name(name_and_language(source)[0])
    if source == STANDARD_INPUT or not folder.is_dir():
        return
    from composer.output.carrying import carried_edits  # noqa: PLC0415 - only a folder of threads pays for it
    from composer.output.places import paths_of, sources_of, statement_folder  # noqa: PLC0415 - likewise

    sources, paths = sources_of([thread.statement]), paths_of([thread.statement])
    carried = carried_edits(statement_folder(DEFAULT_FOLDER, folder.name, sources, paths=paths))
    key = thread.statement.language, thread.platform.name
    if any(edit.kind != "space" for edit in carried.edits.get(key, ())):
        edited = shown_path(carried.formers[key].path)
        note(f"{edited} was edited by hand, and this is without that. The edited thread: {command} {edited}")
