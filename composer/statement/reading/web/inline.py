"""What the elements within a line do to its text: links, what is struck out, what stands above or below the line."""

from dataclasses import dataclass, field

from composer.statement.display import SHOWN, printable
from composer.statement.reading.blocks import SharingPlace
from composer.statement.reading.web.attributes import Attributes
from composer.statement.reading.web.elements import LOWERED, RAISED, STRUCK
from composer.statement.reading.web.seams import Seams
from composer.statement.reading.web.sharing import Link, link_of

_AS_TEXT = "\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
_BACK = frozenset({"↩", "↑", "⤴", "^"})
"""What leads from a note back to where it is called."""
_SHIFTED = {"sup": RAISED, "sub": LOWERED}


@dataclass(slots=True)
class InlineMarks:
    """The marks that are open; the end of a paragraph ends them all."""

    link: Link | None = None
    """The one that is open."""
    link_text: list[str] = field(default_factory=list)
    struck: int = 0
    """How many elements that strike out are open."""
    shifts: list[str] = field(default_factory=list)
    """The elements above or below the line that are open, the outermost first."""
    seams: Seams = field(default_factory=Seams)

    def begin(self, tag: str, attributes: Attributes, place: SharingPlace | None) -> None:
        """Begin an element; one that does nothing to text is passed over."""
        if tag == "a":
            self.link, self.link_text = link_of(attributes, place), []
        elif tag in STRUCK:
            self.struck += 1
        elif tag in _SHIFTED:
            self.shifts.append(tag)
            return
        self.seams.begin()

    def end(self, tag: str) -> str:
        """End an element; return a link's text with its web address, where it does not show that itself."""
        if tag not in _SHIFTED:
            self.seams.end()
        if tag == "a":
            address, self.link = self.link.address if self.link else "", None
            text = " ".join("".join(self.link_text).split())
            if _leads_back(address, text):
                return ""
            return f'"{printable(text, SHOWN)}" ({address})' if _is_unseen(address, text) else ""
        if tag in STRUCK:
            self.struck = max(0, self.struck - 1)
        elif tag in _SHIFTED and self.shifts:
            self.shifts.pop()
        return ""

    def end_all(self) -> None:
        """End what is still open."""
        self.link, self.struck, self.shifts = None, 0, []
        self.seams.forget()

    def read(self, text: str) -> None:
        """Take note of what stands in a link."""
        if self.link:
            self.link_text.append(text)

    def shown(self, text: str) -> str:
        """Return words with the space that a page shows before them, a number above or below the line as one, 10⁶.

        The arrow at the end of a note, which leads back to its place in the text, is no word.
        """
        if self.link and _leads_back(self.link.address, text):
            return ""
        space = self.seams.space(text)
        table = _SHIFTED[self.shifts[-1]] if self.shifts else {}
        is_number = text.strip() != "" and all(ord(letter) in table for letter in text.strip())
        return space + (text.translate(table) if is_number else text)


def _leads_back(address: str, text: str) -> bool:
    return "#" in address and text.strip().rstrip(_AS_TEXT) in _BACK


def _is_unseen(address: str, text: str) -> bool:
    shown = address.partition("://")[2].rstrip("/")
    return address.startswith(("http://", "https://")) and text != "" and shown not in text
