"""Rises that the numbers beside them make falls, and the other way round: "fell from 71% to 76%", "2,400 reports, up
from 2,600", "more than the 76% of last year", "from 14 in 2024 to 19, a fall of 36 per cent".

Both numbers are of one unit, and their words say which was first. Where a number may be another than the one that
changed, as it has others of its unit around it, the change is told of only if it is wrong by all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.changing import Amount, ChangingAmounts, is_change
from safelint.facts.figures import Figures
from safelint.facts.quantities import SHARE

if TYPE_CHECKING:
    from safelint.text.view import TextView

_TO_A_FIGURE = 4  # tokens from a word for a change to its numbers
_BEHIND_A_FIGURE = 6  # tokens from what something was to what it is: "14 deaths in the year 2024 to 19"
_TO_WHAT_WAS = 15  # tokens from "more than" to it: "last year, when the figure stood at 71%"
_PER_CENT = 100
_TO_THE_CHANGE = 6  # tokens of a sentence that comes back to the one before: "This is well up on"


class WrongChange(NamedTuple):
    """Tokens `first` to `end` (not itself) tell of a change that goes the other way, or of another share: by its
    numbers it `rises`, or falls, and by `share` parts of a hundred where that is what is wrong."""

    first: int
    end: int
    rises: bool
    share: int | None = None


class _BeforeAndAfter(NamedTuple):
    """What something was, what it is by each number that may be meant, the token behind both, and the share by which
    this says that it changed."""

    before: Amount
    after: tuple[Amount, ...]
    end: int
    share: Amount | None = None


def wrong_changes(view: TextView) -> list[WrongChange]:
    """The changes of a text that go the other way or by another share, in order."""
    changes = _Changes(view)
    return sorted({*changes.found(), *_told_apart(view, changes)}, key=lambda each: (each.first, each.end))


class _Changes:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens = view, view.tokens
        self._figures, self._amounts = view.view(Figures), view.view(ChangingAmounts)
        self._word, self._is = self._figures.word, self._figures.is_in

    def found(self) -> Iterator[WrongChange]:
        changes = (self.from_to, self._to_from, self._back_to, self._on_before, self._compared, self._said_behind)
        ways = (
            ("facts.rises", changes, True),
            ("facts.falls", changes, False),
            ("facts.more-than", (self._than_before,), True),
            ("facts.fewer-than", (self._than_before,), False),
        )
        for name, reads, rises in ways:
            for at in self._figures.places(name):
                if self._is("facts.not", at - 1) or self._is("facts.with-up-or-down", at - 1):
                    continue
                pair = next(filter(None, (read(at) for read in reads)), None)
                if pair is not None and all(_goes_wrong(pair.before, each, rises=rises) for each in pair.after):
                    yield WrongChange(at, pair.end, not rises)
                elif pair is not None and pair.share is not None:
                    yield from _unless_of_share(pair, pair.share, rises=rises)

    def from_to(self, at: int) -> _BeforeAndAfter | None:
        """ "Fell sharply from 71% in May to 76%"."""
        before = self._amount_behind("facts.change-from", at)
        after = None if before is None else self._behind_to(before)
        if before is None or after is None:
            return None
        before = before.in_unit_of(after)
        further = self._behind_to(after)
        if further is not None and further.unit == after.unit:
            return None  # "from 60 to 70 a week to 20 a week": the first two are a range
        return _pair(before, [after], after.end, surely=self._is("facts.surely-changes", at))

    def _behind_to(self, before: Amount) -> Amount | None:
        """What something is, where "to" leads to it from what it was."""
        at = before.end
        while at - before.end < _BEHIND_A_FIGURE and not self._is("facts.change-to", at):
            if not (self._word(at).isalpha() or self._amounts.is_of_time(at)):
                return None
            at += 1
        return self._amounts.at(at + 1) if self._is("facts.change-to", at) else None

    def _to_from(self, at: int) -> _BeforeAndAfter | None:
        """ "Down to 76% this year from 71%"."""
        after = self._amount_behind("facts.change-to", at)
        if after is None:
            return None
        behind = after.end
        while behind - after.end < _TO_A_FIGURE and not self._is("facts.change-from", behind):
            if not (self._amounts.is_of_time(behind) or self._is("facts.this-time", behind)):
                return None
            behind += 1
        before = self._amounts.at(behind + 1) if self._is("facts.change-from", behind) else None
        if before is None or (self._word(before.end).isalnum() and not self._amounts.is_of_time(before.end)):
            return None
        return _pair(before.in_unit_of(after), [after], before.end)

    def _back_to(self, at: int) -> _BeforeAndAfter | None:
        """ "From 71% in May it fell to 76%"."""
        after = self._amount_behind("facts.change-to", at)
        around = self._figures.sentence(at)
        if after is None or around is None:
            return None
        before = [each.in_unit_of(after) for each in self._amounts.between(around[0], at)]
        alike = [each for each in before if each.unit == after.unit]
        if len(alike) != 1 or not self._is("facts.change-from", alike[0].first - 1):
            return None
        return _pair(alike[0], [after], after.end)

    def _on_before(self, at: int) -> _BeforeAndAfter | None:
        """ "2,400 reports, up from 2,600", "31%, an increase on last year's 34%"."""
        begins = self._behind_first("facts.change-on", at)
        if begins is None:
            return None
        first, end = begins, begins + _TO_A_FIGURE
        while first < end and self._is("facts.before-what-was", first):
            first += 1
        before = self._amounts.at(first)
        if before is None or self._behind_to(before) is not None:
            return None
        is_what_was = self._is("facts.change-from", begins - 1) or first > begins
        if not (is_what_was or self._amounts.is_of_before(first, before)):
            return None
        pair = self._with_those_before(at, before)
        return None if pair is None else pair._replace(share=self._share(at))

    def _than_before(self, at: int) -> _BeforeAndAfter | None:
        """ "More than the 71% of May", "71%. It is more than last year, when it was 76%"."""
        around = self._figures.sentence(at)
        if around is None or not (self._is("facts.than", at + 1) and self._is("facts.than-when", at + 2)):
            return None
        behind = list(self._amounts.between(at + 2, around[1]))
        alike = [each for each in behind if each.unit == behind[0].unit and each.first < at + _TO_WHAT_WAS]
        if len(alike) != 1 or self._is_of_several(alike[0].end):
            return None
        return self._with_those_before(at, alike[0])

    def _is_of_several(self, end: int) -> bool:
        """Whether a number that ends there is that of some of several: "the 340 of them online"."""
        return self._is("facts.of", end) and self._is("facts.several-of", end + 1)

    def _with_those_before(self, at: int, before: Amount) -> _BeforeAndAfter | None:
        """What something was, with the amounts in front of a change that it may be now."""
        now = self._amounts_in_front(at)
        if now and all(each.unit != before.unit for each in now):
            before = before.in_unit_of(now[-1])
        return _pair(before, now, before.end)

    def _compared(self, at: int) -> _BeforeAndAfter | None:
        """ "Rose again, to 71% compared with 76% last year"."""
        around = self._figures.sentence(at)
        return None if around is None else self._compared_in(list(self._amounts.between(at + 1, around[1])))

    def _said_behind(self, at: int) -> _BeforeAndAfter | None:
        """ "From 14 in 2024 to 19 last year, a fall of 36 per cent", "71%, compared with 76% in 2024: it is down"."""
        begins = at
        while at - begins < _TO_A_FIGURE and self._word(begins - 1).isalpha() and not self._is("facts.article", begins):
            begins -= 1
        is_apart = self._is("facts.apart", begins - 1) or self._is("facts.this-is", begins - 1)
        amounts = self._amounts_in_front(at) if is_apart and self._behind_first("facts.change-to", at) is None else []
        pair = self._compared_in(amounts) or self._from_one_to_other(amounts)
        if pair is None:
            return None
        share = self._share(at)
        return pair._replace(end=at + 1 if share is None else share.end, share=share)

    def _compared_in(self, amounts: Sequence[Amount]) -> _BeforeAndAfter | None:
        """The last of two amounts as what the other was, where it is told of another time."""
        alike = [each for each in amounts if each.unit == amounts[-1].unit]
        if len(alike) != 2:
            return None
        after, before = alike
        at = next((at for at in range(after.end, before.first) if self._is("facts.compared", at)), None)
        is_of_before = at is not None and self._amounts.is_of_before(at, before)
        return _pair(before, [after], before.end) if is_of_before else None

    def _from_one_to_other(self, amounts: Sequence[Amount]) -> _BeforeAndAfter | None:
        """Two amounts with "from" and "to" before them, or each with its year."""
        alike = [each for each in amounts if each.unit == amounts[-1].unit]
        if len(alike) != 2:
            return None
        years = tuple(map(self._amounts.year, alike))
        if self._is("facts.change-from", alike[0].first - 1) and self._is("facts.change-to", alike[1].first - 1):
            return _pair(alike[0], alike[1:], alike[1].end)
        if all(years) and years[0] != years[1]:
            before, after = alike if years[0] < years[1] else reversed(alike)
            return _pair(before, [after], alike[1].end)
        return None

    def _share(self, at: int) -> Amount | None:
        """The share by which something changed, behind the word for the change: "a rise of 7%", "up 7%"."""
        return self._amounts.share(at + 1 + self._is("facts.by-so-much", at + 1))

    # Where the numbers of a change stand.

    def _amount_behind(self, name: str, at: int) -> Amount | None:
        """The amount behind the first word of a list that stands behind a token."""
        begins = self._behind_first(name, at)
        return None if begins is None else self._amounts.at(begins)

    def _behind_first(self, name: str, at: int) -> int | None:
        """The token behind the first word of a list that stands behind a token: a few words may stand between, and by
        how much something changed, as "7%" in "rose by 7% to"; None where there is none."""
        place = at + 1
        for _ in range(_TO_A_FIGURE):
            if self._is(name, place):
                return place + 1
            by_so_much = self._amounts.at(place)
            is_word = self._word(place).isalpha() or self._amounts.is_of_time(place)
            if self._is("facts.change-to", place) or not (is_word or by_so_much):
                break
            place = by_so_much.end if by_so_much else place + 1
        return None

    def _amounts_in_front(self, at: int) -> list[Amount]:
        """The amounts of the sentence in front of a change, or of the one before where that comes back to it."""
        around = self._figures.sentence(at)
        if around is None:
            return []
        found = list(self._amounts.between(around[0], at))
        if not found and at - around[0] <= _TO_THE_CHANGE:
            start = self._tokens.span(at, at + 1)[0]
            block, earlier = self._view.document.block_at(start), self._figures.sentence(around[0] - 1)
            if block is not None and earlier is not None and self._tokens.span(*earlier)[0] >= block.start:
                found = list(self._amounts.between(*earlier))
        return found


def _told_apart(view: TextView, changes: _Changes) -> Iterator[WrongChange]:
    """The one share of a change in front of its word, "a 25% increase", where the text has one change from a number to
    another, elsewhere."""
    figures, amounts = view.view(Figures), view.view(ChangingAmounts)
    ways = (("facts.rises", True), ("facts.falls", False))
    places = [(at, rises) for name, rises in ways for at in figures.places(name)]
    shares = [(share, rises) for at, rises in places if (share := _share_before(amounts, at)) is not None]
    if len(shares) != 1:
        return
    pairs = {pair for at, _ in places if (pair := changes.from_to(at)) is not None and len(pair.after) == 1}
    if len(pairs) == 1:
        ((share, rises),), (pair,) = shares, pairs
        if not _goes_wrong(pair.before, pair.after[0], rises=rises):
            yield from _unless_of_share(pair, share, rises=rises)


def _share_before(amounts: ChangingAmounts, at: int) -> Amount | None:
    found = (amounts.at(at - back) for back in (2, 3))
    return next((each for each in found if each is not None and each.unit == SHARE and each.end == at), None)


def _goes_wrong(before: Amount, after: Amount, *, rises: bool) -> bool:
    return after.value < before.value if rises else after.value > before.value


def _unless_of_share(pair: _BeforeAndAfter, share: Amount, *, rises: bool) -> Iterator[WrongChange]:
    """A change by a share, where both numbers are sure and make another."""
    (after, *others), before = pair.after, pair.before
    if share.unit != SHARE or others or before.unit == SHARE or before.value < 1:
        return
    if not is_change(before.value, after.value, share.value):
        right = round(abs(after.value / before.value - 1) * _PER_CENT)
        yield WrongChange(share.first, share.end, rises, right)


def _pair(before: Amount, after: Sequence[Amount], end: int, *, surely: bool = False) -> _BeforeAndAfter | None:
    """What may be of one thing of some amounts; None where nothing is. `surely`: a number changed, however small."""
    alike = [each for each in after if each.may_have_been(before, surely=surely)]
    return _BeforeAndAfter(before, tuple(alike), end) if alike else None
