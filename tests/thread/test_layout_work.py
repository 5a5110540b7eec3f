"""What the searches look at: no more than they need, so that their work grows in proportion to the text."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from composer.thread.layout import Cost, Frame, Line, Search, Tally, best_layout, summed
from composer.thread.layout import _search as quickest
from composer.thread.layout.dense import DenseSearch, is_dense
from composer.thread.layout.flat import FlatSearch
from composer.thread.layout.line import LineSearch
from composer.thread.layout.long import LongSearch
from tests.thread.rows import Free, Row, as_, bare_first, frame_for, slash

LOOKS = [0]


class Watched(list[int]):
    """Numbers that count how often one of them is looked at."""

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - as a list's own
        LOOKS[0] += 1
        return super().__getitem__(at)


class Counting(Row):
    """A row that counts how often it is looked at: measured, priced, or read as plain numbers."""

    @property
    def line(self) -> Line | None:
        line = super().line
        return line and replace(line, before=Watched(line.before), starts=Watched(line.starts))

    def length(self, start: int, end: int, beside: Tally) -> int | None:
        LOOKS[0] += 1
        return super().length(start, end, beside)

    def post_roughness(self, start: int, end: int, length: int) -> int:
        LOOKS[0] += 1
        return super().post_roughness(start, end, length)


class Even(Free, Counting):
    """A row as above whose posts all cost the same."""


def watched_marker(index: int, digits: int) -> Tally:
    LOOKS[0] += 1
    return slash(index, digits)


def known(line: Line | None) -> Line:
    assert line
    return line


def least(digits: int) -> int:
    """Return the lowest number that has so many digits."""
    return int(10 ** (digits - 1))


def fewest_posts(row: Row, frame: Frame) -> int:
    """Return the number of posts that no layout is below; 1 where there is no layout."""
    found = best_layout(replace(row, counts_posts=True, cuts=(Cost(),) * len(row.cuts)), frame)
    return len(found.ends) if found else 1


def row_of(least: int, most: int, count: int) -> Counting:
    """A row of so many fragments between two lengths, always the same."""
    random = Random(count)  # noqa: S311 - no secret
    lengths = [random.randint(least, most) for _ in range(count)]
    cuts = [
        Cost(between_clauses=random.choice([0, 0, 0, 1]), roughness=280**2 * random.choice([0, 12, 18]))
        for _ in lengths
    ]
    joints = frozenset(range(3, count, 5))
    return Counting(tuple(lengths), 280, (Cost(), *cuts[1:], Cost()), (count // 2, count), joints=joints)


SENTENCES = row_of(20, 120, 80)
WORDS = row_of(1, 8, 130)
PARAGRAPHS = replace(WORDS, forced=(130,), joints=frozenset(range(1, 130)))
ROWS = {
    "sentences": SENTENCES,
    "sentences in the fewest posts": replace(SENTENCES, counts_posts=True),
    "sentences, some of which are links": replace(SENTENCES, links=frozenset(range(4, 80, 7))),
    "sentences, of which only the number of posts counts": replace(as_(Even, SENTENCES), counts_posts=True),
    "words, however they are cut": as_(Even, replace(WORDS, cuts=(Cost(),) * len(WORDS.cuts))),
    "words": WORDS,
    "words in the fewest posts": replace(WORDS, counts_posts=True),
    "short paragraphs": PARAGRAPHS,
    "short paragraphs in many posts": replace(PARAGRAPHS, limit=70),
    "a first word that fits in no post": replace(WORDS, lengths=(300, *WORDS.lengths[1:])),
    "a word that fits beside no marker": replace(WORDS, lengths=(1, 278, *WORDS.lengths[2:])),
}
SEARCHES: dict[str, Callable[[Row, Frame, int], Search | LongSearch]] = {
    "any": lambda row, frame, digits: Search(row, frame, digits, fewest=least(digits)),
    "line": lambda row, frame, digits: LineSearch(row, frame, digits, known(row.line), fewest=least(digits)),
    "dense": lambda row, frame, digits: DenseSearch(row, frame, digits, known(row.line), fewest=least(digits)),
    "long": lambda row, frame, digits: LongSearch(row, frame, digits, known(row.line)),
}
WORK: dict[str, dict[str, tuple[int, ...]]] = {
    "sentences": {
        "any": (192, 797, 1066, 475),
        "line": (309, 1015, 1192, 711),
        "dense": (277, 1158, 1469, 626),
        "long": (323, 328, 323, 323),
        "best": (1015,),
    },
    "sentences in the fewest posts": {
        "any": (192, 477, 474, 443),
        "line": (309, 757, 755, 709),
        "dense": (277, 756, 759, 624),
        "long": (323, 328, 323, 323),
        "best": (757,),
    },
    "sentences, some of which are links": {
        "any": (406, 1279, 1695, 477),
        "best": (1279,),
    },
    "sentences, of which only the number of posts counts": {
        "any": (127, 308, 313, 292),
        "line": (196, 447, 444, 444),
        "dense": (243, 659, 662, 543),
        "long": (241, 241, 241, 241),
        "best": (447,),
    },
    "words, however they are cut": {
        "any": (297, 8098, 8524, 297),
        "line": (3022, 4310, 4264, 3004),
        "dense": (775, 27772, 28989, 700),
        "long": (390, 390, 390, 391),
        # Each break a few times, however many fragments a post holds.
        "best": (454,),
    },
    "words": {
        "any": (7192, 14558, 19665, 4388),
        "line": (9169, 15190, 19459, 6844),
        "dense": (1396, 2341, 2910, 877),
        "long": (617, 567, 567, 568),
        # Ten posts may be cheaper than five here: of ways that may come to so few, few are let go for that.
        "best": (2668,),
    },
    "words in the fewest posts": {
        "any": (2199, 2217, 2207, 2176),
        "line": (5931, 5865, 5853, 5840),
        "dense": (1007, 953, 954, 877),
        "long": (617, 567, 567, 568),
        "best": (1007,),
    },
    "short paragraphs": {
        "any": (15209, 52541, 70727, 7367),
        "line": (15375, 43167, 55440, 9715),
        "dense": (2152, 6254, 7895, 1006),
        "long": (667, 617, 617, 617),
        # Of ways that cannot come to a layout as cheap as one that is found quickly, none is gone on with.
        "best": (3357,),
    },
    "short paragraphs in many posts": {
        "any": (1489, 6831, 8417, 1270),
        "line": (3346, 11059, 13288, 2945),
        "dense": (1294, 5570, 6855, 1054),
        "long": (542, 554, 542, 540),
        # The quick layout has two digits, as all have.
        "best": (2973,),
    },
    "a first word that fits in no post": {
        "any": (4, 4, 4, 4),
        "line": (4, 4, 4, 4),
        "dense": (3, 3, 3, 3),
        "long": (4, 4, 4, 4),
        # For each count of digits once quickly, to no avail, and once for good.
        "best": (24,),
    },
    "a word that fits beside no marker": {
        "any": (9, 9, 9, 9),
        "line": (9, 9, 9, 9),
        "dense": (13, 13, 13, 13),
        "long": (10, 10, 10, 10),
        "best": (57,),
    },
}
"""How often each search looks at each row, for totals of one digit, two, three and four, of which none has fewer.

With three it keeps more ways than with two, since a post that is ahead may gain by a wider marker twice.
"""


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in WORK.items() for kind in kinds])
def test_a_search_looks_at_no_more_than_it_needs(name: str, kind: str) -> None:
    """Where a search stops early, or passes over what cannot be cheaper, it goes on doing so."""
    row = ROWS[name]
    frame = frame_for(row, watched_marker)
    fewest = fewest_posts(row, frame)
    for digits, most in enumerate(WORK[name][kind], start=1):
        LOOKS[0] = 0
        if kind == "best":
            best_layout(row, frame, fewest)
        else:
            SEARCHES[kind](row, frame, digits).best()
        assert LOOKS[0] <= most, "if it must look at more, say why, and raise the figure"


def test_where_lengths_add_up_no_post_is_asked_whether_it_is_beyond_links() -> None:
    """Not even one that ends with the text."""

    class Adding(Row):
        def is_beyond(self, start: int, end: int, beside: Tally) -> bool:
            raise AssertionError(start, end, beside)

    row = as_(Adding, SENTENCES)
    assert Search(row, frame_for(row), 2).best() == Search(SENTENCES, frame_for(SENTENCES), 2).best()


def test_a_post_is_too_long_from_each_start_until_it_is_not() -> None:
    """From the middle of a link on, too, where none fits before the last fragment alone."""
    row = Row((3, 3, 4, 8, 12), 24, (Cost(),) * 6, (5,), links=frozenset([1]))
    found = Search(row, frame_for(row), 1).best()
    assert found
    assert found.ends == (4, 5)


def test_no_post_is_asked_for_that_holds_nothing() -> None:
    class Beyond(Row):
        """Fragments that fit in no post, with what may be a link between them."""

        def clean(self, at: int) -> bool:
            return at == 0

        def is_beyond(self, start: int, end: int, beside: Tally) -> bool:  # noqa: ARG002 - the protocol's
            assert start < end
            return True

    row = Beyond((30, 30), 20, (Cost(),) * 3, (2,))
    assert Search(row, frame_for(row), 1).best() is None


@pytest.mark.parametrize("kind", ["any", "line", "dense"])
def test_what_is_out_of_reach_is_let_go(kind: str) -> None:
    """What a search keeps of the way behind it does not grow with the text."""
    search = SEARCHES[kind](SENTENCES, frame_for(SENTENCES), 2)
    assert isinstance(search, Search)
    search.best()
    assert search.reach > 70
    assert all(at >= search.reach for at, _ in search.lowest)


@pytest.mark.parametrize("kind", SEARCHES)
def test_the_first_post_may_hold_more_where_it_bears_no_marker(kind: str) -> None:
    row = Row((19, 16), 20, (Cost(),) * 3, (2,))
    for lengths, found in (((19, 16), (1, 2)), ((20, 16), (1, 2)), ((21, 16), None), ((19, 17), None)):
        longer = replace(row, lengths=lengths)
        layout = SEARCHES[kind](longer, frame_for(longer, bare_first), 1).best()
        assert (layout and layout.ends) == found


@pytest.mark.parametrize("kind", SEARCHES)
@pytest.mark.parametrize(
    ("fragments", "after", "capped"), [(9, 0, False), (10, 0, True), (7, 2, False), (8, 2, True), (12, 0, True)]
)
def test_a_search_says_where_it_left_out_layouts_of_more_posts(
    kind: str,
    fragments: int,
    after: int,
    capped: bool,  # noqa: FBT001 - a case's own
) -> None:
    row = Row((15,) * fragments, 20, (Cost(),) * (fragments + 1), (fragments,))
    search = SEARCHES[kind](row, frame_for(row, posts_after=after), 1)
    assert (search.best() is None) == capped
    assert search.capped == capped


@pytest.mark.parametrize(("fragments", "dense"), [(48, False), (49, True)])
def test_posts_of_more_than_48_fragments_are_dense(fragments: int, dense: bool) -> None:  # noqa: FBT001 - a case's own
    limit = 2 * fragments
    row = Row((1,) * 1000, limit - 1, (Cost(),) * 1001, (1000,))
    # Without the space after the last fragment, a thousand of them are as long as so many posts of the limit.
    assert is_dense(replace(known(row.line), limit=limit, up_to=[2000])) == dense


@pytest.mark.parametrize(
    ("row", "digits", "search"),
    [
        (replace(SENTENCES, links=frozenset([2])), 2, Search),
        (SENTENCES, 3, LineSearch),
        (SENTENCES, 4, LongSearch),
        (as_(Free, SENTENCES), 4, LongSearch),
        (WORDS, 3, DenseSearch),
        (WORDS, 4, DenseSearch),
        (as_(Free, WORDS), 3, FlatSearch),
        (as_(Free, WORDS), 4, FlatSearch),
    ],
)
def test_the_quickest_search_is_taken(row: Row, digits: int, search: type) -> None:
    assert type(quickest(row, frame_for(row), digits, row.line)) is search


@pytest.mark.parametrize("clean_start", [True, False])
@pytest.mark.parametrize(("over", "found"), [(63, True), (64, False)])
def test_so_many_fragments_may_make_up_one_link(over: int, *, found: bool, clean_start: bool) -> None:
    """A post may fit though all that begin at its last 63 fragments, and end where it does, are too long."""

    class Tied(Row):
        """Fragments of which only the first fits alone, and only all together."""

        def clean(self, at: int) -> bool:
            return clean_start and at == 0

        def is_beyond(self, start: int, end: int, beside: Tally) -> bool:  # noqa: ARG002 - the protocol's
            return False

        def length(self, start: int, end: int, beside: Tally) -> int | None:  # noqa: ARG002 - the protocol's
            assert 0 <= start < end
            return 1 if start == 0 and end in {1, self.breaks} else None

    row = Tied((1,) * (over + 1), 20, (Cost(),) * (over + 2), (over + 1,))
    assert bool(Search(row, frame_for(row, posts_before=1), 1).best()) == found


@pytest.mark.parametrize("limit", [59, 60])
def test_of_posts_that_cost_the_same_the_first_in_reach_is_the_only_one_looked_at(limit: int) -> None:
    """Also where the longest post that a break ends is full to the last character, as beside 59 it is."""
    row = as_(Free, Row((9,) * 60, limit, (Cost(),) * 61, (60,)))
    search = LongSearch(row, frame_for(row, posts_before=1000), 4, known(row.line))
    search.bounds = Watched()
    LOOKS[0] = 0
    assert search.best()
    assert LOOKS[0] <= 2 * row.breaks


def test_tallies_of_two_ways_of_counting_are_not_added_up() -> None:
    assert summed((1, 2), (3, 4), (5, 6)) == (9, 12)
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        summed((1, 2), (3,))


@pytest.mark.measures
@pytest.mark.parametrize("split_counts_posts", [True, False])
def test_the_work_grows_in_proportion_to_the_text(split_counts_posts: bool) -> None:  # noqa: FBT001 - a parameter of the case
    def looks(fragments: int) -> int:
        LOOKS[0] = 0
        row = Counting((30,) * fragments, 280, (Cost(),) * (fragments + 1), (fragments,), split_counts_posts)
        assert best_layout(row, frame_for(row))
        return LOOKS[0]

    assert looks(4000) < 4.5 * looks(1000)


def test_sentences_that_all_stand_near_are_not_each_looked_at_from_each() -> None:
    """Where a post holds a whole report, posts of a third of that are short, and may begin at any of its sentences."""

    def looks(fragments: int) -> int:
        LOOKS[0] = 0
        row = Counting(
            (30,) * fragments, 60_000, (Cost(),) * (fragments + 1), (fragments,), joints=frozenset(range(fragments))
        )
        assert DenseSearch(row, frame_for(row), 2, known(row.line)).best()
        return LOOKS[0]

    assert looks(400) < 2.5 * looks(200)


def test_a_total_of_a_digit_more_is_not_tried_where_its_cuts_alone_would_cost_more() -> None:
    """A hundred posts would cost 800 points, fewer than fifty with cuts of 12 each; but they have such cuts, too."""
    row = Row((12,) * 200, 60, (Cost(), *(Cost(roughness=12 * 60**2),) * 199, Cost()), (200,))
    tried = set[int]()

    def marker(index: int, digits: int) -> Tally:
        tried.add(digits)
        return slash(index, digits)

    found = best_layout(row, frame_for(row, marker), 50)
    assert found
    assert found.cost.roughness > 100 * 8 * 60**2
    assert tried == {2}
