"""NFC is Python's own, also where many marks stand in a row, and for marks that Python does not know yet."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.platforms.count.composition import _MANY_MARKS, _in_order, composed, is_composed

MARKS = "\u0301\u0338\u034f\u0323\u0327\u0308\u0345\u094d\u093c\u3099"
LETTERS = "aéeo\u1100\u1161\u11a8가日 क"
NEWER = "\U00010efa"  # of the same class as U+0316, and composed with nothing


@given(st.text(alphabet=LETTERS + MARKS, max_size=30), st.text(alphabet=MARKS, min_size=30, max_size=60))
def test_it_is_pythons_own_however_many_marks_there_are(text: str, marks: str) -> None:
    """Marks are put in order by their class, those of one class as they stood, and then composed."""
    for each in (text, marks, text + marks + text):
        assert composed(each) == unicodedata.normalize("NFC", each)
        assert is_composed(each) == unicodedata.is_normalized("NFC", each)


@given(st.text(alphabet=LETTERS + MARKS + NEWER + "\u0316", max_size=12))
def test_a_mark_that_python_does_not_know_is_ordered_as_an_older_one_of_its_class(text: str) -> None:
    """With U+0316 in its place everything else comes out the same; what is composed stays as it is."""
    stand_in = "\u0317"  # of the same class, and nowhere else in these texts
    assert composed(text).replace(NEWER, stand_in) == unicodedata.normalize("NFC", text.replace(NEWER, stand_in))
    assert is_composed(text) == (composed(text) == text)
    assert is_composed(composed(text))


@pytest.mark.parametrize("marks", ["\u0323" * 40, "\u0301\u0323" * 20, "\u0323\u0301" * 20 + NEWER])
def test_many_marks_after_a_letter(marks: str) -> None:
    plain = marks.replace(NEWER, "\u0316")
    assert composed(f"a{marks}").replace(NEWER, "\u0316") == unicodedata.normalize("NFC", f"a{plain}")
    assert not is_composed(f"a{marks}")


@given(st.text(alphabet="\u0301\u0338\u034f\u0323\u0327\u0345\u094d", min_size=32, max_size=60))
def test_many_marks_are_in_order_before_python_sees_them(marks: str) -> None:
    """Each by its class, between those of no class, so that there is nothing left that takes Python long."""
    assert _MANY_MARKS.sub(_in_order, marks) == unicodedata.normalize("NFD", marks)
