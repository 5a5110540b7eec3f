"""Mentions, hashtags and cashtags by X's published rules (npm twitter-text 3.1.0)."""

import re
from collections.abc import Iterator

import regex

from composer.language.entities.grammars import ACCENTED, SPACES
from composer.language.entities.model import Entity

_MENTION = re.compile(
    r"(?:(?<![a-zA-Z0-9_!#$%&*@＠])|(?<=[^a-zA-Z0-9_+~.\-][rR][tT])|(?<=[^a-zA-Z0-9_+~.\-][rR][tT]:)|(?<=\A[rR][tT]))"
    rf"[@＠]([a-zA-Z0-9_]{{1,20}})(?:/[a-zA-Z][a-zA-Z0-9_\-]{{0,24}})?(?![@＠{ACCENTED}]|://)"
)
_IN_TAGS = (
    r"\p{L}\p{M}\p{Nd}_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
)
_HASHTAG = regex.compile(rf"(?<![{_IN_TAGS}&])[#＃](?!\ufe0f|\u20e3)([{_IN_TAGS}]++)(?![#＃]|://)")
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_CASHTAG = re.compile(
    rf"(?<![^{SPACES}])\$([a-z]{{1,6}}(?:[._][a-z]{{1,2}})?)(?=$|\s|[!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])",
    re.IGNORECASE | re.ASCII,
)


def x_mentions(text: str) -> Iterator[Entity]:
    """The users and lists that X would link.

    >>> [mention.target for mention in x_mentions("RT @a: thanks to @b/list, not a@b.example")]
    ['a', 'b']
    """
    if "@" in text or "＠" in text:
        for found in _MENTION.finditer(text):
            yield Entity("mention", found.start(), found.end(), found[1])


def x_hashtags(text: str) -> Iterator[Entity]:
    """The hashtags that X would link: a letter at least, not a number alone.

    >>> [tag.target for tag in x_hashtags("#Peru #2022 #G20 a#b")]
    ['Peru', 'G20']
    """
    if "#" in text or "＃" in text:
        for found in _HASHTAG.finditer(text):
            if _LETTER.search(found[1]):
                yield Entity("hashtag", found.start(), found.end(), found[1])


def x_cashtags(text: str) -> Iterator[Entity]:
    """The cashtags that X would link.

    >>> [tag.target for tag in x_cashtags("$TSLA and $3 million")]
    ['TSLA']
    """
    if "$" in text:
        for found in _CASHTAG.finditer(text):
            yield Entity("cashtag", found.start(), found.end(), found[1])
