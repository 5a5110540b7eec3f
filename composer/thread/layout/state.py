"""What the search keeps of the ways to a break."""

from array import array
from typing import NamedTuple


class State(NamedTuple):
    """A way to end post ``number`` at break ``end``."""

    cost: int
    """Packed."""
    number: int
    end: int
    mark: int
    """Where the trail tells of it; of a way that is not kept yet, where it tells of the one that it goes on from."""


class Trail:
    """All ways that were kept, in columns, since each may turn out to be the beginning of the cheapest."""

    def __init__(self) -> None:
        self.ends = array("i", [0])
        """Where the last post of each way ends; the first is where the text begins."""
        self.befores = array("i", [0])
        """Which way each goes on from."""

    def kept(self, found: State) -> State:
        """Return a way that was found, now one that others can go on from."""
        mark = len(self.ends)
        self.ends.append(found.end)
        self.befores.append(found.mark)
        return State(found.cost, found.number, found.end, mark)

    def ends_of(self, state: State) -> tuple[int, ...]:
        """Return the breaks at which posts end on the way to a state that was kept."""
        ends: list[int] = []
        mark = state.mark
        while mark:
            ends.append(self.ends[mark])
            mark = self.befores[mark]
        return tuple(reversed(ends))
