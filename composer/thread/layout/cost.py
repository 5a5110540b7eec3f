"""What a layout costs, and how such costs are added up quickly."""

from typing import NamedTuple

# Room in a packed cost: for the roughness of ten million posts on a platform with a limit of a billion, and for counts.
_ROUGHNESS_BITS = 128
_COUNT_BITS = 32
UNREACHED = 1 << 512
"""More than any layout costs, packed: what it costs to reach a place that no post reaches."""


class Cost(NamedTuple):
    """What a layout costs, compared field by field: no gain in a later field makes up for a loss in an earlier one.

    >>> Cost(between_clauses=9) < Cost(between_words=1) < Cost(in_words=1)
    True
    """

    unwanted: int = 0
    """Cuts where a person asked for none."""
    in_words: int = 0
    between_words: int = 0
    between_clauses: int = 0
    weak_clauses: int = 0
    """Those of the cuts between clauses that stand at a comma or a conjunction, not at a semicolon or a dash."""
    posts: int = 0
    """Stays 0 where the number of posts does not decide by itself."""
    roughness: int = 0
    """In a unit of the caller's choice; whole numbers, so that equals are equal."""

    def packed(self) -> int:
        """Return the cost as one number, which adds and compares as the fields do, several times as fast.

        >>> Cost.unpacked(Cost(posts=1, roughness=8).packed() + Cost(posts=1, roughness=12).packed()).roughness
        20
        """
        number = 0
        for field in self[:-1]:
            number = number << _COUNT_BITS | field
        return number << _ROUGHNESS_BITS | self.roughness

    @classmethod
    def unpacked(cls, number: int) -> "Cost":
        """Return the cost that was packed.

        >>> Cost.unpacked(Cost(1, 2, 3, 4, 5, 6, 7).packed())
        Cost(unwanted=1, in_words=2, between_words=3, between_clauses=4, weak_clauses=5, posts=6, roughness=7)
        """
        roughness = number & (1 << _ROUGHNESS_BITS) - 1
        number >>= _ROUGHNESS_BITS
        counts = [
            number >> _COUNT_BITS * place & (1 << _COUNT_BITS) - 1 for place in reversed(range(len(cls._fields) - 1))
        ]
        return cls._make([*counts, roughness])
