"""What need not be written again: the same statement, settings and version, and every file as it was written."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from composer import __version__
from composer.output.disk.durable import sha256
from composer.output.disk.replacement import JOURNAL, STAGE, manifest_of
from composer.output.summary import FILE, Summary, read_summary
from composer.statement.settings import Settings


def key_of(settings: Sequence[Settings], *more: object) -> str:
    """Return what two runs share that write the same bytes: a hash of all that goes into a statement's files.

    That is the version of the program, and for each language the statement's bytes, its name, and all that was decided
    from options, front matter, campaign.toml and templates. ``more`` is whatever else counts.
    """
    return sha256(
        "\n".join((__version__, *map(repr, more), *map(repr, map(_parts, settings)))).encode(errors="replace")
    )


def _parts(settings: Settings) -> tuple[object, ...]:
    statement, campaign = settings.statement, settings.campaign
    return (
        statement.source,
        statement.language,
        [(platform.name, platform.limits, settings.variables(platform)) for platform in settings.platforms],
        (settings.split, settings.marker, settings.marker_at),
        (settings.opening, settings.opening_at, settings.call_to_action, settings.call_to_action_at),
        sorted(settings.asked),
        (settings.content_warning, settings.reply_to, settings.front),
        (
            campaign.organisation,
            dict(campaign.handles),
            dict(campaign.hosts),
            campaign.ignore,
            dict(campaign.ignore_on),
        ),
    )


def written_before(folder: Path, key: str) -> Summary | None:
    """Return the summary of a folder that holds just what a run with this key would write; None where it does not."""
    found = read_summary(folder)
    if found is None or found.key != key or (folder / JOURNAL).exists() or (folder / STAGE).exists():
        return None
    return found if FILE in manifest_of(folder).files and all(_as_written(folder)) else None


def _as_written(folder: Path) -> Iterator[bool]:
    """Yield, for each file, whether it is as it was written."""
    for name, digest in manifest_of(folder).files.items():
        path = folder / name
        yield path.is_file() and sha256(path.read_bytes()) == digest
