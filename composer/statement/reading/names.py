"""What a file name says: the name of a statement, and the language that it is in."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from composer.errors import SettingsError
from composer.statement.language_codes import known_languages, language_code, primary

_FILE_NAME = re.compile(
    r"(?!\S*://)\S*[^\s.]\.(?:csv|docx?|html?|j2|json|markdown|md|odt|pdf|rtf|toml|txt)", re.IGNORECASE
)


def looks_like_file(text: str) -> bool:
    """Whether a text can hardly be anything but the name of a file, such as one that is not there.

    >>> looks_like_file("threads/peru/01.txt"), looks_like_file("https://example.org/a.html"), looks_like_file("Peru.")
    (True, False, False)
    """
    return _FILE_NAME.fullmatch(text.strip()) is not None


def name_and_language(path: PurePath) -> tuple[str, str | None]:
    """Return the name of the statement in ``path``, and its language where a suffix gives one.

    >>> name_and_language(PurePath("content/peru.es.md")), name_and_language(PurePath("peru.old.md"))
    (('peru', 'es'), ('peru.old', None))
    """
    stem = path.stem
    name, dot, suffix = stem.rpartition(".")
    if not (dot and name):
        return stem, None
    try:
        code = language_code(suffix, "")
    except SettingsError:
        return stem, None
    return (name, code) if primary(code) in known_languages() else (stem, None)


def language_files(path: Path) -> Iterator[Path]:
    """Yield a statement's files in all its languages, the given one first."""
    name, _ = name_and_language(path)
    yield path
    for each in _names(path.parent):
        # A quick look first: there may be thousands of others.
        if each.startswith(f"{name}.") and each.endswith(path.suffix) and each != path.name:
            other = path.with_name(each)
            if name_and_language(other)[0] == name:
                yield other


def files_by_statement(folder: Path) -> Mapping[tuple[str, str], Sequence[Path]]:
    """Return the files of a folder by the name of their statement and their suffix: for many, one look does."""
    found: defaultdict[tuple[str, str], list[Path]] = defaultdict(list)
    for each in map(folder.joinpath, _names(folder)):
        found[name_and_language(each)[0], each.suffix].append(each)
    return found


def _names(folder: Path) -> list[str]:
    """Return the names of what lies in a folder; none where it cannot be read, as whoever reads its files will say."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - only the names, of which there may be thousands
    except OSError:
        return []
