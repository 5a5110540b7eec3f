"""What the page's template shows, worked out: nothing is left for the template but to place it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from composer.language.codes import primary_subtag
from composer.language.direction import is_right_to_left
from composer.language.scripts import UNSPACED_LANGUAGES
from composer.output.approval import thread_key, thread_sha256
from composer.output.render.page.pieces import Run, runs
from composer.output.render.page.start import Start, thread_start
from composer.output.render.page.words import Words, page_words
from composer.output.render.reasons import reason_lines
from composer.statement.campaign import Account, Campaign
from composer.statement.front_matter import FrontMatter, front_matter_of
from composer.statement.model import Image, Paragraph, Span, Statement
from composer.thread.comparison import thread_differences
from composer.thread.images import post_images
from composer.thread.model import Thread, Warning, warnings_by_post
from composer.thread.reasons import EXPLAINED


@dataclass(frozen=True, slots=True)
class Card:
    """One post."""

    index: int
    runs: tuple[Run, ...]
    left: int
    length: int
    limit: int
    full: int
    """How full it is, in hundredths, at most 100."""
    warnings: tuple[Warning, ...]
    why: tuple[str, ...]
    """Why it ends where it ends, what that costs, and what would be next best."""
    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of the statement, and where it went."""

    text: str
    number: int
    """Of its span, counted over the thread from 0."""
    post: int
    is_first: bool
    """Whether its post begins here."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph: its sentences, each with the white space that follows it."""

    role: str
    sentences: tuple[tuple[Sentence, str], ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One platform."""

    id: str
    """Of its elements on the page."""
    key: str
    """By which an approval knows it: its language and platform."""
    sha256: str
    """Of all that is published of it, in hex."""
    thread: Thread
    account: Account
    cards: tuple[Card, ...]
    paragraphs: tuple[ParagraphView, ...]
    start: Start
    warnings: tuple[Warning, ...]
    """Those about the whole thread."""
    is_long: bool
    """Whether it is too long to say after each post why that ends where it ends."""
    differences: tuple[tuple[int, str], ...]
    """What it says otherwise than the approved statement, in words, each with its post."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One language."""

    statement: Statement
    front: FrontMatter
    words: Words
    direction: str
    """Of the statement's text."""
    proof: str
    """Empty where a thread's words are not those of the approved statement."""
    differs: str
    """Which threads' words are not; empty where all are."""
    left_out: str
    threads: tuple[ThreadView, ...]


def editions(threads: Sequence[Thread], campaign: Campaign) -> tuple[Edition, ...]:
    """Return the statement's languages, in the order in which they come, each with its platforms."""
    languages = dict.fromkeys(thread.statement.language for thread in threads)
    return tuple(_edition([each for each in threads if each.statement.language == one], campaign) for one in languages)


def _edition(threads: Sequence[Thread], campaign: Campaign) -> Edition:
    statement = threads[0].statement
    said = page_words(statement.language)
    front = front_matter_of(statement.settings, statement.source.name)
    views = tuple(_thread_view(thread, said, front, campaign) for thread in threads)
    differing = ", ".join(view.thread.platform.title for view in views if view.differences)
    return Edition(
        statement=statement,
        front=front,
        words=said,
        direction="rtl" if is_right_to_left(statement.language) else "ltr",
        proof="" if differing else _proof(statement, said),
        differs=said.filled("differs.threads", threads=differing) if differing else "",
        left_out=_left_out(statement, said),
        threads=views,
    )


def _proof(statement: Statement, said: Words) -> str:
    """Return the line that says what was proved before the thread was written."""
    if primary_subtag(statement.language) in UNSPACED_LANGUAGES:
        return said.filled("proof.characters", n=sum(not letter.isspace() for letter in statement.text))
    return said.filled("proof.words", n=len(statement.text.split()))


def _left_out(statement: Statement, said: Words) -> str:
    """Return the line that names what is not part of the statement."""
    what = [
        said.filled("proof.line", what=omission.what, line=omission.line) if omission.line else omission.what
        for omission in statement.omissions
    ]
    return said.filled("proof.left_out", what="; ".join(what)) if what else ""


def _thread_view(thread: Thread, said: Words, front: FrontMatter, campaign: Campaign) -> ThreadView:
    name = thread.platform.name
    return ThreadView(
        id=f"{thread.statement.language}-{name}",
        key=thread_key(thread),
        sha256=thread_sha256(thread),
        thread=thread,
        account=campaign.account(name),
        cards=tuple(_cards(thread, said)),
        paragraphs=tuple(_paragraphs(thread)),
        start=thread_start(
            thread, said.lines(f"how.{name}", "how.other"), front.reply_to, campaign.hosts.get(name, "")
        ),
        warnings=tuple(warnings_by_post(thread)[None]),
        is_long=not thread.reasons and len(thread.posts) > EXPLAINED,
        differences=tuple(_differences(thread, said)),
    )


def _differences(thread: Thread, said: Words) -> Iterator[tuple[int, str]]:
    """Yield what a thread says otherwise than the approved statement, each with the post where it stands."""
    posts = [post for post in thread.posts if post.spans]
    starts = [post.spans[0][0] for post in posts]
    for each in thread_differences(thread):
        post = posts[max(0, bisect_right(starts, each.at) - 1)].index if posts else 1
        yield post, said.filled(f"differs.{each.kind}", found=each.found, approved=each.approved)


def _cards(thread: Thread, said: Words) -> Iterator[Card]:
    """Yield the posts of a thread."""
    limits = thread.platform.limits
    warnings = warnings_by_post(thread)
    why = {reason.post: reason_lines(reason, said) for reason in thread.reasons}
    firsts = accumulate((len(post.spans) for post in thread.posts), initial=0)
    for (post, images), first in zip(post_images(thread), firsts, strict=False):
        lengths = tuple(post.lengths[unit] for unit in thread.platform.units)
        yield Card(
            index=post.index,
            runs=runs(post, thread, first),
            left=thread.platform.left(lengths),
            length=post.length,
            limit=limits[0],
            full=min(100, max(round(100 * length / most) for length, most in zip(lengths, limits, strict=True))),
            warnings=tuple(warnings[post.index]),
            why=why.get(post.index, ()),
            images=images,
        )


def _paragraphs(thread: Thread) -> Iterator[ParagraphView]:
    """Yield the statement's paragraphs with each sentence's post."""
    text = thread.statement.text
    places = [(span, post.index) for post in thread.posts for span in post.spans]
    number = 0
    for paragraph in thread.statement.paragraphs:
        first = number
        while number < len(places) and places[number][0][0] < paragraph.end:
            number += 1
        yield ParagraphView(paragraph.role, tuple(_sentences(text, paragraph, places, (first, number))))


def _sentences(
    text: str, paragraph: Paragraph, places: Sequence[tuple[Span, int]], numbers: Span
) -> Iterator[tuple[Sentence, str]]:
    """Yield a paragraph's sentences, each with the white space after it."""
    for number in range(*numbers):
        (start, end), post = places[number]
        follows = places[number + 1][0][0] if number + 1 < numbers[1] else paragraph.end
        is_first = number == 0 or places[number - 1][1] != post
        yield Sentence(text[start:end], number, post, is_first), text[end:follows]


def script_words(said: Words) -> Mapping[str, object]:
    """Return the words that the page's script says."""
    sections = ("post", "dock", "said", "status", "ask", "by_hand", "record", "proof", "statement")
    return {name: entry for name, entry in said.entries.items() if name.partition(".")[0] in sections}
