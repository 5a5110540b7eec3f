"""What the grammar of addresses is, and X's; those of Mastodon stand in `mastodon_grammars`.

All were read out of regular expressions: a character that may stand before, perhaps a scheme, labels parted by dots up
to the last top-level domain, perhaps a port, a path and a query.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from composer.language.entities.top_level_domains import top_level_end

SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Invisible signs for the direction of writing."""
NO_HOST = f"!#-/:-@\\[-_{{-~{SPACES}{DIRECTIONS}\ufeff\ufffe\uffff"
"""What no label of a domain holds, except that ``-`` and ``_`` may stand inside one."""
# Latin with accents, as the expression has it; the single letters are other cases of what it lists.
ACCENTED = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f\u0272\u0275\u0280"
    "\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
_PATH = f"!#-'*-;=@\\[\\]_|~\u20130-9A-Za-z\u0400-\u04ff\u1c80-\u1c87{ACCENTED}"
QUERY = "!#-;=?-\\[\\]_a-z|~A-Z"
"""What the query of an address may hold."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an address is made of."""

    no_host: str
    """What no label holds, as the inside of a character class."""
    scheme: re.Pattern[str]
    """A scheme, up to the end of what is searched."""
    path: re.Pattern[str]
    path_tail: str
    """What stands in a path but does not end one."""
    query: re.Pattern[str]
    top_level_end: Callable[[str, int], int] = top_level_end
    needs_scheme: bool = False
    not_before: re.Pattern[str] = re.compile("[A-Za-z0-9@\uff20$#\uff03\ufffe\ufeff\uffff]")
    """A character that may not stand before an address."""
    no_host_character: re.Pattern[str] = field(init=False)
    inner_dot: re.Pattern[str] = field(init=False)
    run: re.Pattern[str] = field(init=False)
    """The rest of a run of labels."""

    def __post_init__(self) -> None:
        """Build the expressions for what a label holds."""
        object.__setattr__(self, "no_host_character", re.compile(f"[{self.no_host}]"))
        object.__setattr__(self, "inner_dot", re.compile(rf"(?<=[^{self.no_host}])\.(?=[^{self.no_host}])"))
        object.__setattr__(self, "run", re.compile(f"(?:[^{self.no_host}]|[._-])*+"))


def path_pattern(characters: str) -> re.Pattern[str]:
    """Match characters of paths, and parentheses that are balanced, one nested in another at most."""
    some = f"[{characters}]"
    return re.compile(rf"/(?:{some}++|\((?:{some}++|{some}*+\({some}++\){some}*+)\))*+")


def scheme_pattern(names: str) -> re.Pattern[str]:
    """Match one of these names and ``://``, up to the end of what is searched."""
    return re.compile(rf"(?:{names})://\Z", re.IGNORECASE | re.ASCII)


X = Grammar(
    no_host=NO_HOST,
    scheme=scheme_pattern("https?"),
    path=path_pattern(_PATH),
    path_tail="!*';:,.$%[]~@|&–",
    query=re.compile(rf"\?[{QUERY}]*[0-9A-Za-z\-_&=#/]"),
)
"""That of npm twitter-text 3.1.0, in UTF-16 code units."""
X_NEWER = replace(X, top_level_end=partial(top_level_end, newer=True))
"""The same with the top-level domains that its frozen list lacks."""
