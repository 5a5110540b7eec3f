"""What a post begins with: whether whoever sees it alone knows what it is about."""

from collections.abc import Iterator
from itertools import chain

from composer.language.leaning import leans_back
from composer.statement.model import Span
from composer.thread.model import Thread, Warning
from composer.thread.roughness import LEANS_BACK, paragraphs_of, traits
from composer.thread.wording import warning

_SHOWN_WORDS = 3


def mention_first(thread: Thread) -> Iterator[Warning]:
    """Yield the posts that open with a mention."""
    for post in thread.posts:
        if post.text.startswith(("@", "＠")):
            yield warning(thread, post, "mention-first", mention=post.text.split(maxsplit=1)[0])


def leans_on_post_before(thread: Thread) -> Iterator[Warning]:
    """Yield the posts whose first sentence needs the sentence before it, which stands in another post."""
    statement = thread.statement
    leaning = traits(statement).before_sentence
    posts = [post for post in thread.posts[1:] if post.spans]
    starts = {start: number for number, (start, _) in enumerate(statement.sentences)}
    homes = paragraphs_of([post.spans[0] for post in posts], statement.paragraphs)
    for post, home in zip(posts, homes, strict=True):
        number = starts.get(post.spans[0][0], 0)
        if number and home.role in ("text", "quotation"):
            words, before = (_said(thread, statement.sentences[each]) for each in (number, number - 1))
            is_new_paragraph = statement.sentences[number][0] == home.start
            if leans_back(words, before, statement.language) if is_new_paragraph else LEANS_BACK in leaning[number]:
                yield warning(thread, post, "leans-back", words=_first_words(words))


def weak_first_post(thread: Thread) -> Iterator[Warning]:
    """Yield the first post where it says nothing to whoever sees it alone."""
    first = thread.posts[0]
    if not first.spans:
        return
    roles = {home.role for home in paragraphs_of(first.spans, thread.statement.paragraphs)}
    words = _said(thread, thread.statement.sentences[0])
    if roles <= {"title", "heading"}:
        if any(post.spans for post in thread.posts[1:]):
            yield warning(thread, first, "weak-first-title")
    elif next(paragraphs_of(first.spans, thread.statement.paragraphs)).role == "text" and _leans(words, thread):
        yield warning(thread, first, "weak-first-leaning", words=_first_words(words))


def _leans(words: str, thread: Thread) -> bool:
    """Whether a sentence leans on one before it, where there is none."""
    return leans_back(words, " ", thread.statement.language)


def _said(thread: Thread, span: Span) -> str:
    return thread.statement.text[slice(*span)]


def _first_words(sentence: str) -> str:
    """Return what a sentence begins with, long enough to know it by."""
    return " ".join(chain(sentence[:200].split()[:_SHOWN_WORDS], ["…"]))
