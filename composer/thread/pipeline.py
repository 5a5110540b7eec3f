"""From a statement and a platform to a checked thread."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from composer.errors import SettingsError, TemplateError
from composer.language.direction import is_right_to_left
from composer.platforms import Platform
from composer.platforms import platform as named_platform
from composer.statement import statement_from_text
from composer.statement.choices import (
    CALL_TO_ACTION_PLACES,
    MARKER_PLACES,
    OPENING_PLACES,
    SPLITS,
    CallToActionAt,
    MarkerAt,
    OpeningAt,
    Split,
)
from composer.statement.model import Statement
from composer.statement.options import TemplateText
from composer.thread.assembly import posts
from composer.thread.check import check
from composer.thread.edits import Edit, Edited, edited
from composer.thread.edits.model import style as edits_style
from composer.thread.markers import Marker
from composer.thread.model import Reason, Thread, Warning
from composer.thread.plan import INSIDE, Plan, alternatives, planned
from composer.thread.room import Style
from composer.thread.texts import Texts, named_template
from composer.thread.warning import warning

# A text that tells the total changes its length at 10, 100 and 1,000 posts; after that it must have settled.
_ROUNDS = 6


def compose(  # noqa: PLR0913 - every one is an option of the program, with the same default
    text_or_statement: str | Statement,
    platform: str | Platform = "x",
    *,
    split: Split = "reading",
    marker: str | TemplateText = "1/9",
    marker_at: MarkerAt = "line",
    opening: str | TemplateText | None = None,
    opening_at: OpeningAt = "bottom",
    call_to_action: str | TemplateText | None = None,
    call_to_action_at: CallToActionAt = "own",
    limit: int | None = None,
    language: str | None = None,
    content_warning: str = "",
    variables: Mapping[str, object] | None = None,
    edits: Sequence[Edit] = (),
    alternative: int = 1,
    why: bool | int = False,
) -> Thread:
    r"""Return the checked thread that a statement becomes on a platform.

    A ``str`` is read as plain text: paragraphs parted by blank lines, a first line alone without end punctuation its
    title. ``opening`` and ``call_to_action`` are Jinja2 templates over ``variables``, ``platform``, ``language``,
    ``title`` and ``total``. ``limit`` replaces the platform's own, in its first unit. ``edits`` are what a person
    changed in an earlier thread of the statement, and are made again in this one. ``alternative`` 2 takes the second
    best layout, and so on; ``why`` asks for the reason of each cut, a number for those of threads of no more posts.

    Raises ComposerError, with every problem, where the text, a setting or a template is wrong, or a word fits in no
    post.

    >>> thread = compose("Seven people died in the protests. We ask for an inquiry.", limit=45)
    >>> [post.text for post in thread.posts]
    ['Seven people died in the protests.\n1/2', 'We ask for an inquiry.\n2/2']
    """
    statement = _read(text_or_statement, language)
    target = platform if isinstance(platform, Platform) else named_platform(platform)
    if limit is not None:
        target = target.with_limit(limit)
    numbers = _numbers(marker, marker_at, statement.language)
    style = checked_style(split, numbers, opening_at, call_to_action_at)
    known = {"platform": target.name, "language": statement.language, "title": statement.title, **(variables or {})}
    same = edits_style(style_settings(style, target)) if alternative == 1 else None
    draft = edited(statement, [edit for edit in edits if edit.kind != "keep" or edit.name == same])
    added = named_template("opening", opening), named_template("call to action", call_to_action)
    texts = Texts(*added, content_warning, known, draft)
    plan = _settled(draft, target, style, texts)
    if alternative > 1:
        plan = _alternative(plan, alternative, texts)
    thread = _thread(plan, draft, approved=statement if edits else None)
    if (why is True or plan.total <= why) and not _holds_to_kept(plan, draft, texts):
        thread = replace(thread, reasons=_reasons(plan))
    if not numbers.is_named:
        _check_markers(thread)
    check(thread)
    return thread


def _holds_to_kept(plan: Plan, draft: Edited, texts: Texts) -> bool:
    """Whether posts end where they ended before a person changed others, and would else end elsewhere."""
    if not draft.kept:
        return False
    free = _settled(replace(draft, kept=frozenset()), plan.room.platform, plan.room.style, texts)
    return free.layout.ends != plan.layout.ends


def _read(text_or_statement: str | Statement, language: str | None) -> Statement:
    """Return the statement; TypeError for what is none."""
    if isinstance(text_or_statement, Statement):
        return text_or_statement
    if not isinstance(text_or_statement, str):
        raise TypeError(f"a statement is a text or a Statement, not {text_or_statement!r}")
    return statement_from_text(text_or_statement, language=language)


def _numbers(marker: str | TemplateText, marker_at: MarkerAt, language: str) -> Marker:
    """Return the marker that was asked for, kept apart from a text that is written from right to left."""
    template = marker if isinstance(marker, TemplateText) else TemplateText("marker", marker)
    return Marker(template.text, marker_at, is_right_to_left(language), template.name)


def _thread(plan: Plan, draft: Edited, approved: Statement | None) -> Thread:
    """Return the thread of a plan, with what was asked for and could not be had."""
    thread = Thread(
        statement=draft.statement,
        platform=plan.room.platform,
        posts=posts(plan),
        fewest=plan.fewest,
        settings=style_settings(plan.room.style, plan.room.platform),
        content_warning=plan.room.additions.content_warning,
        approved=approved,
        edits=draft.edits,
        unapplied=draft.unapplied,
    )
    return replace(thread, warnings=(*_plan_warnings(thread, plan), *layout_warnings(thread)))


def checked_style(split: Split, marker: Marker, opening_at: OpeningAt, call_to_action_at: CallToActionAt) -> Style:
    """Return the style, every name in it checked."""
    problems = [
        f'There is no {name} "{value}". Use one of: {", ".join(allowed)}.'
        for name, value, allowed in (
            ("split", split, SPLITS),
            ("marker_at", marker.at, MARKER_PLACES),
            ("opening_at", opening_at, OPENING_PLACES),
            ("call_to_action_at", call_to_action_at, CALL_TO_ACTION_PLACES),
        )
        if value not in allowed
    ]
    if problems:
        raise SettingsError(*problems)
    return Style(split, marker, opening_at, call_to_action_at)


def _settled(draft: Edited, platform: Platform, style: Style, texts: Texts) -> Plan:
    """Return the plan whose number of posts is the one that its texts were told of."""
    total = 10
    for _ in range(_ROUNDS):
        additions = texts.additions(total)
        plan = planned(draft, platform, style, additions)
        if plan.total == total or texts.additions(plan.total) == additions:
            return plan
        total = plan.total
    raise TemplateError(
        f"{platform.title}: the opening or the call to action changes the number of posts that it tells. "
        "Leave out the total.",
    )


def _alternative(plan: Plan, place: int, texts: Texts) -> Plan:
    """Return the plan in this place among the best, 1 being the best; the texts added stay as they are in that."""
    wanted, told = place, texts.additions(plan.total)
    while True:
        plans = alternatives(plan, wanted)
        alike = [each for each in plans if texts.additions(each.total) == told]
        if len(alike) >= place:
            return alike[place - 1]
        if len(plans) < wanted:
            many = "is only one layout" if len(alike) == 1 else f"are only {len(alike)} layouts"
            raise SettingsError(f"{plan.room.platform.title}: there {many}, so there is no alternative {place}.")
        wanted *= 2


def _check_markers(thread: Thread) -> None:
    """Raise TemplateError where a template's marker is wider than any that it was tried with."""
    for post in thread.posts:
        over = -thread.platform.left(tuple(post.lengths.values()))
        if over > 0:
            raise TemplateError(
                f"{thread.platform.title}, post {post.index}: its marker is wider than those of other posts, and the "
                f"post {over} too long. Write a marker that changes less from post to post."
            )


def _reasons(plan: Plan) -> tuple[Reason, ...]:
    from composer.thread.reasons import reasons  # noqa: PLC0415 - seldom asked for

    return reasons(plan)


def style_settings(style: Style, platform: Platform) -> dict[str, str]:
    """Return what a thread was laid out with, for whoever lays it out again."""
    return {
        "split": style.split,
        "marker": style.marker.template,
        "marker_at": style.marker.at,
        "opening_at": style.opening_at,
        "call_to_action_at": style.call_to_action_at,
        "limit": str(platform.limits[0]),
    }


def _plan_warnings(thread: Thread, plan: Plan) -> Iterator[Warning]:
    """Yield what was asked for and could not be had."""
    if plan.room.opening_alone:
        yield warning(thread, thread.posts[0], "opening-alone")
    yield from _broken_wishes(thread, plan)


def layout_warnings(thread: Thread) -> Iterator[Warning]:
    """Yield what a thread's cuts and its number of posts do not do well."""
    for post in thread.posts:
        if post.cut in INSIDE:
            yield warning(thread, post, "sentence-cut")
    most = thread.platform.thread_max
    if most is not None and len(thread.posts) > most:
        yield warning(thread, None, "long-thread", most=most, count=len(thread.posts))


def _broken_wishes(thread: Thread, plan: Plan) -> Iterator[Warning]:
    """Yield where a post begins although a person wanted none to begin there."""
    statement, joins = thread.statement, plan.room.unjoined
    places = {post.spans[0][0]: post.index for post in thread.posts if post.spans}
    for start in joins & places.keys():
        yield warning(thread, thread.posts[places[start] - 1], "cut-again")
    starts = sorted(places)
    for paragraph in statement.paragraphs:
        at = bisect_right(starts, paragraph.start)
        if paragraph.keeps_whole and at < len(starts) and starts[at] < paragraph.end:
            post = thread.posts[places[starts[at]] - 1]
            yield warning(thread, post, "not-kept", line=statement.line(paragraph.start))
