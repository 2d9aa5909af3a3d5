"""Days on which something is open and closed: "We serve soup on Mondays and Fridays. We are closed on Mondays"; and on
how many it is: "open four days a week", "on Mondays, Wednesdays and Fridays"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.weekdays import TwoDays, rows_of_days
from safelint.facts.wrong_values import ValueKind, WrongValue

if TYPE_CHECKING:
    from safelint.text.view import TextView

_DAYS_A_WEEK = 4  # tokens: "four days a week"
_ENDS = frozenset((".", "!", "\0", ""))


def open_and_closed(view: TextView) -> list[TwoDays]:
    """The days of a text on which the one who speaks in two sentences, one right behind the other, is open and closed,
    in order."""
    return list(_OpenAndClosed(view).found())


def wrong_days_a_week(view: TextView) -> list[WrongValue]:
    """The one number of days of the week on which something is open, where the one row of days has others."""
    figures, rows = view.view(Figures), [row for row in view.view(rows_of_days) if row.is_plain and row.each_week]
    told = list(view.matches.all("facts.open-so-many-days"))
    number = figures.at(view.tokens.at(told[0].end) - _DAYS_A_WEEK) if len(told) == 1 else None
    if number is None or len(rows) != 1 or len(rows[0].days) in (number.value, 1):
        return []
    first, end = view.tokens.at(told[0].end) - _DAYS_A_WEEK, view.tokens.at(told[0].end)
    said = view.document.text[slice(*view.tokens.span(rows[0].first, rows[0].end))]
    return [WrongValue(ValueKind.DAYS, first, end, f"{len(rows[0].days)} days", said)]


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
