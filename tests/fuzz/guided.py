"""Lets coverage guide the inputs of readers, front matter and what is found in words: `python -m tests.fuzz.guided`.

Needs PyPI's atheris. What it learns stays below the user's cache, so that the next run goes on from there; what breaks
a rule is kept as a case, as in the other runs.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["composer"]):
    from tests.fuzz.cases import FOLDER, Case, keep, read_case, reduced, told
    from tests.fuzz.inputs import packed

    # What the program imports when it is first used, so that coverage is seen there too.
    for _name in ("plain", "markdown", "web", "web.encoding", "word", "fences", "page_lines"):
        import_module(f"composer.statement.reading.{_name}")
    for _name in ("statement.front_matter", "language.detection", "language.sentences.language", "thread.templates"):
        import_module(f"composer.{_name}")

LONGEST = 2000
"""Bytes of an input: enough for any state of any reader."""
_CONTENT = Path(__file__).parents[2] / "content"


def _file(suffix: str) -> Callable[[bytes], Case]:
    return lambda data: Case("file", suffix=suffix, content=data)


def _document(data: bytes) -> Case:
    return Case("file", suffix=".docx", content=packed(data.decode("utf-8", "ignore")))


def _front_matter(data: bytes) -> Case:
    return Case("file", suffix=".md", content=b"+++\n" + data + b"\n+++\n\nSeven people died.\n")


def _words(data: bytes) -> Case:
    return Case("words", text=data.decode("utf-8", "replace"))


TARGETS = (_file(".md"), _file(".txt"), _file(".html"), _file(".docx"), _document, _front_matter, _words, _words)
"""What the first byte of an input chooses among."""


class Guided:
    """One run, and the kinds of failures that it has kept already."""

    def __init__(self, until: float) -> None:
        self.until = until
        self.inputs = 0
        self.known = set[str]()

    def __call__(self, data: bytes) -> None:
        """Hold one input against the rules."""
        if time.monotonic() > self.until:
            self.end()
        if not data:
            return
        self.inputs += 1
        case = TARGETS[data[0] % len(TARGETS)](data[1:])
        try:
            case.hold()
        except Exception as error:  # noqa: BLE001 - whatever the program raises is what is looked for
            if told(error) not in self.known:
                self.known.add(told(error))
                print(f"{told(error)}: {str(error)[:300]}\n  kept as {keep(reduced(case))}", flush=True)

    def end(self) -> None:
        """Say what was done, and end: libFuzzer gives control back no other way."""
        print(f"{self.inputs} inputs, {len(self.known)} kinds of failures", *sorted(self.known), sep="\n  ", flush=True)
        os._exit(int(bool(self.known)))


def seeds() -> list[bytes]:
    """Return inputs to begin with: the repository's own statements, and what once broke a rule."""
    found = [bytes([0]) + path.read_bytes()[:LONGEST] for path in sorted(_CONTENT.glob("*.md"))]
    for path in sorted(FOLDER.glob("*.json")):
        case = read_case(path)
        kinds = {".md": 0, ".txt": 1, ".html": 2, ".docx": 3}
        content = case.content if case.kind == "file" else case.text.encode("utf-8", "replace")
        found.append(bytes([kinds.get(case.suffix, 6)]) + content[:LONGEST])
    return [*found, b"\5title = 'Peru'\nplatforms = ['x']\n", b"\6See https://example.org/a, @user and #Peru: 1,200 m."]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(prog="tests/fuzz/run --guided", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    corpus = cache / "thread-composer" / "fuzz"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(content)
    flags = [f"-max_len={LONGEST}", f"-seed={options.seed}", "-timeout=60", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], Guided(time.monotonic() + options.minutes * 60))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
