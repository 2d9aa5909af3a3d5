"""What stands in a line of reStructuredText: emphasis, literals, links, notes, substitutions, roles.

Each mark is looked at once. The end of a mark is looked for to the end of the block; where there is none, no later mark
of that kind has one either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from safelint.lazy import regex
from safelint.readers.prose.flow import Flow
from safelint.readers.prose.lines import Strand
from safelint.readers.prose.mask import words
from safelint.readers.rst.names import RstNames, normal
from safelint.values.document import LEFT_OUT, InlineKind

_TOKEN = regex(r"\\|\*\*?|``?|\||_`|\[|__?")
_ENDS = {
    "*": regex(r"(?<![\s\\])\*(?![\w*])"),
    "**": regex(r"(?<![\s\\])\*\*(?!\w)"),
    "``": regex(r"(?<!\s)``(?!\w)"),
    "|": regex(r"(?<![\s\\])\|(?:__?)?(?!\w)"),
    "`": regex(r"(?<![\s\\])`(?:__?)?(?!\w)"),
}
_NOTE = regex(r"\[(?:([0-9]+|#[\w.+-]*|\*)|[^\W_][\w.+-]*)\]_(?!\w)")
_ROLE_BEFORE = regex(r":([A-Za-z][\w.+-]*):\Z")
_ROLE_AFTER = regex(r":([A-Za-z][\w.+-]*):(?!\w)")
_BEFORE = frozenset("'\"([{<-/:")
_PAIRS = {"'": "'", '"': '"', "(": ")", "[": "]", "{": "}", "<": ">"}
_LONGEST_ROLE = 40
_LONGEST_NAME = 80
_IN_NAMES = "-._+:"
_KINDS: Mapping[str, InlineKind] = {"*": "emphasis", "**": "strong"}
_ROLES: Mapping[str, InlineKind] = {"emphasis": "emphasis", "strong": "strong"}
_CODE = words(
    """code literal math raw samp file kbd command program option envvar regexp makevar py:func py:class py:mod py:meth
    func class mod meth attr data exc obj c:func js:func rst:dir rst:role eq index"""
)
_BY_TITLE = words("doc ref numref any")
"""Roles that show the title of what they lead to."""

_Handler = Callable[["RstInlines", int, int], int]


class RstInlines:
    """Hands the text of one block on to the flow of elements."""

    def __init__(self, flow: Flow, strand: Strand, names: RstNames) -> None:
        self._flow = flow
        self._strand = strand
        self._text = strand.text
        self._names = names
        self._done = 0  # up to where all is handed on
        self._endless: set[str] = set()  # marks without an end after here

    def run(self) -> None:
        at, text = 0, self._text
        while token := _TOKEN.search(text, at):
            at = _HANDLERS[token[0]](self, token.start(), token.end()) or token.end()
        self._plain(len(text))

    def _plain(self, i: int) -> None:
        """The text before `i` as it stands."""
        if self._done < i:
            self._strand.hand_on(self._flow, self._done, i)
            self._done = i

    def _inner(self, i: int, j: int) -> None:
        """The text from `i` to `j`, in which only backslashes are marks."""
        self._done = i
        at = self._text.find("\\", i, j)
        while at >= 0:
            at = self._text.find("\\", self.escape(at, at + 1) or j, j)
        self._plain(j)

    def escape(self, i: int, j: int) -> int:
        """A backslash: the next character is text; white space vanishes with it."""
        if j == len(self._text):
            return j
        self._plain(i)
        self._done = j + self._text[j].isspace()
        return j + 1

    # Marks

    def _may_begin(self, i: int, j: int) -> bool:
        """Whether the mark from `i` to `j` stands where one can begin."""
        after = self._text[j : j + 1]
        if not after or after.isspace():
            return False
        before = self._text[i - 1] if i else " "
        if before.isspace():
            return True
        if before not in _BEFORE and (before.isascii() or unicodedata.category(before)[0] != "P"):
            return False
        return _PAIRS.get(before) != after

    def _end(self, mark: str, j: int) -> tuple[int, int] | None:
        """Where the mark stands that ends what begins before `j`."""
        if mark in self._endless:
            return None
        found = _ENDS[mark].search(self._text, j + 1)
        if found is None:
            self._endless.add(mark)
            return None
        return found.span()

    def emphasis(self, i: int, j: int) -> int:
        mark = self._text[i:j]
        end = self._end(mark, j) if self._may_begin(i, j) else None
        if end is None:
            return 0
        kind = _KINDS[mark]
        self._plain(i)
        self._within(kind, kind, i, (j, end[0]), end[1])
        return end[1]

    def _within(self, name: str, kind: InlineKind, i: int, inner: tuple[int, int], j: int, target: str = "") -> None:
        """An element from `i` to `j` with the text `inner`."""
        flow, strand = self._flow, self._strand
        flow.begin_inline(f"#{name}", kind, strand.at(i), target, {})
        self._inner(*inner)
        flow.leave(f"#{name}", strand.end(j))
        self._done = j

    def _leave_out(self, i: int, j: int) -> None:
        self._plain(i)
        self._put(LEFT_OUT, i, j)

    def _put(self, text: str, i: int, j: int) -> None:
        self._flow.put(text, self._strand.at(i), self._strand.end(j))
        self._done = j

    def literal(self, i: int, j: int) -> int:
        end = self._end("``", j) if self._may_begin(i, j) else None
        if end is None:
            return 0
        self._leave_out(i, end[1])
        return end[1]

    def substitution(self, i: int, j: int) -> int:
        end = self._end("|", j) if self._may_begin(i, j) else None
        if end is None:
            return 0
        name = self._text[j : end[0]]
        found = self._names.substitutions.get(normal(name))
        self._plain(i)
        reference = self._text[end[0] + 1 : end[1]]
        if reference:
            target = self._names.anonymous() if reference == "__" else self._names.target(name)
            self._flow.begin_inline("#link", "link", self._strand.at(i), target, {})
        if found is not None and found.target:
            attrs = {} if found.alt is None else {"alt": found.alt}
            self._flow.image(self._strand.at(i), self._strand.end(end[1]), found.target, attrs)
            self._done = end[1]
        else:
            self._put(found.text if found is not None else LEFT_OUT, i, end[1])
        if reference:
            self._flow.leave("#link", self._strand.end(end[1]))
        return end[1]

    def note(self, i: int, j: int) -> int:
        """The number of a note is left out, with the space before it; the name of a source stays."""
        match = _NOTE.match(self._text, i)
        if match is None or (i and self._text[i - 1].isalnum()):
            return 0
        if match[1]:
            self._plain(self._done + len(self._text[self._done : i].rstrip()))
        else:
            self._plain(match.end() - 1)
        self._done = match.end()
        return match.end()

    def target(self, i: int, j: int) -> int:
        """Words that links lead to."""
        end = self._end("`", j) if self._may_begin(i, j) else None
        if end is None:
            return 0
        self._plain(i)
        self._inner(j, end[0])
        self._done = end[0] + 1
        return end[0] + 1

    # Links and roles

    def quoted(self, i: int, j: int) -> int:
        """Words in backticks: a link, or what their role says."""
        start, role = i, _ROLE_BEFORE.search(self._text[max(self._done, i - _LONGEST_ROLE) : i])
        if role is not None:
            start -= len(role[0])
        end = self._end("`", j) if self._may_begin(start, i if role else j) else None
        if end is None or (role is not None and self._text[j : j + 1].isspace()):
            return 0
        inner, last = (j, end[0]), end[1]
        self._plain(start)
        mark = self._text[end[0] + 1 : last]
        if mark:
            self._reference(start, inner, last, mark)
            return last
        after = None if role else _ROLE_AFTER.match(self._text, last)
        if after is not None:
            last = after.end()
        found = role or after
        self._in_role(found[1].lower() if found else "", start, inner, last)
        return last

    def _reference(self, i: int, inner: tuple[int, int], j: int, mark: str) -> None:
        words_end, address = _parted(self._text, *inner)
        shown = self._text[inner[0] : words_end]
        if address:
            target = self._names.target(address[:-1]) if address.endswith("_") else address
        else:
            target = self._names.anonymous() if mark == "__" else self._names.target(shown)
        self._within("link", "link", i, (inner[0], words_end) if shown else _address(self._text, *inner), j, target)

    def _in_role(self, role: str, i: int, inner: tuple[int, int], j: int) -> None:
        words_end, address = _parted(self._text, *inner)
        if role in _CODE or (role in _BY_TITLE and not address):
            self._leave_out(i, j)
        elif role and address and words_end > inner[0]:
            self._within("link", "link", i, (inner[0], words_end), j, address)
        elif role in _ROLES:
            self._within(role, _ROLES[role], i, inner, j)
        elif role in ("", "title", "title-reference", "t"):
            self._within("cite", "cite", i, inner, j)
        else:
            self._inner(*inner)
            self._done = j

    def name(self, i: int, j: int) -> int:
        """The end of a word that is a link: `word_`."""
        text = self._text
        after = text[j : j + 1]
        start = i
        if after and (after.isalnum() or after == "_"):
            return 0
        while start > max(self._done, i - _LONGEST_NAME) and _goes_on(text, start):
            start -= 1
        if start == i or (start and not self._may_begin(start, start)):
            return 0
        target = self._names.anonymous() if j - i == 2 else self._names.target(text[start:i])
        self._plain(start)
        self._within("link", "link", start, (start, i), j, target)
        return j


def _parted(text: str, i: int, j: int) -> tuple[int, str]:
    """Where the words end in "words <address>" between `i` and `j`, and the address, "" where there is none."""
    opening = text.rfind("<", i, j) if text[j - 1] == ">" else -1
    if opening < 0 or (opening > i and not text[opening - 1].isspace()):
        return j, ""
    return i + len(text[i:opening].rstrip()), "".join(text[opening + 1 : j - 1].split())


def _address(text: str, i: int, j: int) -> tuple[int, int]:
    """Where the address stands in the same."""
    return text.find("<", i, j) + 1, j - 1


def _goes_on(text: str, i: int) -> bool:
    """Whether the character before `i` belongs to the name that ends there or goes on there."""
    before = text[i - 1]
    if before.isalnum():
        return True
    return i > 1 and before in _IN_NAMES + "_" and text[i : i + 1].isalnum() and text[i - 2].isalnum()


_HANDLERS: Mapping[str, _Handler] = {
    "\\": RstInlines.escape,
    "*": RstInlines.emphasis,
    "**": RstInlines.emphasis,
    "``": RstInlines.literal,
    "`": RstInlines.quoted,
    "|": RstInlines.substitution,
    "_`": RstInlines.target,
    "[": RstInlines.note,
    "_": RstInlines.name,
    "__": RstInlines.name,
}
