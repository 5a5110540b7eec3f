"""The README is true: its commands run, and what it shows is what the program says."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from composer import compose
from composer.cli import cli
from composer.platforms import Platform, platform, platform_names

README = Path(__file__).parents[1] / "README.md"
CONTENT = README.parent / "content"
LONGEST = 125
PROGRAM = "thread-composer"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT, tmp_path / "content")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Callable[[str], str]:
    """Return a function that runs a command line of the README in a copy, and returns what it shows."""
    opener = folder / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text("#!/bin/sh\n")
    opener.chmod(0o755)
    variables = {"COLUMNS": "80", "NO_COLOR": "1", "PATH": f"{opener.parent}:{os.environ['PATH']}"}

    def shown(line: str) -> str:
        program, *arguments = shlex.split(line)
        assert program == PROGRAM
        command = [sys.executable, "-m", "composer", *arguments]
        done = subprocess.run(command, cwd=folder, env=os.environ | variables, capture_output=True, check=False)
        assert (done.returncode, done.stderr.decode()) == (0, ""), line
        return done.stdout.decode()

    return shown


def text() -> str:
    return README.read_text(encoding="utf-8")


def part(name: str) -> str:
    """Return what stands between a part's markers."""
    return text().partition(f"<!-- {name} -->\n")[2].partition(f"<!-- /{name} -->")[0]


def blocks(markdown: str) -> list[str]:
    """Return the indented blocks, without what indents them."""
    found = re.findall(r"(?m)(?:^ {4}.*\n(?:\n(?= {4}))?)+", markdown)
    return ["".join(line.removeprefix("    ") for line in block.splitlines(keepends=True)) for block in found]


def says(request: pytest.FixtureRequest, name: str, generated: str) -> None:
    """Compare a generated part with the README, or rewrite it where that was asked for."""
    if request.config.getoption("--update-cases"):
        opens, closes = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        written = text().replace(f"{opens}{part(name)}{closes}", f"{opens}{generated}{closes}")
        README.write_text(written, encoding="utf-8", newline="\n")
    assert part(name) == generated, f"the part {name!r} is stale: pytest --update-cases writes it"


def commands() -> Iterator[str]:
    """Yield each command line of the README, in blocks and inside lines."""
    for line in "\n".join(blocks(text())).splitlines():
        if line.startswith(f"{PROGRAM} "):
            yield line
    yield from re.findall(rf"`({PROGRAM} [^`]+)`", text())


def link_rule(each: Platform) -> str:
    """Return how links count, without why."""
    return re.split(r"[:;]|, and not", each.url_rule)[0]


def row(group: list[Platform]) -> str:
    limits = " · ".join(f"`{each.name}` {each.limit_in_words}" for each in group)
    return f"| {limits} | {group[0].counted} | {link_rule(group[0])} |\n"


def test_it_is_short() -> None:
    assert len(text().splitlines()) <= LONGEST


def test_the_example_is_what_the_program_makes_of_it(
    request: pytest.FixtureRequest, folder: Path, run: Callable[[str], str]
) -> None:
    shown, (statement, *_) = part("example"), blocks(part("example"))
    command = re.findall(rf"`({PROGRAM} [^`]+)`", shown)[0]
    name = re.findall(r"`(\w+\.md)`", shown)[0]
    shutil.rmtree(folder / "content")
    (folder / name).write_text(statement, encoding="utf-8")
    thread = "".join(f"    {line}".rstrip() + "\n" for line in run(command).splitlines())
    before = shown[: shown.index(command)] + command + "` makes of it:\n\n"
    says(request, "example", f"{before}{thread}")


def test_the_table_of_commands_is_their_help(request: pytest.FixtureRequest, run: Callable[[str], str]) -> None:
    rows = []
    for name in cli.list_commands(None):  # type: ignore[arg-type] # which needs no context
        usage = run(f"{PROGRAM} {name} --help").splitlines()[0].removeprefix(f"Usage: {PROGRAM} ")
        [line] = re.findall(rf"(?m)^  {name} +(.+)$", run(f"{PROGRAM} --help"))
        rows.append(f"| `{usage.replace(' [OPTIONS]', '')}` | {line} |\n")
    says(request, "commands", "".join(["| command | what it does |\n|---|---|\n", *rows]))


def test_the_table_of_platforms_is_the_program_s(request: pytest.FixtureRequest) -> None:
    groups: dict[tuple[str, str], list[Platform]] = {}
    for each in map(platform, platform_names()):
        groups.setdefault((each.counted, link_rule(each)), []).append(each)
    head = "| limit | what counts | a link |\n|---|---|---|\n"
    says(request, "platforms", "".join([head, *map(row, groups.values())]))


def test_its_commands_run(folder: Path, run: Callable[[str], str]) -> None:
    found = list(commands())
    assert len(found) >= 3
    for line in found:
        name = next((word for word in shlex.split(line) if word.endswith(".md")), None)
        shutil.copyfile(CONTENT / "peru.md", folder / (name or "peru.md"))
        if line == f"{PROGRAM} new peru":  # the copy holds the statement that this starts
            shutil.rmtree(folder / "content")
        run(line)
    assert (folder / "threads" / "peru" / "index.html").exists()


def test_its_first_command_installs_and_writes(run: Callable[[str], str]) -> None:
    [line] = [line for block in blocks(text()) for line in block.splitlines() if "pip install" in line]
    *_, last = line.split(" && ")
    assert line == f"python3 -m venv .venv && .venv/bin/pip install -q . && {last}"
    assert "Open threads/peru/index.html" in run(last.removeprefix(".venv/bin/"))


def test_every_option_that_it_names_is_in_the_help(run: Callable[[str], str]) -> None:
    named = set(re.findall(r"--[a-z][a-z-]+", text()))
    helps = "".join(run(f"{PROGRAM} {name} --help") for name in cli.list_commands(None))  # type: ignore[arg-type]
    assert named
    assert not {option for option in named if option not in helps}


def test_its_settings_and_its_template_are_understood(folder: Path, run: Callable[[str], str]) -> None:
    [settings] = [block for block in blocks(text()) if block.startswith("+++")]
    [template] = re.findall(r"`(\{\{[^`]+)`", text())
    (folder / "content" / "opening.en.j2").write_text(template, encoding="utf-8")
    (folder / "content" / "peru.md").write_text(
        f"{settings}\nSeven people died in the protests of July.", encoding="utf-8"
    )
    shown = run(f"{PROGRAM} show content/peru.md")
    assert shown.startswith("Peru: justice for the dead\nX · 2 posts\n")
    assert "\n#Peru 🧵\n1/2\n" in shown


def test_what_it_says_is_written_is_written(folder: Path, run: Callable[[str], str]) -> None:
    for name in ("peru.ar.md", "peru.es.md"):
        (folder / "content" / name).unlink()
    run(f"{PROGRAM} write")
    named = re.findall(
        r"`([a-z0-9/]+\.(?:html|txt|json))`", text().partition("`threads/peru/` then holds")[2].partition("\n\n")[0]
    )
    assert set(named) == {"index.html", "x.txt", "x/01.txt", "x.json"}
    assert all((folder / "threads" / "peru" / name).exists() for name in named)


def test_its_line_of_python_is_true() -> None:
    assert 'from composer import compose`, then `compose(text, "bluesky").posts`' in text()
    assert compose("Seven people died in the protests.", "bluesky").posts
    assert (README.parent / "tests" / "run").stat().st_mode & 0o111


def test_what_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text()):
        assert (README.parent / target).exists(), target
