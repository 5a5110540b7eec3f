"""Counting stays linear on texts made to slow it down."""

import time

import pytest

from composer.platforms import platform, platform_names
from composer.platforms.count import Ruler

MEGABYTE = 1_000_000
COUNTERS = {platform(name).counting: platform(name).counter for name in platform_names()}
HOSTILE = {
    "open parentheses": "(" * MEGABYTE,
    "labels without an end": "a." * (MEGABYTE // 2),
    "at signs": "@" * MEGABYTE,
    "marks": "\u0301" * (MEGABYTE // 2),
    "a letter with marks": "a" + "\u0301\u0323" * (MEGABYTE // 4),
    "a domain of many parts": ".".join(["example"] * 10_000) + ".com",
    "domains of many parts": (".".join(["ab"] * 2_000) + ".com ") * 150,
    "links with open parentheses": "https://a.com/(" * (MEGABYTE // 15),
    "a link with nested parentheses": "https://a.com/" + "(a(" * (MEGABYTE // 3),
    "links without a space": "https://a.com/" * (MEGABYTE // 14),
    "query marks": "a.com?" + "!" * MEGABYTE,
    "low lines": "a_" * (MEGABYTE // 2) + ".com",
    "hyphens": "-" * MEGABYTE + ".com",
    "mentions": "@a@b." * (MEGABYTE // 5),
    "schemes": "https://" * (MEGABYTE // 8),
    "flags": "🇵🇪" * (MEGABYTE // 8),
    "joined people": "👩\u200d" * (MEGABYTE // 7),
    "tones": "🏽" * (MEGABYTE // 4),
    "viramas": "क्" * (MEGABYTE // 6),
    "carriage returns": "\r" * MEGABYTE,
    "ideographs": "日" * (MEGABYTE // 3),
    "ideographs with a link": "日" * (MEGABYTE // 3) + "a.com",
    "prefixes": "\u0600" * (MEGABYTE // 2),
    "jamo": "\u1100\u1161" * (MEGABYTE // 6),
    "domains in ideographs": "日.a.com" * (MEGABYTE // 10),
    "Latin labels before a domain in Korean": "a." * 50_000 + "日.한국",
}


@pytest.mark.measures
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(name: str) -> None:
    """A megabyte takes seconds; anything quadratic would take minutes and more."""
    text = HOSTILE[name]
    for counting, counter in COUNTERS.items():
        began = time.process_time()
        counter.tally(text)
        ruler = Ruler(text, counter)
        ruler.tally(0, len(text))
        assert time.process_time() - began < 30, counting


@pytest.mark.measures
def test_a_megabyte_of_prose_is_measured_at_once() -> None:
    text = (
        "The Department calls on all sides to end the violence. It adds that 1,200 were hurt, “seven” badly. " * 10_000
    )
    for counting, counter in COUNTERS.items():
        began = time.process_time()
        ruler = Ruler(text, counter)
        for start in range(0, len(text) - 300, 100):
            ruler.tally(start, start + 200)
        assert time.process_time() - began < 2, counting
