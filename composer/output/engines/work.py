"""Work spread over the cores of this machine or over a cluster; results come in the order of what was asked for.

However it is spread, only a bounded number of results is kept at any moment.
"""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Generic, TypeVar

from composer.output.engines.workers import Workers, processes

Item = TypeVar("Item")
Result = TypeVar("Result")
Take = Callable[[int], Sequence[Item]]
"""Gives the next items, at most so many; none where there are no more."""

START = 1.0
"""Seconds that other processes take to start, and so must gain before they are worth it."""
PER_JOB = 32
"""Items handed out at once for each worker: so many that hardly any waits for the last of a round."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where work is done."""

    jobs: int | None = None
    """Processes on this machine; None for as many as there is work for."""
    cluster: str = ""
    """The scheduler of a Dask cluster, as HOST:PORT; empty for this machine."""


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Result]):
    """What is to be done with every item; both functions can be pickled."""

    function: Callable[[Item], Result]
    lost: Callable[[Item], Result]
    """The result of an item over which its process died."""

    def results(self, take: Take[Item], engine: Engine, total: int | None = None) -> Generator[Result]:
        """Yield the result of each item, in order; ``total`` is how many there are, where that is known.

        What the function raises is raised here, and ends all that is under way. Raises ComposerError where there is no
        such cluster.
        """
        if engine.cluster:
            from composer.output.engines.cluster import on_cluster  # noqa: PLC0415 - an extra

            yield from self._spread(take, on_cluster(engine.cluster, self.function))
            return
        if total == 1 or engine.jobs == 1:
            yield from self._here(take)
        elif engine.jobs is None:
            yield from self._until_more_gain(take, total)
        if items := take(1):
            yield from self._spread(_put_back(items, take), processes(engine.jobs, self.function))

    def _here(self, take: Take[Item]) -> Iterator[Result]:
        while items := take(1):
            yield self.function(items[0])

    def _until_more_gain(self, take: Take[Item], total: int | None) -> Iterator[Result]:
        """Do the work here until other processes would gain what they cost, so that little work starts at once.

        Where nobody knows how much is left, as much is expected as was done. The first item, which warms up what all
        need, is not counted.
        """
        spent, done = 0.0, 0
        while items := take(1):
            start = time.perf_counter()
            result = self.function(items[0])
            spent += time.perf_counter() - start if done else 0
            done += 1
            yield result
            left = done if total is None else total - done
            if done > 1 and _gain(spent / (done - 1) * left) > START:
                return

    def _spread(self, take: Take[Item], workers: AbstractContextManager[Workers[Item, Result]]) -> Iterator[Result]:
        """Hand out rounds of items; where a worker dies, try each item that is left of the round by itself."""
        with workers as spread:
            while items := take(PER_JOB * spread.jobs):
                done = 0
                try:
                    for result in spread.results(items):
                        done += 1
                        yield result
                except spread.deaths:
                    for item in items[done:]:
                        yield self._alone(item, spread)

    def _alone(self, item: Item, spread: Workers[Item, Result]) -> Result:
        try:
            return next(spread.results([item]))
        except spread.deaths:
            return self.lost(item)


def _gain(seconds: float) -> float:
    """Return how many seconds of so much work other processes save; none where it is less than they take to start."""
    if seconds <= START:
        return 0.0
    from joblib import cpu_count  # noqa: PLC0415 - only much work pays for it; knows what a container allows

    return seconds * (1 - 1 / int(cpu_count()))


def _put_back(items: Sequence[Item], take: Take[Item]) -> Take[Item]:
    """Return a function that gives the items before all others, without waiting for those."""
    waiting = list(items)

    def taken(most: int) -> Sequence[Item]:
        """Return what was put back, once; then what there is beside."""
        first, waiting[:] = waiting[:], []
        return first or take(most)

    return taken
