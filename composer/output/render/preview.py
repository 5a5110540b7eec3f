"""A thread as a person reads it on a terminal: each post under a rule with its number and what is left of it."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from composer.language.graphemes import grapheme_breaks
from composer.thread.model import Post, Thread, Warning, warnings_by_post

NARROWEST = 24  # Below this a rule has no room for its words.
WIDEST = 76  # Lines longer than this are hard to read, however wide the window.

_BOLD, _DIM, _YELLOW, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"
_STYLES = re.compile(r"\x1b\[[0-9]+m")
_WORD = re.compile(r"\S+\s*")


def preview_text(thread: Thread, width: int = WIDEST, *, styled: bool = False) -> str:
    """Return the thread for a terminal of ``width`` columns, with ANSI styles only when asked.

    Whatever could steer a terminal is shown as a visible character.
    """
    width = max(NARROWEST, min(width, WIDEST))
    warnings = warnings_by_post(thread)
    lines = [*_heading(thread, width), *_warnings(warnings[None], width)]
    for post in thread.posts:
        lines += ["", _rule(post, thread, width), *_wrapped(post.text, width)]
        lines += _warnings(warnings[post.index], width)
    text = "\n".join([*lines, ""])
    return text if styled else _STYLES.sub("", text)


def _heading(thread: Thread, width: int) -> list[str]:
    """Return what stands above the posts: title, platform, content warning."""
    count = len(thread.posts)
    posts = f"{count} post" if count == 1 else f"{count} posts"
    lines = [f"{_BOLD}{line}{_PLAIN}" for line in _wrapped(thread.statement.title, width) if line]
    lines.append(f"{thread.platform.title} · {posts}")
    if thread.content_warning:
        lines += _wrapped(f"Content warning: {thread.content_warning}", width)
    return lines


def _rule(post: Post, thread: Thread, width: int) -> str:
    """Return the line above a post: its number on the left, its meter on the right."""
    number = f"── {post.index} of {post.total} "
    left = thread.platform.left(tuple(post.lengths.values()))
    meter = f" {left} left ──" if left >= 0 else f" {-left} too long ──"
    return f"{_DIM}{number}{'─' * max(1, width - len(number) - len(meter))}{meter}{_PLAIN}"


def _warnings(warnings: Sequence[Warning], width: int) -> list[str]:
    """Return the lines that warn of something."""
    messages = (f"! {warning.message} [{warning.code}]" for warning in warnings)
    return [f"{_YELLOW}{line}{_PLAIN}" for message in messages for line in _wrapped(message, width)]


def _wrapped(text: str, width: int) -> list[str]:
    """Return the text's lines, none wider than ``width`` columns."""
    return [part for line in safe(text).split("\n") for part in _indented(line, width)]


def _indented(line: str, width: int) -> list[str]:
    """Return one line as several, all as far indented as it is, as the items of a list within a list are."""
    words = line.lstrip(" ")
    indent = " " * min(len(line) - len(words), width // 2) if words else ""
    return [f"{indent}{part}" for part in _wrapped_line(words, width - len(indent))]


def _wrapped_line(line: str, width: int) -> list[str]:
    """Return one line as several, parted between words, or inside a word that is wider than a line."""
    lines, current, room = list[str](), "", width
    for word in _WORD.findall(line) or [line]:
        columns = _columns(word.rstrip())
        if columns > room and current:
            lines.append(current.rstrip())
            current, room = "", width
        if columns > width:
            *full, word = _sliced(word, width)  # noqa: PLW2901 - what is left of the word goes on as the word
            lines += full
        current += word
        room -= _columns(word)
    return [*lines, current.rstrip()]


def _sliced(word: str, width: int) -> list[str]:
    """Return a word that is wider than a line in pieces, parted between what is read as one character."""
    pieces, room = [""], width
    for cluster in _clusters(word):
        columns = _columns(cluster)
        if columns > room:
            pieces.append("")
            room = width
        pieces[-1] += cluster
        room -= columns
    return pieces


def _clusters(text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *grapheme_breaks(text)])]


def _columns(text: str) -> int:
    """Return how many columns a terminal gives to a text.

    >>> _columns("Perú"), _columns("日本"), _columns("🇵🇪")
    (4, 4, 2)
    """
    return len(text) if text.isascii() else sum(_cluster_columns(cluster) for cluster in _clusters(text))


def _cluster_columns(cluster: str) -> int:
    if (
        "\ufe0f" in cluster
        or unicodedata.east_asian_width(cluster[0]) in "WF"
        or "\U0001f1e6" <= cluster[0] <= "\U0001f1ff"
    ):
        return 2
    return 0 if unicodedata.category(cluster[0]) in ("Mn", "Me", "Cf") else 1


def safe(text: str) -> str:
    r"""Return the text with each control character as a visible one.

    >>> safe("a\x1b[2Jb\x9b")
    'a␛[2Jb�'
    """
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\t":
        return "    "
    if character == "\n" or unicodedata.category(character) not in ("Cc", "Cs"):
        return character
    return chr(0x2400 + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"
