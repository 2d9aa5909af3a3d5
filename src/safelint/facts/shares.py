"""Shares that stand beside the number that they are of, and are another share of all: "We received 412 concerns. Of
these, 163, or about 60%, led to an enquiry", "More than half, 88 people," of 200."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import COUNT, SHARE, Quantity
from safelint.facts.wrong_values import ValueKind, WrongValue
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.text.view import TextView

_PER_CENT = 100
_BETWEEN = 4  # tokens between a share and its number
_BEFORE_OF = 6  # tokens before "of" or "/" in which a number of a part begins: "one thousand and twelve"
_ROUNDED = 1.0  # hundredths by which a share in digits may be rounded
_IN_A_WORD = 4.0  # the same of "a third"
_ROUGHLY = 6.0  # the same of "about a third"
_FEWEST, _A_LITTLE_MORE = 3, 115  # shares of groups, and hundredths that they make: where it is more, some overlap
_CLOSES = {"(": ")", ",": ","}


def wrong_shares(view: TextView) -> list[WrongValue]:
    """The shares of a text that their numbers do not make, in order."""
    return list(_Shares(view).found())


class _Shares:
    def __init__(self, view: TextView) -> None:
        self._view, self._figures, self._amounts = view, view.view(Figures), view.view(Amounts)
        self._word, self._is = self._figures.word, self._figures.is_in

    def found(self) -> Iterator[WrongValue]:
        every = self._amounts.every
        shares = [(at, each) for at, each in enumerate(every) if each.kind == SHARE]
        parts = {
            share: self._in_front(share, every[at - 1 : at]) or self._behind(share, every[at + 1 : at + 2])
            for at, share in shares
        }
        known = frozenset(each.first for each in parts.values() if each is not None)
        for share, part in parts.items():
            if part is None:
                continue
            over = self._over(part)
            whole = part if over is not None else self._whole(part, known)
            if whole is not None:
                yield from self._unless_right(share, over or part, whole)
        yield from self._alone([share for share, part in parts.items() if part is None])
        yield from self._over_all([share for _, share in shares])

    def _over_all(self, shares: list[Quantity]) -> Iterator[WrongValue]:
        """The shares of one sentence, each of one group of all, that make a little more than all."""
        for sentence, together in groupby(shares, key=lambda each: self._figures.sentence(each.first)):
            row = list(together)
            makes = sum(each.value for each in row)
            if sentence is None or len(row) < _FEWEST or not _PER_CENT + _ROUNDED < makes <= _A_LITTLE_MORE:
                continue
            if all(map(self._is_of_one_group, row)) and not self._view.matches.holds("facts.several-answers"):
                numbers = joined([f"{each.value:g}%" for each in row], "and")
                yield WrongValue(ValueKind.SHARES, row[0].first, row[0].end, f"{makes:g}%", numbers, row)

    def _is_of_one_group(self, share: Quantity) -> bool:
        """Whether a share is in digits, and not of another number of all: "31% of boys"."""
        apart = ("facts.of", "facts.change-to", "facts.compared", "facts.rises", "facts.falls")
        in_digits = self._word(share.first).isdecimal()
        return in_digits and not any(self._is(name, at) for name in apart for at in (share.first - 1, share.end))

    def _unless_right(self, share: Quantity, part: Quantity, whole: Quantity) -> Iterator[WrongValue]:
        right = _PER_CENT * part.value / whole.value
        first = self._with_bound(share.first)
        if not self._fits(share, first, right):
            of = f"{part.value:,} of {whole.value:,}"
            is_sure = self._figures.sentence(whole.first) == self._figures.sentence(part.first)
            is_sure = is_sure and self._figures.sentence(share.first) == self._figures.sentence(part.first)
            yield WrongValue(ValueKind.SHARE, first, share.end, f"{right:.0f}%", of, (whole, part), is_sure)

    def _alone(self, shares: list[Quantity]) -> Iterator[WrongValue]:
        """The one share of a text, where one number of a part and of all is told in the next sentence, or of what the
        share is of."""
        pairs = list(self._of_all()) if len(shares) == 1 else []
        if len(pairs) != 1:
            return
        ((share,), (part, whole)) = shares, pairs[0]
        here, there = self._figures.sentence(share.first), self._figures.sentence(part.first)
        is_next = here is not None and there is not None and (here[1] == there[0] or there[1] == here[0])
        nouns = {self._word(at) for at in range(*here)} if here is not None else set()
        if is_next or (whole.noun and whole.noun in nouns):
            yield from self._unless_right(share, part, whole)

    def _led_by_all(self, counts: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
        """ "Of the 1,150 episodes, only 115 were"."""
        for whole, part in pairwise(counts):
            led = self._is("facts.of", whole.first - 1) or (
                self._is("facts.known", whole.first - 1) and self._is("facts.of", whole.first - 2)
            )
            between = range(whole.end, part.first)
            if led and part.value < whole.value and self._word(whole.end) == "," and len(between) <= _BETWEEN:
                yield part, whole

    def _of_all(self) -> Iterator[tuple[Quantity, Quantity]]:
        """The numbers of a part with that of all: "102 of the 240", "270 calls, and in 54 of them"."""
        counts = [each for each in self._amounts.every if each.kind == COUNT]
        yield from self._led_by_all(counts)
        for at, part in enumerate(counts):
            end = self._end_of_number(part)
            if not self._is("facts.of", end):
                continue
            behind = counts[at + 1] if at + 1 < len(counts) else None
            if behind is not None and end < behind.first <= end + _BETWEEN and behind.value > part.value:
                yield part, behind
            elif self._is("facts.these-all", end + 1):
                before = self._greater(part, *(self._figures.sentence(part.first) or (0, 0)))
                if len(before) == 1:
                    yield part, before[0]

    def _in_front(self, share: Quantity, before: list[Quantity]) -> Quantity | None:
        """The number in front of its share: "163, or about 60%,", "163 (40%)"."""
        part = next(iter(before), None)
        if part is None or part.kind != COUNT or share.first - part.end > _BETWEEN:
            return None
        between = range(part.end, self._with_bound(share.first))
        leads = [self._word(at) for at in between]
        is_beside = leads == ["("] or (bool(leads) and self._is("facts.or", between[-1]) and set(leads[:-1]) <= {","})
        return part if is_beside else None

    def _behind(self, share: Quantity, after: list[Quantity]) -> Quantity | None:
        """The number behind its share, between commas or in brackets: "more than half, 88 people,"."""
        part = next(iter(after), None)
        opens = self._word(share.end)
        is_beside = part is not None and part.kind == COUNT and part.first == share.end + 1
        return part if is_beside and part and self._word(part.end) == _CLOSES.get(opens, "\0") else None

    def _over(self, number: Quantity) -> Quantity | None:
        """The number of which a number is the whole: "163/412", "163 of 412"."""
        end = number.first - 1
        if self._is("facts.of", end):
            end -= self._is("facts.out-of", end - 1)
        elif self._word(end) != "/":
            return None
        before = self._amounts.between(end - _BEFORE_OF, end)
        counts = (each for each in before if each.kind == COUNT and each.value < number.value)
        return next((each for each in counts if self._end_of_number(each) == end), None)

    def _end_of_number(self, count: Quantity) -> int:
        """The token behind a number, without what is counted: behind "54" of "54 calls"."""
        number = self._figures.at(count.first)
        return number.end if number is not None else count.end

    def _whole(self, part: Quantity, parts: frozenset[int]) -> Quantity | None:
        """The one greater number of the sentence of a number, or else of the one before it, that is itself no part with
        a share."""
        sentence = self._figures.sentence(part.first)
        if sentence is None:
            return None
        here = [each for each in self._greater(part, *sentence) if each.first not in parts]
        if not here:
            before = self._figures.sentence(sentence[0] - 1)
            here = self._greater(part, *before) if before is not None else []
        return here[0] if len(here) == 1 and here[0].first not in parts else None

    def _greater(self, than: Quantity, first: int, end: int) -> list[Quantity]:
        counts = self._amounts.among(first, end)
        return [each for each in counts if each.kind == COUNT and each.value > than.value]

    def _with_bound(self, first: int) -> int:
        """The first of the words in front of a share that say how nearly it is meant: "more than", "just over a"."""
        while self._is("facts.not-exact", first - 1) or self._is("facts.before-a-bound", first - 1):
            if self._is("facts.or", first - 1):
                break
            first -= 1
        return first

    def _fits(self, share: Quantity, first: int, right: float) -> bool:
        """Whether a share may be the right one, by the words in front of it from token `first` on."""
        in_digits = self._word(share.first).isdecimal()
        told: float = share.value
        bounds = range(first, share.first)
        nearly = any(self._is("facts.only-nearly", at) for at in bounds)
        if nearly:
            return abs(right - told) <= _ROUGHLY
        if any(self._is("facts.upwards", at) for at in bounds):
            return right >= told - _ROUNDED
        if any(self._is("facts.downwards", at) for at in bounds):
            return right <= told + _ROUNDED
        return abs(right - told) <= (_ROUNDED if in_digits else _IN_A_WORD)
