"""Bounds: what the cheapest layout costs at the most, and what it costs at the least to go on from each break.

Where a post holds many paragraphs, and to join them costs more than another post, thousands of ways with other numbers
lead to each break, since a wider marker may still save each something. Hardly any can become the cheapest layout.
"""

from composer.thread.layout.cost import UNREACHED, Cost
from composer.thread.layout.dense import DenseSearch, is_dense
from composer.thread.layout.envelope import Envelope, Ray
from composer.thread.layout.line import LineSearch
from composer.thread.layout.long import LongSearch
from composer.thread.layout.model import Frame, Layout, Line, Text
from composer.thread.layout.search import Search
from composer.thread.layout.state import State

# Where posts hold fewer paragraphs on average, few ways lead to each break, and to bound them takes longer.
_MANY_PARAGRAPHS = 2


def keeps_many_ways(text: Text, line: Line, frame: Frame) -> bool:
    """Whether a search for a text keeps so many ways to each break that bounding them pays."""
    if text.counts_posts or not frame.digit_gain or not line.slack:
        return False
    joints = len(set(line.starts)) - 1
    return joints * line.limit > _MANY_PARAGRAPHS * line.up_to[-1]


def quick_layout(text: Text, frame: Frame, line: Line, digits: int) -> Layout | None:
    """Return a layout whose total has so many digits or more, found as if numbers made no difference; None without one.

    Only one way to each break is kept, so that it is found quickly, and is nearly as cheap as there are.
    """
    while 10 ** (digits - 1) <= text.breaks + frame.posts_around:
        search = (DenseSearch if is_dense(line) else LongSearch)(text, frame, digits, line)
        if isinstance(search, DenseSearch):
            search.tell_no_numbers_apart()
        found = search.best()
        if found is not None:
            return found
        digits += 1
    return None


def bound(search: Search | LongSearch, most: Cost) -> None:
    """Let a search that tells numbers apart go on only with ways to layouts that may cost no more than this."""
    if isinstance(search, LineSearch) and search.apart:
        packed = most.packed()
        search.allowance = [packed - onward for onward in Onward(search).costs]


class Onward:
    """A bound below what the posts from a break to the end cost, packed, for each break, whatever their numbers.

    It is the cheapest layout of what follows in which each post needs room for the narrowest marker and costs what it
    does beside the widest: found from the right to the left as `DenseSearch` finds its own from the left to the right.
    """

    def __init__(self, search: LineSearch) -> None:
        self.line = search.line
        self.cuts = search.cuts
        self.post = search.post
        self.last = search.frame.last[0]
        # Numbers of so many digits are equally wide, but for the first post's, which is not after any break.
        numbers = (2, *(10**more for more in range(1, search.digits)))
        widths = [search.frame.marker(min(number, search.widest), search.digits)[0] for number in numbers]
        self.narrowest, self.widest = min(widths), max(widths)
        self.spared = self.line.slack * (self.widest - self.narrowest) ** 2
        """The most that a post is taken to cost for lacking room, which it has beside a narrower marker."""
        self.full, self.brief = Envelope(), Envelope()
        """The ways to go on from the ends of posts that would not be short, and of those that would."""
        breaks = search.text.breaks
        self.costs = [UNREACHED] * breaks + [0]
        forced = frozenset(search.text.forced)
        may_be_last = True
        for start in reversed(range(breaks)):
            if start + 1 in forced:
                self.full, self.brief = Envelope(), Envelope()
                may_be_last = start + 1 == breaks
            if start + 1 < breaks:
                self._push(start + 1)
            self._let_go(start)
            onward = min(self._through(start), self._to_the_end(start) if may_be_last else UNREACHED)
            self.costs[start] = min(self.post + self.line.starts[start] + onward, UNREACHED)

    def _push(self, end: int) -> None:
        """Note what it costs to go on from the end of a post, as a line over where the post may begin."""
        if self.costs[end] < UNREACHED:
            up_to, slack = self.line.up_to[end], self.line.slack
            height = self.costs[end] + self.cuts[end] + self.line.ends[end] + slack * up_to * up_to
            self.brief.push(Ray(-2 * slack * up_to, height, State(0, 0, end, 0)))

    def _let_go(self, start: int) -> None:
        """Move the ends of posts that are no longer short, and let go of those that are too far away."""
        line, before = self.line, self.line.before[start]
        while (near := self.brief.oldest()) is not None and line.up_to[near.end] + self.widest >= before + line.short:
            self.full.push(self.brief.drop())
        while (far := self.full.oldest()) is not None and line.up_to[far.end] + self.narrowest > before + line.limit:
            self.full.drop()

    def _through(self, start: int) -> int:
        """Return what a post that begins here, but for that, and all after it cost, where another follows."""
        x = self.line.before[start] + self.line.limit - self.widest
        full, brief = self.full.lowest(x), self.brief.lowest(x)
        least = min(
            UNREACHED if full is None else full.at(x),
            UNREACHED if brief is None else brief.at(x) + self.line.short_cost,
        )
        return least + self.line.slack * x * x - self.spared

    def _to_the_end(self, start: int) -> int:
        """Return what the last post costs, but for where it begins."""
        line, end = self.line, len(self.cuts) - 1
        used = line.up_to[end] - line.before[start] + self.last
        if used + self.narrowest > line.limit:
            return UNREACHED
        room = max(line.limit - used - self.widest, 0)
        is_short = used + self.widest < line.short
        return self.cuts[end] + line.ends[end] + line.slack * room * room + is_short * line.short_cost
