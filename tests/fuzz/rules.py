"""What must hold of every input, whatever it is: each rule raises AssertionError where it does not."""

import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import regex

from composer.errors import CheckError, ComposerError
from composer.language.entities import entities
from composer.language.entities.figures import figure_spans
from composer.language.sentences import sentence_spans
from composer.output.render.json import json_text
from composer.output.render.text import read_thread_file, thread_file_text
from composer.platforms import platform_names
from composer.statement import read_statement, statement_from_text
from composer.statement.model import Statement
from composer.thread.model import Thread
from composer.thread.pipeline import compose

SECONDS = 5.0
"""What an input may take beside its length: a small machine may be busy with imports."""
SECONDS_A_CHARACTER = 0.03
"""What the slowest known takes: an address amid hundreds of ideographs without a space, on X. Prose takes a
thousandth of it; how the time grows is tested elsewhere."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_APART = re.compile(r"\S*[.@:]\S*")
_PLAIN_LETTER = re.compile("[\u0020-\u007e\u00c0-\u017f\u0400-\u045f]")
_WIDE_LETTER = re.compile("[\u4e00-\u9fa5\uac00-\ud7a3\u3041-\u3096]")
_LINKEDIN = re.compile(r"[\\|{}@\[\]()<>#*_~]")


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _graphemes(text: str) -> int:
    return len(regex.findall(r"\X", text))


def _x(text: str) -> int:
    """Return the least that X counts: its plain and wide letters outside what may be a link."""
    text = unicodedata.normalize("NFC", _APART.sub("", text))
    return len(_PLAIN_LETTER.findall(text)) + 2 * len(_WIDE_LETTER.findall(text))


def _mastodon(text: str) -> int:
    """Return the least that Mastodon counts: the clusters outside links and mentions."""
    return _graphemes(_APART.sub("", text).strip())


LEAST: Mapping[str, Callable[[str], int]] = {
    "weights of X": _x,
    "graphemes and UTF-8 bytes": _graphemes,
    "graphemes": _graphemes,
    "characters of Mastodon": _mastodon,
    "code points": len,
    "code points, links at least 23": len,
    "UTF-16 units": _utf16,
    "UTF-16 units, escaped for LinkedIn": lambda text: _utf16(text) + len(_LINKEDIN.findall(text)),
    "UTF-8 bytes": _bytes,
    "septets or UTF-16 units": len,
}
"""The least that a text comes to by each way of counting, found without the program's own counters."""


@contextmanager
def in_time(characters: int) -> Iterator[None]:
    """Assert that what happens here takes no longer than its input explains."""
    began = time.process_time()
    yield
    took = time.process_time() - began
    assert took <= SECONDS + SECONDS_A_CHARACTER * characters, f"{took:.1f} s for {characters} characters"


def composed(text: str, options: Mapping[str, Any], names: tuple[str, ...] = ()) -> int:
    """Lay a text out on platforms, all of them unless some are named; return how many threads came of it."""
    language = options.get("language")
    try:
        with in_time(len(text)):
            statement = statement_from_text(text, language=language)
    except CheckError:
        raise
    except ComposerError as error:
        says_something(error)
        return 0
    keeps_every_character(text, statement)
    return sum(threads_hold(statement, options, name) for name in names or platform_names())


def threads_hold(statement: Statement, options: Mapping[str, Any], name: str) -> bool:
    """Whether a statement becomes a thread on a platform; one that does keeps every promise."""
    try:
        with in_time(len(statement.text)):
            thread = compose(statement, name, **options)
    except CheckError:
        raise
    except ComposerError as error:
        says_something(error)
        return False
    is_whole(thread)
    is_accepted(thread)
    is_read_back(thread)
    if options.get("split") in ("fewest", "even"):
        assert thread.fewest == len(thread.posts), "not the fewest posts"
    assert thread.fewest <= len(thread.posts), "fewer posts than the fewest"
    return True


def finds_what_is_there(text: str) -> int:
    """Assert that links, figures and sentences stand in a text, in order, on every platform; return how many do."""
    found = 0
    with in_time(len(text)):
        for rules in ("x", "bluesky", "mastodon", "plain"):
            found += _in_order(text, [(each.start, each.end) for each in entities(text, rules)])
        for language in ("en", "es", "ar", "ja", "xx"):
            found += _in_order(text, figure_spans(text, language)) + _in_order(text, sentence_spans(text, language))
    return found


def _in_order(text: str, spans: Sequence[tuple[int, int]]) -> int:
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= len(text), f"{start} to {end} in a text of {len(text)}, after {reached}"
        reached = end
    return len(spans)


def letters(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def keeps_every_character(text: str, statement: Statement) -> None:
    """Assert that a statement holds all of a text but what it names as left out, and lines that mean something."""
    if statement.omissions or "+++" in text:
        return
    given, kept = (letters(each).replace("-", "") for each in (text.removeprefix("\ufeff"), statement.text))
    assert given == kept, f"characters were lost in reading: {given!r} became {kept!r}"


def is_whole(thread: Thread) -> None:
    """Assert that the posts hold every character of the statement once, in order, and nothing that is not said."""
    whole = letters(thread.statement.text)
    assert letters("".join(post.body for post in thread.posts)) == whole, "the bodies are not the statement"
    for post in thread.posts:
        beside = [post.marker, post.opening, post.call_to_action]
        assert sorted(letters(post.text)) == sorted(letters("".join([post.body, *beside]))), "a post holds more or less"


def is_accepted(thread: Thread) -> None:
    """Assert that each post is within the limit, counted anew and by other means."""
    target = thread.platform
    for post in thread.posts:
        lengths = target.lengths(post.text, thread.content_warning)
        assert target.fits(lengths), f"over the limit: {lengths} of {target.limits}"
        text = _SURROGATE.sub("\ufffd", post.text)
        least = LEAST[target.counting](text)
        assert least <= target.limits[0], f"{least} by other means, of {target.limits}"
        assert least <= lengths[0], f"counted {lengths}, and {least} by other means"


def is_read_back(thread: Thread) -> None:
    """Assert that the thread file says the same posts when it is read back, and that the JSON can be made."""
    json_text(thread).encode()
    entries = read_thread_file(thread_file_text(thread)).entries
    found = [(entry.body, entry.opening, entry.call_to_action) for entry in entries]
    assert found == [(post.body, post.opening, post.call_to_action) for post in thread.posts], "the thread file differs"


def read(suffix: str, content: bytes) -> bool:
    """Whether a file can be read, and then laid out; what is read is sound."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"peru{suffix}"
        path.write_bytes(content)
        try:
            with in_time(len(content)):
                statement = read_statement(path)
        except CheckError:
            raise
        except ComposerError as error:
            says_something(error)
            return False
    is_sound(statement)
    threads_hold(statement, {}, "x")
    return True


def says_something(error: ComposerError) -> None:
    """Assert that each problem is told in one line."""
    assert error.problems, "an error that says nothing"
    assert all(problem and "\n" not in problem for problem in error.problems), "an error is one line"


def is_sound(statement: Statement) -> None:
    """Assert that paragraphs and sentences cover every character of a statement's text."""
    text = statement.text
    assert "\n\n".join(text[each.start : each.end] for each in statement.paragraphs) == text, "paragraphs are not all"
    assert letters("".join(text[start:end] for start, end in statement.sentences)) == letters(text), "sentences are not"
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in statement.sentences), "a blank edge"
