"""From a flow of elements to blocks of prose: which element begins a block, what kind it is, what is not read at all.

The HTML reader feeds it tags; the Markdown reader feeds it its own elements (their names begin with "#", so that no raw
tag in the text can end them) and the raw HTML between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers._build import PLAIN, Builder, Context
from safelint.readers._elements import (
    BLOCKS,
    GRAPHIC_ROLES,
    HEADINGS,
    IMPLIED_ENDS,
    INLINE_KINDS,
    KEPT_ATTRS,
    KINDS,
    LISTS,
    MARKED_EMPTY,
    NO_ROLES,
    PARTED,
    SCOPES,
    SKIPPED,
    SKIPPED_WITH_MARK,
    TABLE_PARTS,
    TOLD_ATTRS,
    VOID,
)
from safelint.readers._entities import add_html, decode_attribute
from safelint.readers._gaps import Gap
from safelint.readers._landmarks import MAY_BE_APART, Landmarks
from safelint.readers._styles import hides, shows
from safelint.values.document import LEFT_OUT, Element, Meta
from safelint.values.source import Span

_CODE = regex("<code", re.IGNORECASE)
_PRE_END = regex("</pre", re.IGNORECASE)

Attr = tuple[int, int]
"""Where the value of an attribute stands in the source, without its quotes; equal offsets: it has none."""


class _Open(NamedTuple):
    """An inline element that is still open, as far as it lies in the present block; `start` is -1 before its text."""

    kind: str
    start: int
    a: int
    target: str
    attrs: Mapping[str, str]


class _OpenElement:
    """An entry of the stack. `dead` when its end tag came while a block inside it was still open."""

    __slots__ = ("a", "blocks", "context", "dead", "index", "inline", "is_block", "name", "parent_counts")

    def __init__(self, name: str, index: int, context: Context, blocks: int, a: int, is_block: bool) -> None:
        self.name = name
        self.index = index
        self.context = context  # to go back to at its end
        self.blocks = blocks  # how many there were at its start
        self.a = a
        self.is_block = is_block
        self.inline: _Open | None = None
        self.dead = False
        self.parent_counts: tuple[int, int] | None = None


Piece = tuple[int, int, str | None]
"""A range of the source and what stands for it; None: its own characters."""


class _Extra(NamedTuple):
    """A block to come after the present one: alternative text, a tooltip, a label."""

    context: Context
    a: int
    b: int
    pieces: Sequence[Piece] | None = None  # where it is not simply the source from a to b


class Flow:
    """The state of the reading. `a` and `b` are offsets in the source: the range of the tag or text."""

    def __init__(self, builder: Builder, language: str = "") -> None:
        """`language` is what front matter says of the page; "": its own tag says it."""
        self.builder = builder
        self.masked = builder.masked
        self.context = PLAIN
        self.page_language = language
        self.title = ""
        self.whole_page = False
        self.skip = 0  # height of the stack at which skipping began, 0: nothing is skipped
        self.stack: list[_OpenElement] = []
        self._landmarks = Landmarks(self.stack)
        self._open_by_name: dict[str, list[_OpenElement]] = {}
        self._scopes: list[int] = [-1]  # indices in the stack
        self._walls: list[int] = [-1]  # indices of the Markdown reader's elements: no raw tag ends those
        self._inlines: list[_OpenElement] = []
        self._extras: list[_Extra] = []
        self._groups = 0
        self._counts = (-1, -1)  # row and column of the innermost list or table
        self._language_of_block = ""
        self._language_reach = -1
        self._next_code = self._next_pre_end = -1
        self.gap = Gap()
        self._broken = -1  # where in the text the last <br> ended
        self._in_graphic = False  # what is skipped is an svg that people see
        self._tables: list[int] = []  # of the open tables, their places among the elements

    # Text

    def text(self, a: int, b: int) -> None:
        """Text of HTML, in which character references are still to be decoded."""
        if not self.skip:
            if self.gap.kind:
                self.mind_gap(a)
            add_html(self.builder, self.context, a, b)

    def exact(self, a: int, b: int) -> None:
        """Text that needs no decoding."""
        if not self.skip:
            if self.gap.kind:
                self.mind_gap(a)
            self.builder.add(self.context, a, b)

    def put(self, text: str, a: int, b: int) -> None:
        """Text that stands for the source from `a` to `b`."""
        if not self.skip:
            self.gap.clear()
            self.builder.put(self.context, text, a, b)

    def mind_gap(self, a: int) -> None:
        """Read a space before the character at `a` where people see one that is not in the source."""
        builder = self.builder
        before, end = builder.last() if builder.is_open else ("", a)
        if end < a < len(self.masked) and before and self.gap.between(before, self.masked[a]):
            start = builder.position()
            builder.put(self.context, " ", end, a)
            for element in self._inlines:
                if element.inline is not None and element.inline.start == start:
                    element.inline = element.inline._replace(start=start + 1)
        self.gap.clear()

    def comment(self, a: int, b: int) -> None:
        self.builder.comments.append(Span(a, b))

    # Elements by their meaning, for both readers

    def push(self, name: str, a: int, *, is_block: bool = False) -> _OpenElement:
        """Put an element on the stack."""
        stack = self.stack
        element = _OpenElement(name, len(stack), self.context, len(self.builder.blocks), a, is_block)
        stack.append(element)
        if not is_block:
            self.gap.starts(name)
        same = self._open_by_name.get(name)
        if same is None:
            self._open_by_name[name] = [element]
        else:
            same.append(element)
        if name[0] == "#":
            self._walls.append(element.index)
        elif is_block and name in SCOPES:
            self._scopes.append(element.index)
        return element

    def begin_inline(self, name: str, kind: str, a: int, target: str, attrs: Mapping[str, str]) -> None:
        element = self.push(name, a)
        if kind == "link":
            self.gap.starts_link(target)
        if not self.skip and not self._is_inside(kind):
            start = self.builder.position() if self.builder.is_open else -1
            element.inline = _Open(kind, start, a, target, attrs)
            self._inlines.append(element)

    def _is_inside(self, kind: str) -> bool:
        """Bold in bold says nothing new; so at most one element of a kind is open, which bounds each block's work."""
        return any(element.inline is not None and element.inline.kind == kind for element in self._inlines)

    def pop_to(self, element: _OpenElement, b: int) -> None:
        """End `element` and all that is open inside it; `b` is where its end tag ends."""
        while True:
            top = self.stack.pop()
            if not top.dead:
                self._open_by_name[top.name].pop()
            self._finish(top, b, own=top is element)
            if top is element:
                return

    def leave(self, name: str, b: int) -> None:
        """End the innermost element of that name, which is known to be open."""
        self.pop_to(self._open_by_name[name][-1], b)

    def _finish(self, element: _OpenElement, b: int, *, own: bool) -> None:
        if element.name[0] == "#":
            self._walls.pop()
        if element.is_block:
            if element.name in SCOPES:
                self._scopes.pop()
            if element.parent_counts is not None:
                self._counts = element.parent_counts
            if not self.skip:
                self._finish_block(element, b)
        else:
            self._finish_inline(element, b, own=own)
        self.context = element.context
        if self.skip > len(self.stack):
            self.skip = 0

    def _finish_inline(self, element: _OpenElement, b: int, *, own: bool) -> None:
        self.gap.ends(element.name)
        if element.inline is not None:
            if element.inline.kind == "link":
                self.gap.ends_link(element.inline.target)
            self._end_inline(element, b, own=own)

    def _finish_block(self, element: _OpenElement, b: int) -> None:
        if self.builder.is_open or self._extras or self.builder.waiting:
            self.end_block(b)
        if len(self.builder.blocks) == element.blocks:
            if element.name in MARKED_EMPTY or (self.context.kind == "heading" != element.context.kind):
                self.builder.empty(self.context, element.a, b)
        elif element.name == "title" and not self.title:
            self.title = self.builder.last_text()

    def end_block(self, b: int) -> None:
        """A boundary between blocks: nothing before it is read together with what follows."""
        builder = self.builder
        if builder.waiting:  # no block is open
            self._block_of_empty_links()
        if builder.is_open:
            for element in self._inlines:
                inline = element.inline
                if inline is not None:
                    if builder.position() > max(inline.start, builder.start):
                        self._emit(inline, inline.a, b)
                    element.inline = inline._replace(start=-1)
            if self._language_reach >= 0:
                self._apply_language()
            builder.close()
        if self._extras:
            extras, self._extras = self._extras, []
            for extra in extras:
                self._put_extra(extra)
                builder.close()

    def _emit(self, inline: _Open, a: int, b: int) -> None:
        start = inline.start if inline.start >= 0 else self.builder.start
        if start == self.builder.start and "lang" in inline.attrs:
            tag = inline.attrs["lang"]
            self._language_of_block = "" if tag.lower() == self.page_language.lower() else tag
            self._language_reach = self.builder.position()
        if self.builder.position() > start or inline.kind == "link":
            self.builder.inline(inline.kind, start, Span(a, b), inline.target, inline.attrs)

    def _end_inline(self, element: _OpenElement, b: int, *, own: bool = True) -> None:
        """`own` where its own end tag ends it: only then can a link be called empty."""
        inline = element.inline
        assert inline is not None
        element.inline = None
        if self._inlines[-1] is element:
            self._inlines.pop()
        else:
            self._inlines.remove(element)  # a short list
        if self.builder.is_open:
            if own or self.builder.position() > max(inline.start, self.builder.start):
                self._emit(inline, inline.a, b)
        elif own and inline.kind == "link" and len(self.builder.blocks) == element.blocks:
            self.builder.waiting.append((Span(inline.a, b), inline.target, inline.attrs))

    def _apply_language(self) -> None:
        """An inline element with a language that holds the whole block gives the block its language."""
        tail = self.builder.text_after(self._language_reach)
        if not tail.strip():
            self.builder.context = self.builder.context._replace(language=self._language_of_block)
        self._language_reach = -1

    def _block_of_empty_links(self) -> None:
        waiting = self.builder.waiting
        first, last = waiting[0][0].start, waiting[-1][0].end
        self.builder.open(self.context)
        self.builder.finish_empty(first, last)

    def _put_extra(self, extra: _Extra) -> None:
        if extra.pieces is None:
            add_html(self.builder, extra.context, extra.a, extra.b, attribute=True)
            return
        for a, b, text in extra.pieces:
            if text is None:
                self.builder.add(extra.context, a, b)
            else:
                self.builder.put(extra.context, text, a, b)

    def add_after(self, kind: str, a: int, b: int, pieces: Sequence[Piece] | None = None) -> None:
        """A block of `kind` from an attribute's value, to follow the present block."""
        if not self.skip and a < b:
            self._extras.append(_Extra(self.context._replace(kind=kind, level=0, header=False), a, b, pieces))

    def tell(self, name: str, attrs: Mapping[str, Attr], a: int, b: int, group: int = -1) -> None:
        """Note an element that leaves neither block nor inline."""
        told = self._kept(attrs)
        if attrs:
            told.update((each, self.value(where)) for each, where in attrs.items() if each in TOLD_ATTRS)
        self.builder.elements.append(Element(name, Span(a, b), self.builder.position(), group, told))

    def flush_extras(self, b: int) -> None:
        """Outside any block extras need not wait."""
        if self._extras and not self.builder.is_open and not self.builder.waiting:
            self.end_block(b)

    def image(self, a: int, b: int, target: str, attrs: Mapping[str, str]) -> None:
        """An image: `LEFT_OUT` in the prose, and an inline over it."""
        if self.skip:
            return
        start = self.builder.position()
        self.put(LEFT_OUT, a, b)
        self.builder.inline("image", start, Span(a, b), target, attrs)

    # Lists and tables

    def enter_group(self, element: _OpenElement, *, level: int) -> None:
        """`element` is a list or a table: what stands in it counts from the start."""
        element.parent_counts = self._counts
        self._counts = (-1, -1)
        self.context = self.context._replace(
            kind="paragraph", group=self._groups, level=level, row=-1, column=-1, header=False
        )
        self._groups += 1

    def next_row(self) -> int:
        self._counts = (self._counts[0] + 1, -1)
        return self._counts[0]

    def row(self) -> int:
        return self._counts[0]

    def next_cell(self, *, header: bool) -> Context:
        row, column = self._counts
        row, column = max(row, 0), column + 1
        self._counts = (row, column)
        return self.context._replace(kind="cell", row=row, column=column, header=header)

    # Tags of HTML

    def start_tag(self, name: str, attrs: Mapping[str, Attr], a: int, b: int, *, closed: bool = False) -> None:
        """A start tag; `closed` where it ends with "/>". The names of `attrs` are lower case."""
        if self.skip:
            if self._in_graphic and attrs:
                if name == "a" or ("role" in attrs and self._role(attrs) in GRAPHIC_ROLES):
                    self.tell(name, attrs, a, b)
            self._start_unseen(name, a, closed=closed)
            if self.skip:
                return
        if name in BLOCKS or ("role" in attrs and self._role(attrs) == "heading" and name not in VOID):
            self._start_block(name, attrs, a, b)
        elif name in VOID:
            self._void(name, attrs, a, b)
        elif name in SKIPPED:
            self._start_skipped(name, attrs, a, b, closed=closed)
        elif not closed or name in INLINE_KINDS:
            self._start_inline(name, attrs, a, b)

    def _start_unseen(self, name: str, a: int, *, closed: bool) -> None:
        """A start tag inside something skipped; it may imply the end of that."""
        is_block = name in BLOCKS
        if is_block and self.stack[self.skip - 1].name not in SKIPPED:
            self._imply_ends(name, a)
        if self.skip and name not in VOID and not closed:
            self.push(name, a, is_block=is_block)

    def _skip_from(self, name: str, a: int) -> None:
        """Nothing of an element is read."""
        self.push(name, a)
        self.skip = len(self.stack)
        self._in_graphic = False

    def _hidden(self, attrs: Mapping[str, Attr]) -> bool:
        style = self.value(attrs["style"]) if "style" in attrs else ""
        if "hidden" in attrs:
            a, b = attrs["hidden"]
            return self.masked[a:b].lower() != "until-found" and not (style and shows(style))
        if "aria-hidden" in attrs and self.value(attrs["aria-hidden"]).strip().lower() == "true":
            return True
        return style != "" and hides(style)

    def value(self, where: Attr) -> str:
        return decode_attribute(self.masked[where[0] : where[1]])

    def _role(self, attrs: Mapping[str, Attr]) -> str:
        return self.value(attrs["role"]).strip().lower()

    def _language(self, attrs: Mapping[str, Attr]) -> str | None:
        """The language that an element declares, "" for the page's own; None where it says nothing."""
        where = attrs.get("lang") or attrs.get("xml:lang")
        if where is None:
            return None
        tag = self.value(where)
        return "" if tag.strip().lower() == self.page_language.lower() else tag.strip() or tag

    def _kept(self, attrs: Mapping[str, Attr]) -> dict[str, str]:
        if not attrs:
            return {}
        kept = {name: self.value(where) for name, where in attrs.items() if name in KEPT_ATTRS}
        if "xml:lang" in attrs:
            kept.setdefault("lang", self.value(attrs["xml:lang"]))
        return kept

    def _start_skipped(self, name: str, attrs: Mapping[str, Attr], a: int, b: int, *, closed: bool) -> None:
        if name in SKIPPED_WITH_MARK and not self._hidden(attrs):
            if name == "object" or ("role" in attrs and self._role(attrs) in GRAPHIC_ROLES):
                self.tell(name, attrs, a, b)
            if self.builder.is_open or name == "code":
                self.put(LEFT_OUT, a, b)
            self._in_graphic = name == "svg"
        else:
            self._in_graphic = False
        if not (closed and name in ("svg", "math")):
            self.push(name, a)
            self.skip = len(self.stack)

    def _start_inline(self, name: str, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        if attrs and self._hidden(attrs):
            self._skip_from(name, a)
            return
        kind = INLINE_KINDS.get(name, "")
        if "role" in attrs and kind != "link":
            role = self._role(attrs)
            if role == "link":
                kind = "link"
                self.begin_inline(name, kind, a, "", self._kept(attrs))
                return
            if role in GRAPHIC_ROLES:
                self.tell(name, attrs, a, b)
        if kind == "link":
            if self._open_by_name.get("a"):
                self.end_tag("a", a, a)  # links do not nest
            self._start_link(attrs, a)
        elif kind:
            self.begin_inline(name, kind, a, "", self._kept(attrs))
        else:
            kept = self._kept(attrs)
            if "lang" in kept:
                self.begin_inline(name, "passage", a, "", kept)
            else:
                self.push(name, a)
        if name == "abbr" and "title" in attrs:
            self.add_after("tooltip", *attrs["title"])

    def _start_link(self, attrs: Mapping[str, Attr], a: int) -> None:
        if "href" not in attrs:
            self.push("a", a)
            return
        self.begin_inline("a", "link", a, self.value(attrs["href"]).strip(), self._kept(attrs))
        for attribute, kind in (("title", "tooltip"), ("aria-label", "label")):
            if attribute in attrs:
                self.add_after(kind, *attrs[attribute])

    def _void(self, name: str, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        if name == "br":
            self._line_break(a, b)
        elif name == "img":
            self._start_image(attrs, a, b)
        elif name == "input":
            self._input(attrs, a, b)
        elif name == "meta":
            self._meta(attrs)
        elif name == "area":
            self._area(attrs, a, b)
        self.flush_extras(b)

    def _line_break(self, a: int, b: int) -> None:
        """A <br>; a second one with nothing between them makes an empty line, and so ends a paragraph."""
        if self.skip:
            return
        builder = self.builder
        after_break = builder.is_open and self._broken >= builder.start
        if after_break and self.context.kind in PARTED and not builder.text_after(self._broken).strip():
            self.end_block(a)
        else:
            self.put("\n", a, b)
            self._broken = builder.position()

    def _start_image(self, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        if self._hidden(attrs):
            return
        self.image(a, b, self.value(attrs["src"]).strip() if "src" in attrs else "", self._kept(attrs))
        for attribute, kind in (("alt", "alt"), ("title", "tooltip"), ("aria-label", "alt")):
            if attribute in attrs:
                self.add_after(kind, *attrs[attribute])

    def _area(self, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        if "href" in attrs and not self._hidden(attrs):
            self.tell("area", attrs, a, b)
        if "alt" in attrs:
            self.add_after("alt", *attrs["alt"])

    def _input(self, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        if self._hidden(attrs):
            return
        kind = self.value(attrs["type"]).lower() if "type" in attrs else "text"
        if kind in ("submit", "button", "reset") and "value" in attrs:
            self.add_after("label", *attrs["value"])
        elif kind == "image":
            self.tell("input", attrs, a, b)
            if "alt" in attrs:
                self.add_after("alt", *attrs["alt"])
        elif kind != "hidden" and "placeholder" in attrs:
            self.add_after("label", *attrs["placeholder"])
        if kind != "hidden" and "aria-label" in attrs:
            self.add_after("label", *attrs["aria-label"])

    def _meta(self, attrs: Mapping[str, Attr]) -> None:
        if "name" in attrs and "content" in attrs and self.value(attrs["name"]).strip().lower() == "description":
            self.add_after("description", *attrs["content"])
            self.end_block(attrs["content"][1])

    def _start_block(self, name: str, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        if "p" in self._open_by_name or name in IMPLIED_ENDS:
            self._imply_ends(name, a)
        if self.builder.is_open or self._extras or self.builder.waiting:
            self.end_block(a)
        if name == "hr":
            return
        if name in ("html", "head", "body"):
            self.whole_page = True
            if name == "html":
                self._page(attrs)
            if name != "body":
                self.tell(name, attrs, a, b)
        element = self.push(name, a, is_block=True)
        context = self.context
        if attrs:
            if self._hidden(attrs) and name not in ("html", "body"):
                self.skip = len(self.stack)
                self._in_graphic = False
                return
            context = self._with_attrs(context, attrs)
        if attrs or name in MAY_BE_APART:
            context = self._placed(name, element, attrs, context)
        if (name == "title" and self.title) or (name == "pre" and self._holds_code(b)):
            self.skip = len(self.stack)
            self._in_graphic = False
            return
        self.context = self._shaped(name, element, context)
        if name == "table":
            self._tell_table(attrs, a, b)
        elif name == "title":
            self.tell(name, attrs, a, b)
        if "role" in attrs:
            self._apply_role(name, attrs, a, b)
        elif "scope" in attrs and name == "td":
            self.context = self.context._replace(header=True)
        if name == "button" and "aria-label" in attrs:
            self.add_after("label", *attrs["aria-label"])

    def _tell_table(self, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        elements = self.builder.elements
        del self._tables[len(self._open_by_name["table"]) - 1 :]
        self.tell("table", attrs, a, b, self.context.group)
        if self._tables:
            for place in (self._tables[-1], -1):
                elements[place] = elements[place]._replace(attrs={**elements[place].attrs, "nested": ""})
        self._tables.append(len(elements) - 1)

    def _apply_role(self, name: str, attrs: Mapping[str, Attr], a: int, b: int) -> None:
        """A role that makes something else of an element than its name says."""
        role = self._role(attrs)
        if role == "heading":
            given = self.value(attrs["aria-level"]).strip() if "aria-level" in attrs else ""
            level = int(given) if given in ("1", "2", "3", "4", "5", "6") else HEADINGS.get(name, 2)
            self.context = self.context._replace(kind="heading", level=level)
        elif role in NO_ROLES and name in HEADINGS and "aria-label" not in attrs:
            self.context = self.context._replace(kind="paragraph", level=0)
        elif role in ("columnheader", "rowheader"):
            self.context = self.context._replace(header=True)
        elif role in GRAPHIC_ROLES or role == "link":
            self.tell(name, attrs, a, b)

    def _holds_code(self, at: int) -> bool:
        """Whether the <pre> that begins before `at` holds a <code>. Each place is looked up once, so linear."""
        if self._next_code < at:
            self._next_code = _find(_CODE, self.masked, at)
        if self._next_pre_end < at:
            self._next_pre_end = _find(_PRE_END, self.masked, at)
        return self._next_code < self._next_pre_end

    def _page(self, attrs: Mapping[str, Attr]) -> None:
        where = attrs.get("lang") or attrs.get("xml:lang")
        if where is not None and not self.page_language:
            self.page_language = self.value(where).strip()

    def _with_attrs(self, context: Context, attrs: Mapping[str, Attr]) -> Context:
        language = self._language(attrs)
        if language is not None:
            context = context._replace(language=language)
        if "role" in attrs and self._role(attrs) in ("doc-footnote", "doc-endnotes", "doc-endnote"):
            context = context._replace(kind="footnote")
        return context

    def _placed(self, name: str, element: _OpenElement, attrs: Mapping[str, Attr], context: Context) -> Context:
        """`context` with the landmark in which a block stands."""
        role = self._role(attrs) if "role" in attrs else ""
        names = " ".join(self.value(attrs[each]) for each in ("class", "id") if each in attrs)
        landmark = self._landmarks.around(name, element, role, names, context.landmark)
        return context if landmark == context.landmark else context._replace(landmark=landmark)

    def _shaped(self, name: str, element: _OpenElement, context: Context) -> Context:
        if name in ("p", "div", "section"):
            return context
        if name in HEADINGS:
            return context._replace(kind="heading", level=HEADINGS[name])
        if name == "blockquote":
            return context._replace(quoted=True)
        if name in ("li", "dt", "dd", "tr", "td", "th", "table", "caption") or name in LISTS:
            return self._shaped_group(name, element, context)
        if name in KINDS:
            return context._replace(kind=KINDS[name])
        return context

    def _shaped_group(self, name: str, element: _OpenElement, context: Context) -> Context:
        self.context = context
        if name == "table" or name in LISTS:
            depth = 0 if name == "table" else self._list_depth()
            self.enter_group(element, level=depth)
            return self.context
        if name in ("td", "th"):
            return self.next_cell(header=name == "th")
        if name == "tr":
            return context._replace(row=self.next_row())
        if name == "caption":
            return context._replace(kind="caption")
        if name == "li":
            kind = context.kind if context.kind == "footnote" else "item"
            return context._replace(kind=kind, row=self.next_row(), level=max(context.level, 1))
        row = self.next_row() if name == "dt" else max(self._counts[0], 0)
        return context._replace(kind=KINDS[name], row=row)

    def _list_depth(self) -> int:
        """Lists open around here, the one just begun included; cells begin anew."""
        floor = self._scopes[-1]
        depth = 0
        for name in ("ul", "ol", "menu", "dir", "dl"):
            same = self._open_by_name.get(name, ())
            depth += sum(1 for element in same[-20:] if element.index > floor)
        return max(depth, 1)

    def _imply_ends(self, name: str, a: int) -> None:
        paragraphs = self._open_by_name.get("p")
        if paragraphs and paragraphs[-1].index > max(self._scopes[-1], self._walls[-1]):
            self.pop_to(paragraphs[-1], a)
        if name not in IMPLIED_ENDS:
            return
        ended, shields = IMPLIED_ENDS[name]
        floor = max(self._walls[-1], *map(self._innermost, shields))
        for other in ended:
            same = self._open_by_name.get(other)
            if same and same[-1].index > floor:
                self.pop_to(same[-1], a)

    def _innermost(self, name: str) -> int:
        same = self._open_by_name.get(name)
        return same[-1].index if same else -1

    def end_tag(self, name: str, a: int, b: int) -> None:
        """An end tag; without an open element of that name it means nothing."""
        same = self._open_by_name.get(name)
        if not same:
            if name == "br":
                self._line_break(a, b)
            elif name == "p" and not self.skip:
                self.end_block(a)
            return
        element = same[-1]
        if self.stack[-1] is element:
            self.stack.pop()
            same.pop()
            self._finish(element, b, own=True)
            return
        beyond_wall = element.index < self._walls[-1]
        if name in BLOCKS:
            shield = self._innermost("table") if name in TABLE_PARTS else self._scopes[-1]
            if element.index >= shield and not beyond_wall:
                self.pop_to(element, b)
        elif self.skip and element.index < self.skip:
            return  # an end tag inside something skipped does not reach out of it
        elif not beyond_wall and self._only_inline_above(element):
            self.pop_to(element, b)
        else:
            same.pop()
            element.dead = True
            self._finish_inline(element, b, own=True)

    def _only_inline_above(self, element: _OpenElement) -> bool:
        """Whether no block was begun inside `element`; a long way up nobody looks."""
        above = self.stack[element.index + 1 : element.index + 9]
        return element.index + 9 >= len(self.stack) and not any(other.is_block for other in above)

    def finish(self, b: int) -> None:
        """The end of the text: whatever is open ends here."""
        while self.stack:
            self.pop_to(self.stack[-1], b)
        self.end_block(b)

    def meta(self, given: Meta) -> Meta:
        """What the document says of itself: what is `given` in front matter, and what the page adds to it."""
        title = given.title or self.title
        return given._replace(title=title, language=self.page_language, whole_page=self.whole_page)


def _find(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.search(text, at)
    return match.start() if match else len(text)
