"""Where posts end: the cheapest of all layouts, found without seeing a word.

A text is a row of fragments with a *break* before, between and after them: break 0 is its start, break n its end. A
layout is an ascending choice of breaks. What the search knows of the text is how long each candidate post would be,
and what it and the cut after it would cost.
"""

from heapq import nsmallest
from itertools import islice

from composer.thread.layout.bounds import bound, keeps_many_ways, quick_layout
from composer.thread.layout.cost import Cost
from composer.thread.layout.dense import DenseSearch, is_dense
from composer.thread.layout.dominance import EXACT_DIGITS
from composer.thread.layout.flat import FlatSearch
from composer.thread.layout.line import LineSearch
from composer.thread.layout.long import LongSearch
from composer.thread.layout.model import Frame, Layout, Line, Tally, Text
from composer.thread.layout.search import Search, summed
from composer.thread.layout.state import State

__all__ = [
    "EXACT_DIGITS",
    "Cost",
    "Frame",
    "Layout",
    "Line",
    "Search",
    "State",
    "Tally",
    "Text",
    "best_layout",
    "may_be_beaten",
    "single",
    "summed",
]


def best_layout(text: Text, frame: Frame, fewest: int = 1) -> Layout | None:
    """Return the cheapest layout, with the earlier cut where two cost the same; None where a fragment fits in no post.

    The search runs once for each count of digits that the total may have, since the markers' width depends on it.
    ``fewest`` is a number of posts, all told, that no layout is below, and saves it the counts that are too small.
    """
    best = single(text, frame) if fewest == 1 else None
    digits = len(str(fewest))
    line = text.line
    bounded = line if line is not None and keeps_many_ways(text, line, frame) else None
    if bounded is not None:
        best = _cheaper(best, quick_layout(text, frame, bounded, digits))
    beyond: list[tuple[Cost, int]] = []
    """What the cheapest layouts with markers of so many digits cost, where these have more posts than that."""
    while 10 ** (digits - 1) <= text.breaks + frame.posts_around:
        search = _search(text, frame, digits, line, merges=True, fewest=fewest)
        if bounded is not None and best is not None:
            bound(search, best.cost)
        found = search.best()
        if found is not None and len(found.ends) + frame.posts_around >= 10**digits:
            beyond.append((found.cost, digits))
        else:
            best = _cheaper(best, found)
            if best is not None and not search.capped and not may_be_beaten(best, 10**digits, text, frame):
                break
        digits += 1
    for least, too_few in beyond:
        # With so many posts it costs no less than with as many as it takes.
        if best is None or least <= best.cost:
            best = _cheaper(best, _search(text, frame, too_few, line, fewest=fewest).best())
    return best


def _cheaper(one: Layout | None, other: Layout | None) -> Layout | None:
    """Return the cheaper of two layouts, of which there may be one alone or none."""
    return min((layout for layout in (one, other) if layout is not None), default=None)


def _search(  # noqa: PLR0913 - what the searches need
    text: Text, frame: Frame, digits: int, line: Line | None, *, merges: bool = False, fewest: int = 1
) -> Search | LongSearch:
    """Return the quickest search for a text; one that ``merges`` may find a layout of too many posts."""
    merges = merges and digits == EXACT_DIGITS  # With fewer digits there are not many numbers to tell apart.
    if line is None:
        return Search(text, frame, digits, merges=merges, fewest=fewest)
    if is_dense(line):
        dense = DenseSearch if line.slack else FlatSearch
        return dense(text, frame, digits, line, merges=merges, fewest=fewest)
    if digits > EXACT_DIGITS:
        return LongSearch(text, frame, digits, line)
    return LineSearch(text, frame, digits, line, merges=merges, fewest=fewest)


def may_be_beaten(best: Layout, total: int, text: Text, frame: Frame) -> bool:
    """Whether a layout of so many posts or more could cost less, going by what posts and cuts cost at the least."""
    posts = total - frame.posts_around
    least = best.cost._replace(posts=posts * text.counts_posts, roughness=posts * text.least_roughness(None))
    return least < best.cost and least._replace(roughness=least.roughness + _cheapest(text, posts - 1)) < best.cost


def _cheapest(text: Text, cuts: int) -> int:
    """Return the least roughness of so many cuts."""
    return sum(nsmallest(cuts, (cut.roughness for cut in islice(text.cuts, 1, text.breaks))))


def single(text: Text, frame: Frame) -> Layout | None:
    """Return the layout of one post in all, which bears no marker."""
    if frame.posts_around or len(text.forced) > 1:
        return None
    length = text.length(0, text.breaks, summed(frame.unmarked, frame.first, frame.last))
    if length is None:
        return None
    roughness = text.post_roughness(0, text.breaks, length)
    return Layout(Cost(posts=int(text.counts_posts), roughness=roughness), (text.breaks,))
