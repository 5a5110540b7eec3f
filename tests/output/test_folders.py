"""Folders for statements: each its own, and the same in every run."""

from pathlib import Path, PurePosixPath

import pytest

from composer.output.disk.staging import write_files
from composer.output.folders import Folders


def placed(out: Path, *files: str) -> list[str]:
    """Return the folders that a run gives to statements, each of one file."""
    statements = [(PurePosixPath(Path(file).with_suffix("").name), [Path(file)]) for file in files]
    folders = Folders(out, statements)
    return [folders.of(name, sources).relative_to(out).as_posix() for name, sources in statements]


def write(out: Path, folder: str, source: str) -> None:
    write_files({"x.txt": b"thread"}, out / folder, sources=[source])


def test_no_two_statements_share_a_folder_whatever_parts_their_names(tmp_path: Path) -> None:
    assert placed(tmp_path, "a/peru.md", "b/PERU.md", "c/peru.txt") == ["peru", "PERU-2", "peru-3"]
    assert placed(tmp_path, "s:1.md", "s?1.md", "con.md", "con_.md") == ["s_1", "s_1-2", "con_", "con_-2"]


@pytest.mark.parametrize("files", [("PERU.html", "peru.md", "peru.txt"), ("peru.txt", "peru.md", "PERU.html")])
def test_a_statement_keeps_the_folder_that_it_has(tmp_path: Path, files: tuple[str, ...]) -> None:
    write(tmp_path, "peru", "peru.txt")
    first = dict(zip(files, placed(tmp_path, *files), strict=True))
    assert first["peru.txt"] == "peru"
    assert len({folder.casefold() for folder in first.values()}) == 3
    for file, folder in first.items():
        write(tmp_path, folder, file)
    assert dict(zip(files, placed(tmp_path, *files), strict=True)) == first


def test_no_statement_takes_the_place_of_the_page_that_lists_all(tmp_path: Path) -> None:
    assert placed(tmp_path, "index.html.md", "Index.HTML.txt") == ["index.html-2", "Index.HTML-3"]


def test_a_statement_whose_name_another_got_with_its_number_is_parted_too(tmp_path: Path) -> None:
    assert placed(tmp_path, "a/peru.md", "b/peru.md", "peru-2.md") == ["peru", "peru-2", "peru-2-2"]
