"""What shows that a way to a service is none for readers: nobody can take it, or it is for another errand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.help.routes import HelpTie, Route, Tie, Way
from safelint.text.prose import around

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView
    from safelint.values.source import Range

_NEEDS_NUMBER = (Way.TEAM, Way.NAME)
"""Ways in words that are none where a mark stands in the place of the number."""


class Unusable:
    """Judges the ways of one text."""

    def __init__(self, view: TextView) -> None:
        self._document = view.document
        self._matches = view.matches
        self._sentences = view.sentences

    def of_route(self, route: Route) -> HelpTie | None:
        """What a way is tied to that is none for readers, None where nothing shows that it is."""
        if route.how.is_link and route.start == route.end:
            return HelpTie(Tie.UNUSABLE)
        if route.how in _NEEDS_NUMBER and (unfilled := self._unfilled(route.start, route.end)):
            return HelpTie(Tie.UNUSABLE, (unfilled,))
        named = route.named
        if named is None or named[0] >= route.start:
            return self.of_range(route.start, route.end)
        return self.of_range(route.start, route.end) or self._said(named)

    def of_range(self, start: int, end: int) -> HelpTie | None:
        """The same of what stands at `text[start:end]`."""
        struck = self._document.struck.overlapping(start, end)
        if struck is not None:
            return HelpTie(Tie.UNUSABLE, (struck,))
        if self._document.block_at(start).kind == "placeholder":
            return HelpTie(Tie.UNUSABLE, ((start, end),))
        return self._said((start, end))

    def _unfilled(self, start: int, end: int) -> Range | None:
        """Where, in the sentence after its words, a number is still to be filled in."""
        found = self._matches.first("help.to-fill-in", start, around(self._sentences, start, end)[1])
        return _range(found)

    def _said(self, here: Range) -> HelpTie | None:
        """What the words right before a way, or right after it, say."""
        start, end = here
        before, after = self._matches.before, self._matches.after
        denied = before("help.not-to-be-called", start)
        if denied is not None and after("help.but-only-then", end) is None:
            return HelpTie(Tie.UNUSABLE, (denied,))
        gone = before("help.out-of-use", start) or after("help.is-out-of-use", end)
        if gone is not None:
            return HelpTie(Tie.UNUSABLE, (gone,))
        told = before("help.who-called", start)
        if told is not None:
            return HelpTie(Tie.TOLD, (told,))
        errand = before("help.errand", start) or after("help.for-an-errand", end)
        return None if errand is None else HelpTie(Tie.DESK, (errand,))


def _range(found: Match | None) -> Range | None:
    return None if found is None else (found.start, found.end)
