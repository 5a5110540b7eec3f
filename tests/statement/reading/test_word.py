"""Word's documents: what they say, what is named, and what cannot be read."""

import datetime as dt
import subprocess
import sys
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from composer.errors import SettingsError, StatementError
from composer.statement import read_statement
from composer.statement.model import Statement
from composer.statement.reading.word import MOST_UNPACKED, document_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 1", "heading 2", "Quote", "Normal")
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in (0, 1))
    + "</w:abstractNum>"
    for number, kind in ((1, "bullet"), (2, "decimal"))
) + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))


def document(body: str, **parts: str) -> bytes:
    """Return the bytes of a document with this body; other parts by their names."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONSHIPS)
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if "styles" not in parts:
            package.writestr("word/styles.xml", f"<w:styles {W}>{STYLES}</w:styles>")
        package.writestr("word/numbering.xml", f"<w:numbering {W}>{NUMBERING}</w:numbering>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


def paragraph(text: str, style: str = "", number: int = 0) -> str:
    """Return a paragraph of a document; text that begins with ``<`` is markup."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    run = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{run}</w:p>"


def statement(tmp_path: Path, content: bytes) -> Statement:
    path = tmp_path / "peru.docx"
    path.write_bytes(content)
    return read_statement(path, "en")


def test_a_document_keeps_its_parts(tmp_path: Path) -> None:
    found = statement(
        tmp_path,
        document(
            paragraph("Justice for Peru", "Title")
            + paragraph("Seven soldiers &amp; one policeman were killed.", "Normal")
            + paragraph("")
            + paragraph("What we ask", "heading1")
            + paragraph("Release all.", number=1)
            + paragraph("Find who gave orders.", number=1)
            + paragraph("First", number=2)
            + paragraph("“It must end.”", "Quote")
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Puno</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>18</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
    )
    assert found.text.split("\n\n") == [
        "Justice for Peru",
        "Seven soldiers & one policeman were killed.",
        "What we ask",
        "• Release all.\n• Find who gave orders.",
        "1. First",
        "“It must end.”",
        "Puno | 18",
    ]
    assert [each.role for each in found.paragraphs] == ["title", "text", "heading", "list", "list", "quotation", "list"]
    assert found.title == "Justice for Peru"
    assert found.omissions == ()
    assert [found.line(each.start) for each in found.paragraphs] == [1, 2, 3, 4, 6, 7, 8]


SETTINGS = [
    "+++",
    "Embargo\xa0= 2026-11-26T09:00:00-05:00",
    "link = „https://example.org/a“ # “ours”",
    "title = “Peru: the “dead””",
    'platforms = [“x”, "mastodon", ‘bluesky’]',
    "organisation_line = «\xa0West\xa0»",
    "+++",
]
"""As Word sets what was typed: a capital, spaces that do not break, and quotation marks of many languages."""
LINE_BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize(
    "first",
    [
        "".join(paragraph(line) for line in SETTINGS),
        paragraph(LINE_BREAK.join(f"<w:r><w:t>{line}</w:t></w:r>" for line in SETTINGS)),
    ],
    ids=["paragraphs", "line breaks"],
)
def test_settings_stand_first_in_a_document(first: str, tmp_path: Path) -> None:
    found = statement(tmp_path, document(first + paragraph("Justice", "heading1") + paragraph("Seven “died”.")))
    assert found.text == "Justice\n\nSeven “died”."
    assert found.settings == {
        "embargo": dt.datetime.fromisoformat("2026-11-26T09:00:00-05:00"),
        "link": "https://example.org/a",
        "title": "Peru: the “dead”",
        "platforms": ["x", "mastodon", "bluesky"],
        "organisation_line": "West",
    }


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (["+++", "link = “https://example.org", "+++", "Seven died."], "line 2: Invalid value"),
        (["+++", 'link = "x"', "embargo = 2026-11-26T09:00:00", "+++", "Seven died."], "line 3: embargo needs a time"),
        (["+++", "link = “x”", "Seven died."], "line 1: this front matter has no end"),
        (["Seven died.", "+++", "link = “x”", "a = 1", "+++"], "line 2: settings stand before everything else"),
    ],
)
def test_settings_of_a_document_that_are_wrong_are_refused(lines: list[str], error: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=error):
        statement(tmp_path, document("".join(map(paragraph, lines))))


def test_lists_within_lists_are_indented(tmp_path: Path) -> None:
    items = (("a", 1, 0), ("b", 1, 1), ("c", 2, 0), ("d", 2, 1), ("e", 2, 1), ("f", 2, 0))
    body = (
        paragraph(text, number=number).replace('ilvl w:val="0"', f'ilvl w:val="{level}"')
        for text, number, level in items
    )
    assert statement(tmp_path, document("".join(body))).text == "• a\n  • b\n\n1. c\n  1. d\n  2. e\n2. f"


def test_tracked_insertions_are_accepted_and_deletions_not(tmp_path: Path) -> None:
    body = (
        '<w:r><w:t xml:space="preserve">Seven </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>eight'
        '</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t xml:space="preserve">soldiers </w:t></w:r>'
        "</w:ins>"
        "<w:r><w:t>died.</w:t></w:r>"
    )
    found = statement(tmp_path, document(paragraph(body)))
    assert found.text == "Seven soldiers died."
    assert {each.line for each in found.omissions} == {0}
    assert [each.what for each in found.omissions] == [
        'tracked deletions, "eight"',
        'the marks of tracked insertions, whose words stay though nobody accepted them yet, "soldiers"',
    ]


def test_hidden_text_is_left_out_and_named(tmp_path: Path) -> None:
    body = (
        "<w:r><w:t>Seven died.</w:t></w:r>"
        '<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t xml:space="preserve"> Check with Ana.</w:t></w:r>'
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve"> Nobody was tried.</w:t></w:r>'
    )
    found = statement(tmp_path, document(paragraph(body)))
    assert found.text == "Seven died. Nobody was tried."
    assert [each.what for each in found.omissions] == ['text formatted as hidden, "Check with Ana."']


def test_hidden_text_is_left_out_whatever_is_wrong_with_an_image(tmp_path: Path) -> None:
    """Nobody asks for an image: it may be damaged, or unpack to more than there is room for."""
    body = "<w:r><w:t>Seven died.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Check.</w:t></w:r>"
    packed = BytesIO(document(paragraph(body)))
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("word/media/image1.png", b"picture")
    found = statement(tmp_path, packed.getvalue().replace(b"picture", b"damaged"))
    assert found.text == "Seven died."


@pytest.mark.parametrize("encoding", ["gbk", "base64"])
def test_hidden_text_in_an_encoding_that_nothing_reads_is_refused(tmp_path: Path, encoding: str) -> None:
    broken = f'<?xml version="1.0" encoding="{encoding}"?><w:document {W}><!-- :vanish --></w:document>'
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(document(""))) as whole, zipfile.ZipFile(packed, "w") as package:
        for name in whole.namelist():
            package.writestr(name, broken if name == "word/document.xml" else whole.read(name))
    with pytest.raises(StatementError, match="this Word document is broken"):
        statement(tmp_path, packed.getvalue())


HIDING = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Usual"><w:name w:val="Usual"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Aside"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="AsideToo"><w:basedOn w:val="Aside"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Aside"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Remark"><w:basedOn w:val="Remark2"/></w:style>'
    '<w:style w:type="character" w:styleId="Remark2"><w:basedOn w:val="Remark"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
)


def styled(text: str, style: str = "", more: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_text_that_a_style_hides_is_left_out_and_named(tmp_path: Path) -> None:
    content = document(
        paragraph(f"{styled('Seven died.')}{styled(' Ask Ana.', 'Remark')}{styled(' Nobody was tried.', 'Round')}")
        + paragraph("Not for publication.", "Aside")
        + paragraph(f'<w:hyperlink w:anchor="a">{styled("Nor this.")}</w:hyperlink>', "AsideToo")
        + paragraph("Justice.", "Shown")
        + paragraph(styled("As Word has it, twice hidden is shown.", "Remark"), "Aside")
        + paragraph(styled("Shown all the same.", more='<w:vanish w:val="false"/>'), "Aside"),
        styles=f"<w:styles {W}>{HIDING}</w:styles>",
    )
    found = statement(tmp_path, content)
    assert found.text == (
        "Seven died. Nobody was tried.\n\nJustice.\n\nAs Word has it, twice hidden is shown.\n\nShown all the same."
    )
    assert [each.what for each in found.omissions] == [
        'text formatted as hidden, "Ask Ana. Not for publication. Nor this."'
    ]


@pytest.mark.parametrize(
    "styles", ["<w:styles", f"<w:styles {W}><w:style><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"]
)
def test_styles_that_are_broken_hide_nothing(tmp_path: Path, styles: str) -> None:
    content = document(paragraph("Seven died."), styles=styles + "<!-- :vanish -->")
    with suppress(StatementError):
        assert statement(tmp_path, content).text == "Seven died."


def test_where_the_usual_style_hides_only_what_is_shown_is_posted(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Shown"/></w:styles>'
    )
    found = statement(tmp_path, document(paragraph("Hidden.") + paragraph("Shown.", "Shown"), styles=styles))
    assert found.text == "Shown."


def test_a_line_break_within_a_paragraph_stays_one(tmp_path: Path) -> None:
    body = "<w:r><w:t>Puno</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>Lima</w:t></w:r>"
    found = statement(tmp_path, document(paragraph(body)))
    assert found.text == "Puno\nLima"
    assert len(found.paragraphs) == 1


def test_what_is_not_in_the_text_is_named(tmp_path: Path) -> None:
    text = "<w:p><w:r><w:t>Draft 3</w:t></w:r></w:p>"
    found = statement(
        tmp_path,
        document(
            paragraph("Seven died.") + paragraph("<w:r><w:odd/></w:r>"),
            header1=f"<w:hdr {W}>{text}</w:hdr>",
            footer1=f"<w:ftr {W}><w:p/></w:ftr>",
            comments=f'<w:comments {W}><w:comment w:id="1">{text}</w:comment></w:comments>',
        ),
    )
    assert found.text == "Seven died."
    assert [each.what for each in found.omissions] == [
        'a page header, "Draft 3"',
        "1 comment",
        "parts that are no text (odd)",
    ]


def test_notes_stand_at_the_end_under_their_numbers(tmp_path: Path) -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="1">{paragraph("By our count.")}</w:footnote></w:footnotes>'
    body = '<w:r><w:t>Seven died.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    found = statement(tmp_path, document(paragraph(body), footnotes=notes))
    assert found.text == "Seven died.[1]\n\n1. By our count."


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "this file is empty|not a Word document"),
        (b"Seven died.", "not a Word document"),
        (b"PK\x03\x04" + b"\0" * 100, "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "has a password"),
        (document("")[:-40], "not a Word document"),
        (document("<w:p>"), "broken"),
        (document(""), "no words"),
        (document("", styles2=f"<!DOCTYPE a [<!ENTITY b 'c'>]><w:styles {W}/>"), "defines entities"),
        (document("", bomb=" " * (MOST_UNPACKED + 1)), "more than 20 MB"),
        (document("<w:ins>" * 100_000 + "</w:ins>" * 100_000), "broken"),
    ],
    ids=["empty", "text", "junk", "password", "cut", "markup", "blank", "entities", "bomb", "deep"],
)
def test_a_document_that_cannot_be_read_is_refused(content: bytes, error: str, tmp_path: Path) -> None:
    with pytest.raises(StatementError, match=error) as caught:
        statement(tmp_path, content)
    assert "\n" not in str(caught.value)


@hypothesis_settings(deadline=None, max_examples=50)
@given(st.integers(0, 1500), st.binary(min_size=1, max_size=8))
def test_a_damaged_document_is_read_or_refused(at: int, damage: bytes) -> None:
    """Whatever bytes are wrong in a document, it is read, or refused with a line that says so."""
    content = bytearray(document(paragraph("Seven died.")))
    content[at : at + len(damage)] = damage
    with suppress(StatementError):
        document_text(bytes(content), "a.docx")


def test_plain_text_does_not_pay_for_documents() -> None:
    code = "import sys, composer.statement as s; s.statement_from_text('a'); print('mammoth' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"
