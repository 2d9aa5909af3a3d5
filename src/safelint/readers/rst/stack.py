"""What every part of the reader of reStructuredText stands on: its lines, and what is open around one by its column."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.readers.prose.flow import Flow, Piece
from safelint.readers.prose.lines import MarkedLine, Strand
from safelint.readers.rst.inlines import RstInlines
from safelint.readers.rst.names import RstNames
from safelint.values.document import BlockKind

OF_LISTS = ("list", "definitions", "fields")
"""Kinds of containers that end where something else than an item of theirs stands."""

_MOST_EMPTY = 10  # lines between a mark that stands alone and its text


class RstContainer:
    """What holds blocks: its content begins in column `indent`. `style` tells a list from another in its place."""

    def __init__(self, kind: str, indent: int, style: str = "") -> None:
        self.kind = kind
        self.indent = indent
        self.style = style


class RstStack:
    """Lines of `text` that are read into `flow`."""

    def __init__(self, flow: Flow, text: str, lines: list[MarkedLine]) -> None:
        self.flow = flow
        self.text = text
        self.lines = lines
        self.names = RstNames(text, lines)
        self.at = 0  # the line that is next
        self.in_head = True  # nothing but titles and comments so far
        self._stack = [RstContainer("root", 0)]

    @property
    def _top(self) -> RstContainer:
        return self._stack[-1]

    def push(self, container: RstContainer, begin: int) -> None:
        self.flow.end_block(begin)
        self.flow.push(f"#{container.kind}", begin, is_block=True)
        self._stack.append(container)

    def push_group(self, container: RstContainer, begin: int) -> None:
        """As `push`, of a list or a table."""
        self.flow.end_block(begin)
        depth = sum(each.kind == "list" for each in self._stack[-20:]) + (container.kind == "list")
        element = self.flow.push(f"#{container.kind}", begin, is_block=True)
        self.flow.enter_group(element, level=depth)
        self._stack.append(container)

    def _pop(self) -> None:
        container = self._stack.pop()
        self.flow.leave(f"#{container.kind}", self._end_of_last())

    def _end_of_last(self) -> int:
        return self.lines[min(self.at, len(self.lines) - 1)].begin if self.lines else 0

    def _settle(self, kind: str = "", style: str = "") -> bool:
        """End the lists that do not go on here; whether the one of that kind and style does."""
        while self._top.kind in OF_LISTS:
            if (self._top.kind, self._top.style) == (kind, style):
                return True
            self._pop()
        return False

    def words(self, line: MarkedLine) -> str:
        return self.text[line.start : line.end]

    def skip(self, indent: int, first: int) -> int:
        """Pass over the lines from `first` on that stand further right than `indent`; gives where the last ends."""
        end = -1
        while first < len(self.lines) and (self.lines[first].empty or self.lines[first].indent > indent):
            if not self.lines[first].empty:
                end = self.lines[first].end
                self.at = first + 1
            first += 1
        return end

    def content(self, number: int, indent: int) -> int:
        """The column of what stands further right than `indent` from line `number` on; 0 where there is nothing."""
        for line in self.lines[number : number + _MOST_EMPTY]:
            if not line.empty:
                return line.indent if line.indent > indent else 0
        return 0

    def enter(self, container: RstContainer, line: MarkedLine, at: int) -> None:
        """Go on with the text of `line` from `at` on, in the container that has just been pushed."""
        container.indent = self.content(self.at + 1, line.indent) or line.indent + 1
        self.lines[self.at] = line.cut(at, container.indent)
        if self.lines[self.at].empty:
            self.at += 1

    def _one(self, kind: BlockKind, a: int, b: int, *, row: int) -> None:
        """A block of one line."""
        self.flow.end_block(a)
        self.flow.push(f"#{kind}", a, is_block=True)
        self.flow.context = self.flow.context._replace(kind=kind, row=row)
        self.inlines([(a, b, None)])
        self.flow.leave(f"#{kind}", b)

    def _paragraph(self, pieces: Sequence[Piece]) -> None:
        self.in_head = False
        self.flow.end_any_block(pieces[0][0])
        self.inlines(pieces)
        self.flow.end_any_block(pieces[-1][1])

    def inlines(self, pieces: Sequence[Piece]) -> None:
        RstInlines(self.flow, Strand(self.text, pieces), self.names).run()
