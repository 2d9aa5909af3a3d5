"""Words of AsciiDoc that are formatted by marks around them, and single characters.

Marks are looked at from left to right. Where the next end of each kind of mark stands is looked up once and kept until
the reading has passed it, so that a text is not searched again and again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from safelint.lazy import regex
from safelint.readers.html.meaning import Markup
from safelint.readers.html.tags import feed
from safelint.readers.prose.entities import decode_entity
from safelint.readers.prose.flow import Flow
from safelint.readers.prose.lines import Strand
from safelint.values.document import LEFT_OUT, InlineKind

TOKEN = regex(
    r"\\|``|`|\*\*|\*|__|_|##|#|\^|~|\{|<<|\[|\(\(\(|\(\(|\+\+\+|\+\+|\+|[\"']`|&|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*+:(?!:|\s)"
)
_ENDS = {
    "*": regex(r"(?<![\s\\])\*(?!\w)"),
    "_": regex(r"(?<![\s\\])_(?!\w)"),
    "#": regex(r"(?<![\s\\])#(?!\w)"),
    "`": regex(r"(?<![\s\\])`(?!\w)"),
    "+": regex(r"(?<![\s\\])\+(?!\w)"),
    "**": regex(r"\*\*"),
    "__": regex(r"__"),
    "##": regex(r"##"),
    "``": regex(r"``"),
    "++": regex(r"\+\+"),
    "+++": regex(r"\+\+\+"),
    '"`': regex(r'`"'),
    "'`": regex(r"`'"),
    "]": regex(r"(?<!\\)\]"),
    "]]": regex(r"\]\]"),
    ">>": regex(r">>"),
    "))": regex(r"\)\)"),
    ")))": regex(r"\)\)\)"),
    "stop": regex(r"[\s\[\]]"),
}
_KINDS: Mapping[str, InlineKind] = {"*": "strong", "**": "strong", "_": "emphasis", "__": "emphasis"}
_CURLY = {'"`': "“”", "'`": "‘’"}
_RAISED = regex(r"[\^~]([^\s^~]{1,100})[\^~]")
_ENTITY = regex(r"&(?:#[xX][0-9A-Fa-f]{1,8};|#[0-9]{1,10};|[A-Za-z][A-Za-z0-9]{1,31};)")
_BREAK = regex(r"\+[ \t]*(?=[\r\n]|\Z)")
_ESCAPED = frozenset("*_`#^~{[<+&\"'(")


class AdocMarks:
    """Hands the text of one block on to the flow of elements. `notes` are the ranges of the footnotes in it."""

    def __init__(self, flow: Flow, strand: Strand, attributes: Mapping[str, str]) -> None:
        self.notes: list[tuple[int, int]] = []
        self._flow = flow
        self._strand = strand
        self._text = strand.text
        self._attributes = attributes
        self._done = 0  # up to where all is handed on
        self._next: dict[str, re.Match[str] | None] = {}  # the next end of each kind of mark

    def between(self, i: int, j: int) -> None:
        """The text from `i` to `j`."""
        raise NotImplementedError

    def _plain(self, i: int) -> None:
        if self._done < i:
            self._strand.hand_on(self._flow, self._done, i)
            self._done = i

    def _put(self, text: str, i: int, j: int) -> None:
        self._flow.put(text, self._strand.at(i), self._strand.end(j))
        self._done = j

    def _end(self, kind: str, i: int, limit: int) -> tuple[int, int] | None:
        """Where the next mark of that kind from `i` on stands, before `limit`."""
        found = self._next.get(kind)
        if kind not in self._next or (found is not None and found.start() < i):
            found = self._next[kind] = _ENDS[kind].search(self._text, i)
        return found.span() if found is not None and found.end() <= limit else None

    def constrained(self, i: int, j: int, limit: int) -> int:
        """Words between two marks, which stand at the edges of words."""
        mark = self._text[i:j]
        if not self._begins(i, j):
            return 0
        end = self._end(mark, j + 1, limit)
        return self._formatted(mark, i, j, end) if end is not None else 0

    def unconstrained(self, i: int, j: int, limit: int) -> int:
        mark = self._text[i:j]
        end = self._end(mark, j + 1, limit)
        if end is not None:
            return self._formatted(mark, i, j, end)
        return self.constrained(i, i + 1, limit) if self._text[j : j + 1].isalnum() else 0

    def _begins(self, i: int, j: int) -> bool:
        before, after = self._text[i - 1] if i else " ", self._text[j : j + 1]
        if not after or after.isspace():
            return False
        return not (before.isalnum() or before in "_;:}") or self._done == i

    def _formatted(self, mark: str, i: int, j: int, end: tuple[int, int]) -> int:
        self._plain(i)
        if mark[0] == "`":
            self._put(LEFT_OUT, i, end[1])
        elif mark[0] == "+":
            self._done = j
            self._plain(end[0])
            self._done = end[1]
        elif mark in _KINDS:
            self._within(_KINDS[mark], i, (j, end[0]), end[1])
        else:
            self.between(j, end[0])
            self._done = end[1]
        return end[1]

    def _within(self, kind: InlineKind, i: int, inner: tuple[int, int], j: int, target: str = "") -> None:
        flow = self._flow
        flow.begin_inline(f"#{kind}", kind, self._strand.at(i), target, {})
        self.between(*inner)
        flow.leave(f"#{kind}", self._strand.end(j))
        self._done = j

    def passed(self, i: int, j: int, limit: int) -> int:
        """A passthrough: what is between three marks is for browsers."""
        end = self._end("+++", j, limit)
        if end is None:
            return 0
        self._plain(i)
        feed(Markup(self._flow), self._flow.masked, self._strand.at(j), self._strand.end(end[0]))
        self._done = end[1]
        return end[1]

    def plus(self, i: int, j: int, limit: int) -> int:
        broken = _BREAK.match(self._text, i)
        if broken is not None and i and self._text[i - 1] in " \t":
            self._plain(self._done + len(self._text[self._done : i].rstrip(" \t")))
            self._done = broken.end()
            return broken.end()
        return self.constrained(i, j, limit)

    def curly(self, i: int, j: int, limit: int) -> int:
        mark = self._text[i:j]
        end = self._end(mark, j + 1, limit) if self._begins(i, j) else None
        if end is None:
            return 0
        self._plain(i)
        self._put(_CURLY[mark][0], i, j)
        self.between(j, end[0])
        self._put(_CURLY[mark][1], *end)
        return end[1]

    def raised(self, i: int, j: int, limit: int) -> int:
        match = _RAISED.match(self._text, i, limit)
        if match is None or match[0][0] != match[0][-1]:
            return 0
        self._plain(i)
        self.between(*match.span(1))
        self._done = match.end()
        return match.end()

    def escape(self, i: int, j: int, limit: int) -> int:
        """A backslash before a mark: the mark is text."""
        after = self._text[j : j + 1]
        if not after or not (after in _ESCAPED or after.isalpha()):
            return 0
        if after.isalpha():
            macro = TOKEN.match(self._text, j)
            if macro is None:
                return 0
            self._plain(i)
            self._done = j
            return macro.end()
        self._plain(i)
        self._done = j
        return j + 1

    def entity(self, i: int, j: int, limit: int) -> int:
        match = _ENTITY.match(self._text, i, limit)
        char, length = decode_entity(match[0]) if match else ("", 0)
        if not length:
            return 0
        self._plain(i)
        self._put(char, i, i + length)
        return i + length
