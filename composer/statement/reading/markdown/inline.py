"""Markdown within a paragraph, as plain text: emphasis gone, addresses behind their links, line ends resolved."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token
from regex import compile as pattern

from composer.language.datelines import is_dateline
from composer.statement.display import SHOWN, printable
from composer.statement.model import Omission
from composer.statement.reading.blocks import Part
from composer.statement.reading.bullets import begins_item
from composer.statement.reading.line_shapes import is_hyphenated
from composer.statement.reading.unspaced import is_unspaced

_LINE_ENDS = pattern(r"[\n\r\x0b\x0c\x85\u2028\u2029]++")

_JOINED = pattern(r"[^\s\p{Ps}\p{Pi}/+-]")


@dataclass(slots=True)
class InlineText:
    """Plain text in the making; every piece that ends a line of the source is followed by a break."""

    line: int
    """The line of the source that the next piece stands on."""
    parts: list[Part] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """Of every link that is open: the parts and pieces before it, and its address."""

    def add(self, text: str) -> None:
        """Append words; a line break that an entity wrote is one."""
        first, *rest = _LINE_ENDS.split(text)
        self.pieces.append(first)
        for piece in rest:
            self.end_line("\n", 0)
            self.pieces.append(piece)

    def end_line(self, after: str, lines: int = 1) -> None:
        """End a part: ``after`` is a line break, or a space where the line break of the source is none."""
        self.parts.append(Part("".join(self.pieces), self.line, after))
        self.pieces.clear()
        self.line += lines

    def open_link(self, address: str) -> None:
        """Begin the text of a link."""
        self.links.append((len(self.parts), len(self.pieces), address))

    def close_link(self) -> None:
        """Append the address of a link, unless its text is just that."""
        parts, pieces, address = self.links.pop()
        before = "".join(part.text + part.after for part in self.parts[parts:])
        if parts < len(self.parts):  # the pieces before it went into the first of these parts
            text = before + "".join(self.pieces)
            text = text[-_LONGEST_ADDRESS:] if len(text) > _LONGEST_ADDRESS else text
        else:
            text = "".join(self.pieces[pieces:])
        self.add_address(text, address, (parts, pieces))

    def add_address(self, text: str, address: str, start: tuple[int, int]) -> None:
        """Put ``address`` behind ``text``, or in place of it where it says the same."""
        shown = address.removeprefix("mailto:")
        if not shown or text.strip() in (address, shown):
            return
        if not text.strip():
            self.pieces.append(shown)
        elif _bare(text) == _bare(shown) and start[0] == len(self.parts):
            self.pieces[start[1] :] = [shown]
        else:
            if text.isdecimal() and self._is_joined(start):  # "3 days.[1](…)" is no "3 days.1"
                self.pieces[start[1] :] = [f"[{text}]"]
            self.pieces.append(f" ({shown})")

    def _is_joined(self, start: tuple[int, int]) -> bool:
        """Whether a link that begins at ``start`` stands right after a word or what ends one."""
        before = next((piece for piece in self.pieces[start[1] - 1 :: -1] if piece), "") if start[1] else ""
        return start[0] == len(self.parts) and _JOINED.search(before[-1:]) is not None


_LONGEST_ADDRESS = 4096  # a link's text that is longer is no address, and comparing it would cost


def _bare(address: str) -> str:
    return address.strip().removeprefix("https://").removeprefix("http://").removesuffix("/").casefold()


def inline_parts(tokens: Sequence[Token], line: int) -> tuple[list[Part], list[Omission]]:
    """Return the parts that one paragraph's tokens make, the first on ``line``, and what was left out of them."""
    made = InlineText(line)
    _read(tokens, made)
    made.end_line("\n")
    return _resolved(made.parts), made.omissions


def _read(tokens: Sequence[Token], made: InlineText) -> None:
    for token in tokens:
        match token.type:
            case "softbreak":
                made.end_line(" ")
            case "hardbreak":
                made.end_line("\n")
            case "link_open":
                made.open_link(str(token.attrs["href"]))
                _name_title(token, made)
            case "link_close":
                made.close_link()
            case "image":
                _read_image(token, made)
            case "comment":
                made.omissions.append(comment(token.content, made.line))
                made.line += token.content.count("\n")
            case _:
                made.add(token.content)


def _read_image(token: Token, made: InlineText) -> None:
    made.open_link(str(token.attrs["src"]))
    _name_title(token, made)
    _read(token.children or (), made)
    made.close_link()


def _name_title(token: Token, made: InlineText) -> None:
    if title := str(token.attrs.get("title", "")):
        made.omissions.append(Omission(made.line, f'the title of a link, "{printable(title, SHOWN)}"'))


def comment(content: str, line: int) -> Omission:
    """Return a comment that was left out."""
    return Omission(line, f"the comment {printable(' '.join(content.split()), SHOWN)}")


def _resolved(parts: list[Part]) -> list[Part]:
    """``parts`` without blank ones and without white space at line breaks, each parted from the next as it reads."""
    made: list[Part] = []
    for part in parts:
        text = part.text
        if not made or made[-1].after != "":
            text = text.lstrip()
        if not text.strip():
            if made and part.after == "\n":
                made[-1] = made[-1]._replace(after="\n")
            continue
        if made and made[-1].after == " ":
            made[-1] = made[-1]._replace(after=_after(made[-1].text, text, first=len(made) == 1))
        made.append(Part(text.rstrip(), part.line, part.after))
    return made


def _after(line: str, following: str, *, first: bool) -> str:
    """Return what stands in place of a line break that is no more than a space."""
    if begins_item(line, following):
        return "\n"
    if is_unspaced(line[-1], following[0]) or is_hyphenated(line, following):
        return ""
    # "Geneva, 14 October 2026" on the first line alone: run on, it would read as if it began the sentence.
    return "\n" if first and line[-1].isalnum() and not following[0].islower() and is_dateline(line) else " "
