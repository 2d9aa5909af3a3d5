"""Sums of a text that do not come out: "up by a third, from 120 to 180"; "148 people: 81 men, 52 women, 25 children".

Nothing is guessed of what belongs together: a sentence gives a change as a share and from what to what, or a number and
behind a colon or a bracket its parts, or the parts and what they are in all. A number that does not stand right before
the colon ("96 joined a class: 58 women and 44 men") is that of all where it is the only one, and its parts nearly make
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from safelint.facts.changing import is_change
from safelint.facts.figures import LONGEST_SENTENCE, Figures, NumberTold
from safelint.facts.quantities import CHANGES, COUNT, SHARE, Quantities, Quantity

if TYPE_CHECKING:
    from safelint.text.view import TextView

SumKind = Literal["change", "parts", "items", "points", "names"]
"""What a sum is wrong by: from what to what something changed, the parts of all, the items of the list below, those of
a list elsewhere, the names or days right behind."""

_PER_CENT = 100
_POUND = "£"
_ENDS = frozenset(".;:!?)\0")
_LONGEST_PART = 10  # tokens
_NEARLY = 0.15  # parts of a number of all by which its parts may make another
_IN_ALL = 2  # tokens
_MOST_PARTS, _TO_A_NUMBER = 6, 7  # numbers that are added up; tokens from the last of them to their sum


class WrongSum(NamedTuple):
    """Tokens `first` to `end` (not itself) give a share of a change, or a number of all, that what stands beside it
    does not: that makes `right`, in parts of a hundred of a change, in all of parts and items; of names it is the most
    that there may be, as the last two may be one. `parts` are those that are added up; where not `is_sure` there may be
    others that are not told."""

    kind: SumKind
    first: int
    end: int
    right: int
    parts: tuple[Quantity, ...] = ()
    is_sure: bool = True


def of_parts(whole: Quantity, parts: Sequence[Quantity], *, is_sure: bool = True) -> WrongSum:
    """The number of all that its parts do not make."""
    right = int(sum(each.value for each in parts))
    return WrongSum("parts", whole.first, whole.end, right, tuple(parts), is_sure)


def wrong_sums(view: TextView) -> list[WrongSum]:
    """The sums of a text that do not come out, in order."""
    sums = _Sums(view)
    return sorted({*sums.changes(), *sums.with_parts()}, key=lambda each: each.first)


class _Sums:
    def __init__(self, view: TextView) -> None:
        self._figures, self._quantities = view.view(Figures), view.view(Quantities)
        self._word, self._is = self._figures.word, self._figures.is_in
        self._words = view.knowledge.lexicon.words
        self._people = self._words("facts.nouns-for-people")
        self._changed_to = view.knowledge.lexicon.numbers("facts.changed-to")

    # A change as a share.

    def changes(self) -> Iterator[WrongSum]:
        for at in self._figures.places("facts.change-from"):
            before = self._amount(at + 1)
            after = self._amount(before.end + 1) if before and self._is("facts.change-to", before.end) else None
            if before and after and before.value >= 1:
                share = self._share_around(at, after.end)
                if share is not None and not is_change(before.value, after.value, share.value):
                    right = round(abs(after.value / before.value - 1) * _PER_CENT)
                    yield WrongSum("change", share.first, share.end, right)

    def _amount(self, at: int) -> NumberTold | None:
        """A number of people, things or pounds: no share, no age, no length of time."""
        found = self._figures.at(at + 1 if self._word(at) == _POUND else at)
        return None if found is None or self._is("facts.no-amount", found.end) else found

    def _share_around(self, first: int, end: int) -> Quantity | None:
        """The one share in the sentence of tokens `first` to `end`, where that speaks of one change, by so much."""
        sentence = self._figures.sentence(first)
        if sentence is None or sum(self._is("facts.change-from", at) for at in range(*sentence)) > 1:
            return None
        left, right = sentence
        shares = [found for at in (*range(left, first), *range(end, right)) if (found := self._share(at)) is not None]
        if not shares:
            return self._times(left, first)
        apart = [each for each in shares if not any(other.first < each.first < other.end for other in shares)]
        if len(apart) != 1 or not self._is("facts.by-so-much", apart[0].first - 1):
            return None
        changes = set[str]().union(*map(self._words, CHANGES))
        return apart[0] if any(self._word(at) in changes for at in range(left, right)) else None

    def _times(self, first: int, end: int) -> Quantity | None:
        """The share by which something grew or fell in a word for how many times it is what it was: "doubled"; none
        where it is more, or only nearly that."""
        found = [at for at in range(first, end) if self._word(at) in self._changed_to]
        if len(found) != 1 or self._is("facts.not-just-so", found[0] - 1):
            return None
        share = abs(self._changed_to[self._word(found[0])] - _PER_CENT)
        return Quantity(SHARE, share, found[0], found[0] + 1)

    def _share(self, at: int) -> Quantity | None:
        found = self._quantities.at(at)
        if found is None or found.kind != SHARE:
            return None
        return found._replace(first=at - 1) if self._is("facts.article", at - 1) else found

    # A number and its parts.

    def with_parts(self) -> Iterator[WrongSum]:
        for at in self._figures.places("facts.parts-follow"):
            parts = self._parts(at + 1)
            if parts and self._word(parts[-1].end) in _ENDS:
                yield from self._unless_right(self._number_before(at) or self._only_number_before(at, parts), parts)
            alike = self._parts_alike(at + 1)
            if alike:
                whole = self._number_before(self._behind_number(at), anything=True)
                if whole is None or whole.value == len(alike):  # "in three places: eight in York, ..."
                    whole = self._only_number_before(at, alike)
                yield from self._unless_right(whole, alike)
        for at in self._figures.places("facts.in-all"):
            whole = self._number_before(at) or self._number_before(at - 1)  # "nine in all"
            parts = self._parts_before(whole.first) if whole is not None else []
            if parts:
                yield from self._unless_right(whole, parts)

    @staticmethod
    def _unless_right(whole: Quantity | None, parts: Sequence[Quantity]) -> Iterator[WrongSum]:
        if whole is not None and sum(each.value for each in parts) != whole.value:
            yield of_parts(whole, parts)

    def _number_before(self, end: int, *, anything: bool = False) -> Quantity | None:
        """The number of people, or of anything, that ends right before a token."""
        ends_here = self._quantities.ending_at(end)
        return next((each for each in ends_here if self._is_number(each, anything=anything)), None)

    def _behind_number(self, end: int) -> int:
        """The token in front of "in all" and the like, where that stands right before a token; else that token."""
        at = end
        while end - at < _IN_ALL and (self._is("facts.in-all", at - 1) or self._is("facts.before-in-all", at - 1)):
            at -= 1
        return at

    def _only_number_before(self, end: int, parts: Sequence[Quantity]) -> Quantity | None:
        """The one number of people in the sentence in front of a token, beside that of the parts themselves, where
        these nearly make it."""
        sentence = self._figures.sentence(end)
        found = map(self._quantities.at, range(sentence[0], end)) if sentence is not None else iter(())
        counts = [each for each in found if each is not None and each.kind == COUNT and each.value != len(parts)]
        whole = counts[0] if len(counts) == 1 else None
        if whole is None or whole.end > end or (whole.noun and whole.noun not in self._people):
            return None
        is_other = any(
            self._is(name, whole.first - 1) for name in ("facts.not-exact", "facts.relation", "facts.others")
        )
        makes = sum(each.value for each in parts)
        return whole if not is_other and abs(makes - whole.value) <= _NEARLY * whole.value else None

    def _number(self, at: int) -> Quantity | None:
        """The number of people that begins with a token."""
        found = self._quantities.at(at)
        return found if found is not None and self._is_number(found) else None

    def _is_number(self, of: Quantity, *, anything: bool = False) -> bool:
        return of.kind == COUNT and bool(of.noun) and (anything or of.noun in self._people)

    def _parts(self, at: int) -> list[Quantity]:
        """The numbers of different people that stand behind each other from a token on, the last of them behind "and";
        none where there is but one."""
        parts: list[Quantity] = []
        is_last = False
        while len(parts) < _MOST_PARTS and (part := self._number(at)) is not None:
            parts.append(part)
            at = part.end
            if is_last:
                return parts if len({each.noun for each in parts}) == len(parts) else []
            behind = at + 1 if self._word(at) == "," else at
            is_last = self._is("facts.added", behind)
            if behind == at and not is_last:
                break
            at = behind + is_last
        return []

    def _parts_alike(self, at: int) -> list[Quantity]:
        """The numbers up to the end of the sentence, each with the same word behind it or each at a place, as in
        "11 for neglect, 8 for abuse and 7 for theft"; none where another stands between, or only one."""
        parts: list[Quantity] = []
        joint = self._word(part.end) if (part := self._figures.at(at)) is not None else ""
        places = self._words("facts.at-a-place")
        joints = places if joint in places else self._words("facts.of-a-part") & {joint}
        while joints and (part := self._figures.at(at)) is not None:
            if self._word(part.end) not in joints or len(parts) == _MOST_PARTS:
                return []
            parts.append(Quantity(COUNT, part.value, at, part.end))
            at = part.end + 1
            last = at + _LONGEST_PART
            while at < last and self._word(at) not in _ENDS and self._figures.at(at) is None:
                at += 1
            if self._word(at) in _ENDS:
                return parts if len(parts) > 1 and not self._is("facts.others", at - 1) else []
            if not (self._is("facts.added", at - 1) or self._word(at - 1) == ","):
                return []
        return []

    def _parts_before(self, end: int) -> list[Quantity]:
        """The first parts of the sentence, where they end a word or two before a token: "seven girls, two boys, so"."""
        first = end
        while end - first < LONGEST_SENTENCE and first > 0 and self._word(first - 1) not in _ENDS:
            first -= 1
        parts = next(filter(None, map(self._parts, range(first, end))), [])
        return parts if parts and 0 <= end - parts[-1].end <= _TO_A_NUMBER else []
