"""Statements from files and texts: cases, rules for any text at all, and files that cannot be read."""

import hashlib
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from composer.errors import ComposerError, StatementError
from composer.statement import read_statement, statement_from_text
from composer.statement.model import Statement
from tests.processor import processor_seconds

CASES = Path(__file__).parents[2] / "cases" / "statement"
PERU = Path(__file__).parents[3] / "content" / "peru.md"


def cases(kind: str) -> list[Any]:
    found = [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted((CASES / kind).glob("*.toml"))
        for case in tomllib.loads(file.read_text("utf-8"))["case"]
    ]
    assert found, f"no cases in {kind}"
    return found


def prove(case: dict[str, Any], *, markdown: bool) -> None:
    if "error" in case or "error_has" in case:
        with pytest.raises(ComposerError) as caught:
            statement_from_text(case["source"], markdown=markdown, language="en")
        assert case.get("error", list(caught.value.problems)) == list(caught.value.problems)
        assert case.get("error_has", "") in str(caught.value)
        return
    statement = statement_from_text(case["source"], markdown=markdown)
    assert statement.text == case["becomes"]
    found = {
        "omissions": [f"{omission.line}: {omission.what}" for omission in statement.omissions],
        "roles": [paragraph.role for paragraph in statement.paragraphs],
        "cuts": [index for index, paragraph in enumerate(statement.paragraphs) if paragraph.ends_post],
        "sentences": [statement.text[start:end] for start, end in statement.sentences],
        "title": statement.title,
        "language": statement.language,
        "images": [f"{image.line}: {image.alt} ({image.file})" for image in statement.images],
    }
    assert found["omissions"] == case.get("omissions", [])
    for name, value in found.items():
        assert case.get(name, value) == value
    assert_whole(statement)


def assert_whole(statement: Statement) -> None:
    """Everything that a statement promises about its parts."""
    text = statement.text
    paragraphs = [(paragraph.start, paragraph.end) for paragraph in statement.paragraphs]
    assert "\n\n".join(text[start:end] for start, end in paragraphs) == text
    for start, end in paragraphs:
        words = text[start:end]
        assert words.strip() == words != ""
        assert "\n\n" not in words
        assert words.splitlines() == words.split("\n")
    inside = [(start, end) for start, end in statement.sentences if any(a <= start < end <= b for a, b in paragraphs)]
    assert tuple(inside) == statement.sentences
    assert all(end <= start for (_, end), (start, _) in pairwise(statement.sentences))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in statement.sentences)
    assert "".join("".join(text[slice(*span)].split()) for span in statement.sentences) == "".join(text.split())
    assert statement.lines == tuple(sorted(set(statement.lines)))
    assert not statement.paragraphs[-1].ends_post
    assert statement.title.strip()


@pytest.mark.parametrize("case", cases("markdown"))
def test_markdown_becomes_these_words(case: dict[str, Any]) -> None:
    prove(case, markdown=True)


@pytest.mark.parametrize("case", cases("plain"))
def test_plain_text_becomes_these_words(case: dict[str, Any]) -> None:
    prove(case, markdown=False)


@pytest.mark.parametrize("case", cases("front_matter"))
def test_front_matter_is_read_or_refused(case: dict[str, Any]) -> None:
    prove(case, markdown=True)


MARKUP = st.text(
    alphabet=st.sampled_from("ab .!#*_-+>|`~[](){}<>&;:\\\"'=0123456789\n\t\r é。我ส\u2028\x0b\x1b\x07👩\u200d\ud800")
)
ANYTHING = st.text() | MARKUP


@given(ANYTHING)
@example("\u200b")
@example("- ---")
@example("\ufeff\ufeff+++")
def test_any_plain_text_is_read_or_refused(source: str) -> None:
    """Any text gives a statement whose parts hold together, or a ComposerError."""
    try:
        statement = statement_from_text(source)
    except ComposerError:
        return
    assert_whole(statement)


@given(ANYTHING)
@example("1. \n---")
@example("> - # a\n>   ---\n")
@example("[a]: b\n[a]: c\n> [d]: e")
def test_any_markdown_is_read_or_refused(source: str) -> None:
    """Any text read as Markdown gives a statement whose parts hold together, or a ComposerError."""
    try:
        statement = statement_from_text(source, markdown=True)
    except ComposerError:
        return
    assert_whole(statement)


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Co", "Cs", "Zl", "Zp"]) | st.just("\n")))
def test_every_word_of_plain_text_comes_through(source: str) -> None:
    """What is left of plain text without its white space, cuts and named omissions is the statement, in order."""
    try:
        statement = statement_from_text(source)
    except ComposerError:
        return
    if statement.omissions or source.lstrip("\ufeff \n").startswith("+++"):
        return
    kept = [line for line in source.removeprefix("\ufeff").split("\n") if line.strip() != "---"]
    assert "".join("".join(kept).split()) == "".join(statement.text.split())


@given(st.lists(st.text(alphabet="abcdefg éñ我们人權", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_every_word_of_markdown_comes_through(words: list[str]) -> None:
    """Whatever block or mark words stand in, all of them are in the statement, in order."""
    blocks = ["# {}", "- {}", "> {}", "*{}*", "| {} | b |\n|---|---|", "```\n{}\n```", "1. {}", "[{}](u)", "{}\n---"]
    source = "\n\n".join(blocks[index % len(blocks)].format(word) for index, word in enumerate(words))
    text = statement_from_text(source, markdown=True).text
    at = 0
    for word in words:
        at = text.index(word.strip(), at) + len(word.strip())


@given(ANYTHING)
def test_reading_the_text_of_a_statement_changes_nothing(source: str) -> None:
    """A statement's text, read again as plain text, is itself, unless a line of it means something there."""
    try:
        text = statement_from_text(source).text
        again = statement_from_text(text)
    except ComposerError:
        return
    if not again.omissions and not text.startswith("\ufeff"):
        assert again.text == text


@given(ANYTHING)
def test_reading_is_a_function_of_the_text(source: str) -> None:
    """The same text gives the same statement, and its line ends do not matter."""
    try:
        first = statement_from_text(source, markdown=True)
    except ComposerError:
        return
    again = statement_from_text(source, markdown=True)
    assert first.text == again.text
    if "\r" not in source:
        assert statement_from_text(source.replace("\n", "\r\n"), markdown=True).text == first.text


def test_a_line_of_the_source_is_found_by_its_offset() -> None:
    statement = statement_from_text("+++\n+++\n# A\n\none\ntwo *b*\n\n- c\n- d\n\n```\n\nf\n```", markdown=True)
    found = {word: statement.line(statement.text.index(word)) for word in ("A", "one", "two", "b", "c", "d", "f")}
    assert found == {"A": 3, "one": 5, "two": 6, "b": 6, "c": 8, "d": 9, "f": 13}


def test_a_statement_knows_its_source(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfWe call for justice.\r\n")
    statement = read_statement(file)
    assert statement.text == "We call for justice."
    assert statement.source.name == file.as_posix()
    assert statement.source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_peru_statement_is_whole() -> None:
    statement = read_statement(PERU)
    assert [paragraph.role for paragraph in statement.paragraphs] == ["title", *["text"] * 6]
    assert (statement.language, statement.language_is_sure, statement.omissions) == ("en", True, ())
    for fact in (
        "49 civilians",
        "11 people",
        "Seven soldiers and one policeman",
        "July 19",
        "Antony Blinken",
        "Fifteen",
    ):
        assert fact in statement.text


@pytest.mark.parametrize(
    ("option", "line", "name", "language", "sure"),
    [
        ("pt-br", 'language = "fr"', "a.de.txt", "pt-BR", True),
        (None, 'language = "fr"', "a.de.txt", "fr", True),
        (None, "", "a.de.txt", "de", True),
        (None, "", "a.txt", "es", True),
        (None, "", "a.old.txt", "es", True),
    ],
)
def test_the_language_is_the_first_that_was_given(  # noqa: PLR0913, PLR0917 - one column of the table each
    tmp_path: Path,
    option: str | None,
    line: str,
    name: str,
    language: str,
    sure: bool,  # noqa: FBT001 - as above
) -> None:
    words = "El informe que la organización presentó ante el Congreso dice que no hay justicia para los que murieron."
    file = tmp_path / name
    file.write_text(f"+++\n{line}\n+++\n{words}", "utf-8")
    statement = read_statement(file, option)
    assert (statement.language, statement.language_is_sure) == (language, sure)


def test_a_language_that_nothing_tells_is_english_and_not_sure() -> None:
    statement = statement_from_text("Xyzzy.")
    assert (statement.language, statement.language_is_sure) == ("en", False)


@pytest.mark.parametrize("code", ["", "e", "english", "en_", "en US", "e1", "../x", "en-" + "a" * 9])
def test_a_malformed_language_is_an_error(code: str) -> None:
    with pytest.raises(ComposerError, match="is no code of a language"):
        statement_from_text("Words.", language=code)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", ": this file is empty. Write the statement into it."),
        ("a.md", b" \r\n\t\n\xc2\xa0", ": there are no words in this. Write the statement into it."),
        ("a.md", b"\xe2\x80\x8b\xef\xbb\xbf", ": there are no words in this. Write the statement into it."),
        (
            "a.md",
            b"<!-- x -->",
            ": there are no words in this (left out: the comment <!-- x -->). Write the statement into it.",
        ),
        ("a.txt", b"+++\n+++\n---\n", ": there are no words in this. Write the statement into it."),
        ("a.txt", b"a\r\nb\rc\nd\xe9", ", line 4: byte 9 (0xE9) is not UTF-8. Save the file as UTF-8."),
        ("a.txt", b"a\nb\0c", ", line 2: byte 4 is NUL, so this is not text. Save it as UTF-8 text."),
        ("a.md", b"PK\x03\x04\x00\x00", ", line 1: byte 5 is NUL, so this is not text. Save it as UTF-8 text."),
        (
            "a.txt",
            rb"{\rtf1\ansi Seven died.}",
            ": this is RTF, not text. Open it in Word, and save it as .docx, or as text in UTF-8.",
        ),
        (
            "a.md",
            "# Perú\n\nLa situación de niños: “grave”".encode()
            .replace(b"\xba", b"")
            .decode("cp1252", "ignore")
            .encode(),
            (
                ', line 3: letters were lost when this text was saved: it says "situaciÃ³n" for "situación". '
                "Take it from where it came from again, and save it in UTF-8."
            ),
        ),
        ("a.md", "Perú".encode("utf-16"), ", line 1: byte 1 (0xFF) begins UTF-16. Save the file as UTF-8."),
        ("a.md", b"\xed\xa0\x80", ", line 1: byte 1 (0xED) is not UTF-8. Save the file as UTF-8."),
        (
            "a.pdf",
            b"x",
            (
                ": files of this kind cannot be read. "
                "Save the statement as one of .txt, .text, .md, .markdown, .html, .htm, .docx."
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(StatementError) as caught:
        read_statement(file)
    assert caught.value.problems == (f"{file.as_posix()}{message}",)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StatementError, match="there is no such file"):
        read_statement(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(StatementError, match="this is a folder"):
        read_statement(tmp_path / "b.txt")


def test_a_name_that_a_terminal_would_act_upon_is_shown_escaped() -> None:
    with pytest.raises(StatementError) as caught:
        read_statement(Path("a\x1b[31m\n.txt"))
    assert str(caught.value) == r"a\x1b[31m\n.txt: there is no such file. Check the name."


def test_nul_in_a_text_is_refused() -> None:
    with pytest.raises(StatementError, match="text, line 2: this holds a NUL"):
        statement_from_text("a\nb\0")


DEEP = 3_000
HOSTILE = {
    "quotations": ">" * DEEP + " word",
    "lists": "- " * DEEP + "word",
    "numbers": "1. " * DEEP + "word",
    "indented lists": "\n".join(f"{'  ' * depth}- word" for depth in range(300)),
    "brackets": "[" * DEEP + "word" + "](b)" * DEEP,
    "images": "![" * DEEP + "word" + "](b)" * DEEP,
    "emphasis": "*a **a " * DEEP + "word",
    "code": " ".join("`" * width for width in range(300)) + " word",
    "comments": "<!-- " * DEEP + "word",
    "comments a line": "<!--\n" * DEEP + "word",
    "quoted comments": "> <!--\n\n" * DEEP + "word",
    "definitions": "".join(f"[a{number}]: b\n" for number in range(DEEP)) + "word",
    "tables": "a|b\n-|-\n" * DEEP + "word",
    "headings": "a\n# b\n" * DEEP + "word",
    "escapes": "\x1b]" * DEEP + "word",
    "front matter": "+++\nx = " + "[" * DEEP + "\n+++\nword",
    "numbers in front matter": "+++\nx = " + "9" * 9_000 + "\n+++\nword",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markdown_is_read_without_recursion(source: str) -> None:
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(min(usual, 1_000))
    try:
        text = statement_from_text(source, markdown=True, language="en").text
    except ComposerError as error:
        assert source.startswith("+++"), error  # noqa: PT017 - only front matter may be refused
    else:
        assert "word" in text
    finally:
        sys.setrecursionlimit(usual)


@pytest.mark.measures
@pytest.mark.parametrize(
    "line",
    [
        "a", "# b", "- c", "> d", "> > d", "1. e", "---", "----", "===", "```", "<!-- x -->", "<!-- x", "|a|b|",
        "[x]: y", "[x]", "    g", "a  ", "*a*", "**", "_a", "\\", "+++", "<div>", "</p>", "• z", "![i](u)", "[l](http://a.b)",
        "A sentence. Another.", "“q", "(", "a@b.c", "&amp;", "[^1]", "[^1]: n", "- [ ] x", "Name: value", "12.",
    ],
)  # fmt: skip
def test_markdown_takes_time_in_proportion(line: str) -> None:
    """No line takes more than a moment, however often it stands between lines of text."""
    source = f"a\n{line}\n" * 3_000
    assert processor_seconds(lambda: statement_from_text(source, markdown=True, language="en")) < 2
