"""The words people read: whole threads, kept as pasted; ``pytest --update-cases`` rewrites them, then they are read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer import Thread
from composer.output.composing import threads
from composer.output.render.text import posted_text
from composer.statement import read_statement
from composer.statement.campaign import campaign_for
from composer.statement.options import Options
from composer.statement.settings import settings_for

GOLDEN = Path(__file__).parents[1] / "cases" / "golden"
CONTENT = Path(__file__).parents[2] / "content"
PLATFORMS = ("x", "bluesky", "mastodon", "threads")
STATEMENTS = {
    "peru.en": CONTENT / "peru.md",
    "peru.es": CONTENT / "peru.es.md",
    "peru.ar": CONTENT / "peru.ar.md",
    "web-page": GOLDEN / "web-page.txt",
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder without ``content/``, whose campaign would count for a statement that has none beside it."""
    monkeypatch.chdir(tmp_path)


def written(source: Path) -> list[Thread]:
    """Return the threads that ``write`` makes of a file, with its campaign and what is usual."""
    statement = read_statement(source)
    return threads(settings_for(statement, Options(platforms=PLATFORMS), campaign_for(source)))


@pytest.mark.parametrize("name", STATEMENTS)
def test_threads_read_as_a_press_officer_has_read_them(name: str, golden: Callable[[Path, str], None]) -> None:
    for thread in written(STATEMENTS[name]):
        golden(GOLDEN / f"{name}.{thread.platform.name}.txt", posted_text(thread))


def test_every_golden_thread_is_one_that_is_compared() -> None:
    expected = {f"{name}.{platform}.txt" for name in STATEMENTS for platform in PLATFORMS} | {"web-page.txt"}
    assert {path.name for path in GOLDEN.iterdir()} == expected


@pytest.mark.parametrize("name", ["peru.en", "peru.es", "peru.ar"])
def test_the_statements_that_ship_bring_no_warning(name: str) -> None:
    for thread in written(STATEMENTS[name]):
        assert thread.warnings == ()
        assert {post.cut for post in thread.posts} <= {"sentence", "paragraph", "end"}


def test_a_text_copied_from_a_web_page_comes_through_whole_without_the_lines_of_the_page() -> None:
    source = STATEMENTS["web-page"]
    words = source.read_text(encoding="utf-8").removeprefix("top of page").removesuffix("bottom of page").split()
    for thread in written(source):
        assert thread.statement.title == "San Telmo's Journalists: A Free Press Under Siege"
        assert [omission.what for omission in thread.statement.omissions] == ['"top of page"', '"bottom of page"']
        assert [word for post in thread.posts for word in post.body.split()] == words


@pytest.mark.parametrize(("platform", "posts"), [("x", 14), ("bluesky", 14), ("mastodon", 7)])
def test_six_paragraphs_take_as_many_posts_as_a_practitioner_gives_them(platform: str, posts: int) -> None:
    [thread] = (thread for thread in written(STATEMENTS["web-page"]) if thread.platform.name == platform)
    assert len(thread.posts) == posts
