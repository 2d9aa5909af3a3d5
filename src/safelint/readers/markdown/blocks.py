"""The blocks of Markdown: paragraphs, headings, quotations, lists, definitions, tables with their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from safelint.lazy import regex
from safelint.readers.markdown.boxes import MARK
from safelint.readers.markdown.line_ends import LineEnds
from safelint.readers.prose.flow import Flow
from safelint.readers.prose.numbering import Numbering

_NUMBERED = regex(r"([0-9]{1,9})[.)][ \t]*")
_LINE_END = regex(r"[\r\n]|\Z")

_Start = Callable[["MarkdownBlocks", Any, int, int], None]
_End = Callable[["MarkdownBlocks", int], None]


class MarkdownBlocks:
    """Hands blocks on to the flow of elements, by the parser's names in `STARTS` and `ENDS`."""

    def __init__(self, flow: Flow, body: str, line_ends: LineEnds) -> None:
        self.flow = flow
        self._body = body
        self._line_ends = line_ends
        self._lists: list[bool] = []  # those that are open: whether each is one, and no boxes
        self._numbering = Numbering(body)
        self._marked = -1  # where the text ends with which an item began in place of its mark
        self._row_is_header = False
        self._head = range(0)  # the line that begins a box

    def start_paragraph(self, _: Any, a: int, b: int) -> None:
        if a == self._marked:
            self.flow.push("#paragraph", a, is_block=True)
        else:
            self.start_block("#paragraph", a)

    def start_block(self, name: str, a: int) -> None:
        self._line_ends.waiting = None
        self._line_ends.last = a
        self.flow.end_block(a)
        self.flow.push(name, a, is_block=True)

    def leave(self, name: str, b: int) -> None:
        self._line_ends.waiting = None
        self.flow.leave(name, b)

    def start_heading(self, attrs: Mapping[str, Any], a: int, b: int) -> None:
        self.start_block("#heading", a)
        self.flow.context = self.flow.context._replace(kind="heading", level=int(attrs["level"][1]))

    def start_list(self, _: Any, a: int, b: int) -> None:
        is_list = not self._is_box(a)
        self._lists.append(is_list)
        if is_list:
            self.start_group("#list", a, self._lists.count(True))
        else:
            self.start_block("#list", a)

    def _is_box(self, a: int) -> bool:
        """Whether what begins at `a` is no list, but a box, of which a mark of ours covers the own."""
        while self._body.startswith((" ", "\t"), a):
            a += 1
        return self._body.startswith(MARK, a) and not self.flow.builder.source.startswith(MARK, a)

    def ends_title(self, a: int) -> bool:
        """Whether the line end at `a` ends the title of a box, and not only a line."""
        return a in self._head

    def start_group(self, name: str, a: int, level: int) -> None:
        self._line_ends.waiting = None
        self.flow.end_block(a)
        self.flow.enter_group(self.flow.push(name, a, is_block=True), level=level)

    def end_list(self, b: int) -> None:
        self._lists.pop()
        self.flow.leave("#list", b)

    def start_item(self, _: Any, a: int, b: int) -> None:
        self.start_block("#item", a)
        if not self._lists[-1]:
            end = _LINE_END.search(self._body, a)
            self._head = range(a, end.end() if end else a)
            return
        self.flow.context = self.flow.context._replace(kind="item", row=self.flow.next_row())
        mark = _NUMBERED.match(self._body, a)
        if mark is not None and self._numbering.is_text(*mark.span(1)):
            self._marked = self._line_ends.last = mark.end()
            self.flow.exact(a, self._marked)

    def start_term(self, _: Any, a: int, b: int) -> None:
        self.start_block("#term", a)
        self.flow.context = self.flow.context._replace(kind="term", row=self.flow.next_row())

    def start_definition(self, _: Any, a: int, b: int) -> None:
        self.start_block("#definition", a)
        self.flow.context = self.flow.context._replace(kind="definition", row=max(self.flow.row(), 0))

    def start_head(self, _: Any, a: int, b: int) -> None:
        self._row_is_header = True
        self.start_block("#row", a)
        self.flow.next_row()

    def start_row(self, _: Any, a: int, b: int) -> None:
        self._row_is_header = False
        self.start_block("#row", a)
        self.flow.next_row()

    def start_cell(self, _: Any, a: int, b: int) -> None:
        self.start_block("#cell", a)
        self.flow.context = self.flow.next_cell(header=self._row_is_header)


def _block(name: str, **fields: Any) -> _Start:
    def start(blocks: MarkdownBlocks, _: Any, a: int, b: int) -> None:
        blocks.start_block(name, a)
        blocks.flow.context = blocks.flow.context._replace(**fields)

    return start


def _group(name: str) -> _Start:
    return lambda blocks, _, a, b: blocks.start_group(name, a, 0)


def _leave(name: str) -> _End:
    return lambda blocks, b: blocks.leave(name, b)


STARTS: Mapping[str, _Start] = {
    "Paragraph": MarkdownBlocks.start_paragraph,
    "Heading": MarkdownBlocks.start_heading,
    "BlockQuote": _block("#quote", quoted=True),
    "List": MarkdownBlocks.start_list,
    "Item": MarkdownBlocks.start_item,
    "FootnoteDefinition": _block("#footnote", kind="footnote", level=0, group=-1, row=-1),
    "DefinitionList": _group("#definitions"),
    "DefinitionListTitle": MarkdownBlocks.start_term,
    "DefinitionListDefinition": MarkdownBlocks.start_definition,
    "Table": _group("#table"),
    "TableHead": MarkdownBlocks.start_head,
    "TableRow": MarkdownBlocks.start_row,
    "TableCell": MarkdownBlocks.start_cell,
}
ENDS: Mapping[str, _End] = {
    "Paragraph": _leave("#paragraph"),
    "Heading": _leave("#heading"),
    "BlockQuote": _leave("#quote"),
    "List": MarkdownBlocks.end_list,
    "Item": _leave("#item"),
    "FootnoteDefinition": _leave("#footnote"),
    "DefinitionList": _leave("#definitions"),
    "DefinitionListTitle": _leave("#term"),
    "DefinitionListDefinition": _leave("#definition"),
    "Table": _leave("#table"),
    "TableHead": _leave("#row"),
    "TableRow": _leave("#row"),
    "TableCell": _leave("#cell"),
}
