"""``thread-composer export``: a thread in the form that a publishing tool imports."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from composer.cli.clearance import reasons_to_wait, reasons_to_wait_with
from composer.cli.console import note
from composer.cli.options import options_from, thread_options
from composer.cli.single import on_one_platform
from composer.errors import ComposerError
from composer.output.copying import Copyable, of_thread, written_thread
from composer.output.disk.durable import explained, replace_durably
from composer.output.export import FORMS, exported, formula_posts
from composer.output.thread_files.returned_texts import is_export
from composer.statement.reading import SUFFIXES
from composer.statement.reading.decoding import file_text, shown_path

_NOTES = {
    "buffer": "Buffer imports each row as a post of its own: connect them to a thread there.",
    "publer": "Publer's comments follow the first post: check there that they make a thread.",
}


@click.command(
    epilog="""\b
Examples:
  thread-composer export content/peru.md -p x --to typefully
  thread-composer export threads/peru/en/x.txt --to publer --out peru.csv
  thread-composer export content/peru.md -p bluesky --to csv --marker none > peru.csv

Exit status: 0 done, 1 cannot be done, 2 wrong usage.""",
)
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", "form", required=True, type=click.Choice(tuple(FORMS)), help="The tool that is to import it.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write. [default: standard output]"
)
@thread_options
def export(source: Path, *, form: str, out: Path | None, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Export the thread of SOURCE: a statement (- for standard input), or a thread's .txt or .json file."""
    written = written_thread(source)
    if written and any(asked.values()):
        raise click.UsageError(f"{shown_path(source)} is a thread that is laid out already. Leave out its options.")
    for reason in reasons_to_wait_with(source, written) if written else ():
        note(reason)
    thread = written or _composed(source, asked)
    content = exported(thread, form).encode()
    if out is None:
        click.echo(content, nl=False)
    else:
        with explained(out):
            _write(out, source, content)
    for said in _notes(thread, form):
        note(said)


def _notes(thread: Copyable, form: str) -> Iterator[str]:
    """Yield what is to be known of an export before it is imported or opened."""
    if form in _NOTES:
        yield _NOTES[form]
    if found := formula_posts(thread, form):
        signs = ", ".join(dict.fromkeys(thread.posts[number - 1][0] for number in found))
        which = f"Post {found[0]} begins" if len(found) == 1 else f"Posts {', '.join(map(str, found))} begin"
        yield (
            f"{which} with {signs}, which Excel takes for a formula where the file is opened with a double click. "
            'There, open it by Data > From Text/CSV; in LibreOffice, leave "Evaluate formulas" off. '
            "Tools import the words as they are."
        )


def _write(out: Path, source: Path, content: bytes) -> None:
    """Write a file, in place of one that was there; into what is no file, such as a pipe, it goes as it is.

    A symbolic link stays one, as it does for whoever else writes to it: what it leads to is written.
    """
    if out.exists() and not out.is_file():
        with out.open("wb") as stream:
            stream.write(content)
        return
    _refuse_to_overwrite(out, source, content)
    replace_durably(out.resolve(), content)


def _refuse_to_overwrite(out: Path, source: Path, content: bytes) -> None:
    """Refuse to write where a statement, or a thread that may have been edited, would be lost."""
    if not out.exists() or out.read_bytes() == content:
        return
    is_source = source.exists() and out.samefile(source)
    is_text = out.suffix.casefold() in SUFFIXES
    if is_source or (is_text and not is_export(file_text(out)[0])):
        raise ComposerError(
            f"{shown_path(out)}: this file is there already, and may be no export. "
            "Name another with --out, or delete this one first."
        )


def _composed(source: Path, asked: dict[str, Any]) -> Copyable:
    """Return the thread that a statement becomes."""
    asked_for = options_from(**asked)
    if asked_for.platforms and len(asked_for.platforms) > 1:
        raise click.UsageError("export takes one platform. Give -p once.")
    thread = on_one_platform(source, asked_for).thread()
    for reason in reasons_to_wait(source, thread):
        note(reason)
    return of_thread(thread)
