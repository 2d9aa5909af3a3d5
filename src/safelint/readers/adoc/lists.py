"""Lists of AsciiDoc: items, terms with their definitions, and the text that belongs to them."""

from __future__ import annotations

import re

from safelint.lazy import regex
from safelint.readers.adoc.stack import ATTRIBUTE, DELIMITER, AdocContainer, AdocStack
from safelint.readers.prose.flow import Piece
from safelint.readers.prose.lines import MarkedLine

_LIST = regex(r"\[[A-Za-z.#%\"',_:-][^\r\n]*\]\Z|\[\]\Z")
_ANCHOR = regex(r"\[\[[^\[\]]*\]\]\Z")
_MARK = regex(r"(?:(\*{1,9}|-|•)|(\.{1,9})|([0-9]+)\.|([a-zA-Z])\.|([ivxIVX]+)\)|<(?:[0-9]+|\.)>)[ \t]+(?=\S)")
_CHECKBOX = regex(r"\[[ xX*]\][ \t]+")
_TERM_END = regex(r"(:{2,4}|;;)(?:[ \t]+|\Z)")
_STYLES = {3: "1.", 4: "a.", 5: "i)"}
"""Lists by the group of `_MARK` that tells their mark; those of marks and dots go by how many."""


class AdocLists(AdocStack):
    """Reads lists, and says where a text ends."""

    def _mark(self, line: MarkedLine) -> bool:
        """An item of a list, or a term with its definition."""
        match = self._item_mark(line)
        if match is not None:
            self._item(line, match.end(), match[1] or match[2] or _STYLES.get(match.lastindex or 0, "<"))
            return True
        match = self._term_mark(line)
        if match is None:
            return False
        self._term(line, match.start(1), match.end(), match[1])
        return True

    def _item_mark(self, line: MarkedLine) -> re.Match[str] | None:
        match = _MARK.match(self.text, line.start, line.end)
        if match is not None and match[3] and self._numbering.is_text(*match.span(3)):
            return None
        return match

    def _term_mark(self, line: MarkedLine) -> re.Match[str] | None:
        match = _TERM_END.search(self.text, line.start + 1, line.end)
        return None if match is None or self.text[match.start() - 1] in ": \t" else match

    def _to_list(self, kind: str, style: str) -> bool:
        """Whether a list of that style is open around here, to which all inside is then ended."""
        self._attach = False
        for number in range(len(self._stack) - 1, 0, -1):
            container = self._stack[number]
            if container.end >= 0:
                return False
            if (container.kind, container.style) == (kind, style):
                while len(self._stack) > number + 1:
                    self._pop()
                return True
        return False

    def _begin_list(self, kind: str, style: str, line: MarkedLine) -> None:
        attributes = self._take()
        if self._to_list(kind, style):
            return
        depth = sum(each.kind == "list" for each in self._stack[-20:]) + (kind == "list")
        self.flow.end_block(line.start)
        element = self.flow.push(f"#{kind}", line.start, is_block=True)
        self.flow.enter_group(element, level=depth)
        self._stack.append(AdocContainer(kind, style))
        self._in_language(attributes)

    def _item(self, line: MarkedLine, at: int, style: str) -> None:
        self._begin_list("list", style, line)
        box = _CHECKBOX.match(self.text, at, line.end)
        self._push(AdocContainer("item"), line.start)
        self.flow.context = self.flow.context._replace(kind="item", row=self.flow.next_row())
        self._principal(box.end() if box else at, line)

    def _term(self, line: MarkedLine, end: int, at: int, style: str) -> None:
        self._begin_list("definitions", style, line)
        row = self.flow.next_row()
        self.flow.push("#term", line.start, is_block=True)
        self.flow.context = self.flow.context._replace(kind="term", row=row)
        self._inlines([(line.start, end, None)])
        self.flow.leave("#term", end)
        self._push(AdocContainer("definition"), line.start)
        self.flow.context = self.flow.context._replace(kind="definition", row=row)
        if at < line.end:
            self._principal(at, line)
            return
        self.at += 1
        while self.at < self._limits[-1] and self.lines[self.at].empty:
            self.at += 1
        if self.at < self._limits[-1] and not self._ends_text(self.lines[self.at]):
            self._principal(self.lines[self.at].start, self.lines[self.at])

    def _principal(self, at: int, line: MarkedLine) -> None:
        """The text of an item, up to an empty line or what begins another block."""
        pieces: list[Piece] = [(at, line.end, None)]
        self._collect(pieces, in_list=True)

    def _collect(self, pieces: list[Piece], *, in_list: bool) -> None:
        """The lines that go on with a text, without the comments between them."""
        self.at += 1
        is_between = False  # the line before is left out
        while self.at < self._limits[-1]:
            line = self.lines[self.at]
            if line.empty or (self._ends_text(line) if in_list else self._ends_paragraph(line)):
                break
            if self._is_left_out(line):
                if not is_between:
                    pieces.append((pieces.pop()[0], line.begin, None))
                is_between = True
            else:
                pieces.append((line.begin if is_between else pieces.pop()[0], line.end, None))
                is_between = False
            self.at += 1
        self._inlines(pieces)
        self.flow.end_any_block(pieces[-1][1])

    def _ends_paragraph(self, line: MarkedLine) -> bool:
        if line.start != line.begin:
            return False
        if DELIMITER.match(self.text, line.start, line.end):
            return True
        text = self.words(line)
        return self._is_bracketed(text) or (text == "+" and any(each.end < 0 for each in self._stack[-3:-1]))

    def _ends_text(self, line: MarkedLine) -> bool:
        text = self.words(line)
        if text == "+" or self._ends_paragraph(line) or ATTRIBUTE.match(text):
            return True
        return self._item_mark(line) is not None or self._term_mark(line) is not None

    def _is_bracketed(self, text: str) -> bool:
        return text[0] == "[" and text[-1] == "]" and bool(_ANCHOR.match(text) or _LIST.match(text))
