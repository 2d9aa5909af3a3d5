"""Words that stand in a drawing of the page (`svg`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safelint.lazy import regex
from safelint.readers.html.attributes import Attributes
from safelint.readers.prose.entities import decode_attribute
from safelint.readers.prose.flow import Flow, Piece

_ENDS_TEXT = frozenset({"svg", "text"})
_RUN = regex(r"[^<]++|<!--(?:-?>|.*?(?:--!?>|\Z))|<[^>]*+>?", re.DOTALL)


class DrawnWords:
    """Gathers the words of each <text> of a drawing while its tags are passed over: nothing is looked for ahead."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.begin(False)

    def begin(self, is_seen: bool) -> None:
        """What is passed over from here on is a drawing that people see, or anything else."""
        self._depth = int(is_seen)  # drawings that are open, one in the other
        self._texts: list[list[Piece]] = []
        self._pieces: list[Piece] = []
        self._at = -1  # in a <text>: where what is not yet gathered begins
        self._hidden, self._inside = "", 0  # an element that is not seen, and how many of its name are open

    def start_tag(self, name: str, attrs: Attributes, a: int, b: int, *, closed: bool) -> None:
        if not self._depth:
            return
        self._depth += name == "svg" and not closed
        if self._hidden:
            self._inside += name == self._hidden and not closed
            return
        self._pass(name, a, b)
        if closed:
            return
        if attrs and attrs.hides():
            self._hidden, self._inside = name, 1
        elif name == "text":
            self._at = b

    def end_tag(self, name: str, a: int, b: int) -> None:
        if not self._depth:
            return
        if not self._flow.skip:  # what held the drawing has ended, and it had no end of its own
            self._depth = 0
            return
        self._depth -= name == "svg"
        if not self._hidden:
            self._pass(name, a, b)
        elif name == self._hidden:
            self._inside -= 1
            if not self._inside:
                self._hidden, self._at = "", b if self._at >= 0 else -1
        if not self._depth:
            for pieces in self._texts:
                self._flow.add_after("label", pieces[0][0], pieces[-1][1], pieces, seen=True)

    def _pass(self, name: str, a: int, b: int) -> None:
        """A tag: in a <text> it ends that, or parts two words."""
        if self._at < 0:
            return
        self._pieces += _pieces(self._flow.masked, self._at, a)
        if name not in _ENDS_TEXT:
            self._pieces.append((a, b, " "))
            self._at = b
            return
        if any(put is None or not put.isspace() for _, _, put in self._pieces):
            self._texts.append(self._pieces)
        self._pieces, self._at = [], -1


def _pieces(text: str, a: int, b: int) -> Iterator[Piece]:
    """The words between two places; a tag there parts two of them."""
    for run in _RUN.finditer(text, a, b):
        words = run[0]
        if words[0] == "<" or words.isspace():
            yield *run.span(), " "
        elif "&" in words:
            yield *run.span(), decode_attribute(words)
        else:
            yield *run.span(), None
