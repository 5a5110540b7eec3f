"""``write --jsonl``: a statement a line in, a thread a line out, one after the other, in constant memory."""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[..., None]

TEXT = "Seven people died in the protests of July. We ask for an inquiry into their deaths."
SCHEMA = json.loads((files("composer.output.render") / "thread.schema.json").read_text("utf-8"))


def lines(*objects: Mapping[str, object] | str) -> str:
    return "".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in objects)


def parsed(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def without(found: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name not in names}


def test_each_thread_is_a_line_with_the_statements_id(folder: Path, run: Run) -> None:
    first = {"id": 7, "text": f"Truth\n\n{TEXT}", "platforms": ["x", "bluesky"], "title": "Peru"}
    second = {"id": "b", "text": "Siete personas murieron.", "language": "es", "marker": "none", "hashtags": None}
    status, out, error = run("write", "--jsonl", "-j", "1", stdin=lines(first, "", second))
    assert (status, error) == (0, "")
    found = parsed(out)
    assert [(each["id"], each["platform"]) for each in found][:3] == [(7, "x"), (7, "bluesky"), ("b", "x")]
    assert len(found) == 6
    for each in found:
        jsonschema.validate(without(each, "id"), SCHEMA)
    assert found[0]["title"] == "Peru"
    assert found[0]["statement"] == f"Truth\n\n{TEXT}"
    assert (found[2]["language"], found[2]["settings"]["marker"]) == ("es", "none")
    assert list(folder.iterdir()) == []


def test_every_line_says_until_when_nothing_may_be_posted(run: Run) -> None:
    held = {"id": 1, "text": TEXT, "embargo": "2026-12-10T09:00:00-05:00"}
    free = {"id": 2, "text": TEXT}
    front = {"id": 3, "text": f"+++\nembargo = 2026-12-10T09:00:00Z\n+++\n{TEXT}"}
    _, out, _ = run("write", "--jsonl", "-p", "x", stdin=lines(held, free, front))
    assert [each["embargo"] for each in parsed(out)] == ["2026-12-10T09:00:00-05:00", None, "2026-12-10T09:00:00+00:00"]


def test_options_win_over_what_a_line_says(run: Run) -> None:
    line = {"id": 1, "text": TEXT, "platforms": ["bluesky"], "opening": "#Lima"}
    _, out, _ = run("write", "--jsonl", "-p", "x", "--opening", "#Peru", stdin=lines(line))
    assert [(each["platform"], each["settings"]["opening"]) for each in parsed(out)] == [("x", "#Peru")]


def test_a_wrong_option_is_wrong_usage_and_a_wrong_setting_of_a_line_is_not(run: Run) -> None:
    given = [{"id": number, "text": TEXT} for number in (1, 2)]
    status, out, error = run("write", "--jsonl", "-p", "x", "--marker", "bogus", stdin=lines(*given))
    assert (status, len(parsed(out)), error.count("\n")) == (2, 2, 1)
    assert error.startswith('Error: --marker: "bogus" would be the same on every post.')
    status, _, error = run("write", "--jsonl", "-p", "x", stdin=lines({"id": 1, "text": TEXT, "marker": "bogus"}))
    assert (status, error) == (1, "Error: The only line could not be laid out. In place of its threads it says why.\n")
    status, _, error = run("write", "--jsonl", "-p", "x", "--marker", "bogus", stdin=lines(*given, "nonsense"))
    assert (status, error[:27]) == (1, "Error: 3 of 3 lines could n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_errors_are_lines_too_in_their_place(run: Run, jobs: str) -> None:
    given = (
        *({"id": 1, "text": TEXT}, "nonsense", '{"id": 3}', '{"id": [], "text": "a"}', "[]", '{"id": 6, "text": ""}'),
        *({"id": 7, "text": "a", "language": 3}, {"id": 8, "text": "a", "split": "so"}, {"id": 9, "text": "w" * 300}),
        *({"id": 10, "text": TEXT, "opening": "{{ nobody }}"}, {"id": 11, "text": TEXT}),
    )
    status, out, error = run("write", "--jsonl", "-p", "x", "-j", jobs, stdin=lines(*given))
    found = parsed(out)
    assert status == 1
    assert error == "Error: 9 of 11 lines could not be laid out. In place of its threads each says why.\n"
    assert [each["id"] for each in found] == [1, None, 3, [], None, 6, 7, 8, 9, 10, 11]
    assert [each["line"] for each in found[1:-1]] == list(range(2, 11))
    assert all(each["problems"] for each in found[1:-1])
    assert found[5]["problems"] == ["6: this text is empty. Write the statement into it."]
    assert found[2]["problems"] == ['line 3: "text" must be a text.']


def test_a_line_reads_no_file(folder: Path, run: Run) -> None:
    (folder / "secret.j2").write_text("secret", "utf-8")
    for name in ("secret.j2", str(folder / "secret.j2"), "../secret.j2"):
        line = {"id": name, "text": TEXT, "opening": name, "call_to_action": name}
        _, out, _ = run("write", "--jsonl", "-p", "x", stdin=lines(line))
        assert '"secret"' not in out
        assert parsed(out)[0]["settings"]["opening"] == name


def test_the_front_matter_of_a_lines_text_reads_no_file_either(folder: Path, run: Run) -> None:
    (folder / "secret.j2").write_text("secret", "utf-8")
    front = 'opening = "secret.j2"\ncall_to_action = "{{ title }}"\ntitle = "Peru"'
    line = {"id": "secret.md", "text": f"+++\n{front}\n+++\n{TEXT}"}
    status, out, _ = run("write", "--jsonl", "-p", "x", stdin=lines({**line, "markdown": True}, line))
    assert status == 0
    for found in parsed(out):
        assert found["settings"]["opening"] == "secret.j2"
        assert "Peru" in found["posts"][-1]["text"]
    own = {**line, "opening": "#Lima", "call_to_action": "none"}
    _, out, _ = run("write", "--jsonl", "-p", "x", stdin=lines(own))
    assert parsed(out)[0]["settings"]["opening"] == "#Lima"
    assert '"secret.j2"' not in out


def test_a_lines_id_is_no_path(run: Run, write: Write) -> None:
    write({"plan/plan.md": TEXT, "plan/plan.es.md": "# Secreto\n\nUno.", "plan/opening.j2": "# Secreto"})
    front = '+++\nopening = "{% for other in translations %}{{ other.title }}{% endfor %}"\n+++\n'
    line = {"id": "plan/plan.md", "text": f"{front}{TEXT}", "markdown": True}
    _, out, _ = run("write", "--jsonl", "-p", "x", stdin=lines(line))
    assert parsed(out)[0]["settings"]["opening"] == ""
    status, out, _ = run("write", "--jsonl", "-p", "x", "--opening", "opening.j2", stdin=lines(line))
    assert status == 2
    assert parsed(out)[0]["problems"][0].startswith('--opening: there is no file "opening.j2" in this folder')


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that can close streams")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_input_that_cannot_be_read_ends_it(folder: Path, environment: dict[str, str], jobs: str) -> None:
    command = f"{sys.executable} -m composer write --jsonl -p x -j {jobs} 0> in"
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"Error: standard input: this cannot be read (Bad file descriptor). ")


def test_what_is_not_json_is_not_given_back(run: Run) -> None:
    given = [f'{{"id": {name}, "text": "a"}}' for name in ("NaN", "-Infinity", "[1e999]")]
    status, out, _ = run("write", "--jsonl", "-p", "x", "-j", "1", stdin=lines(*given))
    assert status == 1
    found = [json.loads(line, parse_constant=pytest.fail) for line in out.splitlines()]
    assert found[0]["problems"][0] == (
        'line 1: this is not JSON (NaN is no number that can be given back). Write {"id": "1", "text": "…"}.'
    )
    assert [each["id"] for each in found] == [None, None, None]


def test_what_is_no_part_of_the_statement_is_said_in_its_line(run: Run) -> None:
    _, out, error = run("write", "--jsonl", "-p", "x", stdin=lines({"id": "p", "text": f"top of page\n\n{TEXT}"}))
    assert parsed(out)[0]["notes"] == ['p, line 1: left out: "top of page"']
    assert error == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_line_comes_out_before_the_next_goes_in(folder: Path, environment: dict[str, str], jobs: str) -> None:
    command = [sys.executable, "-m", "composer", "write", "--jsonl", "-p", "x", "-j", jobs]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=pipe, stdout=pipe) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for number in range(5):
            program.stdin.write(lines({"id": number, "text": TEXT}).encode())
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == number
        program.stdin.close()
        assert program.wait(30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are closed otherwise there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_closed_pipe_ends_it_quietly(folder: Path, jobs: str) -> None:
    (folder / "in").write_text(lines(*({"id": number, "text": TEXT} for number in range(500))), "utf-8")
    command = f"{sys.executable} -m composer write --jsonl -p x -j {jobs} < in | head -2 | wc -l"
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == (b"2", b"")


def test_nothing_else_goes_with_it(run: Run) -> None:
    for more in (("a.md",), ("--open",), ("--out", "here"), ("--resume",)):
        status, _, error = run("write", "--jsonl", *more)
        assert status == 2
        assert "--jsonl and" in error


PEAK = """
    import resource, sys
    from composer.cli import cli
    cli.main(["write", "--jsonl", "-p", "x", "-j", "1"], standalone_mode=False)
    sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


@pytest.mark.measures
@pytest.mark.skipif(sys.platform != "linux", reason="counts kilobytes")
def test_memory_does_not_grow_with_the_lines(folder: Path) -> None:
    def peak(number: int) -> int:
        path = folder / f"{number}.jsonl"
        path.write_text(lines(*({"id": each, "text": f"{TEXT} {each}. " * 8} for each in range(number))), "utf-8")
        with path.open("rb") as stdin:
            command = [sys.executable, "-c", textwrap.dedent(PEAK)]
            done = subprocess.run(command, stdin=stdin, capture_output=True, check=True, cwd=folder, env=os.environ)
        assert done.stdout.count(b"\n") == number
        return int(done.stderr)

    assert peak(2_000) < 1.1 * peak(200)
