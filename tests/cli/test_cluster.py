"""``write --engine``: the same on a Dask cluster, though a worker is killed midway."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., None]

TEXT = "Seven people died in the protests of July. We ask for an inquiry into their deaths."

CLUSTER = """
    import json, logging, sys
    from distributed import LocalCluster

    if __name__ == "__main__":
        with LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
        ) as cluster:
            pids = [worker.pid for worker in cluster.workers.values()]
            address = cluster.scheduler_address.removeprefix("tcp://")
            print(json.dumps({"address": address, "workers": pids}), flush=True)
            sys.stdin.read()
"""


@pytest.fixture
def cluster(tmp_path: Path, environment: dict[str, str]) -> Iterator[dict[str, object]]:
    """A LocalCluster of two workers: its address, and the processes of its workers."""
    (tmp_path / "cluster").mkdir()
    program = tmp_path / "cluster/program.py"
    program.write_text(textwrap.dedent(CLUSTER), "utf-8")
    pipe = subprocess.PIPE
    command = [sys.executable, str(program)]
    with subprocess.Popen(command, cwd=program.parent, env=environment, stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_statements_are_written_once_each_though_a_worker_dies(
    folder: Path, run: Run, write: Write, environment: dict[str, str], cluster: dict[str, object]
) -> None:
    write({f"content/s{number:02}.md": f"# Statement {number}\n\n{TEXT}" for number in range(60)})
    write({"content/bad.md": b"\xff"})
    command = [sys.executable, "-m", "composer", "write", "-p", "x", "--engine", f"dask://{cluster['address']}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True) as program:
        while len(list((folder / "threads").glob("*/index.html"))) < 10:
            assert program.poll() is None
            time.sleep(0.02)
        workers = cluster["workers"]
        assert isinstance(workers, list)
        os.kill(workers[0], signal.SIGKILL)
        outcome = program.communicate(timeout=60)
    (folder / "threads").rename(folder / "before")
    assert (program.returncode, *outcome) == run("write", "-p", "x", "-j", "1")
    assert program.returncode == 1
    assert len(list((folder / "before").glob("s*/x/01.txt"))) == 60
    assert tree(folder / "before") == tree(folder / "threads")


def test_lines_are_laid_out_there_too(run: Run, cluster: dict[str, object]) -> None:
    given = "".join(json.dumps({"id": number, "text": f"{TEXT} {number}."}) + "\n" for number in range(12))
    there = run("write", "--jsonl", "-p", "x", "--engine", f"dask://{cluster['address']}", stdin=given)
    assert there == run("write", "--jsonl", "-p", "x", "-j", "1", stdin=given)
    assert len(there[1].splitlines()) == 12


def test_a_cluster_that_is_not_there_is_named(run: Run, write: Write) -> None:
    write({"a.md": TEXT})
    status, out, error = run("write", "a.md", "--engine", "dask://127.0.0.1:9")
    assert (status, out) == (1, "")
    assert error.startswith("Error: No Dask scheduler answers at 127.0.0.1:9 (")


@pytest.mark.parametrize("engine", ["dask", "dask://", "dask://here", "tcp://here:1", "dask://here:x", "dask://a:1/b"])
def test_what_is_no_engine_is_refused(run: Run, write: Write, engine: str) -> None:
    write({"a.md": TEXT})
    assert run("write", "a.md", "--engine", engine)[0] == 2
    assert run("write", "a.md", "--engine", "dask://127.0.0.1:9", "-j", "2")[0] == 2
