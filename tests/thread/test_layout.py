"""Nothing is cheaper than the layout that is found."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.thread.layout import EXACT_DIGITS, Cost, Search, State, best_layout
from composer.thread.layout.dense import DenseSearch
from composer.thread.layout.flat import FlatSearch
from composer.thread.layout.line import LineSearch
from composer.thread.layout.long import LongSearch
from tests.thread.rows import (
    MARKERS,
    Free,
    Joining,
    Marker,
    Row,
    Unlined,
    as_,
    dense_rows,
    every_layout,
    frame_for,
    linked_rows,
    paragraphs_by_chance,
    row_by_chance,
    rows,
    rows_just_not_short,
)


@given(row=rows(), first=st.integers(0, 8), last=st.integers(0, 8), before=st.integers(0, 1), after=st.integers(0, 1))
@settings(max_examples=400, deadline=None)
def test_no_layout_is_cheaper(row: Row, first: int, last: int, before: int, after: int) -> None:
    """The layout found costs what the cheapest of all possible layouts costs; there is none where none fits."""
    frame = frame_for(row, first=(first,), last=(last,), posts_before=before, posts_after=after)
    every = every_layout(row, frame)
    cheapest = min(every, default=None)
    found = best_layout(row, frame)
    assert (found and found.cost) == (cheapest and cheapest.cost)
    assert found is None or found in every


@given(
    row=rows(most=9).map(lambda row: as_(Unlined, row)) | linked_rows(),
    marker=st.sampled_from(MARKERS),
    first=st.integers(0, 8),
    last=st.integers(0, 8),
    before=st.sampled_from([0, 0, 1, 5, 7, 8]),
    after=st.integers(0, 2),
)
@settings(max_examples=800, deadline=None)
def test_no_layout_is_cheaper_where_fragments_make_up_links(  # noqa: PLR0913, PLR0917 - one for each part of a frame
    row: Row, marker: Marker, first: int, last: int, before: int, after: int
) -> None:
    """As above where lengths do not add up, or are not known to, whatever the markers."""
    frame = frame_for(row, marker, first=(first,), last=(last,), posts_before=before, posts_after=after)
    every = every_layout(row, frame)
    cheapest = min(every, default=None)
    found = best_layout(row, frame)
    assert (found and found.cost) == (cheapest and cheapest.cost)
    assert found is None or found in every


def test_a_post_may_hold_a_link_whose_beginning_alone_is_too_long_for_it() -> None:
    row = Row((5, 12, 1, 12), 20, (Cost(),) * 5, (4,), links=frozenset([2]))
    found = best_layout(row, frame_for(row))
    assert found
    assert found.ends == (3, 4)


def test_one_post_does_not_beat_two_for_the_marker_that_it_would_not_bear() -> None:
    """Two paragraphs in two posts cost 12 points each; in one 18, and 10 more for how short it is without a marker."""
    row = Row((1, 1), 20, (Cost(),) * 3, (2,), joints=frozenset([1]))
    found = best_layout(row, frame_for(row))
    assert found
    assert found.ends == (1, 2)


def test_a_wider_total_may_be_cheaper_where_a_narrower_one_beat_it_on_the_way() -> None:
    """Two short paragraphs are not short beside "10"; beside "9" one post of both is cheaper, so that 9 are enough."""
    row = Row((5, 5, *(20,) * 7), 30, (Cost(),) * 10, tuple(range(2, 10)), joints=frozenset([1]))
    found = best_layout(row, frame_for(row, posts_before=1))
    assert found
    assert len(found.ends) == 9


@given(
    row=rows_just_not_short() | rows_just_not_short().map(lambda row: as_(Unlined, row)),
    missing=st.integers(0, 2),
    after=st.integers(0, 1),
    gained=st.sampled_from([10, 100]),
)
@settings(max_examples=400, deadline=None)
def test_no_layout_is_cheaper_where_fewer_posts_would_have_narrower_markers(
    row: Row, missing: int, after: int, gained: int
) -> None:
    """As above: a way with fewer posts, so few that the total has a digit less, must not hide one with more."""
    frame = frame_for(row, posts_before=gained - len(row.forced) - missing - after, posts_after=after)
    cheapest = min(every_layout(row, frame), default=None)
    found = best_layout(row, frame)
    assert (found and found.cost) == (cheapest and cheapest.cost)
    if row.line:
        digits = len(str(gained))
        assert DenseSearch(row, frame, digits, row.line).best() == Search(row, frame, digits).best()


def test_one_dear_post_is_found_where_three_cheaper_ones_would_leave_no_number_for_the_last() -> None:
    row = Row((*(1,) * 6, 15, 15), 20, (Cost(),) * 9, (6, 7, 8), joints=frozenset(range(1, 6)))
    frame = frame_for(row, posts_before=6)
    assert row.line
    for search in (Search(row, frame, 1), LineSearch(row, frame, 1, row.line), DenseSearch(row, frame, 1, row.line)):
        found = search.best()
        assert found
        assert found.ends == (6, 7, 8)


@pytest.mark.parametrize(("more", "points", "before"), [(6, 4, 2), (6, 15, 2), (8, 20, 0), (6, 15, 92)])
@pytest.mark.parametrize("knows_fewest", [False, True])
def test_ten_posts_are_found_where_nine_seem_cheaper_until_their_markers_are_known(
    more: int, points: int, before: int, *, knows_fewest: bool
) -> None:
    """One post of two paragraphs seems cheaper than two, until nine in all turn out to be short beside "9"."""
    just_not_short = 5 if before < 10 else 3
    cuts = (Cost(), Cost(roughness=points * 30**2), *(Cost(),) * (more + 1))
    row = Row((9, 9, *(just_not_short,) * more), 30, cuts, tuple(range(2, more + 3)))
    found = best_layout(row, frame_for(row, posts_before=before), before + more + 1 if knows_fewest else 1)
    assert found
    assert found.ends == tuple(range(1, more + 3))


@pytest.mark.parametrize("last", [(52,), (26, 25)])
@pytest.mark.parametrize("kind", [Row, Unlined])
def test_what_fits_beside_three_digits_alone_has_999_posts_at_the_most(kind: type[Row], last: tuple[int, ...]) -> None:
    """A thousand would be cheaper, but beside "1000/1000" the last words do not fit, or not without a cut."""
    ahead = 10
    lengths = (12,) * ahead + last
    cuts = (*(Cost(),) * (ahead + 1), *(Cost(in_words=1),) * (len(last) - 1), Cost())
    row = as_(kind, Row(lengths, 60, cuts, (len(lengths),), joints=frozenset(range(1, ahead + 1))))
    frame = frame_for(row, posts_before=991)
    found = best_layout(row, frame)
    assert found
    assert found == min(every_layout(row, frame))
    assert len(found.ends) + 991 == 999


def test_a_way_is_kept_that_is_two_posts_ahead_where_two_that_follow_are_not_short_for_it() -> None:
    """Three posts in place of one cost 7 points more, and save two that are short beside "8/10" and "9/10"."""
    cuts = (Cost(), Cost(roughness=3870), Cost(roughness=3870), *(Cost(),) * 4)
    row = Row((5, 5, 5, 4, 4, 9), 30, cuts, (3, 4, 5, 6), joints=frozenset([1, 2]))
    found = best_layout(row, frame_for(row, posts_before=6), fewest=10)
    assert found
    assert found.ends == (1, 2, 3, 4, 5, 6)


def test_a_dearer_way_with_fewer_posts_is_kept_where_the_number_of_the_next_would_gain_a_digit() -> None:
    """Two paragraphs are cheaper in two posts than in one, but then what follows does not fit beside "100/100"."""
    row = Row((5, 5, 13, 5), 20, (Cost(),) * 5, (2, 3, 4), joints=frozenset([1]))
    found = best_layout(row, frame_for(row, posts_before=97))
    assert found
    assert found.ends == (2, 3, 4)


@pytest.mark.parametrize("gain", [1, 50, 109])
def test_a_way_that_is_cheaper_by_little_is_found_where_its_post_is_just_short(gain: int) -> None:
    row = Row((17, 4, 4, 4, 4, 9, 9, 9), 40, (Cost(),) * 9, (5, 8))
    unwanted, even = Cost(in_words=1), 8 * 40**2
    fuller, shorter = (
        even + 2 * (40 - 26) ** 2 + even + 2 * 22**2,
        even + 2 * (40 - 31) ** 2 + even + 4 * 40**2 + 2 * 27**2,
    )
    cuts = (
        Cost(),
        unwanted,
        Cost(roughness=shorter - fuller + gain),
        Cost(),
        unwanted,
        Cost(),
        unwanted,
        unwanted,
        Cost(),
    )
    row = replace(row, cuts=cuts)
    frame = frame_for(row)
    assert row.line
    for search in (Search(row, frame, 1), LineSearch(row, frame, 1, row.line), DenseSearch(row, frame, 1, row.line)):
        found = search.best()
        assert found
        assert found.ends == (3, 5, 8)


@pytest.mark.parametrize("around", [8, 98, 997])
@given(row=rows(most=9), after=st.integers(0, 2))
@settings(max_examples=150, deadline=None)
def test_no_layout_is_cheaper_where_the_number_gains_a_digit(around: int, row: Row, after: int) -> None:
    """As above where posts number 9 and 10, 99 and 100, 999 and 1,000: earlier posts stand in for those."""
    row = replace(row, limit=24)
    frame = frame_for(row, posts_before=around - after, posts_after=after)
    cheapest = min(every_layout(row, frame), default=None)
    found = best_layout(row, frame)
    if around < 900:
        assert (found and found.cost) == (cheapest and cheapest.cost)
    else:
        assert (found is None) == (cheapest is None)
        assert found is None or cheapest is None or found.cost[:6] == cheapest.cost[:6]


@given(
    random=st.randoms(use_true_random=False),
    marker=st.sampled_from(MARKERS),
    first=st.sampled_from([0, 0, 5]),
    last=st.sampled_from([0, 0, 6]),
    before=st.sampled_from([0, 0, 1, 5, 7, 8, 90, 95, 97]),
    after=st.integers(0, 1),
)
@settings(max_examples=400, deadline=None)
def test_no_layout_is_lost_where_ways_are_bounded(  # noqa: PLR0913, PLR0917 - one for each part of a frame
    random: Random, marker: Marker, first: int, last: int, before: int, after: int
) -> None:
    """Short paragraphs have the same layout where the search does not know that their lengths add up."""
    row = paragraphs_by_chance(random, 40)
    frame = frame_for(row, marker, first=(first,), last=(last,), posts_before=before, posts_after=after)
    assert best_layout(row, frame) == best_layout(as_(Unlined, row), frame)


@given(
    random=st.randoms(use_true_random=False),
    kind=st.sampled_from([Row, Joining]),
    before=st.sampled_from([0, 5, 7, 95]),
)
@settings(max_examples=200, deadline=None)
def test_no_layout_of_short_paragraphs_is_cheaper(random: Random, kind: type[Row], before: int) -> None:
    """Nor where posts cost by what they join alone."""
    row = as_(kind, paragraphs_by_chance(random, 10))
    frame = frame_for(row, posts_before=before)
    assert best_layout(row, frame) == min(every_layout(row, frame), default=None)


@pytest.mark.parametrize("points", [8.2, 8.7, 9.2])
def test_a_thread_of_a_hundred_posts_gains_by_wider_markers_twice(points: float) -> None:
    """Two posts more in its first four sentences: posts 8 and 9 are 10 and 11 then, 98 and 99 are 100 and 101."""
    limit, gain = 30, Cost(roughness=int(points * 30**2))
    just_short = {7: 3, 8: 3, 97: 2, 98: 2}
    lengths = (9, 9, 9, 9, *(just_short.get(at, 22) for at in range(4, 104)))
    cuts = (Cost(), gain, Cost(), gain, *(Cost() for _ in lengths[3:]))
    row = Row(lengths, limit, cuts, tuple(range(4, 105)), joints=frozenset({1, 2, 3}))
    frame = frame_for(row, posts_before=2)
    every = every_layout(row, frame)
    assert len(every) == 5, "three of its first four sentences fit in no post"
    for kind in (Row, Unlined):
        assert best_layout(as_(kind, row), frame, 100) == min(every)
    assert min(every).ends[:4] == (1, 2, 3, 4)


@given(row=rows(), wider=st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_more_room_never_costs_a_post(row: Row, wider: int) -> None:
    """A larger limit never needs more posts."""
    narrow = replace(row, counts_posts=True, cuts=(Cost(),) * len(row.cuts))
    found, roomier = (best_layout(each, frame_for(each)) for each in (narrow, replace(narrow, limit=20 + wider)))
    assert found is None or (roomier is not None and len(roomier.ends) <= len(found.ends))


@given(
    row=dense_rows(),
    marker=st.sampled_from(MARKERS),
    first=st.integers(0, 12),
    last=st.integers(0, 12),
    before=st.sampled_from([0, 1, 7, 8, 95, 98, 995]),
    after=st.integers(0, 1),
    digits=st.integers(1, 4),
)
@settings(max_examples=1500, deadline=None)
def test_the_quicker_searches_find_what_the_other_finds(  # noqa: PLR0913, PLR0917 - one for each part of a frame
    row: Row, marker: Marker, first: int, last: int, before: int, after: int, digits: int
) -> None:
    """The searches for lines and for dense texts find the same layouts, whatever the lengths, costs and additions.

    Those that merge find one that costs the same, or, where it has too many posts, no more.
    """
    frame = frame_for(row, marker, first=(first,), last=(last,), posts_before=before, posts_after=after)
    every = Search(row, frame, digits)
    expected = every.best()
    assert row.line
    for quicker in (LineSearch(row, frame, digits, row.line), DenseSearch(row, frame, digits, row.line)):
        assert quicker.best() == expected
        assert quicker.capped >= every.capped
        assert not quicker.capped or row.breaks + frame.posts_around >= 10**digits, "there are too few to leave out any"
    if digits > EXACT_DIGITS:
        return
    for merging in (
        Search(row, frame, digits, merges=True),
        LineSearch(row, frame, digits, row.line, merges=True),
        DenseSearch(row, frame, digits, row.line, merges=True),
    ):
        found = merging.best()
        if found and len(found.ends) + frame.posts_around >= 10**digits:
            assert expected is None or found.cost <= expected.cost
        else:
            assert (found and found.cost) == (expected and expected.cost)


@pytest.mark.parametrize(
    ("before", "after", "digits"),
    [(0, 0, 1), (0, 4, 1), (0, 0, 2), (4, 0, 2), (9, 0, 2), (93, 0, 2), (96, 0, 3), (999, 0, 4)],
)
def test_they_do_so_where_there_are_many_ways(before: int, after: int, digits: int) -> None:
    """As above, in rows that are always the same, with some ways of each number of posts to most breaks."""
    random = Random(before)  # noqa: S311 - no secret
    for _ in range(140):
        row = row_by_chance(random)
        frame = frame_for(row, posts_before=before, posts_after=after)
        expected = Search(row, frame, digits).best()
        assert row.line
        assert LineSearch(row, frame, digits, row.line).best() == expected
        assert DenseSearch(row, frame, digits, row.line).best() == expected
        assert digits < 4 or LongSearch(row, frame, digits, row.line).best() == expected
        for flat in (as_(Free, row), as_(Joining, row)):
            frame = replace(frame, digit_gain=0, last_digit_gain=0)
            assert flat.line
            assert FlatSearch(flat, frame, digits, flat.line).best() == Search(flat, frame, digits).best()


@pytest.mark.parametrize(("before", "digits"), [(5, 2), (8, 2), (95, 3), (98, 3)])
def test_those_that_merge_cost_the_same_where_there_are_many_ways(before: int, digits: int) -> None:
    """As above where the numbers from 10 on, or from 100 on, are not told apart, in rows with posts that must end."""
    random = Random(before)  # noqa: S311 - no secret
    for _ in range(60):
        row = row_by_chance(random, limit=20)
        row = replace(row, forced=(*sorted(random.sample(range(1, row.breaks), random.randint(0, 4))), row.breaks))
        frame = frame_for(row, posts_before=before)
        expected = Search(row, frame, digits).best()
        assert row.line
        for merging in (
            Search(row, frame, digits, merges=True),
            LineSearch(row, frame, digits, row.line, merges=True),
            DenseSearch(row, frame, digits, row.line, merges=True),
        ):
            found = merging.best()
            assert (found and found.cost) == (expected and expected.cost)


@given(
    row=dense_rows(),
    marker=st.sampled_from(MARKERS),
    first=st.integers(0, 12),
    last=st.integers(0, 12),
    around=st.sampled_from([0, 980, 997, 1200]),
)
@settings(max_examples=1000, deadline=None)
def test_the_search_for_long_threads_finds_what_the_other_finds(
    row: Row, marker: Marker, first: int, last: int, around: int
) -> None:
    """Of a thousand posts and more, the search in rows finds the same layouts, all alike or each at its price."""
    frame = frame_for(row, marker, first=(first,), last=(last,), posts_before=around)
    for each in (row, as_(Free, row)):
        assert each.line
        search = LongSearch(each, frame, 4, each.line)
        assert search.best() == Search(each, frame, 4).best()
        assert not search.capped


@given(
    row=st.builds(as_, st.sampled_from([Free, Joining]), dense_rows()),
    marker=st.sampled_from(MARKERS),
    first=st.integers(0, 12),
    last=st.integers(0, 12),
    before=st.sampled_from([0, 1, 7, 8, 95, 98, 995]),
    after=st.integers(0, 1),
    digits=st.integers(1, 4),
)
@settings(max_examples=1500, deadline=None)
def test_the_search_for_the_fewest_posts_finds_what_the_other_finds(  # noqa: PLR0913, PLR0917 - one for each part of a frame
    row: Row, marker: Marker, first: int, last: int, before: int, after: int, digits: int
) -> None:
    """Where all posts cost the same however full, the flat search finds the same layouts, whatever stands beside."""
    frame = frame_for(row, marker, first=(first,), last=(last,), posts_before=before, posts_after=after)
    frame = replace(frame, digit_gain=0, last_digit_gain=0)
    for merges in (False, True) if digits <= EXACT_DIGITS else (False,):
        every = Search(row, frame, digits, merges=merges)
        assert row.line
        flat = FlatSearch(row, frame, digits, row.line, merges=merges)
        assert flat.best() == every.best()
        assert flat.capped >= every.capped


def test_of_short_paragraphs_few_ways_are_kept() -> None:
    """More posts cost less there, so that no number of posts beats another where each is told apart."""
    row = Row((10,) * 900, 60, (Cost(),) * 901, (900,), joints=frozenset(range(1, 900)))
    assert row.line
    exact, merging = (Noting(row, frame_for(row), 3, row.line, merges=merges) for merges in (False, True))
    assert merging.best() == exact.best()
    assert max(exact.kept) > 200
    assert max(merging.kept) <= 100


def test_ways_that_no_post_reaches_any_more_are_let_go() -> None:
    row = Row((10,) * 900, 60, (Cost(),) * 901, (900,))
    assert row.line
    search = LineSearch(row, frame_for(row), 3, row.line)
    search.best()
    assert len(search.states) < 10


class Noting(LineSearch):
    """A search that notes how many ways it keeps to each break."""

    kept: tuple[int, ...] = ()

    def ways_kept(self, end: int) -> list[State]:
        ways = super().ways_kept(end)
        self.kept += (len(ways),)
        return ways
