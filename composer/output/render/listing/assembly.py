"""The list put together: rows go into the page one after the other, so that their number costs no memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from urllib.parse import quote

from markupsafe import Markup

from composer.output.files import PAGE
from composer.output.render.page.assembly import page_style, policy
from composer.output.render.page.words import Words, page_words
from composer.output.render.sources import page_template, source_file
from composer.output.summary import Summary, ThreadSummary
from composer.platforms.table import platform_table

_PACKAGE = "composer.output.render.listing"
MARK = "thread-composer: all statements"
"""What the head of the page says, so that no other page is ever taken for it, and replaced."""
PER_PAGE = 10_000
"""Statements: as many as a browser shows and searches at once without a person waiting."""


@dataclass(frozen=True, slots=True)
class Place:
    """One statement in the list."""

    folder: str
    """Below the folder of the list, parted by ``/``."""
    summary: Summary


@dataclass(frozen=True, slots=True)
class Row:
    """What the template shows of one."""

    href: str
    folder: str
    title: str
    language: str
    editions: tuple[tuple[str, str], ...]
    """A language, empty where there is but one, and its threads in words."""
    warnings: str


def listing_pages(places: Iterator[Place], total: int, language: str) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the file name and the text, in pieces, of each page; ``total`` is how many places there are."""
    said = page_words(language)
    names = [page_name(number) for number in range(1, -(-total // PER_PAGE) + 1)] or [PAGE]
    for number, name in enumerate(names, 1):
        first = (number - 1) * PER_PAGE
        yield (
            name,
            page_template(_PACKAGE, "listing.html").generate(
                mark=MARK,
                w=said,
                total=total,
                number=number,
                names=names,
                first=first + 1,
                last=min(total, first + PER_PAGE),
                policy=policy(_style(), _script()),
                style=Markup(_style()),  # noqa: S704 - our own file
                script=Markup(_script()),  # noqa: S704 - our own file
                rows=(_row(place, said) for place in islice(places, PER_PAGE)),
            ),
        )


def page_name(number: int) -> str:
    """Return the file name of a page of the list, from 1.

    >>> page_name(1), page_name(2)
    ('index.html', 'index-2.html')
    """
    return PAGE if number == 1 else f"index-{number}.html"


def _row(place: Place, said: Words) -> Row:
    threads = place.summary.threads
    by_language = [(language, list(each)) for language, each in groupby(threads, key=lambda thread: thread.language)]
    several = len(by_language) > 1
    return Row(
        href=f"{quote(place.folder)}/{PAGE}",
        folder=place.folder,
        title=place.summary.title or place.folder,
        language=threads[0].language if threads else "",
        editions=tuple((code if several else "", _threads(each)) for code, each in by_language),
        warnings=_warnings(threads, said),
    )


def _threads(threads: Sequence[ThreadSummary]) -> str:
    return " · ".join(f"{_title(thread.platform)} {thread.posts}" for thread in threads)


def _warnings(threads: Sequence[ThreadSummary], said: Words) -> str:
    warned = [thread for thread in threads if thread.warnings]
    if not warned:
        return ""
    total = said.filled("list.warnings", n=sum(thread.warnings for thread in warned))
    where = dict.fromkeys(_title(thread.platform) for thread in warned)
    return f"{total}: {', '.join(where)}"


@cache
def _title(name: str) -> str:
    found = platform_table().get(name)
    return found.title if found else name


@cache
def _style() -> str:
    return f"{page_style()}\n{source_file(_PACKAGE, 'listing.css')}"


@cache
def _script() -> str:
    return source_file(_PACKAGE, "listing.js")
