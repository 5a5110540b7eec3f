"""What a worker of a cluster refuses, so that what comes back is what would have been made here."""

from pathlib import Path

import pytest

from composer import __version__
from composer.errors import ComposerError
from composer.output.engines.cluster import Remote


def absolute(name: str) -> Path:
    return Path(name).absolute()


def test_work_is_done_in_the_folder_that_it_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert Remote(absolute, str(tmp_path), __version__)("a.md") == tmp_path / "a.md"


def test_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ComposerError, match=r"worker of the cluster has thread-composer .*, and here is 9\.9"):
        Remote(str, str(tmp_path), "9.9")("a")


def test_a_folder_that_is_not_shared_is_named(tmp_path: Path) -> None:
    with pytest.raises(ComposerError, match="must share this folder"):
        Remote(str, str(tmp_path / "elsewhere"), __version__)("a")
