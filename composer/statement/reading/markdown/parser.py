"""The parser of Markdown, set up for statements: a line ``---`` is always a cut, and no word gets lost."""

import re
from bisect import bisect_right
from collections.abc import Callable
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, lheading, list_block, paragraph
from markdown_it.rules_inline import StateInline, image

from composer.statement.reading.markdown.indents import indented
from composer.statement.reading.markdown.notes import note, note_mark
from composer.statement.reading.markdown.signs import literal_sign
from composer.statement.reading.markdown.source import line_text
from composer.statement.reading.markdown.tables import table
from composer.statement.reading.plain import CUT, reads_like_title

DEEPEST = 40
"""Levels of lists and quotations in each other; what is nested deeper is text, so that nothing recurses far."""
_DEEPEST_IMAGE = 5
_NESTING = 60  # more than containers can reach: markdown-it-py leaves out what is nested deeper

_SPACE = re.compile(r"\s")
_SPACES = re.compile(r"[ \t]*+")

BlockRule = Callable[[StateBlock, int, int, bool], bool]


class StatementMarkdown(MarkdownIt):
    """A parser that leaves addresses as they were written: they are read, not clicked."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        """Return the address, in which only white space is escaped, since it would end there."""
        return _SPACE.sub(lambda found: quote(found[0]), url)

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parser's own name
        """Return the address as it was written."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name and form
        """Whatever it is, it is shown as text."""
        return True


def statement_parser() -> MarkdownIt:
    """Return a parser for CommonMark and tables, in which raw HTML is text and comments are left out."""
    markdown = StatementMarkdown("commonmark", {"html": False, "maxNesting": _NESTING, "inline_definitions": True})
    markdown.disable(["html_block", "html_inline"])
    block = markdown.block.ruler
    everywhere = ["paragraph", "reference", "blockquote", "list"]
    block.before("table", "cut", _cut, {"alt": everywhere})
    block.after("cut", "comment", _comment, {"alt": everywhere})
    block.after("fence", "rows", table, {"alt": ["paragraph", "reference"]})
    block.before("reference", "note", note, {"alt": everywhere})
    block.at("blockquote", _within_depth(blockquote), {"alt": everywhere})
    block.at("list", _within_depth(list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    block.at("code", indented)
    block.at("lheading", _underlined)
    block.at("paragraph", _paragraph)
    markdown.inline.ruler.before("autolink", "comment", _inline_comment)
    markdown.inline.ruler.at("image", _image)
    markdown.inline.ruler.before("link", "note_mark", note_mark)
    markdown.inline.ruler.before("emphasis", "literal_sign", literal_sign)
    return markdown


def _within_depth(rule: BlockRule) -> BlockRule:
    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
        """Match what the rule does, but at no level that is too deep."""
        return state.level < DEEPEST and rule(state, start, end, silent)

    return bounded


def _cut(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match a line ``---`` and nothing else."""
    if line_text(state, start).strip() != CUT:
        return False
    if not silent:
        state.line = start + 1
        state.push("cut", "", 0).map = [start, start + 1]
    return True


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match a paragraph, which ends before a line ``---`` however far that is indented."""
    if "cuts" not in state.env:
        lines = enumerate(state.src.split("\n"))
        state.env["cuts"] = [number for number, line in lines if line.strip() == CUT]
    cuts: list[int] = state.env["cuts"]
    following = bisect_right(cuts, start)
    whole = state.lineMax
    state.lineMax = min(whole, cuts[following]) if following < len(cuts) else whole
    found = paragraph(state, start, end, silent)
    state.lineMax = whole
    return found


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match a heading that is underlined with ``==``, or one that reads like a title with more hyphens than a cut.

    Three hyphens are such a line under the first line of all, where a blank line parts them from what follows.
    """
    line = _next_drawn(state, start, end)
    under = line_text(state, line).strip() if line < end else ""
    if under.startswith("="):
        return lheading(state, start, line + 1, silent)
    is_parted = not state.tokens and (line + 1 >= end or state.isEmpty(line + 1))
    is_drawn = len(under) > len(CUT) or (under == CUT and is_parted)
    is_title = line == start + 1 and is_drawn and reads_like_title(line_text(state, start).strip())
    return is_title and lheading(state, start, line + 1, silent)


def _next_drawn(state: StateBlock, start: int, end: int) -> int:
    """Return the next line that is blank, or drawn with ``=`` or ``-``; ``end`` where there is none.

    The last answer at each level is kept: it is the same for all blocks before that line, of which there may be
    thousands.
    """
    known: dict[int, tuple[int, int, int]] = state.env.setdefault("drawn", {})
    since, until, found = known.get(state.level, (0, 0, 0))
    if not (until == end and since <= start < found):
        lines = (line for line in range(start + 1, end) if _is_drawn(line_text(state, line).strip()))
        found = next(lines, end)
        known[state.level] = (start, end, found)
    return found


def _is_drawn(line: str) -> bool:
    return not line.strip("-") or (len(line) > 1 and not line.strip("="))


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match a comment that begins a line and has the line on which it ends for itself, blank lines within or not."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", begin) or (close := _next_close(state, begin)) < 0:
        return False
    last = start
    while last < end and state.eMarks[last] < close:
        last += 1
    if last >= end or state.src[close : state.eMarks[last]].strip():
        return False
    if not silent:
        state.line = last + 1
        token = state.push("comment", "", 0)
        token.map = [start, last + 1]
        token.content = state.src[begin:close]
    return True


def _next_close(state: StateBlock, begin: int) -> int:
    """Where the comment that begins at ``begin`` ends, or -1.

    The last answer is kept: as long as ``begin`` lies before it, it is the same, so that a thousand comments without
    an end cost no more than one.
    """
    searched, found = state.env.get("comment_close", (0, 0))
    if not searched <= begin + 2 <= found - 3 and not (found < 0 and searched <= begin):
        found = state.src.find("-->", begin + 2)
        found = found + 3 if found >= 0 else -1
        state.env["comment_close"] = (begin, found)
    return int(found)


def _inline_comment(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match a comment within a line; one of the two spaces around it goes with it."""
    if not state.src.startswith("<!--", state.pos) or state.html_terminator_last("-->") < state.pos + 2:
        return False
    end = state.src.find("-->", state.pos + 2, state.posMax) + 3
    if end < 3:  # noqa: PLR2004 - not found, plus the three characters that were looked for
        return False
    if not silent:
        spaced = state.pos == 0 or state.src[state.pos - 1] in " \n"
        state.push("comment", "", 0).content = state.src[state.pos : end]
        if spaced and (spaces := _SPACES.match(state.src, end)):
            end = spaces.end()
    state.pos = min(end, state.posMax)
    return True


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match an image; its description is parsed on its own, so that images within images are counted."""
    if state.src[state.pos] != "!":
        return False
    depth = state.env.get("image_depth", 0)
    if depth >= _DEEPEST_IMAGE:
        return False
    state.env["image_depth"] = depth + 1
    found = image(state, silent)
    state.env["image_depth"] = depth
    return found
