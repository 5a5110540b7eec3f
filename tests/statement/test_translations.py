"""What templates know of a statement's other languages."""

from pathlib import Path

import pytest

from composer.errors import ComposerError
from composer.output.composing import threads
from composer.platforms import platform
from composer.statement import read_statement, statement_from_text
from composer.statement.campaign import Campaign
from composer.statement.options import Options
from composer.statement.settings import Settings, settings_for
from composer.statement.translations import language_name, translations_of

OPENING = "{% for other in translations if other.link %}{{ other.name }}: {{ other.link }} {% endfor %}"
FILES = {
    "peru.md": '+++\nlanguage = "en"\n+++\nWe call for justice.',
    "peru.es.md": '+++\nlink = "https://example.org/es"\ntitle = "Perú"\n+++\nPedimos justicia.',
    "peru.ar.md": "نطالب بالعدالة.",
    "chile.fr.md": '+++\nlink = "https://example.org/fr"\n+++\nNous demandons justice.',
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with statements."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def settled(path: Path, opening: str) -> Settings:
    return settings_for(read_statement(path), Options(opening=opening, call_to_action="none"), Campaign())


def test_they_are_the_files_of_its_name(content: Path) -> None:
    assert list(translations_of(read_statement(content / "peru.md"))) == [
        {"language": "ar", "name": "العربية", "title": "نطالب بالعدالة.", "link": ""},
        {"language": "es", "name": "Español", "title": "Perú", "link": "https://example.org/es"},
    ]
    assert [each["language"] for each in translations_of(read_statement(content / "peru.es.md"))] == ["ar", "en"]
    assert list(translations_of(read_statement(content / "chile.fr.md"))) == []


def test_an_opening_leads_to_them(content: Path) -> None:
    found = settled(content / "peru.md", OPENING)
    [first] = threads(found)[0].posts
    assert first.opening == "Español: https://example.org/es"


@pytest.mark.parametrize("opening", ["{{ other.name }}: {{ other.link }}", "{{ other.name ~ ': ' ~ other.link }}"])
def test_a_link_that_a_translation_does_not_give_is_never_posted(content: Path, opening: str) -> None:
    found = settled(content / "peru.md", f"{{% for other in translations %}}{opening} {{% endfor %}}")
    with pytest.raises(
        ComposerError, match=r"line 1: this template does not work: .*peru\.ar\.md gives no link\. Write"
    ):
        threads(found)


def test_the_other_files_are_read_only_where_a_template_asks(content: Path) -> None:
    (content / "peru.es.md").write_text("+++\nlink = 1\n+++\nPedimos justicia.", "utf-8")
    assert settled(content / "peru.md", "#Peru").variables(platform("x"))["translations"] == []
    with pytest.raises(ComposerError, match=r"peru\.es\.md"):
        settled(content / "peru.md", OPENING)


def test_a_text_that_is_no_file_has_none(content: Path) -> None:
    for name in ("standard input", str(content / "peru.md")):
        assert list(translations_of(statement_from_text("We call for justice.", name=name))) == []


@pytest.mark.parametrize(
    ("code", "name"), [("pt-BR", "Português"), ("zh-Hant", "中文"), ("ckb", "کوردیی ناوەندی"), ("xx", "xx")]
)
def test_languages_go_by_their_own_names(code: str, name: str) -> None:
    assert language_name(code) == name
