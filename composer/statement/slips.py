"""Names in front matter that look like a setting and are none: told, or refused where the slip is grave."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from composer.statement.display import SHOWN, printable
from composer.statement.fields import near_match
from composer.statement.front_matter import ELSEWHERE, KEYS, FrontMatter

# A statement that goes out without one of these goes out too early, unapproved, unwarned of, or elsewhere.
_GRAVE = ("embargo", "status", "approved_by", "content_warning", "platforms")
_ALIKE = 0.8  # "embrago" and "platfroms" are; "state", which may well be a variable for templates, is not "status".
_HELD = "embargo"


class Slips(NamedTuple):
    """What is said of such names."""

    errors: tuple[str, ...]
    notes: tuple[str, ...]


def slips_in(front: FrontMatter, templates: Sequence[str], file: str) -> Slips:
    """Return what is wrong with the names in ``file`` that no template uses."""
    used = " ".join(templates)
    names = [name for name in front.own if name not in used]
    grave = {name: meant for name in names if (meant := _grave(name))}
    errors = (f"{file}: {printable(name, SHOWN)} is no setting.{meant} Correct it." for name, meant in grave.items())
    return Slips(tuple(errors), tuple(_notes([name for name in names if name not in grave], file)))


def _grave(name: str) -> str:
    """Return which setting of weight was meant, as a question; nothing where none was."""
    return near_match(_HELD if _HELD in name.casefold() else name, _GRAVE, _ALIKE)


def _notes(names: Sequence[str], file: str) -> Iterator[str]:
    for name in names:
        near = near_match(name, KEYS) or near_match(name, ELSEWHERE).replace("?", " in campaign.toml?")
        if near:
            yield f"{file}: {printable(name, SHOWN)} is no setting, and no template uses it.{near}"
