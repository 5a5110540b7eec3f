"""Why posts should not leave by the terminal yet: what the page says before it copies."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from composer.cli.written_threads import threads_folder
from composer.errors import ComposerError
from composer.output.approval import Approval, posts_sha256, read_approval, thread_key, thread_sha256
from composer.output.copying import Copyable
from composer.output.thread_files.record import former_thread
from composer.statement.front_matter import front_matter_of
from composer.statement.reading import read_title
from composer.thread.model import Thread


def reasons_to_wait(source: Path, thread: Thread) -> tuple[str, ...]:
    """Return why the posts of a statement should not go out yet; none where nothing speaks against it."""
    folder = threads_folder(source, thread.statement)
    approval = read_approval(folder) if folder else {}
    return tuple(_reasons(thread.statement.settings, approval, thread_key(thread), thread_sha256(thread)))


def reasons_to_wait_with(source: Path, posts: Copyable) -> tuple[str, ...]:
    """Return the same of a thread that was written, whose ``.txt`` or ``.json`` file is ``source``."""
    written = former_thread(source.with_suffix(".json"))
    if written is None:
        return ("Its JSON is broken, so nobody can tell whether it is approved, or under embargo.",)
    try:
        settings = read_title(Path(written.statement.source.name)).settings
    except ComposerError:
        settings = written.statement.settings  # of a text that came from elsewhere, or whose statement is gone
    approval = read_approval(source.parent) or read_approval(source.parent.parent)
    digest = posts_sha256(posts.posts, written.settings.get("content_warning", ""))
    return tuple(_reasons(settings, approval, f"{written.language}/{written.platform}", digest))


def _reasons(settings: Mapping[str, object], approval: Approval, key: str, digest: str) -> Iterator[str]:
    """Yield what the page asks about before it copies: of a statement whose going out somebody watches at all."""
    front = front_matter_of(settings, "front matter")
    row = approval.get(key)
    is_watched = front.status or front.approved_by or front.embargo or approval
    if is_watched and row is None:
        yield "This thread is not approved: it is a draft."
    elif row is not None and row.sha256 != digest:
        yield "This thread was changed after it was approved."
    if front.embargo and dt.datetime.fromisoformat(front.embargo) > dt.datetime.now(dt.UTC):
        yield f"This statement is embargoed until {front.embargo}."
