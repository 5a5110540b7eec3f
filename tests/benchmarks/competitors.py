"""What a person would use instead: other ways to make posts for X of a statement."""

import importlib
import re
from collections.abc import Callable, Iterator

LIMIT = 280
Splitter = Callable[[str], list[str]]
"""Takes a statement's text, returns the posts with their markers."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MARKER = len(" (99/99)")


def weighted(text: str) -> int:
    """Return how long a post is by PyPI's ``twitter-text-parser``."""
    length: int = importlib.import_module("twitter_text").parse_tweet(text).weightedLength
    return length


def greedy(text: str) -> list[str]:
    """Fill each post with sentences up to the limit: what a few lines of code around a counter do."""
    return _packed(_SENTENCE_END.split(text), weighted)


def pysbd_greedy(text: str) -> list[str]:
    """Fill each post with the sentences that ``pysbd`` finds."""
    return _packed(map(str.strip, pysbd_sentences(text)), weighted)


def pysbd_sentences(text: str) -> list[str]:
    """Return the sentences that ``pysbd`` finds."""
    sentences: list[str] = importlib.import_module("pysbd").Segmenter(language="en", clean=False).segment(text)
    return sentences


def text_to_tweets(text: str) -> list[str]:
    """Return the posts of PyPI's ``text-to-tweets``, numbered."""
    posts: list[str] = importlib.import_module("text_to_tweets").tweet_splitter(text, counter=True)
    return posts


def _packed(sentences: Iterator[str] | list[str], length: Callable[[str], int]) -> list[str]:
    room = LIMIT - _MARKER
    posts = [""]
    for sentence in sentences:
        for piece in _pieces(sentence, length, room):
            joined = f"{posts[-1]} {piece}".strip()
            if length(joined) <= room:
                posts[-1] = joined
            else:
                posts.append(piece)
    return [f"{post} ({number}/{len(posts)})" for number, post in enumerate(posts, start=1)]


def _pieces(sentence: str, length: Callable[[str], int], room: int) -> Iterator[str]:
    """Yield a sentence, or as many words of it at a time as fit."""
    if length(sentence) <= room:
        yield sentence
        return
    piece = ""
    for word in sentence.split():
        joined = f"{piece} {word}".strip()
        if length(joined) > room and piece:
            yield piece
            joined = word
        piece = joined
    yield piece
