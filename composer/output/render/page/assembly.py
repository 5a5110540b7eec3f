"""The page put together: template, styles, script and words in one file that asks nothing of anybody."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache

from markupsafe import Markup

from composer.output.approval import Approval
from composer.output.render.page.view import Edition, ThreadView, editions, script_words
from composer.output.render.sources import page_template, source_file
from composer.statement.campaign import Campaign
from composer.thread.model import Thread

_PACKAGE = "composer.output.render.page"
STYLES = ("page.css", "cards.css", "print.css")
SCRIPTS = ("record.js", "clipboard.js", "shown.js", "copying.js", "page.js")

_APPROVAL = '<script type="application/json" id="approval">'
_END = "</script>"


def review_page(
    threads: Sequence[Thread],
    campaign: Campaign | None = None,
    approval: Approval | None = None,
    list_address: str = "",
) -> str:
    """Return the review page for a statement's threads, on all its platforms and in all its languages.

    ``list_address`` is where all statements are listed, from the page; empty where they are not.
    """
    found = editions(threads, campaign or Campaign())
    style, script = _joined(STYLES), _joined(SCRIPTS)
    text: str = page_template(_PACKAGE, "index.html").render(
        editions=found,
        list_address=list_address,
        policy=policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        content=_json_block({"editions": [_content(edition) for edition in found]}),
        approval=_json_block(_approval_rows(approval or {})),
    )
    return text


def with_approval(text: str, approval: Approval) -> str:
    """Return a page that shows an approval; the rest of it as it was."""
    before, opening, rest = text.partition(_APPROVAL)
    _, end, after = rest.partition(_END)
    return f"{before}{opening}{_json_block(_approval_rows(approval))}{end}{after}" if end else text


def _approval_rows(approval: Approval) -> Mapping[str, object]:
    return {key: {"sha256": row.sha256, "by": row.by, "at": row.at} for key, row in approval.items()}


def _content(edition: Edition) -> Mapping[str, object]:
    """Return what the script knows of one language."""
    return {
        "language": edition.statement.language,
        "title": edition.statement.title,
        "source": {"name": edition.statement.source.name, "sha256": edition.statement.source.sha256},
        "status": edition.front.status,
        "approvedBy": edition.front.approved_by,
        "embargo": edition.front.embargo,
        "wordsLanguage": edition.words.language,
        "words": script_words(edition.words),
        "threads": [_thread_content(view) for view in edition.threads],
    }


def _thread_content(view: ThreadView) -> Mapping[str, object]:
    return {
        "id": view.id,
        "key": view.key,
        "platform": view.thread.platform.name,
        "title": view.thread.platform.title,
        "sha256": view.sha256,
        "posts": [post.text for post in view.thread.posts],
    }


def _json_block(value: object) -> Markup:
    """Return JSON that cannot end the script element that it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - no character is left that HTML reads


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy that allows these styles and this script, and no request."""
    return (
        f"default-src 'none'; style-src '{_source(style)}'; script-src '{_source(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def page_style() -> str:
    """Return the styles that every page shares."""
    return source_file(_PACKAGE, "page.css")


@cache
def _joined(names: Sequence[str]) -> str:
    return "\n".join(source_file(_PACKAGE, name) for name in names)
