"""Markers: what numbers the posts of a thread ("2/9")."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from composer.errors import SettingsError
from composer.language.direction import (
    END_OF_ISOLATE,
    LEFT_TO_RIGHT_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
    holds_right_to_left,
)
from composer.statement.choices import MarkerAt
from composer.statement.options import TemplateText
from composer.statement.surrogates import refuse_lone_surrogates

NAMED: dict[str, Callable[[int, int], str]] = {
    "none": lambda _index, _total: "",
    "1/9": lambda index, total: f"{index}/{total}",
    "(1/9)": lambda index, total: f"({index}/{total})",
    "1.": lambda index, _total: f"{index}.",
    "🧵 1/9": lambda index, total: f"🧵 {index}/{total}",
    "🧵": lambda index, _total: "🧵" if index == 1 else "",
}
"""The markers with a name of their own; their width depends on digit counts alone, but for the first post's."""

# Numbers that a template is tried with: whatever it does with some of them, there is room for it.
_SAMPLE = 1000
_DIGIT = re.compile("[0-9]")
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Marker:
    """What a post's number looks like, and where it stands."""

    template: str = "1/9"
    """One of the names, or a Jinja2 template over ``index`` and ``total``."""
    at: MarkerAt = "line"
    isolated: bool = False
    """Whether it stands in a text that is written from right to left, which must not turn "(2/9)" or "2." around."""

    name: str = "marker"
    """What messages call it: the setting that holds it."""

    def __post_init__(self) -> None:
        if not self.is_named and "{{" not in self.template and "{%" not in self.template:
            names = ", ".join(f'"{name}"' for name in NAMED)
            raise SettingsError(
                f'{self.name}: "{self.template}" would be the same on every post. '
                f"Write one of {names}, or a template such as {{{{ index }}}} of {{{{ total }}}}.",
            )

    @property
    def is_named(self) -> bool:
        """Whether this is one of the markers with a name."""
        return self.template in NAMED

    def text(self, index: int, total: int) -> str:
        r"""Return the marker of one post; a thread of one post bears none.

        >>> Marker("1/9").text(2, 14), Marker("{{ index }} of {{ total }}").text(2, 14), Marker("1/9").text(1, 1)
        ('2/14', '2 of 14', '')
        >>> Marker("1/9", isolated=True).text(2, 14)
        '\u20662/14\u2069'
        """
        text = "" if total == 1 else self._text(index, total)
        if not text or not self.isolated:
            return text
        start = RIGHT_TO_LEFT_ISOLATE if holds_right_to_left(self.template) else LEFT_TO_RIGHT_ISOLATE
        return f"{start}{text}{END_OF_ISOLATE}"

    def _text(self, index: int, total: int) -> str:
        if self.is_named:
            return NAMED[self.template](index, total)
        from composer.thread.templates import filled  # noqa: PLC0415 - only such a marker needs Jinja2

        text = filled(TemplateText(self.name, self.template), {"index": index, "total": total}).strip()
        return refuse_lone_surrogates(text, "the marker")

    def placed(self, index: int, total: int) -> str:
        r"""Return the marker with what parts it from the post's text.

        >>> Marker("1/9", "start").placed(2, 14), Marker("1/9", "end").placed(2, 14), Marker("1/9").placed(2, 14)
        ('2/14 ', ' 2/14', '\n2/14')
        """
        text = self.text(index, total)
        if not text:
            return ""
        return f"{text} " if self.at == "start" else f"{' ' if self.at == 'end' else chr(10)}{text}"

    def is_regular(self, digits: int) -> bool:
        """Whether how wide it is depends on digit counts alone, but for the first post's, up to so many digits.

        >>> Marker("{{ index }} of {{ total }}").is_regular(2)
        True
        >>> Marker("{% if index == total %}the end{% else %}{{ index }}{% endif %}").is_regular(2)
        False
        """
        return self.is_named or _is_regular(self, digits)

    def samples(self, index: int, digits: int) -> Sequence[str]:
        """Return placed markers, among them the widest of a number like this one in a total of up to so many digits.

        What a template makes of a number, nobody knows: unless it is regular, its markers are those of every number.
        """
        if self.is_regular(digits):
            return [self.placed(index, max(10**digits - 1, 2))]
        return tuple(dict.fromkeys(_samples(self, digits).values()))


@lru_cache(maxsize=16)
def _samples(marker: Marker, digits: int) -> Mapping[tuple[int, int], str]:
    """Return the markers that a template makes in the smallest and the largest totals of up to so many digits."""
    totals = [total for count in range(1, digits + 1) for total in (max(2, 10 ** (count - 1)), 10**count - 1)]
    pairs = ((index, total) for total in totals for index in (*range(1, min(total, _SAMPLE) + 1), total))
    return {(index, total): marker.placed(index, total) for index, total in pairs}


@lru_cache(maxsize=16)
def _is_regular(marker: Marker, digits: int) -> bool:
    """Whether markers of as many digits differ by these alone, and more digits make none shorter."""
    shapes: dict[tuple[int, int, int], str] = {}
    for (index, total), text in _samples(marker, digits).items():
        shape = _DIGIT.sub("0", text)
        key = min(index, 2), len(str(index)), len(str(total))
        if shapes.setdefault(key, shape) != shape:
            return False
    later = {key[1:]: shape for key, shape in shapes.items() if key[0] > 1}
    # Beside equal words a marker is the wider the more digits it has, however a platform counts.
    return len({_DIGITS.sub("0", shape) for shape in later.values()}) <= 1 and all(
        len(shape) <= len(later[more])
        for counts, shape in later.items()
        for more in later
        if counts[0] <= more[0] and counts[1] <= more[1]
    )
