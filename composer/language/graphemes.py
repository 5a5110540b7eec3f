"""Grapheme clusters: what a reader takes for one character, by Unicode 17."""

import re
from collections.abc import Iterator

import regex

# Flags are paired here, since `\X` looks back over all of a row of flags at each of them.
_CLUSTER = regex.compile(r"\p{GCB=RI}{1,2}[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*+|\X")
# All characters but those that never join another: what follows is checked against Unicode's own properties in a test.
_MAY_JOIN = re.compile(
    "[^\x00-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200b\u200e-\u2029\u202f-\u20cf\u2100-\u2cee\u2e00-\u3029"
    "\u3030-\u3098\u309b-\ua66e\uac00-\ud7a3\ud800-\ufb1d\ufb1f-\ufdff\ufe10-\ufe1f\ufe30-\uff9d\uffa0-\U000100ff"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U000dffff]+"
)
# Before Unicode 15.1 a consonant began a cluster even after a virama and its like.
_CONJUNCT = regex.compile(r"\p{InCB=Linker}[\p{InCB=Linker}\p{InCB=Extend}]*+\p{InCB=Consonant}")


def joined_clusters(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the clusters of two and more code points."""
    if text.isascii() and "\r" not in text:
        return
    done = 0
    for suspects in _MAY_JOIN.finditer(text):
        start = max(done, suspects.start() - 1)
        while start < suspects.end() and (cluster := _CLUSTER.match(text, start)):
            if cluster.end() - start > 1:
                yield start, cluster.end()
            start = cluster.end()
        done = max(done, start)


def grapheme_breaks(text: str) -> list[int]:
    r"""The offsets at which clusters end.

    >>> grapheme_breaks("e\u0301👍🏽!")
    [2, 4, 5]
    """
    breaks: list[int] = []
    for start, end in joined_clusters(text):
        breaks.extend(range(breaks[-1] + 1 if breaks else 1, start + 1))
        breaks.append(end)
    breaks.extend(range(breaks[-1] + 1 if breaks else 1, len(text) + 1))
    return breaks


def grapheme_count(text: str) -> int:
    """How many clusters ``text`` has.

    >>> grapheme_count("👩‍👩‍👧 é")
    3
    """
    return len(text) - sum(end - start - 1 for start, end in joined_clusters(text))


def conjuncts(text: str) -> int:
    """How many consonants join a cluster only since Unicode 15.1: older libraries count as many more clusters.

    >>> conjuncts("क्ष")
    1
    """
    if text.isascii() or not _CONJUNCT.search(text):
        return 0
    clusters = (text[start:end] for start, end in joined_clusters(text))
    return sum(len(_CONJUNCT.findall(cluster)) for cluster in clusters)


def older_grapheme_count(text: str) -> int:
    """How many clusters a library of any Unicode version from 15 to 17 counts at most.

    >>> older_grapheme_count("नमस्ते")
    4
    """
    return grapheme_count(text) + conjuncts(text)
