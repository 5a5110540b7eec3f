"""Openings, calls to action and markers, filled in by Jinja2 in a sandbox that bounds time and memory.

A template is written by the organisation itself, but a slip in one must not hang the program or fill the machine:
each turn of a loop is counted, no text grows beyond ``LARGEST_TEXT``, and what could build one in one step is refused.
"""

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
from composer.thread.metering import LARGEST_TEXT, METER, Meter, TooMuchError

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


def filled(template: TemplateText, variables: Mapping[str, object]) -> str:
    """Return a template's text with the variables filled in, without white space around it.

    Raises TemplateError with the template's name and line where it is broken, uses a variable that is not there, or
    goes beyond the bounds.

    >>> filled(TemplateText("opening", "{% for tag in tags %}#{{ tag }} {% endfor %}"), {"tags": ["Peru", "Justice"]})
    '#Peru #Justice'
    """
    try:
        METER.set(Meter())
        return "".join(_bounded_pieces(_compiled(template.text).generate(variables))).strip()
    except Exception as error:
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
        # Of the environment, and no variable: those a template could set.
        turn = nodes.ExprStmt(nodes.Call(nodes.EnvironmentAttribute("turn"), [], [], None, None))
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

    @staticmethod
    def turn() -> None:
        """Count a turn of a loop."""
        METER.get().turn()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's
        if operator == "**" or (operator == "%" and isinstance(left, str | bytes)):
            raise TooMuchError(f'"{operator}" is not allowed here')
        METER.get().weigh_arguments((left, right))
        return _weighed(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805, PYI063 - Jinja's
        method = getattr(__obj, "__wrapped__", __obj)  # as Jinja's sandbox wraps str.format
        METER.get().weigh_arguments((getattr(method, "__self__", None), *args, *kwargs.values()))
        return _weighed(super().call(__context, __obj, *args, **kwargs))


@cache
def _environment() -> _Environment:
    """Return the environment that all templates share."""
    environment = _Environment(undefined=StrictUndefined, keep_trailing_newline=False, auto_reload=False)
    del environment.globals["lipsum"]
    environment.filters = {name: _bounded(function) for name, function in environment.filters.items()}
    tests: Any = environment.tests
    environment.tests = {name: _bounded(function) for name, function in tests.items()}
    return environment


def _bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter or test whose arguments and result are weighed."""

    @wraps(function)
    def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as any filter
        METER.get().weigh_arguments((*args, *kwargs.values()))
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


def _reason(error: BaseException, variables: Mapping[str, object]) -> str:
    """Return what is wrong, and what to do, in one line."""
    text = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return f"this is not a template: {text}. Correct it there."
    if isinstance(error, JinjaError):
        if "index" in variables:
            return f"{text}. A marker knows index and total."
        return f"{text}. Correct the name, or add it to the statement's front matter."
    if isinstance(error, TooMuchError):
        return f"this template is stopped: {text}."
    return f"this template does not work: {text}."
