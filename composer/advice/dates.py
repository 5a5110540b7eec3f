"""Dates that mean something only on the day: "last December" in a statement that names no year."""

import re
from collections.abc import Iterator
from functools import cache

from composer.language.words import Phrases, Words, any_of, word_lists
from composer.thread.model import Post, Thread, Warning
from composer.thread.wording import warning

# In the digits of any script: 2023, ٢٠٢٣.
_YEAR = re.compile(r"(?<!\d)[1१１١۱][89८९８９٨٩۸۹]\d\d(?!\d)|(?<!\d)[2२２٢۲][0०０٠۰]\d\d(?!\d)")
_DATED = ("date", "embargo")
"""What front matter may say of the day."""
_LOOK_BACK = 20


def relative_dates(thread: Thread) -> Iterator[Warning]:
    """Yield each relative date once, where the statement names no year."""
    statement = thread.statement
    if _YEAR.search(statement.text) or any(statement.settings.get(key) for key in _DATED):
        return
    lists = word_lists(statement.language)
    warned: set[str] = set()
    for post in _posts_with(lists.relative_dates | lists.relative_before | lists.relative_after, thread):
        for match in _pattern(statement.language).finditer(post.body):
            said = " ".join(match[0].casefold().split())
            before = post.body[max(0, match.start() - _LOOK_BACK) : match.start()]
            if said not in warned and not _is_known(before, said, lists):
                warned.add(said)
                yield warning(thread, post, "relative-date", words=match[0])


def _posts_with(phrases: Phrases, thread: Thread) -> Iterator[Post]:
    """Yield the posts that hold one of the phrases, perhaps within a word: most have none, and this is quick."""
    text = thread.statement.text.casefold()
    folded = [phrase.casefold() for phrase in phrases]
    present = [phrase for phrase in folded if phrase in text]
    for post in thread.posts if present else ():
        small = post.body.casefold()
        if any(phrase in small for phrase in present):
            yield post


def _is_known(before: str, said: str, lists: Words) -> bool:
    """Whether the sentence says which one is meant: "the last week of July"."""
    if not any(said.startswith(f"{word.casefold()} ") for word in lists.relative_before):
        return False
    return "".join(before.rsplit(maxsplit=1)[-1:]).casefold().strip() in lists.definite_articles


@cache
def _pattern(language: str) -> re.Pattern[str]:
    lists = word_lists(language)
    units = any_of(lists.months | lists.weekdays)
    spaceless = any(phrase >= "\u2e80" for phrase in lists.relative_dates)
    edges = ("", "") if spaceless else (r"(?<![\w’'-])", r"(?![\w’'-])")
    either = (
        any_of(lists.relative_dates),
        rf"{any_of(lists.relative_before)}\s{units}",
        rf"{units}\s{any_of(lists.relative_after)}",
    )
    return re.compile(f"{edges[0]}(?:{'|'.join(either)}){edges[1]}", re.IGNORECASE)
