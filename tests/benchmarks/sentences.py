"""Prints how well and how fast sentences are found: on our cases and on 1 MB of English, beside other tools.

Run it as ``python tests/benchmarks/sentences.py``. A tool that is not installed (``pip install pysbd sentencex``) is
skipped, and said so. Speeds are ratios within one run, so that they mean the same on any machine.
"""

import importlib
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from nltk.tokenize.punkt import PunktSentenceTokenizer

from composer.language.sentences import sentence_spans

CASES = Path(__file__).parents[1] / "cases" / "sentences"
MEGABYTE = 1_000_000
ROUNDS = 3

Tool = Callable[[str, str], list[int]]
"""Takes a text and a language, returns where sentences end."""


def ours(text: str, language: str) -> list[int]:
    return [end for _, end in sentence_spans(text, language)]


def punkt(text: str, _: str) -> list[int]:
    return [end for _, end in PUNKT.span_tokenize(text)]


PUNKT = PunktSentenceTokenizer()


def ends(text: str, sentences: list[str]) -> list[int]:
    """Return where the sentences end that a tool gave as strings."""
    found, position = [], 0
    for sentence in map(str.strip, sentences):
        start = text.find(sentence, position)
        if sentence and start >= 0:
            position = start + len(sentence)
            found.append(position)
    return found


def competitors() -> Iterator[tuple[str, Tool]]:
    """Yield the tools that are installed."""
    yield "Punkt alone", punkt
    for name, made in (("sentencex", sentencex), ("pysbd", pysbd)):
        try:
            importlib.import_module(name)
        except ImportError:
            print(f"{name} is not installed: skipped")
            continue
        yield name, made()


def sentencex() -> Tool:
    segment = importlib.import_module("sentencex").segment
    return lambda text, language: ends(text, list(segment(language, text)))


def pysbd() -> Tool:
    module = importlib.import_module("pysbd")
    segmenters: dict[str, Callable[[str], list[str]]] = {}

    def segment(text: str, language: str) -> list[int]:
        if language not in segmenters:
            known = language if language in module.languages.LANGUAGE_CODES else "en"
            segmenters[language] = module.Segmenter(language=known, clean=False).segment
        return ends(text, segmenters[language](text))

    return segment


def marked_texts() -> Iterator[tuple[str, str]]:
    """Yield the language of each of our cases, and its text with a | where a sentence begins."""
    for file in sorted(CASES.glob("*/*.toml")):
        for texts in tomllib.loads(file.read_text(encoding="utf-8")).values():
            for text in texts:
                yield file.parent.name, text


def quality(tool: Tool, language: str) -> float:
    """Return the boundary F1 of a tool on our cases of a language, in percent."""
    both = found = wanted = 0
    for code, marked in marked_texts():
        if code != language:
            continue
        text = marked.replace("|", "")
        parts = [part.rstrip() for part in marked.split("|")]
        expected, answer = set(ends(text, parts)), set(tool(text, language))
        both += len(expected & answer)
        found += len(answer)
        wanted += len(expected)
    return 200 * both / (found + wanted)


def english() -> str:
    """Return 1 MB of running English, made of our cases."""
    texts = [marked.replace("|", "") for code, marked in marked_texts() if code == "en" and "\n" not in marked]
    plain = " ".join(texts) + " " + PROSE
    return (plain * (MEGABYTE // len(plain) + 1))[:MEGABYTE]


PROSE = (
    """
The families of the people who died in the protests have waited for more than a year. They still do not know who gave
the order to fire. The prosecutor's office has opened several inquiries, but not one of them has reached a court. We
have asked the government to publish what it knows, and it has not answered. Nobody should have to wait for the truth.
We call on the authorities to protect witnesses, to pay for the care of the injured, and to let observers travel
freely. The right to protest is not a favor that a government grants. It belongs to everyone.
""".replace("\n", " ").strip()
    * 30  # so that abbreviations are about as rare as in news
)


def seconds(tool: Tool, text: str) -> float:
    """Return the best time of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        tool(text, "en")
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    tools: list[tuple[str, Tool]] = [("ours", ours), *competitors()]
    print(f"\nBoundary F1 on our cases, in percent\n{'':12}" + "".join(f"{name:>13}" for name, _ in tools))
    for language in sorted({code for code, _ in marked_texts()}):
        print(f"{language:12}" + "".join(f"{quality(tool, language):13.1f}" for _, tool in tools))
    text = english()
    base = seconds(ours, text)
    print(f"\nSpeed on {len(text) / MEGABYTE:.0f} MB of English: {len(text) / MEGABYTE / base:.1f} MB/s")
    for name, tool in tools[1:]:
        # The slow ones get a tenth of the text.
        part = text if tool is punkt else text[: MEGABYTE // 10]
        print(f"{name}: takes {seconds(tool, part) / len(part) * len(text) / base:.1f} times as long")


if __name__ == "__main__":
    main()
