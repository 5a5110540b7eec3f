"""Indented lines of Markdown: code, or a paragraph that a word processor has indented."""

from markdown_it.rules_block import StateBlock, code

from composer.statement.reading.line_shapes import columns, is_sentence

_SHORTEST_WRAPPED = 40
"""Columns: nobody wraps lines before."""


def indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match indented code; not lines that hold a sentence, which are a paragraph."""
    return not _is_paragraph(state, start, end) and code(state, start, end, silent)


def _is_paragraph(state: StateBlock, start: int, end: int) -> bool:
    """Whether indented lines, none of them more than others, end a sentence, or the first of them goes on below."""
    if not state.is_code_block(start):
        return False
    last = start
    while last + 1 < end and state.is_code_block(last + 1) and not state.isEmpty(last + 1):
        last += 1
    if any(state.sCount[line] != state.sCount[start] for line in range(start, last + 1)):
        return False
    lines = [state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]] for line in range(start, last + 1)]
    goes_on = last == start and last + 1 < end and not state.isEmpty(last + 1)
    return any(map(is_sentence, lines)) or (goes_on and columns(lines[0]) >= _SHORTEST_WRAPPED)
