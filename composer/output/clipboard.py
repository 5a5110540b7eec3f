"""The clipboard of this computer, and of the one at the other end of a remote terminal."""

import base64
import subprocess
import sys

from composer.errors import ComposerError

PATIENCE = 10  # Seconds; a clipboard whose owner has died never answers.

_WRITE = "import sys, pyperclip; pyperclip.copy(sys.stdin.buffer.read().decode())"
_READ = "import sys, pyperclip; sys.stdout.buffer.write(pyperclip.paste().encode())"


def write_clipboard(text: str) -> None:
    """Put a text on the clipboard. Raises ComposerError where there is none."""
    _run(_WRITE, text)


def read_clipboard() -> str:
    """Return the text on the clipboard. Raises ComposerError where there is none."""
    return _run(_READ).replace("\r\n", "\n")


def terminal_sequence(text: str) -> str:
    r"""Return what, printed, asks a terminal to put a text on its own clipboard (OSC 52); it does not answer.

    >>> terminal_sequence("Hello")
    '\x1b]52;c;SGVsbG8=\x07'
    """
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


def _run(program: str, text: str = "") -> str:
    """Run pyperclip in a process of its own, and return what that prints.

    ``xclip``, ``xsel`` and ``wl-copy`` stay behind to serve what was copied and hold on to the pipes they were given,
    so a caller who captures our output would wait for them forever. There they are given none, and a session of
    their own, which Ctrl+C in this terminal does not end.
    """
    reading = program is _READ
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, and one of the two programs above
            [sys.executable, "-P", "-c", program],
            input=text.encode(),
            stdout=subprocess.PIPE if reading else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ComposerError(_advice(reading=reading)) from error
    return done.stdout.decode() if reading else ""


def _advice(*, reading: bool) -> str:
    """Return what a person does who wanted to copy, or, ``reading``, to paste."""
    if not sys.platform.startswith("linux"):
        way = "Save the statement in a file" if reading else "Copy from the page that `write` makes"
        return (
            f"The clipboard cannot be reached. {way}, or {'pipe it in' if reading else 'from the files of the posts'}."
        )
    other = "or save the statement in a file and write that." if reading else "over SSH, use --terminal."
    return (
        "No clipboard can be reached. Install xclip (for X11) or wl-clipboard (for Wayland), "
        f"such as with `sudo apt install xclip wl-clipboard`; {other}"
    )
