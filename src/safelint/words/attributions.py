"""Where a text says who speaks in a quotation: the words for the speaker, and the verb beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from safelint.values.document import TITLES
from safelint.words.usage import has_word

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_BEFORE, _AFTER = 300, 200  # characters in which the words for a speaker are looked for
_LONGEST_SIGNATURE = 120  # characters of a line that names who was quoted above
_SPOKEN_ON = frozenset(",?!\u2026\u2013\u2014-")  # before the closing mark: the sentence goes on after it
_ENDS = frozenset(".!?")
_DASHES = "\u2013\u2014-"


class Said(NamedTuple):
    """The words for a speaker, and the verb beside them."""

    speaker: Range
    verb: Range


class Attributions:
    """The words for the speakers of a text; a quotation is known by its number in `TextView.quotations`."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._text = view.document.text

    def _edges(self, number: int) -> tuple[int, int]:
        """Where the quotation before ends and the one after begins."""
        every = self._view.quotations
        before = every[number - 1][1] if number else 0
        after = every[number + 1][0] if number + 1 < len(every) else len(self._text)
        return before, after

    def said(self, number: int) -> Said | None:
        """The words for the speaker of a quotation and their verb, before or after it."""
        start, end = self._view.quotations[number]
        return (
            self._before(number, start)
            or self._above(number, start)
            or self._after(number, end)
            or self._reported(number, start, end)
        )

    def _before(self, number: int, start: int) -> Said | None:
        """What introduces a quotation: words for a speaker, a verb, and a colon or a comma."""
        block = self._view.document.block_at(start)
        return self._introduced(max(block.start, self._edges(number)[0], start - _BEFORE), start)

    def _above(self, number: int, start: int) -> Said | None:
        """What introduces one that begins its block, in the block above."""
        document = self._view.document
        place = document.block_index(start)
        begin = document.blocks[place].start
        if not place or self._edges(number)[0] > begin or has_word(self._text[begin:start]):
            return None
        above = document.blocks[place - 1]
        if above.kind in TITLES or not self._text[above.start : above.end].rstrip().endswith(":"):
            return None
        return self._introduced(max(above.start, above.end - _BEFORE), above.end)

    def _reported(self, number: int, start: int, end: int) -> Said | None:
        """What the sentence right before a quotation reports of somebody, who goes on in sentences of their own."""
        left = max(self._view.document.block_at(start).start, self._edges(number)[0], start - _BEFORE)
        last = left + len(self._text[left:start].rstrip()) - 1
        sentence = self._view.sentence_at(last)
        if sentence is None or sentence.start < left or not {self._text[last], self._text[end - 2]} <= _ENDS:
            return None
        verb = self._view.matches.first("speakers.reporting", sentence.start, last)
        return Said((sentence.start, verb.start), verb) if verb else None

    def _introduced(self, left: int, start: int) -> Said | None:
        for verb in reversed(self._view.matches.all("speakers.saying", left, start)):
            between = self._text[verb.end : start].strip()
            if not (between in ("", ",") or (between.endswith(":") and ". " not in between)):
                continue
            sentence = self._view.sentence_at(verb.start)
            begin = max(left, sentence.start) if sentence else left
            return Said((begin, verb.start), verb)
        return None

    def _after(self, number: int, end: int) -> Said | None:
        """What follows a quotation: "said" and words for a speaker, or the other way round."""
        block = self._view.document.block_at(end - 1)
        limit = min(block.end, self._edges(number)[1], end + _AFTER)
        stop = self._text.find(". ", end, limit)
        limit = stop if stop >= 0 else limit
        verb = self._view.matches.first("speakers.saying", end, limit)
        if verb is None:
            return None
        if not has_word(self._text[end : verb.start]):
            first = self._view.matches.after("speakers.saying_first", end)
            return Said((verb.end, limit), verb) if first else None
        if self._text[end - 2] not in _SPOKEN_ON or self._text[verb.end : limit].lstrip().startswith(":"):
            return None
        return Said((end, verb.start), verb)

    def signature(self, start: int, end: int) -> Range | None:
        """The line after a dash that names who was quoted above."""
        block = self._view.document.block_at(start)
        line = self._text.rfind("\n", start, end) + 1
        if block.quoted and line and self._text[line] in _DASHES:
            return line, end
        rest = self._text[end : end + _LONGEST_SIGNATURE]
        bare = rest.lstrip(" \n\0")
        if not bare.startswith(tuple(_DASHES)):
            return None
        at = end + len(rest) - len(bare)
        stop = min(at + len(each) for each in (bare.split("\n")[0], bare.split("\0")[0]))
        return at, stop

    def goes_on(self, number: int, start: int, end: int) -> bool:
        """Whether a quotation goes on from the one before: after words for its speaker, or as the next paragraph."""
        document, before = self._view.document, self._edges(number)[0]
        place = document.block_index(start)
        if before > document.blocks[place].start:
            return self._after(number - 1, before) is not None and ". " not in self._text[before : start - 2]
        fills = not has_word(
            self._text[document.blocks[place].start : start] + self._text[end : document.blocks[place].end]
        )
        return fills and document.block_index(before - 1) == place - 1
