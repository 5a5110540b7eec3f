"""A person's edits, brought to a statement that was corrected meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.statement import statement_from_text
from composer.thread.edits import Edit, edited
from composer.thread.edits.corrections import brought
from composer.thread.edits.merging import merged
from composer.thread.edits.words import text_words

DEAD = "At the height of the protests in Peru, 49 civilians died on Monday."
CALL = "We call on everyone to help."
BEFORE = statement_from_text(f"{DEAD} {CALL}\n\nThe families wait.", language="en")


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        pytest.param(
            DEAD.replace("49", "50"),
            DEAD.replace("Monday", "Tuesday"),
            DEAD.replace("49", "50").replace("Monday", "Tuesday"),
            id="other words",
        ),
        pytest.param(
            f"Sadly, {DEAD}", DEAD.replace(" on Monday", ""), f"Sadly, {DEAD.replace(' on Monday', '')}", id="both ends"
        ),
        pytest.param(DEAD.replace("49", "50"), DEAD.replace("49", "51"), None, id="the same word"),
        pytest.param(DEAD.replace("49", "50"), DEAD.replace("civilians", "protesters"), None, id="neighbours"),
        pytest.param(DEAD.replace("49", "50"), DEAD.replace("died", "fell"), None, id="one word between"),
        pytest.param(DEAD.replace("49", "50"), "Peru mourns 49 civilians.", None, id="a sentence of its own"),
        pytest.param(f"{DEAD[:-1]} too.", f"{DEAD[:-1]} again.", None, id="added in one place"),
        pytest.param(
            DEAD.replace("49", "50"),
            DEAD.replace("49", "50").replace("Monday", "Tuesday"),
            DEAD.replace("49", "50").replace("Monday", "Tuesday"),
            id="the same change, and another",
        ),
        pytest.param(
            DEAD.replace("49", "50"),
            DEAD.replace("in Peru,", "in\nPeru,"),
            DEAD.replace("49", "50").replace("in Peru,", "in\nPeru,"),
            id="white space of the statement",
        ),
        pytest.param(
            DEAD.replace("in Peru,", "in\nPeru,"),
            DEAD.replace("49", "50"),
            DEAD.replace("49", "50").replace("in Peru,", "in\nPeru,"),
            id="white space of the person",
        ),
        pytest.param(
            DEAD.replace(" on Monday", " there"),
            DEAD.replace("49", "there 49"),
            None,
            id="the same word in another place",
        ),
        pytest.param(
            f"On Monday, {DEAD.replace(' on Monday', '')}",
            DEAD.replace("49 civilians", "on Monday 49 civilians").replace("died on Monday", "died"),
            None,
            id="moved by both",
        ),
        pytest.param(
            DEAD.replace("the height", "the “height").replace("protests", "protests”"),
            DEAD.replace("in Peru,", "in Peru (the south),").replace("on Monday", "(on Monday)"),
            None,
            id="marks in pairs by both",
        ),
        pytest.param(
            DEAD.replace("the height", "the “height").replace("protests", "protests”"),
            DEAD.replace("49", "50"),
            DEAD.replace("the height", "the “height").replace("protests", "protests”").replace("49", "50"),
            id="marks in pairs by one",
        ),
        pytest.param(
            DEAD.replace("the height", "the “height").replace("civilians", "civilians”"),
            DEAD.replace("protests", "riots"),
            None,
            id="words that one puts between marks",
        ),
        pytest.param(
            "在秘鲁有五十名平民星期一死亡", "在秘鲁有四十九名平民星期二死亡", None, id="letters without spaces"
        ),
    ],
)
def test_two_changes_of_a_sentence_are_one_where_they_touch_other_words(
    mine: str, theirs: str, both: str | None
) -> None:
    sentence = "在秘鲁有四十名平民星期一死亡" if "秘" in mine else DEAD
    assert merged(sentence, mine, theirs) == both
    if both != theirs:
        assert merged(sentence, theirs, mine) == both


WORDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12)


@given(WORDS, WORDS, WORDS)
def test_no_word_of_either_side_is_lost(base: list[str], mine: list[str], theirs: list[str]) -> None:
    """What both sides added is there, once where they added the same, and what they took away is not."""
    found = merged(" ".join(base), " ".join(mine), " ".join(theirs))
    if found is not None:
        for word in {*base, *mine, *theirs}:
            there, before, own, other = (words.count(word) for words in (text_words(found), base, mine, theirs))
            bounds = (own - before, other - before, own + other - 2 * before)
            assert min(bounds) <= there - before <= max(bounds)


@given(WORDS, WORDS, WORDS)
def test_no_word_that_both_sides_added_stands_twice(base: list[str], mine: list[str], theirs: list[str]) -> None:
    """A word stands no more often than on the side that has more of it."""
    found = merged(" ".join(base), " ".join(mine), " ".join(theirs))
    if found is not None:
        for word in {*mine} & {*theirs}:
            there, before, own, other = (words.count(word) for words in (text_words(found), base, mine, theirs))
            if own > before and other > before:
                assert there <= max(own, other)


def test_a_change_that_undoes_nothing_is_the_other_side() -> None:
    assert merged(DEAD, DEAD, DEAD.replace("49", "50")) == DEAD.replace("49", "50")
    assert merged(DEAD, DEAD.replace("49", "50"), DEAD) == DEAD.replace("49", "50")


def test_an_edit_that_the_correction_makes_too_is_needless() -> None:
    now = statement_from_text(BEFORE.text.replace("49", "50").replace("Monday", "Tuesday"), language="en")
    made = edited(now, brought([Edit("replace", sentence=DEAD, text=DEAD.replace("49", "50"))], BEFORE, now).edits)
    assert (made.statement.text, made.edits, made.unapplied) == (now.text, (), ())


def test_what_stands_beside_a_corrected_sentence_stands_beside_it_again() -> None:
    now = statement_from_text(BEFORE.text.replace("Monday", "Tuesday").replace("everyone", "all"), language="en")
    edits = [
        Edit("replace", sentence=DEAD, text=DEAD.replace("49", "50")),
        Edit("insert", text="It is time.", after=CALL, before="The families wait.", place=2),
        Edit("cut", after=DEAD.replace("49", "50"), before=CALL, place=1),
    ]
    made = edited(now, brought(edits, BEFORE, now).edits)
    dead = DEAD.replace("49", "50").replace("Monday", "Tuesday")
    assert made.statement.text == f"{dead} We call on all to help. It is time.\n\nThe families wait."
    assert made.pins == {len(dead) + 1}
    assert made.unapplied == ()


def test_a_sentence_that_was_moved_stands_where_it_was_moved_to_in_its_new_words() -> None:
    now = statement_from_text(BEFORE.text.replace("everyone", "all"), language="en")
    edits = [Edit("move", sentence=CALL, before=DEAD, number=1, place=0)]
    made = edited(now, brought(edits, BEFORE, now).edits)
    assert made.statement.text == f"We call on all to help. {DEAD}\n\nThe families wait."


def test_edits_of_the_same_statement_stay_as_they_are() -> None:
    edits = (Edit("delete", sentence=CALL, number=1),)
    assert brought(edits, BEFORE, BEFORE).edits == edits
