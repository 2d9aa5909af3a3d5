"""The parts of a document that tell its kind, each of which knows where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from safelint.help.signs import Passage
from safelint.values.document import Block, Document
from safelint.values.source import Range

Evidence = tuple[Range, ...]
"""The ranges of `Document.text` that show something, in order; there are none where it is that the text is short."""

_HEAD, _TAIL = 1_500, 4_000  # characters
_LINE = 90
_NO_PROSE = frozenset(("label", "tooltip", "alt", "title", "description"))
_MARKS = " \r\t#*_:-\u2013\u2014.0123456789"


def shown(*places: Range | None) -> Evidence:
    """Those of the places that are known, in order."""
    return tuple(sorted({place for place in places if place is not None}))


class Shape:
    """The parts of a document that tell its kind, in lower case and with straight apostrophes.

    `ends` are its start and its end, one where they are the same. `at` is where `cased` and `plain` begin in the text.
    """

    def __init__(self, document: Document) -> None:
        self._document, text = document, document.text
        self._prose = prose = [block for block in document.blocks if block.kind not in _NO_PROSE and not block.landmark]
        start, end = (prose[0].start, prose[-1].end) if prose else (0, 0)
        self.at = start
        self.cased = text[start : min(end, start + _TAIL)]
        self.cased_head = self.cased[:_HEAD]
        self.head = Passage(plain(self.cased_head), start)
        size = end - start
        last = max(start, end - _TAIL)
        self.tail = self.head if size <= _HEAD else Passage(plain(text[last:end]), last)
        self.ends = (self.tail,) if size <= _TAIL else (self.tail, self.head)
        self.opening = [line for block in prose[:12] for line in text[block.start : block.end][:400].split("\n")]
        self.lines = _short_lines(text, prose)

    @cached_property
    def plain(self) -> str:
        """`cased` like the other parts."""
        return self.tail.text if len(self.ends) == 1 else plain(self.cased)

    @cached_property
    def titled(self) -> list[tuple[str, Range]]:
        """The titles and headings, with their places."""
        return titles(self._document)

    @cached_property
    def titles(self) -> list[str]:
        return [title for title, _ in self.titled]

    @cached_property
    def first(self) -> str:
        """The first title, else the first short line."""
        return self.titles[0] if self.titles else next(iter(self._short(self.opening)), "")

    @property
    def first_place(self) -> Range | None:
        if self.titled:
            return self.titled[0][1]
        return self.words(next((line for line in self.opening if len(line) <= _LINE), ""))

    @property
    def first_lines(self) -> list[str]:
        return list(self._short(self.opening[:3]))

    @staticmethod
    def _short(lines: Iterable[str]) -> Iterator[str]:
        return (_bare(line) for line in lines if len(line) <= _LINE)

    @property
    def size(self) -> int:
        """How many words stand at its start."""
        return len(self.cased.replace("\0", " ").split())

    @property
    def has_headings(self) -> bool:
        return any(block.kind == "heading" for block in self._prose)

    def says(self, phrases: Set[str]) -> Range | None:
        """Where one of the signs stands near the start or the end."""
        return next((end.place(phrases) for end in self.ends if end.holds(phrases)), None)

    def has_lines(self, lines: Set[str], least: int = 1) -> Evidence | None:
        """Where so many of these lines, or more, stand as lines of their own."""
        return self.line_places(found) if len(found := self.lines & lines) >= least else None

    def line_places(self, lines: Set[str]) -> Evidence:
        """Where lines that are known to stand by themselves do."""
        text = self._document.text
        found: dict[str, Range] = {}
        for block in self._prose:
            at = block.start
            for line in text[at : min(block.end, at + 4 * _LINE)].split("\n"):
                bare = plain(line).strip(_MARKS)
                if bare in lines and bare not in found:
                    left = at + plain(line).index(bare)
                    found[bare] = (left, left + len(bare))
                at += len(line) + 1
        return shown(*found.values())

    def words(self, written: str) -> Range | None:
        """Where words stand first, as written or in small letters."""
        sought, at = plain(written), self.at
        if not sought.strip():
            return None
        place = self.plain.find(sought)
        if place < 0:
            place, at = plain(self._document.text).find(sought), 0
        return (at + place, at + place + len(written)) if place >= 0 else None


def titles(document: Document) -> list[tuple[str, Range]]:
    """The titles and headings of a document, bare of marks, with their places."""
    found = (block for block in document.blocks if block.kind in ("title", "heading"))
    return [(_bare(document.text[block.start : block.end]), (block.start, block.end)) for block in found]


def plain(text: str) -> str:
    """`text` in lower case with straight apostrophes and plain spaces, each character in its place."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow in lower case; they keep their form
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("\u2019", "'").replace("\u00a0", " ")


def _bare(text: str) -> str:
    return plain(text[:200]).strip(_MARKS)


def _short_lines(text: str, prose: list[Block]) -> frozenset[str]:
    """Lines near the start of each block that are short enough to work as a heading, bare of marks and numbering."""
    starts = (text[block.start : min(block.end, block.start + 4 * _LINE)] for block in prose)
    short = [line for start in starts for line in start.split("\n") if len(line) <= _LINE]
    return frozenset([line.strip(_MARKS) for line in plain("\n".join(short)).split("\n")] if short else ())
