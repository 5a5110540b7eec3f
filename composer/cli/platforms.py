"""``thread-composer platforms``: where threads can be posted, and what each place takes."""

import json
from datetime import date, timedelta

import click

from composer.cli.console import table
from composer.platforms import Platform, platform, platform_names

# After this a row should be looked up again: platforms change their limits about that often.
STALE = timedelta(days=365)


@click.command(
    epilog="""\b
Examples:
  thread-composer platforms
  thread-composer platforms --json""",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def platforms(*, as_json: bool) -> None:
    """List every platform: its limit, what is counted, how links count, the source and the date of these facts."""
    found = [platform(name) for name in platform_names()]
    today = date.today()  # noqa: DTZ011 - whichever day it is where the reader is
    if as_json:
        rows = [{**_facts(each), "stale": today - each.checked > STALE} for each in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    click.echo(
        table(
            ("Name", "Platform", "Limit", "Counts", "Links", "Checked", "Source"),
            [_row(each, today) for each in found],
        )
    )


def _facts(each: Platform) -> dict[str, object]:
    """Return what is known of a platform."""
    return {
        "name": each.name,
        "title": each.title,
        "limits": dict(zip(each.units, each.limits, strict=True)),
        "limit": each.limits[0],
        "cautious": each.cautious,
        "unit": each.units[0],
        "url_rule": each.url_rule,
        "source": each.source,
        "checked": each.checked.isoformat(),
    }


def _row(each: Platform, today: date) -> tuple[str, ...]:
    """Return the line of one platform."""
    stale = " (over a year ago)" if today - each.checked > STALE else ""
    return (
        each.name,
        each.title,
        each.limit_in_words,
        each.counted,
        each.url_rule,
        f"{each.checked}{stale}",
        each.source,
    )
