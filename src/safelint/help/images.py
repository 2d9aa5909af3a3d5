"""Whose images a text tells of: images of adults and of children that are shared, or that somebody threatens to share,
are told by the same words, and help for the one is none for the other."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from safelint.values.ranges import Ranges

if TYPE_CHECKING:
    from safelint.help.standing import TopicTerm
    from safelint.lexicon.matching import Matches
    from safelint.values.tables.topics import ImagesTable

_MOST = 200  # words for children that are looked at


class ImagesOf:
    """Those of one text; `left_out` are ranges of it that hold contacts, where lines for children stand, too."""

    def __init__(self, table: ImagesTable, matches: Matches, left_out: Sequence[tuple[int, int]]) -> None:
        self._table = table
        contacts = Ranges(left_out)
        named = matches.all(table["children"])[:_MOST] if table["children"] else ()
        self._children = any(contacts.at(each.start) is None for each in named)
        self._adults = bool(table["adults"]) and matches.holds(table["adults"])

    @property
    def not_of(self) -> str:
        """The topic that nothing in the text shows."""
        of_children = self._children and not self._adults
        return self._table["of_adults"] if of_children else ""

    def counts(self, term: TopicTerm) -> bool:
        """Whether a phrase may show its topic here."""
        if self.not_of:
            return term.topic != self.not_of
        return term.topic != self._table["of_children"] or term.text not in self._table["any_age"]

    def needless(self, topics: Container[str]) -> str:
        """Of topics that a text shows, that of children where it tells of images and of no child; "" where none is."""
        told = self._table["of_adults"] in topics
        return self._table["of_children"] if told and not self._children else ""
