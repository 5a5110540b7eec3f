"""Texts of numbers, which the searches lay out as they do statements, and all layouts of one, by separate code."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from itertools import accumulate, combinations
from random import Random

from hypothesis import strategies as st

from composer.thread.layout import Cost, Frame, Layout, Line, Tally

Marker = Callable[[int, int], Tally]


@dataclass(frozen=True)
class Row:
    """A text of numbers: each fragment's length, parted by one space; what cuts and posts cost."""

    lengths: tuple[int, ...]
    limit: int
    cuts: tuple[Cost, ...]
    forced: tuple[int, ...]
    counts_posts: bool = False
    joints: frozenset[int] = field(default_factory=frozenset)
    links: frozenset[int] = field(default_factory=frozenset)
    """Breaks without a space, at which two fragments make up a link: of ``LINK``, however long they are."""

    @property
    def breaks(self) -> int:
        return len(self.lengths)

    @property
    def line(self) -> Line | None:
        if self.links:
            return None
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
        length = words(self, start, end) + beside[0]
        return length if length <= self.limit else None

    def is_beyond(self, start: int, end: int, beside: Tally) -> bool:
        while start in self.links:
            start += 1
        while end in self.links:
            end -= 1
        return start < end and words(self, start, end) + beside[0] > self.limit

    def clean(self, at: int) -> bool:
        return at not in self.links

    def least_roughness(self, length: int | None) -> int:
        return 8 * self.limit**2 + (0 if length is None else 2 * (self.limit - length) ** 2)

    def post_roughness(self, start: int, end: int, length: int) -> int:
        points = 8 + 10 * sum(start < joint < end for joint in self.joints) + 4 * (length * 3 < self.limit)
        points += 6 * (end == self.breaks and length * 4 < self.limit)
        return points * self.limit**2 + 2 * (self.limit - length) ** 2


class Unlined(Row):
    """A row whose lengths add up, which the searches that need that are not told."""

    @property
    def line(self) -> None:
        return None


class Free(Row):
    """A row whose posts all cost the same."""

    @property
    def line(self) -> Line | None:
        nothing, line = [0] * (self.breaks + 1), super().line
        return line and replace(line, starts=nothing, ends=nothing, slack=0, short_cost=0)

    def least_roughness(self, length: int | None) -> int:  # noqa: ARG002 - the protocol's
        return 0

    def post_roughness(self, start: int, end: int, length: int) -> int:  # noqa: ARG002 - the protocol's
        return 0


class Joining(Row):
    """A row whose posts cost by what they join alone, however full."""

    @property
    def line(self) -> Line | None:
        line = super().line
        return line and replace(line, slack=0, short_cost=0)

    def least_roughness(self, length: int | None) -> int:  # noqa: ARG002 - the protocol's
        return 8 * self.limit**2

    def post_roughness(self, start: int, end: int, length: int) -> int:  # noqa: ARG002 - the protocol's
        return (8 + 10 * sum(start < joint < end for joint in self.joints)) * self.limit**2


LINK = 6


def words(row: Row, start: int, end: int) -> int:
    """Return how long a post's own words are."""
    assert start < end, "a post holds one fragment at least"
    spaces = [at for at in range(start + 1, end) if at not in row.links]
    runs = zip([start, *spaces], [*spaces, end], strict=True)
    return len(spaces) + sum(LINK if last - first > 1 else row.lengths[first] for first, last in runs)


def as_(kind: type[Row], row: Row) -> Row:
    """Return the same row as another kind."""
    return kind(*(getattr(row, each.name) for each in fields(row)))


def slash(index: int, digits: int) -> Tally:
    """A line with "index/total"."""
    return (len(str(index)) + digits + 2,)


def thread_first(index: int, digits: int) -> Tally:
    """As above, with more in the first post."""
    return (slash(index, digits)[0] + 3 * (index == 1),)


def bare_first(index: int, digits: int) -> Tally:
    """As above, but for the first post, which bears none."""
    return slash(index, digits) if index > 1 else (0,)


def none(index: int, digits: int) -> Tally:  # noqa: ARG001 - as its like
    """No marker at all."""
    return (0,)


MARKERS = (slash, thread_first, bare_first, none)


def frame_for(row: Row, marker: Marker = slash, **changes: int | Tally) -> Frame:
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
    free = [at for at in range(1, row.breaks) if at not in row.forced]
    chosen = (each for count in range(len(free) + 1) for each in combinations(free, count))
    scored = (_scored(row, frame, tuple(sorted({*each, *row.forced}))) for each in chosen)
    return [layout for layout in scored if layout is not None]


def _scored(row: Row, frame: Frame, ends: tuple[int, ...]) -> Layout | None:
    total = len(ends) + frame.posts_before + frame.posts_after
    cost = [0] * 7
    for number, (start, end) in enumerate(zip((0, *ends), ends, strict=False), start=1 + frame.posts_before):
        length = words(row, start, end) + (0 if total == 1 else frame.marker(number, len(str(total)))[0])
        length += frame.first[0] if start == 0 else 0
        length += frame.last[0] if end == row.breaks else 0
        if length > row.limit:
            return None
        post = Cost(posts=int(row.counts_posts), roughness=row.post_roughness(start, end, length))
        cut = row.cuts[end] if end < row.breaks else Cost()
        cost = [sum(parts) for parts in zip(cost, post, cut, strict=True)]
    return Layout(Cost(*cost), ends)


@st.composite
def rows(draw: st.DrawFn, most: int = 11) -> Row:
    """Rows of a few fragments."""
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


@st.composite
def rows_just_not_short(draw: st.DrawFn) -> Row:
    """Rows that end in posts just not short, which markers a digit narrower make short, each at its price."""
    limit = draw(st.sampled_from([20, 24, 30]))
    just = limit // 3 - draw(st.integers(4, 5))
    ahead = draw(st.lists(st.sampled_from([just, 2 * just, 9]), min_size=2, max_size=4))
    lengths = (*ahead, *(just,) * draw(st.integers(3, 6)))
    points = draw(st.lists(st.sampled_from([0, 3, 4, 5, 6, 12]), min_size=len(ahead) - 1, max_size=len(ahead) - 1))
    return Row(
        lengths,
        limit,
        (Cost(), *(Cost(roughness=each * limit**2) for each in points), *(Cost(),) * (len(lengths) - len(points))),
        tuple(range(len(ahead), len(lengths) + 1)),
    )


@st.composite
def linked_rows(draw: st.DrawFn, most: int = 9) -> Row:
    """Rows in which some fragments make up links, which are shorter than these, or longer."""
    row = draw(rows(most=most))
    tied = draw(st.lists(st.booleans(), min_size=row.breaks - 1, max_size=row.breaks - 1))
    return replace(row, links=frozenset(at for at, links in enumerate(tied, start=1) if links))


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


def paragraphs_by_chance(random: Random, most: int) -> Row:
    """A row of short paragraphs, of which a post holds several, while to join two costs more than another post."""
    count, limit = random.randint(6, most), random.choice([20, 24, 30, 60])
    longest = random.choice([2, 4, limit // 4])
    points = [0, *random.choice([[0], [3, 12, 18]])]
    return Row(
        tuple(random.randint(1, longest) for _ in range(count)),
        limit,
        (Cost(), *(Cost(roughness=random.choice(points) * limit**2) for _ in range(1, count)), Cost()),
        tuple(sorted({count, *(random.randint(1, count) for _ in range(random.choice([0, 0, 1, 3])))})),
        joints=frozenset(at for at in range(1, count) if random.random() < 0.8),
    )


def row_by_chance(random: Random, limit: int = 40) -> Row:
    """A row with more ways to lay it out than there are in those above; in some of them many cost the same."""
    count = random.randint(12, 30)
    lengths, costs, odd = random.choice(
        [(range(1, 13), [0, 12, 18, 24], 0), (range(1, 10), [0, 4, 8, 12], 99), ([random.randint(1, 9)], [0], 0)]
    )
    cuts = [
        Cost(
            in_words=int(random.random() < 0.2 and len(costs) > 1),
            between_clauses=int(random.random() < 0.4 and len(costs) > 1),
            roughness=limit**2 * random.choice(costs) + random.randint(0, odd),
        )
        for _ in range(1, count)
    ]
    return Row(
        tuple(random.choice(lengths) for _ in range(count)),
        limit,
        (Cost(), *cuts, Cost()),
        (count,),
        random.random() < 0.3,
        frozenset(random.sample(range(1, count), random.choice([0, count // 4]))),
    )
