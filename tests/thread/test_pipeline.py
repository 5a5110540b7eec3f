"""Any text becomes posts that are accepted and rebuild it, or an error that says why not."""

from collections.abc import Callable
from textwrap import fill

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer import ComposerError, Thread, compose, length, sentence_spans
from composer.errors import CheckError
from composer.platforms import platform, platform_names
from composer.statement import statement_from_text
from composer.statement.choices import CALL_TO_ACTION_PLACES, MARKER_PLACES, SPLITS, Split

ANYTHING = st.text(max_size=600)
SENTENCES = st.lists(
    st.text(alphabet="abc ABC,;.!?…—\n\"“”'’«»()0123456789%$#@:/-é中文。、ةبしकष्🧵👩‍👩‍👧", max_size=60), max_size=20
).map(" ".join)
WORDS = "We ask for an inquiry. Seven people died on July 19. " * 12


def letters(text: str) -> str:
    return "".join(text.split())


def assert_whole(thread: Thread) -> None:
    """Every word, in order, in posts that the platform accepts."""
    statement = thread.statement.text
    spans = [span for post in thread.posts for span in post.spans]
    assert letters("".join(statement[start:end] for start, end in spans)) == letters(statement)
    assert letters("".join(post.body for post in thread.posts)) == letters(statement)
    for post in thread.posts:
        lengths = thread.platform.lengths(post.text, thread.content_warning)
        assert thread.platform.fits(lengths)
        assert post.length == lengths[0]


@pytest.mark.parametrize("name", platform_names())
@given(text=ANYTHING | SENTENCES)
@settings(max_examples=25, deadline=None)
@example("\ud800 A lone surrogate.")
@example("A\x00B")
@example("A word " + "w" * 400 + " is too long.")
@example("“An unpaired quotation. It goes on.\n\n---\n\nAnd it ends; perhaps — or not,")
@example("人" * 700)
@example("\r\n\r\n  \t")
def test_any_text_becomes_a_whole_thread_or_an_error(name: str, text: str) -> None:
    """Any text either raises a ComposerError or gives posts within the limit that rebuild it."""
    try:
        thread = compose(text, name)
    except CheckError:
        raise
    except ComposerError:
        return
    assert_whole(thread)


@given(
    text=SENTENCES,
    limit=st.integers(8, 120),
    split=st.sampled_from(SPLITS),
    marker=st.sampled_from(["none", "1/9", "(1/9)", "1.", "🧵 1/9", "🧵", "{{ index }} of {{ total }}"]),
    marker_at=st.sampled_from(MARKER_PLACES),
    opening=st.sampled_from([None, "#Peru 🧵", "In {{ total }} posts:"]),
    call_to_action=st.sampled_from([None, "Sign now."]),
    call_to_action_at=st.sampled_from(CALL_TO_ACTION_PLACES),
    name=st.sampled_from(["x", "bluesky", "mastodon", "threads", "sms"]),
)
@settings(max_examples=300, deadline=None)
def test_any_settings_give_a_whole_thread_or_an_error(name: str, text: str, **options: object) -> None:
    """Whatever the settings, the thread is whole and its total is true, or an error says why not."""
    try:
        thread = compose(text, name, **options)  # type: ignore[arg-type] # drawn from what is allowed
    except CheckError:
        raise
    except ComposerError:
        return
    assert_whole(thread)
    assert thread.fewest <= len(thread.posts)
    if options["split"] in ("fewest", "even"):
        assert thread.fewest == len(thread.posts)
    assert sum(post.text.count("Sign now.") for post in thread.posts) >= (options["call_to_action"] is not None)


def test_a_mark_that_opens_a_sentence_may_join_the_marker_before_it() -> None:
    text = "00\n\u094d 00000000 00000000000000000000  0 000 000000 000000000000000000000000000000"
    assert_whole(compose(text, "bluesky", limit=78, marker="1.", marker_at="start"))


def test_one_post_bears_no_marker() -> None:
    assert [post.text for post in compose("Seven people died.").posts] == ["Seven people died."]


def test_the_marker_stands_where_it_is_asked_for() -> None:
    text = "Seven people died in the protests. We ask for an inquiry."
    assert compose(text, limit=45, marker_at="start").posts[0].text.startswith("1/2 Seven")
    assert compose(text, limit=45, marker_at="end").posts[1].text.endswith("inquiry. 2/2")
    assert compose(text, limit=45).posts[1].text.endswith("inquiry.\n2/2")


def test_markers_gain_digits_with_the_total() -> None:
    thread = compose(WORDS, limit=60, split="sentence")
    assert [post.marker for post in thread.posts][8:10] == ["9/24", "10/24"]


def test_a_call_to_action_has_its_own_post_or_shares_the_last() -> None:
    text = "Seven people died in the protests. We ask for an inquiry."
    own = compose(text, limit=45, call_to_action="Sign.")
    shared = compose(text, limit=45, call_to_action="Sign.", call_to_action_at="last")
    auto = compose(text, limit=45, call_to_action="Sign.", call_to_action_at="auto")
    crowded = compose(text, limit=45, call_to_action="Sign the appeal for justice.", call_to_action_at="auto")
    assert [post.role for post in own.posts] == ["statement", "statement", "call-to-action"]
    assert shared.posts == auto.posts
    assert shared.posts[-1].text == "We ask for an inquiry.\n\nSign.\n2/2"
    assert [post.role for post in crowded.posts] == ["statement", "statement", "call-to-action"]


def test_a_call_to_action_that_would_part_a_clause_between_its_words_has_its_own_post() -> None:
    text = "We ask for the truth; the families ask the court for an answer."
    thread = compose(text, limit=50, marker="none", call_to_action="Sign today.", call_to_action_at="auto")
    assert [post.text for post in thread.posts] == [
        "We ask for the truth;",
        "the families ask the court for an answer.",
        "Sign today.",
    ]


def test_an_opening_may_tell_the_total() -> None:
    thread = compose(WORDS, limit=60, opening="In {{ total }} posts:")
    assert f"In {len(thread.posts)} posts:" in thread.posts[0].text


def test_an_opening_that_leaves_the_first_sentence_no_room_stands_alone() -> None:
    thread = compose("Seven people died in the protests of July.", limit=48, opening="#Peru #Justice 🧵")
    assert [post.text for post in thread.posts] == [
        "#Peru #Justice 🧵\n1/2",
        "Seven people died in the protests of July.\n2/2",
    ]
    assert [warning.code for warning in thread.warnings] == ["opening-alone"]


def test_an_opening_that_would_part_a_clause_between_its_words_stands_alone() -> None:
    text = "The dead of July were shot from behind; their families ask who gave the order to fire."
    alone = compose(text, limit=48, opening="#Peru #Justice 🧵", marker="none")
    assert [post.text for post in alone.posts] == [
        "#Peru #Justice 🧵",
        "The dead of July were shot from behind;",
        "their families ask who gave the order to fire.",
    ]
    # Where the clause has to be parted anyway, the opening stands below its first words.
    shared = compose(text.replace("from", "from very close"), limit=48, opening="#Peru", marker="none")
    assert [post.opening for post in shared.posts] == ["#Peru", "", ""]
    assert shared.posts[0].body.startswith("The dead of July")


@pytest.mark.parametrize(
    ("text", "limit", "ends"),
    [
        (
            "We ask for the truth about the dead of July; we ask for those who gave orders, and we ask for justice.",
            80,
            ["July;", "justice."],
        ),
        (
            "We ask for the names of the officers, for the names of the men who gave them orders.",
            60,
            ["officers,", "orders."],
        ),
        ("We ask for the names of all the officers who gave them those very orders.", 45, ["officers", "orders."]),
    ],
    ids=["at a semicolon", "at a comma", "between words"],
)
def test_a_sentence_that_fits_in_no_post_is_cut_where_it_hurts_least(text: str, limit: int, ends: list[str]) -> None:
    thread = compose(text, limit=limit, marker="none", language="en")
    assert [post.body.split()[-1] for post in thread.posts] == ends


@pytest.mark.parametrize(
    "kept",
    [
        "1,200 people",
        "July 19",
        "$3 million",
        "49 civilians",
        "Mr. Smith",
        "https://example.org/a-b,c",
        "(3 July, 11 p.m.)",
        "11:30 p.m. on July 3, 2026",
    ],
)
def test_no_cut_parts_a_figure_a_name_or_a_link(kept: str) -> None:
    for words in range(1, 12):
        text = f"{'word ' * words}{kept} {'more ' * 12}".strip() + "."
        for post in compose(text, "bluesky", limit=36, marker="none", language="en").posts:
            assert kept in post.body or not set(kept.split()) & set(post.body.split()) - {"word", "more"}


def test_a_word_that_fits_in_no_post_is_named_with_its_line() -> None:
    with pytest.raises(ComposerError) as caught:
        compose(f"One line.\n\nAnd {'w' * 300} here.")
    assert str(caught.value) == (
        f'text, line 3: this word ("{"w" * 40}…") is 300 long and a post on X holds 276 beside its marker. '
        "Shorten it by 24."
    )


def test_an_opening_that_fits_in_no_post_is_held_against_the_marker_that_it_will_bear() -> None:
    text = "".join(f"Sentence {number} tells what they did in Puno on the ninth of January. " for number in range(40))
    with pytest.raises(ComposerError) as caught:
        compose(text, "x", language="en", opening="x" * 290)
    assert str(caught.value) == "the opening is 290 long and a post on X holds 275 beside its marker. Shorten it by 15."
    assert compose(text, "x", language="en", opening="x" * 275).posts[0].text.endswith("\n1/11")
    with pytest.raises(ComposerError, match="holds 276 beside its marker"):
        compose("Seven died.", "x", language="en", opening="x" * 290)
    with pytest.raises(ComposerError, match="holds 274 beside its marker"):
        compose(text, "x", language="en", call_to_action="x" * 290)


@pytest.mark.parametrize(("words", "named", "says"), [(11, 11, ""), (1012, 10, "X: 1,002 more texts are too long")])
def test_of_very_many_words_that_fit_in_no_post_the_first_are_named(words: int, named: int, says: str) -> None:
    with pytest.raises(ComposerError) as caught:
        compose(" ".join(["Peruvian"] * words), limit=5, marker="none", language="en")
    problems = [problem for problem in caught.value.problems if problem.startswith("text, line 1: this word")]
    assert len(problems) == named
    assert [*caught.value.problems, ""][named].startswith(says)
    assert len(caught.value.problems) == named + bool(says)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"limit": 3}, "leaves no room beside the marker"),
        ({"platform": "twiter"}, "twiter"),
        ({"split": "best"}, 'no split "best"'),
        ({"marker": "1/8"}, "would be the same on every post"),
        ({"marker": "{index} of {total}"}, "would be the same on every post"),
        ({"opening": "{{ nothing }}"}, "opening, line 1: 'nothing' is undefined"),
        ({"call_to_action": "x" * 300}, "the call to action is 300 long"),
        ({"language": "??"}, "language"),
    ],
)
def test_what_cannot_be_done_is_said(options: dict[str, object], says: str) -> None:
    with pytest.raises(ComposerError) as caught:
        compose(WORDS, **options)  # type: ignore[arg-type] # wrong on purpose
    assert says in str(caught.value)


def test_a_content_warning_counts_in_every_post_where_the_platform_counts_it() -> None:
    plain, warned = (compose(WORDS, "mastodon", limit=120, content_warning=text) for text in ("", "Deaths in protests"))
    assert len(warned.posts) > len(plain.posts)
    assert platform("mastodon").lengths("abc", "Deaths") == (9,)


def test_two_sentences_with_counts_stay_together_at_the_cost_of_evenness() -> None:
    text = "On July 19 the police fired. 49 civilians died. Seven soldiers died too. We ask for an inquiry into it."
    bodies = [post.body for post in compose(text, limit=62, language="en", marker="none").posts]
    assert any("49 civilians died. Seven soldiers died too." in body for body in bodies)


def test_a_paragraph_that_fits_beside_its_own_marker_is_judged_by_that() -> None:
    whole = (
        "In March 49 civilians died, " + "and it went on " * 8 + "until May. In June 11 people died, " + "x" * 80 + "."
    )
    text = "\n\n".join([whole[:275].rstrip(".") + ".", *["We ask for an inquiry. We ask for the truth."] * 4])
    bodies = [post.body for post in compose(text, "x", language="en").posts]
    assert bodies[0] == text.split("\n\n")[0]


@pytest.mark.parametrize("kept", ["Minister Ana Torres", "Judge Ana Ruiz", "Prime Minister Otárola"])
def test_a_title_after_a_year_is_no_noun_that_the_year_counts(kept: str) -> None:
    for words in range(1, 10):
        text = f"{'word ' * words}in 2023 {kept} said {'more ' * 12}".strip() + "."
        posts = compose(text, "bluesky", limit=40, marker="none", language="en").posts
        assert any(kept in post.body for post in posts)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (f"Port Sudan, 14 Oct. 2026 – {WORDS[:-2].replace('.', ',')}.", "Port Sudan, 14 Oct. 2026 – We ask"),
        (f"GENÈVE, 14 oct. (Org) – {WORDS[:-2].replace('.', ' and')}.", "GENÈVE, 14 oct. (Org) – We ask"),
        (f"Geneva, 14 October 2026\n\n{WORDS[:200]}\n\n{WORDS}", "Geneva, 14 October 2026\n\nWe ask"),
        (
            f"STATEMENT\n\nGeneva, 14 October 2026\n{fill(WORDS[:227].replace('.', ','))}.",
            "Geneva, 14 October 2026\nWe ask",
        ),
        (f"# A title\n\nGeneva, 14 October 2026 –\n\n{WORDS[:240]}", "Geneva, 14 October 2026 –\n\nWe ask"),
    ],
    ids=["before a clause", "before words", "in a paragraph of its own", "on a line of its own", "after a title"],
)
def test_a_dateline_stands_with_the_sentence_that_it_introduces(text: str, begins: str) -> None:
    for split in ("reading", "fewest", "paragraph"):
        bodies = [post.body for post in compose(text, limit=260, language="en", split=split).posts]
        assert [body for body in bodies if begins in body]


def test_a_dateline_of_a_script_without_spaces_stands_with_its_sentence() -> None:
    for dateline in ("日内瓦，2026年10月14日——", "（日内瓦，2026年10月14日）——"):
        text = f"{dateline}{'军队周一炮击了一个市场，造成四十名从附近村庄来的人死亡，' * 6}一人失踪。"
        assert len(compose(text, limit=120, language="zh").posts[0].body) > 2 * len(dateline)


def test_a_dateline_is_parted_where_no_post_holds_it_and_a_word_more() -> None:
    thread = compose("Port Sudan, 14 Oct. 2026 – The army shelled a market on Monday.", limit=26, language="en")
    assert thread.posts[0].body == "Port Sudan,"


def test_a_link_that_ends_in_a_digit_is_not_glued_to_the_next_words() -> None:
    posts = compose(
        "See https://example.org/a,b;c-d?x=1 the army was there.", "telegram", limit=39, marker="none"
    ).posts
    assert [post.body for post in posts] == ["See https://example.org/a,b;c-d?x=1", "the army was there."]


@st.composite
def crowded(draw: st.DrawFn) -> tuple[str, int]:
    """A statement of sentences about as long as a post, about as many as there are numbers of one digit or of two."""
    limit = draw(st.sampled_from([40, 50, 60, 80]))
    lengths = st.integers(limit - 12, limit + 2) | st.integers(limit // 2, limit + 20)
    count = draw(st.sampled_from([6, 7, 8, 9, 10, 95]))
    return " ".join(sentence_of(length) for length in draw(st.lists(lengths, min_size=count, max_size=count))), limit


def sentence_of(length: int) -> str:
    words = "Word" + " word" * ((length - 5) // 5)
    return f"{words}{'x' * (length - 1 - len(words))}."


@given(
    statement=crowded(),
    marker=st.sampled_from(["1/9", "(1/9)", "1.", "🧵 1/9", "{{ index }} of {{ total }}"]),
    marker_at=st.sampled_from(MARKER_PLACES),
    split=st.sampled_from(SPLITS),
    opening=st.sampled_from([None, "#Peru", "In {{ total }} posts:"]),
)
@settings(max_examples=40, deadline=None)
def test_no_sentence_is_cut_that_fits_beside_a_marker_of_any_width(
    statement: tuple[str, int], **options: object
) -> None:
    """However near the total is to one with another digit, the proof holds."""
    try:
        assert_whole(compose(statement[0], "x", limit=statement[1], **options))  # type: ignore[arg-type] # drawn from what is allowed
    except CheckError:
        raise
    except ComposerError:
        return


def test_a_sentence_that_fits_beside_a_narrower_total_alone_is_cut_beside_a_wider_one() -> None:
    """Kept whole the sentences make ten posts, beside whose markers one of them does not fit; cut they make nine."""
    text = " ".join(map(sentence_of, [40, 56, 59, 43, 58, 56, 65, 68]))
    assert len(compose(text, limit=60).posts) == 10


def test_that_fewer_posts_are_cheaper_leaves_a_way_to_the_wider_total() -> None:
    plain, clauses = " word" * 9, " word word, wor word, wor word word word word wordxxxx."
    ends = ("xxxx.", "xxx.", clauses, "xxxx.", "xx.")
    sentences = [f"Word{end if end == clauses else plain + end}" for end in ends]
    text = " ".join([*sentences, f"Word{' word' * 7}.", "Word word word word word, wor, wor word word word wordxxx."])
    thread = compose(text, limit=60, marker="🧵 1/9", split="fewest")
    assert (len(thread.posts), thread.fewest) == (10, 10)


@pytest.mark.parametrize("length", [274, 275, 276, 277])
def test_one_sentence_may_need_posts_whose_total_has_more_digits_than_that_of_the_sentences(length: int) -> None:
    clause = sentence_of(length).rstrip(".")
    thread = compose("; ".join([clause] * 30) + ".", "x")
    assert len(thread.posts) >= 30
    assert_whole(thread)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: compose(None),  # type: ignore[arg-type] # wrong on purpose
        lambda: compose(b"Seven people died."),  # type: ignore[arg-type] # as above
        lambda: compose(WORDS, None),  # type: ignore[arg-type] # as above
        lambda: length(WORDS, None),  # type: ignore[arg-type] # as above
        lambda: length(None, "x"),  # type: ignore[arg-type] # as above
        lambda: sentence_spans(WORDS, None),  # type: ignore[arg-type] # as above
        lambda: sentence_spans(None, "en"),  # type: ignore[arg-type] # as above
    ],
)
def test_what_is_of_another_type_is_a_type_error(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="text"):
        wrong()


@pytest.mark.parametrize("lead", ["GENEVA, 14 October 2026", "## What we ask for now"])
@pytest.mark.parametrize("split", [split for split in SPLITS if split != "sentence"])
def test_no_split_parts_a_heading_or_a_dateline_from_what_follows(split: Split, lead: str) -> None:
    before = "The army shelled a market in the morning, and nineteen people died of their wounds."
    after = "Nobody was charged by anyone, and the families wait for an answer to all they asked."
    text = f"# Sudan: market shelled\n\n{before}\n\n{lead}\n\n{after}\n\nWe call on all."
    statement = statement_from_text(text, markdown=True, language="en")
    for limit in (116, 120, 130):
        posts = [post.body for post in compose(statement, "x", split=split, limit=limit).posts]
        assert [f"{lead.removeprefix('## ')}\n\n{after}" in post for post in posts].count(True) == 1, posts
