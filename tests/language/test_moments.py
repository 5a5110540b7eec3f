"""The day and hour that a line tells: never one that it does not tell for certain."""

import pytest

from composer.language.moments import told_moment


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Embargoed until 00:01 GMT on Thursday 26 November 2026", "2026-11-26T00:01:00+00:00"),
        ("Embargoed until November 26, 2026, 9 a.m. EST", "2026-11-26T09:00:00-05:00"),
        ("Embargoed until Nov. 26th, 2026 at 9am UTC-5", "2026-11-26T09:00:00-05:00"),
        ("Embargo: 2026-11-26 09:00 UTC+05:30", "2026-11-26T09:00:00+05:30"),
        ("Not for release before 12:30 a.m. on 3 May 2026", "2026-05-03T00:30:00"),
        ("Sperrfrist: 26. November 2026, 9.30 Uhr MEZ", "2026-11-26T09:30:00+01:00"),
        ("Sous embargo jusqu’au 1er décembre 2026 à 0 h 01", "2026-12-01T00:01:00"),
        ("Embargo hasta el 26 de noviembre de 2026 a las 5 de la tarde", "2026-11-26T17:00:00"),
        ("Эмбарго до 26 ноября 2026 года, 9:00 МСК", "2026-11-26T09:00:00+03:00"),
        ("محظور النشر حتى ٢٦ نوفمبر ٢٠٢٦، الساعة ٩ صباحًا", "2026-11-26T09:00:00"),
        ("26 नवंबर 2026 को शाम 5 बजे तक एम्बार्गो", "2026-11-26T17:00:00"),
        ("エンバーゴ：2026年11月26日午前9時", "2026-11-26T09:00:00"),
        ("解禁：2026年11月26日下午3时30分（北京时间）", "2026-11-26T15:30:00+08:00"),
        ("Embargo: 26/11/2026 09:00", "2026-11-26T09:00:00"),
        ("Embargo: 11/26/2026 09:00", "2026-11-26T09:00:00"),
        ("Embargo: 05.06.2026 09:00", "2026-06-05T09:00:00"),
    ],
)
def test_a_moment_is_read(line: str, moment: str) -> None:
    assert told_moment(line) == moment


@pytest.mark.parametrize(
    "line",
    [
        "Embargo: 05/06/2026 09:00",
        "Embargo until 26 November, 09:00 GMT",
        "Embargo until 26 November 2026",
        "Embargo until 26 November 2026, 09:00 GMT (10:00 CET)",
        "Embargo until 26 November 2026 or 27 November 2026, 09:00",
        "Embargo until 31 February 2026, 09:00",
        "Embargo until 26 November 2026, 25:00",
        "",
    ],
)
def test_what_may_be_another_moment_is_none(line: str) -> None:
    assert told_moment(line) == ""


def test_a_zone_that_is_told_twice_or_has_several_meanings_is_none() -> None:
    assert told_moment("Embargo: 26 November 2026, 09:00 (GMT, not CET)") == "2026-11-26T09:00:00"
    assert told_moment("Embargo: 26 November 2026, 09:00 BST") == "2026-11-26T09:00:00"
