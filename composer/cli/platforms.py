"""``thread-composer platforms``: where threads can be posted, and what each place takes."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from textwrap import TextWrapper

import click

from composer.cli.console import table, width
from composer.platforms import Platform, platform, platform_names

# After this a row should be looked up again: platforms change their limits about that often.
STALE = timedelta(days=365)

_HEADINGS = ("Name", "Platform", "Limit", "Counts", "Links", "Checked", "Source")
_INDENT = "    "
_NARROWEST = 20  # columns: narrower, words would be parted


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
        facts = [{**_facts(each), "stale": today - each.checked > STALE} for each in found]
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    rows = [_row(each, today) for each in found]
    whole = table(_HEADINGS, rows)
    # On a terminal the lines of a wide table run into each other; another program takes them as they are.
    is_seen = sys.stdout.isatty() and len(max(whole.splitlines(), key=len)) > width()
    click.echo(listed(rows, width()) if is_seen else whole)


def listed(rows: Iterable[Sequence[str]], columns: int) -> str:
    """Return the table as paragraphs of lines that are no longer than so many columns.

    >>> print(listed([("x", "X", "280", "letters", "23, whatever its length", "2026-11-23", "twitter-text")], 40))
    x · X · 280
        counts letters
        links: 23, whatever its length
        (2026-11-23, twitter-text)
    """
    shown: list[str] = []
    filled = TextWrapper(max(columns, _NARROWEST), initial_indent=_INDENT, subsequent_indent=_INDENT).fill
    for name, title, limit, counted, links, checked, source in rows:
        facts = (f"counts {counted}", f"links: {links}", f"({checked}, {source})")
        shown += (f"{name} · {title} · {limit}", *map(filled, facts))
    return "\n".join(shown)


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
