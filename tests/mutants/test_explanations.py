"""What is said of mistakes that no test sees is said of mistakes that the tool makes."""

import pytest

from tests.mutants.mutations import mutants
from tests.mutants.targets import ROOT, TARGETS, explanations

MODULES = {path for target in TARGETS.values() for path in target.paths()}


@pytest.mark.parametrize("path", explanations())
def test_a_mistake_that_is_explained_is_one_that_can_be_made(path: str) -> None:
    """Where a line is changed, what was said of it goes, or is looked at anew."""
    assert path in MODULES
    names = {mutant.name for mutant in mutants((ROOT / path).read_text("utf-8"))}
    assert [name for name in explanations()[path] if name not in names] == []


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("a = b < 1", ["b <= 1", "2"]),
        ("if a and b:\n    c()", ["if not (a and b)", "a or b", "nothing"]),
        ("def f():\n    return max(a)", ["return None", "min(a)"]),
        ("def f():\n    return None", []),
        ("a = [b for b in c if b]", ["for b in c"]),
        ("while True:\n    break", ["if not True", "False", "continue"]),
    ],
)
def test_each_mistake_is_made_once(source: str, after: list[str]) -> None:
    made = list(mutants(source))
    assert [mutant.after for mutant in made] == after
    assert len({mutant.mistaken() for mutant in made}) == len(made)
    assert all(mutant.mistaken() != source for mutant in made)


def test_mistakes_that_read_the_same_are_told_apart() -> None:
    assert [mutant.name for mutant in mutants("a = 0\na = 0\nb = 1, 1")] == [
        "a = 0 → 1",
        "a = 0 → 1 (2)",
        "b = 1, 1 → 2",
        "b = 1, 1 → 2 (2)",
    ]
