"""Compares our counting with the platforms' own code: `python -m tests.oracle.compare [--strings 100000] [--seed N]`.

Needs Node 20 or later. The npm packages are installed in a folder of their own below the user's cache. Prints the seed
and the first strings that differ; exits with 1 where anything is counted less than the platform counts it, or where too
few strings count the same.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer.language.entities import Entity
from composer.language.entities.bluesky import bluesky_entities
from composer.platforms import platform
from composer.platforms.count.x import weight
from tests.oracle.strings import string

PACKAGES = ("twitter-text@3.1.0", "@atproto/api@0.21.0", "stringz@2.1.0")
FEWEST_EQUAL = {"x": 0.995, "bluesky graphemes": 0.999, "bluesky bytes": 1.0, "mastodon": 0.0}
"""The share of strings that must count the same; Mastodon's count is the larger of page and server, so has none."""
SHOWN = 10
# Domains that X's frozen list lacks count more here, on purpose.
_NEWER = re.compile("[.](music|web|kids|merck|amazon|spa|ישראל|アマゾン|亚马逊)", re.IGNORECASE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args(arguments)
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}, {options.strings} strings, {' '.join(PACKAGES)}")
    source = random.Random(seed)  # noqa: S311 - no secret
    strings = [string(source) for _ in range(options.strings)]
    return report(strings, measured(strings))


def measured(strings: Sequence[str]) -> list[list[Any]]:
    """What the platforms' own code finds, a list a string: see reference.js."""
    script = Path(__file__).with_name("reference.js")
    lines = "".join(json.dumps(text) + "\n" for text in strings)
    ran = subprocess.run(
        ["node", str(script), str(installed())], input=lines, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in ran.stdout.split("\n") if line]


def installed() -> Path:
    """The folder in which the npm packages are installed."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    folder = cache / "thread-composer" / "oracle"
    stamp = folder / "installed.txt"
    if not stamp.exists() or stamp.read_text() != " ".join(PACKAGES):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", *PACKAGES], cwd=folder, check=True)
        stamp.write_text(" ".join(PACKAGES))
    return folder


def report(strings: Sequence[str], references: Sequence[Sequence[Any]]) -> int:
    """Print how the counts compare; 1 where they are not good enough."""
    rows: dict[str, list[tuple[str, int, int]]] = {name: [] for name in FEWEST_EQUAL}
    other_facets = []
    for text, (weighted, _, graphemes, octets, page, found) in zip(strings, references, strict=True):
        if sorted(found) != sorted(_facet(text, entity) for entity in bluesky_entities(text)):
            other_facets.append(text)
        ours = platform("bluesky").lengths(text)
        rows["x"].append((text, platform("x").lengths(text)[0], weighted))
        rows["bluesky graphemes"].append((text, ours[0], graphemes))
        rows["bluesky bytes"].append((text, ours[1], octets))
        rows["mastodon"].append((text, platform("mastodon").lengths(text)[0], page))
    print(f"bluesky facets: other {len(other_facets)}", *map(repr, other_facets[:SHOWN]), sep="\n  ")
    return max(bool(other_facets), *(_report_one(name, counts) for name, counts in rows.items()))


def _facet(text: str, entity: Entity) -> list[int | str]:
    """Return an entity as Bluesky's records name it: where it begins and ends in the post's UTF-8, and its value."""
    # A lone surrogate is sent as U+FFFD: three bytes either way.
    start, end = (len(text[:at].encode("utf-8", "surrogatepass")) for at in (entity.start, entity.end))
    return [start, end, f"${entity.target}" if entity.kind == "cashtag" else entity.target]


def _report_one(name: str, counts: Sequence[tuple[str, int, int]]) -> int:
    apart = {text for text, _, _ in counts if name == "x" and _NEWER.search(text)}
    counts = [count for count in counts if count[0] not in apart]
    less = [count for count in counts if count[1] < count[2]]
    more = [count for count in counts if count[1] > count[2]]
    much = [count for count in more if name == "x" and count[1] > max(count[2], _literal(count[0]))]
    equal = 1 - (len(less) + len(more)) / max(1, len(counts))
    summary = f"equal {equal:.4%}, less {len(less)}, more {len(more)}, more than the text itself {len(much)}"
    print(f"{name}: {summary}, judged apart {len(apart)}")
    for text, ours, theirs in [*less[:SHOWN], *much[:SHOWN], *(more[:SHOWN] if FEWEST_EQUAL[name] else [])]:
        print(f"  ours {ours}, theirs {theirs}: {text[:200]!r}")
    return int(bool(less or much) or equal < FEWEST_EQUAL[name])


def _literal(text: str) -> int:
    return max(weight(text), weight(unicodedata.normalize("NFC", text)))


if __name__ == "__main__":
    sys.exit(main())
