"""Menus that have no element of their own: nothing but links, one of which is one that a site has in its menu, or most
of which lead to no help; and what stands below such a list, with no more of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from safelint.help.marks import SITE_LINK, Marks
from safelint.help.routes import Route
from safelint.values.document import Block, Document, Inline

_OF_A_MENU = 20  # blocks of one menu that are looked at each way
_FEWEST = 5  # links of a list that a site puts beside each page
_PROSE = 12  # words of a block of running text
_BETWEEN_LINKS = " \n\t|/>\u203a\u00bb\u2022\u00b7,;-\u2013\u2014"


class Menus:
    """The menus of one text."""

    def __init__(self, document: Document, marks: Marks) -> None:
        self._document = document
        self._text = document.text
        self._blocks = document.blocks
        self._marks = marks

    def hold(self, route: Route) -> bool:
        """Whether a link stands among nothing but links, one of which is one that a site has in its menu."""
        index = self._document.block_index(route.start)
        here = self._blocks[index]
        if not self._is_all_links(here):
            return False
        row = [here, *self._beside(index, -1), *self._beside(index, 1)]
        count = sum(self._links_in.get(block.start, 0) for block in row)
        return count >= 2 and any(self._marks.first(SITE_LINK, block.start, block.end) for block in row)

    def helping(self, helps: Callable[[int, int], bool]) -> Mapping[int, int]:
        """How many links of each block of nothing but links lead to help, by the block's start. `helps` tells it of the
        words of a link."""
        return {start: sum(helps(link.start, link.end) for link in self._linked[start]) for start in self._all_links}

    def hold_among_others(
        self, route: Route, helping: Mapping[int, int], announces: Callable[[int, int], bool]
    ) -> bool:
        """Whether the link on a service stands in a list of links of which fewer than half lead to help, as a site puts
        one beside each of its pages. `helping` is what `self.helping` counts, `announces` tells whether a block above
        says that help follows. What a sentence of the text introduces is no such list."""
        index = self._document.block_index(route.start)
        if not self._is_all_links(self._blocks[index]):
            return False
        above = list(self._beside(index, -1))
        row = [self._blocks[index], *above, *self._beside(index, 1)]
        before = self._blocks[max(index - len(above) - 1, 0)]
        if self._text[before.start : before.end].rstrip().endswith(":") or announces(before.start, before.end):
            return False
        count = sum(self._links_in.get(block.start, 0) for block in row)
        return count >= _FEWEST and 2 * sum(helping.get(block.start, 0) for block in row) < count

    def is_below_the_text(self, start: int) -> bool:
        """Whether running text stands before a place, and none from there on."""
        index = self._document.block_index(start)
        return self._last_prose >= 0 and self._last_prose < index

    @cached_property
    def _last_prose(self) -> int:
        """The last block of running text, -1 where there is none."""
        numbered = reversed(list(enumerate(self._blocks)))
        return next((at for at, block in numbered if not block.landmark and self._is_running(block)), -1)

    def _is_running(self, block: Block) -> bool:
        words = self._text[block.start : block.end].split(None, _PROSE)
        return block.is_text and block.kind != "heading" and len(words) >= _PROSE and not self._is_all_links(block)

    def _beside(self, index: int, step: int) -> Iterator[Block]:
        """The blocks of nothing but links that follow upon one another from a block on."""
        for at in range(index + step, index + step * _OF_A_MENU, step):
            if not 0 <= at < len(self._blocks) or not self._is_all_links(self._blocks[at]):
                return
            if self._blocks[at].group != self._blocks[index].group:
                return
            yield self._blocks[at]

    def _is_all_links(self, block: Block) -> bool:
        return block.start in self._all_links

    @cached_property
    def _all_links(self) -> Set[int]:
        """Where the blocks begin that hold nothing but links and what parts them."""
        linked = (block for block in self._blocks if block.start in self._linked)
        return {block.start for block in linked if not self._rest(block)}

    @cached_property
    def _linked(self) -> Mapping[int, Sequence[Inline]]:
        """The links of each block, by its start."""
        linked: dict[int, list[Inline]] = {}
        for link in self._document.inlines:
            if link.kind == "link" and link.start < link.end:
                linked.setdefault(self._document.block_at(link.start).start, []).append(link)
        return linked

    @cached_property
    def _links_in(self) -> Mapping[int, int]:
        """How many links each block holds, by its start. A link over several blocks, as around a card, is one."""
        counts: dict[int, int] = {}
        seen: set[int] = set()
        for start, links in self._linked.items():
            begun = {link.span.start for link in links} - seen
            counts[start] = len(begun)
            seen |= begun
        return counts

    def _rest(self, block: Block) -> str:
        """What a block holds beside its links and what parts them."""
        at, rest = block.start, []
        for link in self._linked[block.start]:
            rest.append(self._text[at : link.start])
            at = link.end
        rest.append(self._text[at : block.end])
        return "".join(rest).strip(_BETWEEN_LINKS)
