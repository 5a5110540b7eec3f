import base64
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from composer.errors import ComposerError
from composer.output.clipboard import read_clipboard, terminal_sequence, write_clipboard

TEXT = "Siete personas murieron — “hoy” 🇵🇪\n\n1/14"


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A screen nobody sees, with a clipboard of its own."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")):
        pytest.skip("needs Xvfb and xclip")
    running = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert running.stdout
    monkeypatch.setenv("DISPLAY", f":{running.stdout.readline().decode().strip()}")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    yield
    running.terminate()
    running.wait()
    running.stdout.close()


@pytest.mark.clipboard
@pytest.mark.usefixtures("screen")
def test_what_is_written_is_what_is_read() -> None:
    write_clipboard(TEXT)
    assert read_clipboard() == TEXT


@pytest.mark.clipboard
@pytest.mark.usefixtures("screen")
def test_a_caller_that_captures_output_does_not_hang() -> None:
    program = "from composer.output.clipboard import write_clipboard; write_clipboard('x'); print('done')"
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=20, check=True)
    assert done.stdout == b"done\n"
    assert time.monotonic() - begun < 10


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a clipboard")
def test_no_clipboard_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", os.path.dirname(sys.executable))  # noqa: PTH120 - a path as it is, not resolved
    with pytest.raises(ComposerError, match=r"xclip .* wl-clipboard .* --terminal"):
        write_clipboard(TEXT)
    with pytest.raises(ComposerError, match="xclip"):
        read_clipboard()


def test_a_terminal_is_sent_the_text_in_one_sequence() -> None:
    sequence = terminal_sequence(TEXT)
    assert sequence.startswith("\x1b]52;c;")
    assert base64.b64decode(sequence[7:-1]).decode() == TEXT
