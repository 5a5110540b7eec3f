"""``new``: a statement to start from, and nothing that is there is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., None]

BESIDE = ("campaign.toml", "opening.en.j2", "opening.es.j2", "call-to-action.en.j2", "call-to-action.es.j2")


def test_a_statement_is_started_with_all_that_it_needs(folder: Path, run: Run) -> None:
    status, out, error = run("new", "peru")
    assert (status, error) == (0, "")
    assert out == "Wrote content/peru.md: put your statement there, then run thread-composer write.\n" + "".join(
        f"Wrote content/{name}.\n" for name in BESIDE
    )
    assert {path.name for path in (folder / "content").iterdir()} == {"peru.md", *BESIDE}
    status, out, error = run("write")
    assert (status, error) == (0, "")
    assert out.endswith("\nOpen threads/peru/index.html\n")


SPANISH = (
    "Justicia para el Perú\n\nSiete soldados y un policía murieron en las protestas que empezaron en diciembre. "
    "Pedimos una investigación independiente de lo que pasó en Puno, y que quienes dieron las órdenes respondan "
    "por ellas ante la justicia.\n"
)


def test_words_in_another_language_get_its_templates_unless_the_file_says_otherwise(folder: Path, run: Run) -> None:
    run("new", "peru")
    statement = folder / "content/peru.md"
    settings = statement.read_text("utf-8").rpartition("+++\n")[0]
    statement.write_text(f"{settings}+++\n{SPANISH}", "utf-8")
    assert run("write", "-p", "x")[2] == ""
    assert "Comparte este hilo" in (folder / "threads/peru/x.txt").read_text("utf-8")
    statement.write_text(f"{settings.replace('# language', 'language')}+++\n{SPANISH}", "utf-8")
    assert run("write", "-p", "x")[2] == (
        "content/peru.md: this is said to be in English (en), and reads like Español (es). Correct its language: the "
        "opening, the call to action and the rules go by it.\n"
    )


def test_what_is_there_stays_as_it_is(folder: Path, run: Run, write: Write) -> None:
    write({f"content/{name}": "mine" for name in ("peru.md", *BESIDE)})
    assert run("new", "peru")[0] == 1
    said = "Wrote content/chile.md: put your statement there, then run thread-composer write.\n"
    assert run("new", "chile") == (0, said, "")
    assert all((folder / "content" / name).read_text("utf-8") == "mine" for name in ("peru.md", *BESIDE))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("con", "con_.md"),
        ("Lima: 19 July", "Lima_ 19 July.md"),
        ("content/peru.md", "peru.md"),
        ("./peru", "peru.md"),
        ("peru.md", "peru.md"),
        ("peru.es", "peru.es.md"),
        ("Perú hoy", "Perú hoy.md"),
    ],
)
def test_every_name_becomes_one_that_every_system_takes(folder: Path, run: Run, name: str, file: str) -> None:
    status, out, _ = run("new", name)
    assert (status, out.splitlines()[0].split(":")[0]) == (0, f"Wrote content/{file}")
    assert {path.name for path in folder.iterdir()} == {"content"}
    assert {path.name for path in (folder / "content").iterdir()} == {file, *BESIDE}


@pytest.mark.parametrize("name", ["", " ", "..", "a/b", "../../a", "/peru", "content/", "content/a/b"])
def test_a_name_that_leads_elsewhere_is_refused(folder: Path, run: Run, name: str) -> None:
    status, out, err = run("new", name)
    assert (status, out, list(folder.iterdir())) == (2, "", [])
    assert f'"{name}" is no name for a file in content/. Write a name such as peru or peru.es.' in err


def test_a_statement_that_was_only_started_is_not_passed_over_in_silence(run: Run) -> None:
    assert run("new", "peru")[0] == 0
    status, out, err = run("write", "-p", "x")
    assert (status, err) == (0, "")
    assert 'Holds what a new statement starts with ("Write the title here")' in out
    assert 'ignore = ["placeholder"]' in out


def test_a_statement_in_arabic_brings_its_templates(run: Run, folder: Path) -> None:
    assert run("new", "peru.ar")[0] == 0
    assert {"opening.ar.j2", "call-to-action.ar.j2"} <= {path.name for path in (folder / "content").iterdir()}
