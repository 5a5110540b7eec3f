"""Lines that name an embargo on publishing, and lines that speak of other embargoes."""

import pytest

from composer.language.embargoes import _lists, embargo_named, may_name_embargo


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 26 NOVEMBER 2026, 09:00 GMT",
        "**Embargoed until Thursday**",
        "STRICTLY EMBARGOED FOR 00:01 GMT, 26 NOVEMBER",
        "Embargoed for release: 26 November 2026",
        "EMBARGOED UNTIL DELIVERY",
        "Press release – EMBARGO TILL 26/11/2026",
        "embargo: 26 Nov 2026",
        "Embargo 26 November, 9 a.m.",
        "Under embargo",
        "NOT FOR PUBLICATION BEFORE 09:00 GMT ON 26 NOVEMBER",
        "This report is under embargo until 26 November 2026.",
        "Embargo hasta el 26 de noviembre",
        "Bajo embargo hasta el jueves",
        "Embargado hasta el 26 de noviembre de 2026 a las 9:00",
        "Este comunicado está bajo embargo hasta el 26 de noviembre.",
        "Sous embargo jusqu’au 26 novembre 2026 à 9h00",
        "EMBARGO : 26 novembre, 9h00",
        "Sperrfrist: 26.11.2026, 10 Uhr",
        "Sperrfrist bis Donnerstag",
        "Embargo até 26 de novembro",
        "Sob embargo até às 9h00",
        "Embargo fino al 26 novembre",
        "Sotto embargo fino alle 9:00",
        "Эмбарго до 26 ноября 2026",
        "Не для публикации до 26 ноября",
        "محظور النشر حتى 26 نوفمبر 2026",
        "الحظر حتى ٢٦ نوفمبر",
        "禁止发布，直至2026年11月26日9时",
        "解禁日時：11月26日9時",
        "26 नवंबर तक एम्बार्गो",
    ],
)
def test_a_line_names_an_embargo(line: str) -> None:
    assert may_name_embargo(line)
    assert embargo_named(line)


@pytest.mark.parametrize(
    "line",
    [
        "The arms embargo on Sudan",
        "The arms embargo on Sudan ends on 12 September 2026.",
        "Embargo on arms to Sudan must hold until 12 September 2026",
        "Embargo: 15 years of suffering",
        "Embargo: since 1962, Cuba has suffered",
        "Sudan was under embargo until 26 November 2020, when the Council lifted it.",
        "Under embargo, Cuba’s hospitals lack medicine",
        "Embargoed goods reached the port on 26 November 2026.",
        "El embargo de armas a Sudán hasta el 26 de noviembre",
        "L’embargo sur les armes est prolongé jusqu’au 26 novembre 2026.",
        "Das Waffenembargo gilt bis 26. November 2026.",
        "Эмбарго на поставки оружия действует до 26 ноября.",
        "يجب تمديد حظر الأسلحة حتى 26 نوفمبر",
        "حظر الأسلحة على السودان حتى 26 نوفمبر",
        "对苏丹的武器禁运到2026年11月26日为止。",
        "Seven people died on 26 November 2026.",
    ],
)
def test_a_line_that_speaks_of_another_embargo_names_none(line: str) -> None:
    assert not embargo_named(line)


@pytest.mark.parametrize(
    ("left_out", "names"),
    [
        ('a page header, "Human Rights Group EMBARGOED UNTIL 26 NOVEMBER 2026"', True),
        ('a page header, "Embargo: 26 Nov 2026"', True),
        ('a page header, "The arms embargo until 26 November 2026"', False),
        ('a page header, "Human Rights Group 26 November 2026"', False),
    ],
)
def test_what_was_left_out_may_name_it_among_other_words(left_out: str, names: bool) -> None:  # noqa: FBT001 - a case's own
    assert bool(embargo_named(left_out, joined=True)) is names


def test_the_words_that_name_it_are_given_alone() -> None:
    header = 'a page header, "İzmir Human Rights Group EMBARGOED UNTIL 26 NOVEMBER"'
    assert embargo_named(header, joined=True) == "EMBARGOED UNTIL 26 NOVEMBER"
    assert embargo_named('a page header, "Sperrfrist: 26.11.2026"', joined=True) == "Sperrfrist: 26.11.2026"
    assert embargo_named("**Embargo: 26 Nov 2026**") == "Embargo: 26 Nov 2026"


def test_a_long_text_is_looked_at_in_no_time() -> None:
    line = "Embargo under embargo until this is it, not for release – " * 2_000
    assert not embargo_named(line, joined=True)
    assert may_name_embargo(line)


def test_every_phrase_is_looked_for() -> None:
    phrases = [*_lists()["unmistakable"], *_lists()["strong"], *_lists()["weak"]]
    assert len(phrases) > 50
    assert [phrase for phrase in phrases if not may_name_embargo(phrase)] == []
