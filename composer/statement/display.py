"""What is shown of text that came from outside: file names, words of a statement, keys of a table."""

SHOWN = 80  # characters: a message stays one line on most screens


def printable(text: str, longest: int = 300) -> str:
    r"""``text`` on one line, without what a terminal would act upon, shortened in the middle to about ``longest``.

    >>> printable("a\nb\x1b[31m")
    'a\\nb\\x1b[31m'
    """
    if len(text) > longest:
        half = longest // 2
        text = f"{text[:half]}…{text[-half:]}"
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else escaped(letter) for letter in text)


def escaped(letter: str) -> str:
    r"""One character in a form that can be printed.

    >>> escaped("\u202e")
    '\\u202e'
    """
    return letter.encode("unicode_escape").decode("ascii")
