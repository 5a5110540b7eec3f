"""``thread-composer new``: a statement to start from."""

from pathlib import Path, PurePath

import click

from composer.errors import StatementError, WritingError
from composer.output.batch import DEFAULT_FOLDER
from composer.output.disk.names import safe_name
from composer.statement.new import starter_files


@click.command(
    epilog="""\b
Examples:
  thread-composer new peru        content/peru.md, with campaign.toml and templates where they are missing
  thread-composer new peru.es     the same statement in Spanish""",
)
@click.argument("name")
def new(name: str) -> None:
    """Start a statement: content/NAME.md, with its front matter explained. Nothing is ever overwritten."""
    first, *beside = starter_files(safe_name(_name(name)), DEFAULT_FOLDER).items()
    _create(*first)
    click.echo(f"Wrote {first[0]}: put your statement there, then run thread-composer write.")
    for path, text in beside:
        if not path.exists():
            _create(path, text)
            click.echo(f"Wrote {path}.")


def _name(given: str) -> str:
    """Return the name for a file; where it names a folder, that must be the one in which statements start."""
    path = PurePath(given.strip())
    if path.parent in (PurePath(), PurePath(DEFAULT_FOLDER)) and path.name not in ("", "..") and given[-1] not in "/\\":
        return path.name
    raise click.BadParameter(
        f'"{given}" is no name for a file in {DEFAULT_FOLDER}/. Write a name such as peru or peru.es.',
        param_hint="NAME",
    )


def _create(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise StatementError(f"{path} exists already, and stays as it is. Choose another name.") from None
    except OSError as error:
        raise WritingError(f"{path} cannot be written ({error.strerror}).") from None
