"""The processor's time that work takes, which other work on the machine hardly changes."""

import time
from collections.abc import Callable


def processor_seconds(work: Callable[..., object], *given: object, times: int = 1) -> float:
    """Return the least time, in seconds of the processor, that ``work(*given)`` took when it was done so many times."""

    def once() -> float:
        began = time.process_time()
        work(*given)
        return time.process_time() - began

    return min(once() for _ in range(times))
