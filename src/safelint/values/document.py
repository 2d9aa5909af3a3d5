"""What a person reads of a source: blocks of text, each character of which knows where it came from.

Checks do not see the source: they see `Document.text`, and `Document.span` carries a range of it back to the source.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, Literal, NamedTuple, Self

from safelint.values.ranges import Ranges, outermost
from safelint.values.source import Range, Source, Span

BREAK = "\0"
"""Stands between two blocks in `Document.text`. It is no white space and no word, so nothing matches across it."""

TITLES = frozenset({"title", "heading"})
"""The kinds of blocks that name what follows."""

_OF_FORM = frozenset({"label", "placeholder"})
_NO_TEXT = _OF_FORM | {"title", "description", "alt", "tooltip"}
_OF_SITE = frozenset({"nav", "footer"})

PHONE_SCHEMES = ("tel:", "sms:", "callto:")
"""How the target of a link begins that dials or writes to a number."""

TRACKED = frozenset({"docx", "odt"})
"""The formats of which a copy with comments can have tracked changes, too."""

ANNOTATED = TRACKED | {"pdf"}
"""The formats of which a copy with comments can be made."""

LEFT_OUT = "\ufffc"
"""Stands in `Document.text` for something inside a paragraph that is not prose: code, an image, a template tag."""


BlockKind = Literal[
    "title",  # the page's <title>, or `title` in front matter
    "description",  # <meta name=description>, or `description` in front matter
    "heading",
    "paragraph",
    "item",  # a list item; each further paragraph of it is a block of its own with the same group and row
    "term",  # <dt>, and its definition
    "definition",
    "cell",
    "caption",
    "footnote",
    "alt",  # alternative text of an image
    "tooltip",  # the title attribute of a link or an image
    "label",  # words on a button or form control
    "placeholder",  # words in an empty field that show how to fill it in
]

Landmark = Literal["", "nav", "header", "footer", "aside"]
"""Where on a page a block stands, "" for the text itself."""


class Block(NamedTuple):
    """One heading, paragraph, list item, table cell and so on: a range of `Document.text` that is read as a unit.

    `level` is the heading's level or the depth of the list. `group` numbers the list or
    table that the block belongs to (-1: none), `row` the item or table row in it, `column` the cell. `header` is true
    for a header cell, `quoted` inside a block quotation. `language` is the BCP 47 tag in force where it is not the
    document's own, else "". `landmark` is `nav`, `header`, `footer` or `aside` where the block stands in one.
    """

    kind: BlockKind
    start: int = 0
    end: int = 0
    level: int = 0
    group: int = -1
    row: int = -1
    column: int = -1
    header: bool = False
    quoted: bool = False
    language: str = ""
    landmark: Landmark = ""

    def shares_row(self, other: Self) -> bool:
        """Whether both stand in the same row of a table, or in the same item of a list."""
        return (self.group, self.row) == (other.group, other.row)

    @property
    def is_text(self) -> bool:
        """Whether it is read as a part of the text, as no title in a browser, no description, no words for an image,
        a tip, a button or an empty field are."""
        return self.kind not in _NO_TEXT

    @property
    def is_of_form(self) -> bool:
        """Whether it stands on a button or at a field, or in an empty one."""
        return self.kind in _OF_FORM

    @property
    def is_of_site(self) -> bool:
        """Whether it stands in what a site puts on each of its pages: a menu, the foot."""
        return self.landmark in _OF_SITE

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside the text, in a menu, the foot or a box, and is no part of its course."""
        return self.is_of_site or self.landmark == "aside"


_SECTION = 12
"""Blocks above one, among which is the heading of its section."""

_LONGEST_LINK = 2_000
"""Characters of an element whose target may be changed."""


InlineKind = Literal["link", "image", "strong", "emphasis", "strike", "quote", "cite", "passage"]


class Inline(NamedTuple):
    """Something inside a block: `text[start:end]` of the document; `span` is the whole element in the source.

    `kind` is `link`, `image`, `strong`, `emphasis`, `strike`, `quote` (the element <q>), `cite` (the title of
    a work) or `passage` (an element that only says in which language its words are). `target` is the address of a
    link or image, entities decoded. `attrs` holds what accessibility rules ask for, lower case: `alt` (absent when
    missing), `title`, `target`, `rel`, `lang`, `role`, `aria-label`, `aria-labelledby`, `tabindex`. An image has the
    range of its `LEFT_OUT` mark. A link round several blocks is one inline in each, all with the same `span.start`.
    """

    kind: InlineKind
    start: int
    end: int
    span: Span
    target: str = ""
    attrs: Mapping[str, str] = {}

    @property
    def leads_on(self) -> bool:
        """Whether it is a link that leads anywhere: "#" does not."""
        return self.kind == "link" and bool(self.target.strip("#! "))


class Element(NamedTuple):
    """A tag that accessibility rules judge and that no block and no inline stands for.

    `name` is `html`, `head`, `title`, `table`, `input` (an image as a button), `area`, `object`, `a` (a link inside a
    drawing) or that of any element with the role of an image or a link. `span` is the start tag in the source; what
    stands in the element begins at `offset` in `Document.text`. `group` is that of a table's cells, else -1. `attrs`
    are as in `Inline`, with those that tell what an object or a table is for; a table in or round another has `nested`.
    """

    name: str
    span: Span
    offset: int
    group: int = -1
    attrs: Mapping[str, str] = {}


class Segment(NamedTuple):
    """`Document.text` from `offset` to the next segment comes from `Source.text[start:end]`.

    An exact segment holds the source's own characters; an inexact one (an entity, a left-out piece) stands for them.
    """

    offset: int
    start: int
    end: int
    exact: bool


class Meta(NamedTuple):
    """What a document says of itself. `whole_page` is true for HTML with an <html>, <head> or <body> of its own,
    `is_file` for a format whose files have a title and a language among their properties (Word), `is_plain` where the
    words were typed without any markup. `untagged` is true for a file that could tell its structure and does not (PDF);
    `pictured` are its pages, from 1, that are only a picture. `sections` are those of its site under which it is filed
    ("opinion"), in small letters. `wrong` says what is wrong in its settings, of which then none is here."""

    title: str = ""
    language: str = ""
    audience: str = ""
    kind: str = ""
    nations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    whole_page: bool = False
    is_file: bool = False
    is_plain: bool = False
    untagged: bool = False
    pictured: tuple[int, ...] = ()
    wrong: str = ""


class Document:
    """What a reader makes of a source: blocks of prose, each character of which knows where it came from.

    `text` is every block's text with `BREAK` between two blocks. White space inside a block is the source's own where
    the source has white space there, so a finding's words are the source's words; a line that a tag ends, and a gap
    that only a style makes between two elements, stand for the tags there. Segments are sorted by `offset` and tile
    every block; `comments` holds the spans of comments (for suppressions), `elements` some tags, in order. `unread`
    says which parts of the file could not be read, each with the reason, `passed_over` which words are left out;
    `unsure` holds, sorted, ranges of `text` that may not be what people read there, or not all of it, as digits that a
    page cuts: what rests on them is a suggestion at most.
    """

    def __init__(
        self,
        source: Source,
        text: str,
        segments: Sequence[Segment],
        blocks: Sequence[Block],
        inlines: Sequence[Inline] = (),
        comments: Sequence[Span] = (),
        meta: Meta = Meta(),
        elements: Sequence[Element] = (),
        unread: Sequence[str] = (),
        unsure: Sequence[Range] = (),
        passed_over: Sequence[str] = (),
    ) -> None:
        self.source: Final = source
        self.text: Final = text
        self.segments: Final = segments
        self.blocks: Final = blocks
        self.inlines: Final = inlines
        self.comments: Final = comments
        self.meta: Final = meta
        self.elements: Final = elements
        self.unread: Final = unread
        self.unsure: Final = unsure
        self.passed_over: Final = passed_over
        self._offsets = [segment.offset for segment in segments]
        self._block_starts = [block.start for block in blocks]

    def of(self, source: Source) -> Self:
        """The same, of another source of the same text."""
        return self._made(source, self.comments, self.meta)

    def unspoken(self) -> Self:
        """The same, which says nothing of settings and silences nothing, as a text of strangers."""
        meta = self.meta._replace(audience="", kind="", nations=(), topics=(), wrong="")
        return self._made(self.source, (), meta)

    def _made(self, source: Source, comments: Sequence[Span], meta: Meta) -> Self:
        parts = (self.text, self.segments, self.blocks, self.inlines, comments, meta, self.elements)
        return type(self)(source, *parts, self.unread, self.unsure, self.passed_over)

    @cached_property
    def struck(self) -> Ranges[Range]:
        """The ranges of `text` that are struck out."""
        return outermost((each.start, each.end) for each in self.inlines if each.kind == "strike")

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`, a range inside one block and not empty unless the block is."""
        if not self.segments:
            return Span(0, 0)
        offsets, last = self._offsets, max(end - 1, start)
        place = max(bisect_right(offsets, start) - 1, 0)
        offset, a, b, is_exact = self.segments[place]
        left = a + start - offset if is_exact else a
        if place + 1 < len(offsets) and offsets[place + 1] <= last:
            offset, a, b, is_exact = self.segments[bisect_right(offsets, last) - 1]
        right = a + end - offset if is_exact else b
        return Span(left, max(left, right))

    def exact(self, start: int, end: int) -> bool:
        """Whether the source holds `text[start:end]` character for character, so that it can be replaced there."""
        left, right = self.span(start, end)
        return right - left == end - start and self.source.text[left:right] == self.text[start:end]

    def target_span(self, inline: Inline) -> Span | None:
        """Where the source of a link or image holds its target as it is, once and outside its words; else None."""
        start, end = inline.span
        element = self.source.text[start : min(end, start + _LONGEST_LINK)]
        if end - start > _LONGEST_LINK or not inline.target or element.count(inline.target) != 1:
            return None
        left = start + element.index(inline.target)
        words = self.span(inline.start, inline.end)
        inside = words.start < left + len(inline.target) and left < words.end
        return None if inside else Span(left, left + len(inline.target))

    def is_sure(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is what people read there, as far as the reader can tell."""
        at = bisect_right(self.unsure, (end, -1)) - 1 if self.unsure else -1
        return at < 0 or self.unsure[at][1] <= start

    def block_at(self, offset: int) -> Block:
        """The block that holds `text[offset]`; `offset` must lie inside one."""
        return self.blocks[max(bisect_right(self._block_starts, offset) - 1, 0)]

    def block_index(self, offset: int) -> int:
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def heading_above(self, index: int, within: int) -> Block | None:
        """The nearest heading among the blocks before the one at `index`, of which `within` are looked at."""
        above = reversed(self.blocks[max(index - within, 0) : index])
        return next((block for block in above if block.kind == "heading"), None)

    def headings_over(self, index: int, within: int) -> Iterator[Block]:
        """The headings of the sections that the block at an index stands in, the nearest first; `within` blocks are
        looked at."""
        level = 7
        for block in reversed(self.blocks[max(index - within, 0) : index]):
            if block.kind == "heading" and block.level < level:
                level = block.level
                yield block

    def section_heading(self, index: int) -> Block | None:
        """The heading of the section that a block stands in, where it is near; the title of the page is none."""
        heading = self.heading_above(index, _SECTION)
        return heading if heading is not None and heading.level > 1 else None
