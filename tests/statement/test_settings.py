"""Options over front matter over campaign.toml over what is usual."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer.errors import ComposerError, SettingsError
from composer.platforms import platform
from composer.statement import read_statement
from composer.statement.campaign import campaign_for
from composer.statement.options import Options, TemplateText
from composer.statement.settings import Settings, settings_for

Settled = Callable[..., Settings]


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settled:
    """Settle a statement in ``content/``; its front matter and campaign.toml are given as TOML."""
    content = tmp_path / "content"
    content.mkdir()
    monkeypatch.chdir(tmp_path)

    def settle(front: str = "", campaign: str | None = "", options: Options | None = None) -> Settings:
        if campaign is not None:
            (content / "campaign.toml").write_text(campaign, "utf-8")
        file = Path("content/a.md")
        file.write_text(f"+++\n{front}\n+++\nWe call for justice for the people of Peru.", "utf-8")
        return settings_for(read_statement(file, "en"), options or Options(), campaign_for(file))

    return settle


def said(found: Settings, key: str) -> object:
    """Return a setting's value, of a template its text."""
    value = getattr(found, key)
    return value.text if isinstance(value, TemplateText) else value


def test_a_limit_that_changes_nothing_is_told(settled: Settled) -> None:
    found = settled("", 'default_platforms = ["x"]', Options(limits={"mastodon": 50, "x": 100}))
    assert found.notes == ("--limit mastodon=50 changes nothing: the platforms here are x.",)


@pytest.mark.parametrize(
    ("platform", "limit", "warned"),
    [("x", 1_000, True), ("x", 200, False), ("mastodon", 1_000, False), ("threads", 900, False), ("sms", 900, False)],
)
def test_a_limit_above_what_a_platform_takes_is_told(
    settled: Settled,
    platform: str,
    limit: int,
    warned: bool,  # noqa: FBT001 - a case's own
) -> None:
    found = settled("", f'default_platforms = ["{platform}"]\n[platforms.{platform}]\nlimit = {limit}')
    said = "limit 1,000 is more than X takes (280): it will refuse the longer posts."
    assert found.notes == ((said,) if warned else ())


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("splitt", "split"),
        ("titel", "title"),
        ("markr", "marker"),
        ("limt", "limit in campaign.toml"),
        ("limit", "limit in campaign.toml"),
        ("date", ""),
        ("state", "status"),
        ("venue", ""),
    ],
)
def test_a_key_that_is_nearly_a_setting_is_told(settled: Settled, key: str, meant: str) -> None:
    said = f"content/a.md: {key} is no setting, and no template uses it. Did you mean {meant}?"
    assert settled(f'{key} = "Deaths"').notes == ((said,) if meant else ())
    assert settled(f'{key} = "Deaths"\nopening = "{{{{ {key} }}}}"').notes == ()


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("embrago", "embargo"),
        ("Embargoed", "embargo"),
        ("embargo_until", "embargo"),
        ("content_warnig", "content_warning"),
        ("aproved_by", "approved_by"),
        ("platfroms", "platforms"),
        ("statsu", "status"),
    ],
)
def test_a_key_that_is_nearly_a_setting_of_weight_is_refused(settled: Settled, key: str, meant: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settled(f'{key} = "2026-12-10T09:00:00-05:00"')
    assert str(refused.value) == f"content/a.md: {key} is no setting. Did you mean {meant}? Correct it."
    assert settled(f'{key} = "Deaths"\nopening = "{{{{ {key} }}}}"').notes == ()


@pytest.mark.parametrize("value", ["https://example.org", "http://a.b.org:8080/c?d=e#f", "HTTPS://example.org/ñ", ""])
def test_a_whole_link_is_taken(settled: Settled, value: str) -> None:
    front = settled(f'link = "{value}"\nreply_to = "{value}"', f'link = "{value}"').front
    assert (front.link, front.reply_to) == (value, value)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("htp:/example.org", "https://example.org"),
        ("example.org", "https://example.org"),
        ("example.org/a://b", "https://example.org/a://b"),
        ("www.example.org:80/peru", "https://www.example.org:80/peru"),
        ("http//example.org", "https://example.org"),
        ("ftp://x", ""),
        ("https://", ""),
        ("https://peru", ""),
        ("https:///peru", ""),
        ("https://a b.org", ""),
        ("https://example..org", ""),
        ("post 1", ""),
        ("mailto:press@example.org", ""),
    ],
)
def test_what_is_no_whole_link_is_refused(settled: Settled, value: str, meant: str) -> None:
    def told(place: str, key: str) -> str:
        form = f'must be a link that begins with https:// or http://, such as {key} = "https://example.org/peru".'
        return f"content/{place}: {key} {form}" + (f" Did you mean {meant}?" if meant else "")

    with pytest.raises(SettingsError) as refused:
        settled(f'link = "{value}"\nreply_to = "{value}"')
    assert refused.value.problems == (told("a.md, line 2", "link"), told("a.md, line 3", "reply_to"))
    with pytest.raises(SettingsError) as refused:
        settled("", f'link = "{value}"')
    assert refused.value.problems == (told("campaign.toml, line 1", "link"),)


def test_what_is_ignored_on_one_platform_is_told_on_the_others(settled: Settled) -> None:
    found = settled("", 'ignore = ["link-first"]\n[platforms.x]\nignore = ["leans-back"]').campaign
    assert [sorted(found.ignored(name)) for name in ("x", "bluesky")] == [["leans-back", "link-first"], ["link-first"]]


def test_without_any_setting_everything_is_as_usual(settled: Settled) -> None:
    found = settled(campaign=None)
    assert [each.name for each in found.platforms] == ["x", "bluesky", "mastodon", "threads"]
    assert (found.split, found.marker.text, found.marker_at) == ("reading", "1/9", "line")
    assert (found.opening, found.opening_at) == (None, "bottom")
    assert (found.call_to_action, found.call_to_action_at) == (None, "own")
    assert (found.content_warning, found.reply_to, found.notes) == ("", "", ())


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("split", ("even", "fewest", "sentence", "reading")),
        ("marker", ("1.", "none", "(1/9)", "1/9")),
        ("marker_at", ("start", "end", "end", "line")),
        ("opening_at", ("top", "bottom", "top", "bottom")),
        ("call_to_action_at", ("auto", "last", "auto", "own")),
    ],
)
def test_the_first_that_is_given_wins(settled: Settled, key: str, values: tuple[str, str, str, str]) -> None:
    option, front, campaign, usual = values
    front_line, campaign_line = f'{key} = "{front}"', f'{key} = "{campaign}"'
    asked: dict[str, Any] = {key: option}
    assert said(settled(front_line, campaign_line, Options(**asked)), key) == option
    assert said(settled(front_line, campaign_line), key) == front
    assert said(settled("", campaign_line), key) == campaign
    assert said(settled("", ""), key) == usual


def test_platforms_come_from_the_first_that_names_any(settled: Settled) -> None:
    def names(found: Settings) -> list[str]:
        return [each.name for each in found.platforms]

    campaign = 'default_platforms = ["mastodon", "x", "mastodon"]'
    assert names(settled("", campaign)) == ["mastodon", "x"]
    assert names(settled("", 'platforms = ["threads"]')) == ["threads"]
    assert names(settled('platforms = ["bluesky"]', campaign)) == ["bluesky"]
    assert names(settled('platforms = ["bluesky"]', campaign, Options(platforms=("threads", "x")))) == ["threads", "x"]


@pytest.mark.parametrize("value", ["[]", '""'])
@pytest.mark.parametrize("file", ["a.md, line 2: platforms", "campaign.toml, line 1: default_platforms"])
def test_a_list_of_no_platforms_is_refused(settled: Settled, file: str, value: str) -> None:
    key = file.rpartition(" ")[2]
    with pytest.raises(SettingsError) as refused:
        settled(*((f"{key} = {value}",) if key == "platforms" else ("", f"{key} = {value}")))
    assert str(refused.value) == (
        f'content/{file} names no platform. Write some, such as {key} = ["x", "bluesky"], or take the line out.'
    )


def test_limits_of_options_win_over_those_of_the_campaign(settled: Settled) -> None:
    campaign = "[platforms.mastodon]\nlimit = 1000\n[platforms.x]\nlimit = 4000"
    found = {each.name: each.limits[0] for each in settled("", campaign, Options(limits={"x": 500})).platforms}
    assert found == {"x": 500, "bluesky": 300, "mastodon": 1000, "threads": platform("threads").limits[0]}


def test_a_template_is_a_text_or_a_file(settled: Settled, tmp_path: Path) -> None:
    (tmp_path / "content" / "long.j2").write_text("From {{ platform }}\n", "utf-8")
    (tmp_path / "content" / "plain").write_text("Plain", "utf-8")
    (tmp_path / "here.j2").write_text("Here", "utf-8")
    campaign = 'opening = "long.j2"\ncall_to_action = "plain"'
    found = settled("", campaign)
    assert found.opening == TemplateText("content/long.j2", "From {{ platform }}\n")
    assert found.call_to_action == TemplateText("content/plain", "Plain")
    found = settled('opening = "Share: {{ link }}"', campaign, Options(call_to_action="here.j2"))
    assert found.opening == TemplateText("content/a.md: opening", "Share: {{ link }}")
    assert found.call_to_action == TemplateText("here.j2", "Here")
    found = settled('opening = "none"', campaign, Options(call_to_action="none"))
    assert (found.opening, found.call_to_action) == (None, None)


def test_templates_beside_the_campaign_are_taken_by_language(settled: Settled, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "opening.en.j2").write_text("Hello", "utf-8")
    (content / "opening.es.j2").write_text("Hola", "utf-8")
    (content / "call-to-action.es.j2").write_text("Adelante", "utf-8")
    found = settled()
    assert found.opening == TemplateText("content/opening.en.j2", "Hello")
    assert found.call_to_action is None
    missing = "content: there is no call-to-action.en.j2 (there is call-to-action.es.j2)"
    assert found.notes == (f"{missing}, so threads in this language get no call to action.",)
    regional = settings_for(replace(found.statement, language="en-GB"), Options(), found.campaign)
    assert regional.opening == found.opening


def test_without_a_campaign_the_templates_beside_the_statement_count(settled: Settled, tmp_path: Path) -> None:
    assert settled(campaign=None).opening is None
    (tmp_path / "content" / "opening.en.j2").write_text("Hello", "utf-8")
    assert settled(campaign=None).opening == TemplateText("content/opening.en.j2", "Hello")


def test_all_that_is_wrong_is_said_at_once(settled: Settled) -> None:
    with pytest.raises(SettingsError) as caught:
        settled('platforms = ["blusky"]\nopening = "a.j2"\ncall_to_action = "b.j2"')
    assert len(caught.value.problems) == 3
    assert "blusky" in caught.value.problems[0]
    assert "bluesky" in caught.value.problems[0]
    where = "in content. Write it, or give the text itself."
    assert caught.value.problems[1] == f'content/a.md: opening: there is no file "a.j2" {where}'


def test_a_template_that_is_not_here_is_said_to_be_missing_in_this_folder(settled: Settled) -> None:
    with pytest.raises(SettingsError) as caught:
        settled(options=Options(opening="a.j2"), campaign=None)
    assert '--opening: there is no file "a.j2" in this folder or content. Write' in str(caught.value)


@pytest.mark.parametrize("value", ["x" * 5_000, "a\nb", "a\x00b", "{{ link }}/../..", "~root"])
def test_text_that_no_file_is_called_is_text(settled: Settled, value: str) -> None:
    assert settled(options=Options(opening=value)).opening == TemplateText("--opening", value)


def test_templates_know_these_variables(settled: Settled) -> None:
    campaign = """
        organisation = "West Support"
        link = "https://example.org"
        hashtags = ["Peru", "#Justice"]
        [handles.x]
        handle = "WestSupport"
        [people.minister]
        name = "The Minister"
        x = "@minister"
        [people.deputy]
        bluesky = "@deputy.example"
        """
    front = 'title = "Peru"\nspokesperson = "Ana"\n[hashtags]\nmastodon = ["#Perú"]'
    found = settled(front, campaign)
    on_x = found.variables(platform("x"))
    assert on_x["people"] == {"minister": "@minister"}
    assert on_x["organisation"] == {"name": "West Support", "handle": "@WestSupport"}
    assert on_x["hashtags"] == ["#Peru", "#Justice"]
    assert (on_x["platform"], on_x["language"], on_x["title"]) == ("x", "en", "Peru")
    assert (on_x["link"], on_x["spokesperson"]) == ("https://example.org", "Ana")
    elsewhere = found.variables(platform("mastodon"))
    assert elsewhere["people"] == {"minister": "The Minister"}
    assert elsewhere["organisation"] == {"name": "West Support", "handle": ""}
    assert elsewhere["hashtags"] == ["#Perú"]


def test_content_warning_and_reply_stay_with_the_statement(settled: Settled) -> None:
    found = settled('content_warning = "Deaths"\nreply_to = "https://example.org/1"\nlink = "https://example.org/2"')
    assert (found.content_warning, found.reply_to) == ("Deaths", "https://example.org/1")
    assert found.variables(platform("x"))["link"] == "https://example.org/2"


def test_a_template_that_is_no_text_is_refused(settled: Settled, tmp_path: Path) -> None:
    (tmp_path / "content" / "opening.en.j2").write_bytes(b"a\n\xff")
    with pytest.raises(ComposerError, match=r"content/opening\.en\.j2, line 2: byte 3"):
        settled()
