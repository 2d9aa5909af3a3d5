"""Those who publish a text, where they say in it what they do for people in trouble: how to reach them is help then, in
whatever words it stands ("Our team will ask what you saw. Contact us: ...")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.help.marks import DESK_WORD, Marks
from safelint.help.routes import HelpTie, Tie, top_of
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.text.view import TextView


class OwnPeople:
    """The publisher of one text."""

    def __init__(self, view: TextView, marks: Marks) -> None:
        self._view = view
        self._marks = marks

    def tie(self, near: Iterable[Range]) -> HelpTie:
        """What ties a way to the publisher by `near`, the ranges of `Document.text` around it: readers are told to take
        it, or a heading says so, and nothing there says that it is for something else."""
        ranges = list(near)
        if self._speaks is None or any(self._marks.first(DESK_WORD, *each) for each in ranges):
            return HelpTie(Tie.GENERIC)
        told = next(filter(None, (self._view.matches.first("help.to-the-house", *each) for each in ranges)), None)
        return HelpTie(Tie.GENERIC) if told is None else HelpTie(Tie.OWN, (self._speaks, (told.start, told.end)))

    @cached_property
    def _speaks(self) -> Range | None:
        """Where the publisher first says what they do, in the text itself and in their own words."""
        document, top = self._view.document, top_of(self._view.document)
        for match in self._view.matches.all("help.of-the-house"):
            is_own = match.start >= top and not document.block_at(match.start).is_of_site
            if is_own and not self._view.is_quoted(match.start, match.end):
                return match.start, match.end
        return None
