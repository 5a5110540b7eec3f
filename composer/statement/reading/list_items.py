"""What items of lists begin with in the statement's text, in whatever format they were written."""

BULLET = "•"
_INDENT = "  "
_DEEPEST_INDENT = 3  # levels: a post is a narrow column


def item_head(depth: int, number: str = "") -> str:
    """Return the indent, bullet or number, and space of an item in a list of this depth, from 1.

    >>> item_head(1), item_head(2, "7."), item_head(9)
    ('• ', '  7. ', '      • ')
    """
    return f"{_INDENT * min(depth - 1, _DEEPEST_INDENT)}{number or BULLET} "
