"""Jinja2's sandbox, in which each turn of a loop is counted, and each operation weighed before it is done and after.

No text grows beyond ``LARGEST_TEXT``, and what could build one in one step is refused.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.filters import do_format
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from composer.thread.templates.metering import METER, TooMuchError

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


def bounded_template(text: str) -> Template:
    """Return a template that stays within the bounds, ready to be filled in.

    Raises TooMuchError where it is too long, TemplateSyntaxError where it is none, or holds what has no place in one.
    """
    if len(text) > LARGEST_TEMPLATE:
        raise TooMuchError(f"it is longer than {LARGEST_TEMPLATE:,} characters")
    tree = _environment().parse(text)
    for refused in tree.find_all(_REFUSED):
        raise TemplateSyntaxError(
            f'"{type(refused).__name__.lower()}" has no place in an opening or a call to action', refused.lineno
        )
    return _environment().from_string(_Bounding(_environment()).visit(tree))


class _Bounding(NodeTransformer):
    """Puts the bounds into a template's tree: each loop counts its turns, each ``~`` is weighed like a call."""

    def __init__(self, environment: "_Environment") -> None:
        self.environment = environment

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        """Have each turn of a loop counted."""
        # Of the environment, and no variable: those a template could set. In the test, which items left out meet too.
        turn = nodes.Call(nodes.EnvironmentAttribute("turn"), [], [], None, None)
        self.generic_visit(node)
        node.test = self._placed(turn if node.test is None else nodes.And(turn, node.test), node)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Have what is compared weighed."""
        self.generic_visit(node)
        node.expr = self._weighed(node.expr)
        for operand in node.ops:
            operand.expr = self._weighed(operand.expr)
        return node

    def _weighed(self, operand: nodes.Expr) -> nodes.Expr:
        """Return an operand that is weighed as it is compared: a search looks through all of it."""
        return self._placed(nodes.Call(nodes.EnvironmentAttribute("weighed"), [operand], [], None, None), operand)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Make ``~`` a filter, which is weighed like a call."""
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
        """Return what an operator makes of two values, within the bounds."""
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
        """Return what a call gives, where what it takes and gives is within the bounds."""
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
        """Weigh what is given, do as the function does, and weigh what comes of it."""
        given = (*args[first:], *kwargs.values())
        METER.get().weigh_arguments((*args[:first], *given) if tells else args[:first], () if tells else given)
        return _weighed(function(*args, **kwargs))

    return bounded


def _weighed(result: Any) -> Any:  # noqa: ANN401 - whatever a template computes
    """Return a result that is within the bounds."""
    METER.get().weigh(result)
    return result
