"""Values of a TOML table, typed: each wrong one becomes a problem, and all problems are raised together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from composer.errors import SettingsError
from composer.statement.choices import CALL_TO_ACTION_PLACES, MARKER_PLACES, OPENING_PLACES, SPLITS
from composer.statement.display import SHOWN, printable
from composer.statement.links import is_link, meant_link

Choice = TypeVar("Choice", bound=str)


@dataclass(slots=True)
class Fields:
    """One table of a file, asked for its values by name; what is wrong gathers in ``problems``.

    Every question answers with a value of the right type, an empty one where the key is missing or wrong.
    """

    values: Mapping[str, object]
    file: str
    lines: Mapping[str, int] = field(default_factory=dict)
    """On which line of the file a key stands, where that is known."""
    prefix: str = ""
    """What this table is called in its file, such as ``handles.x.``."""
    problems: list[str] = field(default_factory=list)

    def place(self, key: str) -> str:
        """File, line where known, and key."""
        whole = f"{self.prefix}{key}"
        known, dot = whole, "."
        while known not in self.lines and dot:
            known, dot, _ = known.rpartition(".")
        line = self.lines.get(known)
        where = f", line {line}" if line else ""
        return f"{self.file}{where}: {printable(whole, SHOWN)}"

    def wrong(self, key: str, what: str) -> None:
        """Note a problem with ``key``."""
        self.problems.append(f"{self.place(key)} {what}")

    def text(self, key: str) -> str:
        """Return a string without control characters (line breaks and tabs may be in it)."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            self.wrong(key, f'must be text between quotes, such as {key} = "…".')
            return ""
        if not _is_clean(value):
            self.wrong(key, "holds a control character. Take it out.")
            return ""
        return value

    def line_of_text(self, key: str) -> str:
        """Return a string on one line, without white space around it."""
        value = self.text(key).strip()
        if "\n" in value or "\r" in value:
            self.wrong(key, "must be one line.")
            return ""
        return value

    def link(self, key: str) -> str:
        """Return a link with its scheme and host."""
        value = self.line_of_text(key)
        if not value or is_link(value):
            return value
        meant = f" Did you mean {meant}?" if (meant := meant_link(value)) else ""
        form = f'must be a link that begins with https:// or http://, such as {key} = "https://example.org/peru".'
        self.wrong(key, f"{form}{meant}")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; a string alone is a list of one."""
        value = self.values.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) and _is_clean(each) for each in listed):
            self.wrong(key, f'must be a list of texts, such as {key} = ["…", "…"].')
            return ()
        return tuple(each.strip() for each in listed)

    def platforms(self, key: str) -> tuple[str, ...]:
        """Return a list of platforms, which names one at least where it is given; that they exist is not checked."""
        if self.values.get(key) in ([], ""):
            self.wrong(key, f'names no platform. Write some, such as {key} = ["x", "bluesky"], or take the line out.')
            return ()
        return self.texts(key)

    def choice(self, key: str, choices: tuple[Choice, ...]) -> Choice | None:
        """One of ``choices``, or None where the key is missing."""
        value = self.values.get(key)
        if value is None:
            return None
        for choice in choices:
            if value == choice:
                return choice
        near = near_match(value, choices) if isinstance(value, str) else ""
        self.wrong(key, f"must be one of {', '.join(choices)}.{near}")
        return None

    def number(self, key: str) -> int | None:
        """Return a whole number above zero, or None where the key is missing."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            self.wrong(key, "must be a whole number above zero.")
            return None
        return value

    def table(self, key: str, short: str = "") -> "Fields":
        """Return the table under ``key``, or what stands there for the value that it has under ``short``.

        Its problems gather here.
        """
        value = self.values.get(key, {})
        if short and isinstance(value, str):
            value = {short: value}
        if not isinstance(value, dict):
            self.wrong(key, f"must be a table: write [{self.prefix}{printable(key, SHOWN)}] and its values below.")
            value = {}
        return Fields(value, self.file, self.lines, f"{self.prefix}{key}.", self.problems)

    def tables(self, key: str, short: str = "") -> dict[str, "Fields"]:
        """Return the tables under the table ``key``, by name; ``short`` is as for `table`."""
        outer = self.table(key)
        return {name: outer.table(name, short) for name in outer.values}

    def only(self, known: Iterable[str], what: str = "is no setting", elsewhere: Iterable[str] = ()) -> None:
        """Note every key that is not one of ``known``, with a near match; a statement says those of ``elsewhere``."""
        names, of_statement = tuple(known), frozenset(elsewhere)
        for key in self.values:
            if key in of_statement and key not in names:
                self.wrong(key, "is a setting of one statement. Write it between the lines +++ at the top of its file.")
            elif key not in names:
                self.wrong(key, f"{what} that is known here.{near_match(key, names)}")

    def finish(self) -> None:
        """Raise what has gathered."""
        if self.problems:
            raise SettingsError(*self.problems)


def said_choices(fields: Fields) -> dict[str, Any]:
    """Return what a table says of `Choices`, by their names; what it does not say is left out."""
    kinds: dict[str, tuple[str, ...]] = {
        "split": SPLITS,
        "marker": (),
        "marker_at": MARKER_PLACES,
        "opening": (),
        "opening_at": OPENING_PLACES,
        "call_to_action": (),
        "call_to_action_at": CALL_TO_ACTION_PLACES,
    }
    return {
        key: fields.choice(key, kind) if kind else fields.text(key)
        for key, kind in kinds.items()
        if key in fields.values
    }


def near_match(word: str, known: Iterable[str], alike: float = 0.7) -> str:
    """Return a question to append to a message, or nothing where no known word is near.

    ``alike`` is how near: 0 takes any word, 1 only the known word itself.

    >>> near_match("hastags", ["hashtags", "title"])
    ' Did you mean hashtags?'
    """
    # Matching costs the square of the length, and nobody means a known word by 60 letters.
    found = get_close_matches(word[:60].casefold(), list(known), n=1, cutoff=alike)
    return f" Did you mean {found[0]}?" if found else ""


def _is_clean(value: str) -> bool:
    return all(letter >= " " and not "\x7f" <= letter <= "\x9f" for letter in value if letter not in "\n\r\t")
