"""No regular expression of the program takes time that grows faster than the text, however the text is made."""

import ast
import gc
import importlib
import pkgutil
import re
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import islice, permutations
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
import regex

import composer
from composer.language.entities import number_phrases
from composer.statement.reading import word

Pattern = re.Pattern[Any] | regex.Pattern[Any]
Uses = Mapping[tuple[str, str], set[str]]

SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
MATCHING = {"match", "fullmatch"}
REPEATS = (12, 16, 20, 24, 28)
"""What doubles with each is found in these, before it takes years."""
SIZES = (240, 3840)
"""Characters: a cube is found in the first, a square in the last."""
FLOOR = 0.001
"""Seconds of the processor's; what is quicker is not looked at again."""
STEEPEST = 9
"""Times as long for four times the text: 4 where time grows as the text does, 16 where it grows with the square."""
MATCHED_ELSEWHERE = {"composer.output.render.text._CUTS"}
"""Handed on as an argument and matched with whole lines there; what begins with ``_RE_``, nltk matches with words."""
USUAL = "aAé0् \n.-(<\"'“@#/中\u0301👍\u200d🇵"
CLASSES = 11
ATOM = re.compile(
    r"\\[pP]\{[^}]*\}|\\u.{4}|\\U.{8}|\\x..|\\[wWsSdDX\W]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^()*+?|^$.{}\\]", re.DOTALL
)
LITERALS = re.compile(r"(?:\\[^\w]|[\w:/<\" -]){2,}")
NOT_LITERAL = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[P:<!=a-z]*(?:<\w+>)?|\\[a-zA-Z](?:\{[^}]*\})?|\{\d*,?\d*\}")
SHARES = 8
"""How many tests try them, so that they can be tried at once."""
PLAIN = (str, bytes, int, float, type(None), CodeType)


def patterns() -> dict[str, Pattern]:
    """Return each pattern that a module of the program holds, in whatever container, by where it was found first.

    What is compiled when it is first used is there too: statements were composed before.
    """
    for each in pkgutil.walk_packages(composer.__path__, "composer."):
        if not each.name.endswith("__main__"):
            importlib.import_module(each.name)
    first = "Seven men, Ana’s, of e.org left. Two see @a."  # has patterns of its own
    second = "Two left. “Why?” Ana Torres asked."
    for language, text in (("en", first), ("en", second), ("zh", "七名男子离开了。@a")):
        for platform in ("x", "bluesky", "mastodon", "sms"):
            composer.compose(f"Title\n\n{text} {text}", platform, language=language, limit=60, why=True)
    assert all(kind.pattern for code in ("en", "ar", "") for kind in number_phrases._kinds(code))
    modules = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "composer"}
    found: dict[tuple[str, Any], tuple[str, Pattern]] = {}
    seen = {id(module.__dict__) for name, module in sys.modules.items() if name not in modules}
    waiting: deque[tuple[str, object]] = deque((name, vars(module)) for name, module in modules.items())
    while waiting:
        name, thing = waiting.popleft()
        if id(thing) in seen or isinstance(thing, PLAIN):
            continue
        seen.add(id(thing))
        if isinstance(thing, (re.Pattern, regex.Pattern)):
            found.setdefault((type(thing).__module__, thing.pattern), (name, thing))
        else:
            waiting.extend(_held_by(name, thing))
    return {f"{name} {number}": pattern for number, (name, pattern) in enumerate(found.values())}


def _held_by(name: str, thing: object) -> Iterator[tuple[str, object]]:
    if isinstance(thing, (type, FunctionType)) and not str(thing.__module__).startswith("composer"):
        return
    if isinstance(thing, dict):
        yield from ((f"{name}.{key}" if isinstance(key, str) else name, held) for key, held in thing.items())
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from ((f"{name}.{each.name}", getattr(thing, each.name, None)) for each in fields(thing))
    elif not isinstance(thing, ModuleType):
        yield from ((name, held) for held in gc.get_referents(thing))


@cache
def uses() -> Uses:
    """Return the methods that each module calls on what has a name there: ``_SPACE.match`` is a match of ``_SPACE``."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    top = Path(composer.__path__[0])
    for path in top.rglob("*.py"):
        module = ".".join(("composer", *path.relative_to(top).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in SEARCHING | MATCHING:
                of = node.value.func if isinstance(node.value, ast.Call) else node.value
                name = of.id if isinstance(of, ast.Name) else of.attr if isinstance(of, ast.Attribute) else ""
                found[module if name.startswith("_") else "", name].add(node.attr)
    return found


def methods(place: str) -> set[str]:
    """Return how a pattern is used: in every way, where its name does not tell."""
    module, _, name = place.split(maxsplit=1)[0].rpartition(".")
    if name.startswith("_RE_") or f"{module}.{name}" in MATCHED_ELSEWHERE:
        return MATCHING
    return uses().get((module if name.startswith("_") else "", name), {"finditer", "match"})


def texts(pattern: Pattern) -> Iterator[str]:
    """Yield what is repeated to try a pattern: what it tells apart, alone and in pairs, and words in it."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    compiled = regex.compile if isinstance(pattern, regex.Pattern) else re.compile
    atoms = [compiled(atom, pattern.flags & re.IGNORECASE) for atom in dict.fromkeys(ATOM.findall(source))]
    own = [character for atom in dict.fromkeys(ATOM.findall(source)) for character in atom.strip("[]^\\")[:8]]
    kinds = {tuple(bool(atom.match(letter)) for atom in atoms): letter for letter in [*USUAL, *own][::-1]}
    letters = [*kinds.values()][::-1][:CLASSES]
    yield from letters
    yield from ("".join(pair) for pair in permutations(letters, 2))
    words = [re.sub(r"\\(.)", r"\1", word) for word in LITERALS.findall(NOT_LITERAL.sub("\0", source))[:6]]
    yield from words
    yield from (word + letter for word in words for letter in letters)


def seconds(pattern: Pattern, text: str, ways: set[str]) -> float:
    """Return how long a pattern takes for a text, of the processor's time."""
    subject = text if isinstance(pattern.pattern, str) else text.encode()
    start = time.thread_time()
    if ways & SEARCHING:
        for _ in pattern.finditer(subject):
            pass
    if ways & MATCHING:
        pattern.match(subject)
        pattern.fullmatch(subject)
    return time.thread_time() - start


def steep(pattern: Pattern, ways: set[str]) -> str:
    """Return a text for which a pattern takes far more than four times as long as for a quarter of it; else nothing."""
    for text in texts(pattern):
        for end in ("", "\1"):
            for times in (*REPEATS, *(size // len(text) for size in SIZES)):
                if seconds(pattern, long := text * times + end, ways) < FLOOR:
                    continue
                short = text * (times // 4) + end
                if all(seconds(pattern, long, ways) > STEEPEST * seconds(pattern, short, ways) for _ in range(3)):
                    return text + end
                break
    return ""


@pytest.mark.measures
@pytest.mark.parametrize("share", range(SHARES))
def test_patterns_take_time_in_proportion_to_the_text(share: int) -> None:
    found = patterns()
    assert len(found) > 150, "the program has more patterns than were found"
    mine = islice(found.items(), share, None, SHARES)
    slow = {place: text for place, pattern in mine if (text := steep(pattern, methods(place)))}
    assert not slow


@pytest.mark.measures
@pytest.mark.parametrize("source", [r"\s+$", r"(a+)+$", r"<b(?: [^>]*)*>", r"\d*\d*x", r"x?[^@]+@", r"\p{P}+\Z"])
def test_a_pattern_that_backtracks_is_noticed(source: str) -> None:
    assert steep(regex.compile(source) if r"\p" in source else re.compile(source), {"search"})


@pytest.mark.measures
@pytest.mark.parametrize("tag", ["<w:ins >", "<w:ins ", "<w:t ", "<w:delText "])
def test_tags_of_word_that_nobody_closed_take_time_in_proportion_to_the_text(tag: str) -> None:
    """What stands between two of them is read once, whichever of them it belongs to."""
    for pattern in (word._TEXT, word._DELETED, word._INSERTED):
        short, long = (seconds(pattern, tag * times, {"findall"}) for times in (5_000, 20_000))
        assert long < max(STEEPEST * short, FLOOR * 20)


@pytest.mark.parametrize("name", ["_CLOSING_THEN_SIGN", "WORD", "path", "_newer_domain"])
def test_patterns_are_found_in_modules_values_and_caches(name: str) -> None:
    assert any(place.split()[0].rpartition(".")[2] == name for place in patterns())
