"""Links that a setting gives: whole ones, since a wrong one is posted to everybody as it stands."""

import re

_LABEL = r"[^\s/?#.:@\"'<>()]++"
_LINK = re.compile(rf"https?://{_LABEL}(?:\.{_LABEL})++(?::\d{{1,5}}+)?(?:[/?#]\S*+)?", re.IGNORECASE)
# What people write instead of "https://": nothing, "htp:/", "http//", "ttps://".
_SCHEME = re.compile(r"[a-z]{0,6}+(?::/{0,3}+|/{1,3}+)", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Whether a text is a link that begins with its scheme and has a host.

    >>> is_link("https://example.org/peru"), is_link("example.org"), is_link("https://peru")
    (True, False, False)
    """
    return _LINK.fullmatch(text) is not None


def meant_link(text: str) -> str:
    """Return the link that was probably meant; nothing where none was.

    >>> meant_link("example.org/a"), meant_link("htp:/example.org"), meant_link("post 1")
    ('https://example.org/a', 'https://example.org', '')
    """
    for rest in (text, text[scheme.end() :] if (scheme := _SCHEME.match(text)) else ""):
        if is_link(found := f"https://{rest}"):
            return found
    return ""
