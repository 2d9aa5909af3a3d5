"""What the tags of HTML mean to the flow of elements: what begins a block, what is not read at all, what ends what."""

from __future__ import annotations

import re

from safelint.lazy import LazyPattern, regex
from safelint.readers.html.attributes import Attributes
from safelint.readers.html.drawings import DrawnWords
from safelint.readers.html.landmarks import MAY_BE_APART
from safelint.readers.html.shapes import Shapes
from safelint.readers.html.unheard import is_read
from safelint.readers.html.voids import Voids, add_after, tell
from safelint.readers.prose.elements import (
    BLOCKS,
    GRAPHIC_ROLES,
    IMPLIED_ENDS,
    INLINE_KINDS,
    LABELLED,
    SKIPPED,
    SKIPPED_WITH_MARK,
    TABLE_PARTS,
    VOID,
)
from safelint.readers.prose.flow import Flow
from safelint.values.document import LEFT_OUT

_CODE = regex("<code", re.IGNORECASE)
_PRE_END = regex("</pre", re.IGNORECASE)


class Markup:
    """Hands tags on to `flow`. `a` and `b` are offsets in the source: the range of the tag."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._shapes = Shapes(flow)
        self._voids = Voids(flow)
        self._drawn = DrawnWords(flow)
        self._open = flow.open
        self._in_graphic = False  # what is skipped is an svg that people see
        self._tables: list[int] = []  # of the open tables, their places among the elements
        self._next_code = self._next_pre_end = -1

    def start_tag(self, name: str, attrs: Attributes, a: int, b: int, *, closed: bool = False) -> None:
        """A start tag; `closed` where it ends with "/>"."""
        if self.flow.skip:
            self._drawn.start_tag(name, attrs, a, b, closed=closed)
            if self._in_graphic and attrs and (name == "a" or attrs.role() in GRAPHIC_ROLES):
                tell(self.flow, name, attrs, a, b)
            self._start_unseen(name, a, closed=closed)
            if self.flow.skip:
                return
        if name in BLOCKS or ("role" in attrs and attrs.role() == "heading" and name not in VOID):
            self._start_block(name, attrs, a, b)
        elif name in VOID:
            self._voids.start(name, attrs, a, b)
        elif name in SKIPPED:
            self._start_skipped(name, attrs, a, b, closed=closed)
        elif not closed or name in INLINE_KINDS:
            self._start_inline(name, attrs, a, b)

    def end_tag(self, name: str, a: int, b: int) -> None:
        """An end tag; without an open element of that name it means nothing."""
        flow, opened = self.flow, self._open
        self._drawn.end_tag(name, a, b)
        element = opened.innermost(name)
        if element is None:
            if name == "br":
                self._voids.line_break(a, b)
            elif name == "p" and not flow.skip:
                flow.end_block(a)
            return
        if opened.stack[-1] is element:
            flow.pop_to(element, b)
            return
        beyond_wall = element.index < opened.wall()
        if name in BLOCKS:
            shield = opened.index("table") if name in TABLE_PARTS else opened.scope()
            if element.index >= shield and not beyond_wall:
                flow.pop_to(element, b)
        elif flow.skip and element.index < flow.skip:
            return  # an end tag inside something skipped does not reach out of it
        elif not beyond_wall and opened.has_only_inline_above(element):
            flow.pop_to(element, b)
        else:
            opened.kill(element)
            flow.end_inline(element, b, own=True)

    # What is not read

    def _start_unseen(self, name: str, a: int, *, closed: bool) -> None:
        """A start tag inside something skipped; it may imply the end of that."""
        is_block = name in BLOCKS
        if is_block and self._open.stack[self.flow.skip - 1].name not in SKIPPED:
            self._imply_ends(name, a)
        if self.flow.skip and name not in VOID and not closed:
            self.flow.push(name, a, is_block=is_block)

    def _skip(self, *, graphic: bool = False, drawn: bool = False) -> None:
        """Nothing of the innermost element is read, but for words that are `drawn`."""
        self.flow.skip = len(self._open.stack)
        self._drawn.begin(drawn)
        self._in_graphic = graphic

    def _start_skipped(self, name: str, attrs: Attributes, a: int, b: int, *, closed: bool) -> None:
        flow, graphic = self.flow, False
        if name in SKIPPED_WITH_MARK and not attrs.is_for_nobody():
            if name == "object" or attrs.role() in GRAPHIC_ROLES:
                tell(self.flow, name, attrs, a, b)
            if flow.builder.is_open or name == "code":
                flow.put(LEFT_OUT, a, b)
            graphic = name == "svg"
        if not (closed and name in ("svg", "math")):
            flow.push(name, a)
            self._skip(graphic=graphic, drawn=name == "svg" and not attrs.hides())

    # Inline elements

    def _start_inline(self, name: str, attrs: Attributes, a: int, b: int) -> None:
        flow = self.flow
        if attrs and not is_read(flow, name, attrs, a, b):
            flow.push(name, a)
            self._skip()
            return
        self._open_inline(name, attrs, a, b)
        if attrs and attrs.is_unheard():
            flow.set_apart(a)

    def _open_inline(self, name: str, attrs: Attributes, a: int, b: int) -> None:
        flow = self.flow
        kind, role = INLINE_KINDS.get(name), attrs.role() if attrs else ""
        if role == "link" and kind != "link":
            flow.begin_inline(name, "link", a, "", attrs.kept())
            return
        if role in GRAPHIC_ROLES and kind != "link":
            tell(self.flow, name, attrs, a, b)
        if kind == "link":
            if self._open.innermost("a") is not None:
                self.end_tag("a", a, a)  # links do not nest
            self._start_link(attrs, a)
        elif kind:
            flow.begin_inline(name, kind, a, "", attrs.kept())
        elif "lang" in attrs or "xml:lang" in attrs:
            flow.begin_inline(name, "passage", a, "", attrs.kept())
        else:
            flow.push(name, a)
        if name == "abbr":
            add_after(self.flow, attrs, ("title", "tooltip"))

    def _start_link(self, attrs: Attributes, a: int) -> None:
        if "href" not in attrs:
            self.flow.push("a", a)
            return
        self.flow.begin_inline("a", "link", a, attrs.trimmed("href"), attrs.kept())
        add_after(self.flow, attrs, ("title", "tooltip"), ("aria-label", "label"))

    # Blocks

    def _start_block(self, name: str, attrs: Attributes, a: int, b: int) -> None:
        flow = self.flow
        self._imply_ends(name, a)
        flow.end_any_block(a)
        if name == "hr":
            return
        if name in ("html", "head", "body"):
            self._start_page(name, attrs, a, b)
        element = flow.push(name, a, is_block=True)
        if attrs and name not in ("html", "body") and not is_read(flow, name, attrs, a, b):
            self._skip()
            return
        context = flow.context
        if attrs or name in MAY_BE_APART:
            context = self._shapes.placed(name, element, attrs, context)
        if (name == "title" and flow.title) or (name == "pre" and self._holds_code(b)):
            self._skip()
            return
        flow.context = self._shapes.shaped(name, element, context)
        if name == "table":
            self._tell_table(attrs, a, b)
        elif name == "title":
            tell(self.flow, name, attrs, a, b)
        if "role" in attrs:
            flow.context = self._shapes.in_role(name, attrs, flow.context)
            if attrs.role() in GRAPHIC_ROLES or attrs.role() == "link":
                tell(self.flow, name, attrs, a, b)
        elif "scope" in attrs and name == "td":
            flow.context = flow.context._replace(header=True)
        if name in LABELLED:
            add_after(self.flow, attrs, ("aria-label", "label"), ("label", "label"))

    def _start_page(self, name: str, attrs: Attributes, a: int, b: int) -> None:
        """A part of a whole page: its root, its head, its body."""
        self.flow.whole_page = True
        if name == "html" and not self.flow.page_language:
            self.flow.page_language = (attrs.given_language() or "").strip()
        if name != "body":
            tell(self.flow, name, attrs, a, b)

    def _tell_table(self, attrs: Attributes, a: int, b: int) -> None:
        elements = self.flow.builder.elements
        del self._tables[self._open.count("table") - 1 :]
        tell(self.flow, "table", attrs, a, b, self.flow.context.group)
        if self._tables:
            for place in (self._tables[-1], -1):
                elements[place] = elements[place]._replace(attrs={**elements[place].attrs, "nested": ""})
        self._tables.append(len(elements) - 1)

    def _holds_code(self, at: int) -> bool:
        """Whether the <pre> that begins before `at` holds a <code>. Each place is looked up once, so linear."""
        text = self.flow.masked
        if self._next_code < at:
            self._next_code = _find(_CODE, text, at)
        if self._next_pre_end < at:
            self._next_pre_end = _find(_PRE_END, text, at)
        return self._next_code < self._next_pre_end

    def _imply_ends(self, name: str, a: int) -> None:
        """End what a start tag of that name ends: an open paragraph, and what cannot hold it."""
        opened = self._open
        paragraph = opened.innermost("p")
        if paragraph is not None and paragraph.index > max(opened.scope(), opened.wall()):
            self.flow.pop_to(paragraph, a)
        if name not in IMPLIED_ENDS:
            return
        ended, shields = IMPLIED_ENDS[name]
        floor = max(opened.wall(), *map(opened.index, shields))
        for other in ended:
            element = opened.innermost(other)
            if element is not None and element.index > floor:
                self.flow.pop_to(element, a)


def _find(pattern: LazyPattern[str], text: str, at: int) -> int:
    match = pattern.search(text, at)
    return match.start() if match else len(text)
