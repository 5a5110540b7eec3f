"""Counting, against lengths that were measured with the platforms' own code."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from composer.platforms import length, platform, platform_names
from composer.platforms.count import COUNTINGS

FOLDER = Path(__file__).parents[1] / "cases" / "count"


def _cases() -> list[Any]:
    files = [(path, tomllib.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.toml"))]
    return [
        pytest.param(name, case["text"], tuple(case["lengths"]), id=f"{name}: {case['description']}")
        for path, table in files
        for name in table["platforms"]
        for case in table["case"]
    ]


CASES = _cases()


@pytest.mark.parametrize(("name", "text", "lengths"), CASES)
def test_a_text_is_as_long_as_the_platform_counts_it(name: str, text: str, lengths: tuple[int, ...]) -> None:
    assert platform(name).lengths(text) == lengths
    assert length(text, name) == lengths[0]


def test_there_are_cases() -> None:
    assert len(CASES) >= 400


@pytest.mark.parametrize("name", platform_names())
def test_every_platform_has_cases(name: str) -> None:
    assert any(case.values[0] == name for case in CASES)


def test_every_way_of_counting_is_used() -> None:
    assert {platform(name).counting for name in platform_names()} == set(COUNTINGS)


def test_every_file_of_cases_says_what_measured_it() -> None:
    assert all(tomllib.loads(path.read_text("utf-8"))["source"] for path in FOLDER.glob("*.toml"))


def test_no_two_cases_of_a_platform_have_one_name() -> None:
    names = [case.id for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", platform_names())
@pytest.mark.parametrize(
    "surrogate",
    [
        chr(0xD800),
        chr(0xDFFF),
        chr(0xD83D) + chr(0xDE00),
        "a\udc00\u0301 https://a.com/\ud83d",
        "\udc00a.com b\ud800.de https://c\udfff.com",
        "\ud800@user@ex.org #tag\udc00 👩\u200d\ud83d",
    ],
)
def test_a_lone_surrogate_counts_as_the_replacement_character(name: str, surrogate: str) -> None:
    replaced = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in surrogate)
    assert platform(name).lengths(surrogate) == platform(name).lengths(replaced)


@pytest.mark.parametrize("top", ["music", "web", "kids", "merck", "amazon", "spa"])
def test_a_domain_that_the_list_of_x_lacks_counts_as_the_larger_of_link_and_text(top: str) -> None:
    assert length(f"example.{top}", "x") == 23
    assert length(f"example.{top}/a-path-that-is-longer-than-a-link", "x") == len(f"example.{top}") + 34
    assert length(f"a.com.{top}", "x") == 23 + 1 + len(top)


def test_a_domain_that_the_list_of_x_lacks_may_stand_before_one_that_it_has() -> None:
    assert length("b.music, a.com", "x") == 23 + 2 + 23


def test_a_domain_that_the_list_of_x_lacks_may_follow_one_that_it_has_at_once() -> None:
    assert length("b.한국éb.music", "x") == 23 + 23
