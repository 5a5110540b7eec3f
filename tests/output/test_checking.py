"""A thread file is held against the approved statement: no changed word goes unseen, in any language that ships."""

import shutil
from pathlib import Path

import pytest

from composer.output.checking import checked
from composer.output.composing import threads
from composer.output.render.text import FENCE, OPENING
from composer.output.writing import write_threads
from composer.statement import read_statement
from composer.statement.campaign import campaign_for
from composer.statement.options import Options
from composer.statement.settings import settings_for
from composer.thread.edits.words import word_spans

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the statements that ship."""
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "platform"), [("peru.md", "x"), ("peru.es.md", "bluesky"), ("peru.ar.md", "threads")])
@pytest.mark.parametrize(("other", "first_word"), [("unapproved", 0), ("", 3), ("70", 6)])
def test_a_mutation_of_one_word_is_found_at_its_post(
    folder: Path, name: str, platform: str, other: str, first_word: int
) -> None:
    """Whichever word is replaced, or taken out, the file differs there; every ninth is tried, for want of time."""
    source = Path("content") / name
    statement = read_statement(source)
    options = Options(platforms=(platform,), opening="none", call_to_action="none")
    write_threads("peru", threads(settings_for(statement, options, campaign_for(source))), folder / "threads")
    path = folder / "threads" / "peru" / f"{platform}.txt"
    text = path.read_text("utf-8")
    start = text.index(FENCE, 1) + len(FENCE)
    words = [span for span in word_spans(text) if span[0] > start and text[slice(*span)] != "---"]
    assert OPENING not in text
    assert len(words) > 200
    for first, last in words[first_word::9]:
        path.write_text(text[:first] + other + text[last:], "utf-8")
        found = checked(path)
        post = text[start:first].count("\n---\n") + 1
        [(number, difference)] = found.differences
        assert found.status == "differs"
        assert number == post or (not other and number in (post - 1, post, post + 1))
        assert difference.found in other
        assert difference.approved in text[first:last]
