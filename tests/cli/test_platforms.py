"""``platforms``: every row of the table, for people and for programs."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest

from composer.platforms import platform, platform_names

Run = Callable[..., tuple[int, str, str]]

# The program takes the day from the clock; here it is run on another day.
ON_ANOTHER_DAY = """
import datetime, sys
day = datetime.date.fromisoformat(sys.argv.pop(1))
datetime.date = type("Day", (datetime.date,), {"today": classmethod(lambda cls: day)})
from composer.cli import main
main()
"""


def test_every_platform_has_a_line_with_its_limit_and_where_that_is_known_from(run: Run) -> None:
    status, out, error = run("platforms")
    heading, *lines = out.splitlines()
    assert (status, error) == (0, "")
    assert heading.split() == ["Name", "Platform", "Limit", "Counts", "Links", "Checked", "Source"]
    assert [line.split()[0] for line in lines] == list(platform_names())
    for line, each in zip(lines, map(platform, platform_names()), strict=True):
        for word in (each.title, f"{each.limits[0]:,}", each.url_rule, each.source, each.checked.isoformat()):
            assert word in line


def test_programs_read_the_same(run: Run) -> None:
    status, out, error = run("platforms", "--json")
    assert (status, error) == (0, "")
    rows = {row["name"]: row for row in json.loads(out)}
    assert list(rows) == list(platform_names())
    for name, row in rows.items():
        each = platform(name)
        assert (row["title"], row["limit"], row["unit"]) == (each.title, each.limits[0], each.units[0])
        assert (row["source"], row["checked"]) == (each.source, each.checked.isoformat())
        assert row["url_rule"]
    assert rows["bluesky"]["limits"] == {"graphemes": 300, "bytes": 3000}


def test_a_terminal_shows_lines_that_it_has_room_for(on_terminal: Callable[..., str]) -> None:
    def shown(columns: int) -> list[str]:
        return on_terminal("stdout", "platforms", columns=columns).splitlines()

    narrow = shown(80)
    assert narrow[0] == "x · X · 280"
    assert all(len(line) <= 80 or " " not in line.strip() for line in narrow)
    for each in map(platform, platform_names()):
        assert f"{each.name} · {each.title} · {each.limit_in_words}" in narrow
    assert shown(400)[0].split()[:2] == ["Name", "Platform"]


@pytest.mark.unwatched
def test_a_row_that_was_checked_over_a_year_ago_is_marked() -> None:
    newest = max(platform(name).checked for name in platform_names())
    for day, marked in ((newest + timedelta(days=366), True), (newest, False)):
        command = [sys.executable, "-c", ON_ANOTHER_DAY, day.isoformat(), "platforms"]
        shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        assert all(("(over a year ago)" in line) == marked for line in shown.splitlines()[1:])
        told = subprocess.run([*command, "--json"], capture_output=True, check=True).stdout
        assert {row["stale"] for row in json.loads(told)} == {marked}


def test_a_cautious_limit_is_called_so_and_may_be_raised(run: Run, write: Callable[[dict[str, str]], None]) -> None:
    """Threads counts all bytes here: whoever knows that it counts fewer says so in campaign.toml."""
    arabic = "نطالب بتحقيق مستقل في مقتل سبعة أشخاص في الاحتجاجات، " * 9
    write({"content/peru.md": arabic, "content/campaign.toml": 'default_platforms = ["threads"]\n'})
    [line] = [line for line in run("platforms")[1].splitlines() if line.startswith("threads")]
    assert "500 (cautious)" in line
    assert {row["name"] for row in json.loads(run("platforms", "--json")[1]) if row["cautious"]} == {"threads"}
    assert "1 of 2" in run("show", "content/peru.md", "--language", "ar")[1]
    write({"content/peru.md": "م" * 300})
    status, _, said = run("show", "content/peru.md", "--language", "ar")
    assert status == 1
    assert "(a cautious limit; [platforms.threads] limit in campaign.toml raises it)" in said
    write({"content/peru.md": arabic, "content/campaign.toml": "[platforms.threads]\nlimit = 1000\n"})
    assert "1 of 1" in run("show", "content/peru.md", "-p", "threads", "--language", "ar")[1]
