"""What a thread says otherwise than the approved statement is found, word by word."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer import compose
from composer.statement import read_statement, statement_from_text
from composer.thread.comparison import Difference, differences
from composer.thread.edits.draft import draft_of
from composer.thread.edits.joints import Written
from composer.thread.edits.words import word_spans

CONTENT = Path(__file__).parents[2] / "content"
TEXT = """Justice for the dead

In July, seven soldiers and one policeman were killed near Puno. President Boluarte took office on July 19. We ask for
an inquiry, and the families wait.

The world has seen it. 49 civilians died. Nobody was asked. Together we can uphold human rights.""".replace(
    "for\nan", "for an"
)
STATEMENT = statement_from_text(TEXT, language="en")
SPANS = word_spans(STATEMENT.text)


def found(text: str) -> list[Difference]:
    thread = compose(STATEMENT, "x", limit=90)
    cuts = tuple(post.spans[0][0] for post in thread.posts[1:])
    return differences(STATEMENT, draft_of(Written(STATEMENT, cuts), [text]))


@given(
    number=st.integers(0, len(SPANS) - 1), word=st.sampled_from(["seventeen", "18", "not", "Lima", "Dr.", "“no”", ""])
)
@settings(max_examples=300, deadline=None)
def test_every_change_of_one_word_is_found(number: int, word: str) -> None:
    """A word replaced or taken out is one difference, which names the old word and the new."""
    start, end = SPANS[number]
    old = STATEMENT.text[start:end]
    if old == word:
        return
    text = STATEMENT.text[:start] + word + STATEMENT.text[end:]
    [difference] = found(" ".join(text.split(" ")) if word else text.replace("  ", " "))
    assert difference.kind == ("changed" if word else "missing")
    assert difference.found in word
    assert difference.approved in old


@pytest.mark.parametrize("name", ["peru.md", "peru.es.md", "peru.ar.md"])
@pytest.mark.parametrize("word", ["unapproved", ""])
def test_every_mutation_of_one_word_of_a_statement_is_found(name: str, word: str) -> None:
    """Whichever word of a statement that ships is replaced, or taken out, that is the one difference."""
    statement = read_statement(CONTENT / name)
    written = Written(statement, tuple(post.spans[0][0] for post in compose(statement, "x").posts[1:]))
    for start, end in word_spans(statement.text):
        text = f"{statement.text[:start]}{word}{statement.text[end:]}"
        [difference] = differences(statement, draft_of(written, [text]))
        assert difference.kind == ("changed" if word else "missing")
        assert difference.found in word
        assert difference.approved in statement.text[start:end]


@given(number=st.integers(0, len(SPANS) - 1))
@settings(max_examples=100, deadline=None)
def test_every_word_that_was_added_is_found(number: int) -> None:
    """A word that the statement does not have is one difference."""
    start, _ = SPANS[number]
    [difference] = found(f"{STATEMENT.text[:start]}indeed {STATEMENT.text[start:]}")
    assert (difference.kind, difference.found) == ("added", "indeed")


@pytest.mark.parametrize(
    ("old", "new", "weight", "said"),
    [
        ("seven", "seventeen", "figure", "'seventeen' for 'seven'"),
        ("49", "94", "figure", "'94' for '49'"),
        ("In July,", "In June,", "date", "'June' for 'July'"),
        ("Boluarte", "Boluerte", "name", "'Boluerte' for 'Boluarte'"),
        ("the families", "families", "word", "missing: 'the'"),
        ("human rights", "human and civil rights", "word", "added: 'and civil'"),
        ("killed near", "hurt near", "word", "'hurt' for 'killed'"),
    ],
)
def test_a_difference_says_what_and_how_grave(old: str, new: str, weight: str, said: str) -> None:
    [difference] = found(STATEMENT.text.replace(old, new, 1))
    assert (difference.weight, str(difference)) == (weight, said)


def test_figures_dates_and_names_come_first() -> None:
    text = STATEMENT.text.replace("dead", "fallen").replace("wait", "weep").replace("49", "50")
    assert [difference.weight for difference in found(text)] == ["figure", "word", "word"]


def test_a_sentence_elsewhere_is_out_of_order() -> None:
    text = STATEMENT.text.replace(" 49 civilians died.", "") + " 49 civilians died."
    assert [(difference.kind, difference.found) for difference in found(text)] == [("moved", "49 civilians died.")]


def test_a_sentence_elsewhere_in_other_words_is_both() -> None:
    sentence = "President Boluarte took office on July 19."
    text = STATEMENT.text.replace(f" {sentence}", "") + " President Boluarte took power on July 19."
    assert {difference.kind for difference in found(text)} == {"moved", "changed"}


def test_the_same_words_are_no_difference() -> None:
    assert found(STATEMENT.text) == []
