"""Markdown: CommonMark with tables, footnotes, task and definition lists, front matter, raw HTML, Govspeak, MDX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Any, Protocol

from safelint.lazy import regex
from safelint.readers import Reader
from safelint.readers.html.meaning import Markup
from safelint.readers.html.tags import feed
from safelint.readers.markdown.blocks import ENDS, STARTS, MarkdownBlocks
from safelint.readers.markdown.boxes import cover_boxes
from safelint.readers.markdown.dialects import close_headings, govspeak_marks, mdx_marks
from safelint.readers.markdown.images import Images
from safelint.readers.markdown.line_ends import LineEnds
from safelint.readers.markdown.titles import LinkTitles
from safelint.readers.prose.entities import uncover
from safelint.readers.prose.flow import Flow, read_markup
from safelint.readers.prose.indented import tell_words
from safelint.readers.prose.mask import Masked, cover, mask_templates, merge
from safelint.values.document import LEFT_OUT, Document, InlineKind
from safelint.values.errors import Unreadable
from safelint.values.source import Span

_NOT_LINE_END = regex(r"[^\r\n]")
_MOST_NESTING = 100  # quotations and lists one in the other; the parser keeps and closes each for every line
_RULE = r"(?!(?:[ \t]*+-)++[ \t]*+$|(?:[ \t]*+\*)++[ \t]*+$)"  # a line of nothing else is no list
_NESTED = regex(rf"^{_RULE}[ \t]*+(?:(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t])[ \t]*+){{{_MOST_NESTING}}}+", re.MULTILINE)

_Attrs = Mapping[str, Any]
_Start = Callable[["_Walker", Any, int, int], None]


class _MarkdownEvents(Protocol):
    """What both parsers give: `markdown/pyromark.py` and `markdown/markdown_it.py`."""

    def events(self) -> Iterator[tuple[Any, int, int]]: ...

    def definitions(self) -> Iterator[tuple[str, str, int, int]]: ...


def read(path: str, data: bytes) -> Document:
    """The prose of a Markdown file.

    Raises `Unreadable` where the bytes are no text that can be parsed or the front matter's `safelint` settings are
    wrong.
    """
    mdx = path.lower().endswith(".mdx")
    return read_markup(path, data, READER.name, _walk, mask=partial(_masked, mdx=mdx))


def _walk(flow: Flow, start: int) -> None:
    text, body, masks = flow.builder.source, flow.masked, flow.builder.masks
    nested = _NESTED.search(text)
    if nested is not None:
        line = text.count("\n", 0, nested.start()) + 1
        raise Unreadable(f"line {line}: quotations or lists are nested more than {_MOST_NESTING} deep: take marks away")
    comments = (mask for mask in masks if text.startswith("{/*", mask.start))  # of MDX: nothing else is masked so
    flow.builder.comments += (Span(mask.start, mask.end) for mask in comments)
    _Walker(flow, _NOT_LINE_END.sub(" ", body[:start]) + body[start:]).run()


def _masked(text: str, *, mdx: bool) -> Masked:
    """`text` with everything covered that is neither Markdown nor prose."""
    masked = mask_templates(text)
    for find in (mdx_marks, govspeak_marks) if mdx else (govspeak_marks,):
        found = find(masked.text)
        if found:
            more = cover(masked.text, found)
            masked = Masked(more.text, merge(masked.masks, more.masks))
    boxes = cover_boxes(masked.text)
    return Masked(boxes.text, merge(masked.masks, boxes.masks))


def parsed(body: str, gaps: Sequence[int]) -> _MarkdownEvents:
    """What a parser makes of a text: pyromark where it is there, else one that is Python alone. At each of the `gaps` a
    space is read that is not there."""
    if find_spec("pyromark") is not None:
        from safelint.readers.markdown.pyromark import PyromarkEvents

        return PyromarkEvents(body, gaps)
    from safelint.readers.markdown.markdown_it import MarkdownItEvents

    return MarkdownItEvents(body, gaps)


class _Walker:
    """Hands the parser's events on to the flow of elements."""

    def __init__(self, flow: Flow, body: str) -> None:
        self.body = body
        self.flow = flow
        self.markup = Markup(self.flow)
        self.parsed = parsed(body, close_headings(body))
        self.line_ends = LineEnds(self.flow, body)
        self.blocks = MarkdownBlocks(self.flow, body, self.line_ends)
        self.in_code = False
        self.images = Images(self.flow, body, LinkTitles(body, self.parsed.definitions))
        self.html: list[tuple[int, int]] | None = None

    def run(self) -> None:
        # Most events are dicts of one key, the rest bare names.
        for event, a, b in self.parsed.events():
            if type(event) is str:
                self._named(event, a, b)
                continue
            for kind, value in event.items():
                if kind == "Text":
                    self._text(value, a, b)
                elif kind == "Start":
                    self._start(value, a, b)
                elif kind == "End":
                    self._end(value, b)
                else:
                    self._other(kind, value, a, b)

    def _text(self, text: str, a: int, b: int) -> None:
        if self.in_code:
            return
        same = b - a == len(text) and self.body.startswith(text, a)
        if self.images.depth:
            self.images.add(a, b, None if same else text)
            return
        if self.line_ends.waiting is not None:
            self.line_ends.hand_on(a)
        if same:
            self.flow.exact(a, b)
        else:
            self.flow.put(text, a, b)
        self.line_ends.last = b

    def _named(self, event: str, a: int, b: int) -> None:
        if event in ("SoftBreak", "HardBreak"):
            if self.images.depth:
                self.images.add(a + self.body.startswith("\\", a), b)
            elif self.blocks.ends_title(a):
                self.flow.end_block(a)
                self.line_ends.last = b
            else:
                self.line_ends.wait(a, b)
        elif event == "Rule":
            self.flow.end_block(a)

    def _other(self, kind: str, value: Any, a: int, b: int) -> None:
        if kind == "Html":
            if self.html is not None:
                self.html.append((a, b))
            return
        if self.images.depth:
            if kind == "Code":
                self.images.add(a, b, str(value))
            return
        if self.line_ends.waiting is not None:
            self.line_ends.hand_on(a)
        if kind == "Code":
            self.flow.put(LEFT_OUT, a, b)
        elif kind == "InlineHtml":
            feed(self.markup, self.body, a, b)
        self.line_ends.last = b

    def _start(self, value: Any, a: int, b: int) -> None:
        name, attrs = (value, {}) if type(value) is str else next(iter(value.items()))
        if self.images.depth and name != "Image":
            return
        if self.line_ends.waiting is not None:
            self.line_ends.hand_on(a)
        begin = STARTS.get(name)
        if begin is not None:
            begin(self.blocks, attrs, a, b)
        else:
            _STARTS[name](self, attrs, a, b)

    def _end(self, value: Any, b: int) -> None:
        name = value if type(value) is str else next(iter(value))
        if self.images.depth and name != "Image":
            return
        finish = ENDS.get(name)
        if finish is not None:
            finish(self.blocks, b)
        else:
            _ENDS[name](self, b)

    # Blocks

    def start_code(self, kind: Any, a: int, b: int) -> None:
        self.blocks.start_block("#code", a)
        self.in_code = True
        if kind == "Indented":
            tell_words(self.flow.builder, a, b)

    def end_code(self, b: int) -> None:
        self.in_code = False
        self.flow.leave("#code", b)

    def start_html(self, _: Any, a: int, b: int) -> None:
        self.line_ends.waiting = None
        self.flow.end_block(a)
        self.html = []

    def end_html(self, b: int) -> None:
        """Lines of raw HTML: read as one where only white space lies between them, so that a tag may span lines."""
        for start, end in _joined(self.html or (), self.body):
            feed(self.markup, self.body, start, end)
            self.line_ends.last = end
        self.html = None

    # Inline elements

    def start_link(self, attrs: _Attrs, a: int, b: int) -> None:
        title = uncover(attrs["title"])
        target = uncover(attrs["dest_url"])
        if attrs["link_type"] == "Email" and not target.lower().startswith("mailto:"):
            target = "mailto:" + target
        self.flow.begin_inline("#link", "link", a, target, {"title": title} if title else {})
        if title:
            self.images.tooltip(attrs, a, b)

    def end_inline(self, name: str, b: int) -> None:
        self.line_ends.last = b
        self.flow.leave(name, b)

    def start_image(self, attrs: _Attrs, a: int, b: int) -> None:
        self.images.start(attrs, a, b)

    def end_image(self, b: int) -> None:
        if self.images.end():
            self.line_ends.last = b


def _joined(lines: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The ranges of lines, as one where nothing but white space lies between two."""
    start = end = -1
    for a, b in lines:
        if start < 0:
            start = a
        elif end < a and not text[end:a].isspace():
            yield start, end
            start = a
        end = b
    if start >= 0:
        yield start, end


def _inline(kind: InlineKind) -> _Start:
    return lambda walker, _, a, b: walker.flow.begin_inline(f"#{kind}", kind, a, "", {})


def _leave_inline(name: str) -> Callable[[_Walker, int], None]:
    return lambda walker, b: walker.end_inline(name, b)


_STARTS: Mapping[str, _Start] = {
    "CodeBlock": _Walker.start_code,
    "HtmlBlock": _Walker.start_html,
    "Strong": _inline("strong"),
    "Emphasis": _inline("emphasis"),
    "Strikethrough": _inline("strike"),
    "Link": _Walker.start_link,
    "Image": _Walker.start_image,
}
_ENDS: Mapping[str, Callable[[_Walker, int], None]] = {
    "CodeBlock": _Walker.end_code,
    "HtmlBlock": _Walker.end_html,
    "Strong": _leave_inline("#strong"),
    "Emphasis": _leave_inline("#emphasis"),
    "Strikethrough": _leave_inline("#strike"),
    "Link": _leave_inline("#link"),
    "Image": _Walker.end_image,
}

READER = Reader("markdown", (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd"), read)
