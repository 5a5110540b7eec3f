"""Emoji: each is read out by its name to whoever listens to a post."""

from collections.abc import Iterator

import regex

from composer.thread.model import Thread, Warning
from composer.thread.wording import warning

MOST = 3
"""In one post, before it is tedious to listen to."""
_FEWEST_BULLETS = 2  # One emoji before a line is a picture, not a bullet.

_ONE = r"(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=\uFE0F|\p{EMod}))[\uFE0F\p{EMod}]*+"
_EMOJI = regex.compile(
    rf"(?:[\U0001F1E6-\U0001F1FF]{{2}}|[0-9#*]\uFE0F?\u20E3|{_ONE}(?:\u200D(?:\p{{Extended_Pictographic}})[\uFE0F\p{{EMod}}]*+)*+"
    r"[\U000E0020-\U000E007F]*+)"
)
_SOME = regex.compile(r"[\p{Extended_Pictographic}\U0001F1E6-\U0001F1FF\u20E3]")


def emoji_bullets(thread: Thread) -> Iterator[Warning]:
    """Yield the posts in which several lines begin with an emoji."""
    for post in thread.posts:
        for text in (post.body, post.call_to_action):
            if text.isascii() or _SOME.search(text) is None:
                continue
            count = sum(_is_bulleted(line) for line in text.split("\n"))
            if count >= _FEWEST_BULLETS:
                yield warning(thread, post, "emoji-bullets", count=count)


def many_emoji(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with more emoji than anybody likes to hear read out; markers do not count."""
    for post in thread.posts:
        texts = (post.body, post.opening, post.call_to_action)
        count = sum(len(_EMOJI.findall(text)) for text in texts if not text.isascii() and _SOME.search(text))
        if count > MOST:
            yield warning(thread, post, "many-emoji", count=count)


def _is_bulleted(line: str) -> bool:
    """Whether a line begins with an emoji and goes on with words."""
    start = line.lstrip()
    match = _EMOJI.match(start)
    return match is not None and any(letter.isalpha() for letter in start[match.end() :])
