"""Terms of several offenders that make another total than is told: "jailed for a total of 13 years", "to eight years
and to six years"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import DURATION, Quantity

if TYPE_CHECKING:
    from safelint.lexicon.matching import Matches
    from safelint.text.view import TextView

_YEAR = 365 * 24 * 60  # minutes
_MOST_WRONG = 2 * _YEAR  # of a total: where more is missing, a term is not told
_FEWEST = 2
_NAMES = 3  # tokens of the name of somebody whose term follows
_ENDS = frozenset((".", ",", ";", "\0", ""))


class WrongTotal(NamedTuple):
    """Tokens `first` to `end` (not itself) give a total that the `terms` do not make."""

    first: int
    end: int
    terms: tuple[Quantity, ...]


def wrong_totals(view: TextView) -> list[WrongTotal]:
    """The one total of terms of a text, if its terms do not make it."""
    return list(_Terms(view).wrong())


def is_term(matches: Matches, start: int, end: int) -> bool:
    """Whether the words beside a length of time at `Document.text[start:end]` say that somebody is sentenced to it."""
    beside = matches.before("facts.before-a-term", start) or matches.after("facts.behind-a-term", end)
    return beside is not None


class _Terms:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._matches = view, view.tokens, view.matches
        self._figures = view.view(Figures)
        self._lengths = [each for each in view.view(Amounts).every if each.kind == DURATION]

    def wrong(self) -> Iterator[WrongTotal]:
        behind = {self._tokens.at(led.end) for led in self._matches.all("facts.before-a-total")}
        totals = [each for each in self._lengths if each.first in behind]
        if len(totals) != 1 or self._matches.holds("facts.no-plain-terms"):
            return
        (total,) = totals
        told = [each for each in self._lengths if each.first != total.first and self._is_term(each)]
        terms = [*told, *(each for term in told if (each := self._without_unit(term.end)) is not None)]
        wrong_by = abs(sum(each.value for each in terms) - total.value)
        if len(terms) >= _FEWEST and _YEAR <= wrong_by <= _MOST_WRONG:
            yield WrongTotal(total.first, total.end, tuple(terms))

    def _without_unit(self, at: int) -> Quantity | None:
        """The term of another that stands right behind one and shares its unit: "to 11 years and Marsh to nine"."""
        at += self._figures.word(at) == ","
        at += self._figures.is_in("facts.added", at)
        begins = at
        while at - begins < _NAMES and self._figures.has_capital(at):
            at += 1
        figure = self._figures.at(at + 1) if at > begins and self._figures.is_in("facts.change-to", at) else None
        if figure is None or self._figures.word(figure.end) not in _ENDS:
            return None
        return Quantity(DURATION, figure.value * _YEAR, at + 1, figure.end, unit=_YEAR)

    def _is_term(self, of: Quantity) -> bool:
        """Whether somebody is sentenced to a length of time: "sentenced to eight years", "and his brother to six"."""
        start, end = self._tokens.span(of.first, of.end)
        if self._matches.before("facts.before-a-minimum", start):
            return False
        if is_term(self._matches, start, end):
            return True
        sentence = self._view.sentence_at(start)
        is_led = self._figures.is_in("facts.change-to", of.first - 1)
        return is_led and sentence is not None and self._matches.holds("facts.before-a-term", sentence.start, start)
