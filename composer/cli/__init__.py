"""The command line: options in, files out."""

import errno
import os
import sys

import click

from composer.cli import console
from composer.cli.group import LazyGroup
from composer.cli.interrupts import keep_interrupts
from composer.cli.streams import open_streams
from composer.errors import ComposerError

_COMMANDS = {
    "write": "Write the threads of statements, ready to post.",
    "show": "Show one thread on the terminal.",
    "check": "Check threads, word by word, against what was approved.",
    "build": "Build the posts again from edited thread files.",
    "copy": "Copy a thread post by post from the terminal.",
    "export": "Export a thread for a publishing tool.",
    "approve": "Approve threads exactly as they are now.",
    "count": "Count a text on every platform.",
    "new": "Start a statement.",
    "platforms": "List the platforms and their limits.",
}


@click.group(
    cls=LazyGroup,
    commands_help=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  thread-composer new peru              start a statement: content/peru.md
  thread-composer write                 write the threads of every statement in content/
  thread-composer write --open          ... and open the page to copy them from
  thread-composer show content/peru.md -p bluesky

\b
The Tab key completes commands, options and platforms after this line (zsh_source and fish_source likewise):
  eval "$(_THREAD_COMPOSER_COMPLETE=bash_source thread-composer)"

Nothing leaves this machine. Exit status: 0 done, 1 cannot be done, 2 wrong usage.""",
)
@click.version_option(None, "-V", "--version", package_name="thread-composer", prog_name="thread-composer")
def cli() -> None:
    """Turn a statement into threads that are ready to post on X, Bluesky, Mastodon, Threads and others."""


def main() -> None:
    """Run the program, and turn every error into a line that says what to do."""
    open_streams()
    keep_interrupts()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(prog_name="thread-composer", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(status)
    except ComposerError as error:
        for problem in error.problems:
            console.error(problem)
        # What is wrong with an option's value begins with its name, and is wrong usage: --opening: there is no file.
        sys.exit(2 if all(problem.startswith("--") for problem in error.problems) else 1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except OSError as error:
        _leave_output(error)
        console.error(_told(error))
        sys.exit(1)


def _told(error: OSError) -> str:
    """Return what the system cannot do with a file, or else with the output, and what helps."""
    if error.filename is None:
        return f"The output cannot be written ({error.strerror}). Free some room, or send it elsewhere."
    from composer.statement.display import SHOWN, printable  # noqa: PLC0415 - only such an error pays for it

    name = printable(str(error.filename), SHOWN)
    if error.errno == errno.ENAMETOOLONG:
        return f"{name}: no file has so long a name. If these are words to lay out, save them in a file, and name it."
    return f"{name}: this cannot be read or written ({error.strerror}). Check the name, and what you may do there."


def _leave_output(error: OSError) -> None:
    """Send what is still to be printed nowhere if it cannot be, so that Python does not try again when it ends."""
    if error.filename is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
