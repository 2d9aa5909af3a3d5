"""What is left of so many, and is told as another number: "We have 14 nurses. Eleven of our nurses are trained, and the
remaining four are not", "There are 14 beds. Six are in York and four are in Hull. The other five are here", "Of our 28
beds six are taken, leaving 24"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures, is_slip
from safelint.facts.quantities import COUNT, Quantity

if TYPE_CHECKING:
    from safelint.text.view import TextView

_LARGE = 100
_TWO = 2
_BACK = 600  # tokens in front of the parts, among which the number of all stands
_NEARLY = 3  # by which what is left of a small number may be wrong: where it is more, it is left of something else
_TO_THE_NOUN = 4  # tokens behind a part in which the word for all stands: "eleven of our nurses"


class WrongRemainder(NamedTuple):
    """Tokens `first` to `end` (not itself) give what is left of `whole` without its `parts`, and it is not."""

    first: int
    end: int
    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def told(self) -> int:
        """How many the parts are."""
        return int(sum(each.value for each in self.parts))


def wrong_remainders(view: TextView) -> list[WrongRemainder]:
    """Those of a text, in order."""
    remainders = _Remainders(view)
    return sorted({*remainders.wrong(), *remainders.wrongly_left()}, key=lambda each: each.first)


class _Remainders:
    def __init__(self, view: TextView) -> None:
        self._view, self._figures, self._amounts = view, view.view(Figures), view.view(Amounts)

    def wrong(self) -> Iterator[WrongRemainder]:
        for led in self._view.matches.all("facts.before-a-remainder"):
            at = self._view.tokens.at(led.end)
            left = next(iter(self._amounts.among(at, at + 1)), None)
            parts = self._parts_before(self._view.tokens.at(led.start)) if left is not None else []
            if left is None or left.kind != COUNT or not parts:
                continue
            told = sum(each.value for each in parts)
            wholes = [
                each
                for each in self._amounts.among(max(parts[0].first - _BACK, 0), parts[0].first)
                if each.kind == COUNT
            ]
            if any(each.value - told == left.value for each in wholes):
                continue
            if len(parts) > 1:
                wholes = self._right_before(parts)
            whole = next((each for each in reversed(wholes) if self._is_whole(each, parts, left)), None)
            if whole is not None:
                yield WrongRemainder(left.first, left.end, whole, tuple(parts))

    def wrongly_left(self) -> Iterator[WrongRemainder]:
        """What one part of so many, told in front of it or in the sentence before, is said to leave."""
        for led in self._view.matches.all("facts.before-what-is-left"):
            at = self._view.tokens.at(led.end)
            left = next(iter(self._amounts.among(at, at + 1)), None)
            told = self._told_before(self._view.tokens.at(led.start)) if left is not None else []
            if left is None or len(told) != _TWO:
                continue
            whole, part = told
            is_of_one_kind = {left.kind, whole.kind, part.kind} == {COUNT} and bool(whole.noun)
            is_of_whole = is_of_one_kind and all(each.noun in ("", whole.noun) for each in (part, left))
            right = whole.value - part.value
            is_near = abs(right - left.value) <= _NEARLY or is_slip(right, left.value)
            if is_of_whole and right > 0 and right != left.value < whole.value and is_near:
                yield WrongRemainder(left.first, left.end, whole, (part,))

    def _told_before(self, at: int) -> list[Quantity]:
        """The numbers of a sentence in front of a token, behind those of the sentence before where it has but one."""
        sentence = self._figures.sentence(at)
        if sentence is None or self._tells_of_more(sentence[0], at):
            return []
        told = self._amounts.among(sentence[0], at)
        before = self._figures.sentence(sentence[0] - 1) if len(told) == 1 else None
        if before is None:
            return told
        return [] if self._tells_of_more(*before) else [*self._amounts.among(*before), *told]

    def _tells_of_more(self, first: int, end: int) -> bool:
        """Whether some came or went that are not counted."""
        return any(self._figures.is_in("facts.left-out", at) for at in range(first, end))

    def _right_before(self, parts: Sequence[Quantity]) -> list[Quantity]:
        """The one number of the sentence before that of several parts."""
        sentence = self._figures.sentence(parts[0].first)
        before = self._figures.sentence(sentence[0] - 1) if sentence is not None else None
        found = self._amounts.among(*before) if before is not None else []
        return found if len(found) == 1 and found[0].kind == COUNT else []

    def _parts_before(self, at: int) -> list[Quantity]:
        """The numbers of a sentence in front of a token, or of the sentence before where it has none."""
        sentence = self._figures.sentence(at)
        parts = self._amounts.among(sentence[0], at) if sentence is not None else []
        before = self._figures.sentence(sentence[0] - 1) if sentence is not None and not parts else None
        return parts if before is None else self._amounts.among(*before)

    def _is_whole(self, whole: Quantity, parts: Sequence[Quantity], left: Quantity) -> bool:
        """Whether parts are surely some of so many: one says so by their noun, or what is left is told with a slip;
        several are in different places."""
        told = sum(each.value for each in parts)
        if whole.value <= told or not whole.noun or left.noun not in ("", whole.noun):
            return False
        if len(parts) > 1:
            return all(map(self._is_in_a_place, parts))
        (part,) = parts
        words = (self._figures.word(at) for at in range(part.first, part.end + _TO_THE_NOUN))
        if whole.noun in words:
            return True
        return whole.value >= _LARGE and is_slip(whole.value - told, left.value)

    def _is_in_a_place(self, part: Quantity) -> bool:
        """ "Six are in York"."""
        is_there = self._figures.is_in("facts.is-of-age", part.end)
        return not part.noun and is_there and self._figures.is_in("facts.at-a-place", part.end + 1)
