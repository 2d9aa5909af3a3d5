"""Lists and tables of words to avoid, and paragraphs that are labelled so: known by their header, their introduction or
their label."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.words.usage import has_word, is_all

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.document import Block
    from safelint.words.usage import Usage

_NEAR = 200  # characters of an introduction that are looked at
_LONGEST_LABEL = 60  # characters of a sentence that introduces though no colon ends it
_LONGEST_BESIDE = 40  # characters of a paragraph that is a header by itself
_LONGEST_MYTH = 1_000  # characters of a paragraph that opens with "Myth:"
_MOST_BLOCKS = 100  # how far above a heading the one that it stands under is looked for

_SENTENCE_END = regex(r"[.!?] ")
_STATED = regex(r"[.!?]['\")\u2019\u201d*]{0,3}[^\S\r\n]*[\r\n]")
_LABEL = regex(r"(?:^|[.;|\n\u2014\u2013] ?)(?P<label>[^:.;|]{2,60}): ")


class WordLists:
    """The lists and tables of a document: where each begins, and the header of each column."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._document = view.document

    @cached_property
    def _first(self) -> dict[int, int]:
        """Group -> index of its first block."""
        found: dict[int, int] = {}
        for place, block in enumerate(self._document.blocks):
            if block.group >= 0:
                found.setdefault(block.group, place)
        return found

    @cached_property
    def _headers(self) -> dict[int, dict[int, Block]]:
        """Group -> column -> its header."""
        found: dict[int, dict[int, Block]] = {}
        for block in self._document.blocks:
            if block.header:
                found.setdefault(block.group, {}).setdefault(block.column, block)
        return found

    def are_to_avoid(self, place: int, start: int) -> bool:
        """Whether the list, the table or the paragraph that is block `place` holds words to avoid, by its header, its
        introduction or its label; `start` is where in the text the words stand."""
        view, blocks = self._view, self._document.blocks
        block = blocks[place]
        if block.kind == "cell":
            said = self._by_column(block)
            if said is not None:
                return said
        if _states_myth(view, block, place, start):
            return True
        if block.kind == "definition" and place and blocks[place - 1].kind == "term":
            return _introduces(view, blocks[place - 1], heading=True)
        return self._by_what_stands_above(block, self._begin(block, place))

    def _begin(self, block: Block, place: int) -> int:
        """The index of the first block of the list or table, of the outer one where a list is inside another."""
        blocks = self._document.blocks
        first = self._first.get(block.group, place)
        while block.kind == "item" and first > 0 and blocks[first - 1].kind == "item":
            outer = self._first.get(blocks[first - 1].group, first)
            if outer >= first:
                break
            first = outer
        return first

    def _by_column(self, block: Block) -> bool | None:
        """Whether a cell holds words to avoid, by the headers of its table; None where they do not say."""
        view, matches = self._view, self._view.matches
        headers = self._headers.get(block.group, {})
        own = headers.get(block.column)
        if own and _introduces(view, own, heading=True):
            return True
        others = [(header.start, header.end) for column, header in headers.items() if column != block.column]
        if own and is_all(view, "excuses.term-header", own.start, own.end):
            if any(matches.holds("excuses.better-header", *other) for other in others):
                return True
        if any(is_all(view, "excuses.avoid-header", *other) or _announces(view, *other) for other in others):
            return False  # the other column is the one to avoid
        return None

    def _by_what_stands_above(self, block: Block, first: int) -> bool:
        view, text = self._view, self._document.text
        for above in reversed(self._document.blocks[max(0, first - 2) : first]):
            words = text[above.start : above.end]
            whole = is_all(view, "excuses.avoid-header", above.start, above.end)
            if above.kind == "heading":
                introduces = block.group >= 0 and _introduces(view, above, heading=True)
                return whole or introduces or (block.group >= 0 and _of_myths(view, above))
            if block.group < 0:
                return whole and len(words) < _LONGEST_BESIDE
            if _introduces(view, above) or _of_myths(view, above):
                return True
            if not words.rstrip().endswith(":"):
                return False
        return False


def _announces(view: TextView, start: int, end: int) -> bool:
    return view.matches.holds("excuses.announces", start, end)


def _of_myths(view: TextView, block: Block) -> bool:
    return is_all(view, "excuses.myths-header", block.start, block.end)


def _introduces(view: TextView, block: Block, *, heading: bool = False) -> bool:
    """Whether a header, a heading or the last sentence of a paragraph says that what follows is not to be written."""
    start, end = max(block.start, block.end - _NEAR), block.end
    words = view.document.text[start:end]
    if not heading and ":" not in words[-3:] and (len(words) > _LONGEST_LABEL or "." in words):
        return False
    last = max((match.end() for match in _SENTENCE_END.finditer(words)), default=0)
    return is_all(view, "excuses.avoid-header", start, end) or _announces(view, start + last, end)


def _states_myth(view: TextView, block: Block, place: int, start: int) -> bool:
    """Whether the words stand in "Myth: ...", or in a heading under one that announces myths. A sentence that ends with
    its line ends the myth: the next line answers it."""
    label, text = view.matches.first("excuses.myth-label", block.start, block.end), view.document.text
    if label and not has_word(text[block.start : label.start]) and start - label.end < _LONGEST_MYTH:
        if not (view.matches.holds("excuses.fact-label", label.end, start) or _STATED.search(text, label.end, start)):
            return True
    if block.kind != "heading":
        return False
    for above in reversed(view.document.blocks[max(0, place - _MOST_BLOCKS) : place]):
        if above.kind == "heading" and above.level < block.level:
            return view.matches.holds("excuses.of-myths", above.start, above.end)
    return False


def is_labelled(usage: Usage) -> bool:
    """Whether a label such as "Avoid:" or "Myth:" stands before in the same sentence, and no other after it."""
    labels = list(_LABEL.finditer(usage.before)) if ": " in usage.before else []
    if not labels:
        return False
    fold = usage.view.fold
    origin = fold.fold(usage.left)
    start, end = fold.unfold(origin + labels[-1].start("label"), origin + labels[-1].end("label"))
    return is_all(usage.view, "excuses.avoid-header", start, end) or _announces(usage.view, start, end)
