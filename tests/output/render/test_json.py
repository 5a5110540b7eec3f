import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from composer import compose
from composer.output.render.json import json_object, json_text

THREAD = compose("Seven people died.\n\nWe ask for an inquiry. The families wait — “today”.", "bluesky", limit=40)


def schema() -> Any:  # noqa: ANN401 - JSON
    return json.loads((files("composer.output.render") / "thread.schema.json").read_text(encoding="utf-8"))


def test_the_json_is_what_the_shipped_schema_says() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json_text(THREAD)))


def test_the_json_holds_the_thread() -> None:
    found = json.loads(json_text(THREAD))
    assert list(found) == [
        *("version", "platform", "language", "title", "source", "embargo", "statement", "sentences", "paragraphs"),
        *("limit", "unit", "fewest", "posts", "warnings", "settings", "edits"),
    ]
    assert found["posts"][0] == {
        "index": 1,
        "total": 3,
        "text": "Seven people died.\n1/3",
        "length": 22,
        "lengths": {"graphemes": 22, "bytes": 22},
        "marker": "1/3",
        "role": "statement",
        "cut": "paragraph",
        "spans": [[0, 18]],
    }
    rebuilt = " ".join(found["statement"][slice(*span)] for post in found["posts"] for span in post["spans"])
    assert rebuilt.split() == THREAD.statement.text.split()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-12-10T09:00:00-05:00", "2026-12-10T09:00:00-05:00"),
        ("2026-12-10 09:00:00Z", "2026-12-10T09:00:00+00:00"),
        ("", None),
    ],
)
def test_the_json_says_until_when_nothing_may_be_posted(written: str, told: str | None) -> None:
    settings = {"embargo": written, "status": "approved"}
    found = json_object(replace(THREAD, statement=replace(THREAD.statement, settings=settings)))
    assert (found["embargo"], found["review"]) == (told, {"status": "approved"})
    jsonschema.Draft202012Validator(schema()).validate(json.loads(json.dumps(found)))


def test_letters_stand_as_they_are() -> None:
    assert "“today”" in json_text(THREAD)


@pytest.mark.parametrize("name", ["version", "posts", "fewest", "embargo"])
def test_the_schema_refuses_json_without_what_it_needs(name: str) -> None:
    found = {key: value for key, value in json_object(THREAD).items() if key != name}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(found)
