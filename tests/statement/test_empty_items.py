"""An item without words is an item all the same, at the end of a list too."""

import pytest

from composer import compose


@pytest.mark.parametrize("text", ["We ask.\n\n- Truth\n- Justice\n- \n", "1. Truth\n2. ", "– \n2) "])
def test_a_list_may_end_in_an_empty_item(text: str) -> None:
    thread = compose(text)
    assert "".join("".join(post.body for post in thread.posts).split()) == "".join(text.split())
