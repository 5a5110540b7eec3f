"""The options that every command which lays out threads understands."""

import re
from collections.abc import Callable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

import click

from composer.errors import ComposerError
from composer.statement.choices import CALL_TO_ACTION_PLACES, MARKER_PLACES, SPLITS
from composer.statement.options import Options

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., Any])

MOST_ALTERNATIVES = 100
"""Layouts that anyone would choose among: each is sought beside all before it, so ten thousand would take hours."""

_LIMIT = re.compile(r"(?:([^=]+)=)?([0-9]{1,9})")


class PlatformName(click.ParamType[str]):
    """A platform by its name."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name if there is such a platform."""
        from composer.platforms import platform  # noqa: PLC0415 - --help reads no platforms

        if "," in value:
            again = " ".join(f"-p {name.strip()}" for name in value.split(",") if name.strip())
            self.fail(f"'{value}' is no platform. Give -p again for each: {again}", param, ctx)
        try:
            return platform(value.strip().casefold()).name
        except ComposerError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """Return the platforms whose name begins so."""
        del ctx, param
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - as above

        from composer.platforms import platform_names  # noqa: PLC0415 - as above

        return [CompletionItem(name) for name in platform_names() if name.startswith(incomplete)]


class LanguageCode(click.ParamType[str]):
    """A language by its code."""

    name = "code"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code in its usual case if it looks like one."""
        from composer.statement.language_codes import language_code  # noqa: PLC0415 - --help checks no codes

        try:
            return language_code(value, "language")
        except ComposerError as error:
            self.fail(str(error).partition(": ")[2], param, ctx)


class Limit(click.ParamType[tuple[str, int]]):
    """A limit, for one platform or for the only one: ``[NAME=]N``."""

    name = "[name=]n"

    def convert(
        self, value: str | tuple[str, int], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        """Return the platform's name, empty where none is given, and the limit."""
        if isinstance(value, tuple):
            return value
        match = _LIMIT.fullmatch(value)
        if match is None or int(match[2]) == 0:
            self.fail(f'"{value}" is no limit. Write a number, or a platform and a number: mastodon=1000.', param, ctx)
        name = PlatformName().convert(match[1], param, ctx) if match[1] else ""
        return name, int(match[2])


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that gives a command these options, in their order, as if each stood above it."""

    def decorated(command: Command) -> Command:
        """Return the command with the options."""
        return reduce(lambda with_some, option: option(with_some), reversed(options), command)

    return decorated


_OPTIONS = (
    click.option(
        "-p",
        "--platform",
        "platforms",
        type=PlatformName(),
        multiple=True,
        help="A platform; give it again for more. [default: x, bluesky, mastodon, threads]",
    ),
    click.option("--split", type=click.Choice(SPLITS), help="What decides where posts end. [default: reading]"),
    click.option(
        "--marker",
        metavar="TEMPLATE",
        help='"1/9", "(1/9)", "1.", "🧵 1/9", "🧵" (first post only), none, or a template such as '
        '"{{ index }} of {{ total }}". [default: 1/9]',
    ),
    click.option("--marker-at", type=click.Choice(MARKER_PLACES), help="Where the marker stands. [default: line]"),
    click.option("--opening", metavar="FILE|TEXT|none", help="What is added to the first post."),
    click.option("--call-to-action", metavar="FILE|TEXT|none", help="What closes the thread."),
    click.option(
        "--call-to-action-at",
        type=click.Choice(CALL_TO_ACTION_PLACES),
        help="In its own post, in the last one, or there only if that costs no post. [default: own]",
    ),
    click.option(
        "--limit",
        "limits",
        type=Limit(),
        multiple=True,
        metavar="[NAME=]N",
        help="Another limit, such as a Mastodon server's own: mastodon=1000.",
    ),
    click.option(
        "--language",
        type=LanguageCode(),
        metavar="CODE",
        help="The statement's language, such as en or es. [default: recognised]",
    ),
)


thread_options = with_options(*_OPTIONS)
"""Gives a command these options, as the arguments of ``options_from``."""


def options_from(  # noqa: PLR0913 - one parameter an option
    *,
    platforms: Sequence[str],
    split: Any,  # noqa: ANN401 - Click has checked the choices
    marker: str | None,
    marker_at: Any,  # noqa: ANN401 - as above
    opening: str | None,
    call_to_action: str | None,
    call_to_action_at: Any,  # noqa: ANN401 - as above
    limits: Sequence[tuple[str, int]],
    language: str | None,
) -> Options:
    """Return what was asked for on the command line."""
    return Options(
        platforms=tuple(dict.fromkeys(platforms)) or None,
        split=split,
        marker=marker,
        marker_at=marker_at,
        opening=opening,
        call_to_action=call_to_action,
        call_to_action_at=call_to_action_at,
        limits=_limits(platforms, limits),
        language=language,
    )


def _limits(platforms: Sequence[str], limits: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return the limit of each platform; under no name, that of the only platform, whichever it will be."""
    found: dict[str, int] = {}
    for name, limit in limits:
        if not name and len(set(platforms)) > 1:
            raise click.UsageError(
                f"--limit {limit} does not say for which platform. Write --limit {platforms[0]}={limit}."
            )
        if name and platforms and name not in platforms:
            asked = ", ".join(dict.fromkeys(platforms))
            raise click.UsageError(f"--limit {name}={limit} is for a platform that is not asked for: -p says {asked}.")
        found[name or (platforms[0] if platforms else "")] = limit
    return found
