"""Front matter: the settings that a statement itself brings, typed and checked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from composer.errors import SettingsError
from composer.statement.choices import Choices
from composer.statement.fields import Fields, said_choices
from composer.statement.hashtags import Hashtags, hashtag_lists
from composer.statement.language_codes import language_code

_TEXTS = ("title", "link", "marker", "opening", "call_to_action", "content_warning", "reply_to")
_REVIEW = ("status", "approved_by", "embargo")
KEYS = (
    *_TEXTS,
    *_REVIEW,
    *("language", "hashtags", "platforms", "marker_at", "split", "opening_at", "call_to_action_at"),
)
"""What means something to the program; every other key is a variable for the templates."""

ELSEWHERE = ("limit", "host", "ignore", "handles", "default_platforms")
"""What means something in campaign.toml alone."""

TAKEN = ("platform", "people", "organisation", "total", "index")
"""Variables that the program itself gives to templates."""


@dataclass(frozen=True, slots=True)
class FrontMatter(Choices):
    """What front matter says; empty or None where it says nothing."""

    title: str
    language: str | None
    link: str
    hashtags: Hashtags | None
    platforms: tuple[str, ...]
    content_warning: str
    reply_to: str
    status: str
    approved_by: str
    embargo: str
    """A moment with its time zone, as it was written."""
    own: Mapping[str, object]
    """Its variables for templates."""


def front_matter_of(values: Mapping[str, object], file: str, lines: Mapping[str, int] | None = None) -> FrontMatter:
    """``values`` typed; SettingsError names every problem in ``file``, with its line where ``lines`` knows it."""
    fields = Fields(values, file, lines or {})
    _check_names(fields)
    found = FrontMatter(
        title=fields.line_of_text("title"),
        language=_language(fields),
        link=fields.link("link"),
        hashtags=hashtag_lists(fields),
        platforms=fields.platforms("platforms"),
        **said_choices(fields),
        content_warning=fields.line_of_text("content_warning"),
        reply_to=fields.link("reply_to"),
        status=fields.line_of_text("status"),
        approved_by=fields.line_of_text("approved_by"),
        embargo=_moment(fields, "embargo"),
        own=MappingProxyType({key: value for key, value in values.items() if key not in KEYS}),
    )
    fields.finish()
    return found


def review_of(values: Mapping[str, object]) -> dict[str, str]:
    """Return what front matter says of whether a statement may go out yet, as texts; what it does not say is left out.

    >>> review_of({"title": "Peru", "embargo": dt.datetime(2026, 12, 10, 9, tzinfo=dt.UTC)})
    {'embargo': '2026-12-10T09:00:00+00:00'}
    """
    front = front_matter_of({key: values[key] for key in _REVIEW if key in values}, "front matter")
    said = {key: getattr(front, key) for key in _REVIEW}
    return {key: text for key, text in said.items() if text}


def _language(fields: Fields) -> str | None:
    code = fields.line_of_text("language")
    if not code:
        return None
    try:
        return language_code(code, fields.place("language"))
    except SettingsError as error:
        fields.problems.extend(error.problems)
        return None


def _moment(fields: Fields, key: str) -> str:
    value = fields.values.get(key, "")
    if value == "":
        return ""
    moment = _parsed(value)
    if moment is None:
        fields.wrong(key, f"must be a moment, such as {key} = 2026-12-10T09:00:00-05:00.")
        return ""
    if moment.tzinfo is None:
        fields.wrong(key, f"needs a time zone, such as {key} = {moment.isoformat()}-05:00.")
        return ""
    return moment.isoformat()


def _parsed(value: object) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value
    try:
        return dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _check_names(fields: Fields) -> None:
    for key in fields.values:
        meant = key.strip().casefold().replace("-", "_").replace(" ", "_")
        if key in TAKEN:
            instead = (
                'To say where this is posted, write platforms = ["x"].' if key == "platform" else "Choose another."
            )
            fields.wrong(key, f"is a name that the program fills in itself. {instead}")
        elif key != meant and meant in KEYS:
            fields.wrong(key, f"is no setting. Write {meant}.")
