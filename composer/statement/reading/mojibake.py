"""Text that was UTF-8 and was read as something else: ``situaciÃ³n`` for ``situación``."""

import re
from collections.abc import Iterator
from itertools import islice

from composer.statement.display import SHOWN, printable

_FEWEST = 3
"""Places: fewer may be what somebody meant, such as a capital before a sign."""

_SPECIAL = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_FOLLOWING = rf"[\x80-\xbf{_SPECIAL}]"
# By the bytes that begin a letter in UTF-8, as Windows shows them, and those that go on with it. All begin with one
# set, which is looked for at once.
_SIGNS = re.compile(rf"[Â-ßà-ô](?:(?<=[Â-ß]){_FOLLOWING}|(?<=[à-ï]){_FOLLOWING}{{2}}|(?<=[ð-ô]){_FOLLOWING}{{3}})")
# What may well stand behind a capital, as in “LIBERTÉ” and MANHÃ…, so that two such signs tell nothing.
_CLOSING = frozenset("“”‘’‚„…–—‹›«»\xa0")
_LONGEST_WORD = 40  # characters on each side


def mangled(text: str) -> tuple[int, str] | None:
    """Return where a text was evidently read in the wrong encoding, and a word as it is and as it was; else None.

    >>> mangled("La situaciÃ³n de los niÃ±os es â€œgraveâ€œ.")
    (3, '"situaciÃ³n" for "situación"')
    >>> mangled("«LIBERTÉ», «ÉGALITÉ», «FRATERNITÉ». Até amanhã…")
    """
    places = [*islice(_places(text), _FEWEST)]
    if len(places) < _FEWEST:
        return None
    start = max(places[0] - _LONGEST_WORD, *(text.rfind(space, 0, places[0]) + 1 for space in " \n"))
    word = text[start : places[0] + _LONGEST_WORD].split(maxsplit=1)[0]
    meant = _SIGNS.sub(lambda signs: _meant(signs[0]) or signs[0], word)
    return start, f'"{printable(word, SHOWN)}" for "{printable(meant, SHOWN)}"'


def _places(text: str) -> Iterator[int]:
    """Yield where signs stand that are one letter in UTF-8."""
    for found in _SIGNS.finditer(text):
        if not (len(found[0]) == len("Ã…") and found[0][1] in _CLOSING) and _meant(found[0]) is not None:
            yield found.start()


def _meant(signs: str) -> str | None:
    """Return the letter that signs are the bytes of; None where they are none."""
    try:
        return b"".join(_byte(sign) for sign in signs).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _byte(sign: str) -> bytes:
    return sign.encode("cp1252") if sign in _SPECIAL else sign.encode("latin-1")
