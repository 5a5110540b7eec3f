"""Dates that mean something only on the day: "last December" in a statement that names no year."""

import re
from collections.abc import Iterator
from functools import cache

from composer.advice.warning import warning
from composer.language.words import Words, any_of, words
from composer.thread.model import Thread, Warning  # noqa: A004 - the model's own name

# In the digits of any script: 2023, ٢٠٢٣.
_YEAR = re.compile(r"(?<!\d)[1१１١۱][89८९８９٨٩۸۹]\d\d(?!\d)|(?<!\d)[2२２٢۲][0०０٠۰]\d\d(?!\d)")
_DATED = ("date", "embargo")
"""What front matter may say of the day."""
_LOOK_BACK = 20


def relative_dates(thread: Thread) -> Iterator[Warning]:
    """Yield each relative date once, where the statement names no year."""
    statement = thread.statement
    pattern = _pattern(statement.language)
    if pattern is None or _YEAR.search(statement.text) or any(statement.settings.get(key) for key in _DATED):
        return
    lists = words(statement.language)
    triggers = [word.casefold() for word in lists.relative_dates | lists.relative_before | lists.relative_after]
    text = statement.text.casefold()
    triggers = [word for word in triggers if word in text]
    warned: set[str] = set()
    for post in thread.posts:
        small = post.body.casefold()
        if not any(word in small for word in triggers):
            continue
        for match in pattern.finditer(post.body):
            said = " ".join(match[0].casefold().split())
            if said not in warned and not _is_known(post.body[: match.start()][-_LOOK_BACK:], said, lists):
                warned.add(said)
                yield warning(thread, post, "relative-date", words=match[0])


def _is_known(before: str, said: str, lists: Words) -> bool:
    """Whether the sentence says which one is meant: "the last week of July"."""
    if not any(said.startswith(f"{word.casefold()} ") for word in lists.relative_before):
        return False
    return "".join(before.rsplit(maxsplit=1)[-1:]).casefold().strip() in lists.definite_articles


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    lists = words(language)
    if not lists.relative_dates:
        return None
    units = any_of(lists.months | lists.weekdays)
    spaceless = any(phrase >= "\u2e80" for phrase in lists.relative_dates)
    edges = ("", "") if spaceless else (r"(?<![\w’'-])", r"(?![\w’'-])")
    either = (
        any_of(lists.relative_dates),
        rf"{any_of(lists.relative_before)}\s{units}",
        rf"{units}\s{any_of(lists.relative_after)}",
    )
    return re.compile(f"{edges[0]}(?:{'|'.join(either)}){edges[1]}", re.IGNORECASE)
