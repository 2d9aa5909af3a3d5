"""Which part of a page something stands in, told so that the same part of other pages has the same name.

A menu or a footer is the same block on hundreds of pages. A block has a name by its own words. A short one that stands
in no menu, header, footer or aside ("Call us", "Read more") has the words of its neighbours in its name too, and the
targets of its links: what merely looks alike on two pages is not the same there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from hashlib import blake2b

from safelint.values.document import Block, Document

_SHORT = 40  # characters


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for some texts."""
    made = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(made, digest_size=8).hexdigest()


class Blocks:
    """The blocks of a document by their places in its source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        starts = ((document.span(block.start, block.end).start, at) for at, block in enumerate(document.blocks))
        self._starts = sorted(starts)
        self._links = sorted((inline.start, at) for at, inline in enumerate(document.inlines))
        self._names: dict[int, str] = {}

    def at(self, start: int) -> tuple[str, str]:
        """The name of the block that holds `start`, an offset in the source, and its landmark; "" where there is
        none."""
        place = bisect_right(self._starts, (start, len(self._starts))) - 1
        if place < 0:
            return "", ""
        at = self._starts[place][1]
        if at not in self._names:
            self._names[at] = self._name(at)
        return self._names[at], self._document.blocks[at].landmark

    def body(self) -> str:
        """A name for the words of the page itself, without what stands in menus, headers, footers and asides."""
        blocks = self._document.blocks
        return digest(*(self._words(at) for at, block in enumerate(blocks) if not block.landmark))

    def _words(self, at: int) -> str:
        if not 0 <= at < len(self._document.blocks):
            return ""
        block = self._document.blocks[at]
        return " ".join(self._document.text[block.start : block.end].split())

    def _name(self, at: int) -> str:
        block, words = self._document.blocks[at], self._words(at)
        parts = [block.kind, block.landmark, words]
        if len(words) < _SHORT:
            parts += self._targets(block)
            if not block.landmark:
                parts += [self._words(at - 1), self._words(at + 1)]
        return digest(*parts)

    def _targets(self, block: Block) -> list[str]:
        """Where links and images in a block lead, but for how far up the page lies: crawlers write that anew."""
        left, right = bisect_left(self._links, (block.start,)), bisect_left(self._links, (block.end,))
        places = sorted(at for _, at in self._links[left:right])
        return [self._document.inlines[at].target.lstrip("./") for at in places]
