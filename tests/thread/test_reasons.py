"""The next best layout is the best of those without the cut."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from composer import compose
from composer.errors import SettingsError
from composer.output.render.page.words import page_words
from composer.output.render.reasons import reason_lines
from composer.platforms import platform
from composer.statement import statement_from_text
from composer.statement.choices import SPLITS, Split
from composer.thread.edits import Edited
from composer.thread.layout import Cost, Layout, best_layout
from composer.thread.markers import Marker
from composer.thread.plan import Plan, alternatives, planned
from composer.thread.pricing import post_points, post_weights
from composer.thread.reasons import cut_reasons
from composer.thread.room import Additions
from composer.thread.selection import selection_for
from composer.thread.stretch import Stretch
from composer.thread.style import Style

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
    found = selection_for(plan.room).candidates
    for reason, at in zip(cut_reasons(plan), plan.layout.ends, strict=False):
        without = [each for each in every if at not in each.layout.ends]
        if reason.forced:
            assert at in found.forced
        elif reason.next_best is None:
            assert not without or without[0].layout.cost.in_words > plan.layout.cost.in_words
        else:
            ends = without[0].layout.ends
            assert reason.next_best.posts == without[0].total
            nearest = min(ends[:-1], key=lambda end, at=at: (abs(end - at), end), default=at)  # type: ignore[misc]  # bound above
            assert reason.next_best.moved == (plan.parts[nearest - 1].sentence - plan.parts[at - 1].sentence)


@pytest.mark.parametrize(("first", "last"), [(0, 7), (2, 9), (3, 11)])
def test_a_stretch_is_plain_numbers_where_its_text_is(first: int, last: int) -> None:
    """What a post comes to and costs is the same by these numbers, which the quick searches go by."""
    style = Style("reading", Marker("1/9", "line"))
    plan = planned(Edited(STATEMENT), platform("x").with_limit(200), style, Additions("", "", ""))
    whole = plan.candidates
    stretch = Stretch(whole, whole.line, first, min(last, whole.breaks), -1)
    line = stretch.line
    assert line
    for start, end in combinations(range(stretch.breaks + 1), 2):
        length = line.up_to[end] - line.before[start] + 5
        assert stretch.length(start, end, (5,)) == (length if length <= line.limit else None)
        cost = line.starts[start] + line.ends[end] + line.slack * (line.limit - length) ** 2
        cost += line.short_cost * (length < line.short)
        if end not in line.others and length <= line.limit:
            assert stretch.post_roughness(start, end, length) == cost
    assert stretch.breaks in line.others or last < whole.breaks


def test_a_post_ends_where_a_stretch_ends_at_no_cost() -> None:
    """What the best layout without a cut costs is held against posts without the cut behind them."""
    style = Style("reading", Marker("1/9", "line"))
    plan = planned(Edited(STATEMENT), platform("x").with_limit(60), style, Additions("", "", ""))
    found = plan.candidates
    ends = [at for at in range(2, found.breaks) if found.cuts[at] != Cost()]
    assert ends
    assert all(Stretch(found, None, 0, at, -1).cuts[-1] == Cost() for at in ends)


def layouts(plan: Plan) -> Iterator[Layout]:
    """Yield every layout of a plan's fragments, its cost added up post by post."""
    found, frame = plan.candidates, plan.frame
    inner = [at for at in range(1, found.breaks) if at not in found.forced]
    for chosen in product((False, True), repeat=len(inner)):
        ends = sorted({*found.forced, *(at for at, cut in zip(inner, chosen, strict=True) if cut)})
        cost = Counter[str]()
        for number, (start, end) in enumerate(pairwise([0, *ends]), start=1 + frame.posts_before):
            total = len(ends) + frame.posts_around
            marker = frame.unmarked if total == 1 else frame.marker(number, len(str(total)))
            beside = [marker, frame.first if start == 0 else (0,), frame.last if end == found.breaks else (0,)]
            length = found.length(start, end, (sum(tally[0] for tally in beside),))
            if length is None:
                break
            cost["posts"] += found.counts_posts
            cost["roughness"] += found.post_roughness(start, end, length)
            cost.update(found.cuts[end]._asdict())
        else:
            yield Layout(Cost(**cost), tuple(ends))


SENTENCES = st.lists(
    st.sampled_from(
        [
            "It rains.",
            "Seven soldiers died in July.",
            "This is grave, and one policeman was hurt.",
            "We ask for the truth about the dead; we ask for those who gave orders, and for justice.",
            "The families were waiting, for years; nobody answered.",
            "She said: “We saw it. We will not forget.”",
            "(In two parts)\n\n",
            "We call on everyone to help.\n\n",
        ]
    ),
    min_size=3,
    max_size=6,
).map(" ".join)


@given(SENTENCES, st.sampled_from(SPLITS), st.sampled_from([48, 60, 75]), st.sampled_from(["", "#Peru"]))
@settings(max_examples=40, deadline=None)
def test_what_a_reason_says_of_the_next_best_is_true(text: str, split: Split, limit: int, opening: str) -> None:
    """The next best is no better, and what it is said to have more of, all costs recomputed, it has more of."""
    statement = statement_from_text(text, language="en")
    plan = planned(Edited(statement), platform("x").with_limit(limit), Style(split), Additions(opening))
    assume(plan.candidates.breaks - len(plan.candidates.forced) < 11)
    every = sorted(layouts(plan))
    for reason, at in zip(cut_reasons(plan), plan.layout.ends, strict=False):
        found = reason.next_best
        other = next((each for each in every if at not in each.ends), None)
        assert (found is None) == (other is None or reason.forced)
        if found is None or other is None:
            continue
        own = plan.layout.cost
        differing = [name for name in Cost._fields if getattr(own, name) != getattr(other.cost, name)]
        assert found.decides == (differing[0] if differing else "")
        assert plan.layout <= other
        assert not found.better
        assert found.posts - found.instead_of == len(other.ends) - len(plan.layout.ends)
        if found.points is not None:
            assert found.points == round((other.cost.roughness - own.roughness) / limit**2, 1)
        line = reason_lines(reason, page_words("en"))[1]
        assert ("as good" in line) == (own == other.cost)
        assert ("less even" in line) <= (own.roughness < other.cost.roughness)
        assert ("earlier cut is taken" in line) <= (plan.layout.ends < other.ends and found.moved > 0)
        assert ("point" in line) <= (found.decides == "roughness" and bool(found.points))
        assert ("post" in line.partition(": ")[2].partition(":")[0]) == (found.posts != found.instead_of)


def test_an_alternative_says_where_the_best_is_better() -> None:
    best, second = (compose(STATEMENT, "x", limit=120, alternative=number, why=True) for number in (1, 2))
    assert [reason.next_best for reason in best.reasons if reason.next_best and reason.next_best.better] == []
    better = [reason for reason in second.reasons if reason.next_best and reason.next_best.better]
    assert [reason_lines(reason, page_words("en"))[1] for reason in better] == [
        "Next best, one sentence earlier: 4.3 points less."
    ]


def test_alternatives_are_as_many_as_asked_for_where_some_would_cut_a_sentence_that_fits() -> None:
    text = (
        "We ask who gave orders. We ask who gave them orders. We ask for the truth now. They came in May, and wait. "
        "Seven soldiers died. We ask for the truth now. Seven soldiers died. The families wait, still."
    )
    statement = Edited(statement_from_text(text, language="en"))
    plan = planned(statement, platform("x").with_limit(30), Style(), Additions("#Peru"))
    found = alternatives(plan, 6)
    assert found[0].layout == plan.layout
    assert len({each.layout.ends for each in found}) == 6
    assert found == sorted(found, key=lambda each: each.layout)


def test_that_fewer_posts_would_cut_a_sentence_where_it_reads_worse_is_said() -> None:
    text = (
        "The families wait. We ask who gave the order, and who carried it out in July; they were promised it. "
        "Nobody answers."
    )
    thread = compose(text, limit=70, split="fewest", language="en", why=True)
    assert [reason_lines(reason, page_words("en"))[1] for reason in thread.reasons] == [
        "Next best, 3 places later: 2 posts instead of 3: more cuts at commas or conjunctions.",
        "Next best, one place earlier: 2 posts instead of 3: more cuts at commas or conjunctions.",
    ]


def test_the_next_best_has_room_for_the_markers_of_a_hundred_posts() -> None:
    lengths = [(20, 30, 36, 44, 52)[(3 * number**2 + 2 * number) % 11 % 5] for number in range(138)]
    text = " ".join(f"{('We ' + 'ask ' * 20)[: length - 1].rstrip()}." for length in lengths)
    statement = Edited(statement_from_text(text, language="en"))
    plan = planned(statement, platform("x").with_limit(60), Style("fewest"), Additions())
    assert plan.total == 99
    never = Cost(unwanted=9)
    for reason, at in zip(cut_reasons(plan), plan.layout.ends, strict=False):
        cuts = [never if place == at else cut for place, cut in enumerate(plan.candidates.cuts)]
        other = best_layout(replace(plan.candidates, cuts=cuts), plan.frame, plan.fewest)
        found = reason.next_best
        assert (found and found.posts) == (len(other.ends) if other and other.cost < never else None)


def test_the_weights_of_a_post_add_up_to_its_points() -> None:
    style = Style("reading", Marker("1/9", "end"))
    plan = planned(Edited(STATEMENT), platform("x").with_limit(120), style, Additions())
    found = selection_for(plan.room).candidates
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
