"""``thread-composer approve``: whose word it is that these posts may go out."""

import datetime as dt
from pathlib import Path

import click

from composer.output.approval import place_of
from composer.output.writing import approve_threads


@click.command(
    epilog="""\b
Examples:
  thread-composer approve threads/peru --by "Ana Ruiz"
  thread-composer approve threads/peru --by "Ana Ruiz" --only en/x
  thread-composer approve threads/peru/x.txt --by "Ana Ruiz"

Exit status: 0 approved, 1 cannot be done, 2 wrong usage.""",
)
@click.argument("threads", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who approves.")
@click.option("--only", multiple=True, metavar="LANGUAGE/PLATFORM", help="Only this thread; give it again for more.")
def approve(threads: Path, by: str, only: tuple[str, ...]) -> None:
    """Approve the posts in THREADS (a statement's folder, such as threads/peru, or one thread) exactly as they are now.

    A file beside them keeps the SHA-256 of every post, opening and call to action. Any later change makes them a draft
    again.
    """
    if not by.strip():
        raise click.BadParameter("is empty. Say who approves.", param_hint="--by")
    if threads.is_file():
        threads, thread = place_of(threads)
        only = (*only, thread)
    approval = approve_threads(threads, by, dt.datetime.now().astimezone(), only)
    for key in dict.fromkeys(only) if only else approval:
        approved = approval[key]
        click.echo(f"{key}: approved by {approved.by}, {approved.at}, SHA-256 {approved.sha256}")
