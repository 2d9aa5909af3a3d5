"""What ties a way to help in words (`invitations.py`) to help for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.help.marks import DESK_WORD, Marks
from safelint.help.routes import LOCAL, Area, HelpTie, Route, Tie, Way
from safelint.help.ties import Ties
from safelint.values.document import TITLES
from safelint.values.ranges import merged

if TYPE_CHECKING:
    from safelint.numbers.numbered import NumberedText

_OF_HOUSE = (Way.FORM, Way.VISIT)
"""Ways that are help where those who publish the text say what they do for whom its subject touches."""
_LISTED = 90  # characters of a block that is an entry of a list of names
_SECTION = 12  # blocks above, among which is the heading of the section


class Invited:
    """Judges the ways in words of one text; `ties` judges all others."""

    def __init__(self, text: NumberedText, ties: Ties, marks: Marks) -> None:
        self._document = text.document
        self._matches = text.matches
        self._ties = ties
        self._marks = marks

    def beside(self, judged: Sequence[Route], ways: Iterable[tuple[Route, bool]]) -> list[Route]:
        """Of the ways in words those that are help, or plainly something else, and are not `judged` already.

        Each comes with whether its own words tell that it is for help. A name is none where the text gives the
        service's number or address; words that hold a link or a number are that link's or number's.
        """
        given = {route.service for route in judged} - {LOCAL}
        placed = merged((route.start, route.end) for route in judged if route.helps)
        return [
            route
            for route in self._tied(ways)
            if route.service not in given and placed.overlapping(route.start, route.end) is None
        ]

    def _tied(self, ways: Iterable[tuple[Route, bool]]) -> Iterator[Route]:
        for route, sure in ways:
            tie = self._tie(route, sure=sure) if route.place == Area.BODY else HelpTie(Tie.GENERIC)
            if tie.kind != Tie.GENERIC:
                yield route._replace(tie=tie.kind, words=tie.words)

    def _tie(self, route: Route, *, sure: bool) -> HelpTie:
        here = (route.start, route.end)
        if none := self._ties.unusable.of_route(route):
            return none
        if route.service != LOCAL:
            if not sure and not self._is_listed_as_help(route):
                return HelpTie(Tie.GENERIC)
            tie = self._ties.of_service(route, is_link=False)
            return HelpTie(Tie.NAMED, tie.words) if tie.kind.helps else tie
        beside = self._ties.beside_police(route)
        if beside is not None:
            return beside
        tie = self._ties.of_range(*here, [self._ties.sentence(*here)])
        if tie.kind == Tie.DESK:
            return tie
        if route.how == Way.TEAM and self._document.block_at(route.start).kind in TITLES:  # "You can talk to us"
            return HelpTie(Tie.GENERIC)
        kind = Tie.AT_HAND if route.how == Way.PERSON else Tie.OWN
        if sure or (route.how == Way.VISIT and self._welcomes(route)):
            return HelpTie(kind, (here,))
        if tie.kind == Tie.GENERIC and route.how in _OF_HOUSE:
            return self._ties.of_house(route)
        return tie._replace(kind=kind) if tie.kind.helps else tie

    def _is_listed_as_help(self, route: Route) -> bool:
        """Whether a name stands by itself under a heading that announces help."""
        blocks, index = self._document.blocks, self._document.block_index(route.start)
        here = blocks[index]
        if here.kind in TITLES or here.end - here.start > _LISTED:
            return False
        above = blocks[max(index - _SECTION, 0) : index]
        return any(self._ties.is_head(block.start, block.end) for block in above)

    def _welcomes(self, route: Route) -> bool:
        """Whether those who publish a text say there that they are at hand for its readers."""
        block = self._document.block_at(route.start)
        here = (block.start, block.end)
        if self._marks.first(DESK_WORD, *here):
            return False
        return self._matches.holds("help.own", *here) and self._matches.holds("help.readers", *here)
