"""Where sentences begin and end: the cases of every language, and what holds for any text at all."""

import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from composer.language.sentences import sentence_spans

CASES = Path(__file__).parents[1] / "cases" / "sentences"
# As many examples as a language of ours must have, and any other that has some.
OURS = {"en", "es", "pt", "fr", "it", "de", "ru", "ar", "hi", "zh", "ja"}
AT_LEAST, AT_LEAST_ELSEWHERE = 40, 10


def examples() -> Iterator[tuple[str, str, str]]:
    """Yield language, name, and the text with a | where each further sentence begins."""
    for file in sorted(CASES.glob("*/*.toml")):
        for name, texts in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for text in texts:
                yield file.parent.name, name, text


EXAMPLES = list(examples())


@pytest.mark.parametrize(
    ("language", "marked"),
    [pytest.param(language, marked, id=f"{language}: {name}") for language, name, marked in EXAMPLES],
)
def test_sentences_are_those_of_the_case(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentence_spans(text, language)] == [
        sentence.strip() for sentence in marked.split("|")
    ]


def test_every_language_has_its_cases() -> None:
    counts = Counter(language for language, *_ in EXAMPLES)
    assert counts.keys() >= OURS
    folders = {folder.name for folder in CASES.iterdir()}
    assert {code: counts[code] for code in OURS if counts[code] < AT_LEAST} == {}
    assert {code: counts[code] for code in folders if counts[code] < AT_LEAST_ELSEWHERE} == {}
