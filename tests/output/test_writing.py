import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer import compose
from composer.errors import WritingError
from composer.output.disk.replacement import MANIFEST, finish_interrupted
from composer.output.disk.staging import write_file, write_files
from composer.output.folders import statement_folder
from composer.output.summary import FILE as SUMMARY
from composer.output.writing import write_threads

OLD = {"index.html": b"old page", "x.txt": b"old thread", "x/01.txt": b"old one", "x/02.txt": b"old two"}
NEW = {"index.html": b"new page", "x.txt": b"new thread", "x/01.txt": b"new one", "y/01.txt": b"why"}


def on_disk(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder but the manifest and the summary."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in (MANIFEST, SUMMARY))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "threads" / "peru"


def test_files_are_written_and_those_of_an_earlier_run_removed(folder: Path) -> None:
    write_files(OLD, folder)
    (folder / "notes.txt").write_bytes(b"mine")
    (folder / "x" / "mine.txt").write_bytes(b"mine too")
    changes = write_files(NEW, folder)
    assert on_disk(folder) == {**NEW, "notes.txt": b"mine", "x/mine.txt": b"mine too"}
    assert changes.removed == (folder / "x/02.txt",)
    assert changes.kept == ()


def test_a_folder_that_is_left_empty_is_removed(folder: Path) -> None:
    write_files(OLD, folder)
    write_files({"index.html": b"page"}, folder)
    assert [path.name for path in folder.iterdir()] == ["index.html", MANIFEST] or {
        path.name for path in folder.iterdir()
    } == {"index.html", MANIFEST}


def test_writing_the_same_again_touches_no_file(folder: Path) -> None:
    write_files(OLD, folder)
    before = {name: (folder / name).stat().st_mtime_ns for name in OLD}
    write_files(OLD, folder)
    assert {name: (folder / name).stat().st_mtime_ns for name in OLD} == before


def test_an_edited_file_is_kept_beside_the_new_one(folder: Path) -> None:
    write_files(OLD, folder)
    (folder / "x.txt").write_bytes(b"edited by Ana")
    (folder / "x/02.txt").write_bytes(b"edited too")
    changes = write_files(NEW, folder)
    assert changes.kept == (folder / "x.edited.txt", folder / "x/02.edited.txt")
    assert on_disk(folder) == {**NEW, "x.edited.txt": b"edited by Ana", "x/02.edited.txt": b"edited too"}


def test_a_second_edit_does_not_replace_the_first(folder: Path) -> None:
    write_files(OLD, folder)
    for edit in (b"first", b"second", b"first"):
        (folder / "x.txt").write_bytes(edit)
        write_files(OLD, folder)
    assert on_disk(folder) == {**OLD, "x.edited.txt": b"first", "x.edited-2.txt": b"second"}


def test_other_line_ends_are_no_edit(folder: Path) -> None:
    write_files({"x.txt": b"a\nb\n"}, folder)
    (folder / "x.txt").write_bytes(b"a\r\nb\r\n")
    assert write_files({"x.txt": b"new"}, folder).kept == ()


def test_a_file_of_somebody_else_is_kept_where_ours_must_stand(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_bytes(b"another page")
    assert write_files(NEW, folder).kept == (folder / "index.edited.html",)


def test_one_file_is_written_and_the_others_stay(folder: Path) -> None:
    write_files(OLD, folder, sources=["peru.md"])
    write_file("index.html", b"approved page", folder)
    assert on_disk(folder) == {**OLD, "index.html": b"approved page"}
    assert write_files(NEW, folder, sources=["peru.md"]).kept == ()


@pytest.mark.parametrize("name", ["x", "x.txt", "index.html"])
def test_a_symbolic_link_is_never_followed(folder: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.mkdir(parents=True)
    (folder / name).symlink_to(elsewhere)
    with pytest.raises(WritingError, match="symbolic link"):
        write_files(NEW, folder)
    assert list(elsewhere.iterdir()) == []
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_linked_statement_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WritingError, match="peru: this is a symbolic link"):
        write_files(NEW, folder)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_manifest_from_outside_removes_nothing_outside(folder: Path, tmp_path: Path) -> None:
    write_files(OLD, folder)
    (tmp_path / "precious").write_bytes(b"old one")
    manifest = json.loads((folder / MANIFEST).read_bytes())
    digest = manifest["files"]["x/01.txt"]
    manifest["files"] |= {"../../precious": digest, str(tmp_path / "precious"): digest}
    (folder / MANIFEST).write_text(json.dumps(manifest))
    write_files(NEW, folder)
    assert (tmp_path / "precious").read_bytes() == b"old one"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"files": 3}', '{"files": {"x.txt": null}}', "null"])
def test_a_broken_manifest_loses_nothing(folder: Path, content: str) -> None:
    write_files(OLD, folder)
    (folder / MANIFEST).write_text(content)
    write_files(NEW, folder)
    found = on_disk(folder)
    assert NEW.items() <= found.items()
    assert found["x.edited.txt"] == b"old thread"


def test_obstacles_are_all_named_and_nothing_is_written(folder: Path) -> None:
    (folder / "x.txt").mkdir(parents=True)
    (folder / "y").write_bytes(b"a file")
    with pytest.raises(WritingError) as caught:
        write_files(NEW, folder)
    assert caught.value.problems == (
        f"{folder}/x.txt: a folder stands where a file must be. Move it away.",
        f"{folder}/y: a file stands where a folder must be. Move it away.",
    )
    assert on_disk(folder) == {"y": b"a file"}


def test_an_out_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "threads").write_bytes(b"")
    with pytest.raises(WritingError, match=r"/threads: a file stands where a folder must be"):
        write_files(NEW, tmp_path / "threads" / "peru")
    with pytest.raises(WritingError, match=r"/threads: a file stands where a folder must be"):
        statement_folder(tmp_path / "threads", "peru", ["peru.md"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_leaves_everything_as_it_was(folder: Path) -> None:
    write_files(OLD, folder)
    program = """
        import errno, resource, signal, sys
        from pathlib import Path
        from composer.errors import WritingError
        from composer.output.disk.staging import write_files
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        try:
            write_files({"index.html": b"new", "x.txt": b"n" * 5000}, Path(sys.argv[1]))
        except WritingError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(folder)], capture_output=True, text=True, check=True
    )
    assert "run the command again" in done.stdout
    assert on_disk(folder) == OLD
    assert write_files(NEW, folder).kept == ()


KILLED = """
    import os, sys
    from pathlib import Path
    from composer.output.disk import staging
    folder, moment, new = Path(sys.argv[1]), int(sys.argv[2]), eval(sys.argv[3])
    count = 0
    def hook(event, arguments):
        global count
        if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "shutil.rmtree"):
            count += 1
            if count == moment:
                os._exit(9)
    sys.addaudithook(hook)
    staging.write_files(new, folder)
    os._exit(0)
"""


def kill_at(moment: int, folder: Path) -> bool:
    """Kill a write of the new files before its step of that number on the disk; return whether it got that far."""
    arguments = [sys.executable, "-c", textwrap.dedent(KILLED), str(folder), str(moment), repr(NEW)]
    return subprocess.run(arguments, check=False).returncode == 9


@pytest.mark.measures
def test_killed_at_any_moment_the_next_run_finds_all_old_or_all_new(tmp_path: Path) -> None:
    moment, killed = 1, True
    outcomes = set()
    while killed:
        folder = tmp_path / str(moment) / "peru"
        write_files(OLD, folder)
        (folder / "x.txt").write_bytes(b"edited by Ana")
        killed = kill_at(moment, folder)
        each = on_disk(folder)
        assert each["x.txt"] in (b"edited by Ana", b"new thread")
        assert each["index.html"] in (b"old page", b"new page")
        finish_interrupted(folder)
        found = on_disk(folder)
        edited = {found.pop("x.edited.txt", b"")} | {found["x.txt"]}
        assert b"edited by Ana" in edited
        outcomes.add("new" if found == NEW else "old")
        if found != NEW:
            assert found == {**OLD, "x.txt": b"edited by Ana"}
        write_files(NEW, folder)
        assert on_disk(folder) == {**NEW, "x.edited.txt": b"edited by Ana"}
        moment += 1
    assert outcomes == {"old", "new"}
    assert moment > 30


def test_an_edit_after_the_kill_is_kept_too(folder: Path) -> None:
    write_files(OLD, folder)
    moment = 1
    while not (folder / ".thread-composer.journal").exists():
        assert kill_at(moment, folder)
        moment += 4
    (folder / "x.txt").write_bytes(b"edited after the kill")
    changes = finish_interrupted(folder)
    assert changes.kept == (folder / "x.edited.txt",)
    assert on_disk(folder) == {**NEW, "x.edited.txt": b"edited after the kill"}


def test_two_runs_at_once_leave_the_files_of_one(folder: Path) -> None:
    program = """
        import sys
        from pathlib import Path
        from composer.output.disk.staging import write_files
        for turn in range(10):
            write_files({f"{n}.txt": sys.argv[2].encode() * 9 for n in range(5)}, Path(sys.argv[1]))
    """
    arguments = [sys.executable, "-c", textwrap.dedent(program), str(folder)]
    running = [subprocess.Popen([*arguments, word]) for word in ("one", "two")]
    assert [each.wait() for each in running] == [0, 0]
    assert len(set(on_disk(folder).values())) == 1
    assert len(on_disk(folder)) == 5


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e.txt"]), st.binary(max_size=3)), max_size=4))
def test_after_any_runs_the_folder_holds_the_files_of_the_last(
    tmp_path_factory: pytest.TempPathFactory, runs: list[dict[str, bytes]]
) -> None:
    """Whatever was written before, the folder holds what was written last and nothing else of ours."""
    folder = tmp_path_factory.mktemp("runs") / "peru"
    for files in runs:
        write_files(files, folder)
    assert not runs or on_disk(folder) == runs[-1]


def test_statements_of_the_same_name_have_folders_of_their_own(tmp_path: Path) -> None:
    first = statement_folder(tmp_path, "peru", ["peru.md"])
    write_files(OLD, first, sources=["peru.md"])
    second = statement_folder(tmp_path, "peru", ["peru.txt"])
    write_files(OLD, second, sources=["peru.txt"])
    assert (first.name, second.name) == ("peru", "peru-2")
    assert statement_folder(tmp_path, "peru", ["peru.md"]) == first
    assert statement_folder(tmp_path, "peru", ["peru.txt"]) == second


def test_the_threads_of_a_statement_are_written_with_their_page(tmp_path: Path) -> None:
    written = write_threads("..", [compose("One died.\n\nTwo were hurt.", "x", limit=20)], tmp_path / "threads")
    assert written.page == tmp_path / "threads" / "_" / "index.html"
    assert written.page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert set(on_disk(written.page.parent)) == {"index.html", "x.json", "x.txt", "x/01.txt", "x/02.txt"}
