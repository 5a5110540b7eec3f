"""Cases: inputs that once broke a rule, each in a file of its own, reduced, and replayed by CI."""

import base64
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from composer.platforms import platform_names
from tests.fuzz import rules

FOLDER = Path(__file__).parents[1] / "cases" / "fuzz"
_SECONDS = 60
"""What may be spent on making one failing input smaller."""


Kind = Literal["statement", "file", "words"]


@dataclass(frozen=True, slots=True)
class Case:
    """One input, and which rules it is held against."""

    kind: Kind
    text: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Of `compose`."""
    platforms: tuple[str, ...] = ()
    """All where there are none."""
    suffix: str = ""
    content: bytes = b""

    def hold(self) -> object:
        """Raise an AssertionError, or whatever the program raises, where a rule is broken."""
        if self.kind == "file":
            return rules.read(self.suffix, self.content)
        if self.kind == "words":
            return rules.finds_what_is_there(self.text)
        return rules.composed(self.text, self.options, self.platforms)


def read_case(path: Path) -> Case:
    """Return the case in a file."""
    parsed = json.loads(path.read_bytes())
    parsed["content"] = base64.b64decode(parsed.get("content", ""))
    parsed["platforms"] = tuple(parsed.get("platforms", ()))
    return Case(**parsed)


def keep(case: Case, folder: Path = FOLDER) -> Path:
    """Write a case into a file named after it, and return that."""
    values = {
        "kind": case.kind,
        "text": case.text,
        "options": dict(case.options),
        "platforms": list(case.platforms),
        "suffix": case.suffix,
        "content": base64.b64encode(case.content).decode(),
    }
    text = (
        json.dumps({key: value for key, value in values.items() if value}, indent=1) + "\n"
    )  # in ASCII, so that lone surrogates can be kept
    path = folder / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="ascii")
    return path


def failure(case: Case) -> str:
    """Return what is wrong with a case: the error and where it was raised; empty where all rules hold.

    Two cases that fail alike are taken for the same mistake.
    """
    try:
        case.hold()
    except Exception as error:  # noqa: BLE001 - whatever the program raises is what is looked for
        return told(error)
    return ""


def told(error: BaseException) -> str:
    """Return an error's kind, and the line of the program or the rules that raised it."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "composer/" in file or "fuzz/rules" in file:
            place = f"{Path(file).name}:{trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
    return f"{type(error).__name__} in {place}"


def reduced(case: Case) -> Case:
    """Return a smaller case that fails in the same way: one platform, fewer options, as short as can be found."""
    wanted = failure(case)
    until = time.monotonic() + _SECONDS

    def fails(candidate: Case) -> bool:
        return time.monotonic() < until and failure(candidate) == wanted

    if case.kind != "file":
        case = _with_less(case, fails) if case.kind == "statement" else case
        return replace(case, text=_shortest(case.text, lambda text: fails(replace(case, text=text))))
    content = case.content.decode("latin-1")
    content = _shortest(content, lambda text: fails(replace(case, content=text.encode("latin-1"))))
    return replace(case, content=content.encode("latin-1"))


def _with_less(case: Case, fails: Callable[[Case], bool]) -> Case:
    """Return a case on one platform, and with no option that it fails without."""
    for name in platform_names():
        if fails(alone := replace(case, platforms=(name,))):
            case = alone
            break
    for name in case.options:
        fewer = {key: value for key, value in case.options.items() if key != name}
        if fails(without := replace(case, options=fewer)):
            case = without
    return case


def _shortest(text: str, fails: Callable[[str], bool]) -> str:
    """Return a text from which no stretch of a length that was tried can be taken away."""
    size = max(1, len(text) // 2)
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if fails(shorter):
                text = shorter
            else:
                at += size
        size //= 2
    return text
