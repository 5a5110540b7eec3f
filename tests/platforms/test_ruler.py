"""Measuring slices from prefix sums."""

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.platforms import platform, platform_names
from composer.platforms.count import Counter, Ruler

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
