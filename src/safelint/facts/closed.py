"""Days on which something is open and closed: "We serve soup on Mondays and Fridays. We are closed on Mondays"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.weekdays import TwoDays, rows_of_days

if TYPE_CHECKING:
    from safelint.text.view import TextView

_ENDS = frozenset((".", "!", "\0", ""))


def open_and_closed(view: TextView) -> list[TwoDays]:
    """The days of a text on which the one who speaks in two sentences, one right behind the other, is open and closed,
    in order."""
    return list(_OpenAndClosed(view).found())


class _OpenAndClosed:
    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches, self._figures = view.tokens, view.matches, view.view(Figures)
        self._rows = [row for row in view.view(rows_of_days) if row.is_plain and row.each_week]

    def found(self) -> Iterator[TwoDays]:
        for opened, closed in pairwise(self._rows):
            sentence, behind = self._figures.sentence(opened.first), self._figures.sentence(closed.first)
            if sentence is None or behind is None or sentence[1] != behind[0]:
                continue
            start, end = self._tokens.span(closed.first, closed.end)
            is_closed = self._matches.before("facts.we-are-closed", start) is not None
            if is_closed and self._figures.word(closed.end) in _ENDS and self._is_open(sentence, behind):
                if closed.days & opened.days:
                    yield TwoDays(self._tokens.span(opened.first, opened.end), (start, end))

    def _is_open(self, sentence: tuple[int, int], behind: tuple[int, int]) -> bool:
        """Whether a sentence tells when "we" are there, and neither it nor the next is of some weeks only."""
        is_ours = self._figures.is_in("facts.we", sentence[0])
        return is_ours and not any(self._figures.is_in("facts.other-times", at) for at in range(sentence[0], behind[0]))
