"""The search that keeps ways in groups, by the marker beside the post that follows them."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

from composer.thread.layout.line import LineSearch
from composer.thread.layout.model import Frame, Line, Text
from composer.thread.layout.state import State


@dataclass(slots=True)
class Group:
    """The ways after which a post has the same number, or one with as many digits: the same marker beside it."""

    key: int
    """The number; where numbers are not told apart, their digits, below 0."""
    room: int
    """What that marker leaves of the limit."""


AnyGroup = TypeVar("AnyGroup", bound=Group)


class GroupedSearch(LineSearch, Generic[AnyGroup]):
    """The search, for a text that is a line, which finds the best way through a group without a look at each."""

    def __init__(  # noqa: PLR0913 - the parent's
        self, text: Text, frame: Frame, digits: int, line: Line, *, merges: bool = False, fewest: int = 1
    ) -> None:
        super().__init__(text, frame, digits, line, merges=merges, fewest=fewest)
        self.forced = frozenset(text.forced)
        self.groups: dict[int, AnyGroup] = {}

    @abstractmethod
    def _new_group(self, key: int, room: int) -> AnyGroup:
        """Return a group without ways."""

    @abstractmethod
    def _join(self, group: AnyGroup, state: State) -> None:
        """Note a way in the group of the post that may follow it."""

    def _add(self, end: int, states: list[State]) -> None:
        """Note the ways to end a post at a break, in the groups of the posts that may follow."""
        super()._add(end, states)
        if end in self.forced:
            self.groups.clear()
        joining: dict[int, tuple[AnyGroup, State]] = {}
        for state in self.states[end] if end < self.text.breaks else ():
            number = state.number + 1
            if number > self.most:
                self.capped = True
                break
            group = self._group(number)
            # Where the numbers that follow are not told apart, the dearer of two ways leads nowhere.
            if group.key not in joining or state.cost < joining[group.key][1].cost:
                joining[group.key] = group, state
        for group, state in joining.values():
            self._join(group, state)

    def _group(self, number: int) -> AnyGroup:
        """Return the group of the ways after which a post has this number."""
        alike = min(number, self.widest)
        key = number if number < self.apart else -len(str(alike))
        if key not in self.groups:
            self.groups[key] = self._new_group(key, self.line.limit - self.frame.marker(alike, self.digits)[0])
        return self.groups[key]
