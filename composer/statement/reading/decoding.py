"""Bytes become text: UTF-8, or an error that says which byte is none."""

from pathlib import Path

from composer.errors import StatementError
from composer.statement.display import printable

_BYTE_ORDER_MARK = "\ufeff"
_RTF = b"{\\rtf"


def shown_path(path: Path) -> str:
    """``path`` as messages show it, with slashes on every system."""
    return printable(path.as_posix())


def file_text(path: Path) -> tuple[str, bytes]:
    """Return the text of a file, without a byte order mark, and its bytes; StatementError where it cannot be had."""
    content = file_bytes(path)
    return decoded(content, shown_path(path)), content


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file; StatementError says why it cannot be read."""
    name = shown_path(path)
    try:
        if path.is_dir():
            raise StatementError(f"{name}: this is a folder. Name a file in it.")
        if not path.exists():
            is_address = path.parts[:1] in (("http:",), ("https:",))
            advice = "Nothing is fetched: save the page as .html, and name that." if is_address else "Check the name."
            raise StatementError(f"{name}: there is no such file. {advice}")
        if not path.is_file():  # a pipe or a device may never end
            raise StatementError(f"{name}: this is not a file. Save the text as a file first.")
        return path.read_bytes()
    except OSError as error:
        raise StatementError(f"{name}: this file cannot be read ({error.strerror}).") from None


def decoded(content: bytes, name: str) -> str:
    """Return the text that ``content`` is in UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise StatementError(f"{name}, line 1: byte 1 (0x{content[0]:02X}) begins UTF-16. Save the file as UTF-8.")
    if content.startswith(_RTF):
        raise StatementError(
            f"{name}: this is RTF, not text. Open it in Word, and save it as .docx, or as text in UTF-8."
        )
    if (nul := content.find(b"\0")) >= 0:
        raise StatementError(
            f"{name}, line {_line(content, nul)}: byte {nul + 1} is NUL, so this is not text. Save it as UTF-8 text."
        )
    try:
        return content.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        at = error.start
    raise StatementError(
        f"{name}, line {_line(content, at)}: byte {at + 1} (0x{content[at]:02X}) is not UTF-8. Save the file as UTF-8."
    )


def _line(content: bytes, offset: int) -> int:
    before = content[:offset]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
