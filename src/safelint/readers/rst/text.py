"""Text of reStructuredText: titles with their lines, paragraphs, terms with definitions, what is shown as written."""

from __future__ import annotations

import string

from safelint.readers.prose.flow import Flow
from safelint.readers.prose.lines import MarkedLine
from safelint.readers.rst.lists import RstLists
from safelint.readers.rst.stack import RstContainer

LEAST_RULE = 4
"""Characters of a line that may be longer or shorter than its title."""

PUNCTUATION = frozenset(string.punctuation)
_LEVELS = 6


class RstText(RstLists):
    """Reads titles, paragraphs and definitions."""

    def __init__(self, flow: Flow, text: str, lines: list[MarkedLine]) -> None:
        super().__init__(flow, text, lines)
        self._adornments: list[str] = []  # of titles, by level

    def _text(self, line: MarkedLine) -> None:
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if after is None or after.empty or after.indent < line.indent:
            self._paragraph_from(line)
        elif after.indent > line.indent and not self.words(line).endswith("::"):
            self._definition(line, after)
        elif self._is_underline(line, after):
            self._settle()
            if len(self._stack) == 1:
                self._title(line, self.text[after.start])
                self.at += 2
            else:
                self._paragraph_from(line)
        else:
            self._paragraph_from(line)

    def _is_underline(self, line: MarkedLine, after: MarkedLine) -> bool:
        words = self.words(after)
        if after.indent != line.indent or not is_adornment(words):
            return False
        return len(words) >= min(line.end - line.start, LEAST_RULE)

    def _definition(self, line: MarkedLine, after: MarkedLine) -> None:
        if not self._settle("definitions"):
            self.push_group(RstContainer("definitions", line.indent), line.start)
        self._one("term", line.start, line.end, row=self.flow.next_row())
        self.in_head = False
        self.at += 1
        self.push(RstContainer("definition", after.indent), after.start)
        self.flow.context = self.flow.context._replace(kind="definition", row=max(self.flow.row(), 0))

    def _paragraph_from(self, line: MarkedLine) -> None:
        self._settle()
        first = self.at
        self.at += 1
        while self.at < len(self.lines):
            follower = self.lines[self.at]
            if follower.empty or follower.indent != line.indent:
                break
            self.at += 1
        end = self.lines[self.at - 1].end
        if not self.text.startswith("::", max(end - 2, line.start)):
            self._paragraph([(line.start, end, None)])
            return
        begins = self.text[line.start : end - 2]
        if begins.strip():
            kept = len(begins.rstrip()) if begins[-1].isspace() else len(begins) + 1
            self._paragraph([(line.start, line.start + kept, None)])
        self._skip_literal(self.lines[first].indent)

    def _skip_literal(self, indent: int) -> None:
        """What follows two colons is shown as it is written: code, mostly."""
        number = self.at
        while number < len(self.lines) and self.lines[number].empty:
            number += 1
        if number == len(self.lines) or self.lines[number].indent < indent:
            return
        if self.lines[number].indent > indent:
            self.skip(indent, number)
            return
        mark = self.text[self.lines[number].start]
        if mark in PUNCTUATION and number > self.at:
            while number < len(self.lines) and self.text.startswith(mark, self.lines[number].start):
                number += 1
            self.at = number

    def _title(self, line: MarkedLine, adornment: str) -> None:
        if adornment not in self._adornments:
            self._adornments.append(adornment)
        level = min(self._adornments.index(adornment) + 1, _LEVELS)
        self.flow.end_block(line.start)
        self.flow.push("#heading", line.start, is_block=True)
        self.flow.context = self.flow.context._replace(kind="heading", level=level)
        self.inlines([(line.start, line.end, None)])
        self.flow.leave("#heading", line.end)


def is_adornment(words: str) -> bool:
    """Whether a line is one mark, repeated."""
    return len(words) > 1 and words[0] in PUNCTUATION and words == words[0] * len(words)
