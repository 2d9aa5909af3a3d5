"""What stands in a line of AsciiDoc: formatted words, links, images, notes, attributes, passthroughs.

Marks are looked at from left to right. Where the next end of each kind of mark stands is looked up once and kept until
the reading has passed it, so that a text is not searched again and again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from safelint.lazy import regex
from safelint.readers._adoc_attributes import alt_of, first_of
from safelint.readers._entities import decode_entity
from safelint.readers._flow import Flow
from safelint.readers._lines import Strand
from safelint.readers._mask import words
from safelint.values.document import LEFT_OUT

_TOKEN = regex(
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
_KINDS = {"*": "strong", "**": "strong", "_": "emphasis", "__": "emphasis"}
_CURLY = {'"`': "“”", "'`": "‘’"}
_RAISED = regex(r"[\^~]([^\s^~]{1,100})[\^~]")
_ATTRIBUTE = regex(r"\{([A-Za-z0-9_][\w-]{0,60})\}")
_ENTITY = regex(r"&(?:#[xX][0-9A-Fa-f]{1,8};|#[0-9]{1,10};|[A-Za-z][A-Za-z0-9]{1,31};)")
_ROLE = regex(r"\[[.#%\w][\w.#% -]{0,100}\](?=[*_`#])")
_BREAK = regex(r"\+[ \t]*(?=[\r\n]|\Z)")
_ESCAPED = frozenset("*_`#^~{[<+&\"'(")
_ADDRESSES = words("http https ftp irc")
_LINKS = words("link mailto xref")
_LEFT_OUT = words("kbd pass stem latexmath asciimath icon")
_SHOWN = words("btn indexterm2")
_SILENT = words("anchor indexterm")
_CHARACTERS = {
    "nbsp": "\u00a0",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "sp": " ",
    "space": " ",
    "empty": "",
    "blank": "",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "zwsp": "\u200b",
    "wj": "\u2060",
    "plus": "+",
    "asterisk": "*",
    "vbar": "|",
    "startsb": "[",
    "endsb": "]",
    "deg": "°",
    "backslash": "\\",
}
_LONGEST = 200  # characters that stand for a name each time

_Handler = Callable[["AdocInlines", int, int, int], int]


class AdocInlines:
    """Hands the text of one block on to the flow of elements. `notes` are the ranges of the footnotes in it."""

    def __init__(self, flow: Flow, strand: Strand, attributes: Mapping[str, str]) -> None:
        self.notes: list[tuple[int, int]] = []
        self._flow = flow
        self._strand = strand
        self._text = strand.text
        self._attributes = attributes
        self._done = 0  # up to where all is handed on
        self._next: dict[str, re.Match[str] | None] = {}  # the next end of each kind of mark

    def run(self) -> None:
        self.between(0, len(self._text))

    def between(self, i: int, j: int) -> None:
        """The text from `i` to `j`."""
        self._done = at = i
        while (token := _TOKEN.search(self._text, at, j)) is not None:
            handler = _HANDLERS.get(token[0], AdocInlines.macro)
            at = handler(self, token.start(), token.end(), j) or token.end()
        self._plain(j)

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

    # Formatted words

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

    def _within(self, kind: str, i: int, inner: tuple[int, int], j: int, target: str = "") -> None:
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
            macro = _TOKEN.match(self._text, j)
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

    # Attributes

    def attribute(self, i: int, j: int, limit: int) -> int:
        """The value of an attribute; what the file does not give stands for something that is not known here."""
        match = _ATTRIBUTE.match(self._text, i, limit)
        if match is None:
            return 0
        value = self._value(match[1])
        if value.partition("://")[0] in _ADDRESSES and self._text.startswith("[", match.end()):
            return self._link(i, value, match.end(), limit)
        self._plain(i)
        if value:
            self._put(value, i, match.end())
        self._done = match.end()
        return match.end()

    def _value(self, name: str) -> str:
        value = self._attributes.get(name.lower(), _CHARACTERS.get(name))
        return LEFT_OUT if value is None or len(value) > _LONGEST else value

    def _resolved(self, target: str) -> str:
        return _ATTRIBUTE.sub(lambda match: self._value(match[1]), target) if "{" in target else target

    # Links and other macros

    def macro(self, i: int, j: int, limit: int) -> int:
        """`name:target[text]`, or an address."""
        name = self._text[i : j - 1]
        before = self._text[i - 1] if i else " "
        if before.isalnum():
            return 0
        stop = self._end("stop", j, limit)
        opening = stop[0] if stop is not None else limit
        if name in _ADDRESSES:
            if not self._text.startswith("//", j):
                return 0
            if self._text.startswith("[", opening) and opening < limit:
                return self._link(i, self._resolved(self._text[i:opening]), opening, limit)
            return opening
        if opening >= limit or self._text[opening] != "[":
            return 0
        return self._named(name, i, (j, opening), limit)

    def _named(self, name: str, i: int, where: tuple[int, int], limit: int) -> int:
        target = self._resolved(self._text[slice(*where)])
        opening = where[1]
        if name in _LINKS:
            return self._link(i, ("mailto:" + target) if name == "mailto" else target, opening, limit, name)
        end = self._end("]", opening + 1, limit)
        if end is None:
            return 0
        inner = opening + 1, end[0]
        if name == "image" and target:
            self._plain(i)
            self._image(target, i, inner, end[1])
        elif name in ("footnote", "footnoteref"):
            self._plain(i)
            if inner[0] < inner[1]:
                self.notes.append(inner)
        elif name in _LEFT_OUT:
            self._plain(i)
            self._put(LEFT_OUT, i, end[1])
        elif name in _SHOWN:
            self._plain(i)
            self.between(*inner)
        elif name in _SILENT:
            self._plain(i)
        elif name == "menu":
            self._plain(i)
            self.between(*where)
        else:
            return 0
        self._done = end[1]
        return end[1]

    def _image(self, target: str, i: int, inner: tuple[int, int], j: int) -> None:
        a, b = alt_of(self._text, *inner)
        strand = self._strand
        self._flow.image(strand.at(i), strand.end(j), target, {"alt": self._text[a:b]} if a < b else {})
        if a < b:
            self._flow.add_after("alt", strand.at(a), strand.end(b), strand.pieces(a, b))

    def _link(self, i: int, target: str, opening: int, limit: int, name: str = "") -> int:
        """A link with its text in brackets, "" for its address."""
        end = self._end("]", opening + 1, limit)
        if end is None:
            return 0
        a, b = first_of(self._text, opening + 1, end[0])
        if self._text.startswith("^", b - 1) and b > a:
            b -= 1  # it opens a window
        self._plain(i)
        if name == "xref" and "." not in target and not target.startswith("#"):
            target = "#" + target
        if a < b:
            self._within("link", i, (a, b), end[1], target)
            return end[1]
        if name == "xref":
            self._put(LEFT_OUT, i, end[1])
            return end[1]
        start = i + len(name) + 1 if name else i
        self._flow.begin_inline("#link", "link", self._strand.at(i), target, {})
        self._done = start
        self._plain(opening)
        self._flow.leave("#link", self._strand.end(end[1]))
        self._done = end[1]
        return end[1]

    def reference(self, i: int, j: int, limit: int) -> int:
        """`<<place,text>>`"""
        end = self._end(">>", j, limit)
        if end is None or "\n" in self._text[j : min(end[0], j + 1)]:
            return 0
        comma = self._text.find(",", j, end[0])
        target = self._text[j : comma if comma >= 0 else end[0]].strip()
        if not target or len(target) > _LONGEST:
            return 0
        self._plain(i)
        if comma < 0:
            self._put(LEFT_OUT, i, end[1])
        else:
            a = comma + 1
            a += len(self._text[a : end[0]]) - len(self._text[a : end[0]].lstrip())
            self._within("link", i, (a, end[0]), end[1], target if "." in target else "#" + target.lstrip("#"))
        return end[1]

    def bracket(self, i: int, j: int, limit: int) -> int:
        """`[[place]]`, and the role of the words that follow it."""
        if self._text.startswith("[[", i):
            end = self._end("]]", j + 1, limit)
            match_end = end[1] if end is not None and end[0] - i < _LONGEST else 0
        else:
            match = _ROLE.match(self._text, i, limit)
            match_end = match.end() if match is not None else 0
        if match_end:
            self._plain(i)
            self._done = match_end
        return match_end

    def term(self, i: int, j: int, limit: int) -> int:
        """A word for the index: `((seen))`, `(((not seen)))`."""
        hidden = j - i == 3
        end = self._end(")))" if hidden else "))", j, limit)
        if end is None:
            return 0
        self._plain(i)
        if not hidden:
            self.between(j, end[0])
        self._done = end[1]
        return end[1]


_HANDLERS: Mapping[str, _Handler] = {
    "\\": AdocInlines.escape,
    "`": AdocInlines.constrained,
    "``": AdocInlines.unconstrained,
    "*": AdocInlines.constrained,
    "**": AdocInlines.unconstrained,
    "_": AdocInlines.constrained,
    "__": AdocInlines.unconstrained,
    "#": AdocInlines.constrained,
    "##": AdocInlines.unconstrained,
    "^": AdocInlines.raised,
    "~": AdocInlines.raised,
    "{": AdocInlines.attribute,
    "<<": AdocInlines.reference,
    "[": AdocInlines.bracket,
    "((": AdocInlines.term,
    "(((": AdocInlines.term,
    "+++": AdocInlines.passed,
    "++": AdocInlines.unconstrained,
    "+": AdocInlines.plus,
    '"`': AdocInlines.curly,
    "'`": AdocInlines.curly,
    "&": AdocInlines.entity,
}
