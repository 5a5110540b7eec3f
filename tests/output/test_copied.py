import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from composer.errors import WritingError
from composer.output.copied import FILE, MOST, last_copied, remember_copied, state_folder


def test_where_a_person_stopped_is_remembered_for_each_thread(tmp_path: Path) -> None:
    remember_copied("aa", 3, tmp_path / "state")
    remember_copied("bb", 1, tmp_path / "state")
    remember_copied("aa", 4, tmp_path / "state")
    assert [last_copied(key, tmp_path / "state") for key in ("aa", "bb", "cc")] == [4, 1, 0]


def test_beginning_again_forgets(tmp_path: Path) -> None:
    remember_copied("aa", 3, tmp_path)
    remember_copied("aa", 0, tmp_path)
    assert last_copied("aa", tmp_path) == 0


def test_the_oldest_are_forgotten_first(tmp_path: Path) -> None:
    rows = ",".join(f'"{number}": 1' for number in range(MOST))
    (tmp_path / FILE).write_text(f"{{{rows}}}")
    remember_copied("new", 2, tmp_path)
    assert [last_copied(key, tmp_path) for key in ("0", "1", "new")] == [0, 1, 2]


def test_threads_that_are_copied_at_once_are_all_remembered(tmp_path: Path) -> None:
    keys = [f"key {number}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: remember_copied(key, 2, tmp_path), keys))
    assert [last_copied(key, tmp_path) for key in keys] == [2] * len(keys)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"aa": "3"}', '{"aa": -1}', "null"])
def test_a_broken_file_remembers_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert last_copied("aa", tmp_path) == 0


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(WritingError, match="state: a file stands where a folder must be"):
        remember_copied("aa", 1, tmp_path / "state")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="each system has a place of its own")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for the folder as Linux has it")
def test_the_state_folder_is_where_the_system_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "thread-composer"
