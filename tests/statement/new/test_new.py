"""The files that a new statement starts with are read without a complaint."""

import re
from pathlib import Path

import pytest

from composer.statement import read_statement
from composer.statement.campaign import campaign_for
from composer.statement.new import starter_files
from composer.statement.options import Options
from composer.statement.settings import settings_for


@pytest.mark.parametrize(("name", "file", "language"), [("lima", "lima.md", "en"), ("a.es.md", "a.es.md", "es")])
def test_starter_files_are_read_as_they_are(tmp_path: Path, name: str, file: str, language: str) -> None:
    files = starter_files(name, tmp_path)
    for path, text in files.items():
        path.write_text(text, "utf-8")
    first = next(iter(files))
    assert first == tmp_path / file
    statement = read_statement(first)
    assert statement.language == language
    assert statement.title == "Write the title here"
    assert len(statement.paragraphs) == 4
    found = settings_for(statement, Options(), campaign_for(first))
    assert found.opening is not None
    assert found.call_to_action is not None
    assert found.notes == ()


def test_every_setting_in_the_starter_files_is_right_once_its_hash_is_taken_away(tmp_path: Path) -> None:
    files = starter_files("lima", tmp_path)
    for path, text in files.items():
        path.write_text(re.sub(r"(?m)^# (\[|[a-z_]+ = )", r"\1", text), "utf-8")
    first = next(iter(files))
    found = settings_for(read_statement(first), Options(), campaign_for(first))
    assert found.content_warning
    assert (found.front.embargo, found.call_to_action_at) == ("2026-12-10T09:00:00-05:00", "own")
    assert found.front.own == {"spokesperson": "Ana Torres"}
    assert found.opening is not None
    assert found.opening.name.endswith("opening.en.j2")
    assert found.campaign.hosts
    assert found.campaign.people["minister"]
