"""Prints how fast posts are counted: `python -m tests.benchmarks.count FILE [POSTS]`.

Where PyPI's `twitter-text-parser` can be imported (Python 3.11 at most), X's count is compared with it in the same run.
"""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from composer.platforms import platform, platform_names
from composer.platforms.count import Ruler

LENGTH = 260
"""About what a post on X holds."""
ROUNDS = 5


def main() -> None:
    """Print microseconds a post for each way of counting, and the ratio to the competitor where it is there."""
    text = Path(sys.argv[1]).read_text("utf-8")
    posts = [text[start : start + LENGTH] for start in range(0, len(text), LENGTH)]
    counters = {platform(name).counting: platform(name).counter for name in platform_names()}
    for counting, counter in counters.items():
        print(f"{counting}: {_microseconds(counter.tally, posts):.1f} µs a post")
    megabyte = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    for counting, counter in counters.items():
        began = time.perf_counter()
        Ruler(megabyte, counter)
        print(f"{counting}: a ruler in {time.perf_counter() - began:.3f} s a megabyte")
    try:
        competitor = import_module("twitter_text").parse_tweet
    except ImportError:
        print("twitter-text-parser: not importable here")
        return
    ratio = _microseconds(competitor, posts) / _microseconds(counters["weights of X"].tally, posts)
    print(f"X: {ratio:.0f} times as fast as twitter-text-parser")


def _microseconds(measure: Callable[[str], object], posts: list[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for post in posts:
            measure(post)
        best = min(best, time.perf_counter() - began)
    return best / len(posts) * 1e6


if __name__ == "__main__":
    main()
