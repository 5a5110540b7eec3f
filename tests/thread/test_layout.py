"""Nothing is cheaper than the layout that is found."""

from dataclasses import dataclass, field, fields, replace
from itertools import accumulate, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.thread.layout import Cost, Frame, Layout, Line, Search, Tally, best_layout
from composer.thread.layout.dense import DenseSearch
from composer.thread.layout.line import LineSearch
from composer.thread.layout.long import LongSearch


@dataclass(frozen=True)
class Row:
    """A text of numbers: each fragment's length, parted by one space; what cuts and posts cost."""

    lengths: tuple[int, ...]
    limit: int
    cuts: tuple[Cost, ...]
    forced: tuple[int, ...]
    counts_posts: bool = False
    joints: frozenset[int] = field(default_factory=frozenset)

    @property
    def breaks(self) -> int:
        return len(self.lengths)

    @property
    def line(self) -> Line:
        after = list(accumulate(length + 1 for length in self.lengths))
        joints = [sum(joint <= at for joint in self.joints) for at in range(self.breaks + 1)]
        points = self.limit**2
        return Line(
            limit=self.limit,
            before=[0, *after[:-1]],
            up_to=[0, *(each - 1 for each in after)],
            starts=[-10 * each * points for each in joints],
            ends=[0, *((8 + 10 * each) * points for each in joints[:-1])],
            slack=2,
            short=-(-self.limit // 3),
            short_cost=4 * points,
            others=frozenset([self.breaks]),
        )

    def length(self, start: int, end: int, beside: Tally) -> int | None:
        length = sum(self.lengths[start:end]) + end - start - 1 + beside[0]
        return length if length <= self.limit else None

    def clean(self, at: int) -> bool:  # noqa: ARG002 - every joint is a space here
        return True

    def least_roughness(self, length: int | None) -> int:
        return 8 * self.limit**2 + (0 if length is None else 2 * (self.limit - length) ** 2)

    def post_roughness(self, start: int, end: int, length: int) -> int:
        points = 8 + 10 * sum(start < joint < end for joint in self.joints) + 4 * (length * 3 < self.limit)
        points += 6 * (end == self.breaks and length * 4 < self.limit)
        return points * self.limit**2 + 2 * (self.limit - length) ** 2


def marker(index: int, digits: int) -> Tally:
    """A line with "index/total"."""
    return (len(str(index)) + digits + 2,)


def frame_for(row: Row, **changes: int | Tally) -> Frame:
    limit = row.limit
    frame = Frame(
        marker=marker,
        unmarked=(0,),
        first=(0,),
        last=(0,),
        digit_gain=4 * limit**2 + 4 * limit,
        last_digit_gain=6 * limit**2,
    )
    return replace(frame, **changes)  # type: ignore[arg-type] # the fields of one dataclass


def every_layout(row: Row, frame: Frame) -> list[Layout]:
    """Every possible layout that fits, scored by itself."""
    found = []
    inner = range(1, row.breaks)
    around = frame.posts_before + frame.posts_after
    for count in range(row.breaks):
        for chosen in combinations(inner, count):
            ends = (*chosen, row.breaks)
            if not set(row.forced) <= set(ends):
                continue
            total = len(ends) + around
            cost = [0] * 7
            for number, (start, end) in enumerate(zip((0, *chosen), ends, strict=True), start=1 + frame.posts_before):
                length = sum(row.lengths[start:end]) + end - start - 1
                length += 0 if total == 1 else len(f"\n{number}/{total}")
                length += frame.first[0] if start == 0 else 0
                length += frame.last[0] if end == row.breaks else 0
                if length > row.limit:
                    break
                post = Cost(posts=int(row.counts_posts), roughness=row.post_roughness(start, end, length))
                cut = row.cuts[end] if end < row.breaks else Cost()
                cost = [sum(fields) for fields in zip(cost, post, cut, strict=True)]
            else:
                found.append(Layout(Cost(*cost), ends))
    return found


@st.composite
def rows(draw: st.DrawFn, most: int = 11) -> Row:
    lengths = draw(st.lists(st.integers(1, 12), min_size=1, max_size=most))
    cut = st.builds(
        Cost,
        unwanted=st.sampled_from([0, 0, 0, 1]),
        in_words=st.sampled_from([0, 0, 0, 1]),
        between_words=st.sampled_from([0, 0, 1]),
        between_clauses=st.sampled_from([0, 1]),
        weak_clauses=st.sampled_from([0, 1]),
        posts=st.just(0),
        roughness=st.sampled_from([0, 12, 18, 24]).map(lambda points: points * 400),
    )
    forced = draw(st.sets(st.integers(1, len(lengths)), max_size=2)) | {len(lengths)}
    return Row(
        tuple(lengths),
        limit=20,
        cuts=(Cost(), *(draw(cut) for _ in lengths[1:]), Cost()),
        forced=tuple(sorted(forced)),
        counts_posts=draw(st.booleans()),
        joints=frozenset(draw(st.sets(st.integers(1, len(lengths)), max_size=3))),
    )


@given(row=rows(), first=st.integers(0, 8), last=st.integers(0, 8), before=st.integers(0, 1), after=st.integers(0, 1))
@settings(max_examples=400, deadline=None)
def test_no_layout_is_cheaper(row: Row, first: int, last: int, before: int, after: int) -> None:
    """The layout found costs what the cheapest of all possible layouts costs; there is none where none fits."""
    frame = frame_for(row, first=(first,), last=(last,), posts_before=before, posts_after=after)
    cheapest = min(every_layout(row, frame), default=None)
    found = best_layout(row, frame)
    assert (found and found.cost) == (cheapest and cheapest.cost)
    assert found is None or found in every_layout(row, frame)


@pytest.mark.parametrize("around", [8, 98, 997])
@given(row=rows(most=9))
@settings(max_examples=150, deadline=None)
def test_no_layout_is_cheaper_where_the_number_gains_a_digit(around: int, row: Row) -> None:
    """As above where posts number 9 and 10, 99 and 100, 999 and 1,000: earlier posts stand in for those."""
    row = replace(row, limit=24)
    frame = frame_for(row, posts_before=around)
    cheapest = min(every_layout(row, frame), default=None)
    found = best_layout(row, frame)
    if around < 900:
        assert (found and found.cost) == (cheapest and cheapest.cost)
    else:
        assert (found is None) == (cheapest is None)
        assert found is None or cheapest is None or found.cost[:6] == cheapest.cost[:6]


@given(row=rows(), wider=st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_more_room_never_costs_a_post(row: Row, wider: int) -> None:
    """A larger limit never needs more posts."""
    narrow = replace(row, counts_posts=True, cuts=(Cost(),) * len(row.cuts))
    found, roomier = (best_layout(each, frame_for(each)) for each in (narrow, replace(narrow, limit=20 + wider)))
    assert found is None or (roomier is not None and len(roomier.ends) <= len(found.ends))


class Free(Row):
    """A row whose posts all cost the same."""

    @property
    def line(self) -> Line:
        nothing = [0] * (self.breaks + 1)
        return replace(super().line, starts=nothing, ends=nothing, slack=0, short_cost=0)

    def least_roughness(self, length: int | None) -> int:  # noqa: ARG002 - the protocol's
        return 0

    def post_roughness(self, start: int, end: int, length: int) -> int:  # noqa: ARG002 - the protocol's
        return 0


@st.composite
def dense_rows(draw: st.DrawFn) -> Row:
    """Rows of many short fragments, now and then with one that fits in no post."""
    row = draw(rows(most=60))
    limit = draw(st.integers(20, 150))
    cuts = tuple(cut._replace(roughness=cut.roughness // 400 * limit**2) for cut in row.cuts)
    lengths = list(row.lengths)
    if draw(st.integers(0, 9)) == 0:
        lengths[draw(st.integers(0, len(lengths) - 1))] = limit + 1
    return replace(row, limit=limit, cuts=cuts, lengths=tuple(lengths))


@given(
    row=dense_rows(),
    first=st.integers(0, 12),
    last=st.integers(0, 12),
    before=st.sampled_from([0, 1, 7, 8, 95, 98, 995]),
    after=st.integers(0, 1),
    digits=st.integers(1, 4),
)
@settings(max_examples=1500, deadline=None)
def test_the_quicker_searches_find_what_the_other_finds(  # noqa: PLR0913, PLR0917 - one for each part of a frame
    row: Row, first: int, last: int, before: int, after: int, digits: int
) -> None:
    """The searches for lines and for dense texts find the same layouts, whatever the lengths, costs and additions."""
    frame = frame_for(row, first=(first,), last=(last,), posts_before=before, posts_after=after)
    every = Search(row, frame, digits)
    expected = every.best()
    for quicker in (LineSearch(row, frame, digits, row.line), DenseSearch(row, frame, digits, row.line)):
        assert quicker.best() == expected
        assert quicker.capped >= every.capped


@given(row=dense_rows(), first=st.integers(0, 12), last=st.integers(0, 12), around=st.sampled_from([0, 980, 997, 1200]))
@settings(max_examples=1000, deadline=None)
def test_the_search_for_long_threads_finds_what_the_other_finds(row: Row, first: int, last: int, around: int) -> None:
    """Of a thousand posts and more, the search in rows finds the same layouts, all alike or each at its price."""
    frame = frame_for(row, first=(first,), last=(last,), posts_before=around)
    assert LongSearch(row, frame, 4, row.line).best() == Search(row, frame, 4).best()
    free = Free(*(getattr(row, field.name) for field in fields(row)))
    assert LongSearch(free, frame, 4, free.line).best() == Search(free, frame, 4).best()


class Counting(Row):
    """A row that counts how often it is measured."""

    calls = 0

    def length(self, start: int, end: int, beside: Tally) -> int | None:
        type(self).calls += 1
        return super().length(start, end, beside)


@pytest.mark.measures
@pytest.mark.parametrize("split_counts_posts", [True, False])
def test_the_work_grows_in_proportion_to_the_text(split_counts_posts: bool) -> None:  # noqa: FBT001 - a parameter of the case
    def measured(fragments: int) -> int:
        Counting.calls = 0
        row = Counting((30,) * fragments, 280, (Cost(),) * (fragments + 1), (fragments,), split_counts_posts)
        assert best_layout(row, frame_for(row))
        return Counting.calls

    assert measured(4000) < 4.5 * measured(1000)
