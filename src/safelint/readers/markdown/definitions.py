"""Definition lists for markdown-it-py as pyromark has them: a paragraph, then lines that begin with a colon."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

_MARK = ":"
_FARTHEST = 4
"""Columns of white space: with so many, a line is code and no mark."""


def definitions(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A rule of the parser: whether a list begins at the line `first`; if `silent`, a mark ends a paragraph there."""
    if silent:
        return _is_mark(state, first) or _is_mark(state, first, state.ddIndent)
    after, mark = _title(state, first, last)
    if mark < 0:
        return False
    opened, number = state.push("dl_open", "dl", 1), len(state.tokens)
    line, tight = first, True
    while mark >= 0:
        state.line = line
        state.push("dt_open", "dt", 1).map = [line, after]
        inline = state.push("inline", "", 0)
        inline.map, inline.children = [line, after], []
        inline.content = state.getLines(line, after, state.blkIndent, False).strip()
        state.push("dt_close", "dt", -1)
        tight = tight and mark == after
        line = mark
        while line < last and _is_mark(state, line):
            tight = _definition(state, line, last) and tight
            line = state.skipEmptyLines(state.line)
            tight = tight and (line == state.line or line >= last or not _is_mark(state, line))
        after, mark = _next_title(state, line, last)
    opened.map = [first, state.line]
    state.push("dl_close", "dl", -1)
    for token in state.tokens[number:]:
        if tight and token.type.startswith("paragraph") and token.level == opened.level + 2:
            token.hidden = True
    return True


def _is_mark(state: StateBlock, line: int, within: int | None = None) -> bool:
    """`within` is the column of the block in which a mark may stand, -1 for none; by itself the present one."""
    column = state.blkIndent if within is None else within
    indent = state.sCount[line] - column
    return (
        column >= 0 and 0 <= indent < _FARTHEST and state.src.startswith(_MARK, state.bMarks[line] + state.tShift[line])
    )


def _title(state: StateBlock, first: int, last: int) -> tuple[int, int]:
    """The line after the paragraph that begins at `first`, and that of the mark which makes it a title, or -1."""
    before, state.parentType = state.parentType, "paragraph"
    found = _title_in_paragraph(state, first, last)
    state.parentType = before
    return found


def _title_in_paragraph(state: StateBlock, first: int, last: int) -> tuple[int, int]:
    ends = state.md.block.ruler.getRules("paragraph")
    line = first + 1
    while line < last and not state.isEmpty(line):
        if _is_mark(state, line):
            return line, line
        indent = state.sCount[line] - state.blkIndent
        if state.sCount[line] >= 0 and indent < _FARTHEST:
            if indent >= 0 and _is_underline(state, line):
                return line, -1
            if any(rule(state, line, last, True) for rule in ends):
                return line, -1
        line += 1
    mark = state.skipEmptyLines(line)
    return line, mark if mark < last and _is_mark(state, mark) else -1


def _is_underline(state: StateBlock, line: int) -> bool:
    """Whether a line makes a heading of what stands above it."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(" \t")
    return bool(text) and not text.strip(text[0]) and text[0] in "-="


def _next_title(state: StateBlock, line: int, last: int) -> tuple[int, int]:
    """As `_title`, for a line where something else may begin."""
    if line >= last or not 0 <= state.sCount[line] - state.blkIndent < _FARTHEST:
        return line, -1
    *rules, _, _ = state.md.block.ruler.getRules("")  # the last two are headings with a line below, and paragraphs
    if any(rule(state, line, last, True) for rule in rules):
        return line, -1
    return _title(state, line, last)


def _definition(state: StateBlock, line: int, last: int) -> bool:
    """Whether no empty line parts what the definition holds."""
    state.line = line
    state.push("dd_open", "dd", 1).map = found = [line, 0]
    start = pos = state.bMarks[line] + state.tShift[line] + len(_MARK)
    column = after_mark = state.sCount[line] + len(_MARK)
    while pos < state.eMarks[line] and state.src[pos] in " \t":
        column += 4 - (column + state.bsCount[line]) % 4 if state.src[pos] == "\t" else 1
        pos += 1
    is_code = column - after_mark > _FARTHEST
    width = after_mark + (pos > start) if is_code or pos >= state.eMarks[line] else column
    before = state.blkIndent, state.tShift[line], state.sCount[line], state.tight, state.parentType, state.ddIndent
    state.ddIndent = state.blkIndent
    state.blkIndent, state.tShift[line], state.sCount[line] = width, pos - state.bMarks[line], column
    state.tight, state.parentType = True, "deflist"
    if pos >= state.eMarks[line] and state.isEmpty(line + 1):
        state.line = line + 1
    else:
        state.md.block.tokenize(state, line, last)
    tight = state.tight
    state.blkIndent, state.tShift[line], state.sCount[line], state.tight, state.parentType, state.ddIndent = before
    found[1] = state.skipEmptyLines(state.line)
    state.push("dd_close", "dd", -1)
    return tight
