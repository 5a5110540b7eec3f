"""Hashtags: how many there are, and whether everybody can read them."""

import re
from collections.abc import Iterator

from composer.language.entities import entities
from composer.language.words import WORD, word_lists
from composer.thread.model import Post, Thread, Warning
from composer.thread.wording import warning

_TAG = re.compile(r"[#＃]\w++")

_LONGEST = 40  # characters: what is longer is no words that anybody wrote
_SHORTEST = 8  # "#together" is one word, though "to get her" is three
_WORD = 3  # letters of a word that makes a hashtag one of several; shorter ones stand between such
_FEWEST = 2


def many_hashtags(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with more hashtags than the platform shows."""
    most = thread.platform.hashtags_max
    if most is not None:
        for post in thread.posts:
            count = len(_hashtags(thread, post))
            if count > most:
                yield warning(thread, post, "many-hashtags", count=count, most=most)


def hashtag_capitals(thread: Thread) -> Iterator[Warning]:
    """Yield the hashtags of several words that no capital tells apart."""
    known: frozenset[str] = frozenset()
    seen: set[str] = set()
    for post in thread.posts:
        for tag in _hashtags(thread, post):
            if not (_SHORTEST < len(tag) <= _LONGEST and _is_even(tag)) or tag in seen:
                continue
            seen.add(tag)
            known = known or _known_words(thread)
            found = _parted(tag.casefold(), known)
            if found:
                better = "".join(word[:1].upper() + word[1:] for word in found)
                yield warning(thread, post, "hashtag-capitals", tag=tag, better=better)


def _hashtags(thread: Thread, post: Post) -> list[str]:
    """Return the hashtags in a post, without their sign."""
    if "#" not in post.text and "＃" not in post.text:
        return []
    found = entities(post.text, thread.platform.entity_rules)
    return [post.text[each.start + 1 : each.end] for each in found if each.kind == "hashtag"]


def _is_even(tag: str) -> bool:
    """Whether no capital stands inside a hashtag that is all letters, or nothing but capitals."""
    return tag.isalpha() and (tag[1:].islower() or tag.isupper())


def _known_words(thread: Thread) -> frozenset[str]:
    """Return the words that a hashtag may be made of: the statement's, and common ones."""
    lists = word_lists(thread.statement.language)
    text = _TAG.sub("", thread.statement.text.casefold())
    return frozenset(WORD.findall(text)) | lists.small_words | lists.hashtag_words


def _parted(tag: str, known: frozenset[str]) -> list[str]:
    """Return the words of a hashtag, the fewest that there can be; none where it is one word, or not known ones."""
    if tag in known:
        return []
    best: list[list[str] | None] = [[]]
    for end in range(1, len(tag) + 1):
        options = [
            [*before, tag[start:end]]
            for start, before in enumerate(best)
            if before is not None and tag[start:end] in known and (end - start > 1 or tag[start:end] in "aeyouиівкс")
        ]
        best.append(min(options, key=len, default=None))
    found = best[-1] or []
    return found if sum(len(word) >= _WORD for word in found) >= _FEWEST else []
