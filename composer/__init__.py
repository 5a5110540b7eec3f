r"""Statements cut into threads that are ready to post: every word, in order, in posts that each platform accepts.

>>> from composer import compose, length, sentence_spans
>>> thread = compose("Seven people died in the protests. We ask for an inquiry.", "bluesky", limit=45)
>>> [(post.text, post.length) for post in thread.posts]
[('Seven people died in the protests.\n1/2', 38), ('We ask for an inquiry.\n2/2', 26)]
>>> length("https://example.org/a-very-long-address", "x"), sentence_spans("Mr. Smith left. Why?", "en")
(23, [(0, 15), (16, 20)])

`composer.statement` reads files and Markdown: `compose` takes the Statement that it returns as it takes a text. What
cannot be done raises ComposerError, whose ``problems`` each say what, where and what to do.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from composer.errors import ComposerError
    from composer.language.sentences import sentence_spans
    from composer.platforms import Platform, length
    from composer.statement.model import Statement
    from composer.thread.model import Post, Thread
    from composer.thread.pipeline import compose

__version__ = "0.1.0"

__all__ = ["ComposerError", "Platform", "Post", "Statement", "Thread", "compose", "length", "sentence_spans"]

# Resolved when first used (PEP 562), so that `thread-composer --help` pays for none of it.
_HOMES = {
    "ComposerError": "composer.errors",
    "Platform": "composer.platforms",
    "Post": "composer.thread.model",
    "Statement": "composer.statement.model",
    "Thread": "composer.thread.model",
    "compose": "composer.thread.pipeline",
    "length": "composer.platforms",
    "sentence_spans": "composer.language.sentences",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
