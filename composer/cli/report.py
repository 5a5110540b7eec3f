"""What ``write`` says when it is done: a line a thread, or totals where those would be too many to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from composer.cli.console import table
from composer.cli.writing import Outcome
from composer.errors import ComposerError
from composer.output.summary import ThreadSummary
from composer.platforms import platform

HEADINGS = ("Statement", "Platform", "Posts", "Longest post", "Warnings")
TOTALS = ("Platform", "Threads", "Posts", "Threads with warnings")
MOST_STATEMENTS = 25
"""More than these, and no person reads the lines of each."""
MOST_PROBLEMS = 1_000
"""More than these are counted, not kept."""


@dataclass(slots=True)
class _Total:
    threads: int = 0
    posts: int = 0
    warned: int = 0


@dataclass(slots=True)
class Report:
    """What became of all statements; of very many, only sums are kept."""

    statements: int = 0
    failed: int = 0
    were_there: int = 0
    first: list[Outcome] = field(default_factory=list)
    problems: dict[str, None] = field(default_factory=dict)
    totals: dict[str, _Total] = field(default_factory=dict)
    untold: int = 0
    """Problems that were too many to be kept."""

    def add(self, outcome: Outcome) -> None:
        """Take up one statement."""
        self.add_problems(outcome.problems)
        if outcome.summary is None:
            self.failed += 1
            return
        self.statements += 1
        self.were_there += outcome.was_there
        if len(self.first) <= MOST_STATEMENTS:
            self.first.append(outcome)
        for thread in outcome.summary.threads:
            total = self.totals.setdefault(thread.platform, _Total())
            total.threads += 1
            total.posts += thread.posts
            total.warned += bool(thread.warnings)

    def add_problems(self, problems: Iterable[str]) -> None:
        """Take up what stood in the way, each problem once."""
        for problem in problems:
            if problem in self.problems or len(self.problems) < MOST_PROBLEMS:
                self.problems[problem] = None
            else:
                self.untold += 1

    def to_open(self, index: Path | None) -> list[Path]:
        """Return the pages that a person wants to see: where there are several statements, the one that lists them."""
        return [index] if index and self.statements > 1 else self.pages()

    def pages(self) -> list[Path]:
        """Return the pages of the statements, where these are few."""
        return [each.page for each in self.first if each.page] if self._are_few() else []

    def text(self, index: Path | None, *, dry_run: bool) -> str:
        """Return the table, and the pages to open; ``index`` is the one that lists all statements."""
        lines = [self._rows() if self._are_few() else self._sums(), "", *self._warnings()]
        if self.were_there:
            lines.append(f"{_counted(self.were_there)} already written from the same: left as they are (--resume).")
        if dry_run:
            return "\n".join([*lines, "Nothing was written (--dry-run)."])
        lines += (f"Open {page}" for page in self.pages())
        if index is not None:
            lines.append(f"All statements: {index}" if self._are_few() else f"Open {index}")
        return "\n".join(lines)

    def raise_problems(self) -> None:
        """Raise what stood in the way, of all statements."""
        problems = [*self.problems]
        if self.untold:
            problems.append(f"... and {self.untold} problems more. Mend these, and write --resume tells the others.")
        if self.failed and not self._are_few():
            problems.append(f"{_counted(self.failed)} not written: see above.")
        if problems:
            raise ComposerError(*problems)

    def _are_few(self) -> bool:
        return self.statements <= MOST_STATEMENTS

    def _warnings(self) -> list[str]:
        """Return what the threads of few statements warn of, and how that is silenced."""
        lines = [warning for each in self.first for warning in each.warnings] if self._are_few() else []
        return [*lines, next(each.silencing for each in self.first if each.silencing), ""] if lines else []

    def _rows(self) -> str:
        return table(HEADINGS, (row for each in self.first for row in _rows(each)))

    def _sums(self) -> str:
        rows = [
            (platform(name).title, *(f"{number:,}" for number in (total.threads, total.posts, total.warned)))
            for name, total in self.totals.items()
        ]
        return f"{self.statements:,} statements.\n\n{table(TOTALS, rows)}"


def _counted(statements: int) -> str:
    return f"{statements:,} statement{'s were' if statements > 1 else ' was'}"


def _rows(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """Yield the line of each thread."""
    threads = outcome.summary.threads if outcome.summary else ()
    several = len({thread.language for thread in threads}) > 1
    for thread in threads:
        name = f"{outcome.name} ({thread.language})" if several else outcome.name
        longest = f"{thread.longest} of {thread.limit}"
        yield name, platform(thread.platform).title, _posts(thread), longest, str(thread.warnings or "none")


def _posts(thread: ThreadSummary) -> str:
    more = thread.posts - thread.fewest
    posts = f"{thread.posts} post{'s' if thread.posts > 1 else ''}"
    return f"{posts}, {more} more than the fewest" if more else posts
