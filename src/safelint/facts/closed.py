"""Days on which something is open and closed: "We serve soup on Mondays and Fridays. We are closed on Mondays"; and on
how many it is: "open four days a week", "on Mondays, Wednesdays and Fridays"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.weekdays import TwoDays, WeekDays, rows_of_days
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
    rows, told = _plain_rows(view), list(view.matches.all("facts.open-so-many-days"))
    if len(rows) != 1 or len(told) != 1:
        return []
    (row,), end = rows, view.tokens.at(told[0].end)
    number = view.view(Figures).at(end - _DAYS_A_WEEK)
    if number is None or len(row.days) in (number.value, 1):
        return []
    said = view.on_one_line(*view.tokens.span(row.first, row.end))
    return [WrongValue(ValueKind.DAYS, end - _DAYS_A_WEEK, end, f"{len(row.days)} days", said)]


def _plain_rows(view: TextView) -> list[WeekDays]:
    """The rows of days on which something is in every week."""
    return [row for row in view.view(rows_of_days) if row.is_plain and row.each_week]


class _OpenAndClosed:
    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches, self._figures = view.tokens, view.matches, view.view(Figures)
        self._rows = _plain_rows(view)

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
