import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from composer import compose
from composer.errors import WritingError
from composer.output.approval import Approved, approval_text, approve, read_approval, thread_key, thread_sha256
from composer.output.render.page import review_page
from composer.output.writing import approve_threads, write_threads

THREADS = [compose("One died.\n\nTwo were hurt.", name, limit=20) for name in ("x", "bluesky")]
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_threads("peru", THREADS, tmp_path).page.parent


def test_what_was_approved_is_what_is_on_the_page(folder: Path) -> None:
    found = approve(folder, "Ana Ruiz", NOON)
    assert found == {
        thread_key(thread): Approved(thread_sha256(thread), "Ana Ruiz", "2026-11-23T12:00:00+00:00")
        for thread in THREADS
    }
    assert read_approval(folder) == found


def test_one_thread_can_be_approved_alone_and_another_later(folder: Path) -> None:
    assert list(approve(folder, "Ana", NOON, ["en/bluesky"])) == ["en/bluesky"]
    found = approve(folder, "Luis", NOON, ["en/x"])
    assert {key: row.by for key, row in found.items()} == {"en/bluesky": "Ana", "en/x": "Luis"}


def test_anybody_can_prove_the_hash_from_the_files(folder: Path) -> None:
    posts = b"".join(path.read_bytes() + b"\0" for path in sorted((folder / "x").iterdir()))
    assert hashlib.sha256(posts).hexdigest() == thread_sha256(THREADS[0])


def test_a_content_warning_is_approved_with_the_posts() -> None:
    assert thread_sha256(replace(THREADS[0], content_warning="deaths")) != thread_sha256(THREADS[0])


@pytest.mark.parametrize("name", ["x.txt", "x.json", "x/01.txt", "index.html"])
def test_what_was_changed_by_hand_cannot_be_approved(folder: Path, name: str) -> None:
    (folder / name).write_text("changed")
    with pytest.raises(WritingError, match="Build it first" if name == "x.txt" else "changed after it was written"):
        approve(folder, "Ana", NOON)


def test_a_thread_that_is_not_there_cannot_be_approved(folder: Path) -> None:
    with pytest.raises(WritingError, match="there is no en/mastodon here"):
        approve(folder, "Ana", NOON, ["en/mastodon"])


@pytest.mark.parametrize("content", ["", "[]", "{", '{"threads": 3}', '{"threads": {"en/x": {}}}'])
def test_a_broken_approval_approves_nothing(folder: Path, content: str) -> None:
    (folder / "approval.json").write_text(content)
    assert read_approval(folder) == {}


def test_the_page_shows_the_approval_and_can_be_approved_again(folder: Path) -> None:
    found = approve_threads(folder, "Ana", NOON, ["en/x"])
    assert (folder / "index.html").read_text(encoding="utf-8") == review_page(THREADS, approval=found)
    assert list(approve_threads(folder, "Luis", NOON)) == ["en/bluesky", "en/x"]
    assert write_threads("peru", THREADS, folder.parent).kept == ()


def test_writing_again_keeps_the_approval(folder: Path) -> None:
    found = approve(folder, "Ana", NOON)
    write_threads("peru", THREADS, folder.parent)
    assert (folder / "approval.json").read_text(encoding="utf-8") == approval_text(found)
