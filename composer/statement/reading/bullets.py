"""What programs put before the items of a list that is copied as text."""

from regex import compile as pattern

# A dash or an o only where a tab follows; the middle dot of Japanese also where nothing does.
_PASTED = pattern(
    r"(?:(?:[•‣▪◦·●○■□∙⁃✓✔➢➤►▶\uf0a7\uf0b7]|\p{Emoji_Presentation})\ufe0f?[ \t\u00a0\u3000]|[–—o]\t|・)"
    r"[ \t\u00a0\u3000]*+"
)


def pasted_head(line: str) -> int:
    r"""Return how wide the bullet is that a line begins with and Markdown knows nothing of, spaces included.

    >>> pasted_head("•\tPuno"), pasted_head("✅ Puno"), pasted_head("– Puno")
    (2, 2, 0)
    """
    found = _PASTED.match(line)
    return found.end() if found else 0
