"""A thread as JSON for programs; ``thread.schema.json`` beside this file describes it."""

import json
from collections.abc import Sequence

from composer.output.render.reasons import reason_object
from composer.statement.front_matter import review_of
from composer.statement.model import Image, Statement
from composer.thread.edits import edit_object
from composer.thread.images import post_images
from composer.thread.model import Post, Thread, Warning

VERSION = 1


def json_text(thread: Thread) -> str:
    """Return a thread as JSON text: the same thread, the same bytes."""
    return json.dumps(json_object(thread), ensure_ascii=False, indent=2) + "\n"


def json_object(thread: Thread) -> dict[str, object]:
    """Return what the JSON says, as dictionaries and lists."""
    statement, approved = thread.statement, thread.approved
    why = {reason.post: {"why": reason_object(reason)} for reason in thread.reasons}
    review = review_of(statement.settings)
    copy = _copy(approved) if approved else None
    return {
        "version": VERSION,
        "platform": thread.platform.name,
        "language": statement.language,
        "title": statement.title,
        "source": {"name": statement.source.name, "sha256": statement.source.sha256},
        "embargo": review.pop("embargo", None),
        "statement": statement.text,
        "sentences": [list(span) for span in statement.sentences],
        "paragraphs": _roles(statement),
        "limit": thread.platform.limits[0],
        "unit": thread.platform.units[0],
        "fewest": thread.fewest,
        "posts": [
            {**_post(post), **_images(images), **why.get(post.index, {})} for post, images in post_images(thread)
        ],
        "warnings": [_warning(warning) for warning in thread.warnings],
        "settings": _settings(thread),
        "edits": [edit_object(edit) for edit in thread.edits],
        **({"approved": copy} if copy else {}),
        **({"review": review} if review else {}),
    }


def _copy(statement: Statement) -> dict[str, object]:
    """Return the statement as it was approved."""
    spans = [list(span) for span in statement.sentences]
    return {"statement": statement.text, "sentences": spans, "paragraphs": _roles(statement)}


def _roles(statement: Statement) -> list[str]:
    """Return what each paragraph is: a title, a list."""
    return [paragraph.role for paragraph in statement.paragraphs]


def _settings(thread: Thread) -> dict[str, str]:
    """Return what the thread was laid out with, and what was added to the statement's words."""
    posts = thread.posts
    added = {
        "content_warning": thread.content_warning,
        "opening": "\n\n".join(post.opening for post in posts if post.opening),
        "call_to_action": "\n\n".join(post.call_to_action for post in posts if post.call_to_action),
    }
    return {**{name: value for name, value in thread.settings.items() if name != "limit"}, **added}


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


def _images(images: Sequence[Image]) -> dict[str, object]:
    """Return the images of a post; nothing where it bears none."""
    return {"images": [{"file": image.file, "alt": image.alt} for image in images]} if images else {}


def _warning(warning: Warning) -> dict[str, object]:
    return {"post": warning.post, "code": warning.code, "message": warning.message}
