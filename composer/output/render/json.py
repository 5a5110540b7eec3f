"""A thread as JSON for programs; ``thread.schema.json`` beside this file describes it."""

import json

from composer.thread.model import Post, Thread, Warning  # noqa: A004 - the model's own name

VERSION = 1


def json_text(thread: Thread) -> str:
    """Return a thread as JSON text: the same thread, the same bytes."""
    return json.dumps(json_object(thread), ensure_ascii=False, indent=2) + "\n"


def json_object(thread: Thread) -> dict[str, object]:
    """Return what the JSON says, as dictionaries and lists."""
    statement = thread.statement
    return {
        "version": VERSION,
        "platform": thread.platform.name,
        "language": statement.language,
        "title": statement.title,
        "source": {"name": statement.source.name, "sha256": statement.source.sha256},
        "statement": statement.text,
        "sentences": [list(span) for span in statement.sentences],
        "limit": thread.platform.limits[0],
        "unit": thread.platform.units[0],
        "fewest": thread.fewest,
        "posts": [_post(post) for post in thread.posts],
        "warnings": [_warning(warning) for warning in thread.warnings],
    }


def _post(post: Post) -> dict[str, object]:
    return {
        "index": post.index,
        "total": post.total,
        "text": post.text,
        "length": post.length,
        "lengths": dict(post.lengths),
        "marker": post.marker,
        "role": post.role,
        "cut": post.cut,
        "spans": [list(span) for span in post.spans],
    }


def _warning(warning: Warning) -> dict[str, object]:
    return {"post": warning.post, "code": warning.code, "message": warning.message}
