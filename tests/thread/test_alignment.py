"""What two rows have in common stands in both, in one order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from composer.thread.alignment import aligned
from tests.processor import processor_seconds

ROWS = st.lists(st.sampled_from("abcdef"), max_size=30)


@given(left=ROWS, right=ROWS)
def test_pairs_ascend_and_are_equal(left: list[str], right: list[str]) -> None:
    """Each pair is of equal things, and pairs ascend on both sides."""
    pairs = aligned(left, right)
    assert all(left[at] == right[other] for at, other in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(left=ROWS, start=st.integers(0, 30), end=st.integers(0, 30), new=ROWS)
def test_what_stands_around_a_change_is_found(left: list[str], start: int, end: int, new: list[str]) -> None:
    """All but a run that was replaced is found again."""
    start, end = min(start, end, len(left)), min(max(start, end), len(left))
    right = [*left[:start], *new, *left[end:]]
    assert len(aligned(left, right)) >= len(left) - (end - start)


def test_the_work_grows_in_proportion_to_rows_without_landmarks() -> None:
    def seconds(size: int) -> float:
        ends = "ba" * size + "c", "cb" * size
        return processor_seconds(lambda: [aligned("ab" * size, end) for end in ends])

    seconds(100)
    assert seconds(8000) < 12 * max(seconds(2000), 0.01)
