"""Openings, calls to action and markers, filled in by Jinja2 in a sandbox that bounds time and memory.

A template is written by the organisation itself, but a slip in one must not hang the program or fill the machine: see
``sandbox`` and ``metering``.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from jinja2 import Template, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError

from composer.errors import TemplateError
from composer.statement.options import TemplateText
from composer.thread.templates.braces import refuse_slips, with_hashtags
from composer.thread.templates.metering import LARGEST_TEXT, METER, Meter, TooMuchError
from composer.thread.templates.people import missing_person
from composer.thread.templates.sandbox import bounded_template

__all__ = ["filled"]


def filled(template: TemplateText, variables: Mapping[str, object]) -> str:
    """Return a template's text with the variables filled in, without white space around it.

    Raises TemplateError with the template's name and line where it is broken, uses a variable that is not there, or
    goes beyond the bounds.

    >>> filled(TemplateText("opening", "{% for tag in tags %}#{{ tag }} {% endfor %}"), {"tags": ["Peru", "Justice"]})
    '#Peru #Justice'
    """
    try:
        METER.set(Meter())
        refuse_slips(template.text, variables)
        return "".join(_bounded_pieces(_compiled(template.text).generate(variables))).strip()
    except Exception as error:
        raise TemplateError(
            f"{template.name}, line {_line(error)}: {_reason(error, template.text, variables)}"
        ) from error


@lru_cache(maxsize=64)
def _compiled(text: str) -> Template:
    """Return a template ready to be filled in, as a marker's is for every post."""
    return bounded_template(with_hashtags(text))


def _bounded_pieces(pieces: Iterable[str]) -> Iterable[str]:
    """Yield the pieces of a text as long as they stay within the bounds."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST_TEXT:
            raise TooMuchError(f"its text grows beyond {LARGEST_TEXT:,} characters")
        yield piece


def _line(error: BaseException) -> int:
    """Return the line of the template on which an error was met, from 1."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line = 1
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _reason(error: BaseException, template: str, variables: Mapping[str, object]) -> str:
    """Return what is wrong, and what to do, in one line."""
    # As a text a syntax error names its line once more.
    text = (
        " ".join(str(error.message if isinstance(error, TemplateSyntaxError) else error).split()).rstrip(".")
        or type(error).__name__
    )
    if isinstance(error, TemplateSyntaxError):
        return f"this is not a template: {text}. Correct it there."
    if isinstance(error, JinjaError):
        if "index" in variables:
            return f"{text}. A marker knows index and total."
        named = missing_person(text, template, variables)
        return named or f"{text}. Correct the name, or add it to the statement's front matter."
    if isinstance(error, TooMuchError):
        return f"this template is stopped: {text}."
    return f"this template does not work: {text}."
