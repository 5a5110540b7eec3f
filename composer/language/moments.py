"""The day and the hour that a line tells, as a setting has them: "26 November 2026, 09:00 GMT"."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from composer.language.words import any_of

_LETTER = r"[^\W\d_]"
_LONGEST_MONTH = 13  # of 12 a first number is a day
_NOON = 12
_OFFSET = re.compile(r"(?:gmt|utc)[ ]?([+−–-])[ ]?(\d{1,2})(?::?(\d\d))?(?!\d)")


class _Lists(NamedTuple):
    """The lists of moments.toml, ready for looking up."""

    months: Mapping[str, int]
    zones: Mapping[str, str]
    days: re.Pattern[str]
    clock: re.Pattern[str]
    morning: re.Pattern[str]
    afternoon: re.Pattern[str]
    zone: re.Pattern[str]


def told_moment(line: str) -> str:
    """Return the day and hour that a line tells, in the form of ISO 8601, with its offset where the line tells that.

    Nothing where it tells no year or no hour, several of either, or a day that may be read in two ways.

    >>> told_moment("EMBARGOED UNTIL 26 NOVEMBER 2026, 09:00 GMT"), told_moment("Embargo hasta el 26/11/2026, 3 p. m.")
    ('2026-11-26T09:00:00+00:00', '2026-11-26T15:00:00')
    >>> told_moment("Embargoed until 05/06/2026, 09:00"), told_moment("Embargoed until 26 November")
    ('', '')
    """
    text = line.lower().replace("’", "'")
    days = list(_lists().days.finditer(text))
    rest = _lists().days.sub(" ", text)
    clocks = set(_clocks(_OFFSET.sub(" ", rest)))
    if len(days) != 1 or len(clocks) != 1 or (day := _day(days[0])) is None:
        return ""
    (hour, minute), offsets = clocks.pop(), _offsets(rest)
    try:
        moment = dt.datetime(*day, hour, minute)  # noqa: DTZ001 - its offset, if it is told, is put behind it
    except ValueError:
        return ""
    return moment.isoformat() + (offsets.pop() if len(offsets) == 1 else "")


def _day(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Return year, month and day; None where either of two numbers may be the month."""
    parts = {name.rstrip("_"): value for name, value in found.groupdict().items() if value}
    if "name" in parts:
        return int(parts["year"]), _lists().months[parts["name"]], int(parts["day"])
    if "month" in parts:
        return int(parts["year"]), int(parts["month"]), int(parts["day"])
    one, other, year = int(parts["one"]), int(parts["other"]), int(parts["year"])
    if parts["sign"] == "." or one >= _LONGEST_MONTH or one == other:
        return year, other, one
    return (year, one, other) if other >= _LONGEST_MONTH else None


def _clocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield each hour and minute."""
    lists = _lists()
    is_morning, is_afternoon = (half.search(text) is not None for half in (lists.morning, lists.afternoon))
    for found in lists.clock.finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"] or found["minute_"] or 0)
        if is_afternoon and hour < _NOON:
            yield hour + _NOON, minute
        else:
            yield (0 if is_morning and hour == _NOON else hour), minute


def _offsets(text: str) -> set[str]:
    """Return every offset that a text tells."""
    found = _OFFSET.findall(text)
    if found:
        return {f"{'+' if sign == '+' else '-'}{hours:0>2}:{minutes or '00'}" for sign, hours, minutes in found}
    return {_lists().zones[name] for name in _lists().zone.findall(text)}


def _alone(phrases: Iterable[str]) -> str:
    """Return a pattern for phrases that no letter goes on with, but in scripts without spaces."""
    known = frozenset(phrases)
    unspaced = frozenset(phrase for phrase in known if "\u3000" <= phrase[0] <= "\u9fff")
    return rf"(?:(?<!{_LETTER}){any_of(known - unspaced)}(?!{_LETTER})|{any_of(unspaced)})"


@cache
def _lists() -> _Lists:
    table = tomllib.loads(files("composer.language").joinpath("moments.toml").read_text("utf-8"))
    months = {name: number for number, names in enumerate(table["months"], start=1) for name in names}
    zones = {name: offset for offset, names in table["zones"].items() for name in names}
    halves = [*table["morning"], *table["afternoon"]]
    month, of = any_of(frozenset(months)), r"(?:(?:of|de|del|di)[ ])?"
    days = (
        r"(?<!\d)(?:(?P<year>\d{4})(?:[./-]|[ ]?年[ ]?)(?P<month>\d{1,2})(?:[./-]|[ ]?月[ ]?)(?P<day>\d{1,2})"
        r"(?:[ ]?[日号號])?"
        r"|(?P<one>\d{1,2})(?P<sign>[./-])(?P<other>\d{1,2})[./-](?P<year_>\d{4})"
        rf"|(?P<day_>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?[ ]{of}(?P<name>{month})\.?,?[ ]{of}(?P<year__>\d{{4}})"
        rf"|(?P<name_>{month})\.?[ ](?P<day__>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<year___>\d{{4}}))(?!\d)"
    )
    clock = (
        r"(?<![\d.:])(?P<hour>\d{1,2})(?:(?:[ ]?h[ ]?|[:時时点點])(?P<minute>\d\d)(?!\d)|(?:\.(?P<minute_>\d\d))?"
        rf"(?=[ ]?{_alone([*table['hours'], *halves])}))"
    )
    return _Lists(
        MappingProxyType(months),
        MappingProxyType(zones),
        re.compile(days),
        re.compile(clock),
        re.compile(_alone(table["morning"])),
        re.compile(_alone(table["afternoon"])),
        re.compile(_alone(zones)),
    )
