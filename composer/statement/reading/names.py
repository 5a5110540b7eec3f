"""What a file name says: the name of a statement, and the language that it is in."""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from composer.errors import SettingsError
from composer.language.codes import primary_subtag
from composer.statement.language_codes import known_languages, language_code

SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web",
    ".htm": "web",
    ".docx": "word",
}
"""Of files that can be read, in lower case, and the reader of each."""

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
    return (name, code) if primary_subtag(code) in known_languages() else (stem, None)


def language_files(path: Path) -> Iterator[Path]:
    """Yield a statement's files in all its languages, the given one first."""
    name, _ = name_and_language(path)
    yield path
    # A quick look first: there may be thousands of others.
    beside = [path.with_name(each) for each in _names(path.parent) if each.startswith(f"{name}.")]
    yield from (each for each in _files_by_statement(beside).get(path, ()) if each != path)


def files_by_statement(folder: Path) -> Mapping[Path, tuple[Path, ...]]:
    """Return for each file in a folder that can be read all those of its statement: for many, one look does."""
    return _files_by_statement(map(folder.joinpath, _names(folder)))


def _files_by_statement(paths: Iterable[Path]) -> Mapping[Path, tuple[Path, ...]]:
    named: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        if path.suffix.casefold() in SUFFIXES:
            named[name_and_language(path)[0]].append(path)
    return {path: group for each in named.values() for group in _statements(each) for path in group}


def _statements(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Yield files of one name as statements: one where each is in a language of its own, else one a format."""
    languages = Counter(name_and_language(path)[1] for path in paths)
    if max(languages.values()) == 1:
        yield tuple(paths)
        return
    formats: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        formats[path.suffix.casefold()].append(path)
    yield from map(tuple, formats.values())


def _names(folder: Path) -> list[str]:
    """Return the names of what lies in a folder; none where it cannot be read, as whoever reads its files will say."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - only the names, of which there may be thousands
    except OSError:
        return []
