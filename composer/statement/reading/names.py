"""What a file name says: the name of a statement, and the language that it is in."""

from pathlib import PurePath

from composer.errors import SettingsError
from composer.statement.language_codes import known_languages, language_code, primary


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
