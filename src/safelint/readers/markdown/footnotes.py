"""Footnotes for markdown-it-py, as GitHub has them and pyromark reads them; and what more of blocks it reads alike."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from safelint.lazy import regex

_LABEL = r"\[\^((?:[^\[\]\\\n]|\\.){1,999})\]"
_DEFINITION = regex(_LABEL + ":")
_REFERENCE = regex(_LABEL)
_OTHER = regex(r"\[(?!\^)[^\[\]]*[^\[\]\s][^\[\]]*\]")  # which makes it the text of a link
_NOTES = "notes"
_INDENT = 4
"""Columns before the further lines of a note."""


def note(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A rule of the parser: `[^1]: text`, with what is indented below it."""
    if state.is_code_block(first):
        return False
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    found = _DEFINITION.match(state.src, start, end)
    if found is None or not found[1].strip():
        return False
    if silent:
        return True
    state.env.setdefault(_NOTES, set()).add(_name(found[1]))
    opened = state.push("footnote_open", "", 1)
    before = state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType
    text = state.skipSpaces(found.end())
    state.blkIndent += _INDENT
    state.bMarks[first], state.tShift[first] = found.end(), min(text, end) - found.end()
    state.sCount[first], state.parentType = state.blkIndent, "footnote"
    state.md.block.tokenize(state, first, last)
    state.blkIndent -= _INDENT
    state.bMarks[first], state.tShift[first], state.sCount[first], state.parentType = before
    opened.map = [first, state.line]
    state.push("footnote_close", "", -1)
    return True


def reference(state: StateInline, silent: bool) -> bool:
    """A rule of the parser: `[^1]` in a text, where there is such a note."""
    if not state.src.startswith("[^", state.pos):
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or _OTHER.match(state.src, found.end()) or _name(found[1]) not in state.env.get(_NOTES, ()):
        return False
    if not silent:
        state.push("footnote_ref", "", 0)
    state.pos = found.end()
    return True


def _name(label: str) -> str:
    return " ".join(label.split()).casefold()
