"""What programs put before the items of a list that is copied as text."""

from regex import compile as pattern

from composer.statement.reading.line_shapes import ends

_SIGNS = dict(
    zip("\uf02d\uf06c\uf06e\uf06f\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc", "–●■□❑❖▪◻•➢→✓", strict=True)
)
"""Word's bullets, which only its fonts Symbol and Wingdings show: anywhere else they are an empty box."""
_LETTERS = {"·": "•", "o": "◦", "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "q": "❑"}
"""What these become where the font is lost; bullets only before a tab, or the spaces that stand for one on a page."""

_SPACES = r"[ \t\u00a0\u3000]"
_PASTED = pattern(
    rf"(?:(?:[•‣▪◦·●○■□∙⁃✓✔➢➤►▶{''.join(_SIGNS)}]|\p{{Emoji_Presentation}})\ufe0f?{_SPACES}"
    rf"|[–—{''.join(_LETTERS)}](?:\t|\u00a0{{2}})|\(?(?:\p{{L}}|[ivx]{{2,4}}+)\){_SPACES}|・)"
    rf"{_SPACES}*+"
)
_DASH = pattern(r"[–—] ++")
_MARK = pattern(
    rf"(?P<indent>[ \t]*+)(?:(?P<sign>[{''.join(_SIGNS)}]){_SPACES}++"
    rf"|(?P<sign>[•‣▪◦●○■□∙⁃✓✔➢➤►▶*–—{''.join(_LETTERS)}-])(?:\t|\u00a0{{2}}){_SPACES}*+)"
)
_SHOWN = _SIGNS | _LETTERS


def pasted_head(line: str) -> int:
    r"""Return how wide the bullet is that a line begins with and Markdown knows nothing of, spaces included.

    >>> pasted_head("•\tPuno"), pasted_head("✅ Puno"), pasted_head("(a) Puno"), pasted_head("– Puno")
    (2, 2, 4, 0)
    """
    found = _PASTED.match(line)
    return found.end() if found else 0


def listed_head(line: str) -> int:
    """Return the same of a line among items, where a dash is a bullet, too.

    >>> listed_head("– Puno")
    2
    """
    found = _DASH.match(line)
    return found.end() if found else pasted_head(line)


def begins_item(line: str, following: str) -> bool:
    """Whether a line begins an item below another; one that was wrapped may begin with a dash as well.

    >>> begins_item("We ask for:", "– the truth"), begins_item("The report", "– which nobody read –")
    (True, False)
    """
    return pasted_head(following) > 0 or (listed_head(following) > 0 and (ends(line) or listed_head(line) > 0))


def with_known_bullet(line: str, head: int) -> tuple[str, int]:
    r"""Return a line with a bullet that every font has, one space behind it, and the width of what it begins with.

    >>> with_known_bullet("\uf0b7\tPuno", 2), with_known_bullet("\uf0b7 ", 0), with_known_bullet("§ 12", 0)
    (('• Puno', 2), ('• ', 0), ('§ 12', 0))
    """
    found = _MARK.match(line)
    if found is None:
        return line, head
    mark = f"{found['indent']}{_SHOWN.get(found['sign'], found['sign'])} "
    return mark + line[found.end() :], len(mark) if head else 0
