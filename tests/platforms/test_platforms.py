"""The rows of platforms.toml, and what a platform says of a length."""

import datetime as dt
from typing import Any

import pytest

from composer.errors import SettingsError
from composer.platforms import Platform, platform, platform_names
from composer.platforms.table import platforms_of

ROW: dict[str, Any] = {
    "title": "A",
    "units": ["characters"],
    "limits": [100],
    "counting": "code points",
    "entity_rules": "plain",
    "url_rule": "as it stands",
    "source": "a page",
    "checked": dt.date(2026, 11, 23),
}


def test_the_four_main_platforms_come_first() -> None:
    assert platform_names()[:4] == ("x", "bluesky", "mastodon", "threads")


@pytest.mark.parametrize("name", platform_names())
def test_a_row_names_the_units_that_its_counter_counts(name: str) -> None:
    assert platform(name).units == platform(name).counter.units


@pytest.mark.parametrize("name", platform_names())
def test_a_compose_address_has_a_place_for_the_text(name: str) -> None:
    address = platform(name).compose_address
    assert not address or "{text}" in address


@pytest.mark.parametrize("name", [name for name in platform_names() if name != "sms"])
def test_each_part_of_a_tally_is_held_against_a_limit_of_its_own(name: str) -> None:
    place = platform(name)
    nothing = place.counter.tally("")
    limits = place.counter.part_limits(place.limits, nothing, nothing)
    assert limits is not None
    assert len(limits) == len(nothing)
    for part, limit in enumerate(limits):
        assert limit is not None
        full, over = ((*nothing[:part], each, *nothing[part + 1 :]) for each in (limit, limit + 1))
        assert place.fits(place.counter.lengths(full))
        assert not place.fits(place.counter.lengths(over))


@pytest.mark.parametrize(
    ("limit", "text", "limits"),
    [
        (160, "Seven people died. 5 €", (160, None, None, None)),
        (160, "Seven people died…", None),
        (306, "Seven people died.", (306, None, None, None)),
        (306, "Seven people died. 5 €", None),
        (160, "…", (None, 70, None, None)),
        (160, "…😀", (None, 70, None, None)),
        (306, "…", (None, 134, None, None)),
        (306, "…😀", None),
    ],
)
def test_one_part_of_a_text_message_alone_counts_where_all_of_it_is_in_one_alphabet(
    limit: int, text: str, limits: tuple[int | None, ...] | None
) -> None:
    sms = platform("sms").with_limit(limit)
    total = sms.counter.tally(text)
    least = total if len(text) < 3 else sms.counter.tally("a")
    assert sms.counter.part_limits(sms.limits, total, least) == limits


def test_an_unknown_platform_is_an_error_that_names_a_near_one() -> None:
    with pytest.raises(SettingsError, match=r"platform 'mastdon': unknown. Did you mean mastodon\?"):
        platform("mastdon")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("twitter", "x"), ("twiter", "x"), ("bsky", "bluesky"), ("Masto", "mastodon"), ("insta", "instagram")],
)
def test_what_people_call_a_platform_leads_to_its_name(typed: str, meant: str) -> None:
    with pytest.raises(SettingsError, match=rf"unknown\. Did you mean {meant}\?$"):
        platform(typed)


def test_a_title_or_capitals_lead_to_the_name() -> None:
    with pytest.raises(SettingsError, match=r"Did you mean x_premium\?"):
        platform("X Premium")


def test_a_platform_unlike_any_is_an_error_that_lists_all() -> None:
    with pytest.raises(SettingsError, match=r"Known are x, bluesky, mastodon"):
        platform("???")


def test_a_good_row_becomes_a_platform() -> None:
    assert platforms_of({"a": ROW})["a"].limits == (100,)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"limits": ["100"]}, "limits is ['100']"),
        ({"limits": [0]}, "Each must be 1 at least"),
        ({"limits": [True]}, "limits is [True]"),
        ({"units": []}, "units and limits differ in number"),
        ({"title": 1}, "title is 1. It must be a text"),
        ({"counting": "by eye"}, "counting is 'by eye'"),
        ({"entity_rules": "none"}, "entity_rules is 'none'"),
        ({"checked": "today"}, "checked is 'today'. It must be a date"),
        ({"cautious": 1}, "cautious is 1. It must be true or false"),
        ({"thread_max": "9"}, "thread_max is '9'. It must be a whole number"),
        ({"colour": "red"}, "colour is not a field"),
    ],
)
def test_a_wrong_row_is_an_error_that_names_row_and_field(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        platforms_of({"a": ROW | change})
    assert any("[a]" in line and problem in line for line in caught.value.problems)


def test_a_row_without_a_field_is_an_error() -> None:
    with pytest.raises(SettingsError, match="source is missing"):
        platforms_of({"a": {key: value for key, value in ROW.items() if key != "source"}})


def test_a_row_that_is_no_table_is_an_error() -> None:
    with pytest.raises(SettingsError, match="is not a table"):
        platforms_of({"a": 1})


def test_what_is_left_is_in_the_tighter_unit() -> None:
    bluesky = platform("bluesky")
    assert bluesky.left(bluesky.lengths("a" * 288)) == 12
    assert bluesky.left(bluesky.lengths("👨‍👩‍👧‍👦" * 119)) == 3000 - 119 * 25
    assert not bluesky.fits(bluesky.lengths("👨‍👩‍👧‍👦" * 121))


def test_an_empty_post_has_the_whole_limit_left() -> None:
    assert [platform(name).left(platform(name).lengths("")) for name in ("x", "sms")] == [280, 160]


@pytest.mark.parametrize(
    ("text", "fits", "left"),
    [("a" * 160, True, 0), ("a" * 161, False, -1), ("я" * 70, True, 0), ("я" * 71, False, -1), ("…", True, 69)],
)
def test_a_text_message_has_two_limits(text: str, fits: bool, left: int) -> None:  # noqa: FBT001 - a case's own
    sms = platform("sms")
    assert (sms.fits(sms.lengths(text)), sms.left(sms.lengths(text))) == (fits, left)


@pytest.mark.parametrize(
    ("tally", "lengths"),
    [
        ((160, 157, 0, 3), (160, 0)),
        ((161, 158, 0, 3), (162, 0)),
        ((304, 301, 0, 3), (305, 0)),
        ((305, 302, 0, 3), (307, 0)),
        ((305, 304, 0, 1), (306, 0)),
        ((70, 70, 1, 3), (70, 70)),
        ((71, 71, 1, 3), (72, 72)),
        ((132, 132, 1, 3), (133, 133)),
        ((133, 133, 1, 3), (135, 135)),
        ((133, 133, 1, 1), (134, 134)),
    ],
)
def test_a_character_that_would_be_split_leaves_room_empty_in_each_part_but_the_last(
    tally: tuple[int, ...], lengths: tuple[int, ...]
) -> None:
    assert platform("sms").counter.lengths(tally) == lengths


@pytest.mark.parametrize("limit", [160, 161, 305])
def test_a_limit_below_two_parts_is_that_of_one_message(limit: int) -> None:
    assert platform("sms").with_limit(limit).limits == (160, 70)


def test_a_larger_limit_for_text_messages_is_whole_parts() -> None:
    sms = platform("sms").with_limit(459)
    assert sms.limits == (459, 201)
    assert sms.fits(sms.lengths("a" * 459))
    assert not sms.fits(sms.lengths("я" * 202))


def test_a_server_may_have_a_limit_of_its_own() -> None:
    assert platform("mastodon").with_limit(5000).limits == (5000,)
    assert platform("bluesky").with_limit(200).limits == (200, 3000)
    assert platform("mastodon").limits == (500,)


@pytest.mark.parametrize(
    ("name", "length"),
    [("mastodon", 4 + 30), ("gotosocial", 4 + 30), ("pleroma", 4 + 30), ("x", 4), ("misskey", 4), ("pixelfed", 4)],
)
def test_a_content_warning_counts_where_it_counts_and_is_never_shortened(name: str, length: int) -> None:
    assert platform(name).lengths("text", "https://example.com/a-long-way")[0] == length


def test_a_platform_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        platform("x").limits = (1,)  # type: ignore[misc]  # what is tested


def test_a_platform_is_read_once() -> None:
    assert platform("x") is platform("x")
    assert isinstance(platform("x"), Platform)
