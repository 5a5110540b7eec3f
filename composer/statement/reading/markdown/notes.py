"""Notes: ``[^1]`` or ``[1]`` in the text, and ``[^1]: …`` elsewhere, which stand at the end as Word's do.

To CommonMark a note that is one word or an address is the address of a link, whose text would be the number.
"""

from collections.abc import MutableMapping
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from regex import compile as pattern

from composer.statement.reading.markdown.source import line_text

_MARK = pattern(r"\[(?:\^([^\s\[\]^]{1,40})|(\d{1,3}))\](?![\[(:])")
_NOTE = pattern(r"\[\^([^\s\[\]^]{1,40})\]:[ \t]*+(?=\S)")
_INDENT = 4
"""Spaces before the further paragraphs of a note."""
_NOTES, _MARKS = "notes", "marks"
"""Where the parser keeps the labels of notes, and those of numbered addresses that the text takes for notes."""


def note(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match a note: its label, its words, and the lines that go on with it."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or (found := _NOTE.match(state.src, begin, state.eMarks[start])) is None:
        return False
    if silent:
        return True
    last = _last_line(state, start, end)
    lines = [state.src[found.end() : state.eMarks[start]]]
    lines += (line_text(state, line) for line in range(start + 1, last))
    state.env.setdefault(_NOTES, set()).add(found[1])
    token = state.push("inline", "", 0)
    token.map = [start, last]
    token.content = "\n".join(lines).rstrip()
    token.children = []
    token.meta = {"note": found[1]}
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line after a note's last: a paragraph goes on with it, and so does what is indented after a blank."""
    line = last = start + 1
    while line < end:
        begin = state.bMarks[line] + state.tShift[line]
        if state.isEmpty(line):
            line += 1
            continue
        goes_on = line == last or state.sCount[line] - state.blkIndent >= _INDENT
        if not goes_on or state.sCount[line] < state.blkIndent or _NOTE.match(state.src, begin):
            break
        line = last = line + 1
    return last


def note_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match the mark of a note, which stays as it is in brackets, without its circumflex."""
    if state.src[state.pos] != "[" or (found := _MARK.match(state.src, state.pos, state.posMax)) is None:
        return False
    named, number = found.groups()
    if named not in state.env.get(_NOTES, ()) and number not in state.env["references"]:
        return False
    if not silent:
        state.pending += f"[{named or number}]"
        if number:
            state.env.setdefault(_MARKS, set()).add(number)
    state.pos = found.end()
    return True


def is_noted(label: str, env: MutableMapping[str, Any]) -> bool:
    """Whether the text takes the address with this label for a note."""
    return label in env.get(_MARKS, ())


def note_head(label: str) -> str:
    """Return what a note begins with at the end of the statement.

    >>> note_head("1"), note_head("un")
    ('1. ', '[un] ')
    """
    return f"{label}. " if label.isdecimal() else f"[{label}] "
