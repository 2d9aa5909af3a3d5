"""From a flow of elements to blocks of prose: where a block begins and ends, and what lies in it.

`html/meaning.py` hands on the elements of HTML; the Markdown reader hands on its own (their names begin with "#", so
that no raw tag in the text can end them).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from safelint.readers.prose.build import PLAIN, Builder, Context
from safelint.readers.prose.decode import decode
from safelint.readers.prose.elements import MARKED_EMPTY
from safelint.readers.prose.entities import add_html
from safelint.readers.prose.frontmatter import read_front_matter
from safelint.readers.prose.gaps import Gap
from safelint.readers.prose.inlines import Inlines
from safelint.readers.prose.mask import Masked, mask_templates
from safelint.readers.prose.open import OpenElement, OpenElements
from safelint.values.document import LEFT_OUT, BlockKind, Document, InlineKind, Meta
from safelint.values.source import Source, Span

Piece = tuple[int, int, str | None]
"""A range of the source and what stands for it; None: its own characters."""

Pieces = Sequence[Piece]


class _Extra(NamedTuple):
    """A block to come after the present one: alternative text, a tooltip, a label."""

    context: Context
    a: int
    b: int
    pieces: Pieces | None = None  # where it is not simply the source from a to b


class Flow:
    """The state of the reading. `a` and `b` are offsets in the source: the range of the element or text."""

    def __init__(self, builder: Builder, language: str = "") -> None:
        """`language` is what front matter says of the page; "": its own tag says it."""
        self.builder = builder
        self.masked = builder.masked
        self.context = PLAIN
        self.page_language = language
        self.sections: list[str] = []
        self.title, self.whole_page = "", False
        self.skip = 0  # height of the stack at which skipping began, 0: nothing is skipped
        self.open = OpenElements()
        self.gap = Gap()
        self._inlines = Inlines(builder)
        self._extras: list[_Extra] = []
        self._groups = 0
        self._counts = (-1, -1)  # row and column of the innermost list or table

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
            self._inlines.shift(start)
        self.gap.clear()

    def comment(self, a: int, b: int) -> None:
        self.builder.comments.append(Span(a, b))

    # Elements

    def push(self, name: str, a: int, *, is_block: bool = False) -> OpenElement:
        """Put an element on the stack."""
        if not is_block:
            self.gap.starts(name)
        return self.open.push(name, self.context, len(self.builder.blocks), a, is_block)

    def begin_inline(self, name: str, kind: InlineKind, a: int, target: str, attrs: Mapping[str, str]) -> None:
        element = self.push(name, a)
        if kind == "link":
            self.gap.starts_link(target)
        if not self.skip:
            self._inlines.begin(element, kind, a, target, attrs)

    def pop_to(self, element: OpenElement, b: int) -> None:
        """End `element` and all that is open inside it; `b` is where its end tag ends."""
        while True:
            top = self.open.pop()
            if top.is_block:
                if top.parent_counts is not None:
                    self._counts = top.parent_counts
                if not self.skip:
                    self._end_element(top, b)
            else:
                self.end_inline(top, b, own=top is element)
            self.context = top.context
            if self.skip > len(self.open.stack):
                self.skip = 0
            if top is element:
                return

    def leave(self, name: str, b: int) -> None:
        """End the innermost element of that name, which is known to be open."""
        element = self.open.innermost(name)
        assert element is not None
        self.pop_to(element, b)

    def end_inline(self, element: OpenElement, b: int, *, own: bool) -> None:
        """What an inline element leaves at its end; `own` where its own end tag ends it."""
        self.gap.ends(element.name)
        inline = self._inlines.end(element, b, own=own)
        if inline is not None and inline.kind == "link":
            self.gap.ends_link(inline.target)
        if element.apart and self.masked.startswith("<", b) and not self.masked.startswith("</", b):
            self.put("\n", b, b + 1)

    def set_apart(self, a: int) -> None:
        """The words of the element at `a`, which has just been opened, stand apart from those beside."""
        self.open.stack[-1].apart = True
        if self.builder.is_open and self.masked[a - 1 : a] == ">" and not self.builder.last()[0].isspace():
            self.put("\n", a, a + 1)

    def _end_element(self, element: OpenElement, b: int) -> None:
        self.end_any_block(b)
        if len(self.builder.blocks) == element.blocks:
            if element.name in MARKED_EMPTY or (self.context.kind == "heading" != element.context.kind):
                self.builder.empty(self.context, element.a, b)
        elif element.name == "title" and not self.title:
            self.title = self.builder.last_text()

    def end_any_block(self, b: int) -> None:
        """As `end_block`, where there may be nothing to end."""
        if self.builder.is_open or self._extras or self.builder.waiting:
            self.end_block(b)

    def end_block(self, b: int) -> None:
        """A boundary between blocks: nothing before it is read together with what follows."""
        builder = self.builder
        if builder.waiting:  # no block is open
            first, last = builder.waiting[0][0].start, builder.waiting[-1][0].end
            builder.open(self.context)
            builder.finish_empty(first, last)
        if builder.is_open:
            self._inlines.end_block(b, self.page_language)
            builder.close()
        if self._extras:
            extras, self._extras = self._extras, []
            for extra in extras:
                self._put_extra(extra)
                builder.close()

    def _put_extra(self, extra: _Extra) -> None:
        if extra.pieces is None:
            add_html(self.builder, extra.context, extra.a, extra.b, attribute=True)
            return
        for a, b, text in extra.pieces:
            if text is None:
                self.builder.add(extra.context, a, b)
            else:
                self.builder.put(extra.context, text, a, b)

    def add_after(self, kind: BlockKind, a: int, b: int, pieces: Pieces | None = None, *, seen: bool = False) -> None:
        """A block of `kind` from an attribute's value, to follow the present block; where all is skipped, if `seen`."""
        if (seen or not self.skip) and a < b:
            self._extras.append(_Extra(self.context._replace(kind=kind, level=0, header=False), a, b, pieces))

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

    def enter_group(self, element: OpenElement, *, level: int) -> None:
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

    # The end

    def finish(self, b: int) -> None:
        """The end of the text: whatever is open ends here."""
        while self.open.stack:
            self.pop_to(self.open.stack[-1], b)
        self.end_block(b)

    def meta(self, given: Meta) -> Meta:
        """What the document says of itself: what is `given` in front matter, and what the page adds to it."""
        title, filed = given.title or self.title, (*given.sections, *self.sections)
        return given._replace(title=title, language=self.page_language, sections=filed, whole_page=self.whole_page)


def read_markup(
    path: str,
    data: bytes,
    media: str,
    walk: Callable[[Flow, int], None],
    *,
    html: bool = False,
    mask: Callable[[str], Masked] = mask_templates,
) -> Document:
    """The prose of a file with markup. `walk` hands its elements on to the flow, from where the front matter ends.

    `html` is that of `decode`; `mask` covers what is neither markup nor prose.

    Raises `Unreadable` where the bytes are no text or the front matter's `safelint` settings are wrong.
    """
    text, encoding, bom = decode(data, html=html)
    masked, masks = mask(text)
    builder = Builder(text, masked, masks)
    front = read_front_matter(masked)
    front.add_to(builder)
    flow = Flow(builder, front.meta.language)
    walk(flow, front.end)
    flow.finish(len(masked))
    return builder.document(Source(path, media, text, encoding=encoding, bom=bom), flow.meta(front.meta))
