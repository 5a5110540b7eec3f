"""An edited thread becomes a script, and the script the edited thread again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer import compose
from composer.errors import StatementError
from composer.platforms import platform as named
from composer.statement import statement_from_text
from composer.statement.model import Statement
from composer.thread.edits import Edit, Edited, edit_object, edit_of, edited
from composer.thread.edits.draft import Draft, draft_of
from composer.thread.edits.finding import found_edits
from composer.thread.edits.joints import Written
from composer.thread.edits.words import text_words
from composer.thread.markers import Marker
from composer.thread.plan import planned
from composer.thread.room import Additions
from composer.thread.style import checked_style

TEXT = """Peru: justice for the dead

Seven people died in the protests. We ask for an inquiry, as Mr. Smith did. The families wait.

In addition, 49 civilians were hurt. The letter says so: "Nobody was asked." This is grave. This is grave.

We call on everyone to help. Together we can."""

STATEMENT = statement_from_text(TEXT, language="en")
JAPANESE = statement_from_text("平和を守る。人権は大切だ。\n\n私たちは調査を求める。家族は待っている。", language="ja")

WORDS = ("seven", "died", "However,", "no.", "“Why?”", "49", "#Peru", "new-word", "Mr.", "平和。", "<!--", "—")
Step = tuple[str, int, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "insert", "swap", "word", "merge", "cut", "repeat", "blank"]),
        st.integers(0, 99),
        st.integers(0, 99),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join),
    ),
    min_size=1,
    max_size=7,
)


def bodies_of(statement: Statement, limit: int = 70) -> tuple[Written, list[str]]:
    """What was written, and the posts as they stand in the thread file."""
    thread = compose(statement, "x", limit=limit)
    cuts = tuple(post.spans[0][0] for post in thread.posts[1:])
    return Written(statement, cuts), [post.body for post in thread.posts]


def stepped(bodies: list[str], step: Step) -> list[str]:
    """The posts after one thing that people do in an editor."""
    kind, first, second, words = step
    at, other = first % len(bodies), second % len(bodies)
    before, post, after = bodies[:at], bodies[at], bodies[at + 1 :]
    parts = post.split(" ")
    place = second % (len(parts) + 1)
    swapped = list(bodies)
    swapped[at], swapped[other] = bodies[other], bodies[at]
    after_step = {
        "delete": [*before, *after] or ["x"],
        "insert": [*before, words, post, *after],
        "repeat": [*bodies, post],
        "word": [*before, " ".join([*parts[:place], words, *parts[place + 1 :]]), *after],
        "merge": [*before[:-1], "\n\n".join([*before[-1:], post]), *after],
        "cut": [*before, " ".join(parts[:place]), " ".join(parts[place:]), *after],
        "swap": swapped,
        "blank": [*before, f"  {post}\n \n\n", "", *after],
    }
    return after_step[kind]


def edited_bodies(bodies: list[str], steps: Sequence[Step]) -> list[str]:
    for step in steps:
        bodies = stepped(bodies, step)
    return bodies


@pytest.mark.parametrize("statement", [STATEMENT, JAPANESE], ids=["English", "Japanese"])
@given(steps=STEPS)
@settings(max_examples=400, deadline=None)
def test_a_script_makes_the_edited_thread_again(statement: Statement, steps: list[Step]) -> None:
    """The edits found, made on the approved statement, give the edited text, its sentences, cuts and joins."""
    written, bodies = bodies_of(statement)
    bodies = edited_bodies(bodies, steps)
    draft = draft_of(written, bodies)
    assert text_words(draft.text) == text_words(" ".join(bodies))
    if not draft.text:
        return
    edits = found_edits(statement, draft)
    made = edited(statement, edits)
    assert made.unapplied == ()
    assert made.statement.text == draft.text
    assert made.statement.sentences == draft.sentences
    assert made.pins == draft.pins
    assert made.joins >= draft.joins
    assert [edit_of(edit_object(edit)) for edit in edits] == list(edits)


@given(steps=STEPS, more=STEPS)
@settings(max_examples=200, deadline=None)
def test_edits_upon_edits_are_one_script(steps: list[Step], more: list[Step]) -> None:
    """What was edited, written and edited again is told by one script from the approved statement."""
    written, bodies = bodies_of(STATEMENT)
    first = draft_of(written, edited_bodies(bodies, steps))
    if not first.text:
        return
    made = edited(STATEMENT, found_edits(STATEMENT, first))
    again = Written(made.statement, first.posts[1:], made.pins, made.joins)
    posts = [made.statement.text[start:end].strip() for start, end in zip(first.posts, ends(first), strict=True)]
    second = draft_of(again, edited_bodies(posts, more))
    if not second.text:
        return
    result = edited(STATEMENT, found_edits(STATEMENT, second))
    assert (result.statement.text, result.pins, result.unapplied) == (second.text, second.pins, ())


def ends(draft: Draft) -> list[int]:
    return [*draft.posts[1:], len(draft.text)]


def changed_statements() -> st.SearchStrategy[str]:
    """The statement with paragraphs gone, turned round, or new."""
    paragraphs = st.sampled_from([*TEXT.split("\n\n"), "A new paragraph. It has two sentences."])
    return st.lists(paragraphs, min_size=1, max_size=6).map("\n\n".join)


@given(steps=STEPS, text=changed_statements())
@example(steps=[("word", 1, 0, "Seventeen")], text="We call on everyone to help.")
@example(
    steps=[("delete", 1, 0, ""), ("repeat", 0, 0, ""), ("repeat", 0, 0, "")],
    text="We call on everyone to help. Together we can.\n\nPeru: justice for the dead",
)
@settings(max_examples=300, deadline=None)
def test_no_edited_word_is_lost_when_the_statement_changes(steps: list[Step], text: str) -> None:
    """Made on any other statement, each word that a person wrote is in the text, or in an edit that is reported."""
    written, bodies = bodies_of(STATEMENT)
    draft = draft_of(written, edited_bodies(bodies, steps))
    if not draft.text:
        return
    edits = found_edits(STATEMENT, draft)
    try:
        made = edited(statement_from_text(text, language="en"), edits)
    except StatementError as error:
        assert "leave no word" in str(error)  # noqa: PT017 - most statements raise nothing
        return
    own = Counter(text_words(draft.text)) - Counter(text_words(TEXT))
    said = Counter(text_words(" ".join(edit.words for edit in made.unapplied)))
    assert not own - said - Counter(text_words(made.statement.text))
    for start, end in made.statement.sentences:
        assert made.statement.text[start:end].strip()


def test_a_moved_cut_is_a_pin_and_a_join() -> None:
    written, bodies = bodies_of(STATEMENT, 75)
    at = next(number for number, body in enumerate(bodies) if body.count(". ") == 1 and "\n" not in body)
    first, second = bodies[at].split(". ")
    moved = [*bodies[:at], f"{first}.", f"{second} {bodies[at + 1]}", *bodies[at + 2 :]]
    draft = draft_of(written, moved)
    assert [edit.kind for edit in found_edits(STATEMENT, draft) if edit.kind != "space"] == ["cut", "join"]


@pytest.mark.parametrize(
    "added", ["#JusticeForPeru", "(source: UN)", "\n\nMore: https://example.org/peru", "urgent", "So."]
)
def test_what_was_put_at_the_end_of_a_post_stays_there(added: str) -> None:
    statement = statement_from_text(
        "We call on everyone to support the people at this moment. The elections must be held as soon as possible. "
        "The letter was signed by 40 organisations. It asks for an inquiry into all deaths.",
        language="en",
    )
    written, bodies = bodies_of(statement, 140)
    bodies[0] += f" {added}"
    draft = draft_of(written, bodies)
    edits = found_edits(statement, draft)
    for limit in (140, 160, 200, 500):
        thread = compose(statement, "x", limit=limit, edits=edits)
        assert any(post.body.endswith(f"soon as possible. {added}".replace(". \n", ".\n")) for post in thread.posts)
        assert any(post.body.startswith("The letter was signed") for post in thread.posts)


def test_what_was_put_at_the_start_of_a_post_stays_there() -> None:
    written, bodies = bodies_of(STATEMENT, 75)
    at = next(number for number, body in enumerate(bodies) if number and body.startswith("The letter says so"))
    draft = draft_of(written, [*bodies[:at], f"Read this! {bodies[at]}", *bodies[at + 1 :]])
    for limit in (90, 140, 500):
        thread = compose(STATEMENT, "x", limit=limit, edits=found_edits(STATEMENT, draft))
        assert any(post.body.startswith("Read this! The letter says so") for post in thread.posts)


@given(
    at=st.integers(0, 9),
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    end=st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_words_put_at_an_end_of_a_post_stay_with_it(at: int, words: str, end: bool) -> None:  # noqa: FBT001 - drawn
    """Words added at an end of a post stand at that end of a post in every later thread, beside what was there."""
    written, bodies = bodies_of(STATEMENT)
    at %= len(bodies)
    beside = f"{bodies[at][-20:]} {words}" if end else f"{words} {bodies[at][:20]}"
    bodies[at] = f"{bodies[at]} {words}" if end else f"{words} {bodies[at]}"
    edits = found_edits(STATEMENT, draft_of(written, bodies))
    for limit in (130, 280):
        posts = [post.body for post in compose(STATEMENT, "x", limit=limit, edits=edits).posts]
        assert any(body.endswith(beside) if end else body.startswith(beside) for body in posts)


def test_words_that_were_only_changed_at_the_end_of_a_post_pin_nothing() -> None:
    written, bodies = bodies_of(STATEMENT)
    changed = [body.replace("The families wait.", "The families wait!") for body in bodies]
    assert [edit.kind for edit in found_edits(STATEMENT, draft_of(written, changed))] == ["replace"]


def test_an_edit_that_the_statement_took_up_is_done() -> None:
    edit = Edit("replace", sentence="Seven people died in the protests.", text="Seventeen people died in the protests.")
    later = statement_from_text(TEXT.replace("Seven ", "Seventeen "), language="en")
    made = edited(later, [edit])
    assert (made.statement.text, made.edits, made.unapplied) == (later.text, (), ())


def test_an_edit_whose_sentence_is_gone_is_reported() -> None:
    edit = Edit("replace", sentence="Nobody ever said this.", text="Somebody did.")
    made = edited(STATEMENT, [edit])
    assert made.unapplied == (edit,)
    assert made.statement.text == STATEMENT.text


@pytest.mark.parametrize(
    "parsed",
    [
        None,
        3,
        {},
        {"kind": "shout"},
        {"kind": "insert", "text": 3},
        {"kind": "insert", "text": " padded "},
        {"kind": "insert", "text": "a\n\nb"},
        {"kind": "space", "text": "words"},
        {"kind": "delete", "sentence": "a", "number": True},
    ],
)
def test_what_is_no_edit_is_left_out(parsed: object) -> None:
    assert edit_of(parsed) is None


def test_edits_are_made_again_by_compose() -> None:
    edits = (
        Edit("replace", sentence="Seven people died in the protests.", text="Seventeen people died."),
        Edit("opening", text="{{ not a template }}"),
        Edit("cut", after="The families wait.", before="In addition, 49 civilians were hurt.", place=4),
    )
    for platform in ("x", "mastodon"):
        thread = compose(STATEMENT, platform, opening="#Peru", edits=edits)
        assert "Seventeen people died." in thread.posts[0].body
        assert thread.posts[0].opening == "{{ not a template }}"
        assert any(post.cut == "manual" and post.body.endswith("The families wait.") for post in thread.posts)
        assert thread.approved == STATEMENT
        assert thread.edits == edits


def test_a_cut_that_was_taken_away_stays_away_where_both_sides_fit() -> None:
    join = Edit(
        "join", after="In addition, 49 civilians were hurt.", before='The letter says so: "Nobody was asked."', place=5
    )
    for limit in (90, 100, 120):
        thread = compose(STATEMENT, "x", limit=limit, edits=[join])
        assert any("were hurt. The letter" in post.body for post in thread.posts)
    warned = compose(STATEMENT, "x", limit=60, edits=[join])
    assert "cut-again" in {warning.code for warning in warned.warnings}


def test_a_paragraph_is_kept_in_one_post_where_it_fits() -> None:
    kept = [replace(each, keeps_whole=number == 1) for number, each in enumerate(STATEMENT.paragraphs)]
    statement = replace(STATEMENT, paragraphs=tuple(kept))
    paragraph = STATEMENT.text[kept[1].start : kept[1].end]
    for limit in range(60, 300, 7):
        thread = compose(statement, "x", limit=limit)
        whole = any(paragraph in post.body for post in thread.posts)
        assert whole != ("not-kept" in {warning.code for warning in thread.warnings})
        assert whole or limit < len(paragraph) + len("\n1/9")


def test_what_stands_before_a_cut_within_a_sentence_is_cut_no_further_than_a_sentence() -> None:
    sentence = "We ask for an inquiry into the deaths and for the truth about them all and for help now."
    cut = Edit("cut", sentence=sentence, at=sentence.index("now"))
    thread = compose(f"{sentence} The families wait.", "x", limit=100, opening="#JusticeForPeruToday", edits=[cut])
    assert [(post.body, post.cut) for post in thread.posts] == [
        ("", "paragraph"),
        (sentence.removesuffix(" now."), "manual"),
        ("now. The families wait.", "end"),
    ]


FACTS = """Village 1 has had no water since March. Village 2 has had no water since March. The village waits for water.

The facts

The ministry was told in May. It has not answered since."""


@pytest.mark.parametrize(
    ("order", "end"),
    [
        ([0, 2], "since March.\n\nThe facts\n\nThe ministry was told in May. It has not answered since."),
        (
            [0, 2, 1],
            "since March.\n\nThe facts\n\nThe ministry was told in May. It has not answered since.\n\nVillage 2",
        ),
    ],
)
def test_what_is_left_of_a_paragraph_stays_one_when_a_post_is_deleted_or_moved(order: list[int], end: str) -> None:
    statement = statement_from_text(f"Water\n\n{FACTS}", language="en")
    written, bodies = bodies_of(statement, 88)
    assert bodies[2].startswith("The facts\n\n")
    draft = draft_of(written, [bodies[number] for number in order])
    made = edited(statement, found_edits(statement, draft))
    assert end in made.statement.text
    assert (made.statement.text, made.unapplied) == (draft.text, ())


def test_a_long_sentence_with_a_cut_of_a_person_takes_work_in_proportion() -> None:
    """Pins are looked at as often as the sentence is long, not once more for each of its posts."""

    class Watched(frozenset[int]):
        looks = 0

        def __contains__(self, at: object) -> bool:
            Watched.looks += 1
            return super().__contains__(at)

    def looks(words: int) -> int:
        statement = statement_from_text(f"The {'people ' * words}went.", language="en")
        Watched.looks = 0
        checked = checked_style("reading", Marker("1/9", "line"), "bottom", "own")
        planned(Edited(statement, pins=Watched({4 + 7 * 100})), named("x"), checked, Additions("", "", ""))
        return Watched.looks

    assert looks(2000) < 2.2 * looks(1000)
