"""A tokenizer for HTML that follows the standard where it matters, never goes back, and keeps every offset.

An unterminated tag, comment or script runs to the end of the text, as in a browser; that is what keeps it linear.
"""

from __future__ import annotations

import re

from safelint.lazy import regex
from safelint.readers.html.attributes import Attributes
from safelint.readers.html.meaning import Markup
from safelint.readers.prose.elements import RAW
from safelint.readers.prose.flow import Flow
from safelint.readers.prose.mask import words

_TAG = regex(r"<(/?)([A-Za-z][^\s/>]*+)")
_SIMPLE = regex(r"""<(/?)([A-Za-z][A-Za-z0-9]*+)((?:\s++[A-Za-z][A-Za-z0-9:_-]*+="[^"]*+")*+)\s*+(/?)>""")
"""Nearly all tags that people write."""

_ATTR = regex(
    r"""[\s/]*+(?:(>)|([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)|(["']))?+)?+)"""
)
_OF_INTEREST = regex(
    r"\b(?:hidden|lang|style|role|title|aria-label|scope)\b|foot|colophon|site-info|nav|menu|crumb", re.IGNORECASE
)
_NEEDS_ATTRS = words("a img input meta html area abbr button table object option optgroup dialog")
_COMMENT_END = regex(r"--!?>")
_END_OF_RAW = {name: regex(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in RAW}


_NONE = Attributes("")


def feed(markup: Markup, text: str, at: int, end: int) -> None:
    """Read `text[at:end]` as HTML into `markup`."""
    flow = markup.flow
    find, simple, builder = text.find, _SIMPLE.match, flow.builder
    while at < end:
        tag = find("<", at, end)
        if tag < 0:
            flow.text(at, end)
            return
        if tag > at and not flow.skip:
            if find("&", at, tag) < 0:
                if flow.gap.kind:
                    flow.mind_gap(at)
                builder.add(flow.context, at, tag)
            else:
                flow.text(at, tag)
        match = simple(text, tag, end)
        if match is None:
            at = _markup(markup, text, tag, end)
            continue
        at = match.end()
        slash, name, inner, _ = match.groups()
        name = name.lower()
        if slash:
            markup.end_tag(name, tag, at)
            continue
        attrs = _NONE
        if inner and (name in _NEEDS_ATTRS or _OF_INTEREST.search(text, match.start(3), match.end(3))):
            attrs = Attributes(text)
            _attributes(text, match.start(3), end, attrs)
        at = _start(markup, text, name, attrs, tag, at, end)


def feed_block(flow: Flow, text: str, at: int, end: int) -> None:
    """Read `text[at:end]` as HTML into `flow`, as blocks of their own: what is not closed in it ends with it."""
    flow.end_any_block(at)
    flow.push("#html", at, is_block=True)
    feed(Markup(flow), text, at, end)
    flow.leave("#html", end)


def _markup(markup: Markup, text: str, at: int, end: int) -> int:
    """What the "<" at `at` begins where that is no simple tag; gives back where it ends."""
    match = _TAG.match(text, at, end)
    if match is None:
        return _other(markup, text, at, end)
    attrs = Attributes(text)
    after = _attributes(text, match.end(), end, attrs)
    if after < 0:
        return end
    name = match[2].lower()
    if match[1]:
        markup.end_tag(name, at, after)
        return after
    return _start(markup, text, name, attrs, at, after, end)


def _start(markup: Markup, text: str, name: str, attrs: Attributes, a: int, b: int, end: int) -> int:
    """A start tag; gives back where reading goes on, for some elements only at their end tag."""
    closed = text[b - 2] == "/"
    markup.start_tag(name, attrs, a, b, closed=closed)
    if name in RAW and not (closed and markup.flow.skip):
        return _raw(markup, text, name, b, end)
    return b


def _attributes(text: str, at: int, end: int, attrs: Attributes) -> int:
    """Read attributes into `attrs` (of doubles the first counts). Gives the end of the tag, -1: it never ends."""
    match = _ATTR.match
    while found := match(text, at, end):
        kind = found.lastindex
        at = found.end()
        if kind == 1:
            return at
        if kind == 6 or at == found.start():
            return -1
        name = found[2].lower()
        if name not in attrs:
            attrs[name] = found.span(kind) if kind and kind > 2 else (at, at)
    return -1


def _raw(markup: Markup, text: str, name: str, at: int, end: int) -> int:
    """The content of an element that holds no markup."""
    match = _END_OF_RAW[name].search(text, at, end)
    stop = match.start() if match else end
    markup.flow.text(at, stop)
    return stop


def _other(markup: Markup, text: str, at: int, end: int) -> int:
    """A comment, a declaration, or a "<" that is no markup."""
    if text.startswith("<!--", at):
        if text.startswith((">", "->"), at + 4):
            stop = text.index(">", at + 4) + 1
        else:
            closing = _COMMENT_END.search(text, at + 4, end)
            stop = closing.end() if closing else end
        markup.flow.comment(at, stop)
        return stop
    if text.startswith(("<!", "<?", "</"), at) and at + 2 < end:
        stop = text.find(">", at + 2, end)
        return stop + 1 if stop >= 0 else end
    markup.flow.text(at, at + 1)
    return at + 1
