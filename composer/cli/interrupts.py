"""Ctrl-C ends the program quietly, also where it comes at a moment at which Python can raise nothing."""

import _thread
import sys
from contextlib import suppress

_SOON = 0.05
"""Seconds after which an interruption that was swallowed comes again: by then the finaliser is over."""


def keep_interrupts() -> None:
    """Let no interruption be lost, or printed, that comes while an object is finalised."""
    sys.unraisablehook = _unraisable


def _unraisable(found: "sys.UnraisableHookArgs") -> None:
    if not issubclass(found.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(found)
        return
    from threading import Timer  # noqa: PLC0415 - hardly ever

    # Not at once: it would be raised in here, where it would be swallowed again.
    again = Timer(_SOON, _interrupt)
    again.daemon = True
    with suppress(RuntimeError):  # the program is ending as it is
        again.start()


def _interrupt() -> None:
    """Interrupt the main thread, also where it waits for a file or a pipe: that is what a real signal does."""
    import signal  # noqa: PLC0415 - hardly ever
    from threading import main_thread  # noqa: PLC0415 - hardly ever

    thread = main_thread().ident
    if hasattr(signal, "pthread_kill") and thread is not None:
        signal.pthread_kill(thread, signal.SIGINT)
    else:
        _thread.interrupt_main()
