"""What is tested with mutants, and by which tests."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_EXPLAINED = ROOT / "tests" / "cases" / "mutants.toml"


@dataclass(frozen=True, slots=True)
class Target:
    """Modules, and the tests that must see every mistake in them."""

    modules: str
    tests: Sequence[str]

    def paths(self) -> list[str]:
        """Return the paths of the modules, from the root on."""
        return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(self.modules))


TARGETS = {
    "check": Target("composer/thread/check.py", ["tests/thread/test_check.py"]),
    "layout": Target(
        "composer/thread/layout/*.py",
        [
            "composer/thread/layout",
            "tests/thread/test_layout_work.py",
            "tests/thread/test_envelope.py",
            "tests/thread/test_layout.py",
            "tests/thread/test_alternatives.py",
        ],
    ),
    "count": Target(
        "composer/platforms/count/*.py",
        [
            "composer/platforms",
            "tests/platforms/test_count.py",
            "tests/platforms/test_composition.py",
            "tests/platforms/test_ruler.py",
            "tests/platforms/test_platforms.py",
        ],
    ),
}


def explanations() -> dict[str, dict[str, str]]:
    """Return why mutants are not seen, by their name, by the path of their module."""
    return tomllib.loads(_EXPLAINED.read_text("utf-8"))
