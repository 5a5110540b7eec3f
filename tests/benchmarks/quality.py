"""How good posts for X are, ours beside those of other tools, on the same statements and by the same measures."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from composer import compose
from composer.platforms import platform
from composer.statement.model import Statement
from composer.thread.roughness import (
    A_POST,
    CUTS_SHORT_PARAGRAPH,
    JOINS_PARAGRAPHS,
    MARKER_AFTER_FIGURE,
    SHORT_LAST_POST,
    SHORT_POST,
    TITLE_ALONE,
    UNEVENNESS,
    Weight,
    traits,
)
from tests.benchmarks.competitors import Splitter, greedy, pysbd_greedy, text_to_tweets
from tests.benchmarks.table import markdown
from tests.benchmarks.texts import statements

X = platform("x")
LIMIT = X.limits[0]
_MARKER = re.compile(r"\s*\(?\d+/\d+[)}]?\s*\Z")
_WORD = re.compile(r"\S+")


def ours(text: str) -> list[str]:
    """Return the program's own posts."""
    return [post.text for post in compose(text, "x").posts]


def ours_fewest(text: str) -> list[str]:
    """Return the program's own posts, as few as can be."""
    return [post.text for post in compose(text, "x", split="fewest").posts]


TOOLS: dict[str, Splitter] = {
    "thread-composer": ours,
    "thread-composer, fewest": ours_fewest,
    "greedy, twitter-text-parser": greedy,
    "greedy, pysbd": pysbd_greedy,
    "text-to-tweets": text_to_tweets,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """Posts of a statement, laid beside it."""

    statement: Statement
    posts: list[str]
    """As they are posted."""
    cuts: list[int]
    """Where posts begin, but for the first: offsets into the statement's text."""
    changed: int
    """How many words of the statement are lost or changed, or stand in no statement."""


def judged(statement: Statement, posts: list[str]) -> Judged:
    """Find where in a statement posts begin, by their words."""
    places = [match.start() for match in _WORD.finditer(statement.text)]
    said = [match[0] for match in _WORD.finditer(statement.text)]
    bodies = [_MARKER.sub("", post).split() for post in posts]
    posted = [word for body in bodies for word in body]
    matcher = SequenceMatcher(None, said, posted, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    at = {b + step: a + step for a, b, size in matcher.get_matching_blocks() for step in range(size)}
    firsts = [sum(map(len, bodies[:number])) for number in range(1, len(bodies))]
    cuts = sorted({places[at[first]] for first in firsts if first in at})
    return Judged(statement, posts, cuts, len(said) + len(posted) - 2 * kept)


def over(found: Judged) -> int:
    """Return how many posts X refuses."""
    return sum(not X.fits(X.lengths(post)) for post in found.posts)


def sentences_cut(found: Judged) -> int:
    """Return how many sentences are cut that fit in a post with a marker of the usual width."""
    inside = Counter(
        (start, end) for cut in found.cuts for start, end in found.statement.sentences if start < cut < end
    )
    fits = (X.lengths(f"{found.statement.text[start:end]}\n99/99")[0] <= LIMIT for start, end in inside)
    return sum(fits)


def above_fewest(found: Judged) -> int:
    """Return how many posts there are above the fewest possible, by the exact search."""
    return len(found.posts) - compose(found.statement, "x", split="fewest").fewest


def smallest(found: Judged) -> float:
    """Return the length of the smallest post, as a share of the limit."""
    return min(X.lengths(post)[0] for post in found.posts) / LIMIT


def quotations_parted(found: Judged) -> int:
    """Return how many quotations are cut."""
    quotations = traits(found.statement).quotations
    return sum(any(start < cut < end for cut in found.cuts) for start, end in quotations)


def roughness(found: Judged) -> float:
    """Return what the posts cost a reader, in the points of the table, added up here and not by the search."""
    return sum(weight.points for weight in _cut_weights(found)) + sum(_post_points(found))


def _cut_weights(found: Judged) -> Iterator[Weight]:
    statement, known = found.statement, traits(found.statement)
    begins = {start: number for number, (start, _) in enumerate(statement.sentences)}
    for cut in found.cuts:
        if cut not in begins:
            yield from known.before_part(statement.text, cut)
            continue
        yield from known.before_sentence[begins[cut]]
        home = next(each for each in statement.paragraphs if each.start <= cut < each.end)
        whole = statement.text[home.start : home.end]
        if home.start < cut and X.lengths(f"{whole}\n99/99")[0] <= LIMIT:
            yield CUTS_SHORT_PARAGRAPH


def _post_points(found: Judged) -> Iterator[float]:
    statement = found.statement
    bounds = [0, *found.cuts, len(statement.text)]
    for number, (post, (start, end)) in enumerate(zip(found.posts, pairwise(bounds), strict=False), start=1):
        length = X.lengths(post)[0]
        homes = [each for each in statement.paragraphs if each.start < end and start < each.end]
        points = A_POST.points + UNEVENNESS.points * ((LIMIT - length) / LIMIT) ** 2
        points += JOINS_PARAGRAPHS.points * sum(each.role not in ("title", "heading") for each in homes[:-1])
        points += TITLE_ALONE.points * all(each.role in ("title", "heading") for each in homes)
        points += SHORT_LAST_POST.points * (number == len(found.posts) and length * 4 < LIMIT)
        points += SHORT_POST.points * (length * 3 < LIMIT)
        # A marker on a line of its own, as ours is, stands beside no figure.
        beside = statement.text[:end].rstrip()[-1:].isnumeric() and "\n" not in post[-8:]
        yield points + MARKER_AFTER_FIGURE.points * beside


MEASURES: tuple[tuple[str, Callable[[Judged], float], Callable[[list[float]], float]], ...] = (
    ("posts over the limit", over, sum),
    ("sentences cut that fit", sentences_cut, sum),
    ("words lost or changed", lambda found: found.changed, sum),
    ("posts", lambda found: len(found.posts), sum),
    ("posts above the fewest that cut no sentence", above_fewest, sum),
    ("points of roughness", roughness, sum),
    ("smallest post, share of the limit", smallest, min),
    ("quotations parted", quotations_parted, sum),
)


def table() -> str:
    """Return the table in Markdown: a line a measure, a column a tool."""
    found = {name: [judged(each, tool(each.text)) for each in statements()] for name, tool in TOOLS.items()}
    lines = (
        [name, *(f"{total([measure(each) for each in found[tool]]):.4g}" for tool in TOOLS)]
        for name, measure, total in MEASURES
    )
    return markdown(("on all statements", *TOOLS), lines)
