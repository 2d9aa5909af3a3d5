"""A tokenizer for HTML that follows the standard where it matters, never goes back, and keeps every offset.

An unterminated tag, comment or script runs to the end of the text, as in a browser; that is what keeps it linear.
"""

from __future__ import annotations

import re

from safelint.readers._flow import RAW, Attr, Flow
from safelint.readers._mask import words

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)")
_SIMPLE = re.compile(r"""((?:\s++[A-Za-z][A-Za-z0-9:_-]*+="[^"]*+")*+)\s*+(/?)>""")
_ATTR = re.compile(
    r"""[\s/]*+(?:(>)|([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)|(["']))?+)?+)"""
)
_OF_INTEREST = re.compile(r"\b(?:hidden|lang|style|role|title|aria-label)\b", re.IGNORECASE)
_NEEDS_ATTRS = words("a img input meta html area abbr button")
_COMMENT_END = re.compile(r"--!?>")
_END_OF_RAW = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in RAW}


def feed(flow: Flow, text: str, at: int, end: int) -> None:
    """Read `text[at:end]` as HTML into `flow`."""
    find = text.find
    while at < end:
        tag = find("<", at, end)
        if tag < 0:
            flow.text(at, end)
            return
        if tag > at:
            flow.text(at, tag)
        at = _markup(flow, text, tag, end)


def _markup(flow: Flow, text: str, at: int, end: int) -> int:
    """What the "<" at `at` begins; gives back where it ends."""
    match = _TAG.match(text, at, end)
    if match is None:
        return _other(flow, text, at, end)
    slash, name = match[1], match[2].lower()
    after = match.end()
    attrs: dict[str, Attr] = {}
    closed = False
    if text.startswith(">", after) and after < end:
        after += 1
    elif simple := _SIMPLE.match(text, after, end):
        if not slash and simple[1] and (name in _NEEDS_ATTRS or _OF_INTEREST.search(text, after, simple.end(1))):
            _attributes(text, after, end, attrs)
        after = simple.end()
        closed = simple[2] == "/"
    else:
        after = _attributes(text, after, end, attrs)
        if after < 0:
            return end
        closed = text[after - 2] == "/"
    if slash:
        flow.end_tag(name, at, after)
        return after
    flow.start_tag(name, attrs, at, after, closed=closed)
    if name in RAW and not (closed and flow.skip):
        return _raw(flow, text, name, after, end)
    return after


def _attributes(text: str, at: int, end: int, attrs: dict[str, Attr]) -> int:
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


def _raw(flow: Flow, text: str, name: str, at: int, end: int) -> int:
    """The content of an element that holds no markup."""
    match = _END_OF_RAW[name].search(text, at, end)
    stop = match.start() if match else end
    flow.text(at, stop)
    return stop


def _other(flow: Flow, text: str, at: int, end: int) -> int:
    """A comment, a declaration, or a "<" that is no markup."""
    if text.startswith("<!--", at):
        if text.startswith((">", "->"), at + 4):
            stop = text.index(">", at + 4) + 1
        else:
            closing = _COMMENT_END.search(text, at + 4, end)
            stop = closing.end() if closing else end
        flow.comment(at, stop)
        return stop
    if text.startswith(("<!", "<?", "</"), at) and at + 2 < end:
        stop = text.find(">", at + 2, end)
        return stop + 1 if stop >= 0 else end
    flow.text(at, at + 1)
    return at + 1
