"""What the program may be given: statements, settings and files, from plain to hostile."""

# ruff: noqa: E501, SIM905 - rows of pieces read best as they are

import random
import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from composer.statement.choices import CALL_TO_ACTION_PLACES, MARKER_PLACES, OPENING_PLACES, SPLITS
from tests.oracle.strings import string

SENTENCES = [
    "Seven people died.",
    "In addition, seven soldiers and one policeman were killed.",
    "We call on the international community, led by the United States, to support the Peruvian people at this critical moment.",
    "“We will not be silent,” said Dr. A. B. Torres; “not now — not ever.”",
    "This includes 1,200.50 m² of land, $3 million and 49 civilians (on July 19, 2026 at 9 a.m.).",
    "¿Quién dio la orden? ¡Nadie responde! El Sr. Núñez pide «justicia».",
    "Le 3 mars, M. Dupont a dit : « Pas un de plus » ; c’est tout.",
    "Am 3. Mai wurden z. B. 12 Personen – darunter Dr. Weiß – verletzt.",
    "В г. Лиме погибли 49 чел., в т. ч. А. С. Петров.",
    "قُتل سبعة أشخاص. نطالب بالتحقيق؛ الآن؟",
    "בית המשפט קבע כי 7 בני אדם נהרגו.",
    "सात लोग मारे गए। हम जाँच की माँग करते हैं।",
    "七人死亡。我们要求调查！“正义”何时到来？",
    "7人が死亡した。「真実を」と遺族は語った。",
    "일곱 명이 숨졌다. 조사를 요구한다.",
    "ผู้เสียชีวิตเจ็ดคน เราขอให้มีการสอบสวน",
    "Հինգ մարդ զոհվեց։ Ո՞վ է պատասխանատու։",
]
WORDS = "the of Peru and, however; justice: truth — people… it's co-operate (see [1]) Mr. U.S. e.g. a.m. No. 49 1,200 $3 3.5% 50 % ½ ² 2/9 1/1 #Peru @user @user@example.org https://example.org/a-b,c?d=e#f example.com left.It end.The".split()
HARD_WORDS = [
    "w" * 400,
    "人" * 300,
    "é" * 150,
    "e\u0301" * 150,
    "https://example.org/" + "a" * 300,
    "#" + "Tag" * 60,
    "@" + "user" * 40,
    "👩‍👩‍👧‍👦" * 30,
    "🇵🇪" * 40,
    "a" + "\u0301" * 200,
    "-" * 150,
    "(" * 120,
    "“" * 60,
    "http://" * 40,
    "A! " * 80,
    "A." * 80,
]
SIGNS = [
    *".?!…。！？؟।:;,、،'\"“”‘’«»「」()[]{}<>-–—•*_~`|\\/@#$%&^=+",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u00a0",
    "\u200b",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u202e",
    "\u2066",
    "\u2028",
    "\ufeff",
    "\ufe0f",
    "\u0301",
    "\u20e3",
    "\x0b",
    "\x0c",
    "\x1b[31m",
    "\x07",
    "\x85",
    "\x00",
    "\ud800",
    "\udc00",
    "\n---\n",
    "\n\n---\n\n",
    "\n+++\n",
    "\n# ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n<!-- opening -->\n",
    "{{ total }}",
    "{% for",
    "<script>",
    "&amp;",
    "🧵",
    "🏳️‍🌈",
    "1️⃣",
    "🇵",
]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(SENTENCES),
    st.sampled_from(SIGNS),
    st.integers(0, 2**32).map(lambda seed: string(random.Random(seed))),  # noqa: S311 - no secret
    st.text(max_size=8),
    st.sampled_from(HARD_WORDS),
)
_JOINTS = st.sampled_from([" ", "", "\n\n", "\n", "  ", "\n\n\n"])


LONGEST = 5000
"""Characters of a text: some pieces are addresses as long as any platform knows, and a dozen of those tell no more."""


@st.composite
def texts(draw: st.DrawFn, most: int = 12) -> str:
    """Return a statement's words: pieces of every kind, parted in every way."""
    pieces = draw(st.lists(PIECES, max_size=most))
    joint = draw(_JOINTS)
    text = joint.join(pieces) if draw(st.booleans()) else "".join(piece + draw(_JOINTS) for piece in pieces)
    return text[:LONGEST]


TEMPLATES = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "",
            "#Peru 🧵",
            "In {{ total }} posts:",
            "{{ title }}",
            "{{ platform }} {{ language }} {{ 'x' * total }}",
            "{% if total > 9 %}Long. Read on.{% endif %}",
            "{{ missing }}",
            "{{ 1 / 0 }}",
            "{% for",
            "{{ ['a', 'b'] | join('\n\n') }}",
            "{# nothing #}",
            "---",
            "<!-- opening -->",
            "https://example.org/sign",
            "w" * 400,
        ]
    ),
    st.lists(PIECES, max_size=4).map(" ".join),
)
MARKERS = st.one_of(
    st.sampled_from(["1/9", "none", "(1/9)", "1.", "🧵 1/9", "🧵"]),
    st.sampled_from(
        [
            "{{ index }} of {{ total }}",
            "{{ '#' * index }}",
            "{{ index }}{{ missing }}",
            "{{ (total - index) }} to go",
            "{% if index == total %}The end{% endif %}",
            "{{ 'x' * (30 - total) }}{{ index }}",
            "{% if index == total - 1 %}the one before the last{% endif %}",
            "{% if total == 7 %}seven posts in all{% endif %}",
            "  {{ index }}\n",
            "{{",
            "plain",
        ]
    ),
)


@st.composite
def settings_of_every_kind(draw: st.DrawFn) -> dict[str, Any]:
    """Return options of `compose`: mostly the usual ones, some of them odd, the limit small or large."""
    if draw(st.integers(0, 3)) == 0:
        return {}
    return {
        "split": draw(st.sampled_from(SPLITS)),
        "marker": draw(MARKERS),
        "marker_at": draw(st.sampled_from(MARKER_PLACES)),
        "opening": draw(TEMPLATES),
        "opening_at": draw(st.sampled_from(OPENING_PLACES)),
        "call_to_action": draw(TEMPLATES),
        "call_to_action_at": draw(st.sampled_from(CALL_TO_ACTION_PLACES)),
        "limit": draw(
            st.none() | st.sampled_from([1, 2, 5, 9, 24, 40, 77, 140, 281, 1000, 10**6]) | st.integers(3, 400)
        ),
        "language": draw(st.sampled_from([None, "en", "es", "ar", "zh", "ja", "th", "tlh"])),
        "content_warning": draw(st.sampled_from(["", "", "Deaths in protests", "⚠️ 人 https://example.org"])),
    }


LINES = [
    "+++",
    'title = "Peru"',
    "title = 3",
    'platforms = ["x", "nowhere"]',
    'language = "es"',
    "limit = -1",
    'embargo = "2026-12-10T09:00:00-05:00"',
    "embargo = 2026-12-10T09:00:00",
    'hashtags = ["Peru", "#Peru"]',
    "[hashtags]",
    'x = ["a"]',
    'marker = "{{ index }}"',
    'opening = """',
    "a = [[[",
    "a.b.c = 1",
    'own = "\\ud800"',
    "---",
    "...",
    "# Title",
    "## Heading",
    "- item",
    "  - nested",
    "1. one",
    "10) ten",
    "> quoted",
    ">> twice",
    "    code",
    "```",
    "| a | b |",
    "|---|---|",
    "![alt](image.png)",
    "![](<a b.png> 'c')",
    "[link](https://example.org 'title')",
    "[ref]: https://example.org",
    "<https://example.org>",
    "<div>html</div>",
    "<!-- comment",
    "-->",
    "<!-- keep -->",
    "**bold *both***",
    "\\* escaped \\\\",
    "&nbsp;&#x1F9F5;&#xD800;&#0;",
    "Title\n=====",
    "* * *",
    "[^1]: note",
    "~~gone~~",
    "top of page",
]
TAGS = "p div br h1 h2 ul ol li table tr td blockquote a img b i span script style title head body html main article nav footer pre svg template iframe textarea select option q sup sub del ins figure figcaption noscript base meta link ruby rt hr form button input".split()
ATTRIBUTES = [
    "",
    " hidden",
    ' class="x"',
    ' style="display:none"',
    ' href="https://example.org"',
    ' src="a.png" alt="A picture"',
    ' charset="utf-16"',
    ' http-equiv="content-type" content="text/html; charset=shift_jis"',
    ' role="navigation"',
    ' aria-hidden="true"',
    ' dir="rtl"',
    ' ="',
    " 'x",
]


@st.composite
def _markup(draw: st.DrawFn) -> str:
    """Return something like a web page, its tags seldom in order."""
    found = []
    for _ in range(draw(st.integers(0, 20))):
        tag, kind = draw(st.sampled_from(TAGS)), draw(st.integers(0, 3))
        if kind == 0:
            found.append(f"</{tag}>")
        elif kind == 1:
            found.append(draw(PIECES))
        else:
            found.append(f"<{tag}{draw(st.sampled_from(ATTRIBUTES))}>")
    found.append(
        draw(
            st.sampled_from(
                ["", "<", "<!", "<![CDATA[", "<!--", "&", "&#", "&#x110000;", "&#xD800;", "<?xml", "</", "<p a='"]
            )
        )
    )
    return "".join(found)


_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "shift_jis"])


@st.composite
def _encoded(draw: st.DrawFn, text: str) -> bytes:
    """Return a text as bytes, mostly sound."""
    encoding = draw(_ENCODINGS) if draw(st.integers(0, 4)) == 0 else "utf-8"
    keeps = encoding.startswith("utf") and draw(st.booleans())
    content = text.encode(encoding, "surrogatepass" if keeps else "replace")
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(content)))
        content = content[:at] + draw(st.binary(max_size=4)) + content[at + draw(st.integers(0, 3)) :]
    return content


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
_RUNS = [
    "<w:r><w:t>Seven people died.</w:t></w:r>",
    '<w:r><w:t xml:space="preserve"> A &amp; B </w:t></w:r>',
    "<w:r><w:br/><w:tab/><w:noBreakHyphen/></w:r>",
    "<w:ins><w:r><w:t>added</w:t></w:r></w:ins>",
    "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
    '<w:hyperlink r:id="rId9" xmlns:r="x"><w:r><w:t>link</w:t></w:r></w:hyperlink>',
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "<w:r><w:fldChar/></w:r>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:p>",
    "</w:p>",
    "<w:unknown/>",
    "<",
]
_STYLES = ["", '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', "<w:pPr><w:numPr><w:ilvl/><w:numId/></w:numPr></w:pPr>"]


def packed(body: str, parts: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Return a Word document with this markup in its body, and in further parts."""
    document = BytesIO()
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')
        for name, markup in parts.items():
            package.writestr(f"word/{name}.xml", markup)
    return document.getvalue()


@st.composite
def _document(draw: st.DrawFn) -> bytes:
    """Return a Word document, at times damaged."""
    body = ""
    for _ in range(draw(st.integers(0, 6))):
        body += (
            f"<w:p>{draw(st.sampled_from(_STYLES))}{''.join(draw(st.lists(st.sampled_from(_RUNS), max_size=5)))}</w:p>"
        )
    parts = {}
    if draw(st.integers(0, 2)) == 0:
        name = draw(st.sampled_from(["footnotes", "styles", "comments", "numbering"]))
        parts[name] = draw(st.sampled_from(["", "<", "<a/>", f'<w:footnotes xmlns:w="{_WORD}"/>']))
    content = packed(body, parts)
    if draw(st.integers(0, 2)) == 0:
        at = draw(st.integers(0, len(content) - 1))
        content = content[:at] + draw(st.binary(max_size=3)) + content[at + draw(st.integers(0, 3)) :]
    return content


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a file to read: how its name ends, and its bytes."""
    suffix = draw(st.sampled_from([".md", ".txt", ".html", ".docx", ".es.md", ".ar.txt"]))
    if suffix == ".docx":
        return suffix, draw(_document())
    if suffix == ".html":
        return suffix, draw(_encoded(draw(_markup())))
    lines = draw(st.lists(st.sampled_from(LINES) | PIECES, max_size=16))
    front = "+++\n" if draw(st.booleans()) else ""
    return suffix, draw(_encoded(front + "\n".join(lines)))
