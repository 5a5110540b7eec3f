"""Lines as they come in, each given out as soon as it is there, and never more of them kept than a few."""

import os
import queue
import threading
from collections.abc import Iterator

MOST = 32
"""Lines that wait."""
_AT_ONCE = 1 << 16


class Arrivals:
    """The lines of a stream, read beside the work on those before."""

    def __init__(self, descriptor: int) -> None:
        self._lines: queue.Queue[tuple[int, bytes] | None] = queue.Queue(MOST)
        self._ended = False
        self._failure: OSError | None = None
        # The descriptor itself: a thread that waits in Python's own stream keeps the program from ending.
        threading.Thread(target=self._read, args=(descriptor,), daemon=True).start()

    def take(self, most: int) -> list[tuple[int, bytes]]:
        """Return the lines that have come, at most so many, each with its number from 1; wait where there is none.

        None are returned where the stream has ended. Raises OSError, after the lines before, where it cannot be read.
        """
        found: list[tuple[int, bytes]] = []
        while len(found) < most and not self._ended:
            try:
                line = self._lines.get(block=not found)
            except queue.Empty:
                break
            if line is None:
                self._ended = True
            else:
                found.append(line)
        if self._failure is not None and not found:
            raise self._failure
        return found

    def _read(self, descriptor: int) -> None:
        try:
            for numbered in enumerate(_lines(descriptor), 1):
                self._lines.put(numbered)
        except OSError as error:
            self._failure = error  # raised where the lines are taken: nobody waits for this thread
        self._lines.put(None)


def _lines(descriptor: int) -> Iterator[bytes]:
    """Yield the lines of a stream, without their ends."""
    begun: list[bytes] = []
    while read := os.read(descriptor, _AT_ONCE):
        first, *more = read.split(b"\n")
        begun.append(first)
        for part in more:
            yield b"".join(begun)
            begun = [part]
    if begun and begun != [b""]:
        yield b"".join(begun)
