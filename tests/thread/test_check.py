"""Broken threads are refused: one mutant for each promise."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest

from composer import Thread, compose
from composer.errors import CheckError, TemplateError
from composer.statement.choices import MarkerAt
from composer.thread.check import RULES, prove
from composer.thread.markers import Marker
from composer.thread.model import Cut, Post

TEXT = (
    "Seven people died in the protests of July. Their families have waited for an answer since then.\n\n"
    "We ask the government for an independent inquiry. It must be public, and it must begin this month."
)
LONG = "We ask for an inquiry; we ask for the truth, for the names of those who gave the orders and those who followed."


def thread(text: str = TEXT) -> Thread:
    return compose(text, "x", limit=70, call_to_action="Sign the appeal.", language="en")


def changed(number: int, **changes: object) -> Callable[[Thread], Thread]:
    """A mutant in which one post, counted from 0, is changed."""

    def mutate(original: Thread) -> Thread:
        posts = list(original.posts)
        posts[number] = replace(posts[number], **changes)  # type: ignore[arg-type] # mutants are wrong on purpose
        return replace(original, posts=tuple(posts))

    return mutate


def without(number: int) -> Callable[[Thread], Thread]:
    return lambda original: replace(original, posts=(*original.posts[:number], *original.posts[number + 1 :]))


def swapped(original: Thread) -> Thread:
    first, second, *rest = original.posts
    return replace(original, posts=(second, first, *rest))


def one_word_changed(original: Thread) -> Thread:
    post = original.posts[0]
    changes = {"text": post.text.replace("Seven", "Eight"), "body": post.body.replace("Seven", "Eight")}
    return changed(0, **changes)(original)


def shorter_limit(original: Thread) -> Thread:
    return replace(original, platform=original.platform.with_limit(40))


def repeated(original: Thread) -> Thread:
    return replace(original, posts=(*original.posts[:2], original.posts[1], *original.posts[2:]))


def parted(number: int, at: str, cut: Cut = "word") -> Callable[[Thread], Thread]:
    """A mutant in which the first sentence of a post, counted from 0, is cut before these words, although it fits."""

    def mutate(original: Thread) -> Thread:
        post, total = original.posts[number], original.posts[number].total + 1
        (start, end), *later = post.spans
        middle = original.statement.text.index(at, start, end)
        left = start + len(original.statement.text[start:middle].rstrip())
        parts = [
            *original.posts[:number],
            replace(post, spans=((start, left),), cut=cut),
            replace(post, spans=((middle, end), *later)),
            *original.posts[number + 1 :],
        ]
        posts = [renumbered(original, part, index, total) for index, part in enumerate(parts, start=1)]
        return replace(original, posts=tuple(posts))

    return mutate


def renumbered(original: Thread, post: Post, index: int, total: int) -> Post:
    """Return a post as another of a longer thread, true to its spans."""
    body = original.statement.text[post.spans[0][0] : post.spans[-1][1]] if post.spans else ""
    marker = Marker(original.settings["marker"], original.settings["marker_at"])  # type: ignore[arg-type] # one of them
    said = "\n\n".join(filter(None, (body, post.opening, post.call_to_action)))
    placed = marker.placed(index, total)
    text = f"{placed}{said}" if marker.at == "start" else f"{said}{placed}"
    lengths = original.platform.lengths(text, "")
    by_unit = dict(zip(original.platform.units, lengths, strict=True))
    more = {"body": body, "text": text, "length": lengths[0], "lengths": by_unit, "marker": placed.strip()}
    return replace(post, index=index, total=total, **more)  # type: ignore[arg-type] # as a post has them


def with_an_empty_span(original: Thread) -> Thread:
    spans = original.posts[0].spans
    return changed(0, spans=(*spans, (spans[-1][1], spans[-1][1])))(original)


MUTANTS: dict[str, tuple[Callable[[Thread], Thread], str]] = {
    "a post is lost": (without(1), "are lost"),
    "the last words are lost": (lambda original: without(len(original.posts) - 2)(original), "are lost"),
    "a post is repeated": (repeated, "lost or repeated"),
    "two posts change places": (swapped, "lost or repeated"),
    "a word is changed": (one_word_changed, "its words are not those of the statement"),
    "a word is changed in the text alone": (changed(0, text="Eight people"), "it holds something"),
    "the marker is another post's": (changed(1, marker="7/9"), "it holds something"),
    "the call to action is lost": (changed(-1, call_to_action=""), "it holds something"),
    "the length is understated": (changed(0, length=1), "its length is"),
    "another unit's length is understated": (changed(0, lengths={"weight": 1}), "its length is"),
    "the limit is lower": (shorter_limit, "and a post holds 40"),
    "the number is wrong": (changed(1, index=9), "it should be 2 of"),
    "the total is wrong": (changed(1, total=2), "it should be 2 of"),
    "a span is empty": (with_an_empty_span, "lost or repeated"),
    "a sentence that fits is cut": (parted(0, "in the"), "X, post 1: it ends inside a sentence that fits in a post"),
    "a later one is cut": (parted(2, "for an"), "X, post 3: it ends inside a sentence that fits in a post"),
    "one is cut after a cut by hand": (
        lambda original: parted(3, "for an")(parted(0, "in the", "manual")(original)),
        "X, post 4: it ends inside a sentence that fits in a post",
    ),
}


@pytest.mark.parametrize(("mutate", "says"), MUTANTS.values(), ids=MUTANTS)
def test_a_mutant_is_refused(mutate: Callable[[Thread], Thread], says: str) -> None:
    with pytest.raises(CheckError) as caught:
        prove(mutate(thread()))
    assert says in str(caught.value)
    assert "mistake in thread-composer" in str(caught.value)


def test_what_compose_returns_is_accepted() -> None:
    for text in (TEXT, LONG, f"{TEXT}\n\n{LONG}", "Seven died."):
        prove(thread(text))
    prove(compose("Seven died."))


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_an_opening_stands_where_it_was_asked_for_and_nowhere_else(place: Literal["top", "bottom"]) -> None:
    whole = compose(TEXT, "x", limit=90, opening="#Peru", opening_at=place)
    prove(whole)
    with pytest.raises(CheckError, match="post 1: it holds something"):
        prove(changed(0, opening_at="bottom" if place == "top" else "top")(whole))


@pytest.mark.parametrize("place", ["start", "end", "line"])
@pytest.mark.parametrize("posts", [3, 12])
def test_a_sentence_is_held_against_the_widest_marker_of_a_template(place: MarkerAt, posts: int) -> None:
    """Where the marker of another number leaves a sentence no room, its cut is none too many; else it is."""
    text = " ".join(["Nine people died in all those streets."] * posts)
    marker = "{% if index == total - 1 %}the one before the last{% else %}{{ index }}{% endif %}"
    narrow, wide = (
        compose(text, "x", limit=limit, marker=marker, marker_at=place, language="en") for limit in (55, 70)
    )
    assert any(post.cut == "word" for post in narrow.posts)
    assert all(post.cut != "word" for post in wide.posts)
    prove(narrow)
    with pytest.raises(CheckError, match="post 1: it ends inside a sentence that fits in a post"):
        prove(parted(0, "in all")(wide))


def test_a_marker_that_no_trial_showed_is_told_of() -> None:
    """A template may make anything of one total: what does not fit then is no mistake of the program's."""
    marker = "{% if total == 3 %}this one is very wide, and nobody knew of it{% else %}{{ index }}{% endif %}"
    with pytest.raises(TemplateError, match="X, post 1: its marker is wider than those of other posts"):
        compose("Nine people died in all those streets. " * 3, "x", limit=45, marker=marker, language="en")


def test_a_needless_cut_is_found_where_no_space_parts_sentences() -> None:
    text = "我们要求调查真相。" + "七人在抗议活动中死亡而没有人回答" * 3 + "。"
    whole = compose(text, "x", limit=60, language="zh")
    with pytest.raises(CheckError, match="post 1: it ends inside a sentence that fits in a post"):
        prove(parted(0, "调查")(whole))


def test_each_part_of_a_sentence_that_a_person_cut_counts_as_one() -> None:
    """A part that fits is not cut again, and one that does not may be, whatever the other parts are."""
    text = (
        "We ask for the truth, for the names of those who gave the orders and those who followed, and for an inquiry."
    )
    whole = compose(text, "x", limit=70, language="en")
    assert [post.body for post in whole.posts] == [
        "We ask for the truth, for the names of those",
        "who gave the orders and those who followed, and for an inquiry.",
    ]
    asked = parted(1, "and for an", "manual")(whole)
    prove(asked)
    with pytest.raises(CheckError, match="X, post 3: it ends inside a sentence that fits in a post"):
        prove(parted(2, "an inquiry")(asked))
    short = compose(
        "We ask for an inquiry into these deaths, and for the names of those who gave the orders.", "x", limit=70
    )
    assert "deaths" in short.posts[0].body
    for earlier in (parted(0, "into these", "manual")(short), changed(0, cut="manual")(short)):
        with pytest.raises(CheckError, match="X, post 1: it ends inside a sentence that fits in a post"):
            prove(parted(0, "for an")(earlier))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_has_a_mutant(rule: Callable[[Thread], object]) -> None:
    assert any(list(rule(mutate(thread()))) for mutate, _ in MUTANTS.values())  # type: ignore[call-overload] # an iterator
