"""Broken threads are refused: one mutant for each promise."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from composer import Thread, compose
from composer.errors import CheckError
from composer.thread.check import RULES, check
from composer.thread.model import Post

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


def parted(original: Thread) -> Thread:
    """Cut the first sentence in two although it fits."""
    first = original.posts[0]
    (start, end), *_ = first.spans
    middle = start + first.body.index("in the")

    def part(span: tuple[int, int], number: int) -> Post:
        body = original.statement.text[span[0] : span[1]]
        text = f"{body}\n{number}/{first.total + 1}"
        lengths = original.platform.lengths(text, "")
        return replace(
            first,
            index=number,
            text=text,
            body=body,
            marker=f"{number}/{first.total + 1}",
            length=lengths[0],
            lengths=dict(zip(original.platform.units, lengths, strict=True)),
            spans=(span,),
        )

    posts = [part((start, middle - 1), 1), part((middle, end), 2), *original.posts[1:]]
    return replace(original, posts=tuple(posts))


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
    "a sentence that fits is cut": (parted, "it ends inside a sentence that fits in a post"),
}


@pytest.mark.parametrize(("mutate", "says"), MUTANTS.values(), ids=MUTANTS)
def test_a_mutant_is_refused(mutate: Callable[[Thread], Thread], says: str) -> None:
    with pytest.raises(CheckError) as caught:
        check(mutate(thread()))
    assert says in str(caught.value)
    assert "mistake in thread-composer" in str(caught.value)


def test_what_compose_returns_is_accepted() -> None:
    for text in (TEXT, LONG, f"{TEXT}\n\n{LONG}"):
        check(thread(text))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_has_a_mutant(rule: Callable[[Thread], object]) -> None:
    assert any(list(rule(mutate(thread()))) for mutate, _ in MUTANTS.values())  # type: ignore[call-overload] # an iterator
