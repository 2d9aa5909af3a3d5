"""The sentences of a text, cut further where an entry of a list in them ends."""

from __future__ import annotations

from collections.abc import Iterator

from safelint.lazy import regex
from safelint.text.view import TextView
from safelint.text.wrapping import is_filled
from safelint.values.ranges import Ranges
from safelint.values.source import Range

# A semicolon, a bullet or a bar between two entries, or a line end. It begins with a mark, to which the search leaps.
_END = regex(r"[;\n\u2022|](?:(?<=\n)|(?<=;)\s|(?<=[^\S\n][\u2022|])\s)")
# What begins an entry on a line of its own: a bullet, or the mark of an item: "4 - ", "2) ", "b. "; or an empty line.
_ENTRY = regex(r"[ \t]*[-*\u2022\n]|(?:\d{1,2}|[a-z])\s?[-.):]\s?(?=[^\W\d])")


def clauses(view: TextView) -> Ranges[Range]:
    """What is said in one go: each sentence as far as the next semicolon, bullet or bar between two entries, or line
    end that is no margin's."""
    return Ranges(_clauses(view))


def _clauses(view: TextView) -> Iterator[Range]:
    text, blocks = view.document.text, view.document.blocks
    filled: dict[int, bool] = {}  # by block
    for start, end, block in view.sentences:
        for match in _END.finditer(text, start, end):
            if match.group() == "\n" and not _ENTRY.match(text, match.end()):
                if block not in filled:
                    filled[block] = is_filled(text[blocks[block].start : blocks[block].end])
                if filled[block] or text[match.end()].islower():
                    continue
            yield start, match.end()
            start = match.end()
        yield start, end
