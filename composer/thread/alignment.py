"""What two rows have in common, in order: words of two texts, sentences of two statements."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

Pair = tuple[int, int]
"""Where the same thing stands in the left row, and in the right one."""

# Rows of this length are compared each with each; longer ones without a landmark are compared piece by piece, so that
# the work grows in proportion to the rows.
_PIECE = 200
# Landmarks within landmarks: a text that needs more than this is a repetition without end.
_DEEPEST = 40


class _Window(NamedTuple):
    """A part of the left row, and the part of the right one that it is compared with."""

    left: int
    left_end: int
    right: int
    right_end: int
    depth: int = 0


def aligned(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """Return which items of two rows are the same, ascending in both; what stands once in each is found for sure.

    >>> aligned("seven people died".split(), "seventeen people have died".split())
    [(1, 1), (2, 3)]
    """
    pairs: list[Pair] = []
    windows = [_Window(0, len(left), 0, len(right))]
    while windows:
        window = _trimmed(left, right, windows.pop(), pairs)
        if window.left == window.left_end or window.right == window.right_end:
            continue
        marks = _landmarks(left, right, window) if window.depth < _DEEPEST else []
        if marks:
            pairs += marks
            windows += _between(window, marks)
        else:
            for piece in _pieces(window):
                pairs += _common(left, right, piece)
    return sorted(pairs)


def _trimmed(left: Sequence[Hashable], right: Sequence[Hashable], window: _Window, pairs: list[Pair]) -> _Window:
    """Return the window without what is the same at its ends, which joins the pairs."""
    start, end, other, other_end, depth = window
    while start < end and other < other_end and left[start] == right[other]:
        pairs.append((start, other))
        start, other = start + 1, other + 1
    while start < end and other < other_end and left[end - 1] == right[other_end - 1]:
        end, other_end = end - 1, other_end - 1
        pairs.append((end, other_end))
    return _Window(start, end, other, other_end, depth)


def _landmarks(left: Sequence[Hashable], right: Sequence[Hashable], window: _Window) -> list[Pair]:
    """Return what stands once on each side, as many of them as stand in one order."""
    once = [Counter(left[window.left : window.left_end]), Counter(right[window.right : window.right_end])]
    places = {
        right[at]: at for at in range(window.right, window.right_end) if once[0][right[at]] == once[1][right[at]] == 1
    }
    return ascending([(at, places[left[at]]) for at in range(window.left, window.left_end) if left[at] in places])


def ascending(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most of the pairs that ascend on the right too; on the left all of them do.

    >>> ascending([(0, 3), (1, 0), (2, 1), (3, 2)])
    [(1, 0), (2, 1), (3, 2)]
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(pairs):
        place = bisect_left(tops, at)
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [at]
        ends[place : place + 1] = [number]
    found: list[Pair] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(window: _Window, marks: Sequence[Pair]) -> Iterator[_Window]:
    """Yield the windows before, between and after landmarks."""
    start, other = window.left, window.right
    for at, at_other in (*marks, (window.left_end, window.right_end)):
        yield _Window(start, at, other, at_other, window.depth + 1)
        start, other = at + 1, at_other + 1


def _pieces(window: _Window) -> Iterator[_Window]:
    """Yield a window in pieces that are short enough to be compared each with each."""
    start, other = window.left, window.right
    while start < window.left_end and other < window.right_end:
        end, other_end = min(start + _PIECE, window.left_end), min(other + _PIECE, window.right_end)
        yield _Window(start, end, other, other_end)
        start, other = end, other_end


def _common(left: Sequence[Hashable], right: Sequence[Hashable], window: _Window) -> Iterator[Pair]:
    """Yield the longest row that two short ones have in common."""
    ours, theirs = left[window.left : window.left_end], right[window.right : window.right_end]
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for row in reversed(range(len(ours))):
        for column in reversed(range(len(theirs))):
            same = ours[row] == theirs[column]
            longest[row][column] = (
                longest[row + 1][column + 1] + 1 if same else max(longest[row + 1][column], longest[row][column + 1])
            )
    row = column = 0
    while row < len(ours) and column < len(theirs):
        if ours[row] == theirs[column]:
            yield window.left + row, window.right + column
            row, column = row + 1, column + 1
        elif longest[row + 1][column] >= longest[row][column + 1]:
            row += 1
        else:
            column += 1
