"""Settings that a person changed between the ``+++`` lines of a thread file: read, checked, and heeded later."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from composer.errors import SettingsError
from composer.language.direction import is_right_to_left
from composer.platforms import Platform, platform
from composer.statement.options import TemplateText
from composer.statement.settings import USUAL, Settings
from composer.thread.edits import Edit
from composer.thread.edits.model import LIMIT, SETTINGS
from composer.thread.markers import Marker
from composer.thread.style import Style, checked_style

_USUAL = {**USUAL, "content_warning": ""}


def settings_of(said: Mapping[str, object], written: Mapping[str, str]) -> dict[str, str]:
    """Return the settings that a thread file says, each as text; what it leaves out is as it was ``written``.

    Raises SettingsError, with every problem, where one is not what it must be.
    """
    problems = [
        f"{name} must be a text in quotation marks." for name in _USUAL if not isinstance(said.get(name, ""), str)
    ]
    limit = said.get(LIMIT, int(written[LIMIT]))
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        problems.append(f"limit must be a whole number, such as limit = {written[LIMIT]}.")
    if problems:
        raise SettingsError(*problems)
    settings = {name: str(said.get(name, written.get(name, usual))) for name, usual in _USUAL.items()}
    settings[LIMIT] = str(limit)
    style_of(settings, "en")
    return settings


def style_of(settings: Mapping[str, str], language: str, file: str = "") -> Style:
    """Return how a thread is cut and marked; raises SettingsError where a setting is none that there is.

    ``file`` is what messages about its marker name.
    """
    values: dict[str, Any] = dict(settings)
    marker = Marker(values["marker"], values["marker_at"], is_right_to_left(language), f"{file}: marker")
    return checked_style(values["split"], marker, values["opening_at"], values["call_to_action_at"])


def target_of(settings: Mapping[str, str], name: str) -> Platform:
    """Return a platform with the limit that a thread file says."""
    target = platform(name)
    return target if int(settings[LIMIT]) == target.limits[0] else target.with_limit(int(settings[LIMIT]))


def changed_settings(now: Mapping[str, str], written: Mapping[str, str], before: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the settings that a person changed since the thread was written, and those of ``before``, as edits."""
    known = {edit.name: edit for edit in before}
    for name in SETTINGS:
        if now[name] != written.get(name, now[name]):
            yield Edit("setting", name=name, text=now[name])
        elif name in known:
            yield known[name]


def heeded(settings: Settings, target: Platform, edits: Sequence[Edit]) -> tuple[Settings, Platform]:
    """Return what a thread is laid out with where a person changed settings in its file.

    An option of the command wins over that.
    """
    changed: dict[str, Any] = {
        edit.name: edit.text for edit in edits if edit.kind == "setting" and edit.name not in settings.asked
    }
    limit = changed.pop(LIMIT, None)
    if limit is not None and target.name not in settings.asked:
        target = target.with_limit(int(limit))
    if "marker" in changed:
        changed["marker"] = TemplateText(f"the thread file for {target.title}: marker", changed["marker"])
    return replace(settings, **changed), target
