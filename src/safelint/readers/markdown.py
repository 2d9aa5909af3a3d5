"""Markdown: CommonMark with tables, footnotes, task and definition lists, front matter, raw HTML, Govspeak, MDX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyromark

from safelint.lazy import regex
from safelint.readers import Reader
from safelint.readers._build import Builder
from safelint.readers._dialects import close_headings, govspeak_marks, mdx_marks
from safelint.readers._entities import uncover
from safelint.readers._flow import Flow, Piece
from safelint.readers._frontmatter import read_front_matter
from safelint.readers._markup import Markup
from safelint.readers._mask import Masked, cover, mask_templates, merge
from safelint.readers._numbering import Numbering
from safelint.readers._offsets import spaced
from safelint.readers._tags import feed
from safelint.readers._titles import LinkTitles
from safelint.readers.decode import decode
from safelint.values.document import LEFT_OUT, Document
from safelint.values.errors import Unreadable
from safelint.values.source import Source, Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)
_NOT_LINE_END = regex(r"[^\r\n]")
_NUMBERED = regex(r"([0-9]{1,9})[.)][ \t]*")
_MOST_NESTING = 100  # quotations and lists one in the other; the parser keeps and closes each for every line
_RULE = r"(?!(?:[ \t]*+-)++[ \t]*+$|(?:[ \t]*+\*)++[ \t]*+$)"  # a line of nothing else is no list
_NESTED = regex(rf"^{_RULE}[ \t]*+(?:(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t])[ \t]*+){{{_MOST_NESTING}}}+", re.MULTILINE)

_Attrs = Mapping[str, Any]
_Start = Callable[["_Walker", Any, int, int], None]


def read(path: str, data: bytes) -> Document:
    """The prose of a Markdown file.

    Raises `Unreadable` where the bytes are no text that can be parsed and `SafelintError` where the front matter's
    `safelint` settings are wrong.
    """
    text, encoding, bom = decode(data)
    nested = _NESTED.search(text)
    if nested is not None:
        line = text.count("\n", 0, nested.start()) + 1
        raise Unreadable(f"line {line}: quotations or lists are nested more than {_MOST_NESTING} deep: take marks away")
    mdx = path.lower().endswith(".mdx")
    masked = _masked(text, mdx)
    front = read_front_matter(path, masked.text)
    body = masked.text
    if front.end:
        body = _NOT_LINE_END.sub(" ", body[: front.end]) + body[front.end :]
    builder = Builder(text, body, masked.masks)
    if mdx:
        builder.comments += (Span(mask.start, mask.end) for mask in masked.masks if text.startswith("{/*", mask.start))
    front.add_to(builder)
    walker = _Walker(builder, body, front.meta.language)
    walker.run()
    flow = walker.flow
    meta = flow.meta(front.meta)
    return builder.document(Source(path, READER.name, text, encoding=encoding, bom=bom), meta)


def _masked(text: str, mdx: bool) -> Masked:
    """`text` with everything covered that is neither Markdown nor prose."""
    masked = mask_templates(text)
    for find in (mdx_marks, govspeak_marks) if mdx else (govspeak_marks,):
        found = find(masked.text)
        if found:
            more = cover(masked.text, found)
            masked = Masked(more.text, merge(masked.masks, more.masks))
    return masked


class _Walker:
    """Hands the parser's events on to the flow of elements."""

    def __init__(self, builder: Builder, body: str, language: str) -> None:
        self.body = body
        self.flow = Flow(builder, language)
        self.markup = Markup(self.flow)
        self.parsed, self.offsets = spaced(body, close_headings(body))
        self.last = 0  # where the text handed on last ends
        self.break_at: tuple[int, int] | None = None  # a line end that waits for what follows it
        self.depth = 0  # of lists
        self.numbering = Numbering(body)
        self.marked = -1  # where the text ends with which an item began in place of its mark
        self.row_is_header = False
        self.in_code = False
        self.image = 0  # how many images are open, one in the other
        self.alt: list[Piece] = []
        self.html: list[tuple[int, int]] | None = None
        self.titles = LinkTitles(body, self._definitions)

    def run(self) -> None:
        offsets = self.offsets
        # Byte ranges; most events are dicts of one key, the rest bare names.
        events: Iterator[tuple[Any, Any]] = iter(pyromark.events_with_range(self.parsed, options=_OPTIONS))
        for event, where in events:
            a, b = offsets[where["start"]], offsets[where["end"]]
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
        self.flow.finish(len(self.body))

    def _text(self, text: str, a: int, b: int) -> None:
        if self.in_code:
            return
        same = b - a == len(text) and self.body.startswith(text, a)
        if self.image:
            self.alt.append((a, b, None if same else text))
            return
        if self.break_at is not None:
            self._break(a)
        if same:
            self.flow.exact(a, b)
        else:
            self.flow.put(text, a, b)
        self.last = b

    def _break(self, a: int) -> None:
        """The line end before `a`: with the white space around it where there is nothing but white space."""
        assert self.break_at is not None
        start, end = self.break_at
        self.break_at = None
        if end < a and self.body[end:a].isspace():
            end = a
        self.flow.exact(start, end)
        self.last = a

    def _named(self, event: str, a: int, b: int) -> None:
        if event in ("SoftBreak", "HardBreak"):
            if self.image:
                self.alt.append((a + self.body.startswith("\\", a), b, None))
                return
            if self.break_at is not None:
                self._break(a)
            a += self.body.startswith("\\", a)
            if self.last < a and self.body[self.last : a].isspace():
                a = self.last
            self.break_at = (a, b)
        elif event == "Rule":
            self.flow.end_block(a)

    def _other(self, kind: str, value: Any, a: int, b: int) -> None:
        if kind == "Html":
            if self.html is not None:
                self.html.append((a, b))
            return
        if self.image:
            if kind == "Code":
                self.alt.append((a, b, str(value)))
            return
        if self.break_at is not None:
            self._break(a)
        if kind == "Code":
            self.flow.put(LEFT_OUT, a, b)
        elif kind == "InlineHtml":
            feed(self.markup, self.body, a, b)
        self.last = b

    def _start(self, value: Any, a: int, b: int) -> None:
        name, attrs = (value, {}) if type(value) is str else next(iter(value.items()))
        if self.image and name != "Image":
            return
        if self.break_at is not None:
            self._break(a)
        _STARTS[name](self, attrs, a, b)

    def _end(self, value: Any, b: int) -> None:
        name = value if type(value) is str else next(iter(value))
        if self.image and name != "Image":
            return
        _ENDS[name](self, b)

    # Blocks

    def start_paragraph(self, _: Any, a: int, b: int) -> None:
        if a == self.marked:
            self.flow.push("#paragraph", a, is_block=True)
        else:
            self.start_block("#paragraph", a)

    def start_block(self, name: str, a: int) -> None:
        self.break_at = None
        self.last = a
        self.flow.end_block(a)
        self.flow.push(name, a, is_block=True)

    def start_heading(self, attrs: _Attrs, a: int, b: int) -> None:
        self.start_block("#heading", a)
        self.flow.context = self.flow.context._replace(kind="heading", level=int(attrs["level"][1]))

    def start_code(self, _: Any, a: int, b: int) -> None:
        self.start_block("#code", a)
        self.in_code = True

    def end_code(self, b: int) -> None:
        self.in_code = False
        self.flow.leave("#code", b)

    def start_html(self, _: Any, a: int, b: int) -> None:
        self.break_at = None
        self.flow.end_block(a)
        self.html = []

    def end_html(self, b: int) -> None:
        """Lines of raw HTML: read as one where only white space lies between them, so that a tag may span lines."""
        for start, end in _joined(self.html or (), self.body):
            feed(self.markup, self.body, start, end)
            self.last = end
        self.html = None

    # Lists and tables

    def start_list(self, _: Any, a: int, b: int) -> None:
        self.depth += 1
        self.start_group("#list", a, self.depth)

    def start_group(self, name: str, a: int, level: int) -> None:
        self.break_at = None
        self.flow.end_block(a)
        self.flow.enter_group(self.flow.push(name, a, is_block=True), level=level)

    def end_list(self, b: int) -> None:
        self.depth -= 1
        self.flow.leave("#list", b)

    def start_item(self, _: Any, a: int, b: int) -> None:
        self.start_block("#item", a)
        self.flow.context = self.flow.context._replace(kind="item", row=self.flow.next_row())
        mark = _NUMBERED.match(self.body, a)
        if mark is not None and self.numbering.is_text(*mark.span(1)):
            self.marked = self.last = mark.end()
            self.flow.exact(a, self.marked)

    def start_term(self, _: Any, a: int, b: int) -> None:
        self.start_block("#term", a)
        self.flow.context = self.flow.context._replace(kind="term", row=self.flow.next_row())

    def start_definition(self, _: Any, a: int, b: int) -> None:
        self.start_block("#definition", a)
        self.flow.context = self.flow.context._replace(kind="definition", row=max(self.flow.row(), 0))

    def start_head(self, _: Any, a: int, b: int) -> None:
        self.row_is_header = True
        self.start_block("#row", a)
        self.flow.next_row()

    def start_row(self, _: Any, a: int, b: int) -> None:
        self.row_is_header = False
        self.start_block("#row", a)
        self.flow.next_row()

    def start_cell(self, _: Any, a: int, b: int) -> None:
        self.start_block("#cell", a)
        self.flow.context = self.flow.next_cell(header=self.row_is_header)

    # Inline elements

    def start_link(self, attrs: _Attrs, a: int, b: int) -> None:
        title = uncover(attrs["title"])
        target = uncover(attrs["dest_url"])
        if attrs["link_type"] == "Email" and not target.lower().startswith("mailto:"):
            target = "mailto:" + target
        self.flow.begin_inline("#link", "link", a, target, {"title": title} if title else {})
        if title:
            self._tooltip(attrs, a, b)

    def end_inline(self, name: str, b: int) -> None:
        self.last = b
        self.flow.leave(name, b)

    def start_image(self, attrs: _Attrs, a: int, b: int) -> None:
        self.image += 1
        if self.image == 1:
            self.alt = []
            self.image_attrs, self.image_at = attrs, (a, b)

    def end_image(self, b: int) -> None:
        self.image -= 1
        if self.image:
            return
        attrs, (a, b) = self.image_attrs, self.image_at
        title = uncover(attrs["title"])
        alt = "".join(self.body[c:d] if text is None else text for c, d, text in self.alt)
        named = {"alt": uncover(alt), "title": title} if title else {"alt": uncover(alt)}
        self.flow.image(a, b, uncover(attrs["dest_url"]), named)
        if self.alt:
            self.flow.add_after("alt", self.alt[0][0], self.alt[-1][1], self.alt)
        if title:
            self._tooltip(attrs, a, b)
        self.last = b

    def _tooltip(self, attrs: _Attrs, a: int, b: int) -> None:
        piece = self.titles.piece(attrs, a, b)
        if piece is not None:
            self.flow.add_after("tooltip", piece[0], piece[1], [piece])

    def _definitions(self) -> Iterator[tuple[str, str, int, int]]:
        """Each definition that links refer to: its target, its title, and where it stands."""
        for link in pyromark.reference_definitions(self.parsed, options=_OPTIONS).values():
            span = link["span"]
            yield link["dest"], link["title"] or "", self.offsets[span["start"]], self.offsets[span["end"]]


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


def _block(name: str, **fields: Any) -> _Start:
    def start(walker: _Walker, _: Any, a: int, b: int) -> None:
        walker.start_block(name, a)
        walker.flow.context = walker.flow.context._replace(**fields)

    return start


def _group(name: str) -> _Start:
    return lambda walker, _, a, b: walker.start_group(name, a, 0)


def _inline(kind: str) -> _Start:
    return lambda walker, _, a, b: walker.flow.begin_inline(f"#{kind}", kind, a, "", {})


def _leave(name: str) -> Callable[[_Walker, int], None]:
    def end(walker: _Walker, b: int) -> None:
        walker.break_at = None
        walker.flow.leave(name, b)

    return end


def _leave_inline(name: str) -> Callable[[_Walker, int], None]:
    return lambda walker, b: walker.end_inline(name, b)


_STARTS: Mapping[str, _Start] = {
    "Paragraph": _Walker.start_paragraph,
    "Heading": _Walker.start_heading,
    "BlockQuote": _block("#quote", quoted=True),
    "CodeBlock": _Walker.start_code,
    "HtmlBlock": _Walker.start_html,
    "List": _Walker.start_list,
    "Item": _Walker.start_item,
    "FootnoteDefinition": _block("#footnote", kind="footnote", level=0, group=-1, row=-1),
    "DefinitionList": _group("#definitions"),
    "DefinitionListTitle": _Walker.start_term,
    "DefinitionListDefinition": _Walker.start_definition,
    "Table": _group("#table"),
    "TableHead": _Walker.start_head,
    "TableRow": _Walker.start_row,
    "TableCell": _Walker.start_cell,
    "Strong": _inline("strong"),
    "Emphasis": _inline("emphasis"),
    "Strikethrough": _inline("strike"),
    "Link": _Walker.start_link,
    "Image": _Walker.start_image,
}
_ENDS: Mapping[str, Callable[[_Walker, int], None]] = {
    "Paragraph": _leave("#paragraph"),
    "Heading": _leave("#heading"),
    "BlockQuote": _leave("#quote"),
    "CodeBlock": _Walker.end_code,
    "HtmlBlock": _Walker.end_html,
    "List": _Walker.end_list,
    "Item": _leave("#item"),
    "FootnoteDefinition": _leave("#footnote"),
    "DefinitionList": _leave("#definitions"),
    "DefinitionListTitle": _leave("#term"),
    "DefinitionListDefinition": _leave("#definition"),
    "Table": _leave("#table"),
    "TableHead": _leave("#row"),
    "TableRow": _leave("#row"),
    "TableCell": _leave("#cell"),
    "Strong": _leave_inline("#strong"),
    "Emphasis": _leave_inline("#emphasis"),
    "Strikethrough": _leave_inline("#strike"),
    "Link": _leave_inline("#link"),
    "Image": _Walker.end_image,
}

READER = Reader("markdown", (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd"), read)
