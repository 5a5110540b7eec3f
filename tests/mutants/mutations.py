"""Mutants of a module: its source with one small mistake in each."""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import cast

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_CALLS = {"max": "min", "min": "max", "any": "all", "all": "any", "bisect_left": "bisect_right"} | {
    "bisect_right": "bisect_left"
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one mistake."""

    line: int
    before: str
    """The line's own source."""
    after: str
    """The piece of it that is another now."""
    repeated: int
    """How many mutants before it in the module read the same."""
    mistaken: Callable[[], str]
    """Returns the module's source with the mistake in it."""

    @property
    def name(self) -> str:
        """What it is called where it is explained; the same as long as the line is."""
        return f"{self.before} → {self.after}" + (f" ({self.repeated + 1})" if self.repeated else "")


def mutants(source: str) -> Iterator[Mutant]:
    """Yield a module's mutants, in order of their lines."""
    tree = ast.parse(source)
    lines = source.splitlines()
    alike: Counter[tuple[str, str]] = Counter()
    for number, node in enumerate(_mutable(tree)):
        for change in _changes(node):
            line = node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 1)
            before, after = lines[line - 1].strip(), change(copy.deepcopy(node))
            yield Mutant(line, before, after, alike[before, after], partial(_mistaken, tree, number, change))
            alike[before, after] += 1


def _mistaken(tree: ast.Module, number: int, change: Callable[[ast.AST], str]) -> str:
    other = copy.deepcopy(tree)
    change(next(islice(_mutable(other), number, None)))
    return ast.unparse(ast.fix_missing_locations(other))


def _mutable(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs and may be mistaken: no annotations, docstrings, decorators, imports or messages."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "decorator_list", "bases", "keywords") and not isinstance(tree, ast.Call):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(
                child, ast.Import | ast.ImportFrom | ast.Raise | ast.JoinedStr
            ):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            yield child
            yield from _mutable(child)


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], str]]:
    """Yield what can be done to a node like this one; each returns what it made of it."""
    if isinstance(node, ast.Compare):
        yield from (_compared(place) for place, op in enumerate(node.ops) if type(op) in _COMPARISONS)
    for kinds, change in _CHANGES:
        if isinstance(node, kinds) and _may(node):
            yield change


def _may(node: ast.AST) -> bool:
    """Whether there is something to change in a node of a kind that can be changed."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            return type(op) in _OPERATORS
        case ast.Constant(value=value):
            return isinstance(value, int)
        case ast.Call(func=function):
            return isinstance(function, ast.Name) and function.id in _CALLS
        case ast.Expr(value=value):
            return isinstance(value, ast.Call)
        case ast.Return(value=None | ast.Constant(value=None | False)) | ast.comprehension(ifs=[]):
            return False
    return True


def _compared(place: int) -> Callable[[ast.AST], str]:
    def change(node: ast.AST) -> str:
        compare = cast("ast.Compare", node)
        compare.ops[place] = _COMPARISONS[type(compare.ops[place])]()
        return ast.unparse(compare)

    return change


def _calculated(node: ast.AST) -> str:
    operation = cast("ast.BinOp", node)
    operation.op = _OPERATORS[type(operation.op)]()
    return ast.unparse(operation)


def _joined(node: ast.AST) -> str:
    operation = cast("ast.BoolOp", node)
    operation.op = ast.Or() if isinstance(operation.op, ast.And) else ast.And()
    return ast.unparse(operation)


def _unsigned(node: ast.AST) -> str:
    operation = cast("ast.UnaryOp", node)
    operation.op = ast.UAdd() if not isinstance(operation.op, ast.Not) else ast.Not()
    if isinstance(operation.op, ast.Not):
        operation.operand = ast.UnaryOp(ast.Not(), operation.operand)
    return ast.unparse(operation)


def _counted(node: ast.AST) -> str:
    constant = cast("ast.Constant", node)
    value = cast("int", constant.value)
    constant.value = not value if isinstance(value, bool) else value + 1
    return ast.unparse(constant)


def _negated(node: ast.AST) -> str:
    branch = cast("ast.If", node)
    branch.test = ast.UnaryOp(ast.Not(), branch.test)
    return f"if {ast.unparse(branch.test)}"


def _returned(node: ast.AST) -> str:
    cast("ast.Return", node).value = ast.Constant(None)
    return "return None"


def _jumped(node: ast.AST) -> str:
    node.__class__ = ast.Continue if isinstance(node, ast.Break) else ast.Break
    return "continue" if isinstance(node, ast.Continue) else "break"


def _called(node: ast.AST) -> str:
    name = cast("ast.Name", cast("ast.Call", node).func)
    name.id = _CALLS[name.id]
    return ast.unparse(node)


def _dropped(node: ast.AST) -> str:
    cast("ast.Expr", node).value = ast.Constant(None)
    return "nothing"


def _unfiltered(node: ast.AST) -> str:
    cast("ast.comprehension", node).ifs.clear()
    return ast.unparse(node).strip()


_CHANGES: tuple[tuple[tuple[type[ast.AST], ...], Callable[[ast.AST], str]], ...] = (
    ((ast.BinOp, ast.AugAssign), _calculated),
    ((ast.BoolOp,), _joined),
    ((ast.UnaryOp,), _unsigned),
    ((ast.Constant,), _counted),
    ((ast.If, ast.IfExp, ast.While), _negated),
    ((ast.Return,), _returned),
    ((ast.Break, ast.Continue), _jumped),
    ((ast.Call,), _called),
    ((ast.Expr,), _dropped),
    ((ast.comprehension,), _unfiltered),
)
