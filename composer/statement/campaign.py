"""``campaign.toml``: who speaks, where, and how; typed and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from composer.errors import SettingsError
from composer.platforms import platform, platform_names
from composer.statement.choices import Choices
from composer.statement.fields import Fields, said_choices
from composer.statement.front_matter import KEYS as OF_STATEMENTS
from composer.statement.hashtags import EVERYWHERE, Hashtags, hashtag_lists
from composer.statement.reading.decoding import file_text, shown_path
from composer.statement.toml import key_lines, toml_table

FILE_NAME = "campaign.toml"
FOLDER = "content"
PERSON_NAME = "name"
"""What a person is called in templates where no handle is known."""

KEYS = (
    *("organisation", "handles", "people", "link", "hashtags", "default_platforms", "platforms"),
    *("split", "marker", "marker_at", "opening", "opening_at", "call_to_action", "call_to_action_at", "ignore"),
)

_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10}(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Account:
    """Who speaks on one platform."""

    name: str
    handle: str
    """With its ``@``; empty where none is given."""


@dataclass(frozen=True, slots=True)
class Campaign(Choices):
    """What campaign.toml says; empty or None where it says nothing, and as a whole where there is none."""

    file: Path | None = None
    organisation: str = ""
    handles: Mapping[str, Account] = field(default_factory=lambda: MappingProxyType({}))
    """By the platform's name."""
    people: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """By the person's name in templates: a handle by the platform's name, and under ``name`` what to write without."""
    link: str = ""
    hashtags: Hashtags | None = None
    platforms: tuple[str, ...] = ()
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    hosts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The server to post on, by the platform's name: ``mastodon.social``."""
    ignore: tuple[str, ...] = ()
    """Codes of warnings that are not wanted."""
    ignore_on: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Those that are not wanted on one platform, by its name."""

    @property
    def folder(self) -> Path | None:
        """Where its templates are."""
        return None if self.file is None else self.file.parent

    def ignored(self, name: str) -> frozenset[str]:
        """Return the codes of warnings that are not wanted on a platform."""
        return frozenset((*self.ignore, *self.ignore_on.get(name, ())))

    def account(self, name: str) -> Account:
        """Return who speaks on a platform: the organisation without a handle where nothing else is said."""
        return self.handles.get(name, Account(self.organisation, ""))


def campaign_for(statement: Path | None) -> Campaign:
    """Return the campaign that counts: beside the statement, else in ``content/`` of the current folder, else none."""
    beside = [statement.parent / FILE_NAME] if statement is not None else []
    for file in (*beside, Path(FOLDER, FILE_NAME)):
        if file.exists():
            return read_campaign(file)
    return Campaign()


def read_campaign(file: Path) -> Campaign:
    """Return what ``file`` says; SettingsError names every problem in it, StatementError why it cannot be read."""
    text, _ = file_text(file)
    name = shown_path(file)
    fields = Fields(toml_table(text, name), name, key_lines(text))
    fields.only(KEYS, elsewhere=OF_STATEMENTS)
    hosts, limits, ignore_on = _overrides(fields)
    campaign = Campaign(
        file=file,
        organisation=fields.line_of_text("organisation"),
        handles=MappingProxyType(_accounts(fields)),
        people=MappingProxyType(_people(fields)),
        link=fields.link("link"),
        hashtags=_hashtags(fields),
        platforms=_platforms(fields),
        **said_choices(fields),
        limits=MappingProxyType(limits),
        hosts=MappingProxyType(hosts),
        ignore=fields.texts("ignore"),
        ignore_on=MappingProxyType(ignore_on),
    )
    fields.finish()
    return campaign


def _accounts(fields: Fields) -> dict[str, Account]:
    organisation = fields.values.get("organisation")
    usual = organisation if isinstance(organisation, str) else ""
    accounts: dict[str, Account] = {}
    for name, table in _by_platform(fields, "handles", "handle").items():
        table.only(("name", "handle"))
        accounts[name] = Account(table.line_of_text("name") or usual, _handle(table, "handle"))
    return accounts


def _handle(fields: Fields, key: str) -> str:
    handle = fields.line_of_text(key)
    if any(letter.isspace() for letter in handle):
        fields.wrong(key, f'must be a handle, such as {key} = "@example".')
        return ""
    return f"@{handle.lstrip('@')}" if handle.strip("@") else ""


def _people(fields: Fields) -> dict[str, Mapping[str, str]]:
    people: dict[str, Mapping[str, str]] = {}
    for person, table in fields.tables("people").items():
        table.only((PERSON_NAME, *platform_names()), "is no platform")
        handles = {name: _handle(table, name) for name in table.values if name != PERSON_NAME}
        if PERSON_NAME in table.values:
            handles[PERSON_NAME] = table.line_of_text(PERSON_NAME)
        people[person] = MappingProxyType({name: handle for name, handle in handles.items() if handle})
    return people


def _hashtags(fields: Fields) -> Hashtags | None:
    found = hashtag_lists(fields)
    if found is not None:
        _check_platforms(fields, {name: f"hashtags.{name}" for name in found if name != EVERYWHERE})
    return found


def _platforms(fields: Fields) -> tuple[str, ...]:
    """Return the default platforms: ``default_platforms``, or a list ``platforms``, which is what front matter says."""
    key = "platforms" if isinstance(fields.values.get("platforms"), list | str) else "default_platforms"
    names = fields.platforms(key)
    _check_platforms(fields, dict.fromkeys(names, key))
    return names


def _overrides(fields: Fields) -> tuple[dict[str, str], dict[str, int], dict[str, tuple[str, ...]]]:
    hosts: dict[str, str] = {}
    limits: dict[str, int] = {}
    ignored: dict[str, tuple[str, ...]] = {}
    if isinstance(fields.values.get("platforms"), list | str):
        return hosts, limits, ignored
    for name, table in _by_platform(fields, "platforms").items():
        table.only(("limit", "host", "ignore"))
        ignored[name] = table.texts("ignore")
        if (limit := table.number("limit")) is not None:
            limits[name] = limit
        if host := table.line_of_text("host").casefold().removeprefix("https://").removesuffix("/"):
            hosts[name] = host
            if not _HOST.fullmatch(host):
                table.wrong("host", 'must be the name of a server, such as host = "mastodon.social".')
    return hosts, limits, ignored


def _by_platform(fields: Fields, key: str, short: str = "") -> dict[str, Fields]:
    tables = fields.tables(key, short)
    _check_platforms(fields, {name: f"{key}.{name}" for name in tables})
    return tables


def _check_platforms(fields: Fields, names: Mapping[str, str]) -> None:
    """Note each of ``names`` that is no platform; with each comes the key that it stands under."""
    for name, key in names.items():
        try:
            platform(name)
        except SettingsError as error:
            fields.problems.append(f"{fields.place(key)}: {error}")
