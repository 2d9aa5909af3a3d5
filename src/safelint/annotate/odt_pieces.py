"""The texts and elements of an OpenDocument text that people read, each with its place among the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from safelint.annotate.parts import Letters, after_tag, element_end, is_empty
from safelint.annotate.plan import AUTHOR
from safelint.readers.odt.file import PREFIXES
from safelint.readers.paper.xml import Names

_PARAGRAPHS = frozenset(("text:p", "text:h"))
_SET = frozenset(("text:span", "text:a"))
"""Elements that say how the words in them look, or where they lead to."""

_HOSTS = _SET | {"text:meta", "text:ruby-base"}
"""Elements of a paragraph in which a comment may stand; for words in others it stands before and after these."""

_AWAY = frozenset(("text:note", "office:annotation", "text:tracked-changes", "office:forms"))
"""Elements in which no comment may stand, as in all drawings."""

_IDS = frozenset(("xml:id", "text:id"))
_SPACES = " \t\r\n"


class OdtPiece(NamedTuple):
    """A text between two tags, or an element of a paragraph, from byte `start` to `end`; `letters` is None for an
    element.

    `outer` is the number of the element round it in which nothing may be put, -1 for none; `set_in` are the start tags
    that say how it looks.
    """

    start: int
    end: int
    letters: Letters | None
    outer: int
    set_in: tuple[bytes, ...]


class Records(NamedTuple):
    """Where records of changes go: instead of the bytes from `at` to `until`, between `before` and `after`."""

    at: int
    until: int
    before: bytes = b""
    after: bytes = b""


class OdtScan:
    """All pieces of the content by their numbers (see `Run`), the comments, and what changes need to know.

    `prefixes` is what the content calls each vocabulary, by what it is called here; `ids` are all ids in
    it; `records` is None where there are no changes yet, and `text_begins` where they would go.
    """

    def __init__(self, data: bytes) -> None:
        self.pieces: dict[int, OdtPiece] = {}
        self.prefixes: dict[str, str] = {}
        self.ids: set[str] = set()
        self.records: Records | None = None
        self.text_begins = 0
        self._data = data
        self._tag = -1
        self._names = Names(PREFIXES)
        self._open = [_OpenOdtTag("", {}, 0, -1)]
        self._letters: Letters | None = None  # of the text that is open, which the last tag stands before
        self._text_at = 0
        self._comments: list[_CommentAt] = []
        self._ends: list[tuple[str, int, int]] = []
        self._kept: dict[int, list[int]] = {}
        self._parser = parser = expat.ParserCreate(namespace_separator=Names.SEPARATOR)
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.Parse(data, True)

    # What is asked

    def may_hold(self, piece: int) -> bool:
        """Whether a comment can stand on a piece."""
        return piece in self.pieces

    def may_change(self, piece: int) -> bool:
        return self.pieces[piece].letters is not None and self.pieces[piece].outer < 0

    def byte(self, number: int, offset: int, length: int, *, is_end: bool) -> int:
        """Where what people read of a piece at `offset` begins, or with `is_end` what is before it ends; they read
        `length` characters of the piece."""
        piece = self.pieces[number]
        if piece.outer >= 0:
            piece = self.pieces[piece.outer]
        if piece.letters is None:
            return piece.end if is_end else piece.start
        kept = self._kept_of(number, length)
        return piece.letters.byte(kept[offset] if offset < length else kept[-1] + 1, piece.end)

    def words(self, number: int, length: int) -> str:
        """The `length` characters that people read of a text."""
        letters = self.pieces[number].letters
        raw = letters.text if letters is not None else ""
        return "".join(" " if raw[at] in _SPACES else raw[at] for at in self._kept_of(number, length))

    def _kept_of(self, number: int, length: int) -> list[int]:
        found = self._kept.get(number)
        if found is None:
            letters = self.pieces[number].letters
            found = self._kept[number] = _kept(letters.text if letters is not None else "", length)
        return found

    def earlier(self) -> list[tuple[int, int]]:
        """Where the comments stand that an earlier run of ours left, and the marks of their ends."""
        ours = {each.name for each in self._comments if each.author == AUTHOR and each.name}
        return [
            *((each.start, each.end) for each in self._comments if each.author == AUTHOR),
            *((start, end) for name, start, end in self._ends if name in ours),
        ]

    def taken(self) -> set[str]:
        """The names of comments that stay."""
        return {each.name for each in self._comments if each.author != AUTHOR}

    # The flow

    def _declare(self, prefix: str | None, address: str) -> None:
        if self._tag < 0 and prefix and address in PREFIXES:
            self.prefixes.setdefault(PREFIXES[address], prefix)

    def _start(self, full: str, attrs: Mapping[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        self._end_text(at)
        self._tag += 1
        name = self._names.short(full)
        named = {self._names.short(key): value for key, value in attrs.items()}
        self.ids.update(value for key, value in named.items() if key in _IDS)
        above = self._open[-1]
        opened = _OpenOdtTag(name, named, at, self._tag)
        opened.is_away = above.is_away or name in _AWAY or (name.startswith("draw:") and name != "draw:a")
        if name in _PARAGRAPHS:
            opened.in_paragraph = True
        elif above.in_paragraph:
            opened.in_paragraph = True
            opened.outer = above.outer
            opened.set_in = above.set_in
            if name in _SET:
                opened.set_in = (*above.set_in, self._data[at : after_tag(self._data, at)])
            elif name not in _HOSTS and above.outer < 0:
                opened.outer = self._tag
        self._open.append(opened)
        if name == "office:annotation":
            self._comments.append(_CommentAt(named.get("office:name", ""), at))
        elif name == "office:text":
            self.text_begins = after_tag(self._data, at)

    def _end(self, full: str) -> None:
        at = self._parser.CurrentByteIndex
        self._end_text(at)
        self._tag += 1
        opened = self._open.pop()
        above = self._open[-1]
        if above.in_paragraph and not above.is_away and opened.name not in _HOSTS:
            self.pieces[opened.tag] = OdtPiece(opened.start, self._after(opened, at), None, above.outer, above.set_in)
        match opened.name:
            case "office:annotation":
                self._comments[-1].end = self._after(opened, at)
            case "office:annotation-end":
                self._ends.append((opened.attrs.get("office:name", ""), opened.start, self._after(opened, at)))
            case "office:forms" if above.name == "office:text":
                self.text_begins = self._after(opened, at)
            case "text:tracked-changes":
                self.records = self._place(opened, at)

    def _words(self, text: str) -> None:
        top, at = self._open[-1], self._parser.CurrentByteIndex
        if top.in_paragraph and not top.is_away:
            if self._letters is None:
                self._letters, self._text_at = Letters(), at
            self._letters.add(text, at)
        elif top.name == "dc:creator" and self._open[-2].name == "office:annotation":
            self._comments[-1].author += text

    def _end_text(self, at: int) -> None:
        """A tag begins at byte `at`, and with it ends the text before it."""
        if self._letters is not None:
            top = self._open[-1]
            self.pieces[self._tag] = OdtPiece(self._text_at, at, self._letters, top.outer, top.set_in)
            self._letters = None

    def _after(self, opened: _OpenOdtTag, at: int) -> int:
        """Where an element ends, whose end tag, if it has one, begins at byte `at`."""
        return element_end(self._data, opened.start, at)

    def _place(self, opened: _OpenOdtTag, at: int) -> Records:
        end = self._after(opened, at)
        if not is_empty(self._data, opened.start):
            return Records(at, at)
        name = self._data[opened.start + 1 : end - 2].split(None, 1)[0]
        return Records(end - 2, end, b">", b"</" + name + b">")


class _CommentAt:
    def __init__(self, name: str, start: int) -> None:
        self.name = name
        self.author = ""
        self.start = self.end = start


class _OpenOdtTag:
    def __init__(self, name: str, attrs: Mapping[str, str], start: int, tag: int) -> None:
        self.name = name
        self.attrs = attrs
        self.start = start
        self.tag = tag
        self.in_paragraph = self.is_away = False
        self.outer = -1
        self.set_in: tuple[bytes, ...] = ()


def _kept(raw: str, length: int) -> list[int]:
    """The offsets in a text of the `length` characters that people read: of white space in a row only the first, and
    none at the start of a paragraph or after other white space."""
    kept = [at for at, char in enumerate(raw) if char not in _SPACES or at == 0 or raw[at - 1] not in _SPACES]
    return kept[len(kept) - length :]
