"""What a statement is called: what its settings say, else its title, else its beginning."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from textwrap import shorten

from composer.language.embargoes import embargo_named, may_name_embargo
from composer.language.newsroom import is_for_newsrooms
from composer.statement.model import Paragraph, Span
from composer.statement.reading.plain import reads_like_title

_LONGEST = 80  # characters of a first sentence that has to serve as a title
_MOST_LABELS = 5  # paragraphs before the title that say what the text is, from when, or until when nobody may post it


def title_of(
    settings: Mapping[str, object], paragraphs: Sequence[Paragraph], text: str, sentences: Iterator[Span]
) -> str:
    """Return the title in the front matter, else the statement's own, else its beginning."""
    named = settings.get("title")
    if isinstance(named, str) and named.strip():
        return named.strip()
    place = _place_of_title(paragraphs, text)
    title = paragraphs[place]
    is_title = title.role == "title" or (title.role == "heading" and place > 0) or _is_headline(title, text)
    start, end = (title.start, title.end) if is_title else next(span for span in sentences if span[0] >= title.start)
    words = " ".join(text[start : min(end, start + 10 * _LONGEST)].split())
    return words if is_title else shorten(words, _LONGEST, placeholder="…")


def _place_of_title(paragraphs: Sequence[Paragraph], text: str) -> int:
    """Return the number of the first paragraph that is no label; of a text of labels alone, the first of all."""
    for place, (paragraph, following) in enumerate(pairwise(paragraphs[: _MOST_LABELS + 1])):
        line = text[paragraph.start : paragraph.end]
        is_kicker = paragraph.role == "text" and following.role == "heading" and _is_label(line)
        if not (is_kicker or _is_for_newsrooms(line)):
            return place
    return min(_MOST_LABELS, len(paragraphs) - 1) if len(paragraphs) > _MOST_LABELS else 0


def _is_headline(paragraph: Paragraph, text: str) -> bool:
    """Whether the first words of a statement are its title, though nothing marks them as that."""
    return paragraph.role == "text" and _is_label(text[paragraph.start : paragraph.end])


def _is_label(line: str) -> bool:
    return "\n" not in line and reads_like_title(line)


def _is_for_newsrooms(text: str) -> bool:
    return all(
        is_for_newsrooms(line) or (may_name_embargo(line) and embargo_named(line) != "") for line in text.splitlines()
    )
