"""Names of files and folders that every system takes."""

import re
import unicodedata

LONGEST = 100  # In bytes: leaves room, in the 255 that file systems allow, for what is added to a name.

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')


def safe_name(name: str) -> str:
    """Return a name for a folder that means the same on every system, and climbs nowhere.

    >>> [safe_name(name) for name in ("peru", "con", "..", "a/b", "Lima: 19 July.", "")]
    ['peru', 'con_', '_', 'a_b', 'Lima_ 19 July', '_']
    """
    safe = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    safe = safe.encode()[:LONGEST].decode(errors="ignore").strip(" .")
    if _RESERVED.fullmatch(safe):
        stem, dot, rest = safe.partition(".")
        return f"{stem}_{dot}{rest}"
    return safe or "_"


def folded(name: str) -> str:
    """Return what two names share where a file system takes them for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
