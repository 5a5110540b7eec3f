from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from composer import compose
from composer.output.render.page.start import thread_start
from composer.platforms import platform, platform_names
from composer.thread.model import Thread

TEXT = "50 % of “100” & more? #1 + ñ\nsecond line."


def thread(name: str, text: str = TEXT) -> Thread:
    return compose(text, name)


@pytest.mark.parametrize("name", [name for name in platform_names() if platform(name).compose_address])
def test_a_compose_address_holds_the_first_post_exactly(name: str) -> None:
    found = thread_start(thread(name), ["one"], "", "example.social").compose
    parts = urlsplit(found)
    values = parse_qs(parts.query or parts.fragment)
    assert [thread(name).posts[0].text] in values.values()
    assert "{" not in found


def test_a_server_of_many_is_the_campaigns() -> None:
    found = thread_start(thread("mastodon"), [], "", "example.social")
    assert found.compose.startswith("https://example.social/share?text=50%20%25")
    assert found.host == "example.social"
    without = thread_start(thread("mastodon"), [], "", "")
    assert (without.compose, without.note) == ("", "no_server")


def test_where_emoji_would_be_spoiled_there_is_no_address() -> None:
    found = thread_start(thread("threads", "Justice 🧵 now."), [], "", "")
    assert (found.compose, found.note) == ("", "spoiled")
    assert thread_start(thread("threads", "Justice — now."), [], "", "").compose


@pytest.mark.parametrize(
    ("address", "shown_on"),
    [
        ("https://x.com/a/status/1", ["x"]),
        ("https://TWITTER.com/a/status/1", ["x"]),
        ("https://bsky.app/profile/a/post/1", ["bluesky"]),
        ("https://mastodon.example/@a/1", ["mastodon"]),
        ("javascript:alert(1)//x.com", []),
        ("https://[broken", []),
        ("", []),
    ],
)
def test_the_post_to_reply_to_stands_where_it_is(address: str, shown_on: list[str]) -> None:
    names = ["x", "bluesky", "mastodon", "threads"]
    assert [name for name in names if thread_start(thread(name), [], address, "").reply_to] == shown_on


def test_a_platform_without_such_an_address_says_so() -> None:
    whole = thread("x")
    bare = replace(whole, platform=replace(whole.platform, compose_address=""))
    assert thread_start(bare, [], "", "").note == "no_compose"
