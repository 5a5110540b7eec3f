"""What a statement is laid out with: options over front matter over campaign.toml over what is usual."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from composer.errors import ComposerError, SettingsError
from composer.platforms import Platform, platform
from composer.statement.campaign import PERSON_NAME, Campaign
from composer.statement.choices import CallToActionAt, MarkerAt, OpeningAt, Split
from composer.statement.front_matter import FrontMatter, front_matter_of
from composer.statement.hashtags import hashtags_on
from composer.statement.model import Statement
from composer.statement.options import Options, TemplateText
from composer.statement.reading.decoding import shown_path
from composer.statement.slips import slips_in
from composer.statement.template_files import chosen_template

VARIABLE = "translations"
"""What templates call the other languages."""
USUAL: Mapping[str, str] = {
    "split": "reading",
    "marker": "1/9",
    "marker_at": "line",
    "opening_at": "bottom",
    "call_to_action_at": "own",
}
"""What counts where nothing else is said, of the settings that options have, and a thread's file too."""
DEFAULT_PLATFORMS = ("x", "bluesky", "mastodon", "threads")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that was decided."""

    platforms: tuple[Platform, ...]
    """With the limits that were asked for."""
    split: Split
    marker: TemplateText
    marker_at: MarkerAt
    opening: TemplateText | None
    opening_at: OpeningAt
    call_to_action: TemplateText | None
    call_to_action_at: CallToActionAt
    content_warning: str
    reply_to: str
    translations: tuple[Mapping[str, str], ...]
    """The other languages, where a template asks for them."""
    notes: tuple[str, ...]
    """What a person should be told, such as that there is no template in the statement's language."""
    asked: frozenset[str]
    """What the command's options say: names of settings, and of platforms whose limits they say."""
    statement: Statement
    campaign: Campaign
    front: FrontMatter

    def variables(self, platform: Platform) -> dict[str, object]:
        """Return what templates know on a platform, save ``total``; the front matter's own variables too."""
        account = self.campaign.account(platform.name)
        return {
            **self.front.own,
            "platform": platform.name,
            "language": self.statement.language,
            "title": self.statement.title,
            "link": self.front.link or self.campaign.link,
            "hashtags": list(hashtags_on(platform.name, self.front.hashtags, self.campaign.hashtags)),
            "people": _people(self.campaign, platform.name),
            "organisation": {"name": account.name, "handle": account.handle},
            "content_warning": self.content_warning,
            "reply_to": self.reply_to,
            VARIABLE: list(self.translations),
            "status": self.front.status,
            "approved_by": self.front.approved_by,
            "embargo": self.front.embargo,
        }


def settings_for(statement: Statement, options: Options, campaign: Campaign) -> Settings:
    """Return what ``statement`` is laid out with; SettingsError names every setting that is wrong."""
    return _Choosing(
        statement, options, front_matter_of(statement.settings, statement.source.name), campaign
    ).settings()


class _Choosing:
    """The choice among what options, front matter and campaign.toml say, and what there is to tell of it so far."""

    def __init__(self, statement: Statement, options: Options, front: FrontMatter, campaign: Campaign) -> None:
        self.statement, self.options, self.front, self.campaign = statement, options, front, campaign
        self.sources = options, front, campaign
        self.file = statement.source.name
        self.limits = {**campaign.limits, **options.limits}
        self.problems: list[str] = []
        self.notes: list[str] = []

    def settings(self) -> Settings:
        """Return the settings; SettingsError names every one that is wrong."""
        platforms = self._platforms()
        opening, call_to_action = self._template("opening"), self._template("call_to_action")
        marker = self._marker()
        translations = self._translations(opening, call_to_action)
        slips = slips_in(self.front, [each.text for each in (opening, call_to_action, marker) if each], self.file)
        self.problems += slips.errors
        if self.problems:
            raise SettingsError(*self.problems)
        self.notes += (*self._unused_limits(platforms), *refused_limits(self.limits, platforms), *slips.notes)
        return Settings(
            **self._choices(),
            platforms=platforms,
            marker=marker,
            opening=opening,
            call_to_action=call_to_action,
            content_warning=self.front.content_warning,
            reply_to=self.front.reply_to,
            translations=translations,
            notes=tuple(self.notes),
            asked=self._asked(),
            statement=self.statement,
            campaign=self.campaign,
            front=self.front,
        )

    def _platforms(self) -> tuple[Platform, ...]:
        """Return the platforms once each, with their limits."""
        found: dict[str, Platform] = {}
        for name in self.options.platforms or self.front.platforms or self.campaign.platforms or DEFAULT_PLATFORMS:
            try:
                one = platform(name)
                found[one.name] = one.with_limit(self.limits[one.name]) if one.name in self.limits else one
            except SettingsError as error:
                self.problems += (f"{self.file}: {problem}" for problem in error.problems)
        return tuple(found.values())

    def _template(self, name: str) -> TemplateText | None:
        """Return the opening or the call to action; None, with a problem more, where it cannot be read."""
        try:
            return chosen_template(name, self.sources, self.statement, self.notes)
        except ComposerError as error:
            self.problems += error.problems
            return None

    def _marker(self) -> TemplateText:
        """Return what numbers the posts, with what messages call it."""
        file = shown_path(self.campaign.file) if self.campaign.file else ""
        places = ("--marker", f"{self.file}: marker", f"{file}: marker")
        given = ((place, source.marker) for place, source in zip(places, self.sources, strict=True))
        found = (TemplateText(place, text) for place, text in given if text is not None)
        return next(found, TemplateText("marker", USUAL["marker"]))

    def _translations(self, *templates: TemplateText | None) -> tuple[Mapping[str, str], ...]:
        """Return the other languages where a template asks for them: their files have to be read for that."""
        if not any(template and VARIABLE in template.text for template in templates):
            return ()
        from composer.statement.translations import translations_of  # noqa: PLC0415 - few templates ask

        try:
            return tuple(translations_of(self.statement))
        except ComposerError as error:
            self.problems += error.problems
            return ()

    def _unused_limits(self, platforms: Sequence[Platform]) -> Iterator[str]:
        """Yield which limits of the command line change nothing."""
        names = [one.name for one in platforms]
        for name, limit in self.options.limits.items():
            if name and name not in names:
                yield f"--limit {name}={limit} changes nothing: the platforms here are {', '.join(names)}."

    def _choices(self) -> dict[str, Any]:
        """Return how threads are cut and where things stand, by the first of the sources that says it."""
        names = [name for name in USUAL if name != "marker"]
        said = ((name, [getattr(source, name) for source in self.sources]) for name in names)
        return {name: next((value for value in values if value is not None), USUAL[name]) for name, values in said}

    def _asked(self) -> frozenset[str]:
        """Return which settings, and the limits of which platforms, the command's options say."""
        return frozenset((*(name for name in USUAL if getattr(self.options, name) is not None), *self.options.limits))


def refused_limits(limits: Mapping[str, int], platforms: Sequence[Platform]) -> Iterator[str]:
    """Yield which limits are above what a platform takes, where no server sets its own."""
    for name in (each.name for each in platforms if each.name in limits):
        usual = platform(name)
        if usual.refuses(limits[name]):
            yield (
                f"limit {limits[name]:,} is more than {usual.title} takes ({usual.limit_in_words}): "
                "it will refuse the longer posts."
            )


def _people(campaign: Campaign, platform: str) -> dict[str, str]:
    """Return each person's handle, else the name; who has neither here is not defined in templates."""
    found = {name: ways.get(platform, ways.get(PERSON_NAME, "")) for name, ways in campaign.people.items()}
    return {name: way for name, way in found.items() if way}
