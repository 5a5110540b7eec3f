"""Where sentences begin and end: the cases of every language, and what holds for any text at all."""

import subprocess
import sys
import tomllib
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktSentenceTokenizer

from composer.language.sentences import sentence_spans
from composer.language.sentences.candidates import candidate
from composer.language.sentences.language import language_rules
from composer.language.sentences.rules import by_punkt, no_abbreviation
from composer.language.sentences.signs import first_signs
from tests.processor import processor_seconds

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


SIGNS = st.sampled_from(
    [
        *".?!…。！？।؟։;:,'\"“”«»()[]-–—•1a.) \n\r\t\u00a0\u2028\x0b\x1c",
        "Mr",
        "U.S.",
        "https://a.b",
        "🎉",
        "\ud800",
        "Z. B",
        "a.m.",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(SIGNS | st.text(max_size=3)).map("".join))
LANGUAGES = st.sampled_from([*sorted(OURS), "el", "hy", "pl", "tlh", "", "../en", "EN-us", "\ud800"])


@given(TEXTS, LANGUAGES)
@example("\ud800. \udfff!", "en")
@example(". . . .", "en")
@example("\u2029.\u2029A", "en")
def test_spans_are_in_order_and_cover_every_character_that_is_not_white_space(text: str, language: str) -> None:
    """Spans cover every non-space character of any text once, in order, and neither begin nor end with white space."""
    spans = sentence_spans(text, language)
    outside = list(text)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        outside[start:end] = [" "] * (end - start)
        last = end
    assert "".join(outside).isspace() or not text


@given(st.lists(TEXTS, min_size=2, max_size=4), LANGUAGES)
def test_a_sentence_never_contains_a_blank_line(texts: list[str], language: str) -> None:
    """A blank line always ends a sentence."""
    text = "\n\n".join(texts)
    for start, end in sentence_spans(text, language):
        assert all(line.strip() for line in text[start:end].splitlines())


@given(TEXTS, LANGUAGES)
def test_what_stands_around_a_text_changes_nothing(text: str, language: str) -> None:
    """Paragraphs are independent: what a blank line parts has the same sentences alone."""
    alone = [(start + 5, end + 5) for start, end in sentence_spans(text, language)]
    assert sentence_spans(f"One\n\n{text}\n\nTwo", language) == [(0, 3), *alone, (len(text) + 7, len(text) + 10)]


PLAIN_WORDS = st.sampled_from(["river", "Lima", "statement", "people", "Torres", "silence", "vote", "family"])


@given(st.lists(st.tuples(PLAIN_WORDS, PLAIN_WORDS, st.sampled_from(".!?")), min_size=1, max_size=8))
def test_the_plain_boundary_is_punkts_own(sentences: list[tuple[str, str, str]]) -> None:
    """Where a plain word, a sign, a space and a capital letter meet, no rule is asked; Punkt would say the same."""
    text = " ".join(f"{first.capitalize()} {last}{sign}" for first, last, sign in sentences)
    assert sentence_spans(text, "en") == list(PunktSentenceTokenizer().span_tokenize(text))


NEAR_A_PERIOD = st.sampled_from(
    [*"Jiª3-,\u0301।?…”)", "families", "The", "we", "Lima", "2023", "1.5", "etc", "inc", "x-etc", "бы", "والشرطة", "। "]
)
SPACED_PERIOD = st.sampled_from([".", ". ", ". ", ".” ", " "])


@given(st.lists(NEAR_A_PERIOD | SPACED_PERIOD, min_size=3, max_size=12).map("".join), LANGUAGES)
@example("He thanked J. Condori.” The families left in 2023. We stayed.", "en")
def test_what_is_no_abbreviation_is_decided_as_punkt_would(text: str, language: str) -> None:
    """Where a word is plainly no abbreviation, Punkt is not asked, and would say the same."""
    rules = language_rules(language)
    for sign in first_signs(rules.signs).finditer(text):
        possible = candidate(text, rules, 0, sign.start())
        if text[possible.end :].strip() and (verdict := no_abbreviation(possible)) is not None:
            assert verdict == by_punkt(possible)


HARD = [
    "!? ",
    "A! A! ",
    "x",
    "(",
    ".",
    ". ",
    ".\n",
    "U.S. ",
    "1. ",
    '."',
    "。",
    "[1].",
    ".🎉",
    "《！",
    "• a ",
    "a.m. Xx ",
    "a\n",
    "- a\n",
    "Z. B. ",
    "« . ",
    "x “A?” Li said it ",
    "2026. 5. 가",
    "あ“い？”う",
]


@pytest.mark.measures
@pytest.mark.parametrize("unit", HARD)
def test_time_grows_in_proportion_to_the_text(unit: str) -> None:
    """Eight times the text takes about eight times as long; a quadratic search would take sixty-four."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return processor_seconds(lambda: sentence_spans(text, "en"), times=5)

    assert seconds(64_000) < 24 * max(seconds(8_000), 0.002)


@pytest.mark.measures
def test_memory_does_not_grow_from_call_to_call() -> None:
    def call(number: int) -> None:
        sentence_spans(
            f"Word{number}x etc. Name{number} said no. {number} A.B{number}. X{number}! y{number}. U.S. Z{number}", "en"
        )

    for number in range(200):
        call(number)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(1000, 3000):
        call(number)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 20_000


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("Mr. Ana J. Quispe left. “Why?” The families know.” Since 2023. We ask.", False),
        ("The firm is Acme Inc. Lima knows it.", True),
    ],
)
def test_nltk_is_imported_only_where_a_word_may_be_an_abbreviation(text: str, *, imported: bool) -> None:
    code = f"""
import sys, composer.language.sentences
composer.language.sentences.sentence_spans({text!r}, "en")
print("nltk" in sys.modules)"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == f"{imported}\n"
