"""Which files are which statement, by what names, and what is refused."""

import os
from pathlib import Path

import pytest

from composer.errors import ComposerError, StatementError
from composer.output.batch import check_languages, jobs, unreadable
from composer.output.composing import threads
from composer.statement import statement_from_text
from composer.statement.campaign import campaign_for
from composer.statement.options import Options
from composer.statement.settings import settings_for

TEXT = "Seven people died in the protests. We ask for an inquiry into their deaths."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path()


def files(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, encoding="utf-8")


def found(*sources: str) -> dict[str, list[str]]:
    """Return the files of each statement by its name."""
    there = jobs([Path(source) for source in sources], Path("threads"))
    return {str(job.name): [source.as_posix() for source in job.sources] for job in there}


def test_files_that_differ_only_by_their_language_are_one_statement(folder: Path) -> None:
    files(folder, "content/peru.md", "content/peru.es.md", "content/peru.pt-BR.md", "content/chile.md")
    assert found() == {
        "chile": ["content/chile.md"],
        "peru": ["content/peru.md", "content/peru.es.md", "content/peru.pt-BR.md"],
    }


def test_translations_in_different_formats_are_one_statement(folder: Path) -> None:
    files(folder, "content/agua.en.txt", "content/agua.es.md", "content/peru.md", "content/peru.es.docx")
    files(folder, "content/agua.en.png", "content/peru.docx.bak", "content/a/agua.fr.txt")
    files(folder, "content/chile.docx", "content/chile.es.md")
    assert found() == {
        "agua": ["content/agua.en.txt", "content/agua.es.md"],
        "chile": ["content/chile.docx", "content/chile.es.md"],
        "a/agua": ["content/a/agua.fr.txt"],
        "peru": ["content/peru.md", "content/peru.es.docx"],
    }
    assert found("content/peru.es.docx") == {"peru": ["content/peru.md", "content/peru.es.docx"]}


def test_two_formats_in_one_language_are_two_statements(folder: Path) -> None:
    files(folder, "content/chile.md", "content/chile.txt", "content/chile.es.md")
    there = jobs([], Path("threads"))
    assert [[source.name for source in job.sources] for job in there] == [["chile.md", "chile.es.md"], ["chile.txt"]]
    assert found("content/chile.es.md") == {"chile": ["content/chile.md", "content/chile.es.md"]}


@pytest.mark.parametrize("given", ["peru.md", "peru.es.md"])
def test_one_language_of_a_statement_brings_the_others(folder: Path, given: str) -> None:
    files(folder, "peru.md", "peru.es.md", "peru.old.md")
    assert found(given) == {"peru": ["peru.md", "peru.es.md"]}


def test_a_folder_is_looked_through_once_however_many_of_its_files_are_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{place}/s{number}.md" for place in "ab" for number in range(30)]
    files(folder, *names, "a/s1.es.md")
    looks: list[Path] = []
    real = os.listdir

    def listdir(place: Path) -> list[str]:
        looks.append(place)
        return real(place)

    monkeypatch.setattr(os, "listdir", listdir)
    there = found(*names)
    assert there["s1"] == ["b/s1.md"]
    assert looks == [Path("a"), Path("b")]


def test_a_statement_is_named_after_its_folders_below_the_one_that_was_given(folder: Path) -> None:
    files(folder, "content/2026/peru.md", "content/chile.md")
    assert list(found("content")) == ["chile", "2026/peru"]
    assert list(found("content/2026")) == ["peru"]


def test_a_statement_that_is_given_twice_is_written_once(folder: Path) -> None:
    files(folder, "content/peru.md")
    assert found("content", "content/peru.md") == {"peru": ["content/peru.md"]}


def test_what_was_written_and_what_is_hidden_is_no_statement(folder: Path) -> None:
    files(folder, "peru.md", "threads/peru/x.txt", "threads/peru/x/01.txt", ".git/notes.md", "content.csv", ".a.md")
    assert found(".") == {"peru": ["peru.md"]}


def test_folders_without_statements_are_all_named(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    with pytest.raises(StatementError) as caught:
        found("a", "b")
    kinds = ".txt, .text, .md, .markdown, .html, .htm, .docx"
    reason = f"no statement is in this folder ({kinds}). Start one with thread-composer new."
    assert caught.value.problems == (f"a: {reason}", f"b: {reason}")


def test_without_content_the_command_that_makes_it_is_named(folder: Path) -> None:
    with pytest.raises(StatementError) as caught:
        jobs([], folder / "threads")
    assert str(caught.value) == "There is no folder content here. Start a statement with: thread-composer new NAME"


def test_two_files_in_one_language_are_refused_so_that_neither_is_lost() -> None:
    first, second = (statement_from_text(TEXT, name=name, language="en") for name in ("peru.md", "peru.en.md"))
    with pytest.raises(StatementError) as caught:
        check_languages([first, second])
    assert str(caught.value) == (
        "peru.md and peru.en.md: one statement cannot be in one language (en) twice. "
        "Rename one of the files, or correct its language."
    )
    check_languages([first, statement_from_text(TEXT, name="peru.es.md", language="es")])


def test_the_problems_of_all_platforms_are_raised_together(folder: Path) -> None:
    statement = statement_from_text(TEXT, language="en")
    options = Options(platforms=("x", "bluesky", "sms"), limits={"x": 3, "bluesky": 3})
    with pytest.raises(ComposerError) as caught:
        threads(settings_for(statement, options, campaign_for(folder / "peru.md")))
    assert [problem.partition(":")[0] for problem in caught.value.problems] == ["X", "Bluesky", "text"]
    assert caught.value.problems[-1].endswith("Put that right, or leave out X and Bluesky: -p sms")


def test_files_that_nobody_can_read_are_named_unless_another_is_beside_them(tmp_path: Path) -> None:
    out = tmp_path / "threads"
    for name in ("peru.docx", "peru.pdf", "lima.PDF", "a/puno.odt", "photo.jpg", ".hidden.doc", "threads/x.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    saying = "files of this kind cannot be read. Save them as .docx, .txt or .md."
    assert list(unreadable([tmp_path, tmp_path / "peru.pdf"], out)) == [f"{tmp_path}: a/puno.odt, lima.PDF: {saying}"]
    with pytest.raises(StatementError, match=r"no statement is in this folder .*\. puno\.odt: files of this kind"):
        jobs([tmp_path / "a"], out)
    for number in range(7):
        (tmp_path / f"a/{number}.doc").touch()
    (told,) = unreadable([tmp_path / "a"], out)
    assert ": 0.doc, 1.doc, 2.doc, 3.doc, 4.doc and 3 more: files" in told
