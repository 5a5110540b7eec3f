import base64
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.errors import ComposerError
from composer.output.clipboard import read_clipboard, terminal_sequence, write_clipboard

TEXT = "Siete personas murieron — “hoy” 🇵🇪\n\n1/14"


def need(*programs: str) -> None:
    """Skip the test where a program is missing; in CI none may be."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing and os.environ.get("CI"):
        pytest.fail(f"needs {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


@pytest.fixture(params=["xclip", "xsel"])
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A screen nobody sees, with a clipboard of its own that one program serves."""
    need("Xvfb", request.param)
    (tmp_path / request.param).symlink_to(str(shutil.which(request.param)))
    (tmp_path / "which").symlink_to(str(shutil.which("which")))
    running = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert running.stdout
    monkeypatch.setenv("DISPLAY", f":{running.stdout.readline().decode().strip()}")
    monkeypatch.setenv("PATH", str(tmp_path))
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


@pytest.mark.clipboard
def test_a_terminal_takes_what_it_is_sent(tmp_path: Path) -> None:
    need("tmux")
    (tmp_path / "sequence").write_text(terminal_sequence(TEXT))
    tmux = ["tmux", "-f", "/dev/null", "-S", str(tmp_path / "socket")]
    show = f"cat {tmp_path}/sequence; sleep 30"
    options = ["new-session", "-d", "-s", "test", "sleep 60", ";", "set", "-s", "set-clipboard", "on"]
    subprocess.run([*tmux, *options], check=True)
    try:
        subprocess.run([*tmux, "new-window", show], check=True)
        for _ in range(50):
            found = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=False).stdout
            if found:
                break
            time.sleep(0.1)
        assert found.decode() == TEXT
    finally:
        subprocess.run([*tmux, "kill-server"], check=True)


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
