import json

from composer import compose
from composer.output.files import statement_files
from composer.statement import statement_from_text

TEXT = "One died.\n\nTwo were hurt."


def test_one_language_has_its_files_in_the_statements_folder() -> None:
    thread = compose(TEXT, "x", limit=20)
    files = statement_files([thread], "<p>é")
    assert list(files) == ["index.html", "x.txt", "x.json", "x/01.txt", "x/02.txt"]
    assert files["index.html"] == "<p>é".encode()
    assert files["x/01.txt"] == b"One died.\n1/2"
    assert json.loads(files["x.json"])["platform"] == "x"


def test_several_languages_have_a_folder_each_and_one_page() -> None:
    threads = [compose(statement_from_text(TEXT, language=code), "x", limit=20) for code in ("en", "es")]
    assert [name for name in statement_files(threads, "") if name.count("/") < 2] == [
        *("index.html", "en/x.txt", "en/x.json", "es/x.txt", "es/x.json"),
    ]


def test_names_have_as_many_digits_as_the_total() -> None:
    thread = compose("It rained. " * 130, "x", split="sentence")
    names = [name for name in statement_files([thread], "") if name.startswith("x/")]
    assert names[0] == "x/001.txt"
    assert names == sorted(names)
