"""Work on an existing Dask cluster, whose machines see the same folder and have the same version of the program."""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from composer import __version__
from composer.errors import ComposerError
from composer.output.engines.workers import Workers

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = 5  # seconds to wait for a scheduler, and for its first worker
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class Remote(Generic[Item, Result]):
    """A function as it is called on another machine."""

    function: Callable[[Item], Result]
    folder: str
    """Where the paths of its items begin."""
    version: str

    def __call__(self, item: Item) -> Result:
        """Return the function's result. Raises ComposerError where it could not be the same as here."""
        if self.version != __version__:
            raise ComposerError(
                f"A worker of the cluster has thread-composer {__version__}, and here is {self.version}. "
                "Install the same version on all machines."
            )
        # The current folder is one for all threads of a worker, and Python runs one of them at a time anyway.
        with _TURN:
            if Path.cwd() != Path(self.folder):
                self._enter()
            return self.function(item)

    def _enter(self) -> None:
        try:
            os.chdir(self.folder)
        except OSError as error:
            raise ComposerError(
                f"A worker of the cluster cannot enter {self.folder} ({error.strerror}). "
                "Its machines must share this folder, under the same path."
            ) from None


@contextmanager
def on_cluster(address: str, function: Callable[[Item], Result]) -> Iterator[Workers[Item, Result]]:
    """Give the workers of the cluster whose scheduler listens at ``address``; ComposerError where there are none."""
    try:
        from distributed import KilledWorker  # noqa: PLC0415 - an extra
        from joblib import Parallel, parallel_config  # noqa: PLC0415 - only much work pays for it
    except ImportError:
        raise ComposerError(
            "--engine needs Dask, which is not installed. Install it with: pip install 'thread-composer[dask]'"
        ) from None
    _silence()
    with _connected(address) as client, parallel_config(backend="dask", client=client):
        jobs = sum(client.ncores().values())
        remote = Remote(function, str(Path.cwd()), __version__)
        parallel = partial(Parallel, n_jobs=-1, return_as="generator", batch_size=1, pre_dispatch="4*n_jobs")
        yield Workers(parallel, remote, jobs, (KilledWorker,))


def _silence() -> None:
    """Keep Dask from speaking for itself: what matters of it is said in our words."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Give a client of a cluster that has workers; raises ComposerError where there is none."""
    from distributed import Client  # noqa: PLC0415 - an extra

    try:
        connect: Any = Client  # whose signature has no types
        client = connect(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ComposerError(
            f"No Dask scheduler answers at {address} ({_first_line(error)}). Start one with: dask scheduler"
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ComposerError(
                f"The Dask cluster at {address} has no workers. Start some with: dask worker tcp://{address}"
            ) from None
        yield client


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
