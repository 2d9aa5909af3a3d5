"""Markdown: CommonMark with tables, footnotes, task and definition lists, front matter, raw HTML, Govspeak, MDX."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import pyromark

from safelint.lazy import regex
from safelint.plugins import Reader, Unreadable
from safelint.readers._build import Builder
from safelint.readers._dialects import close_headings, govspeak_marks, mdx_marks
from safelint.readers._entities import uncover
from safelint.readers._flow import Flow, Piece
from safelint.readers._frontmatter import read_front_matter
from safelint.readers._markup import Markup
from safelint.readers._mask import Masked, cover, mask_templates, merge
from safelint.readers._numbering import Numbering
from safelint.readers._tags import feed
from safelint.readers.decode import decode
from safelint.values.document import LEFT_OUT, Document
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
_NOT_ASCII = regex(r"[^\x00-\x7f]")
_FEW = 20  # characters to a byte more than that: so few of other alphabets are dealt with one by one
_AT_HAND = 100_000
_at_hand = array("I")  # the numbers from 0 on: to cut from them is many times as fast as to count
_CONTINUES = b"\x01" * 128 + b"\x00" * 64 + b"\x01" * 64  # 0 for the second and later bytes of a character
_NUMBERED = regex(r"([0-9]{1,9})[.)][ \t]*")
_MOST_NESTING = 100  # quotations and lists one in the other; the parser keeps and closes each for every line
_RULE = r"(?!(?:[ \t]*+-)++[ \t]*+$|(?:[ \t]*+\*)++[ \t]*+$)"  # a line of nothing else is no list
_NESTED = regex(rf"^{_RULE}[ \t]*+(?:(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t])[ \t]*+){{{_MOST_NESTING}}}+", re.MULTILINE)
_TITLE = regex(r"""\s["'(](.*)["')]\s*+\Z""", re.DOTALL)

_Attrs = Mapping[str, Any]


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


def _offsets(text: str) -> Sequence[int]:
    """For each UTF-8 byte offset the offset in characters."""
    if text.isascii():
        return range(len(text) + 1)
    data = text.encode("utf-8", "replace")
    if _FEW * (len(data) - len(text)) > len(text):
        return array("I", accumulate(data.translate(_CONTINUES), initial=0))
    numbers = _numbers(len(text) + 1)
    offsets = array("I")
    done = 0
    for match in _NOT_ASCII.finditer(text):
        after = match.end()
        offsets += numbers[done:after]
        offsets.extend((after,) * (len(match[0].encode("utf-8", "replace")) - 1))
        done = after
    return offsets + numbers[done:]


def _spaced(text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """`text` with a space put in at each of `places`, and for each of its UTF-8 byte offsets the offset in `text`."""
    offsets = _offsets(text)
    if not places:
        return text, offsets
    pieces: list[str] = []
    found = array("I")
    at = byte = 0
    for place in places:
        end = bisect_right(offsets, place) - 1  # where the character there begins
        pieces.append(text[at:place])
        found.extend(offsets[byte:end])
        found.append(place)
        at, byte = place, end
    pieces.append(text[at:])
    found.extend(offsets[byte:])
    return " ".join(pieces), found


def _numbers(count: int) -> array[int]:
    """The numbers from 0 to before `count`, cut from those that are at hand."""
    if len(_at_hand) < count:
        _at_hand.extend(range(len(_at_hand), max(count, 2 * len(_at_hand))))
    numbers = _at_hand[:count]
    del _at_hand[_AT_HAND:]
    return numbers


class _Walker:
    """Hands the parser's events on to the flow of elements."""

    def __init__(self, builder: Builder, body: str, language: str) -> None:
        self.body = body
        self.flow = Flow(builder, language)
        self.markup = Markup(self.flow)
        self.parsed, self.offsets = _spaced(body, close_headings(body))
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
        self._titles: dict[tuple[str, str], tuple[int, int]] | None = None
        self._titles_shown: set[tuple[int, int]] = set()

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
            self._start_block("#paragraph", a)

    def _start_block(self, name: str, a: int) -> None:
        self.break_at = None
        self.last = a
        self.flow.end_block(a)
        self.flow.push(name, a, is_block=True)

    def start_heading(self, attrs: _Attrs, a: int, b: int) -> None:
        self._start_block("#heading", a)
        self.flow.context = self.flow.context._replace(kind="heading", level=int(attrs["level"][1]))

    def start_quote(self, _: Any, a: int, b: int) -> None:
        self._start_block("#quote", a)
        self.flow.context = self.flow.context._replace(quoted=True)

    def start_footnote(self, _: Any, a: int, b: int) -> None:
        self._start_block("#footnote", a)
        self.flow.context = self.flow.context._replace(kind="footnote", level=0, group=-1, row=-1)

    def start_code(self, _: Any, a: int, b: int) -> None:
        self._start_block("#code", a)
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
        lines, self.html = self.html or [], None
        if not lines:
            return
        start, end = lines[0]
        for a, b in lines[1:]:
            if end < a and not self.body[end:a].isspace():
                feed(self.markup, self.body, start, end)
                start = a
            end = b
        feed(self.markup, self.body, start, end)
        self.last = end

    # Lists and tables

    def start_list(self, _: Any, a: int, b: int) -> None:
        self.depth += 1
        self._start_group("#list", a, self.depth)

    def _start_group(self, name: str, a: int, level: int) -> None:
        self.break_at = None
        self.flow.end_block(a)
        self.flow.enter_group(self.flow.push(name, a, is_block=True), level=level)

    def end_list(self, b: int) -> None:
        self.depth -= 1
        self.flow.leave("#list", b)

    def start_item(self, _: Any, a: int, b: int) -> None:
        self._start_block("#item", a)
        self.flow.context = self.flow.context._replace(kind="item", row=self.flow.next_row())
        mark = _NUMBERED.match(self.body, a)
        if mark is not None and self.numbering.is_text(*mark.span(1)):
            self.marked = self.last = mark.end()
            self.flow.exact(a, self.marked)

    def start_definitions(self, _: Any, a: int, b: int) -> None:
        self._start_group("#definitions", a, 0)

    def start_term(self, _: Any, a: int, b: int) -> None:
        self._start_block("#term", a)
        self.flow.context = self.flow.context._replace(kind="term", row=self.flow.next_row())

    def start_definition(self, _: Any, a: int, b: int) -> None:
        self._start_block("#definition", a)
        self.flow.context = self.flow.context._replace(kind="definition", row=max(self.flow.row(), 0))

    def start_table(self, _: Any, a: int, b: int) -> None:
        self._start_group("#table", a, 0)

    def start_head(self, _: Any, a: int, b: int) -> None:
        self.row_is_header = True
        self._start_block("#row", a)
        self.flow.next_row()

    def start_row(self, _: Any, a: int, b: int) -> None:
        self.row_is_header = False
        self._start_block("#row", a)
        self.flow.next_row()

    def start_cell(self, _: Any, a: int, b: int) -> None:
        self._start_block("#cell", a)
        self.flow.context = self.flow.next_cell(header=self.row_is_header)

    # Inline elements

    def start_strong(self, _: Any, a: int, b: int) -> None:
        self.flow.begin_inline("#strong", "strong", a, "", {})

    def start_emphasis(self, _: Any, a: int, b: int) -> None:
        self.flow.begin_inline("#emphasis", "emphasis", a, "", {})

    def start_strike(self, _: Any, a: int, b: int) -> None:
        self.flow.begin_inline("#strike", "strike", a, "", {})

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
        """The title of a link or image, where it stands: in the element itself or in the definition it refers to."""
        title = attrs["title"]
        if attrs["link_type"] != "Inline":
            found = self._defined(attrs["dest_url"], title)
            if found is None or found in self._titles_shown:
                return
            self._titles_shown.add(found)
            a, b = found
        end = self.body.rfind(title, a, b)
        tail = self.body[end + len(title) : b] if end >= 0 else ""
        if end > a and tail[:1] in ('"', "'", ")") and not tail[1:].strip(") \t\r\n"):
            self.flow.add_after("tooltip", end, end + len(title), [(end, end + len(title), None)])
            return
        start = max(self.body.rfind("](", a, b), a)
        match = _TITLE.search(self.body[start : b - 1] if attrs["link_type"] == "Inline" else self.body[start:b])
        if match:
            a, b = start + match.start(1), start + match.end(1)
        self.flow.add_after("tooltip", a, b, [(a, b, uncover(title))])

    def _defined(self, target: str, title: str) -> tuple[int, int] | None:
        if self._titles is None:
            self._titles = {}
            for link in pyromark.reference_definitions(self.parsed, options=_OPTIONS).values():
                span = link["span"]
                where = (self.offsets[span["start"]], self.offsets[span["end"]])
                self._titles.setdefault((link["dest"], link["title"] or ""), where)
        return self._titles.get((target, title))


def _leave(name: str) -> Callable[[_Walker, int], None]:
    def end(walker: _Walker, b: int) -> None:
        walker.break_at = None
        walker.flow.leave(name, b)

    return end


def _leave_inline(name: str) -> Callable[[_Walker, int], None]:
    return lambda walker, b: walker.end_inline(name, b)


_STARTS: Mapping[str, Callable[[_Walker, Any, int, int], None]] = {
    "Paragraph": _Walker.start_paragraph,
    "Heading": _Walker.start_heading,
    "BlockQuote": _Walker.start_quote,
    "CodeBlock": _Walker.start_code,
    "HtmlBlock": _Walker.start_html,
    "List": _Walker.start_list,
    "Item": _Walker.start_item,
    "FootnoteDefinition": _Walker.start_footnote,
    "DefinitionList": _Walker.start_definitions,
    "DefinitionListTitle": _Walker.start_term,
    "DefinitionListDefinition": _Walker.start_definition,
    "Table": _Walker.start_table,
    "TableHead": _Walker.start_head,
    "TableRow": _Walker.start_row,
    "TableCell": _Walker.start_cell,
    "Strong": _Walker.start_strong,
    "Emphasis": _Walker.start_emphasis,
    "Strikethrough": _Walker.start_strike,
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
