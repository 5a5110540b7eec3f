"""What the Tab key completes, and that it costs no more than it must."""

from collections.abc import Callable

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("thread-composer w", ["write"]),
        ("thread-composer write --re", ["--resume"]),
        ("thread-composer write -p blu", ["bluesky"]),
        ("thread-composer write --split e", ["even"]),
        ("thread-composer --ver", ["--version"]),
    ],
)
def test_the_tab_key_completes(run: Run, line: str, expected: list[str]) -> None:
    words = line.split()
    variables = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    status, out, error = run(_THREAD_COMPOSER_COMPLETE="bash_complete", **variables)
    assert (status, error) == (0, "")
    assert [each.partition(",")[2] for each in out.splitlines()] == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_lines(run: Run, shell: str) -> None:
    status, out, error = run(_THREAD_COMPOSER_COMPLETE=f"{shell}_source")
    assert (status, error) == (0, "")
    assert "_THREAD_COMPOSER_COMPLETE" in out
