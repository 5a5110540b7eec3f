"""Openings, calls to action and markers, filled in by Jinja2 in a sandbox that bounds time and memory.

A template is written by the organisation itself, but a slip in one must not hang the program or fill the machine:
each turn of a loop is counted, no text grows beyond ``LARGEST_TEXT``, and what could build one in one step is refused.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, wraps
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2 import TemplateError as JinjaError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from composer.errors import TemplateError
from composer.statement.options import TemplateText

LARGEST_TEXT = 100_000  # Twice the longest post of any platform: no opening or call to action comes near it.
MOST_TURNS = 10_000  # A loop over every hashtag of every platform takes a hundred.

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
_WIDE_FORMAT = re.compile(r"[0-9]{5}")


class _TooMuch(Exception):  # noqa: N818 - never seen outside this module
    """What a template asks for is beyond the bounds."""


def filled(template: TemplateText, variables: Mapping[str, object]) -> str:
    """Return a template's text with the variables filled in, without white space around it.

    Raises TemplateError with the template's name and line where it is broken, uses a variable that is not there, or
    goes beyond the bounds.

    >>> filled(TemplateText("opening", "{% for tag in tags %}#{{ tag }} {% endfor %}"), {"tags": ["Peru", "Justice"]})
    '#Peru #Justice'
    """
    try:
        source = _compiled(template.text)
        return "".join(_bounded_pieces(source.generate({**variables, "_turn": _turns()}))).strip()
    except (
        JinjaError,
        _TooMuch,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise TemplateError(f"{template.name}, line {_line(error)}: {_reason(error, variables)}") from error


@lru_cache(maxsize=64)
def _compiled(text: str) -> Template:
    """Return a template ready to be filled in, as a marker's is for every post."""
    return _environment().from_string(_bounded_loops(text))


def _bounded_pieces(pieces: Iterable[str]) -> Iterable[str]:
    """Yield the pieces of a text as long as they stay within the bounds."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST_TEXT:
            raise _TooMuch(f"its text grows beyond {LARGEST_TEXT:,} characters")
        yield piece


def _turns() -> Callable[[], None]:
    """Return what is called at each turn of a loop, and stops a loop without end."""
    turns = iter(range(MOST_TURNS))

    def turn() -> None:
        if next(turns, None) is None:
            raise _TooMuch(f"its loops turn more than {MOST_TURNS:,} times")

    return turn


def _bounded_loops(text: str) -> nodes.Template:
    """Return a template in which each loop counts its turns and each ``~`` is checked like a call."""
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
        turn = nodes.ExprStmt(nodes.Call(nodes.Name("_turn", "load"), [], [], None, None))
        self.generic_visit(node)
        node.body.insert(0, self._placed(turn, node))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        return self._placed(nodes.Filter(nodes.List(node.nodes), "join", [], [], None, None), node)

    def _placed(self, new: nodes.Node, old: nodes.Node) -> nodes.Node:
        return new.set_lineno(old.lineno).set_environment(self.environment)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which each operation is checked before it is done and after."""

    intercepted_binops = frozenset(["+", "*", "%", "**"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise _TooMuch(f'"{operator}" is not allowed here')
        _check_arguments((left, right))
        return _checked(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805, PYI063 - Jinja's
        _check_arguments((getattr(__obj, "__self__", None), *args, *kwargs.values()))
        return _checked(super().call(__context, __obj, *args, **kwargs))


@cache
def _environment() -> _Environment:
    """Return the environment that all templates share."""
    environment = _Environment(undefined=StrictUndefined, keep_trailing_newline=False, auto_reload=False)
    del environment.globals["lipsum"]
    environment.filters = {name: _bounded(function) for name, function in environment.filters.items()}
    return environment


def _bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose arguments and result are checked."""

    @wraps(function)
    def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as any filter
        _check_arguments((*args, *kwargs.values()))
        return _checked(function(*args, **kwargs))

    return bounded


def _check_arguments(arguments: tuple[object, ...]) -> None:
    """Refuse what could make a text far beyond the bounds in one step: a large factor or width, long times long."""
    product = 1
    for argument in arguments:
        if isinstance(argument, int) and abs(argument) > MOST_TURNS:
            raise _TooMuch(f"the number {argument} is too large for a template")
        if isinstance(argument, str) and ("%" in argument or "{" in argument) and _WIDE_FORMAT.search(argument):
            raise _TooMuch("it asks for a very wide number")
        if isinstance(argument, str | list | tuple):
            product *= max(1, len(argument))
        elif isinstance(argument, int):
            product *= max(1, abs(argument))
    if product > LARGEST_TEXT * 100:
        raise _TooMuch(f"its text grows beyond {LARGEST_TEXT:,} characters")


def _checked(result: Any) -> Any:  # noqa: ANN401 - whatever a template computes
    """Return a result that is within the bounds."""
    if isinstance(result, str | list | tuple | dict) and len(result) > LARGEST_TEXT:
        raise _TooMuch(f"its text grows beyond {LARGEST_TEXT:,} characters")
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


def _reason(error: BaseException, variables: Mapping[str, object]) -> str:
    """Return what is wrong, and what to do, in one line."""
    text = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return f"this is not a template: {text}. Correct it there."
    if isinstance(error, JinjaError):
        if "index" in variables:
            return f"{text}. A marker knows index and total."
        return f"{text}. Correct the name, or add it to the statement's front matter."
    if isinstance(error, _TooMuch):
        return f"this template is stopped: {text}."
    return f"this template does not work: {text}."
