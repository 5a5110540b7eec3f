"""What the search keeps of the ways to a break."""

from typing import NamedTuple


class State(NamedTuple):
    """A way to end post ``number`` at break ``end``."""

    cost: int
    """Packed."""
    number: int
    end: int
    before: "State | None"


def ends_of(state: State) -> tuple[int, ...]:
    """Return the breaks at which posts end on the way to a state."""
    ends: list[int] = []
    while state.before is not None:
        ends.append(state.end)
        state = state.before
    return tuple(reversed(ends))
