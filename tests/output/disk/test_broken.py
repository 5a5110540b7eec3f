"""Whatever somebody makes of the files of a statement's folder: one clear error, or a way without them."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from composer import compose
from composer.errors import ComposerError
from composer.output.approval import read_approval
from composer.output.checking import checked
from composer.output.copied import last_copied
from composer.output.copying import of_file
from composer.output.disk.replacement import MANIFEST, manifest_of
from composer.output.export import FORMS
from composer.output.summary import FILE as SUMMARY
from composer.output.summary import read_summary
from composer.output.thread_files.carrying import carried_edits
from composer.output.thread_files.record import former_thread
from composer.output.thread_files.returning import returned_thread
from composer.output.writing import write_threads

DEEP = b"[" * 100_000
ENDLESS = b"1" * 5_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_threads("peru", [compose("One died.\n\nTwo were hurt.", "x", limit=20)], tmp_path).page.parent


READERS: dict[str, Callable[[Path], object]] = {
    "x.json": lambda folder: (former_thread(folder / "x.json"), checked(folder / "x.txt"), carried_edits(folder)),
    "approval.json": read_approval,
    MANIFEST: manifest_of,
    SUMMARY: read_summary,
    "copied.json": lambda folder: last_copied("aa", folder),
}


@pytest.mark.parametrize("content", [b"", DEEP, ENDLESS, b"\xff", b"null", b"[3]", b'{"threads": Infinity}'])
@pytest.mark.parametrize("name", READERS)
def test_a_file_of_ours_that_is_none_any_more_is_done_without(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    READERS[name](folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", float("inf")),
        ("limit", "280"),
        ("limit", None),
        ("platform", "myspace"),
        ("platform", ["x"]),
        ("posts", []),
        ("posts", [{"text": "One.", "lengths": {"weight": 4, "bytes": 4}, "spans": [[0, 9]], "cut": "end"}]),
        ("posts", [{"text": "One.", "lengths": {"weight": float("inf")}, "spans": [[0, float("inf")]], "cut": "end"}]),
        ("sentences", [[0, 1e999]]),
    ],
)
def test_the_json_of_a_thread_with_another_value_raises_no_other_error(folder: Path, name: str, value: object) -> None:
    path = folder / "x.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), name: value}))
    (folder / SUMMARY).unlink()
    (folder / "text.txt").write_text("One died.")
    READERS["x.json"](folder)
    read_summary(folder)
    with suppress(ComposerError):
        returned_thread(folder / "text.txt", [folder / "x.txt"])
    with suppress(ComposerError):
        for form in FORMS.values():
            form(of_file(path))


@pytest.mark.parametrize("content", [DEEP, ENDLESS, b"a." * 100_000 + b"a = 1"])
def test_settings_of_a_thread_file_that_nobody_can_read_are_one_problem(folder: Path, content: bytes) -> None:
    path = folder / "x.txt"
    path.write_bytes(path.read_bytes().replace(b"+++\n", b"+++\nn = " + content + b"\n", 1))
    found = checked(path)
    assert found.status == "broken"
    assert len(found.problems) == 1
