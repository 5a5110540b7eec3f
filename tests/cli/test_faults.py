"""Everything that cannot be done is one clear line, and leaves everything as it was."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[1] / "cases" / "cli" / "faults.toml"


def cases() -> list[Any]:
    found = [pytest.param(case, id=case["name"]) for case in tomllib.loads(FILE.read_text("utf-8"))["case"]]
    assert found
    return found


def there(folder: Path) -> dict[str, bytes]:
    """Return all that is in a folder, with what it holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", cases())
def test_what_cannot_be_done(
    case: dict[str, Any], folder: Path, run: Callable[..., tuple[int, str, str]], write: Callable[..., None]
) -> None:
    write(case.get("files", {}))
    write({name: bytes.fromhex(content) for name, content in case.get("bytes", {}).items()})
    before = there(folder)
    status, out, error = run(*case["arguments"])
    assert (status, out) == (case.get("status", 1), "")
    assert there(folder) == before
    if "error" in case:
        assert error == case["error"] + "\n"
        return
    *usage, line = error.splitlines()
    assert line.startswith(case["error_has"])
    assert not usage or (status == 2 and usage[0].startswith("Usage: thread-composer "))
