"""What is left of a page or of Markdown in the words: lines like a menu before the title, signs that nothing reads."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from composer.thread.model import Thread, Warning
from composer.thread.wording import warning

_FEWEST = 4  # short lines in a run: three may be "Press release", a place and a title
_LONGEST = 24  # characters of a word or three of a menu
_MOST_WORDS = 3
_SHOWN = 3  # lines: enough to find the others by
_MOST = 60  # lines that are looked at: no menu is longer
_MENU_LINE = re.compile(r"[^\W\d_][^\d.!?…:;,。！？：；،؟।@#/|]*")
_TAG = r"</?(?:b|i|u|s|em|strong|br|p|a|span|div|sup|sub|del|small|h[1-6])(?:\s[^<>]{0,200})?/?>"
_SIGNS = re.compile(rf"~~(?=\S)|(?<![\w*])\*\*(?=\w)|\[\^[\w-]{{1,20}}\]|(?<=[ \t])\[[ xX]\](?=[ \t])|{_TAG}")

# How chats write bold, italic and struck words: both signs on one line, and letters inside.
_CHAT_SIGNS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w@#/._-])__(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])__(?![\w.@/-])"
    r"|(?<![\w@#/._-])_(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])_(?![\w.@/-])"
    r"|(?<![\w~])~(?=[^\s~\d])[^~\n]{1,200}(?<=[^\s~])~(?![\w~])"
)
_CHATS = frozenset({"discord", "misskey", "reddit", "slack", "telegram", "whatsapp"})
"""Platforms that read one or another of these signs."""


def page_lines(thread: Thread) -> Iterator[Warning]:
    """Yield the first post where the statement begins with short lines, like the menu of a page."""
    text, starts = thread.statement.text, [start for start, _ in thread.statement.lines]
    pieces = [text[begin:end].strip() for begin, end in islice(pairwise([*starts, len(text)]), _MOST)]
    run = list(takewhile(_is_of_menu, pieces))
    if _FEWEST <= len(run) < len(pieces):
        yield warning(thread, thread.posts[0], "page-lines", words=f"{' / '.join(run[:_SHOWN])} …")


def _is_of_menu(line: str) -> bool:
    return len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS and _MENU_LINE.fullmatch(line) is not None


def markdown_signs(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with signs of Markdown or HTML that are posted as they stand."""
    for post in thread.posts:
        signs = dict.fromkeys(found[0] for found in _SIGNS.finditer(post.body))
        if thread.platform.name not in _CHATS:
            signs |= dict.fromkeys(found[0] for found in _CHAT_SIGNS.finditer(post.body))
        if signs:
            yield warning(thread, post, "markdown-signs", words=", ".join(signs))
