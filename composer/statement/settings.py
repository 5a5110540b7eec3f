"""What a statement is laid out with: options over front matter over campaign.toml over what is usual."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from composer.errors import ComposerError, SettingsError
from composer.platforms import Platform, platform
from composer.statement.campaign import PERSON_NAME, Campaign
from composer.statement.choices import CallToActionAt, Choices, MarkerAt, OpeningAt, Split
from composer.statement.front_matter import FrontMatter, front_matter_of
from composer.statement.hashtags import hashtags_on
from composer.statement.model import Statement
from composer.statement.options import Options, TemplateText
from composer.statement.reading.decoding import shown_path
from composer.statement.slips import slips_in
from composer.statement.template_files import chosen_template

__all__ = ["Options", "Settings", "TemplateText", "settings_for"]

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


def _translations(
    templates: Sequence[TemplateText | None], statement: Statement, problems: list[str]
) -> tuple[Mapping[str, str], ...]:
    """Return the other languages where a template asks for them: their files have to be read for that."""
    if not any(template and VARIABLE in template.text for template in templates):
        return ()
    from composer.statement.translations import translations_of  # noqa: PLC0415 - few templates ask

    try:
        return tuple(translations_of(statement))
    except ComposerError as error:
        problems.extend(error.problems)
        return ()


def _unused_limits(options: Options, platforms: Sequence[Platform]) -> Iterator[str]:
    """Yield which limits of the command line change nothing."""
    names = [one.name for one in platforms]
    for name, limit in options.limits.items():
        if name and name not in names:
            yield f"--limit {name}={limit} changes nothing: the platforms here are {', '.join(names)}."


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


def settings_for(statement: Statement, options: Options, campaign: Campaign) -> Settings:
    """Return what ``statement`` is laid out with; SettingsError names every setting that is wrong."""
    front = front_matter_of(statement.settings, statement.source.name)
    sources = options, front, campaign
    problems: list[str] = []
    notes: list[str] = []
    names = options.platforms or front.platforms or campaign.platforms or DEFAULT_PLATFORMS
    limits = {**campaign.limits, **options.limits}
    platforms = _platforms(names, limits, statement.source.name, problems)
    opening, call_to_action = _templates(sources, statement, notes, problems)
    others = _translations((opening, call_to_action), statement, problems)
    marker = _marker(*sources, statement)
    misspelt = slips_in(front, [each.text for each in (opening, call_to_action, marker) if each], statement.source.name)
    problems += misspelt.errors
    if problems:
        raise SettingsError(*problems)
    notes += (*_unused_limits(options, platforms), *refused_limits(limits, platforms), *misspelt.notes)
    return Settings(
        **_chosen(sources),
        platforms=platforms,
        marker=marker,
        opening=opening,
        call_to_action=call_to_action,
        content_warning=front.content_warning,
        reply_to=front.reply_to,
        translations=others,
        notes=tuple(notes),
        asked=frozenset((*(name for name in USUAL if getattr(options, name) is not None), *options.limits)),
        statement=statement,
        campaign=campaign,
        front=front,
    )


def _chosen(sources: Sequence[Choices]) -> dict[str, Any]:
    """Return how threads are cut and where things stand, by the first of the sources that says it."""
    names = [name for name in USUAL if name != "marker"]
    said = ((name, [getattr(source, name) for source in sources]) for name in names)
    return {name: next((value for value in values if value is not None), USUAL[name]) for name, values in said}


def _templates(
    sources: tuple[Options, FrontMatter, Campaign], statement: Statement, notes: list[str], problems: list[str]
) -> Iterator[TemplateText | None]:
    """Yield the opening and the call to action; None, with a problem more, where one cannot be read."""
    for name in ("opening", "call_to_action"):
        try:
            yield chosen_template(name, sources, statement, notes)
        except ComposerError as error:
            problems.extend(error.problems)
            yield None


def _marker(options: Options, front: FrontMatter, campaign: Campaign, statement: Statement) -> TemplateText:
    """Return what numbers the posts, with what messages call it."""
    file = shown_path(campaign.file) if campaign.file else ""
    given = (
        ("--marker", options.marker),
        (f"{statement.source.name}: marker", front.marker),
        (f"{file}: marker", campaign.marker),
    )
    return next(
        (TemplateText(name, text) for name, text in given if text is not None), TemplateText("marker", USUAL["marker"])
    )


def _platforms(
    names: Iterable[str], limits: Mapping[str, int], place: str, problems: list[str]
) -> tuple[Platform, ...]:
    """Return the platforms once each, with their limits; what is wrong with a name or limit joins ``problems``."""
    found: dict[str, Platform] = {}
    for name in names:
        try:
            one = platform(name)
            found[one.name] = one.with_limit(limits[one.name]) if one.name in limits else one
        except SettingsError as error:
            problems.extend(f"{place}: {problem}" for problem in error.problems)
    return tuple(found.values())
