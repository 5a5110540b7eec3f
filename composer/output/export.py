"""Threads in the forms that publishing tools import, and the one of them that can be read back.

The columns are those that the tools' help pages named in November 2026: Typefully parts posts by four line ends
(https://support.typefully.com/en/articles/8718287-typefully-api), Buffer takes a row a post (https://support.buffer.com,
"Bulk upload"), and Publer a row a thread, the posts after the first as comments
(https://publer.com/help/en/article/how-to-use-a-csv-file-18qhxcq, with the twelve headings of its template).
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO

from composer.errors import ComposerError
from composer.output.copying import Copyable

BUFFER = ("Text", "Image URL", "Tags", "Posting Time")
PUBLER = (
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
)
OURS = ("platform", "post", "of", "text", "left", "alt text")

_TYPEFULLY_CUT = "\n\n\n\n"
_BLANK_LINES = re.compile(r"\n{3,}")
_CUTS = re.compile(r"\n{4,}")
PUBLER_CUT = "||"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CELLS = {"typefully": 0, "publer": 2}
"""How many posts begin a cell in forms in which not all do."""
# Excel takes a table without it for one in the encoding of old Windows; other tools may take it for a part of "Text".
_BYTE_ORDER_MARK = "\ufeff"


def exported(thread: Copyable, to: str) -> str:
    """Return a thread in the form of a tool, one of `FORMS`. Raises ComposerError where that cannot hold it."""
    return FORMS[to](thread)


def typefully(thread: Copyable) -> str:
    r"""Return the posts parted by four line ends; of several blank lines within a post, one is left.

    >>> typefully(Copyable("X", ("One.\n\n#Peru", "Two."), (0, 0)))
    'One.\n\n#Peru\n\n\n\nTwo.\n'
    """
    return typefully_text(thread.posts)


def typefully_text(posts: Sequence[str]) -> str:
    """Return posts in Typefully's form."""
    return _TYPEFULLY_CUT.join(_BLANK_LINES.sub("\n\n", post.strip("\n")) for post in posts) + "\n"


def typefully_posts(text: str) -> tuple[str, ...]:
    r"""Return the posts of a text in Typefully's form.

    >>> typefully_posts("One.\n\n#Peru\n\n\n\nTwo.\n")
    ('One.\n\n#Peru', 'Two.')
    """
    posts = _CUTS.split(text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").strip("\n"))
    return tuple(post for post in posts if post.strip())


def buffer(thread: Copyable) -> str:
    """Return Buffer's table, a row a post; when each goes out is for Buffer's queue."""
    return _table(BUFFER, [(post, "", "", "") for post in thread.posts])


def publer(thread: Copyable) -> str:
    """Return Publer's table, one row: the first post, and the others as the comments that follow it.

    Raises ComposerError where a post holds what parts comments.
    """
    first, *others = thread.posts
    split = [index for index, post in enumerate(others, start=2) if PUBLER_CUT in post]
    if split:
        raise ComposerError(f"Post {split[0]} holds {PUBLER_CUT}, where Publer would cut it in two. Take that out.")
    values = {"Text": first, "Comment(s) - Separated by ||": f" {PUBLER_CUT} ".join(others)}
    return _table(PUBLER, [[values.get(name, "") for name in PUBLER]])


def table(thread: Copyable) -> str:
    """Return a table of our own, for spreadsheets: a row a post, and a place for the alt text of its image."""
    total = len(thread.posts)
    numbered = enumerate(zip(thread.posts, thread.left, strict=True), start=1)
    return _BYTE_ORDER_MARK + _table(
        OURS, [(thread.title, str(index), str(total), post, str(left), "") for index, (post, left) in numbered]
    )


def formula_posts(thread: Copyable, to: str) -> tuple[int, ...]:
    """Return the numbers of the posts that begin a cell of a tool's table, and that a spreadsheet takes for formulas.

    Their words stay as they are, since an apostrophe before them would be posted. Quotation marks around them make no
    difference to spreadsheets. The signs are those of https://owasp.org/www-community/attacks/CSV_Injection.

    >>> formula_posts(Copyable("X", ("- the truth", "- a date", "+51 600"), (0, 0, 0)), "publer")
    (1, 2)
    """
    cells = thread.posts[: _CELLS.get(to, len(thread.posts))]
    return tuple(index for index, post in enumerate(cells, start=1) if post.startswith(_FORMULA_SIGNS))


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in CSV, as RFC 4180 has it."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()


FORMS: Mapping[str, Callable[[Copyable], str]] = {
    "typefully": typefully,
    "buffer": buffer,
    "publer": publer,
    "csv": table,
}
"""By the names that the command knows."""
