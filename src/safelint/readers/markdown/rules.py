"""What markdown-it-py takes for Markdown, made the same as what pyromark does.

Its own rules are kept; those here stand around them, or are added. Where they still differ, and why,
`tests/readers/test_two_parsers.py` tells.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    fence,
    heading,
    hr,
    html_block,
    lheading,
    list_block,
    paragraph,
    reference,
    table,
)
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, html_inline, link
from markdown_it.token import Token

from safelint.lazy import regex
from safelint.readers.markdown import footnotes
from safelint.readers.markdown.definitions import definitions
from safelint.readers.markdown.placed import (
    NOTED,
    SKIPPED,
    PlacedBlock,
    PlacedBlocks,
    PlacedInline,
    PlacedInlines,
    watched,
    watched_block,
)

_DEEPEST = 100  # brackets one in the other; of blocks see `markdown/placed.py`
_CHAINS = ("paragraph", "reference", "blockquote", "list")
"""What rules may end, by the parser's own names."""

_ATTRIBUTES = regex(r"[ \t]*\{[^{}<>\\\n]*\}[ \t]*\Z")  # of a heading
_TAG = regex(r"</?[A-Za-z][A-Za-z0-9-]*+([^\x00-\x7f])")
_PIPE = regex(r"(?<!\\)\|")
_TASK = regex(r"\[[ \txX]\][ \t\n]")
_NOTICE = regex(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|\Z)", re.IGNORECASE)
_WHOLE = ("paragraph_open", "heading_open", "dt_open")
"""What holds a text that was cut from whole lines; a heading does where its mark stands below it."""

_BELOW = ("", "=", "-")
"""The marks of such a heading, and that of a paragraph."""


class _MarkdownParser(MarkdownIt):
    """Addresses are left as they are written."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return True


@cache
def parser() -> MarkdownIt:
    """It keeps nothing of one text for the next."""
    made = _MarkdownParser("commonmark")
    made.block, made.inline = PlacedBlocks(), PlacedInlines()
    made.options.update({"maxNesting": _DEEPEST, "strikethrough_single_tilde": True})
    blocks = made.block.ruler
    blocks.before("table", "lone pipe", _lone_pipe, {"alt": ["blockquote"]})
    blocks.at("table", _with_a_pipe, {"alt": ["paragraph", "reference"]})
    blocks.before("reference", "note", footnotes.note, {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.at("reference", _reference)
    blocks.at("html_block", _with_plain_space, {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.before("lheading", "definitions", definitions, {"alt": ["paragraph"]})
    chains = {chain: blocks.getRules(chain) for chain in _CHAINS}
    for name, rule in zip(blocks.get_active_rules(), blocks.getRules(""), strict=True):
        blocks.at(name, watched_block(rule), {"alt": [chain for chain, rules in chains.items() if rule in rules]})
    inlines = made.inline.ruler
    inlines.disable("linkify")
    inlines.at("link", _link)
    inlines.after("link", "note", footnotes.reference)
    inlines.at("html_inline", _with_plain_space_inside)
    for name, each in zip(inlines.get_active_rules(), inlines.getRules(""), strict=True):
        inlines.at(name, watched(each))
    made.inline.ruler2.disable("fragments_join")
    made.core.ruler.before("inline", "trimmed", _trimmed)
    made.core.ruler.enableOnly(["block", "trimmed", "inline"])
    return made


# Blocks


def _with_a_pipe(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A table whose second line has a pipe, and whose first is nothing else; it ends a paragraph if that begins with
    one."""
    below = state.src[state.bMarks[first + 1] : state.eMarks[first + 1]].strip() if first + 1 < last else ""
    if "|" not in below or "\t" in below:
        return False
    text = state.src[state.bMarks[first] + state.tShift[first] : state.eMarks[first]].strip(" \t")
    if text != text.strip() or not _PIPE.search(text) or (silent and not text.startswith("|")):
        return False
    if any(rule(state, first, last, True) for rule in (blockquote, list_block, heading, fence, hr, html_block)):
        return False
    return table(state, first, last, silent)


def _lone_pipe(state: StateBlock, first: int, _: int, silent: bool) -> bool:
    """Whether a line is no row of a table, since it is nothing but a pipe."""
    text = state.src[state.bMarks[first] + state.tShift[first] : state.eMarks[first]]
    return silent and state.parentType == "table" and text.strip(" \t") == "|"


def _reference(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A definition of a link. It begins a paragraph, so what follows goes on with that, as no other line would."""
    if not reference(state, first, last, silent):
        return False
    while not silent and _goes_on(state, state.line, last):
        line = state.line
        column, state.sCount[line] = state.sCount[line], state.blkIndent
        found = reference(state, line, last, False)
        if not found:
            if isinstance(state, PlacedBlock):
                state.began[-1] = state.begin(line)
            any(rule(state, line, last, False) for rule in (definitions, lheading, paragraph))
        state.sCount[line] = column
        if not found:
            break
    return True


def _goes_on(state: StateBlock, line: int, last: int) -> bool:
    """Whether a line goes on with the paragraph above it."""
    if line >= state.lineMax or state.isEmpty(line):
        return False
    before, state.parentType = state.parentType, "paragraph"
    ended = any(rule(state, line, last, True) for rule in state.md.block.ruler.getRules("paragraph"))
    state.parentType = before
    return not ended


def _with_plain_space(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Raw HTML, in which no white space but that of ASCII parts the name of a tag from what follows."""
    found = _TAG.match(state.src, state.bMarks[first] + state.tShift[first], state.eMarks[first])
    return not (found and found[1].isspace()) and html_block(state, first, last, silent)


def _with_plain_space_inside(state: StateInline, silent: bool) -> bool:
    """As `_with_plain_space`, of a tag in a line."""
    found = _TAG.match(state.src, state.pos, state.posMax)
    return not (found and found[1].isspace()) and html_inline(state, silent)


def _link(state: StateInline, silent: bool) -> bool:
    """A link; of one that a footnote follows, that is not the target."""
    most = state.posMax
    if state.src[state.pos] == "[" and isinstance(state, PlacedInline) and state.has_noted_links:
        end = state.md.helpers.parseLinkLabel(state, state.pos, True) + 1
        if end and state.src.startswith("[^", end):
            state.posMax = end
    found = link(state, silent)
    state.posMax = most
    return found


# Text


def _trimmed(state: StateCore) -> None:
    """Takes away, before a text is parsed, what marks its block: attributes, boxes of tasks, kinds of notices."""
    none = Token("", "", 0)
    for above, before, token in zip([none, *state.tokens], state.tokens, state.tokens[1:], strict=False):
        if token.type != "inline":
            continue
        cut = state.env[NOTED].cuts[id(token)]
        if before.type in _WHOLE and before.markup in _BELOW:
            token.content = cut.text.strip(" \t\n")
        else:
            above = none
        skipped = max(cut.text.find(token.content), 0)
        if before.type == "heading_open":
            found = _ATTRIBUTES.search(token.content)
            token.content = token.content[: found.start()] if found else token.content
        mark = 0
        if above.type == "list_item_open" and above.map and token.map and above.map[0] == token.map[0]:
            found = _TASK.match(cut.text + "\n", skipped)
            mark = len(found[0]) if found else 0
        elif above.type == "blockquote_open" and _stands_after_mark(state.src, cut.places.source(skipped)):
            found = _NOTICE.match(token.content)
            mark = len(found[0]) if found else 0
        token.content = token.content[mark:]
        token.meta[SKIPPED] = skipped + mark


def _stands_after_mark(text: str, at: int) -> bool:
    """Whether the mark of a quotation stands just before, or one space away."""
    return text.startswith(">", max(at - 1, 0)) or text.startswith("> ", max(at - 2, 0))
