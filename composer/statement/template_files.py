"""Where an opening or a call to action comes from: a setting's own text, or a file by name or by language."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from composer.errors import SettingsError
from composer.language.codes import primary_subtag
from composer.statement.campaign import FOLDER, Campaign
from composer.statement.display import SHOWN, printable
from composer.statement.front_matter import FrontMatter
from composer.statement.model import Statement
from composer.statement.options import Options, TemplateText
from composer.statement.reading.decoding import file_text, shown_path
from composer.statement.reading.names import looks_like_file

SUFFIX = ".j2"
NONE = "none"
_LONGEST_NAME = 255  # characters: no system has longer file names, so a longer value is text


@dataclass(frozen=True, slots=True)
class Given:
    """A value that was given, what gave it, and where files that it names are looked for."""

    value: str | None
    place: str
    folders: tuple[Path, ...]


def chosen_template(
    name: str, settings: tuple[Options, FrontMatter, Campaign], statement: Statement, notes: list[str]
) -> TemplateText | None:
    """Return the template for ``name`` (``opening``, ``call_to_action``), or None where there is none.

    The first of ``settings`` that says anything counts; where none does, the file for the statement's language beside
    campaign.toml, or beside the statement where there is none. Where there are files for other languages only,
    ``notes`` gains a line that says so.
    """
    for given in _given(name, settings, statement):
        if given.value is None:
            continue
        text = given.value.strip()
        return None if text in ("", NONE) else _template(text, given)
    path = statement.source.path
    folder = settings[2].folder or (path.parent if path else Path(FOLDER))
    return _by_language(name.replace("_", "-"), folder, statement.language, notes)


def _given(
    name: str, settings: tuple[Options, FrontMatter, Campaign], statement: Statement
) -> tuple[Given, Given, Given]:
    options, front, campaign = settings
    path = statement.source.path
    beside = (path.parent if path else Path(),)
    with_campaign = (campaign.folder,) if campaign.folder is not None else ()
    return (
        Given(getattr(options, name), f"--{name.replace('_', '-')}", (Path(), *beside, *with_campaign)),
        Given(getattr(front, name), f"{statement.source.name}: {name}", (*beside, *with_campaign)),
        Given(getattr(campaign, name), f"{shown_path(campaign.file or Path())}: {name}", with_campaign),
    )


def _template(value: str, given: Given) -> TemplateText:
    if (file := _file(value, given.folders)) is not None:
        return TemplateText(shown_path(file), file_text(file)[0])
    if looks_like_file(value):
        looked = " or ".join(dict.fromkeys(map(_shown_folder, given.folders)))
        shown = printable(value, SHOWN)
        raise SettingsError(
            f'{given.place}: there is no file "{shown}" in {looked}. Write it, or give the text itself.'
        )
    return TemplateText(given.place, value)


def _shown_folder(folder: Path) -> str:
    return "this folder" if folder == Path() else shown_path(folder)


def _file(value: str, folders: Sequence[Path]) -> Path | None:
    """Return the file that ``value`` names; text that no file could be called like is not looked for."""
    if len(value) > _LONGEST_NAME or not value.isprintable():
        return None
    for folder in folders:
        try:
            if (folder / value).is_file():
                return folder / value
        except (OSError, ValueError):
            continue
    return None


def _by_language(name: str, folder: Path, language: str, notes: list[str]) -> TemplateText | None:
    wanted = [f"{name}.{code}{SUFFIX}" for code in dict.fromkeys((language, primary_subtag(language)))]
    if (file := _file(wanted[0], [folder]) or _file(wanted[-1], [folder])) is not None:
        return TemplateText(shown_path(file), file_text(file)[0])
    others = sorted(file.name for file in folder.glob(f"{name}.*{SUFFIX}"))
    if others:
        there = ", ".join(printable(PurePosixPath(other).name, SHOWN) for other in others)
        missing = f"{_shown_folder(folder)}: there is no {wanted[-1]} (there is {there})"
        notes.append(f"{missing}, so threads in this language get no {name.replace('-', ' ')}.")
    return None
