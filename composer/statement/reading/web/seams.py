"""Where one element of a line ends and the next begins without a space, and a page shows them apart all the same.

A style sheet may keep "<span>109</span><span>cases</span>" apart, and a word processor may part the letters of a word
so: elements are taken for two words only where no word goes on as the letters would.
"""

from dataclasses import dataclass

from regex import compile as pattern

_SEEN = 8
"""Characters on each side that tell."""
_SEAM = "\0"

_LETTER = r"[\p{Latin}\p{Cyrillic}\p{Greek}]"  # other scripts have no capitals, or write numbers onto words
_APART = pattern(
    rf"\p{{Nd}}\0(?!(?:ère|ème|nde)\b){_LETTER}{{3}}"  # 109|cases, but 2|G, 5|th
    rf"|{_LETTER}{{4}}\0\p{{Nd}}"  # Release|26, but H|1
    r"|\p{Ll}\0(?!Innen|In\b)\p{Lu}[\p{Ll}-]"  # ReleaseNews, but Journalist|Innen
    rf"|[%‰°€$£)\]”»]\0{_LETTER}{{2}}"
    r"|[.!?:;,…]\0\p{Lu}\p{Ll}"
)


@dataclass(slots=True)
class Seams:
    """What was read before an element ended, and whether another began at once."""

    before: str = ""
    has_ended: bool = False
    is_open: bool = False

    def begin(self) -> None:
        """Begin an element."""
        self.is_open = self.has_ended

    def end(self) -> None:
        """End an element."""
        self.has_ended = True

    def forget(self) -> None:
        """Begin anew: what comes belongs to no word before it."""
        self.before, self.has_ended, self.is_open = "", False, False

    def space(self, text: str) -> str:
        """Return the space that a page shows before ``text``, or nothing.

        >>> seams = Seams("109", has_ended=True, is_open=True)
        >>> seams.space("cases"), seams.space("s")
        (' ', '')
        """
        joined = f"{self.before}{_SEAM}{text[:_SEEN]}"
        is_apart = self.is_open and _APART.search(joined) is not None
        self.before, self.has_ended, self.is_open = text[-_SEEN:], False, False
        return " " if is_apart else ""
