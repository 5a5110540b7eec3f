"""Lines that people draw between parts of a text, and that hold no word."""

import re

DIVIDER = r"""[ \t]*+(?:
    (?:[-\u2010-\u2015][ \t]*+){3,}+ | (?:\*[ \t]*+){3,}+ | (?:_[ \t]*+){3,}+ | ={3,}+ | ~{3,}+
    | (?: — [-—] | -— )  # what editors that set dashes make of ---
)[ \t]*+"""
"""A pattern, to be read as verbose."""


def is_divider(line: str) -> bool:
    """Whether a line is drawn: dashes of any kind, asterisks and the like.

    >>> [is_divider(line) for line in ("----", "* * *", "—-", "--", "- a")]
    [True, True, True, False, False]
    """
    return re.fullmatch(DIVIDER, line, re.VERBOSE) is not None  # compiled when it is first asked for
