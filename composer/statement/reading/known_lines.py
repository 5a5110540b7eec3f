"""What is known of the lines that web pages hold beside their text: see page_lines.toml."""

import re
import tomllib
from collections import defaultdict
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LONGEST = 100
"""Characters: no known line is longer, so that long lines need no look-up."""
_LONGEST_BANNER = 500

_COPYRIGHT = re.compile(r"\s*+(?:copyright\s?)?(?:©|\(c\))[^.!?\n]{0,40}?\b[12][0-9]{3}\b", re.IGNORECASE)
# In a line that is folded, so that one space parts its words.
_PATH = re.compile(r" [>›»→] ")
# A day beside what is known, such as how long the reading takes.
_DATE = re.compile(
    r"(?:[^\W\d_]{2,12},? )?(?:\d{1,2}(?:st|nd|rd|th|er|[.º])? (?:de |of )?[^\W\d_]{3,12}\.?,? (?:de )?[0-9]{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?, [0-9]{4}|\d{1,2}[./-]\d{1,2}[./-][0-9]{4}|[0-9]{4}-\d\d-\d\d)"
)
_BAR = re.compile(r" ?[|·•] ?| [/>›»→] ")


class Sure(IntEnum):
    """How sure it is that a line is a page's."""

    NO = 0
    IN_A_RUN = 1
    """Among others of which it is known."""
    ALONE = 2
    """In a paragraph that holds nothing else."""
    ANYWHERE = 3


# Characters of a name or a title: what is surest must hold no more than the name of a network.
_LONGEST_NAMES = {Sure.ANYWHERE: 30, Sure.IN_A_RUN: 70}


class _Known(NamedTuple):
    """The lists of page_lines.toml, ready for looking up."""

    lines: dict[str, Sure]
    sharing: frozenset[str]
    foot: frozenset[str]
    home: frozenset[str]
    banner: tuple[str, ...]
    like: dict[str, list[tuple[str, Sure]]]
    """Lines of which only the kind is known, by their first words, since few lines begin so."""


@cache
def _known() -> _Known:
    table = tomllib.loads(files("composer.statement.reading").joinpath("page_lines.toml").read_text("utf-8"))
    folds = {name: [folded(line) for line in lines] for name, lines in table.items()}
    levels = {
        "foot": Sure.IN_A_RUN,
        "menu": Sure.IN_A_RUN,
        "sharing": Sure.IN_A_RUN,
        "alone": Sure.ALONE,
        "anywhere": Sure.ANYWHERE,
    }
    return _Known(
        {line: level for name, level in levels.items() for line in folds[name]},
        frozenset(folds["sharing"]),
        frozenset(folds["foot"]),
        frozenset(folds["home"]),
        tuple(folds["banner"]),
        _by_first_word({Sure.ANYWHERE: folds["anywhere_like"], Sure.IN_A_RUN: folds["run_like"]}),
    )


def _by_first_word(lines: dict[Sure, list[str]]) -> dict[str, list[tuple[str, Sure]]]:
    found: defaultdict[str, list[tuple[str, Sure]]] = defaultdict(list)
    for level, forms in lines.items():
        for form in forms:
            found[form.partition(" ")[0]].append((form, level))
    return found


@cache
def _pattern(form: str, longest: int) -> re.Pattern[str]:
    """Return what matches a line in which # stands for a number and … for at most so many characters of a name."""
    return re.compile(re.escape(form).replace(r"\#", "[0-9]{1,3}").replace("…", f"[^.!?]{{1,{longest}}}") + r"\.?")


def _like(line: str) -> Sure:
    """Return what is known of lines of the kind that a line is."""
    first = line.partition(" ")[0]
    for form, level in _known().like.get("#" if first.isdecimal() else first, ()):
        if _pattern(form, _LONGEST_NAMES[level]).fullmatch(line):
            return level
    return Sure.NO


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
    if level := _like(line):
        return level
    path = _PATH.split(line)
    if len(path) > 1 and path[0] in known.home:
        return Sure.ALONE
    if _COPYRIGHT.match(line):
        return Sure.IN_A_RUN
    pieces = [piece for piece in _BAR.split(line.strip("| ")) if _DATE.fullmatch(piece) is None]
    return min((known.lines.get(piece) or _like(piece) for piece in pieces), default=Sure.NO)


def is_of_sharing(text: str) -> bool:
    """Whether a line may stand among those that share a page: a network, a way to send it, or surely the page's."""
    return folded(text) in _known().sharing or sureness(text) >= Sure.ALONE


def is_of_foot(text: str) -> bool:
    """Whether a line is what stands at the foot of a page: whose it is, and links to its terms."""
    pieces = _BAR.split(folded(text).strip("| "))
    return all(piece in _known().foot or _COPYRIGHT.match(piece) is not None for piece in pieces)


def is_banner(text: str) -> bool:
    """Whether a line begins as a banner does that asks for cookies."""
    return len(text) <= _LONGEST_BANNER and folded(text[:LONGEST]).startswith(_known().banner)
