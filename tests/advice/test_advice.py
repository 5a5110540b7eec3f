"""Advice: every rule by cases, on statements that need little of it, and on any text at all."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from composer.advice import RULES, advice_on, advised, codes
from composer.errors import ComposerError
from composer.language.words import languages
from composer.output.composing import threads
from composer.platforms import platform_names
from composer.statement import read_statement, statement_from_text
from composer.statement.campaign import campaign_for
from composer.statement.choices import MARKER_PLACES, MarkerAt
from composer.statement.options import Options
from composer.statement.settings import settings_for
from composer.thread.model import Post, Thread
from composer.thread.pipeline import compose
from composer.thread.wording import _read
from tests.processor import processor_seconds

ROOT = Path(__file__).parents[2]
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((ROOT / "tests" / "cases" / "advice").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
LAYOUT = ("opening-alone", "sentence-cut", "long-thread", "cut-again", "not-kept")
MESSAGES = ROOT / "composer" / "thread" / "messages"
OPTIONS = ("limit", "split", "marker", "marker_at", "opening", "call_to_action")


def composed(case: dict[str, Any]) -> Thread:
    text = " ".join(case["text"].format(n=n) for n in range(100, 100 + case["repeat"])) if "repeat" in case else ""
    statement = statement_from_text(
        text or case["text"], markdown=case.get("markdown", False), language=case.get("language", "en")
    )
    return compose(statement, case.get("platform", "x"), **{name: case[name] for name in OPTIONS if name in case})


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_warned_of(case: dict[str, Any]) -> None:
    found = advice_on(composed(case))
    assert [f"{each.post} {each.code}" for each in found] == case["warnings"]
    if "message" in case:
        assert found[0].message == case["message"]
    if "last_message" in case:
        assert found[-1].message == case["last_message"]


def test_every_code_has_a_case() -> None:
    warned = {each.partition(" ")[2] for case in CASES for each in case.values[0]["warnings"]}  # type: ignore[index]  # a case is a table
    # Only a person who edits a thread parts a figure; the layout's own are proved where it is.
    assert warned | {"figure-parted", *LAYOUT} == set(codes())


def test_every_language_with_words_has_messages() -> None:
    assert {path.stem for path in MESSAGES.glob("*.toml")} == languages()


def test_every_language_says_everything() -> None:
    english = _read("en")
    for path in MESSAGES.glob("*.toml"):
        messages = _read(path.stem)
        assert messages.keys() == english.keys()
        for key, text in english.items():
            places = {word.split("}")[0] for word in text.split("{")[1:]}
            assert {word.split("}")[0] for word in messages[key].split("{")[1:]} == places


@pytest.mark.parametrize("name", ["peru.md", "peru.es.md", "peru.ar.md"])
def test_a_good_statement_gets_few_warnings(name: str) -> None:
    path = ROOT / "content" / name
    statement = read_statement(path)
    for thread in threads(settings_for(statement, Options(), campaign_for(path))):
        # "last December", which is the source's own, is for whoever signs the statement to settle.
        assert {each.code for each in advice_on(thread)} <= {"relative-date"}


def test_a_figure_that_an_edit_parts_is_named() -> None:
    text = "The protests returned on July 19 in all cities."
    thread = compose(text)
    at = text.index("19")
    parts = ((0, at - 1), (at, len(text)))
    posts = tuple(
        replace(thread.posts[0], index=index, total=2, text=text[slice(*part)], body=text[slice(*part)], spans=(part,))
        for index, part in enumerate(parts, start=1)
    )
    [found] = advice_on(replace(thread, posts=posts))
    assert (found.post, found.code) == (1, "figure-parted")
    assert '"July 19"' in found.message


def test_what_is_ignored_is_not_said() -> None:
    thread = compose("@a was here yesterday.")
    assert [each.code for each in advice_on(thread)] == ["mention-first", "relative-date"]
    assert [each.code for each in advice_on(thread, ["mention-first"])] == ["relative-date"]


def test_an_advised_thread_has_its_own_warnings_too() -> None:
    thread = compose(f"@a was {'here, ' * 20}yesterday.", limit=70, language="en")
    own = {each.code for each in thread.warnings}
    assert own == {"sentence-cut"}
    whole = advised(thread)
    assert {each.code for each in whole.warnings} == own | {"mention-first", "relative-date"}
    assert [each.post or 0 for each in whole.warnings] == sorted(each.post or 0 for each in whole.warnings)
    assert {each.code for each in advised(thread, ["sentence-cut", "relative-date"]).warnings} == {"mention-first"}
    assert advised(whole) == whole


WORDS = st.sampled_from(
    (
        *("This", "He", "However", "#", "@", "#humanrights", "peru.is", "𝗣𝗲", "Pеru", "ALL", "CAPITALS", "WORDS", "🕯️"),
        *("“a", "b”", "said:", "19", "July", "last", "Peru", "Perú", "{0}", "%s"),
    )
)


@hypothesis_settings(deadline=None)  # the first text of a language pays for its rules
@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("\n\n".join)),
    st.sampled_from(platform_names()),
    st.sampled_from([*sorted(languages()), "xx"]),
    st.sampled_from(MARKER_PLACES),
)
def test_any_thread_is_advised(text: str, platform: str, language: str, marker_at: MarkerAt) -> None:
    """Any thread gets warnings that name one of its posts and have a code that is listed."""
    try:
        thread = compose(text, platform, language=language, marker_at=marker_at, split="sentence")
    except ComposerError:
        return
    for each in advice_on(thread):
        assert each.code in codes()
        assert each.post is None or 1 <= each.post <= len(thread.posts)
        assert each.message.isprintable()


@pytest.mark.measures
@pytest.mark.parametrize(
    "piece",
    [
        "This is 1 word. ", "A.A.a.b ", "#aaaaaaaaaaaa ", "AAAAA BBBBB ", "𝗣 ", "🕯️", "“", "Aaaaa Aaaba ", "last ",
        "a\u202e", "Pеru", "@a ", "a@", "## ", "A’", "hier soir ", "🇵", "a: ", "1/ ", "1/9\n", "Embargo: ",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_text(piece: str) -> None:
    """A rule takes no longer a character for a long text than for a short one."""
    text = (piece * (200_000 // len(piece)))[:200_000]
    statement = statement_from_text("a", language="en")
    post = Post(1, 1, text, 1, {"x": 1}, "", "statement", "end", ((0, 1),), text)
    thread = replace(compose(statement), posts=(post,))
    for rule in RULES:
        assert processor_seconds(lambda each: list(each(thread)), rule) < 1, rule.__name__


@pytest.mark.measures
def test_a_sentence_of_many_posts_takes_time_in_proportion() -> None:
    thread = compose("word and more, " * 5_000 + "end.", language="en")
    assert processor_seconds(lambda: advice_on(thread)) < 1
