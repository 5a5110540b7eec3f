"""What the search for a layout is given, and what it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from composer.thread.layout.cost import Cost

Tally = tuple[int, ...]
"""The length of a text on a platform in one number or several, before it is held against the limit.

The tallies of two texts, number by number, add up to the tally of both.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A text as plain numbers: lengths add up everywhere, and a post costs by its length, its start and its end.

    A post from break ``start`` to ``end``, beside something that is ``beside`` long, has a length of
    ``up_to[end] - before[start] + beside``. It costs ``starts[start] + ends[end] + slack * (limit - length)**2``, and
    ``short_cost`` more where it is shorter than ``short``.
    """

    limit: int
    """The most that a post may hold, in the one unit that all lengths here are in."""
    before: Sequence[int]
    """By break, from 0: the length of the text up to where the fragment after the break starts."""
    up_to: Sequence[int]
    """By break: the length of the text up to where the fragment before the break ends, without the space behind it."""
    starts: Sequence[int]
    """By break: what a post costs for starting there: 0 or less."""
    ends: Sequence[int]
    """By break: what a post costs for ending there."""
    slack: int
    """What a post costs for each unit of empty room, squared."""
    short: int
    """The length from which a post is not short any more."""
    short_cost: int
    """What a post costs for being short."""
    others: frozenset[int]
    """Ends at which a post may cost something else, or hold more beside it: the last of all is one."""

    def part(self, first: int, last: int) -> "Line":
        """Return the same of what stands between two breaks, the first of which is 0 then."""
        base = self.before[first]
        return replace(
            self,
            before=[before - base for before in self.before[first:last]],
            up_to=[up_to - base for up_to in self.up_to[first : last + 1]],
            starts=self.starts[first:last],
            ends=self.ends[first : last + 1],
            others=frozenset(at - first for at in self.others if first < at <= last),
        )


class Text(Protocol):
    """What the layout may know of a text on a platform."""

    @property
    def breaks(self) -> int:
        """The number of the last break, which is the number of fragments."""

    @property
    def forced(self) -> Sequence[int]:
        """Breaks at which a post must end, ascending; the last of them is the end."""

    @property
    def cuts(self) -> Sequence[Cost]:
        """What a cut at each break costs."""

    @property
    def line(self) -> Line | None:
        """The text as plain numbers; None where it is not that simple."""

    @property
    def counts_posts(self) -> bool:
        """Whether the number of posts decides before roughness does."""

    def length(self, start: int, end: int, beside: Tally) -> int | None:
        """Return how long a post is that holds the fragments between two breaks and something beside them.

        It is in the platform's first unit; None where it is over a limit.
        """

    def is_beyond(self, start: int, end: int, beside: Tally) -> bool:
        """Whether a post from ``start`` to ``end`` is too long, and so is any that reaches farther at either end.

        False also where that is not sure yet; it is known then a few fragments farther away.
        """

    def clean(self, at: int) -> bool:
        """Whether what stands before break ``at`` can only add to the length of what follows it.

        Not so where both together may be shorter than the second alone, as "left." and "It" are where they make a link.
        """

    def post_roughness(self, start: int, end: int, length: int) -> int:
        """Return what a post of this length costs a reader."""

    def least_roughness(self, length: int | None) -> int:
        """Return the least that any post costs a reader that is no longer than this; None: however long it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in posts beside the fragments, as tallies, and bounds on what that can do to the cost."""

    marker: Callable[[int, int], Tally]
    """(index, digits of the total) → the marker, and whatever else stands in every post."""
    unmarked: Tally
    """What stands in a post that is the only one, and so bears no marker."""
    first: Tally
    """The opening; zeros where there is none."""
    last: Tally
    """The call to action, where it shares the last post; zeros where it does not."""
    posts_before: int = 0
    """Posts without fragments ahead, such as an opening's own."""
    posts_after: int = 0
    """Posts without fragments behind, such as a call to action's own."""
    digit_gain: int = 0
    """The most roughness that one more digit in a post's marker can save."""
    last_digit_gain: int = 0
    """What it can save in the last post beyond that."""

    @property
    def posts_around(self) -> int:
        """How many posts hold no fragments."""
        return self.posts_before + self.posts_after

    def lowest_last(self, digits: int) -> int:
        """Return the lowest number that the last post with fragments may have where the total has so many digits.

        With one less, the total has fewer digits, or there is no marker.
        """
        return max(int(10 ** (digits - 1)), 2) - self.posts_after

    def highest_last(self, digits: int) -> int:
        """Return the highest number that it may have."""
        return int(10**digits) - 1 - self.posts_after


class Layout(NamedTuple):
    """What a layout costs, and the breaks at which its posts end."""

    cost: Cost
    ends: tuple[int, ...]
