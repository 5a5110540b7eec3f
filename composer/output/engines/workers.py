"""Workers: the processes that do work for this one, on this machine, and what keeps them quiet."""

import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Workers(Generic[Item, Result]):
    """Processes that are at work for us."""

    parallel: Callable[[], Any]
    """Gives a new joblib.Parallel, which gives a generator: one whose workers have died mixes up what comes next."""
    function: Callable[[Item], Result]
    jobs: int
    deaths: tuple[type[BaseException], ...]
    """What says that one of them has died."""

    def results(self, items: Sequence[Item]) -> Iterator[Result]:
        """Yield the result of each item, in order."""
        from joblib import delayed  # noqa: PLC0415 - only much work pays for it

        with _interrupts_held_back(), _leftovers_unmentioned():
            found: Generator[Result] = self.parallel()(delayed(self.function)(item) for item in items)
        try:
            for result in found:  # noqa: UP028 - closed below
                yield result
        except (GeneratorExit, KeyboardInterrupt):
            # The thread that hands out work may come upon what is being taken away; nobody needs to hear of it.
            threading.excepthook = lambda _: None
            raise
        finally:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that work was in vain, where nobody wants the rest
                found.close()


@contextmanager
def processes(jobs: int | None, function: Callable[[Item], Result]) -> Iterator[Workers[Item, Result]]:
    """Give workers on this machine, and end them at once where they are not let finish."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - only much work pays for it

    from joblib import Parallel, cpu_count  # noqa: PLC0415 - as above

    # At least two, since joblib does with one what must not be done here: work that may kill its process.
    number = max(2, jobs or cpu_count())
    # Not entered: else joblib starts new processes in place of those that it ends when nobody wants the rest.
    begin = {"initializer": _end_with, "initargs": (os.getpid(),)}
    parallel = partial(Parallel, n_jobs=number, backend="loky", return_as="generator", batch_size=1, **begin)
    yield Workers(parallel, function, number, (BrokenProcessPool,))


def _end_with(parent: int) -> None:
    """Let this process end soon after its parent, even where that was killed, and quietly.

    What it has to say comes back as a result; a traceback of what its parent's end does to it helps nobody.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the process ends

    def watch() -> None:
        """End this process as soon as its parent is another: the one that had started it is gone then."""
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started in here, which would each print a traceback; we end them ourselves.

    One that comes meanwhile is felt afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _leftovers_unmentioned() -> Iterator[None]:
    """Keep the process that removes what workers leave behind, when it starts in here, from telling that it does."""
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = ",".join(filter(None, [before, "ignore:resource_tracker:UserWarning"]))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = before
