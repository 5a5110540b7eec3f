"""A warning in the statement's language: its code, and what messages/<language>.toml says under that code."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from composer.language.codes import primary_subtag
from composer.statement.display import printable
from composer.thread.model import Post, Thread, Warning

SHOWN = 40  # characters of what is quoted: enough to find it by
_FALLBACK = "en"
_CODES = {
    "embargo-unset-told": "embargo-unset",
    "embargo-unset-zone": "embargo-unset",
    "newsroom-below": "newsroom-lines",
    "weak-first-title": "weak-first-post",
    "weak-first-leaning": "weak-first-post",
}
"""Codes of messages that are two ways of saying one thing."""


def warning(thread: Thread, post: Post | None, message: str, **values: object) -> Warning:
    """Return a warning about a post, or about the whole thread; ``values`` fill in its message's places."""
    shown = {name: printable(value, SHOWN) if isinstance(value, str) else value for name, value in values.items()}
    text = _messages(thread.statement.language)[message].format(platform=thread.platform.title, **shown)
    return Warning(None if post is None else post.index, _CODES.get(message, message), text)


def codes() -> tuple[str, ...]:
    """Return every code that advice may give, in the order of the messages."""
    return tuple(dict.fromkeys(_CODES.get(message, message) for message in _messages(_FALLBACK)))


def _messages(language: str) -> Mapping[str, str]:
    """Return the messages in a language, else in English."""
    return _read(primary_subtag(language))


@cache
def _read(code: str) -> Mapping[str, str]:
    file = files(__package__).joinpath("messages", f"{code}.toml")
    if not (code.isascii() and code.isalpha() and file.is_file()):
        return _read(_FALLBACK)
    return tomllib.loads(file.read_text(encoding="utf-8"))
