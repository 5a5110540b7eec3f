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
# First assigned after Unicode 15: marks and the vowel signs of Kirat Rai, which join what stands before them, and what
# joins the letter after it.
_NEWER_MARK = re.compile(
    "[\u0897\u1acf-\u1add\u1ae0-\u1aeb\U00010d69-\U00010d6d\U00010efa-\U00010efc\U000113b8-\U000113c0\U000113c2\U000113c5"
    "\U000113c7-\U000113ca\U000113cc-\U000113d0\U000113d2\U000113e1\U000113e2\U00011b60-\U00011b67\U00011f5a"
    "\U0001611e-\U0001612f\U00016d63\U00016d67-\U00016d6a\U0001e5ee\U0001e5ef\U0001e6e3\U0001e6e6\U0001e6ee\U0001e6ef"
    "\U0001e6f5]"
)
_NEWER_PREFIX = re.compile("\U000113d1(?!\\Z)|[\U00016d63\U00016d67-\U00016d6a](?=[\u1160-\u11ff\ud7b0-\ud7fb])")
# Before Unicode 15.1 a consonant began a cluster even after a virama and its like; empty where no consonant follows.
_CONJUNCT = regex.compile(r"\p{InCB=Linker}[\p{InCB=Linker}\p{InCB=Extend}]*+(\p{InCB=Consonant}?)")


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


def older_grapheme_count(text: str) -> int:
    """How many clusters a library of any Unicode version from 15 to 17 counts at most (Ruby 3.4 has 15, Ruby 4 has 17).

    >>> older_grapheme_count("नमस्ते"), grapheme_count("नमस्ते")
    (4, 3)
    """
    if text.isascii() and "\r" not in text:
        return len(text)
    return len(text) - sum(end - start - 1 - _joined_since(text[start:end]) for start, end in joined_clusters(text))


def _joined_since(cluster: str) -> int:
    """How many characters of a cluster began one of their own in Unicode 15."""
    newer = len(_NEWER_MARK.findall(cluster, 1)) + len(_NEWER_PREFIX.findall(cluster))
    return newer + len("".join(_CONJUNCT.findall(cluster)))
