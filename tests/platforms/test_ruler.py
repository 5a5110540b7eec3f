"""Measuring slices from prefix sums."""

import tomllib
from collections.abc import Iterable
from importlib.resources import files
from itertools import combinations_with_replacement
from operator import ge

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.platforms import platform, platform_names
from composer.platforms.count import Counter, Ruler, Tally
from composer.platforms.count.emoji import emoji_knots
from composer.platforms.count.ruler import merged

COUNTERS = {platform(name).counting: platform(name).counter for name in platform_names()}
PIECES = [
    *"abcot.i1 \n\r\t,/@#$-_:()?!éç日。=<'\"`[|€٣…",
    *"\u0301\u0338\u20e3\ufe0f\ufe0e\u200d\u094d\u0600\u0d4e\u1100\u1161\u11ab\u212b\ufeff\u200f\u0897\U00010efa\ud83d\ude00",
    *[
        "https://",
        "http://",
        "example.com",
        "a.be",
        ".com",
        "t.co/",
        "@user@ex.org",
        ".music",
        ".한국",
        "xn--",
        "left.It",
    ],
    *[
        "👩",
        "🏽",
        "🇵",
        "🇪",
        "❤",
        "♀",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "क",
        "ष",
        "한",
        "\r\n",
    ],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=30)


@st.composite
def slices(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@settings(max_examples=400, deadline=None)
@given(slices(), st.sampled_from(sorted(COUNTERS)))
def test_a_slice_measures_as_it_counts_by_itself(part: tuple[str, int, int], counting: str) -> None:
    """The ruler's tally of a slice is the counter's tally of that slice, wherever it begins and ends."""
    text, start, end = part
    counter = COUNTERS[counting]
    assert Ruler(text, counter).tally(start, end) == counter.tally(text[start:end])


@settings(max_examples=400, deadline=None)
@given(slices(), st.sampled_from(sorted(COUNTERS)))
def test_tallies_add_at_clean_positions(part: tuple[str, int, int], counting: str) -> None:
    """At a clean position the tallies of what stands left and right of it add up, in every slice."""
    text, start, end = part
    counter = COUNTERS[counting]
    ruler = Ruler(text, counter)
    whole = counter.tally(text[start:end])
    for position in range(start, end + 1):
        if ruler.clean(position):
            assert _sum(counter.tally(text[start:position]), counter.tally(text[position:end])) == whole


TOUCHING = [
    "👍🏽👩‍👩‍👧a",
    "a❤\ufe0f 1\ufe0f\u20e3",
    "🇵🇪🇵🇪🇵 ",
    "x🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "e\u0301é a\U00010efa\u0301 \u1112\u1161\u11ab",
    "a\r\nb\r\n",
    "नमस्ते क्ष",
    "@user@ex.org",
    "see a.be/b, c",
    "it left.It",
    "http://a.be (b",
    "www.a.be x.de",
    "éa.com b",
    "日a.com 日=\u0338.de",
    "n\u0303.com e\u0301.it",
    "€[^…ś",
]
"""Short texts whose characters touch, each in a way of its own."""


@pytest.mark.parametrize("counting", sorted(COUNTERS))
@pytest.mark.parametrize("text", TOUCHING)
def test_every_slice_of_a_text_measures_as_it_counts_by_itself(text: str, counting: str) -> None:
    counter = COUNTERS[counting]
    rulers = [Ruler(text, counter), Ruler(text, counter, range(0, len(text) + 1, 2))]
    for start, end in combinations_with_replacement(range(len(text) + 1), 2):
        expected = counter.tally(text[start:end])
        assert [ruler.tally(start, end) for ruler in rulers] == [expected, expected]


@pytest.mark.parametrize("counting", sorted(COUNTERS))
@pytest.mark.parametrize("text", [*TOUCHING, "a word, and another one. " * 30, "left.It may.be, " * 3, "日a.com" * 40])
def test_a_slice_is_the_difference_of_sums_but_within_one_knot(text: str, counting: str) -> None:
    """The sums at its two ends differ by its tally, wherever these are, unless they tell that they are tied."""
    counter = COUNTERS[counting]
    for step in (1, 2, 7, 100):
        starts = range(0, len(text), step)
        ends = [*starts[1:], len(text)]
        for ruler in (Ruler(text, counter), Ruler(text, counter, starts)):
            before, up_to = ruler.sums(starts, ends)
            for first, last in combinations_with_replacement(range(len(starts)), 2):
                start, end = starts[first], ends[last]
                if before.ties(up_to, first, last + 1):
                    assert not ruler.clean(start)
                    assert not ruler.clean(end)
                elif last - first < 8:
                    pairs = zip(up_to.rows, before.rows, strict=True)
                    tally = tuple(row[last + 1] - other[first] for row, other in pairs)
                    assert tally == counter.tally(text[start:end])
            assert [before.clean(at) for at in range(len(starts))] == list(map(ruler.clean, starts))


@settings(max_examples=400, deadline=None)
@given(slices(), st.sampled_from(sorted(COUNTERS)))
def test_no_slice_has_less_than_what_stands_between_its_knots(part: tuple[str, int, int], counting: str) -> None:
    """Nor has any that reaches farther, at either end."""
    text, start, end = part
    counter = COUNTERS[counting]
    between = Ruler(text, counter).between(start, end)
    for first in range(start + 1):
        for last in range(end, len(text) + 1):
            assert all(map(ge, counter.tally(text[first:last]), between))


def test_what_stands_between_knots_is_told_from_the_end_of_one_to_the_beginning_of_the_other() -> None:
    ruler = Ruler("a" * 30, Watched((3, 9), (13, 19)))
    places = [(1, 25), (5, 25), (1, 15), (5, 15), (3, 9), (5, 7)]
    assert [ruler.between(start, end) for start, end in places] == [(24,), (16,), (12,), (4,), (6,), (0,)]


def test_in_long_knots_nothing_is_counted_beforehand() -> None:
    """Of a knot of 256 characters each place is counted, of a longer one none, since all at once would take long."""
    for length, counted in ((256, 20), (257, 0)):
        counter = Watched((300, 300 + length))
        ruler = Ruler("a" * (300 + length), counter)
        counter.asked.clear()
        before, up_to = ruler.sums(range(310, 410, 10), range(320, 420, 10))
        assert len(counter.asked) == counted
        assert before.ties(up_to, 0, 1)
        assert before.ties(up_to, 0, 0) == (not counted), "what begins in a long knot is always counted by itself"


@pytest.mark.parametrize(
    ("name", "text", "knots"),
    [
        ("x", "plain words: a.  b", []),
        ("x", "well, 👍🏽 well", [(6, 8)]),
        ("x", "👍🏽", [(0, 2)]),
        ("x", "well, see example.com, please", [(10, 22)]),
        ("x", "好\u200d。\u200d好", [(0, 2), (2, 4)]),
        ("x", "well, 👩\u200d⚕\ufe0f\u200d好", [(6, 11)]),
        ("x", "well, e\u0301", [(6, 8)]),
        ("x", "well, éa.com", [(5, 12)]),
        ("x", "éa.com, well", [(0, 7)]),
        ("bluesky", "好\u200d。\u200d好", [(0, 2), (2, 4)]),
        ("bluesky", "well\n", []),
        ("bluesky", "well\r\n", [(4, 6)]),
        ("mastodon", "note: at 10:30, see http://a.be, please", [(20, 32)]),
        ("mastodon", "well, @user, well", [(6, 12)]),
        ("mastodon", "well, e\u0301", [(6, 8)]),
        ("pixelfed", "note: see @user", [(10, 15)]),
        ("linkedin", "(a) 👍🏽", []),
        ("sms", "5 €", []),
    ],
)
def test_a_knot_is_no_longer_than_what_may_touch(name: str, text: str, knots: list[tuple[int, int]]) -> None:
    assert sorted(set(platform(name).counter.knots(text))) == knots


def test_each_sequence_that_counts_as_one_emoji_lies_in_one_knot() -> None:
    table = tomllib.loads(files("composer.platforms.count").joinpath("emoji.toml").read_text("utf-8"))
    professions = [
        chr(code)
        for name in ("professions", "professions_with_variation")
        for hexes in table[name].split()
        for code in range(int(hexes.split("-")[0], 16), int(hexes.split("-")[-1], 16) + 1)
    ]
    sequences = ["".join(chr(int(code, 16)) for code in row.split("-")) for row in table["sequences"].split()]
    for sequence in [*sequences, *(f"👩\u200d{profession}" for profession in professions)]:
        assert (0, len(sequence)) in emoji_knots(sequence)


@pytest.mark.parametrize(
    ("knots", "whole"),
    [
        ([], []),
        ([(0, 2), (1, 4), (1, 2), (4, 6), (8, 8), (9, 11)], [(0, 4), (4, 6), (9, 11)]),
        ([(3, 3)], []),
    ],
)
def test_knots_that_share_a_position_inside_both_are_one(
    knots: list[tuple[int, int]], whole: list[tuple[int, int]]
) -> None:
    assert list(merged(knots)) == whole


class Watched:
    """Counts characters, and what is asked of it."""

    units = ("characters",)

    def __init__(self, *knots: tuple[int, int]) -> None:
        self.own_knots = knots
        self.asked: list[str] = []

    def tally(self, text: str) -> Tally:
        self.asked.append(text)
        return (len(text),)

    plain = tally

    def lengths(self, tally: Tally) -> Tally:
        return tally

    def part_limits(self, limits: tuple[int, ...], total: tuple[int, ...], least: tuple[int, ...]) -> tuple[int, ...]:  # noqa: ARG002 - the protocol's
        return limits

    def knots(self, text: str) -> Iterable[tuple[int, int]]:  # noqa: ARG002 - the protocol's
        return self.own_knots


def test_each_stretch_begins_after_the_one_before_it() -> None:
    counter = Watched((3, 9), (4, 6), (9, 12), (290, 600), (998, 1000))
    ruler = Ruler("a" * 1000, counter, [0, 3, 5, 9, 9, 20, 288, 289, 1000])
    assert list(ruler._starts) == [0, 3, 9, 12, 20, 256, 288, 289, 290, 600, 768, 998, 1000]
    assert [start for start, knotted in zip(ruler._starts, ruler._knotted, strict=True) if knotted] == [3, 9, 290, 998]


def test_between_places_nothing_is_counted_again() -> None:
    counter = Watched()
    ruler = Ruler("a" * 2000, counter, range(0, 2000, 50))
    counter.asked.clear()
    assert ruler.tally(50, 1950) == (1900,)
    assert counter.asked == []


def test_elsewhere_less_than_256_characters_are_counted_again() -> None:
    counter = Watched()
    ruler = Ruler("a" * 2000, counter)
    counter.asked.clear()
    assert [ruler.tally(start, start + 1) for start in range(1000)] == [(1,)] * 1000
    assert max(map(len, counter.asked)) == 255


def test_a_span_may_end_in_a_knot_and_the_next_begin_outside_of_it() -> None:
    """Where spans are apart, as sentences are, the knot at an end is none of the start that follows."""
    ruler = Ruler("a" * 30, Watched((3, 9), (13, 19)))
    before, up_to = ruler.sums([0, 10, 15, 25], [5, 12, 22, 30])
    assert [at for at in range(4) if not before.clean(at)] == [2]
    assert [at for at in range(5) if not up_to.clean(at)] == [1]


def test_a_sum_counts_each_character_once() -> None:
    counter = Watched()
    ruler = Ruler("a" * 2000, counter)
    counter.asked.clear()
    before, up_to = ruler.sums(range(0, 2000, 10), range(10, 2001, 10))
    assert list(before.rows[0]) == list(range(0, 2000, 10))
    assert list(up_to.rows[0]) == list(range(0, 2001, 10))
    assert sum(map(len, counter.asked)) < 2000


def test_slices_of_a_knot_are_counted_once_as_long_as_they_are_remembered() -> None:
    counter = Watched((0, 300))
    ruler = Ruler("a" * 300, counter)
    slices = [(start, end) for start in range(1, 101) for end in range(101, 300)]
    slices += [(1, end) for end in range(2, 101)] + [(2, 3)]
    counter.asked.clear()
    for start, end in slices + slices[-9:]:
        assert ruler.tally(start, end) == (end - start,)
    assert len(counter.asked) == len(slices) == 20_000
    ruler.tally(2, 4)
    assert len(ruler._remembered) == 1, "what is remembered is bounded"


def test_sums_take_four_bytes_each_where_these_hold_all_of_them() -> None:
    """Also those inside a knot, where a part may come to far more than the whole: as of a link."""

    class Huge(Watched):
        def tally(self, text: str) -> Tally:
            return (0, 0) if text == "a.be/bcd" else self.plain(text)

        def plain(self, text: str) -> Tally:
            return (len(text), len(text) << 26)

    for ahead, size in ((14, 4), (15, 8), (29, 8)):
        text = "a" * ahead + "a.be/bcd" + "a"
        ruler = Ruler(text, Huge((ahead, len(text) - 1)))
        before, up_to = ruler.sums([0], [len(text) - 2])
        assert {row.itemsize for row in before.rows + up_to.rows} == {size}  # type: ignore[attr-defined] # arrays
        assert [row[1] for row in up_to.rows] == [len(text) - 2, (len(text) - 2) << 26]


def test_a_counter_whose_tallies_differ_in_number_is_refused() -> None:
    class Mistaken(Watched):
        def plain(self, text: str) -> Tally:
            return (len(text), len(text))

    with pytest.raises(ValueError, match="argument 2 is longer"):
        Ruler("a", Mistaken())


def test_spans_that_do_not_end_are_refused() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        Ruler("a word", Watched()).sums([0, 2], [1])


def _sum(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _clean_share(counter: Counter, text: str) -> float:
    ruler: Ruler = Ruler(text, counter)
    return sum(map(ruler.clean, range(len(text) + 1))) / (len(text) + 1)


def test_positions_next_to_white_space_are_clean_in_prose() -> None:
    text = "The letter of July 19 says: 49 civilians died. “Seven soldiers”, it adds, were killed; see example.com."
    spaces = [position for position, character in enumerate(text) if character == " "]
    for counter in COUNTERS.values():
        ruler = Ruler(text, counter)
        assert all(ruler.clean(position) and ruler.clean(position + 1) for position in spaces)


def test_nearly_all_positions_in_prose_are_clean() -> None:
    for text in [
        "Peru held its elections. The government says so. " * 9,
        "秘鲁的人权状况。政府如是说。" * 9,
        "인권을 지키자. " * 9,
    ]:
        assert all(_clean_share(counter, text) > 0.9 for counter in COUNTERS.values())
