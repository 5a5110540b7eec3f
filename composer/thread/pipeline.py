"""From a statement and a platform to a checked thread."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from composer.errors import TemplateError
from composer.language.direction import is_right_to_left
from composer.platforms import Platform
from composer.platforms import platform as named_platform
from composer.statement import statement_from_text
from composer.statement.choices import CallToActionAt, MarkerAt, OpeningAt, Split
from composer.statement.model import Statement
from composer.statement.options import TemplateText
from composer.thread.assembly import posts
from composer.thread.check import prove
from composer.thread.concessions import layout_warnings, plan_warnings
from composer.thread.edits import Edit, Edited, edited
from composer.thread.edits.model import cut_settings
from composer.thread.markers import Marker
from composer.thread.model import Reason, Thread
from composer.thread.plan import Plan
from composer.thread.settling import alternative_plan, settled
from composer.thread.style import Style, checked_style, style_settings
from composer.thread.texts import Texts, named_template


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

    A ``str`` is read as plain text: paragraphs parted by blank lines (or by single line ends, where it was evidently
    pasted from a word processor), a first line alone without end punctuation its title. ``opening`` and
    ``call_to_action`` are Jinja2 templates over ``variables``, ``platform``, ``language``, ``title`` and ``total``.
    ``limit`` replaces the platform's own, in its first unit. ``edits`` are what a person changed in an earlier thread
    of the statement, and are made again in this one. ``alternative`` 2 takes the second best layout, and so on.
    ``why=True`` asks for the reason of each cut, and ``why=100`` for those of a thread of at most 100 posts.

    The thread's warnings are about its cuts; `composer.advice.advised` adds those about its words.

    Raises ComposerError, with every problem, where the text, a setting or a template is wrong, or a word fits in no
    post; TypeError where something else is given than a text, a Statement or a Platform.

    >>> thread = compose("Seven people died in the protests. We ask for an inquiry.", limit=45)
    >>> [post.text for post in thread.posts]
    ['Seven people died in the protests.\n1/2', 'We ask for an inquiry.\n2/2']
    """
    statement = _read(text_or_statement, language)
    target = _target(platform, limit)
    numbers = _numbers(marker, marker_at, statement.language)
    style = checked_style(split, numbers, opening_at, call_to_action_at)
    draft = edited(statement, _edits_to_make(edits, style, target, alternative))
    known = {"platform": target.name, "language": statement.language, "title": statement.title, **(variables or {})}
    added = named_template("opening", opening), named_template("call to action", call_to_action)
    texts = Texts(*added, content_warning, known, draft)
    plan = settled(draft, target, style, texts)
    if alternative > 1:
        plan = alternative_plan(plan, alternative, texts)
    thread = _thread(plan, draft, approved=statement if edits else None)
    if why is True or plan.total <= why:
        thread = replace(thread, reasons=_reasons(plan, draft, texts))
    if not numbers.is_named:
        _check_markers(thread)
    prove(thread)
    return thread


def _read(text_or_statement: str | Statement, language: str | None) -> Statement:
    """Return the statement; TypeError for what is none."""
    if isinstance(text_or_statement, Statement):
        return text_or_statement
    if not isinstance(text_or_statement, str):
        raise TypeError(f"a statement is a text or a Statement, not {text_or_statement!r}")
    return statement_from_text(text_or_statement, language=language)


def _target(platform: str | Platform, limit: int | None) -> Platform:
    """Return the platform, with the limit that was asked for."""
    target = platform if isinstance(platform, Platform) else named_platform(platform)
    return target if limit is None else target.with_limit(limit)


def _edits_to_make(edits: Sequence[Edit], style: Style, target: Platform, alternative: int) -> list[Edit]:
    """Return the edits without the cuts to keep that were made otherwise: with other settings, or another layout."""
    same = cut_settings(style_settings(style, target)) if alternative == 1 else None
    return [edit for edit in edits if edit.kind != "keep" or edit.name == same]


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
    return replace(thread, warnings=(*plan_warnings(thread, plan), *layout_warnings(thread)))


def _check_markers(thread: Thread) -> None:
    """Raise TemplateError where a template's marker is wider than any that it was tried with."""
    for post in thread.posts:
        over = -thread.platform.left(tuple(post.lengths.values()))
        if over > 0:
            raise TemplateError(
                f"{thread.platform.title}, post {post.index}: its marker is wider than those of other posts, and the "
                f"post {over} too long. Write a marker that changes less from post to post."
            )


def _reasons(plan: Plan, draft: Edited, texts: Texts) -> tuple[Reason, ...]:
    """Return why posts end where they end; nothing where that is because they ended there before a person's edits."""
    if draft.kept:
        free = settled(replace(draft, kept=frozenset()), plan.room.platform, plan.room.style, texts)
        if free.layout.ends != plan.layout.ends:
            return ()
    from composer.thread.reasons import cut_reasons  # noqa: PLC0415 - seldom asked for

    return cut_reasons(plan)
