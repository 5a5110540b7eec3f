"""Imports run one way, and nothing heavy is imported before it is needed."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOMS = ("cli", "output", "advice", "thread", "statement", "platforms", "language", "errors")
"""Each may import those after it, never one before it."""

ONLY = {
    "click": ("cli/",),
    "jinja2": ("thread/templates/", "output/render/"),
    "nltk": ("language/sentences/",),
}


def package() -> Path:
    spec = find_spec("composer")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


MODULES = sorted(path for path in package().rglob("*.py") if len(path.relative_to(package()).parts) > 1)


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of each module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}, line {node.lineno}: a relative import"
            yield node.module or ""


def test_there_are_modules_to_read() -> None:
    assert len(MODULES) > 30


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(package())))
def test_imports_run_one_way(path: Path) -> None:
    room = ROOMS.index(path.relative_to(package()).parts[0])
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "composer" and len(parts) > 1 and parts[1] in ROOMS:
            assert ROOMS.index(parts[1]) >= room, f"{ROOMS[room]} imports {parts[1]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(package())))
def test_some_libraries_have_one_home(path: Path) -> None:
    where = path.relative_to(package()).as_posix()
    for name in imported(path):
        homes = ONLY.get(name.split(".")[0])
        assert homes is None or where.startswith(homes), f"{where} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(package())))
def test_no_module_bears_the_name_of_its_function(path: Path) -> None:
    """Else an import does not tell which of the two it is of; but a file in cli/ is called after its command."""
    name = path.parent.name if path.stem == "__init__" else path.stem
    functions = (node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef))
    commands = {"command", "group"}
    assert [each.name for each in functions if each.name == name and not commands & set(_decorators(each))] == []


def _decorators(function: ast.FunctionDef) -> Iterator[str]:
    """Yield the last names of a function's decorators: ``command`` for ``@click.command(…)``."""
    for each in function.decorator_list:
        yield ast.unparse(each).partition("(")[0].rpartition(".")[2]


@pytest.mark.unwatched
@pytest.mark.parametrize(
    "code", ["import composer", "import composer.cli", "from composer.cli import cli; cli.list_commands(None)"]
)
def test_starting_imports_nothing_heavy(code: str) -> None:
    heavy = "{'nltk', 'jinja2', 'markdown_it', 'regex', 'pyperclip', 'tomllib'}"
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(sorted({heavy} & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "[]\n"
