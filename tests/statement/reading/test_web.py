"""Saved pages: cases, encodings, and no paragraph of any page lost."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from composer.errors import ComposerError, SettingsError, StatementError
from composer.statement import read_statement
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.web import read_page
from composer.statement.reading.web.attributes import kinds_by_name
from tests.processor import processor_seconds

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[2] / "cases" / "statement" / "web").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def test_there_are_cases() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize("case", CASES)
def test_a_page_is_read(case: dict[str, Any], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(case["source"].removeprefix("\n"), encoding="utf-8")
    statement = read_statement(page, case.get("language", "en"))
    assert statement.text == case["becomes"].removeprefix("\n")
    found = {
        "roles": [paragraph.role for paragraph in statement.paragraphs],
        "cuts": [index for index, paragraph in enumerate(statement.paragraphs) if paragraph.ends_post],
        "sentences": [statement.text[start:end] for start, end in statement.sentences],
        "title": statement.title,
    }
    omissions = [f"{omission.line}: {omission.what}" for omission in statement.omissions]
    assert sorted(omissions) == sorted(case.get("omissions", []))
    for name, value in found.items():
        assert case.get(name, value) == value


@pytest.mark.parametrize("section", ["<![foo[ x ]]>", "<![ 3>", "<![if !vml]>", "<![CDATA[x]]>", "<!x>", "<!>", "<?x>"])
def test_what_is_no_html_is_passed_over_and_what_stands_around_it_is_not(section: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<h1>Peru</h1><p>Seven{section} died.</p>", encoding="utf-8")
    assert read_statement(page, "en").text == "Peru\n\nSeven died."


@pytest.mark.parametrize(
    "source",
    [
        "<p>+++</p><p>link = “https://example.org”</p><p>+++</p><h1>Peru</h1><p>Seven died.</p>",
        "<p>+++<br>link = 'https://example.org'<br>+++<h1>Peru</h1><p>Seven died.",
        "<p>+++<br>link = «https://example.org»<br>+++<br>Peru<br><br>Seven died.",
        "<p>+++</p><p>link = “https://example.org”</p><p>+++</p><main><h1>Peru</h1><p>Seven died.</p></main>",
        "<nav>News</nav><main><p>+++<p>link = ”https://example.org”<p>+++<h1>Peru</h1><p>Seven died.</main>",
        "+++\nlink = 'https://example.org'\n+++\n<h1>Peru</h1><p>Seven died.",
    ],
)
def test_settings_stand_first_on_a_page(source: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(source, encoding="utf-8")
    statement = read_statement(page, "en")
    assert statement.text == "Peru\n\nSeven died."
    assert statement.settings == {"link": "https://example.org"}


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("<p>+++\n<p>link = 7\n\n<p>embargo = x\n<p>+++<p>Seven died.", ", line 4: Invalid value"),
        ("<p>+++\n<p>link = 7\n\n<p>+++<p>Seven died.", ", line 2: link must be text"),
        ("<p>+++<p>link = 'x'<p>Seven died.", ", line 1: this front matter has no end"),
        ("<h1>Peru</h1>\n<p>+++<p>link = 'x'<p>+++<p>Seven died.", ", line 2: settings stand before everything"),
        ("<body>\n+++\nlink = 'x'\n+++\n<p>Seven died.", ", line 2: settings stand before everything"),
    ],
)
def test_settings_of_a_page_that_are_wrong_are_refused(source: str, problem: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(source, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_statement(page, "en")
    assert [each.startswith(f"{page}{problem}") for each in caught.value.problems] == [True], caught.value


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>Perú".encode(), "Perú"),
        (b"\xef\xbb\xbf" + "<p>Perú".encode(), "Perú"),
        ('<meta charset="iso-8859-1"><p>“Perú”'.encode("cp1252"), "“Perú”"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Перу'.encode("cp1251"), "Перу"),
        ("<META CHARSET=shift_jis><p>ペルー".encode("cp932"), "ペルー"),
        # What is UTF-8 is UTF-8, whatever it says: browsers save pages so, and leave the old name in them.
        ('<meta charset="iso-8859-1"><p>Perú'.encode(), "Perú"),
    ],
)
def test_a_page_in_the_encoding_that_it_names_is_read(content: bytes, text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.htm"
    page.write_bytes(content)
    assert read_statement(page).text == text


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("<p>Perú".encode("cp1252"), "byte 7 (0xFA) is not UTF-8"),
        ('<meta charset="utf-8"><p>Perú'.encode("cp1252"), "is not UTF-8"),
        ('<meta charset="utf-7"><p>Perú'.encode("cp1252"), "is not UTF-8"),
        (b'<meta charset="windows-1252"><p>\x81', "is not UTF-8"),
        ('<meta charset="utf-16"><p>Perú'.encode("utf-16"), "begins UTF-16"),
        (b'<meta charset="latin1"><p>\xfa\0', "is NUL"),
        (b"<nav></nav><script>1</script>", "no words"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(content: bytes, error: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(content)
    with pytest.raises(StatementError, match=r"page\.html") as caught:
        read_statement(page)
    assert error in str(caught.value)


def read(source: str) -> str:
    reading = read_page([SourceLine(number, line) for number, line in enumerate(source.split("\n"), start=1)])
    assert all(part.text.strip() for block in reading.blocks for part in block.parts)
    return " ".join(part.text for block in reading.blocks for part in block.parts)


TAG = st.sampled_from(
    (
        *("div", "p", "ul", "ol", "li", "dl", "dd", "table", "tr", "td", "th", "blockquote", "section", "h1", "h2"),
        *("pre", "figure", "center", "span", "b", "a", "sup", "q", "br"),
    )
)
PIECE = st.one_of(
    TAG.map("<{}>".format), TAG.map("</{}>".format), st.just("@"), st.sampled_from([" ", "\n", "&amp;", "<!-- c -->"])
)


@hypothesis_settings(deadline=None)  # the first page pays for the imports
@given(st.lists(PIECE, max_size=60))
def test_no_word_of_an_article_is_lost(pieces: list[str]) -> None:
    """Whatever opens and closes around them, in whatever order, all words of a page are there, in their order."""
    count = 0
    source = ""
    for piece in pieces:
        count += piece == "@"
        source += f" w{count}x " if piece == "@" else piece
    text = read(f"<main><p>{source}")
    for number in range(1, count + 1):
        assert f"w{number}x" in text


@hypothesis_settings(deadline=None)
@given(st.text(st.sampled_from("<>/!-?=\"' apdivnscrt&;#x1"), max_size=200))
def test_any_text_is_read_as_a_page(source: str) -> None:
    """Any text at all is read without a traceback."""
    read(source)


def test_a_kind_of_part_that_is_none_is_named() -> None:
    assert kinds_by_name({"related": ["see-also"]}) == {"see-also": "related"}
    with pytest.raises(ComposerError, match=r"zone_names\.toml: realted: this is no kind"):
        kinds_by_name({"realted": ["see-also"]})


@pytest.mark.measures
@pytest.mark.parametrize(
    "piece",
    [
        "<", "<!--", "<div>", "<p>", "</div>", "<b", "&", "<td>", "<table><tr><td>x", "<ul><li>x", "<a href='x", "<?",
        "<svg>", "<nav>x", "<sup>1", "<main>x</main>", "<button>", "<a href=http://a>b</a>", "<pre>\n x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", ">"])
def test_a_page_takes_time_in_proportion(piece: str, end: str) -> None:
    """No page, however broken, takes more than a moment."""
    source = piece * (40_000 // len(piece)) + end
    assert processor_seconds(lambda: read(source)) < 2
