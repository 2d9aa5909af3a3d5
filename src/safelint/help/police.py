"""What ties the ways to the police: their numbers, and what takes reports beside these."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from safelint.help.routes import LOCAL, HelpTie, Route, Tie, Way

if TYPE_CHECKING:
    from safelint.help.fillers import Fillers
    from safelint.text.view import TextView
    from safelint.values.source import Range


class Police:
    """Those of one text, which is about `topics`."""

    def __init__(self, view: TextView, fillers: Fillers, topics: Sequence[str]) -> None:
        self._view = view
        self._fillers = fillers
        self._is_for_them = fillers.are_for_police(topics)
        self._given: list[int] = []

    def given_in(self, routes: Iterable[Route]) -> None:
        """Takes in where the text gives a service of the police, before anything is asked of what stands beside."""
        services = (route for route in routes if route.service != LOCAL)
        self._given = sorted(route.start for route in services if self._fillers.takes_any_report(route.service))

    def tie(self, here: Range, shown: Range, sentence: Range) -> HelpTie:
        """What ties a way to the police: what they ask to be told of a case is no help to those whom it harmed, but
        where somebody is missing. Who tells of no case asks for nothing of one."""
        matches = self._view.matches
        asked = matches.first("help.asked-of-a-case", *sentence)
        if asked is None or self._is_for_them or not matches.holds("help.on-a-case"):
            return HelpTie(Tie.POLICE, (shown,))
        block = self._view.document.block_at(here[0])
        is_for_harmed = matches.holds("help.for-who-was-harmed", *sentence)
        if is_for_harmed or matches.holds("help.for-other-victims", block.start, block.end):
            return HelpTie(Tie.POLICE, (shown,))
        return HelpTie(Tie.INFORMATION, ((asked.start, asked.end),))

    def beside(self, route: Route, sentence: Range) -> HelpTie | None:
        """What ties a form or a website that is one more way to the police, as in "Call 101 or report online": only
        words that join the two stand between. None for any other way."""
        if route.how not in (Way.FORM, Way.ONLINE):
            return None
        at = bisect_left(self._given, route.start)
        gaps = [(given, route.start) for given in self._given[max(at - 1, 0) : at] if sentence[0] <= given]
        gaps += [(route.end, given) for given in self._given[at : at + 1] if given < sentence[1]]
        here = (route.start, route.end)
        return self.tie(here, here, sentence) if any(map(self._is_joined, gaps)) else None

    def _is_joined(self, gap: Range) -> bool:
        tokens, joining = self._view.tokens, self._view.knowledge.lexicon.words("help.beside-police")
        between = tokens.words[tokens.at(gap[0]) : tokens.at(gap[1])]
        return all(word.isdigit() or word in joining for word in between)
