"""The options that say where the work of very many statements is done."""

from urllib.parse import urlsplit

import click

from composer.cli.options import with_options
from composer.output.engines.work import Engine

SCHEME = "dask"


class Cluster(click.ParamType[str]):
    """The scheduler of a Dask cluster."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return HOST:PORT."""
        if not _is_address(value):
            self.fail(f'"{value}" is no engine. Write it as dask://HOST:PORT: dask://127.0.0.1:8786.', param, ctx)
        return urlsplit(value).netloc


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme == SCHEME and bool(parts.hostname and parts.port) and parts.path in ("", "/")
    except ValueError:  # no port is written so
        return False


_OPTIONS = (
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Write so many statements at once. [default: one a core, where there is enough work]",
    ),
    click.option(
        "--engine",
        type=Cluster(),
        metavar="dask://HOST:PORT",
        help="Spread the work over an existing Dask cluster; its machines share this folder.",
    ),
)


running_options = with_options(*_OPTIONS)
"""Gives a command these options, as the arguments of ``engine_for``."""


def engine_for(jobs: int | None, engine: str | None) -> Engine:
    """Return where the work is done."""
    if jobs and engine:
        raise click.UsageError("--jobs and --engine exclude each other: a cluster has as many jobs as it has threads.")
    return Engine(jobs, engine or "")
