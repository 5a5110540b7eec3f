"""The lines of Markdown, as the parser's rules find them in its state."""

from markdown_it.rules_block import StateBlock


def line_text(state: StateBlock, line: int) -> str:
    """Return a line of the source without what the blocks around it put before it, such as ``> `` and spaces."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
