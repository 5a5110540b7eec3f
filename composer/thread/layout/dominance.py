"""Which ways to a break beat others for good: whatever follows, these never become the cheaper ones."""

import sys
from collections.abc import Collection
from operator import attrgetter

from composer.thread.layout.model import Frame
from composer.thread.layout.state import State

# In threads of 1,000 posts and more, layouts that differ only by what a marker one digit wider takes are not told
# apart: keeping them all would make the search grow with the square of the text.
EXACT_DIGITS = 3
_NUMBER = attrgetter("number")


class Dominance:
    """What tells which ways beat which, where the total has so many digits.

    Of two ways to a break the one with fewer posts leaves every continuation of the other possible, since its markers
    are no wider. But wider ones may save the other something: a post is not short any more. So it is beaten where it
    costs as much more as it could still save. ``fewest`` is a number of posts, all told, that no layout is below.
    """

    def __init__(self, frame: Frame, digits: int, *, merges: bool, fewest: int) -> None:
        self.frame = frame
        self.digits = digits
        self.apart = 0 if digits > EXACT_DIGITS else 10 ** (digits - 1) if merges else sys.maxsize
        """Numbers from this on are not told apart: whatever follows costs the same after each of them."""
        losing = fewest < 10 ** (digits - 1)
        """Whether a layout may come to so few posts that its markers lose a digit, or several."""
        all_markers = (digits - 1) * frame.digit_gain * frame.lowest_last(digits) + frame.last_digit_gain
        self.narrowing = losing * all_markers
        """The most that such a layout costs more for that."""

    def undominated(self, ways: dict[int, State]) -> list[State]:
        """Return the ways that no other beats, in order of number."""
        if len(ways) < 2:  # noqa: PLR2004 - one way has nothing to be compared with
            return list(ways.values())
        gain, once = self.gains(ways)
        kept: list[State] = []
        lowest: int | None = None
        for way in sorted(ways.values(), key=_NUMBER):
            adjusted = way.cost - gain * min(way.number, self.apart)
            if lowest is None or adjusted < lowest + once:
                kept.append(way)
                lowest = adjusted if lowest is None else min(lowest, adjusted)
        return kept

    def beats(self, ways: dict[int, State], cost: int, first: int, last: int) -> bool:
        """Whether a way beats all that cost so much or more and have a number from ``first`` to ``last``."""
        gain, once = self.gains(ways)
        first, last = min(first, self.apart), min(last, self.apart)
        for way in ways.values():
            number = min(way.number, self.apart)
            if number <= first and way.cost + (number < last and once + gain * (last - number)) <= cost:
                return True
        return False

    def gains(self, ways: Collection[int]) -> tuple[int, int]:
        """Return what wider markers can still save a way: for each number that it is ahead, and once.

        It is ahead wherever the numbers gain a digit. Where another may come to so few posts that the markers of all
        of them are narrower, they save it all that.
        """
        grown = 10 ** (self.digits - 1)
        lowest = min(filter(None, ways), default=grown)
        following = lowest + 1
        if following >= grown:
            return 0, 0
        narrowing = self.narrowing if following < self.frame.lowest_last(self.digits) else 0
        return self.frame.digit_gain * (self.digits - len(str(following))), self.frame.last_digit_gain + narrowing
