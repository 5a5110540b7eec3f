"""What is added to a thread tells how many posts there are, and costs none that it need not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.errors import LayoutError, TemplateError
from composer.thread.pipeline import compose

SHORT = "We saw brother work driver. We saw village north north."
SIGN = "#P{% if total > 1 %} 🧵{% endif %}"


def texts(text: str, opening: str, **options: object) -> list[str]:
    return [post.text for post in compose(text, opening=opening, **options).posts]  # type: ignore[arg-type] # as named


def test_what_only_a_thread_says_takes_no_room_in_one_post() -> None:
    """As the opening that `new` writes: its sign of a thread is not to make one."""
    assert texts(SHORT, SIGN, limit=60) == [f"{SHORT}\n\n#P"]
    assert texts(SHORT, SIGN, limit=58) == [
        "We saw brother work driver.\n\n#P 🧵\n1/2",
        "We saw village north north.\n2/2",
    ]


def test_nine_posts_are_told_where_ten_would_leave_the_opening_alone() -> None:
    sentences = [f"We saw {name * 3} and others at the market." for name in "abcdefghi"]
    posts = texts("\n\n".join(sentences), "{{ total }}: peace", limit=46, marker="none")
    assert posts == [f"{sentences[0]}\n\n9: peace", *sentences[1:]]


def test_a_text_that_says_more_of_one_post_than_of_two_gets_two() -> None:
    opening = "{% if total == 1 %}Our statement in one post{% else %}#P{% endif %}"
    thread = compose(SHORT, opening=opening, limit=60)
    assert [post.opening for post in thread.posts] == ["#P", ""]
    assert thread.fewest == 2


def test_a_text_that_gets_longer_beside_a_shorter_one_is_not_told() -> None:
    call = "{% if total == 2 %}" + "We ask. " * 9 + "{% else %}Sign.{% endif %}"
    opening = "#P{% if total > 2 %} 🧵{% endif %}"
    thread = compose(SHORT, opening=opening, limit=60, call_to_action=call, split="sentence")
    assert [post.text for post in thread.posts][1:] == ["We saw village north north.\n2/3", "Sign.\n3/3"]


def test_a_text_that_no_number_of_posts_makes_true_is_refused() -> None:
    opening = "{% if total == 1 %}Our statement on the dead of July, whole{% else %}#P{% endif %}"
    with pytest.raises(TemplateError, match="changes the number of posts that it tells"):
        compose("We saw.", opening=opening, limit=44)


@given(
    words=st.lists(st.integers(2, 12), min_size=1, max_size=4),
    limit=st.integers(40, 80),
    less=st.sampled_from(["", "#P", "Read:"]),
    more=st.sampled_from([" 🧵", " {{ total }} posts", " A thread of {{ total }} posts"]),
)
@settings(max_examples=200)
def test_one_post_is_enough_where_the_statement_fits_with_what_is_told_of_one(
    words: list[int], limit: int, less: str, more: str
) -> None:
    """A statement of one paragraph that fits in a post, beside what is added to one post, is one post."""
    text = " ".join(f"We{' ask' * count}." for count in words)
    opening = f"{less}{{% if total > 1 %}}{more}{{% endif %}}"
    whole = f"{text}\n\n{less}".strip()
    try:
        posts = texts(text, opening, limit=limit)
    except LayoutError:
        posts = []
    assert (posts == [whole]) == (len(whole) <= limit)
