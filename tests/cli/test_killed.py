"""A write that is killed at any moment leaves no torn file, and the next command finds all old or all new."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.killed import AFTER


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that kills")
def test_whatever_comes_after_a_killed_write_finds_all_old_or_all_new(tmp_path: Path) -> None:
    """Killed before each of its steps on the disk; the next command finishes the replacement, or undoes it."""
    script = Path(__file__).with_name("killed.py")
    done = subprocess.run([sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row for row in rows if row[2] != 0 or row[4] or row[5] not in ("old", "new")] == []
    assert len(rows) > 50
    for command in {arguments[0] for arguments in AFTER} - {"write"}:
        assert {row[5] for row in rows if row[1] == command} == {"old", "new"}, command
