"""Markdown read by markdown-it-py, which is Python alone: the events that `pyromark.py` gives, in its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from safelint.lazy import regex
from safelint.readers.markdown.placed import AT, NOTED, SKIPPED, Cut, CutPlaces, Noted
from safelint.readers.markdown.rules import parser

Event = tuple[Any, int, int]
"""What there is, and where: most are dicts of one key, the rest bare names."""

_LINE_STARTS = regex(r"\n[ \t]+")


class MarkdownItEvents:
    """A text that was parsed. `gaps` are the places at which a space is to be read that is not there."""

    def __init__(self, body: str, gaps: Sequence[int]) -> None:
        self._body = body
        self._src, self._offsets = _normal(body, gaps)
        self._env: dict[str, Any] = {}
        self._tokens = parser().parse(self._src, self._env)
        self._noted: Noted = self._env.get(NOTED) or Noted({}, {})
        self._lines = [0, *(m for m, each in enumerate(self._src, 1) if each == "\n")]
        self._lines.append(len(self._src))

    def events(self) -> Iterator[Event]:
        for event, a, b in self._events():
            yield event, self._offset(a), self._offset(b)

    def _offset(self, at: int) -> int:
        return self._offsets[min(at, len(self._src))]

    def definitions(self) -> Iterator[tuple[str, str, int, int]]:
        for link in self._env.get("references", {}).values():
            first, last = link["map"]
            yield link["href"], link["title"], self._offset(self._line(first)), self._offset(self._line(last))

    def _line(self, number: int) -> int:
        return self._lines[min(number, len(self._lines) - 1)]

    # Blocks

    def _events(self) -> Iterator[Event]:
        opened: list[tuple[Any, int, int]] = []
        before = Token("", "", 0)
        cells: Iterator[Cell] = iter(())
        cell = _at_end(0)
        for token in self._tokens:
            kind = token.type
            event, a, b = _BLOCKS.get(kind), self._noted.begins.get(id(token), 0), self._end(token)
            if kind == "inline":
                yield from self._inline(token, before, cell[2])
            elif kind in _LEAVES:
                yield from _LEAVES[kind](self, token, a, b)
            elif token.hidden or (event is None and token.nesting >= 0):
                pass
            elif token.nesting < 0:
                if kind not in _SILENT_ENDS:
                    event, a, b = opened.pop()
                    yield {"End": event}, a, b
            else:
                if kind == "tr_open":
                    cells = self._cells(token, before, a, b)
                    event = "TableHead" if before.type == "thead_open" else event
                elif event == "TableCell":
                    cell = next(cells)
                    a, b, _ = cell
                opened.append((event, a, b))
                yield {"Start": {event: {"level": token.tag.upper()}} if event == "Heading" else event}, a, b
            before = token

    def _end(self, token: Token) -> int:
        return self._line(token.map[1]) if token.map else self._noted.begins.get(id(token), 0)

    def _cells(self, row: Token, before: Token, a: int, b: int) -> Iterator[Cell]:
        """The cells of a row, of which there are more where others have more."""
        start = a if before.type == "thead_open" else self._line(row.map[0] if row.map else 0)
        yield from _cells(self._src, start, b - self._src.startswith("\n", b - 1))
        while True:
            yield _at_end(b)

    def code(self, token: Token, a: int, b: int) -> Iterator[Event]:
        yield {"Start": "CodeBlock"}, a, b
        yield {"End": "CodeBlock"}, a, b

    def rule(self, token: Token, a: int, b: int) -> Iterator[Event]:
        yield "Rule", a, b

    def html(self, token: Token, a: int, b: int) -> Iterator[Event]:
        yield {"Start": "HtmlBlock"}, a, b
        places = self._noted.cuts[id(token)].places
        at = 0
        for line in token.content.splitlines(keepends=True):
            yield {"Html": line}, places.source(at), places.after(at + len(line))
            at += len(line)
        yield {"End": "HtmlBlock"}, a, b

    # Text

    def _inline(self, token: Token, before: Token | None, cell: Cut) -> Iterator[Event]:
        places, skipped = self._noted.cuts[id(token)].places, token.meta[SKIPPED]
        if before is not None and before.type == "heading_open" and before.markup.startswith("#"):
            start = self._noted.begins[id(before)] + len(before.markup)
            places, skipped = CutPlaces.at(self._src.find(token.content, start)), 0
        elif before is not None and before.type in ("th_open", "td_open"):
            places, skipped = cell.places, max(cell.text.find(token.content), 0)
        yield from BlockText(places, token.content, skipped).events(token.children or [], 0)


class BlockText:
    """The text of one block."""

    def __init__(self, places: CutPlaces, text: str, skipped: int) -> None:
        self._places = places
        self._text = text
        self._skipped = skipped

    def events(self, tokens: Sequence[Token], by: int) -> Iterator[Event]:
        """`by` is where in the text that of the tokens begins."""
        links: list[tuple[Any, int, int]] = []
        for token in tokens:
            start, end = token.meta[AT]
            start, end = start + by, end + by
            kind = token.type
            if kind in ("text", "text_special"):
                yield from self._words(token, start, end)
            elif kind == "link_open":
                links.append(({"Link": self._link(token, end)}, start, end))
                yield {"Start": links[-1][0]}, *self._range(start, end)
            elif kind == "link_close":
                yield {"End": "Link"}, *self._range(*links.pop()[1:])
            elif kind == "image":
                yield {"Start": {"Image": self._link(token, end)}}, *self._range(start, end)
                yield from self.events(token.children or [], start + 2)
                yield {"End": "Image"}, *self._range(start, end)
            elif kind in _LINE_ENDS:
                end = self._text.index("\n", start) + 1
                while kind == "hardbreak" and self._text.startswith(" ", start - 1) and self._text[start] != "\\":
                    start -= 1
                yield _LINE_ENDS[kind], *self._range(start, end)
            elif kind in _ALONE:
                yield {_ALONE[kind]: token.content}, *self._range(start, end)
            else:
                yield from self._emphasis(token, start, end)

    def _emphasis(self, token: Token, start: int, end: int) -> Iterator[Event]:
        name, strong = _INLINES[token.tag], token.tag == "strong"  # whose outer marks are tokens of their own
        if token.nesting > 0:
            yield {"Start": name}, *self._range(start - strong, end)
        else:
            yield {"End": name}, *self._range(start, end + strong)

    def _words(self, token: Token, start: int, end: int) -> Iterator[Event]:
        if not token.content:
            return
        if token.info == "escape":
            start = end - len(token.content)
        elif token.type == "text" and end - start > len(token.content):  # of a link in angle brackets
            start, end = start + 1, end - 1
        said = _character(token) if token.type == "text_special" else self._text[start:end]
        for a, b in self._places.pieces(start + self._skipped, end + self._skipped):
            a, b = a - self._skipped, b - self._skipped
            yield {"Text": said if (a, b) == (start, end) else self._text[a:b]}, *self._range(a, b)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return self._places.source(start + self._skipped), self._places.after(end + self._skipped)

    def _link(self, token: Token, end: int) -> dict[str, Any]:
        kind = "Inline" if self._text[end - 1] == ")" else "Reference"
        if token.info == "auto":
            kind = "Autolink"
        target, title = token.attrs.get("href", token.attrs.get("src", "")), str(token.attrs.get("title", ""))
        return {"link_type": kind, "dest_url": target, "title": _LINE_STARTS.sub("\n", title)}


def _character(token: Token) -> str:
    """What an escape or a character reference stands for."""
    if token.info == "entity" and token.markup.startswith("&#"):
        digits = token.markup[2:-1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return token.content


def _normal(body: str, gaps: Sequence[int]) -> tuple[str, Sequence[int]]:
    """The text with one kind of line ends and with its gaps filled, and where each character stands in `body`."""
    if "\r" not in body and not gaps:
        return body, range(len(body) + 1)
    pieces: list[str] = []
    offsets: list[int] = []
    for start, end in pairwise((0, *gaps, len(body))):
        if start:
            pieces.append(" ")
            offsets.append(start)
        for at in range(start, end):
            char = body[at]
            if char == "\n" and body.startswith("\r", at - 1) and at:
                continue
            pieces.append("\n" if char == "\r" else char)
            offsets.append(at)
    offsets.append(len(body))
    return "".join(pieces), offsets


Cell = tuple[int, int, Cut]
"""Where it begins and ends, and its text."""


def _at_end(end: int) -> Cell:
    return end, end, Cut(CutPlaces.at(end), "")


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of a row."""
    while start < end and text[start] in " \t>":
        start += 1
    most = end
    while start < end and text[end - 1] in " \t":
        end -= 1
    at = start + text.startswith("|", start)
    while at < end:
        places, pieces, begin, first, length = CutPlaces.at(at), [], at, at, 0
        while at < end and text[at] != "|":
            if text.startswith("\\|", at) and at + 1 < end:
                pieces.append(text[first:at])
                length += at - first
                first = at + 1
                places.add(length, first)
                at += 1
            at += 1
        pieces.append(text[first:at])
        yield begin, at if at < end else most, Cut(places, "".join(pieces))
        at += 1


_LEAVES: Mapping[str, Callable[[MarkdownItEvents, Token, int, int], Iterator[Event]]] = {
    "code_block": MarkdownItEvents.code,
    "fence": MarkdownItEvents.code,
    "html_block": MarkdownItEvents.html,
    "hr": MarkdownItEvents.rule,
}
_SILENT_ENDS = ("thead_close", "tbody_close")
_LINE_ENDS = {"softbreak": "SoftBreak", "hardbreak": "HardBreak"}
_ALONE = {"code_inline": "Code", "html_inline": "InlineHtml", "footnote_ref": "FootnoteReference"}
_INLINES = {"strong": "Strong", "em": "Emphasis", "s": "Strikethrough"}
_BLOCKS = {
    "paragraph_open": "Paragraph",
    "heading_open": "Heading",
    "blockquote_open": "BlockQuote",
    "bullet_list_open": "List",
    "ordered_list_open": "List",
    "list_item_open": "Item",
    "footnote_open": "FootnoteDefinition",
    "dl_open": "DefinitionList",
    "dt_open": "DefinitionListTitle",
    "dd_open": "DefinitionListDefinition",
    "table_open": "Table",
    "tr_open": "TableRow",
    "th_open": "TableCell",
    "td_open": "TableCell",
}
