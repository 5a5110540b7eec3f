"""campaign.toml: which one counts, and what may stand in it."""

from pathlib import Path

import pytest

from composer.errors import ComposerError
from composer.statement.campaign import Account, Campaign, campaign_for, read_campaign
from composer.statement.toml import toml_table

CONTENT = Path(__file__).parents[2] / "content"


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / "campaign.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_campaign_beside_the_statement_counts_then_the_one_in_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "content", 'organisation = "Content"')
    statement = tmp_path / "elsewhere" / "a.md"
    assert campaign_for(statement).organisation == "Content"
    written(tmp_path / "elsewhere", 'organisation = "Beside"')
    assert campaign_for(statement).organisation == "Beside"
    assert campaign_for(None).organisation == "Content"
    monkeypatch.chdir(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "campaign.toml").unlink()
    assert campaign_for(None) == Campaign()


def test_the_shipped_campaign_says_who_speaks_where() -> None:
    campaign = read_campaign(CONTENT / "campaign.toml")
    assert campaign.organisation == "West Support"
    assert campaign.platforms == ("x", "bluesky", "mastodon", "threads")
    assert campaign.hashtags is not None
    assert [len(campaign.hashtags[name]) for name in campaign.platforms] == [1, 2, 3, 1]
    assert campaign.hosts == {"mastodon": "mastodon.social"}
    assert campaign.people["blinken"]["name"] == "Antony Blinken"
    assert all(campaign.account(name).handle.startswith("@") for name in campaign.platforms)
    assert campaign.account("telegram") == Account("West Support", "")


def test_a_handle_may_stand_where_its_table_would(tmp_path: Path) -> None:
    file = written(tmp_path, 'organisation = "West"\n[handles]\nx = "@west"\nbluesky = { handle = "@w", name = "W" }')
    campaign = read_campaign(file)
    assert [campaign.account(name) for name in ("x", "bluesky")] == [Account("West", "@west"), Account("W", "@w")]
    with pytest.raises(ComposerError, match=r"line 2: handles\.x\.handle must be a handle"):
        read_campaign(written(tmp_path, '[handles]\nx = "two words"'))
    with pytest.raises(ComposerError, match=r"line 1: handles\.x must be a table"):
        read_campaign(written(tmp_path, "handles.x = 3"))


def test_a_campaign_may_be_empty(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    assert read_campaign(file) == Campaign(file=file)


def test_all_that_is_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """organization = "West"
link = 3
marker_at = "lines"
ignore = ["a", 2]
[handles.blusky]
handle = "a b"
[handles.x]
hadle = "@a"
[hashtags]
x = "two words"
twiter = []
[people]
blinken = "@a"
[people.minister]
twitter = "@b"
[platforms.mastodon]
limit = 0
host = "https://a b/"
limits = 3
""",
    )
    with pytest.raises(ComposerError) as caught:
        read_campaign(file)
    problems = [problem.removeprefix(f"{file.as_posix()}, ") for problem in caught.value.problems]
    assert problems[0] == "line 1: organization is no setting that is known here. Did you mean organisation?"
    beginnings = [
        "line 2: link must be text between quotes",
        "line 3: marker_at must be one of start, end, line. Did you mean line?",
        "line 4: ignore must be a list of texts",
        "line 5: handles.blusky: ",
        "line 6: handles.blusky.handle must be a handle",
        "line 8: handles.x.hadle is no setting that is known here. Did you mean handle?",
        'line 10: hashtags.x holds "two words"',
        "line 11: hashtags.twiter: ",
        "line 13: people.blinken must be a table: write [people.blinken]",
        "line 15: people.minister.twitter is no platform that is known here.",
        "line 17: platforms.mastodon.limit must be a whole number above zero.",
        "line 18: platforms.mastodon.host must be the name of a server",
        "line 19: platforms.mastodon.limits is no setting that is known here. Did you mean limit?",
    ]
    for beginning in beginnings:
        assert any(problem.startswith(beginning) for problem in problems), (beginning, problems)


def test_what_only_a_statement_says_is_sent_there(tmp_path: Path) -> None:
    file = written(tmp_path, 'title = "Peru"\nembargo = 2026-12-10T09:00:00Z\n')
    with pytest.raises(ComposerError) as caught:
        read_campaign(file)
    said = "is a setting of one statement. Write it between the lines +++ at the top of its file."
    assert caught.value.problems == tuple(
        f"{file.as_posix()}, line {line}: {key} {said}" for line, key in ((1, "title"), (2, "embargo"))
    )


def test_a_text_with_many_full_stops_is_no_key() -> None:
    said = "See " + "A." * 60
    assert toml_table(f"title = \"{said}\"\nlink = '{said}'", "campaign.toml") == {"title": said, "link": said}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a = ", r"campaign\.toml, line 1: Invalid value"),
        (b"a = 1\nb = \xff", r"campaign\.toml, line 2: byte 11 \(0xFF\) is not UTF-8"),
        (b"x = " + b"[" * 5_000, r"campaign\.toml, line 1: "),
        (b"a = 1\n" + b"a." * 40_000 + b"b = 1", r"line 2: these settings are nested too deep"),
        (b"a = 1 # " + b"x" * 1_000_001, "are longer than 1,000,000 characters"),
    ],
)
def test_a_broken_campaign_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "campaign.toml"
    file.write_bytes(content)
    with pytest.raises(ComposerError, match=message):
        read_campaign(file)
