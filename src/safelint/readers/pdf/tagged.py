"""Paragraphs of a PDF file that tells its structure: headings, lists, tables, pictures, as its elements have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from safelint.readers.paper.paragraphs import Image, Paragraph, Run
from safelint.readers.pdf.joining import RunMaker, Vocabulary, joined
from safelint.readers.pdf.lines import PdfLine
from safelint.readers.pdf.words import PdfNode
from safelint.readers.prose.build import PLAIN, Context
from safelint.values.document import BlockKind

_HEADINGS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 7)}}
_GROUPS = frozenset(("Document", "Part", "Art", "Sect", "Div", "Aside", "NonStruct", "DocumentFragment"))
_ROWS = frozenset(("THead", "TBody", "TFoot"))
_PICTURES = frozenset(("Figure", "Formula"))
_BLOCKS: Mapping[str, BlockKind] = {"Caption": "caption", "Note": "footnote", "FENote": "footnote"}
_NOT_READ = frozenset(("Lbl", "Artifact", "Private"))
_QUOTED = "BlockQuote"
_CONTENTS = ("TOC", "Index")

Marked = dict[tuple[int, int], list[PdfLine]]
"""The lines of each marked content, by page and number."""


class TaggedParagraphs:
    """Gathers the paragraphs of a tree. `tables` are the groups of blocks that are tables."""

    def __init__(self, marked: Marked, vocabulary: Vocabulary, maker: RunMaker, language: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[int] = []
        self.used: set[tuple[int, int]] = set()
        self._marked = marked
        self._vocabulary = vocabulary
        self._maker = maker
        self._language = _primary(language)
        self._groups = 0

    def read(self, tree: PdfNode) -> None:
        self._walk(tree, PLAIN, "")

    def _next_group(self) -> int:
        self._groups += 1
        return self._groups - 1

    def _walk(self, node: PdfNode, context: Context, language: str) -> None:
        """What stands in an element that is no text itself."""
        for each in node.content:
            if isinstance(each, tuple):
                self._text([each], context, language)
            else:
                self._element(each, context, each.language or language)

    def _element(self, node: PdfNode, context: Context, language: str) -> None:
        kind = node.kind
        if kind in _NOT_READ:
            self._pass_over(node)
        elif kind in _GROUPS:
            self._walk(node, context, language)
        elif kind in _CONTENTS:
            self._walk(node, context._replace(landmark=context.landmark or "nav"), language)
        elif kind == "L":
            self._list(node, context, language)
        elif kind == "Table":
            self._table(node, context, language)
        elif kind in _PICTURES:
            self._picture(node, context, language)
        elif kind == _QUOTED:
            self._walk(node, context._replace(quoted=True), language)
        elif kind in _HEADINGS:
            self._block(node, context._replace(kind="heading", level=_HEADINGS[kind]), language)
        else:
            own = context._replace(kind=_BLOCKS[kind]) if kind in _BLOCKS else context
            self._block(node, own, language)

    def _block(self, node: PdfNode, context: Context, language: str) -> None:
        """An element whose content is text, with other elements among it."""
        marks: list[tuple[int, int]] = []
        for each in _flattened(node):
            if isinstance(each, tuple):
                marks.append(each)
                continue
            self._text(marks, context, language)
            marks = []
            self._element(each, context, each.language or language)
        self._text(marks, context, language)

    def _text(self, marks: Sequence[tuple[int, int]], context: Context, language: str) -> None:
        """A paragraph of marked contents."""
        new = [mark for mark in marks if mark not in self.used]
        self.used.update(new)
        lines = _one_line([line for mark in new for line in self._marked.get(mark, ())])
        if not lines:
            return
        pieces = joined(lines, self._vocabulary)
        other = language if language and _primary(language) != self._language else ""
        paragraph = Paragraph(context._replace(language=other), lines[0].place)
        runs = self._maker.runs(pieces)
        paragraph.runs = [run._replace(look=run.look._replace(language=other)) if other else run for run in runs]
        self.paragraphs.append(paragraph)

    def _list(self, node: PdfNode, context: Context, language: str) -> None:
        group = self._next_group()
        level = context.level + 1 if context.kind == "item" else 1
        row = -1
        for each in node.content:
            if isinstance(each, tuple):
                self._text([each], context, language)
                continue
            if each.kind in ("L", "Caption"):
                self._element(
                    each, context._replace(kind="item", level=level) if each.kind == "L" else context, language
                )
                continue
            row += 1
            own = context._replace(kind="item", level=level, group=group, row=row, column=-1, header=False)
            self._item(each, own, each.language or language)

    def _item(self, node: PdfNode, context: Context, language: str) -> None:
        """The body of an item; its mark is not read."""
        for each in node.content:
            if isinstance(each, tuple):
                self._text([each], context, language)
            elif each.kind == "LBody":
                self._block(each, context, each.language or language)
            else:
                self._element(each, context, each.language or language)

    def _table(self, node: PdfNode, context: Context, language: str) -> None:
        group = self._next_group()
        self.tables.append(group)
        row = -1
        for part in _rows(node):
            if part.kind != "TR":
                self._element(part, context, part.language or language)
                continue
            row += 1
            column = -1
            for cell in part.content:
                if isinstance(cell, tuple):
                    continue
                column += 1
                is_header, landmark = cell.kind == "TH", context.landmark
                own = Context("cell", group=group, row=row, column=column, header=is_header, landmark=landmark)
                self._block(cell, own, cell.language or language)

    def _picture(self, node: PdfNode, context: Context, language: str) -> None:
        """A picture with its alternative text. Words that the file marks as parts of it are read as well."""
        paragraph = Paragraph(context if context.kind != "heading" else PLAIN, self._place(node))
        paragraph.runs = [Run("", image=Image(node.alt if node.alt is not None else node.actual or None))]
        self.paragraphs.append(paragraph)
        self._walk(node, context, language)

    def _place(self, node: PdfNode) -> str:
        mark = next((each for each in _flattened(node) if isinstance(each, tuple)), None)
        return f"page {mark[0] + 1}" if mark is not None else "picture {}"

    def _pass_over(self, node: PdfNode) -> None:
        self.used.update(each for each in _flattened(node) if isinstance(each, tuple))


_INLINE = frozenset(
    "Span Quote Reference BibEntry Code Link Annot Em Strong Sub Ruby RB RT RP Warichu WT WP Form".split()
)


def _flattened(node: PdfNode) -> list[PdfNode | tuple[int, int]]:
    """The marked contents of an element and of those in it that stand in its lines; other elements as they are."""
    found: list[PdfNode | tuple[int, int]] = []
    waiting = list(reversed(node.content))
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple) or each.kind not in _INLINE:
            found.append(each)
        else:
            waiting += reversed(each.content)
    return found


def _rows(table: PdfNode) -> list[PdfNode]:
    """The rows of a table, in its parts too."""
    found: list[PdfNode] = []
    for each in table.content:
        if isinstance(each, tuple):
            continue
        if each.kind in _ROWS:
            found += (row for row in each.content if not isinstance(row, tuple))
        else:
            found.append(each)
    return found


def _one_line(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Lines of several marked contents, those that stand beside each other made one."""
    found: list[PdfLine] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and line.number == last.number and line.page == last.page:
            made = PdfLine(line.page, [*last.words, *line.words], last.number)
            made.edge, made.edge_is_sure = max(last.edge, line.edge), last.edge_is_sure
            found[-1] = made
        else:
            found.append(line)
    return found


def marked_lines(lines: Sequence[PdfLine]) -> Marked:
    """The lines, parted by the marked content that their words stand in."""
    found: defaultdict[tuple[int, int], list[PdfLine]] = defaultdict(list)
    for line in lines:
        words = line.words
        start = 0
        for at in range(1, len(words) + 1):
            if at == len(words) or words[at].look.mark != words[start].look.mark:
                part = line.part(words[start:at]) if at - start < len(words) else line
                found[line.page, words[start].look.mark].append(part)
                start = at
    return dict(found)


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()
