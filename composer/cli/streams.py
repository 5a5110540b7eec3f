"""The standard streams: there even where whoever started the program closed them, and read with a reason at hand."""

import os
import sys

from composer.errors import StatementError


def open_streams() -> None:
    """Put what is empty, and takes everything, in the place of each standard stream that is closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # In this order the lowest free descriptor is the stream's own, so no other file comes to stand there.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - as long as the program


def read_input() -> bytes:
    """Return all that comes on standard input; StatementError says why it cannot be read."""
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise StatementError(unreadable(error)) from None


def unreadable(error: OSError) -> str:
    """Return what is told where standard input cannot be read."""
    return f"standard input: this cannot be read ({error.strerror}). Give the text with < FILE, or through a pipe."
