"""Where the sentences of a block begin and end, so that no number and no name is cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.values.document import Block, Document
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.numbers.owners.mentions import Mentions

_END = regex(
    r"[.!?][\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(\[]*[A-Z0-9\u2022])|\n[ \t]*\n|\n(?=[ \t]*[-*\u2022])|;\s|"
    r"\s[\u2022|]\s|\n"
)
# The same for a text without a bar or a bullet: every end begins with a mark, to which the search leaps.
_END_UNBARRED = regex(
    r"[.!?;\n](?:(?<=[.!?])[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(\[]*[A-Z0-9])|(?<=\n)(?:[ \t]*\n)?|(?<=;)\s)"
)
# The mark of an item of a list that has run together with others: "4 - ", "2) ", "b. ".
_ITEM = regex(r"(?:\d{1,2}|[a-z])\s?[-.):]\s?(?=[^\W\d])")


class Sentences:
    """The sentences of a document, each a range of its text. The full stop of `abbreviations` ends none."""

    def __init__(
        self, document: Document, mentions: Mentions, numbers: Sequence[Number], abbreviations: frozenset[str]
    ) -> None:
        self._document, self._text, self._mentions, self._numbers = document, document.text, mentions, numbers
        self._abbreviations = abbreviations
        self._number_starts = [number.start for number in numbers]
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._end = _END if "|" in self._text or "\u2022" in self._text else _END_UNBARRED

    def at(self, index: int, at: int) -> tuple[int, int]:
        """The sentence of a block in which `at` stands."""
        known = self.of_block(index)
        return known[max(bisect_right(known, (at, len(self._text) + 1)) - 1, 0)]

    def around(self, index: int, number: Number) -> tuple[int, int]:
        """The sentence of a block in which a number stands, as far as the number's end at least."""
        start, end = self.at(index, number.start)
        return start, max(end, number.end)

    def of_block(self, index: int) -> list[tuple[int, int]]:
        """Where those of a block begin and end, in order."""
        known = self._sentences.get(index)
        if known is None:
            block = self._document.blocks[index]
            known, start = [], block.start
            plain = _is_wrapped(self._text, block)
            for match in self._end.finditer(self._text, block.start, block.end):
                if match.start() < start or self._runs_on(match, start, plain):
                    continue
                known.append((start, match.end()))
                start = match.end()
            known.append((start, block.end))
            self._sentences[index] = known
        return known

    def _runs_on(self, match: re.Match[str], start: int, wrapped: bool) -> bool:
        mark = match.group()
        if mark == "\n":
            end = self._text[match.end() : match.end() + 1]
            inside = any(number.start < match.start() < number.end for number in self._near(match.start()))
            return inside or ((wrapped or end.islower()) and not _ITEM.match(self._text, match.end()))
        if mark[0] == ".":
            last = self._text[max(start, match.start() - 12) : match.start()].rpartition(" ")[2].lower().lstrip("(")
            if (
                last in self._abbreviations
                or (len(last.replace(".", "")) == 1 and not last[0].isdigit())  # "choose option 2." ends a sentence
                or (len(last) > 2 and last[1::2].strip(".") == "")
            ):
                return True
        hit = self._mentions.hits.at(match.start())
        # The mark is a part of the name, or its end: "Stop It Now! UK and Ireland".
        return hit is not None and (hit.end > match.start() + 1 or not hit.value.surface[-1:].isalnum())

    def _near(self, at: int) -> Sequence[Number]:
        place = bisect_right(self._number_starts, at) - 1
        return self._numbers[max(place, 0) : place + 1]


def _is_wrapped(text: str, block: Block) -> bool:
    """Whether the block's lines are those of running text, wrapped at a margin."""
    if text.find("\n", block.start, block.end) < 0:
        return False
    lines = text[block.start : block.end].split("\n")
    return 2 * sum(len(line) > 55 for line in lines[:-1]) >= len(lines) - 1
