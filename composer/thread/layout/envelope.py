"""Envelopes: the lowest of many straight lines at any place, as a queue that forgets the oldest."""

from dataclasses import dataclass, field
from typing import NamedTuple

from composer.thread.layout.state import State


class Ray(NamedTuple):
    """A straight line, ``slope * x + height``, and the way to a break whose further cost it tells."""

    slope: int
    height: int
    state: State

    def at(self, x: int) -> int:
        """Return how high the line is at a place."""
        return self.slope * x + self.height


@dataclass(slots=True)
class Envelope:
    """Lines, pushed with growing slopes and taken off in the same order, and the lowest of them at any place.

    It is a queue of two stacks: lines are pushed on one; where the other, from which they are taken off, is empty, all
    are moved to it. Each stack keeps the lines that are lowest somewhere; what a line on the second hid stays in place
    below it, and is seen again when that line is gone. A look takes time in proportion to the logarithm of how many
    lines there are, a push or a drop the same time, on average.

    >>> from composer.thread.layout.state import State
    >>> rays = [Ray(slope, height, State(0, slope, 0, 0)) for slope, height in ((1, 9), (2, 0), (3, 8))]
    >>> envelope = Envelope()
    >>> for ray in rays:
    ...     envelope.push(ray)
    >>> envelope.lowest(1).slope, envelope.lowest(20).slope, envelope.lowest(-20).slope
    (2, 1, 3)
    """

    pushed: list[Ray] = field(default_factory=list)
    """What was pushed since lines were last moved."""
    newer: list[Ray] = field(default_factory=list)
    """Those of them that are lowest somewhere, by slope."""
    moved: list[Ray] = field(default_factory=list)
    """What was moved and not taken off yet, the oldest last."""
    older: list[Ray] = field(default_factory=list)
    """Those of them that are lowest somewhere, the steepest first; what stands beyond ``size`` is no longer there."""
    size: int = 0
    hidden: list[tuple[int, int, Ray | None]] = field(default_factory=list)
    """For each line moved: how many stood in ``older`` before it, its place there, and what it stands in place of."""

    def push(self, ray: Ray) -> None:
        """Add a line that is steeper than all others."""
        self.pushed.append(ray)
        while len(self.newer) > 1 and _is_hidden(self.newer[-2], self.newer[-1], ray):
            self.newer.pop()
        self.newer.append(ray)

    def oldest(self) -> State | None:
        """Return the way of the line that would be taken off next."""
        if not self.moved:
            self._move()
        return self.moved[-1].state if self.moved else None

    def drop(self) -> Ray:
        """Take the oldest line off, and return it."""
        self.size, place, before = self.hidden.pop()
        if before is not None:
            self.older[place] = before
        return self.moved.pop()

    def lowest(self, x: int) -> Ray | None:
        """Return the line that is lowest at a place, the oldest of several; None where there are no lines."""
        # Where posts are full, the oldest line is the lowest.
        best = self.older[_lowest(self.older, self.size, x, 0, self.size - 2)] if self.size else None
        if self.newer:
            newer = self.newer[_lowest(self.newer, len(self.newer), x, 1, 0)]
            if best is None or newer.at(x) < best.at(x):
                return newer
        return best

    def _move(self) -> None:
        """Move what was pushed to where it is taken off, the newest first."""
        self.moved = self.pushed[::-1]
        self.pushed, self.newer = [], []
        for ray in self.moved:
            size = self.size
            while size > 1 and _is_hidden(ray, self.older[size - 1], self.older[size - 2]):
                size -= 1
            before = self.older[size] if size < len(self.older) else None
            self.hidden.append((self.size, size, before))
            self.older[size : size + 1] = [ray]
            self.size = size + 1


def _lowest(rays: list[Ray], size: int, x: int, margin: int, guess: int) -> int:
    """Return the place of the lowest of so many lines; of equals the later, with a margin of 1 the earlier.

    It is looked for from a place on at which it is expected.
    """
    low, high, middle = 0, size - 1, guess
    while low < high:
        slope, height, _ = rays[middle]
        next_slope, next_height, _ = rays[middle + 1]
        if next_slope * x + next_height + margin <= slope * x + height:
            low = middle + 1
        else:
            high = middle
        middle = (low + high) // 2
    return low


def _is_hidden(flat: Ray, middle: Ray, steep: Ray) -> bool:
    """Whether the middle one of three lines, by slope, is nowhere lower than both others."""
    slope, height, _ = middle
    return (flat.height - height) * (steep.slope - slope) <= (height - steep.height) * (slope - flat.slope)
