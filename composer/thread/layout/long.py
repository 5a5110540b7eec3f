"""The search for threads of a thousand posts and more, whose text is a line: one best way to each break, in rows."""

from collections import deque

from composer.thread.layout.cost import UNREACHED, Cost
from composer.thread.layout.model import Frame, Layout, Line, Text


class LongSearch:
    """The search where layouts that differ only by what a marker one digit wider takes are not told apart.

    What is to be known of the best way to each break stands in rows, one place a break.
    """

    def __init__(self, text: Text, frame: Frame, digits: int, line: Line) -> None:
        self.text = text
        self.frame = frame
        self.digits = digits
        self.line = line
        self.most = frame.highest_last(digits)
        self.capped = False
        """Whether a layout was left out because its total would have more digits."""
        self.post = Cost(posts=int(text.counts_posts)).packed()
        self.costs: list[int] = []
        """What the way costs, packed."""
        self.numbers: list[int] = []
        """The number of its last post."""
        self.starts: list[int] = []
        """Where that post begins."""
        self.onward: list[int] = []
        """The cost once more, with what a post costs for beginning at the break."""
        self.bounds: list[int] = []
        """How much text there is up to where such a post must end, beside its marker."""
        self.markers = [0]
        """What stands beside the words of a post with each number, as far as numbers are reached; 0 has no post."""
        self.cheapest: deque[int] = deque()
        """Breaks, such that it is cheaper to go on from each than from all before it that are still in reach."""

    def best(self) -> Layout | None:
        """Return the cheapest layout; None where there is none."""
        cuts = {cut: cut.packed() for cut in self.text.cuts}
        reach, floor, forced = 0, 0, frozenset(self.text.forced)
        narrowest = min(self._beside(1), self._beside(2))
        self._note(0, self.frame.posts_before, 0)
        for end in range(1, self.text.breaks + 1):
            reach = max(reach, floor)
            while reach < end and self.line.before[reach] + self.line.limit < self.line.up_to[end] + narrowest:
                reach += 1
            if reach == end:
                return None
            cost, start = self._way(reach, end, self.post + cuts[self.text.cuts[end]])
            self._note(cost, self.numbers[start] + 1, start)
            floor = end if end in forced else floor
        return self._layout()

    def _note(self, cost: int, number: int, start: int) -> None:
        """Note the best way to the next break."""
        end = len(self.costs)
        if number >= self.most and end < self.text.breaks:
            self.capped, cost = True, UNREACHED
        self.costs.append(cost)
        self.numbers.append(number)
        self.starts.append(start)
        if end < self.text.breaks:
            # The first post has the opening beside it: it is measured by itself.
            self.onward.append(cost + self.line.starts[end] if end else UNREACHED)
            self.bounds.append(self.line.limit - self._beside(number + 1) + self.line.before[end])
            while self.cheapest and self.onward[self.cheapest[-1]] > self.onward[end]:
                self.cheapest.pop()
            self.cheapest.append(end)

    def _way(self, reach: int, end: int, spent: int) -> tuple[int, int]:
        """Return what the best way to a break costs, and where its last post begins; at the earlier of equals."""
        if end in self.line.others:
            return min((self._measured(start, end, spent), start) for start in range(reach, end))
        best, at = self._measured(0, end, spent) if reach == 0 else UNREACHED, 0
        up_to, slack, bounds, onward = self.line.up_to[end], self.line.slack, self.bounds, self.onward
        spent += self.line.ends[end]
        brief = self.line.limit - self.line.short
        for start in range(reach, end) if slack else self._first(reach, up_to):
            base = onward[start] + spent
            room = bounds[start] - up_to
            if base < best and room >= 0:
                cost = base + slack * room * room + (self.line.short_cost if room > brief else 0)
                if cost < best:
                    best, at = cost, start
        return best, at

    def _beside(self, number: int) -> int:
        """Return how long what stands beside the words of a post is: for all numbers of so many digits alike."""
        while len(self.markers) <= number:
            following = len(self.markers)
            alike = 1 if following == 1 else 10 ** len(str(following)) - following
            self.markers += [self.frame.marker(min(following, self.most), self.digits)[0]] * alike
        return self.markers[number]

    def _first(self, reach: int, up_to: int) -> range:
        """Return where the best post begins if all cost the same: where it is cheapest to, or else anywhere."""
        while self.cheapest[0] < reach:
            self.cheapest.popleft()
        first = self.cheapest[0]
        return range(first, first + 1) if self.bounds[first] >= up_to else range(reach, len(self.costs))

    def _measured(self, start: int, end: int, spent: int) -> int:
        """Return what the way costs whose last post is measured by itself."""
        frame, number, is_last = self.frame, self.numbers[start] + 1, end == self.text.breaks
        beside = self._beside(number) + frame.first[0] * (start == 0) + frame.last[0] * is_last
        length = self.text.length(start, end, (beside,))
        if length is None or self.costs[start] >= UNREACHED or (is_last and number < frame.lowest_last(self.digits)):
            return UNREACHED
        return self.costs[start] + spent + self.text.post_roughness(start, end, length)

    def _layout(self) -> Layout | None:
        """Return the layout that the rows tell; None where its last break was not reached, or by too many posts."""
        end = self.text.breaks
        if self.costs[end] >= UNREACHED or self.numbers[end] > self.most:
            return None
        ends = []
        while end:
            ends.append(end)
            end = self.starts[end]
        return Layout(Cost.unpacked(self.costs[self.text.breaks]), tuple(reversed(ends)))
