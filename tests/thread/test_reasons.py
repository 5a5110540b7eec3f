"""The next best layout is the best of those without the cut."""

import pytest

from composer import compose
from composer.errors import SettingsError
from composer.platforms import platform
from composer.statement import statement_from_text
from composer.statement.choices import SPLITS, Split
from composer.thread.edits import Edited
from composer.thread.markers import Marker
from composer.thread.plan import alternatives, ground, planned
from composer.thread.pricing import post_points, post_weights
from composer.thread.reasons import reasons
from composer.thread.room import Additions, Style

TEXT = """Justice for the dead

Seven soldiers died. This is grave, and one policeman was hurt. The letter says so. We ask for an inquiry.

In addition, 49 civilians were hurt. Nobody was asked. The families wait: they wait long. It is time.

We call on everyone to help. Together we can do that."""
STATEMENT = statement_from_text(TEXT, language="en")


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("limit", [60, 90, 130, 200])
def test_the_next_best_is_the_best_layout_without_the_cut(split: Split, limit: int) -> None:
    style = Style(split, Marker("1/9", "line"))
    plan = planned(Edited(STATEMENT), platform("x").with_limit(limit), style, Additions("#Peru", "Help."))
    every = alternatives(plan, 10_000)
    _, found, _ = ground(plan.room)
    for reason, at in zip(reasons(plan), plan.layout.ends, strict=False):
        without = [each for each in every if at not in each.layout.ends]
        if reason.forced:
            assert at in found.forced
        elif reason.next_best is None:
            assert not without or without[0].layout.cost.in_words > plan.layout.cost.in_words
        else:
            ends = without[0].layout.ends
            assert reason.next_best.posts == without[0].total
            nearest = min(ends[:-1], key=lambda end, at=at: (abs(end - at), end), default=at)  # type: ignore[misc]  # bound above
            assert reason.next_best.moved == nearest - at


def test_the_weights_of_a_post_add_up_to_its_points() -> None:
    style = Style("reading", Marker("1/9", "end"))
    plan = planned(Edited(STATEMENT), platform("x").with_limit(120), style, Additions())
    _, found, _ = ground(plan.room)
    for start in range(found.breaks):
        for end in range(start + 1, found.breaks + 1):
            for length in (10, 35, 50, 100):
                weights = post_weights(found, start, end, length)
                assert sum(weight.points for weight in weights) == post_points(found, start, end, length)


def test_compose_takes_an_alternative() -> None:
    best, second = (compose(STATEMENT, "x", limit=120, alternative=number) for number in (1, 2))
    assert [post.body for post in best.posts] != [post.body for post in second.posts]
    assert compose(STATEMENT, "x", limit=120).posts == best.posts


def test_what_is_no_alternative_is_refused() -> None:
    with pytest.raises(SettingsError, match="there is only one layout, so there is no alternative 2"):
        compose("One short sentence.", alternative=2)


def test_each_cut_of_a_long_thread_has_its_reason() -> None:
    long = statement_from_text("\n\n".join([TEXT] * 30), language="en")
    thread = compose(long, "x", limit=120, why=True)
    assert [reason.post for reason in thread.reasons] == [post.index for post in thread.posts[:-1]]
