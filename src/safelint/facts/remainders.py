"""What is left of so many, and is told as another number: "We have 14 nurses. Eleven of our nurses are trained, and the
remaining four are not"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures, is_slip
from safelint.facts.quantities import COUNT, Quantity

if TYPE_CHECKING:
    from safelint.text.view import TextView

_LARGE = 100
_TO_THE_NOUN = 4  # tokens behind a part in which the word for all stands: "eleven of our nurses"


class WrongRemainder(NamedTuple):
    """Tokens `first` to `end` (not itself) give what is left of `whole` without `part`, and it is not."""

    first: int
    end: int
    whole: Quantity
    part: Quantity


def wrong_remainders(view: TextView) -> list[WrongRemainder]:
    """Those of a text, in order."""
    return list(_Remainders(view).wrong())


class _Remainders:
    def __init__(self, view: TextView) -> None:
        self._view, self._figures, self._amounts = view, Figures(view), view.view(Amounts)

    def wrong(self) -> Iterator[WrongRemainder]:
        for led in self._view.matches.all("facts.before-a-remainder"):
            at = self._view.tokens.at(led.end)
            left = next(iter(self._amounts.among(at, at + 1)), None)
            parts = self._parts_before(self._view.tokens.at(led.start)) if left is not None else []
            if left is None or left.kind != COUNT or len(parts) != 1:
                continue
            (part,) = parts
            wholes = [each for each in self._amounts.among(0, part.first) if each.kind == COUNT]
            if any(each.value - part.value == left.value for each in wholes):
                continue
            whole = next((each for each in reversed(wholes) if self._is_whole(each, part, left)), None)
            if whole is not None:
                yield WrongRemainder(left.first, left.end, whole, part)

    def _parts_before(self, at: int) -> list[Quantity]:
        """The numbers of a sentence in front of a token, or of the sentence before where it has none."""
        sentence = self._figures.sentence(at)
        parts = self._amounts.among(sentence[0], at) if sentence is not None else []
        before = self._figures.sentence(sentence[0] - 1) if sentence is not None and not parts else None
        return parts if before is None else self._amounts.among(*before)

    def _is_whole(self, whole: Quantity, part: Quantity, left: Quantity) -> bool:
        """Whether a part is surely one of so many: it says so by their noun, or what is left is told with a slip."""
        if whole.value <= part.value or not whole.noun:
            return False
        words = (self._figures.word(at) for at in range(part.first, part.end + _TO_THE_NOUN))
        if whole.noun in words:
            return True
        return whole.value >= _LARGE and is_slip(whole.value - part.value, left.value)
