"""A statement composed for all its platforms: the threads, each with advice, or all that stands in their way."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from composer.advice import advised, codes
from composer.errors import ComposerError
from composer.output.thread_files.by_hand import heeded
from composer.platforms import Platform
from composer.statement.campaign import Campaign
from composer.statement.display import SHOWN, printable
from composer.statement.fields import near_match
from composer.statement.reading.decoding import shown_path
from composer.statement.settings import Settings
from composer.thread.edits import Edit
from composer.thread.model import Thread
from composer.thread.pipeline import compose


def threads(
    settings: Settings,
    edits: Mapping[str, Sequence[Edit]] = MappingProxyType({}),
    *,
    alternative: int = 1,
    why: bool | int = False,
) -> list[Thread]:
    """Return a statement's threads on its platforms, with advice, and with a person's edits by the platform's name.

    ``alternative`` and ``why`` are as for ``compose``. Raises ComposerError with the problems of all.
    """
    problems = list(_unknown_codes(settings.campaign))
    found: list[Thread] = []
    failed: list[Platform] = []
    for platform in settings.platforms:
        try:
            thread = _thread(settings, platform, edits.get(platform.name, ()), alternative, why=why)
            found.append(advised(thread, settings.campaign.ignored(platform.name)))
        except ComposerError as error:
            failed.append(platform)
            problems.extend(problem for problem in error.problems if problem not in problems)
    if problems:
        raise ComposerError(*problems, *_without(failed, found, settings.statement.source.name))
    return found


def _thread(
    settings: Settings, platform: Platform, edits: Sequence[Edit], alternative: int, *, why: bool | int
) -> Thread:
    """Return the thread on one platform, with the settings that a person changed in its file."""
    own, target = heeded(settings, platform, edits)
    return compose(
        settings.statement,
        target,
        split=own.split,
        marker=own.marker,
        marker_at=own.marker_at,
        opening=own.opening,
        opening_at=own.opening_at,
        call_to_action=own.call_to_action,
        call_to_action_at=own.call_to_action_at,
        content_warning=own.content_warning,
        variables=own.variables(target),
        edits=edits,
        alternative=alternative,
        why=why,
    )


def _without(failed: Sequence[Platform], found: Sequence[Thread], name: str) -> Iterator[str]:
    """Yield how the threads that can be laid out are written, where a platform stands in their way."""
    if failed and found:
        others = " ".join(f"-p {thread.platform.name}" for thread in found)
        titles = " and ".join(platform.title for platform in failed)
        yield f"{name}: nothing of this statement was written. Put that right, or leave out {titles}: {others}"


def _unknown_codes(campaign: Campaign) -> Iterator[str]:
    """Yield the warnings that campaign.toml ignores and that there are not: the person wanted another."""
    known = codes()
    for code in dict.fromkeys((*campaign.ignore, *chain.from_iterable(campaign.ignore_on.values()))):
        if code not in known:
            file = shown_path(campaign.file) if campaign.file else ""
            yield f'{file}: ignore: there is no warning "{printable(code, SHOWN)}".{near_match(code, known)}'
