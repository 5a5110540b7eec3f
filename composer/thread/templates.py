"""Openings, calls to action and markers, filled in by Jinja2 in a sandbox that bounds time and memory.

A template is written by the organisation itself, but a slip in one must not hang the program or fill the machine:
each turn of a loop is counted, no text grows beyond ``LARGEST_TEXT``, and what could build one in one step is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, wraps
from itertools import pairwise
from typing import Any, TypeVar

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2 import TemplateError as JinjaError
from jinja2.filters import do_format
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from composer.errors import TemplateError
from composer.statement.options import TemplateText
from composer.thread.metering import LARGEST_TEXT, METER, Meter, TooMuchError
from composer.thread.people import missing_person

Placed = TypeVar("Placed", bound=nodes.Node)

LARGEST_TEMPLATE = 20_000  # characters: compiling takes a second then
# What an opening has no use for, and with which a few lines make a text of any size.
_REFUSED = (
    nodes.AssignBlock,
    nodes.Block,
    nodes.CallBlock,
    nodes.Extends,
    nodes.FilterBlock,
    nodes.FromImport,
    nodes.Import,
    nodes.Include,
    nodes.Macro,
)
# Filters that only tell the numbers that they are given, and what keeps them.
_TELLING = ("d", "default", "format", "join", "replace")
_KEEPING = (dict, Namespace)
_FILLING = ("format", "format_map", "strftime")  # methods that fill in a pattern
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_HASHTAG = re.compile(r"\{#[^\s#{}]+\}")
_SLIP = re.compile(r"\{[^\S\n]*(\w+)[^\S\n]*\}")


def filled(template: TemplateText, variables: Mapping[str, object]) -> str:
    """Return a template's text with the variables filled in, without white space around it.

    Raises TemplateError with the template's name and line where it is broken, uses a variable that is not there, or
    goes beyond the bounds.

    >>> filled(TemplateText("opening", "{% for tag in tags %}#{{ tag }} {% endfor %}"), {"tags": ["Peru", "Justice"]})
    '#Peru #Justice'
    """
    try:
        METER.set(Meter())
        _refuse_slips(template.text, variables)
        return "".join(_bounded_pieces(_compiled(template.text).generate(variables))).strip()
    except Exception as error:
        raise TemplateError(
            f"{template.name}, line {_line(error)}: {_reason(error, template.text, variables)}"
        ) from error


@lru_cache(maxsize=64)
def _compiled(text: str) -> Template:
    """Return a template ready to be filled in, as a marker's is for every post."""
    return _environment().from_string(_bounded_loops(_with_hashtags(text)))


def _plain_braces(text: str) -> Iterator[int]:
    """Yield where braces stand in a template's own words, not around what is filled in."""
    at = text.find("{")
    while at >= 0:
        closing = None if _HASHTAG.match(text, at) else _CLOSING.get(text[at : at + 2])
        if closing is None:
            yield at
        end = at + 1 if closing is None else text.find(closing, at + 2)
        at = text.find("{", end) if end >= 0 else -1


def _with_hashtags(text: str) -> str:
    """Return a template in which "{#Peru}" opens no comment."""
    hashtags = [at for at in _plain_braces(text) if text.startswith("{#", at)]
    pieces = [text[start:end] for start, end in pairwise([0, *hashtags, len(text)])]
    return "{{ '{' }}".join([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _refuse_slips(text: str, variables: Mapping[str, object]) -> None:
    """Raise TemplateSyntaxError where a name that is known stands in single braces, and would be posted so."""
    for at in _plain_braces(text):
        slip = _SLIP.match(text, at)
        if slip and slip[1] in variables:
            raise TemplateSyntaxError(
                f'"{slip[0]}" would be posted as it stands; write {{{{ {slip[1]} }}}}', text.count("\n", 0, at) + 1
            )


def _bounded_pieces(pieces: Iterable[str]) -> Iterable[str]:
    """Yield the pieces of a text as long as they stay within the bounds."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST_TEXT:
            raise TooMuchError(f"its text grows beyond {LARGEST_TEXT:,} characters")
        yield piece


def _bounded_loops(text: str) -> nodes.Template:
    """Return a template in which each loop counts its turns and each ``~`` is checked like a call."""
    if len(text) > LARGEST_TEMPLATE:
        raise TooMuchError(f"it is longer than {LARGEST_TEMPLATE:,} characters")
    tree = _environment().parse(text)
    for refused in tree.find_all(_REFUSED):
        raise TemplateSyntaxError(
            f'"{type(refused).__name__.lower()}" has no place in an opening or a call to action', refused.lineno
        )
    bounded: nodes.Template = _Bounding(_environment()).visit(tree)
    return bounded


class _Bounding(NodeTransformer):
    """Puts the bounds into a template's tree."""

    def __init__(self, environment: "_Environment") -> None:
        self.environment = environment

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        # Of the environment, and no variable: those a template could set. In the test, which items left out meet too.
        turn = nodes.Call(nodes.EnvironmentAttribute("turn"), [], [], None, None)
        self.generic_visit(node)
        node.test = self._placed(turn if node.test is None else nodes.And(turn, node.test), node)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        node.expr = self._weighed(node.expr)
        for operand in node.ops:
            operand.expr = self._weighed(operand.expr)
        return node

    def _weighed(self, operand: nodes.Expr) -> nodes.Expr:
        """Return an operand that is weighed as it is compared: a search looks through all of it."""
        return self._placed(nodes.Call(nodes.EnvironmentAttribute("weighed"), [operand], [], None, None), operand)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        return self._placed(nodes.Filter(nodes.List(node.nodes), "join", [], [], None, None), node)

    def _placed(self, new: Placed, old: nodes.Node) -> Placed:
        new.set_lineno(old.lineno).set_environment(self.environment)
        return new


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which each operation is checked before it is done and after."""

    intercepted_binops = frozenset(["+", "*", "%", "**"])

    @staticmethod
    def turn() -> bool:
        """Count a turn of a loop, and say that it may go on."""
        METER.get().turn()
        return True

    @staticmethod
    def weighed(value: Any) -> Any:  # noqa: ANN401 - whatever a template compares
        """Return a value that is within the bounds, and count reading it."""
        return _weighed(value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's
        if operator == "**" or (operator == "%" and isinstance(left, bytes)):
            raise TooMuchError(f'"{operator}" is not allowed here')
        fills = operator == "%" and isinstance(left, str)
        if fills:
            METER.get().weigh_pattern(left)
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        told, factors = ((left, right), ()) if operator == "+" or numbers or fills else ((), (left, right))
        METER.get().weigh_arguments(told, factors)
        return _weighed(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805, PYI063 - Jinja's
        if __obj is __self.turn or __obj is __self.weighed:
            return super().call(__context, __obj, *args, **kwargs)
        method = getattr(__obj, "__wrapped__", __obj)  # as Jinja's sandbox wraps str.format
        told, given = (getattr(method, "__self__", None),), (*args, *kwargs.values())
        # What str.format is given is told: a width that is not in the format itself is refused.
        name = getattr(method, "__name__", "")
        keeps = method in _KEEPING or (isinstance(told[0], str) and name == "format")
        for pattern in (*told, *given) if name in _FILLING else ():
            METER.get().weigh_pattern(pattern)
        METER.get().weigh_arguments((*told, *given) if keeps else told, () if keeps else given)
        return _weighed(super().call(__context, __obj, *args, **kwargs))


@cache
def _environment() -> _Environment:
    """Return the environment that all templates share."""
    environment = _Environment(undefined=StrictUndefined, keep_trailing_newline=False, auto_reload=False)
    del environment.globals["lipsum"]
    environment.filters["format"] = _formatted
    environment.filters = {name: _bounded(function, name in _TELLING) for name, function in environment.filters.items()}
    tests: Any = environment.tests
    environment.tests = {name: _bounded(function, tells=True) for name, function in tests.items()}
    return environment


def _formatted(pattern: object, *args: object, **kwargs: object) -> str:
    """Fill in a text with "%s" as Jinja's filter does, if its widths stand in it, where they are weighed."""
    METER.get().weigh_pattern(str(pattern))
    return do_format(str(pattern), *args, **kwargs)


def _bounded(function: Callable[..., Any], tells: bool) -> Callable[..., Any]:  # noqa: FBT001 - one of two kinds
    """Return a filter or test whose arguments and result are weighed; ``tells``: no number given to it is a width."""
    first = 2 if hasattr(function, "jinja_pass_arg") else 1  # the value, after what Jinja gives

    @wraps(function)
    def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as any filter
        given = (*args[first:], *kwargs.values())
        METER.get().weigh_arguments((*args[:first], *given) if tells else args[:first], () if tells else given)
        return _weighed(function(*args, **kwargs))

    return bounded


def _weighed(result: Any) -> Any:  # noqa: ANN401 - whatever a template computes
    """Return a result that is within the bounds."""
    METER.get().weigh(result)
    return result


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
