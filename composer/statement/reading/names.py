"""What a file name says: the name of a statement, and the language that it is in."""

import re
from collections.abc import Iterator
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
    for each in path.parent.glob(f"*{path.suffix}"):
        if each != path and name_and_language(each)[0] == name:
            yield each
