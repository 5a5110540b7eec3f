"""Links: how many there are, where, and which nobody meant."""

from collections.abc import Iterator

from composer.language.entities import entities
from composer.language.entities.addresses import may_hold_addresses
from composer.language.entities.model import Entity
from composer.language.words import word_lists
from composer.thread.model import Post, Thread, Warning
from composer.thread.wording import warning

# Top-level domains that are endings of file names.
_FILE_ENDINGS = frozenset({"cc", "md", "mov", "pl", "ps", "py", "rs", "sh", "so", "zip"})


def many_links(thread: Thread) -> Iterator[Warning]:
    """Yield the posts with more links than the platform takes."""
    most = thread.platform.links_max
    if most is not None:
        for post in thread.posts:
            count = len(_links(thread, post))
            if count > most:
                yield warning(thread, post, "many-links", count=count, most=most)


def link_first(thread: Thread) -> Iterator[Warning]:
    """Yield the first post where it holds a link, on platforms that show such posts less."""
    if not thread.platform.shows_links_less or len(thread.posts) == 1:
        return
    first = thread.posts[0]
    if any(not _is_accidental(thread, first, link) for link in _links(thread, first)):
        yield warning(thread, first, "link-first")


def accidental_links(thread: Thread) -> Iterator[Warning]:
    """Yield what the platform turns into a link though it was meant as words, or as the name of a file."""
    for post in thread.posts:
        for link in _links(thread, post):
            if _is_accidental(thread, post, link):
                yield warning(thread, post, "accidental-link", words=post.text[link.start : link.end])


def _links(thread: Thread, post: Post) -> list[Entity]:
    if not may_hold_addresses(post.text):
        return []
    return [each for each in entities(post.text, thread.platform.entity_rules) if each.kind == "link"]


def _is_accidental(thread: Thread, post: Post, link: Entity) -> bool:
    """Whether nobody can have meant a link: ``left.It``, ``it.is``, ``README.md``, but not ``example.org``."""
    shown = post.text[link.start : link.end]
    before, dot, ending = shown.rpartition(".")
    if "/" in shown or ":" in shown or not dot or before.casefold().startswith("www."):
        return False
    if ending[:1].isupper() and not shown.isupper():
        return True
    if ending in _FILE_ENDINGS and "." not in before:
        return True
    # Both are words: "it.is", but not "who.int".
    return word_lists(thread.statement.language).small_words >= {
        before.rpartition(".")[2].casefold(),
        ending.casefold(),
    }
