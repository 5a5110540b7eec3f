"""Where a person stopped when copying a thread on the terminal, kept for as long as the thread stays as it is."""

import json
from pathlib import Path

from platformdirs import user_state_path

from composer.output.disk.broken import BROKEN
from composer.output.disk.durable import explained, locked, replace_durably

FILE = "copied.json"
MOST = 1_000  # Threads that are remembered; the oldest are forgotten first.


def last_copied(sha256: str, folder: Path | None = None) -> int:
    """Return the last post, from 1, that was copied of the thread with this SHA-256; 0 where none was."""
    return _read(folder or state_folder()).get(sha256, 0)


def remember_copied(sha256: str, post: int, folder: Path | None = None) -> None:
    """Remember the last post that was copied of a thread; 0 begins again. Raises WritingError where that cannot be."""
    home = folder or state_folder()
    with explained(home):
        home.mkdir(parents=True, exist_ok=True)
        with locked(home):
            kept = {key: last for key, last in _read(home).items() if key != sha256}
            rows = [*kept.items(), *([(sha256, post)] if post else [])]
            replace_durably(home / FILE, (json.dumps(dict(rows[-MOST:]), indent=1) + "\n").encode())


def state_folder() -> Path:
    """Return the folder for what the program remembers of a user, as each system wants it."""
    return user_state_path("thread-composer", appauthor=False)


def _read(folder: Path) -> dict[str, int]:
    """Return what is remembered; nothing where there is no file, or a broken one."""
    try:
        parsed = json.loads((folder / FILE).read_bytes())
    except (OSError, *BROKEN):
        return {}
    items = parsed.items() if isinstance(parsed, dict) else ()
    return {key: last for key, last in items if isinstance(last, int) and last > 0}
