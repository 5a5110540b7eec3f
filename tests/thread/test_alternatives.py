"""Alternatives: the best layouts, in order, against every possible layout."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.thread.alternatives import best_layouts
from composer.thread.layout import best_layout
from tests.thread.rows import Row, every_layout, frame_for, rows


@given(row=rows(most=9), first=st.integers(0, 8), last=st.integers(0, 8), count=st.integers(1, 12))
@settings(max_examples=300, deadline=None)
def test_the_best_layouts_are_the_cheapest_of_all(row: Row, first: int, last: int, count: int) -> None:
    """No layout that is left out is cheaper than one that is listed; the list is in order, and begins with the best."""
    frame = frame_for(row, first=(first,), last=(last,))
    every = every_layout(row, frame)
    found = best_layouts(row, frame, count)
    assert [layout.cost for layout in found] == sorted(layout.cost for layout in every)[:count]
    assert set(found) <= set(every)
    assert len(set(found)) == len(found)
    assert found[:1] == [best for best in (best_layout(row, frame),) if best]


@pytest.mark.parametrize("around", [8, 98])
@given(row=rows(most=8), count=st.integers(2, 6))
@settings(max_examples=150, deadline=None)
def test_they_are_the_cheapest_where_the_number_gains_a_digit(around: int, row: Row, count: int) -> None:
    """As above where posts number 9 and 10, 99 and 100."""
    row = replace(row, limit=24)
    frame = frame_for(row, posts_before=around)
    every = sorted(layout.cost for layout in every_layout(row, frame))
    assert [layout.cost for layout in best_layouts(row, frame, count)] == every[:count]
