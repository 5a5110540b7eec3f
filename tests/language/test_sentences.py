import pytest

from composer.language.sentences import sentence_spans


@pytest.mark.parametrize("text", ["", " ", ".", "Hello.", "One. Two!\n\nThree", "「こんにちは。」と言った。さようなら。", "\ud800. A"])
def test_spans_cover_every_character_that_is_not_white_space(text: str) -> None:
    spans = sentence_spans(text, "en")
    assert sum(len("".join(text[start:end].split())) for start, end in spans) == len("".join(text.split()))
