"""Work spread over processes: in order, each item once, however many do it and whatever dies."""

import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pytest

from composer.output.engines.work import Engine, Work

Number = TypeVar("Number", int, float)

BEGIN = """
    import os, signal, sys, time
    from itertools import islice
    from composer.output.engines.work import Engine, Work

    def square(number):
        time.sleep(0.01 * (number % 3))
        if number in DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        return number, number * number

    def lost(number):
        return number, "lost"

    def main(jobs):
        numbers = iter(range(40))
        results = Work(square, lost).results(lambda most: list(islice(numbers, most)), Engine(jobs), 40)
        print(list(results))
"""


def spread(folder: Path, jobs: int | None, deadly: Sequence[int] = ()) -> list[tuple[int, object]]:
    """Return the results of 40 items in a program of its own."""
    program = folder / "program.py"
    end = f"DEADLY = {set(deadly) or '()'}\nif __name__ == '__main__':\n    main({jobs})\n"
    program.write_text(textwrap.dedent(BEGIN) + end, encoding="utf-8")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True, timeout=60)
    found: list[tuple[int, object]] = eval(done.stdout)  # noqa: S307 - what the program above printed
    return found


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_whatever_the_number_of_jobs(tmp_path: Path, jobs: int) -> None:
    assert spread(tmp_path, jobs) == [(number, number * number) for number in range(40)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_an_item_that_kills_its_process_is_lost_and_no_other(tmp_path: Path) -> None:
    expected = [(number, "lost" if number in (3, 21) else number * number) for number in range(40)]
    assert spread(tmp_path, 2, deadly=(3, 21)) == expected


def taking(items: Iterator[Number], log: list[Number]) -> Callable[[int], list[Number]]:
    def take(most: int) -> list[Number]:
        found = list(islice(items, most))
        log.extend(found)
        return found

    return take


def test_alone_an_item_is_taken_only_when_the_result_before_it_is_out() -> None:
    taken: list[int] = []
    for result in Work(int, int).results(taking(iter(range(5)), taken), Engine(1)):
        assert taken == list(range(result + 1))


def test_little_work_is_done_here_and_much_by_others(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = 0.0

    def wait(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    monkeypatch.setattr("joblib.cpu_count", lambda: 2)
    monkeypatch.setattr("composer.output.engines.work.START", 0.05)
    monkeypatch.setattr(time, "perf_counter", lambda: passed)

    def done_here(items: int, seconds: float, total: int | None) -> int:
        spare = taking(iter([seconds] * items), [])
        return sum(1 for _ in Work(wait, wait)._until_more_gain(spare, total))

    assert done_here(50, 0, 50) == 50
    assert done_here(50, 0.01, 50) < 5
    assert done_here(4, 0.01, 4) == 4
    assert 5 < done_here(50, 0.01, None) < 20, "where nobody knows how much is left"


def test_what_the_function_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Work((1).__truediv__, (1).__truediv__).results(taking(iter([1, 0, 2]), []), Engine(1)))
