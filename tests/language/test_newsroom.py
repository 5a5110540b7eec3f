"""Lines for newsrooms, and lines for readers that begin with the same words."""

from itertools import chain

import pytest

from composer.language.newsroom import _lists, is_for_newsrooms


@pytest.mark.parametrize(
    "line",
    [
        "ENDS",
        "- ENDS -",
        "ENDS/",
        "###",
        "# # #",
        "-30-",
        "— 30 —",
        "**Notes to editors:**",
        "Note to Editors: pictures are at example.org",
        "Press contact",
        "For more information, please contact Ana Ruiz",
        "COMUNICADO DE PRENSA",
        "Notas para la redacción",
        "CONTACT PRESSE : Anne Dupont",
        "Hinweise für die Redaktion:",
        "Pressekontakt: Max Mustermann",
        "ПРЕСС-РЕЛИЗ",
        "प्रेस संपर्क: रमेश",
        "媒体联系人：王芳",
    ],
)
def test_a_line_is_for_newsrooms(line: str) -> None:
    assert is_for_newsrooms(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "30",
        "#30",
        "# 3",
        "The war ends.",
        "End the siege of El Fasher",
        "Fin de la impunidad",
        "Fine words are not enough.",
        "Press freedom is under attack",
        "The press contact said nothing.",
        "For more information: example.org",
        "Press release of a prisoner",
        "Notes to the world",
        "The arms embargo on Sudan ends on 12 September 2026.",
    ],
)
def test_a_line_is_for_readers(line: str) -> None:
    assert not is_for_newsrooms(line)


@pytest.mark.parametrize("phrase", sorted(chain.from_iterable(_lists().values())))
def test_each_phrase_is_known_in_capitals_and_with_signs(phrase: str) -> None:
    assert is_for_newsrooms(f"*{phrase.upper()}:*")
