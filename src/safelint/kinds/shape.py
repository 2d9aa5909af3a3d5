"""The parts of a document that tell its kind, and where in them the lists of the lexicon match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

from safelint.kinds.voice import Speech, speeches
from safelint.text.prose import word_count
from safelint.text.view import TextView
from safelint.values.document import TITLES, Block
from safelint.values.source import Range

BRIEF = 40
"""From so many words on a text is longer than a post."""

Evidence = tuple[Range, ...]
"""The ranges of `Document.text` that show something, in order; there are none where it is that the text is short."""

_HEAD, _TAIL = 1_500, 4_000  # characters
_LINE = 90  # characters of a line that may work as a heading
_LINES = 360  # characters of a block in which lines of their own are looked for
_OPENING, _CLOSING = 12, 4  # blocks
_OPENING_OF_BLOCK = 400  # characters
_SPEECHES = 12
_PARTING = (":", "|", "/", " -", "\u2013", "\u2014")  # between the parts of a title
_MARKS = " \r\t\u00a0#*_:-\u2013\u2014.0123456789\u00a9\ufe0f"
"""What may stand around the words of a line: stress, bullets, numbering."""


def shown(*places: Range | None) -> Evidence:
    """Those of the places that are known, in order."""
    return tuple(sorted({(place[0], place[1]) for place in places if place is not None}))


def both(one: Range | None, other: Range | None) -> Evidence | None:
    """The places of two signs, None where one of them is not there."""
    return shown(one, other) if one and other else None


def is_prose(block: Block) -> bool:
    """Whether a block is of the text itself: not its title in a browser, a label, or what a site puts around it."""
    return block.is_text and not block.landmark


class Shape:
    """The parts of a document, each a range of `Document.text`.

    `head` is its start and `tail` its end, the same where it is short; `body` is a longer start. `ends` are the parts
    in which a sign at either end is looked for.
    """

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.text = view.document.text
        self.matches = view.matches
        blocks = view.document.blocks
        self.prose = [block for block in blocks if is_prose(block)]
        start, end = (self.prose[0].start, self.prose[-1].end) if self.prose else (0, 0)
        self.head = (start, min(end, start + _HEAD))
        self.body = (start, min(end, start + _TAIL))
        self.tail = self.head if end - start <= _HEAD else (max(start, end - _TAIL), end)
        self.ends = (self.tail,) if end - start <= _TAIL else (self.tail, self.head)

    @cached_property
    def size(self) -> int:
        """How many words the body has."""
        return word_count(self.text[slice(*self.body)])

    @cached_property
    def headings(self) -> list[Range]:
        return [(block.start, block.end) for block in self.prose if block.kind == "heading"]

    @property
    def is_brief(self) -> bool:
        """Whether a text has so few words as posts have, and no headings."""
        return not self.headings and 0 < self.size < BRIEF

    # --- phrases

    def holds(self, name: str, place: Range) -> bool:
        """Whether a list matches in a part."""
        return self.matches.holds(name, *place)

    def at(self, name: str, place: Range) -> Range | None:
        """Where a list matches first in a part."""
        return self.matches.first(name, *place)

    def first_at(self, name: str, parts: Iterable[Range]) -> Range | None:
        """Where a list matches first in the first of some parts that it matches in."""
        return next((found for part in parts if (found := self.at(name, part))), None)

    def says(self, *names: str) -> Range | None:
        """Where one of the lists matches near the end or the start."""
        return next((found for part in self.ends for name in names if (found := self.at(name, part))), None)

    def different(self, name: str, place: Range) -> Sequence[Range]:
        """Where a list matches in a part, each wording once and none over another, in order."""
        return self.matches.different(name, *place)

    def different_unquoted(self, name: str, place: Range) -> Sequence[Range]:
        """The same outside quotations."""
        return self.matches.different(name, *place, but=self.view.is_quoted)

    # --- lines

    def lines(self, name: str, least: int = 1) -> Evidence | None:
        """Where matches of a list stand as lines of their own, if so many different ones do."""
        found = [place for place, line in self._begun(name) if not self._rest(place[1], line[1])]
        return shown(*found) if len({self._bare(place) for place in found}) >= least else None

    def begun(self, name: str, least: int = 1) -> Evidence | None:
        """Where lines begin with a match of a list, if so many different ones do."""
        found = list(self._begun(name))
        return shown(*(place for place, _ in found)) if len({self._bare(line) for _, line in found}) >= least else None

    def _begun(self, name: str) -> Iterator[tuple[Range, Range]]:
        """The matches that begin a short line of prose, each with its line."""
        for start, end in self.matches.all(name):
            block = self.view.document.block_at(start)
            if not is_prose(block) or start >= block.start + _LINES:
                continue
            line = self.line((start, end))
            if line[1] - line[0] <= _LINE and self.begins(start, line):
                yield (start, end), line

    def begins(self, at: int, line: Range) -> bool:
        """Whether nothing but marks and numbers stands in a line before a place."""
        return not self._rest(line[0], at)

    def titled(self, name: str, lines: Iterable[Range], longest: int) -> tuple[Range, Range] | None:
        """The first match of a list that begins a line of at most `longest` characters, or follows a name in it ("Dale
        School – to all parents"), with the line."""
        for line in lines:
            words = self.at(name, line) if line[1] - line[0] <= longest else None
            if words and (self.begins(words[0], line) or self._goes_on(words[0], line)):
                return words, line
        return None

    def _goes_on(self, at: int, line: Range) -> bool:
        return self.text[line[0] : at].rstrip().endswith(_PARTING)

    def line(self, place: Range) -> Range:
        """The line of its block in which a place stands."""
        block = self.view.document.block_at(place[0])
        start = self.text.rfind("\n", block.start, place[0]) + 1 or block.start
        end = self.text.find("\n", place[1], block.end)
        return start, block.end if end < 0 else end

    def _rest(self, start: int, end: int) -> str:
        return self.text[start:end].strip(_MARKS)

    def _bare(self, place: Range) -> str:
        return self.text[slice(*place)].lower().strip(_MARKS)

    # --- where a text begins

    @cached_property
    def opening(self) -> list[Range]:
        """The first lines of the first blocks."""
        found: list[Range] = []
        for block in self.prose[:_OPENING]:
            at = block.start
            for line in self.text[at : min(block.end, at + _OPENING_OF_BLOCK)].split("\n"):
                found.append((at, at + len(line)))
                at += len(line) + 1
        return found

    @cached_property
    def speeches(self) -> list[Speech]:
        """The first speeches of those whom the text quotes."""
        return list(islice(speeches(self.view, self.body), _SPEECHES))

    @cached_property
    def closing(self) -> list[Range]:
        """The last lines of the last blocks that are no headings."""
        found: list[Range] = []
        for block in [each for each in self.prose if each.kind != "heading"][-_CLOSING:]:
            at = max(block.start, block.end - _OPENING_OF_BLOCK)
            for line in self.text[at : block.end].split("\n"):
                if line.strip():
                    found.append((at, at + len(line)))
                at += len(line) + 1
        return found

    @cached_property
    def titles(self) -> list[Range]:
        """The titles and headings."""
        blocks = self.view.document.blocks
        return [(block.start, block.end) for block in blocks if block.kind in TITLES]

    @cached_property
    def first(self) -> Range:
        """The first title, else the first short line."""
        return next(iter((*self.titles, *self.short_lines(1))), self.body[:1] * 2)

    def short_lines(self, most: int) -> Iterator[Range]:
        """The first lines that are short enough to work as a title."""
        return islice(filter(_is_short, self.opening), most)

    def headlines(self, most: int) -> Iterator[Range]:
        """Those of them above the running text: what stands below it heads a part."""
        return islice(takewhile(_is_short, self.opening), most)


def _is_short(line: Range) -> bool:
    return line[1] - line[0] <= _LINE
