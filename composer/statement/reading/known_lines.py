"""What is known of the lines that web pages hold beside their text: see page_lines.toml."""

import re
import tomllib
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LONGEST = 100
"""Characters: no known line is longer, so that long lines need no look-up."""
_LONGEST_BANNER = 500

_COPYRIGHT = re.compile(r"\s*+(?:copyright\s?)?(?:©|\(c\))[^.!?\n]{0,40}?\b[12][0-9]{3}\b", re.IGNORECASE)
_PATH = re.compile(r"\s++[>›»→]\s++")
_BAR = re.compile(r"\s*+[|·•]\s*+|\s++[/>›»→]\s++")


class Sure(IntEnum):
    """How sure it is that a line is a page's."""

    NO = 0
    IN_A_RUN = 1
    """Among others of which it is known."""
    ALONE = 2
    """In a paragraph that holds nothing else."""
    ANYWHERE = 3


class _Known(NamedTuple):
    """The lists of page_lines.toml, ready for looking up."""

    lines: dict[str, Sure]
    foot: frozenset[str]
    home: frozenset[str]
    banner: tuple[str, ...]
    anywhere_like: re.Pattern[str]
    run_like: re.Pattern[str]


@cache
def _known() -> _Known:
    table = tomllib.loads(files("composer.statement.reading").joinpath("page_lines.toml").read_text("utf-8"))
    folds = {name: [folded(line) for line in lines] for name, lines in table.items()}
    levels = {"foot": Sure.IN_A_RUN, "menu": Sure.IN_A_RUN, "alone": Sure.ALONE, "anywhere": Sure.ANYWHERE}
    return _Known(
        {line: level for name, level in levels.items() for line in folds[name]},
        frozenset(folds["foot"]),
        frozenset(folds["home"]),
        tuple(folds["banner"]),
        _pattern(folds["anywhere_like"], 30),
        _pattern(folds["run_like"], 70),
    )


def _pattern(lines: list[str], longest: int) -> re.Pattern[str]:
    """Return what matches lines, in which # stands for a number and … for at most so many characters of a name."""
    name = f"[^.!?]{{1,{longest}}}"
    forms = (re.escape(line).replace(r"\#", "[0-9]{1,3}").replace("…", name) for line in lines)
    return re.compile("|".join(forms))


def folded(line: str) -> str:
    """``line`` as known lines are compared: without regard to case, spaces and the kind of apostrophe."""
    return " ".join(line.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())


def sureness(text: str) -> Sure:
    """Return how sure it is that a line is a page's.

    >>> [sureness(text).name for text in ("Back to top", "Menu", "Home > News > Peru", "3 min read", "X", "Justice.")]
    ['ANYWHERE', 'ALONE', 'ALONE', 'ANYWHERE', 'IN_A_RUN', 'NO']
    """
    if len(text) > LONGEST or not (line := folded(text)):
        return Sure.NO
    known = _known()
    if (level := known.lines.get(line)) is not None:
        return level
    if known.anywhere_like.fullmatch(line):
        return Sure.ANYWHERE
    path = _PATH.split(line)
    if len(path) > 1 and path[0] in known.home:
        return Sure.ALONE
    if _COPYRIGHT.match(line) or known.run_like.fullmatch(line):
        return Sure.IN_A_RUN
    return min(known.lines.get(piece, Sure.NO) for piece in _BAR.split(line.strip("| ")))


def is_of_foot(text: str) -> bool:
    """Whether a line is what stands at the foot of a page: whose it is, and links to its terms."""
    pieces = _BAR.split(folded(text).strip("| "))
    return all(piece in _known().foot or _COPYRIGHT.match(piece) is not None for piece in pieces)


def is_banner(text: str) -> bool:
    """Whether a line begins as a banner does that asks for cookies."""
    return len(text) <= _LONGEST_BANNER and folded(text[:LONGEST]).startswith(_known().banner)
