"""Braces in a template's own words: those of a hashtag, which open no comment, and those that were meant to be two."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from jinja2 import TemplateSyntaxError

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_HASHTAG = re.compile(r"\{#[^\s#{}]+\}")
_SLIP = re.compile(r"\{[^\S\n]*(\w+)[^\S\n]*\}")


def _plain_braces(text: str) -> Iterator[int]:
    """Yield where braces stand in a template's own words, not around what is filled in."""
    at = text.find("{")
    while at >= 0:
        closing = None if _HASHTAG.match(text, at) else _CLOSING.get(text[at : at + 2])
        if closing is None:
            yield at
        end = at + 1 if closing is None else text.find(closing, at + 2)
        at = text.find("{", end) if end >= 0 else -1


def with_hashtags(text: str) -> str:
    """Return a template in which "{#Peru}" opens no comment."""
    hashtags = [at for at in _plain_braces(text) if text.startswith("{#", at)]
    pieces = [text[start:end] for start, end in pairwise([0, *hashtags, len(text)])]
    return "{{ '{' }}".join([pieces[0], *(piece[1:] for piece in pieces[1:])])


def refuse_slips(text: str, variables: Mapping[str, object]) -> None:
    """Raise TemplateSyntaxError where a name that is known stands in single braces, and would be posted so."""
    for at in _plain_braces(text):
        slip = _SLIP.match(text, at)
        if slip and slip[1] in variables:
            raise TemplateSyntaxError(
                f'"{slip[0]}" would be posted as it stands; write {{{{ {slip[1]} }}}}', text.count("\n", 0, at) + 1
            )
