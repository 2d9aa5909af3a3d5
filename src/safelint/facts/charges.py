"""Numbers of offences that are not those of the charges told one by one: "guilty of nine offences", "six counts of
assault and two counts of theft"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.quantities import COUNT, Quantity
from safelint.facts.wrong_values import ValueKind, WrongValue
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.text.view import TextView

_FEWEST, _MOST = 2, 8
_DESCRIBED = 3  # tokens between a number and the word for charges, with that


def wrong_charges(view: TextView) -> list[WrongValue]:
    """The one number of offences of a text, if its charges do not make it."""
    return list(_Charges(view).found())


class _Charges:
    def __init__(self, view: TextView) -> None:
        self._figures = view.view(Figures)
        self._word, self._is = self._figures.word, self._figures.is_in

    def found(self) -> Iterator[WrongValue]:
        told = list(self._numbers())
        named = [each for each in told if self._is("facts.of", each.end)]
        wholes = [each for each in told if each.value > 1 and not self._is("facts.of", each.end)]
        sentences = {self._figures.sentence(each.first) for each in named}
        parts = sorted({*named, *self._unnamed(named)}, key=lambda each: each.first)
        if not _FEWEST <= len(parts) <= _MOST or len(sentences) != 1:
            return
        (sentence,) = sentences
        if sentence is None or any(self._is("facts.left-out", at) for at in range(*sentence)):
            return
        right = int(sum(each.value for each in parts))
        if len({each.value for each in wholes}) == 1 and wholes[0].value != right:
            numbers = joined([f"{each.value:.0f}" for each in parts], "and")
            yield WrongValue(ValueKind.CHARGES, wholes[0].first, wholes[0].end, str(right), numbers, parts)

    def _unnamed(self, named: list[Quantity]) -> Iterator[Quantity]:
        """The numbers behind the first in its sentence that leave the word for charges out: "and one of theft"."""
        sentence = self._figures.sentence(named[0].first) if named else None
        for at in range(named[0].end, sentence[1]) if sentence is not None else ():
            figure = self._figures.at(at)
            if figure is not None and figure.is_whole and self._is("facts.of", figure.end):
                yield Quantity(COUNT, figure.value, at, figure.end)

    def _numbers(self) -> Iterator[Quantity]:
        """The numbers of counts, charges or offences that a text tells, in order."""
        for at in self._figures.places("facts.charges"):
            for first in range(at - 1, at - _DESCRIBED - 1, -1):
                figure = self._figures.at(first)
                if figure is not None and figure.end <= at and figure.is_whole:
                    yield Quantity(COUNT, figure.value, first, at + 1, self._word(at))
                    break
                if not self._word(first).isalpha() or self._is("facts.of", first):
                    break
