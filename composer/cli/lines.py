"""JSON Lines: a statement a line in, a thread a line out, for other programs to call."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any

from composer.cli.sources import settled
from composer.cli.streams import unreadable
from composer.errors import ComposerError, StatementError
from composer.output.composing import threads
from composer.output.engines.arrivals import Arrivals
from composer.output.engines.work import Engine, Work
from composer.output.notes import language_notes, reading_notes
from composer.output.render.json import json_object
from composer.statement.display import printable
from composer.statement.front_matter import front_matter_of
from composer.statement.options import Options, TemplateText
from composer.statement.reading import statement_from_text
from composer.statement.settings import Settings
from composer.statement.template_files import NONE

_ADDED = ("opening", "call_to_action")
"""Settings that name a file elsewhere: in a line, which may come from anywhere, and in the
front matter of its text, they are always the text itself."""

_MOST_PROBLEMS = 10
"""Of options, that are told at the end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input, and what was asked for."""

    number: int
    """From 1."""
    content: bytes
    options: Options


@dataclass(frozen=True, slots=True)
class Lines:
    """What comes out for one line of input."""

    texts: tuple[str, ...]
    """JSON, each without a line end."""
    problems: tuple[str, ...] = ()
    """Why there are no threads."""


@dataclass(slots=True)
class _Failed:
    """How many lines had no threads, and whether that was due to options alone."""

    lines: int = 0
    options: list[str] = field(default_factory=list)
    """What is wrong with an option; none where anything else stood in the way of a line."""
    _others: bool = False

    def add(self, problems: Sequence[str]) -> None:
        """Take up one line."""
        self.lines += bool(problems)
        self._others |= not all(problem.startswith("--") for problem in problems)
        new = [problem for problem in problems if problem not in self.options]
        self.options = [] if self._others else [*self.options, *new][:_MOST_PROBLEMS]


def write_lines(options: Options, engine: Engine) -> None:
    """Read statements from standard input and write their threads to standard output, each as soon as it is done."""
    arrivals = Arrivals(sys.stdin.fileno())
    total = 0
    failed = _Failed()

    def take(most: int) -> list[Line]:
        """Return the lines that have come, each with what was asked for."""
        try:
            return [Line(number, content, options) for number, content in arrivals.take(most)]
        except OSError as error:
            raise StatementError(unreadable(error)) from None

    with closing(Work(laid_out, lost).results(take, engine)) as results:
        for lines in results:
            sys.stdout.writelines(f"{text}\n" for text in lines.texts)
            sys.stdout.flush()
            total += bool(lines.texts)
            failed.add(lines.problems)
    if failed.lines:
        told = (
            f"{failed.lines} of {total} lines could not be laid out. In place of its threads each says why."
            if total > 1
            else "The only line could not be laid out. In place of its threads it says why."
        )
        raise ComposerError(*(failed.options or [told]))


def laid_out(line: Line) -> Lines:
    """Return the threads of a line, or what stands in the way of them; nothing for a blank line."""
    if not line.content.strip():
        return Lines(())
    name: object = None
    try:
        found = _object(line)
        name = found.get("id")
        _check(found, line)
        return Lines(tuple(_threads(found, name, line)))
    except ComposerError as error:
        return _failure(line, name, error.problems)


def lost(line: Line) -> Lines:
    """Return what comes out for a line over which a process died."""
    problem = (
        f"line {line.number}: the process that laid this out was ended from outside, perhaps since memory ran out."
    )
    return _failure(line, None, (problem,))


def _failure(line: Line, name: object, problems: tuple[str, ...]) -> Lines:
    return Lines((_json({"id": name, "line": line.number, "problems": list(problems)}),), problems)


def _object(line: Line) -> dict[str, Any]:
    """Return what a line says; raises StatementError where that is no object."""
    place = f"line {line.number}"
    try:
        found = json.loads(line.content, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise StatementError(f'{place}: this is not JSON ({error}). Write {{"id": "1", "text": "…"}}.') from None
    if not isinstance(found, dict):
        raise StatementError(f'{place}: this is no object. Write {{"id": "1", "text": "…"}}.')
    return {name: value for name, value in found.items() if value is not None}


def _finite(number: str) -> float:
    """Refuse NaN, Infinity and 1e999, which Python takes for numbers and would give back as what is not JSON."""
    if not isfinite(found := float(number)):
        raise ValueError(f"{number} is no number that can be given back")
    return found


def _check(found: Mapping[str, Any], line: Line) -> None:
    """Raise StatementError where what a line says is not what it must be; settings are checked later."""
    problems = [
        f'line {line.number}: "{name}" must be {kind}.'
        for name, kind, fits in (
            ("id", "a text or a number", isinstance(found.get("id"), str | int | float)),
            ("text", "a text", isinstance(found.get("text"), str)),
            ("markdown", "true or false", isinstance(found.get("markdown", False), bool)),
            *((name, "a text", isinstance(found.get(name, ""), str)) for name in ("language", *_ADDED)),
        )
        if not fits
    ]
    if problems:
        raise StatementError(*problems)


def _threads(found: dict[str, Any], name: object, line: Line) -> Iterator[str]:
    del found["id"]
    text, markdown = found.pop("text"), found.pop("markdown", False)
    language = line.options.language or found.pop("language", None)
    statement = statement_from_text(text, markdown=markdown, name=str(name), language=language)
    own = front_matter_of(statement.settings, statement.source.name)
    added = {key: value for key in _ADDED if (value := found.pop(key, getattr(own, key))) is not None}
    given = {**statement.settings, **found, **dict.fromkeys(added, NONE)}
    title = given.get("title")
    titled: dict[str, Any] = {"title": title.strip()} if isinstance(title, str) and title.strip() else {}
    settings = settled(replace(statement, settings=given, **titled), line.options, None)
    notes = [*reading_notes(settings.statement, settings), *language_notes(settings.statement)]
    for thread in threads(_with_added(settings, added, line.options)):
        more = {"notes": notes} if notes else {}
        yield _json({"id": name, **json_object(thread), **more})


def _with_added(settings: Settings, added: Mapping[str, str], options: Options) -> Settings:
    """Return settings with a line's own opening and call to action, where no option wins over them.

    They never name a file, whether they stand in the line or in the front matter of its text.
    """
    texts: dict[str, Any] = {
        key: TemplateText(f"{printable(settings.statement.source.name)}: {key}", text)
        if text.strip() not in ("", NONE)
        else None
        for key, text in added.items()
        if getattr(options, key) is None
    }
    return replace(settings, **texts)


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
