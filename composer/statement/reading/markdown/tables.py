"""Tables of Markdown with all their cells: the parser's own rule drops those for which the first line has no column."""

from markdown_it.rules_block import StateBlock

from composer.statement.reading.markdown.source import line_text


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's own form
    """Match a table: a line with bars, a line that draws its columns, and all lines with bars that follow."""
    if start + 1 >= end or min(state.sCount[start : start + 2]) < state.blkIndent:
        return False
    header, ruler = line_text(state, start), line_text(state, start + 1)
    if "|" not in header or not _is_ruler(ruler) or len(cells(header)) != len(cells(ruler)):
        return False
    if silent:
        return True
    last = start + 2
    while last < end and state.sCount[last] >= state.blkIndent and "|" in line_text(state, last):
        last += 1
    state.push("rows_open", "", 1).map = [start, last]
    for line in (start, *range(start + 2, last)):
        _push_row(state, line)
    state.push("rows_close", "", -1)
    state.line = last
    return True


def _push_row(state: StateBlock, line: int) -> None:
    for index, cell in enumerate(cells(line_text(state, line))):
        token = state.push("inline", "", 0)
        token.map = [line, line + 1]
        token.content = cell
        token.children = []
        token.meta = {"cell": index}


def _is_ruler(line: str) -> bool:
    return "|" in line and "-" in line and all(set(cell.strip(":")) == {"-"} for cell in cells(line))


def cells(row: str) -> list[str]:
    r"""Return the cells of one line of a table.

    >>> cells(r"| Puno | 18 \| 19 |")
    ['Puno', '18 | 19']
    """
    parts = row.replace("\\|", "\0").strip().split("|")
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [part.strip().replace("\0", "|") for part in parts]
