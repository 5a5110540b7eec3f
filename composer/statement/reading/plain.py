"""Plain text: paragraphs parted by blank lines, or by single line ends where it was pasted so; ``---`` a manual cut.

Other line breaks are kept, but for those of a paragraph that a program has evidently wrapped, which become spaces. Any
other line that is drawn between paragraphs or right under a title is left out, and named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from regex import compile as pattern

from composer.statement.model import Omission, Role
from composer.statement.reading.blocks import Block, Part, Reading
from composer.statement.reading.bullets import pasted_head
from composer.statement.reading.cleaning import SourceLine
from composer.statement.reading.dividers import is_divider
from composer.statement.reading.line_ends import paragraphs
from composer.statement.reading.line_shapes import begins_small, columns, ends, is_hyphenated

CUT = "---"
DIVIDING_LINE = "a dividing line (write --- to end a post there)"
UNDERLINE = "the line under a title"
CUT_UNDER_TITLE = f"{UNDERLINE} (to end a post there, leave a blank line before ---)"
LONGEST_TITLE = 200
"""Characters: a first line that is longer was not meant as a title, and would have to be cut like one long sentence."""

_SHORTEST_WRAPPED = 60
"""Characters of a line that a program has ended; lines of verses and addresses are shorter."""
# Small letters, and those of scripts that have neither small ones nor capitals but spaces: Arabic, Hebrew, Hindi.
_GOES_ON = pattern(r"\p{Ll}|[\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Ethiopic}\p{Georgian}\p{Tamil}\p{Hangul}]")

_SET = 0.7
"""Of the longest line: a line that is shorter was not ended by who set the page, in letters of any width."""

_ITEM = pattern(r"\s*+(?:(?:[•‣▪◦·*–-]|\p{Nd}{1,3}+[.)])[ \t\u3000]++|・[ \t\u3000]*+)")
# A line of a mail that is answered or of a table, or one drawn of any one sign; but "###" ends a press release.
_LAID_OUT = pattern(r"[>|]|([^\w\s#])\1{2,}+\s*+$")
# What ends a sentence or announces what follows (as Unicode names sentence terminators), and what may close after it.
_ENDS = pattern(r"[\p{Sentence_Terminal}…:;,,、，：；؛،՝]\s?[\p{Pe}\p{Pf}\"'”’»]*+$")


def read_plain(lines: list[SourceLine]) -> Reading:
    """Return the paragraphs of plain text, its first line a title where it stands alone without end punctuation."""
    blocks: list[Block] = []
    omissions: list[Omission] = []
    underlined = list(_underlined(lines))
    omissions += (underline(lines[place + 1]) for place in underlined)
    headings = {lines[place].number for place in underlined}
    kept = list(lines)
    for place in underlined:
        kept[place + 1] = lines[place + 1]._replace(text="")
    for paragraph in _paragraphs(kept):
        if len(paragraph) == 1 and is_divider(paragraph[0].text):
            omissions.append(Omission(paragraph[0].number, DIVIDING_LINE))
        elif paragraph:
            block = _block(paragraph)
            blocks.append(replace(block, role="heading") if paragraph[0].number in headings else block)
        elif blocks:
            blocks[-1] = replace(blocks[-1], ends_post=True)
    if len(blocks) > 1 and _is_title(blocks[0]):
        blocks[0] = replace(blocks[0], role="title")
    return Reading(tuple(blocks), tuple(omissions))


def underline(line: SourceLine) -> Omission:
    """Return what is said of a line that was drawn right under a title."""
    return Omission(line.number, CUT_UNDER_TITLE if line.text.strip() == CUT else UNDERLINE)


def _underlined(lines: Sequence[SourceLine]) -> Iterator[int]:
    """Yield the places of titles with a line drawn right under them.

    Such a line is of ``=``, or parted from what follows: in a verse or an address, others may be what is said. Three
    hyphens are one under the first line of all; elsewhere they are a cut.
    """
    is_first = True
    for place, (line, under) in enumerate(pairwise(lines)):
        begins = place == 0 or not lines[place - 1].text.strip()
        if begins and line.text.strip() and is_divider(under.text) and reads_like_title(line.text):
            drawn = under.text.strip()
            is_last = not any(following.text.strip() for following in lines[place + 2 : place + 3])
            if set(drawn) == {"="} or (is_last and (is_first or drawn != CUT)):
                yield place
        is_first = is_first and not line.text.strip()


def _paragraphs(lines: list[SourceLine]) -> Iterator[list[SourceLine]]:
    """Yield the lines of each paragraph; an empty list for a manual cut."""
    runs = list(_runs(lines))
    is_alone = len(runs) == 1
    for run in runs:
        found = list(paragraphs(run, _is_item, is_alone=is_alone, needs_title=False)) if run else [run]
        # What the first line is indented by is left out, so that it tells nothing.
        texts = [run[0].text.lstrip(), *(line.text for line in run[1:])] if len(found) > 1 else []
        yield from [run] if any(map(_is_laid_out, texts)) else found


def _is_laid_out(line: str) -> bool:
    """Whether a line tells that its paragraph is none of pasted text: indented, quoted, of a table, or drawn."""
    is_indented = line[0] in " \t" and not _is_item(line)
    return is_indented or _LAID_OUT.match(line) is not None or is_divider(line)


def _is_item(line: str) -> bool:
    return _head(line) > 0


def _head(line: str) -> int:
    """Return how wide the bullet or number is that a line begins with, its indent and the spaces behind it included."""
    if found := _ITEM.match(line):
        return found.end()
    indent = len(line) - len(line.lstrip())
    width = pasted_head(line[indent:])
    return indent + width if width else 0


def _runs(lines: list[SourceLine]) -> Iterator[list[SourceLine]]:
    """Yield the lines that stand together; an empty list for a manual cut."""
    run: list[SourceLine] = []
    for line in lines:
        text = line.text.strip()
        if text and text != CUT:
            run.append(line)
            continue
        if run:
            yield run
            run = []
        if text:
            yield []
    if run:
        yield run


def _block(paragraph: list[SourceLine]) -> Block:
    heads = [_head(line.text) for line in paragraph]
    role = _role(heads)
    parts = [
        Part(line.text.rstrip(), line.number, head=head if role == "list" else 0)
        for line, head in zip(paragraph, heads, strict=True)
    ]
    parts[0] = parts[0].moved_left(parts[0].indent)
    lines = [part.text for part in parts]
    if not any(heads) and _is_wrapped(lines):
        parts = [part._replace(text=part.text.strip(), after=" ") for part in parts]
    elif any(is_hyphenated(line, after.lstrip()) for line, after in pairwise(lines)):
        lines_ends = _ends_of_set_lines(lines, heads)
        parts = [part._replace(text=part.text.strip(), after=end) for part, end in zip(parts, lines_ends, strict=True)]
    return Block(role, tuple(parts))


def _ends_of_set_lines(lines: Sequence[str], heads: Sequence[int]) -> Iterator[str]:
    """Yield what stands in place of the end of each line, where words are broken over lines, as a page has set them."""
    width = max(map(columns, lines))
    for (line, after), head in zip(pairwise(map(str.strip, lines)), heads[1:], strict=True):
        is_set = not ends(line) and columns(line) >= _SET * width and (begins_small(after) or not line[-1].isdecimal())
        yield "" if is_hyphenated(line, after) else " " if is_set and not head else "\n"
    yield "\n"


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether every line is long and ends where the next word had no room, and one goes on within a sentence."""
    width = max(map(len, lines))
    return (
        all(len(line) >= _SHORTEST_WRAPPED and "  " not in line for line in lines[:-1])
        and all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairwise(lines))
        and any(_ENDS.search(line[-20:]) is None and _GOES_ON.match(after.strip()) for line, after in pairwise(lines))
    )


def _role(heads: Sequence[int]) -> Role:
    """Return "list" where every line begins as an item does."""
    return "list" if len(heads) > 1 and all(heads) else "text"


def _is_title(block: Block) -> bool:
    return len(block.parts) == 1 and reads_like_title(block.parts[0].text)


def reads_like_title(line: str) -> bool:
    """Whether a line that stands alone may be a title: short, no item of a list, without end punctuation."""
    return len(line) <= LONGEST_TITLE and _ITEM.match(line) is None and _ENDS.search(line[-20:]) is None
