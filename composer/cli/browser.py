"""A page in the browser of whoever runs the program."""

import shutil
import subprocess
import sys
from pathlib import Path

import click

from composer.cli.console import note
from composer.statement.reading.decoding import shown_path

_MOMENT = 2  # seconds: what opens pages fails sooner, and a browser that it starts may stay


def open_page(page: Path) -> None:
    """Open a page; where there is no browser, say which file to open."""
    if not _opens(str(page)):
        note(f"No browser could be opened. Open {shown_path(page)} yourself.")


def _opens(page: str) -> bool:
    # What opens pages on Linux tells of each browser that it does not find, and click lets it.
    opener = shutil.which("xdg-open") if sys.platform.startswith("linux") else None
    if opener is None:
        return click.launch(page) == 0
    silent = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - what opens pages here, and a page that was just written
        [opener, page], stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    )
    try:
        return process.wait(_MOMENT) == 0
    except subprocess.TimeoutExpired:
        return True
