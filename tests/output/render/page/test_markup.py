"""The review page as it stands in its file, before any script has run: what validators see, and whoever has none."""

from collections import Counter
from html.parser import HTMLParser

import pytest

from composer import compose
from composer.output.render.page import review_page
from composer.statement import statement_from_text

STATEMENTS = {
    "en": "Justice for the dead\n\nSeven people died. The families wait.",
    "es": "Justicia para los muertos\n\nSiete personas murieron. Las familias esperan.",
    "ar": "العدالة للضحايا\n\nقُتل سبعة أشخاص. العائلات تنتظر الجواب.",
}


class Elements(HTMLParser):
    """The elements of a page: names and attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of each element of a name."""
        return [attributes for name, attributes in self.all if name == tag]


@pytest.fixture(scope="module")
def elements() -> Elements:
    statements = [statement_from_text(text, language=language) for language, text in STATEMENTS.items()]
    found = [compose(statement, name) for statement in statements for name in ("x", "mastodon")]
    return Elements(review_page(found))


def test_one_language_and_one_platform_are_shown(elements: Elements) -> None:
    assert ["hidden" in each for each in elements.named("main")] == [False, True, True]
    panels = [each for each in elements.named("section") if each.get("role") == "tabpanel"]
    assert ["hidden" in each for each in panels] == [False, True] * len(STATEMENTS)


def test_every_button_says_what_kind_it_is(elements: Elements) -> None:
    assert {each.get("type") for each in elements.named("button")} == {"button", "submit"}


def test_no_two_elements_have_one_id(elements: Elements) -> None:
    ids = Counter(attributes["id"] for _, attributes in elements.all if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []


def test_every_name_that_is_pointed_to_is_there(elements: Elements) -> None:
    ids = {attributes.get("id") for _, attributes in elements.all}
    pointers = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
    asked = {name for _, attributes in elements.all for each in pointers for name in attributes.get(each, "").split()}
    assert asked
    assert asked <= ids


def test_every_region_of_a_panel_names_its_platform(elements: Elements) -> None:
    regions = [each["aria-labelledby"] for each in elements.named("section") if "aria-labelledby" in each]
    assert regions
    assert len(set(regions)) == len(regions)
