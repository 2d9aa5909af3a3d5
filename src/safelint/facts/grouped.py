"""What is parted into groups that make more or fewer than all: people in groups of which everybody is in one ("Of the
214 adults, 131 were men and 93 were women"), and anything whose groups make a number that is a slip away from that of
all ("214 crimes. Of these, 121 were thefts, 68 were frauds and 35 were threats")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import LONGEST_SENTENCE, Figures, is_slip
from safelint.facts.quantities import COUNT, Quantities, Quantity
from safelint.facts.sums import WrongSum, of_parts
from safelint.values.document import BREAK

if TYPE_CHECKING:
    from safelint.text.view import TextView

_TO_ITS_NOUN = 3  # tokens from a number to the word for the group: "19 of them were men"
_AND_OTHERS = 4  # tokens behind the last group in which others may be told of
_FURTHEST = 25  # tokens from the number of all to the first group, and from one group to the next
_FEWEST, _MOST = 3, 12  # groups that together may be all, whatever they are called
_LARGE = 100
_FURTHEST_BACK = 60  # tokens in front of a row of numbers in which that of all may stand
_NEARLY = 0.15  # parts of a sum by which it may be a slip away


def wrong_groups(view: TextView) -> list[WrongSum]:
    """The numbers of all that are not those of their groups, in order."""
    grouped = _Grouped(view)
    found = {each.first: each for each in (*grouped.in_rows(), *grouped.of_these(), *grouped.of_people())}
    return [found[first] for first in sorted(found)]


class _Grouped:
    def __init__(self, view: TextView) -> None:
        self._figures, self._quantities = view.view(Figures), view.view(Quantities)
        self._amounts = view.view(Amounts)
        self._word, self._is = self._figures.word, self._figures.is_in
        words = view.knowledge.lexicon.words
        self._wholes = {frozenset(row.split()) for row in words("facts.groups-that-are-all")}
        self._people = words("facts.nouns-for-people")
        self._view = view

    # People, by what the groups are called.

    def of_people(self) -> Iterator[WrongSum]:
        places = self._view.tokens.places
        nouns = sorted(at for noun in frozenset().union(*self._wholes) for at in places.get(noun, ()))
        groups = [each for at in nouns if (each := self._part_at(at)) is not None]
        for at, first in enumerate(groups):
            row = [first]
            for each in groups[at + 1 :]:
                if not self._goes_on(row[-1], each):
                    break
                row.append(each)
            if frozenset(each.noun for each in row) in self._wholes and len({each.noun for each in row}) == len(row):
                yield from self._unless_right(self._whole(first, row[-1].end), row)

    def _part_at(self, noun: int) -> Quantity | None:
        """The group that ends with a noun: "93 were women"."""
        for first in range(noun - 1, noun - _TO_ITS_NOUN - 2, -1):
            figure = self._figures.at(first)
            if figure is not None and figure.end <= noun:
                exact = figure.is_whole and not self._is("facts.not-exact", first - 1)
                return Quantity(COUNT, figure.value, first, noun + 1, self._word(noun)) if exact else None
            if not self._is("facts.before-a-group", first):
                return None
        return None

    def _goes_on(self, group: Quantity, behind: Quantity) -> bool:
        """Whether a group stands right behind another, in the same sentence, with no number between."""
        sentence, between = self._figures.sentence(group.end - 1), range(group.end, behind.first)
        near = group.end <= behind.first <= group.end + _FURTHEST
        if not near or sentence is None or behind.first >= sentence[1]:
            return False
        return not self._tells_of_others(between) and all(self._figures.at(at) is None for at in between)

    def _tells_of_others(self, tokens: range) -> bool:
        """Whether a word tells that what is counted there is some of all, or that there are others."""
        return any(self._is("facts.some-of-all", at) or self._is("facts.and-others", at) for at in tokens)

    def _whole(self, first: Quantity, end: int) -> Quantity | None:
        """The number of all, which stands in front of the first group in its sentence, or else in the one before it,
        where this says that the groups are of those."""
        sentence = self._figures.sentence(first.first)
        if sentence is None or any(self._is("facts.and-others", at) for at in range(end, end + _AND_OTHERS)):
            return None
        counts = self._counts(sentence[0], first.first)
        if not counts and any(self._is("facts.made-up-of", at) for at in range(*sentence)):
            counts = [each for each in self._counts_before(sentence[0]) if each.noun in self._people]
        whole = counts[0] if len(counts) == 1 and counts[0].noun in self._people else None
        if whole is None or whole.end > first.first or self._is("facts.not-exact", whole.first - 1):
            return None
        return None if self._tells_of_others(range(whole.end, first.first)) else whole

    def _counts_before(self, first: int) -> list[Quantity]:
        """Those of the sentence before a token that begins one, in the same paragraph or the one before."""
        last = first - 1 if self._word(first - 1) != BREAK else first - 2
        before = self._figures.sentence(last)
        return self._counts(before[0], first) if before and self._are_together(before[0], first) else []

    def _counts(self, first: int, end: int) -> list[Quantity]:
        """The numbers of people or things that begin with one of some tokens."""
        found = filter(None, map(self._quantities.at, range(first, end)))
        return [each for each in found if each.kind == COUNT and each.noun]

    def _are_together(self, first: int, second: int) -> bool:
        """Whether two tokens stand in one block, or in one paragraph and the next."""
        one, other = (self._view.sentence_at(self._view.tokens.span(at, at + 1)[0]) for at in (first, second))
        if one is None or other is None:
            return False
        kinds = {self._view.document.blocks[each.block].kind for each in (one, other)}
        return one.block == other.block or (other.block == one.block + 1 and kinds == {"paragraph"})

    @staticmethod
    def _unless_right(whole: Quantity | None, row: list[Quantity]) -> Iterator[WrongSum]:
        if whole is None or whole.noun in {each.noun for each in row}:
            return
        if sum(each.value for each in row) != whole.value and all(each.value < whole.value for each in row):
            yield of_parts(whole, row)

    # Anything, by how nearly its groups make all.

    def of_these(self) -> Iterator[WrongSum]:
        for start, _ in self._view.matches.all("facts.of-these"):
            first = self._view.tokens.at(start)
            sentence = self._figures.sentence(first)
            if sentence is None or sentence[0] != first:
                continue
            counts, parts = self._counts_before(first), self._every_part(*sentence)
            right = sum(each.value for each in parts)
            if len(counts) != 1 or not parts or counts[0].value == right:
                continue
            whole = counts[0]
            slipped = is_slip(whole.value, right)
            is_nearly = abs(whole.value - right) <= _NEARLY * whole.value and self._are_apart(parts)
            if slipped or (is_nearly and all(each.value < whole.value for each in parts)):
                yield of_parts(whole, parts, is_sure=slipped or right > whole.value)

    def _are_apart(self, parts: list[Quantity]) -> bool:
        """Whether nobody can be in two parts, as they share one verb: "88 lived with carers, 27 with relatives and 29
        in homes"."""
        places = [each.end for each in parts[1:]]
        return all(self._is("facts.at-a-place", at) for at in places)

    def _every_part(self, first: int, end: int) -> list[Quantity]:
        """The numbers of a sentence, the last behind "and"; none where one counts no part of all, or there are others.
        Two must be large: of two small groups, each of some of all, the sum is often near."""
        if any(self._is("facts.left-out", at) for at in range(first, end)):
            return []
        parts, at, last = list[Quantity](), first, first
        while at < end:
            figure = self._figures.at(at)
            if figure is not None:
                if (
                    not figure.is_whole
                    or self._is("facts.no-amount", figure.end)
                    or self._is("facts.not-exact", at - 1)
                ):
                    return []
                parts.append(Quantity(COUNT, figure.value, at, figure.end))
                last = at
            at = figure.end if figure is not None else at + 1
        is_many = len(parts) >= _FEWEST or (len(parts) > 1 and all(each.value >= _LARGE for each in parts))
        is_whole_list = is_many and len(parts) <= _MOST and self._is("facts.added", last - 1)
        return parts if is_whole_list else []

    # Rows of numbers, by how nearly they make a large number shortly before them.

    def in_rows(self) -> Iterator[WrongSum]:
        for sentence in self._view.sentences:
            first, end = self._view.tokens.at(sentence.start), self._view.tokens.at(sentence.end)
            row = self._row(first, end) if end - first <= LONGEST_SENTENCE else []
            before = self._amounts.among(max(first - _FURTHEST_BACK, 0), first) if row else []
            for at in (0, 1):  # the number of all may stand in the same sentence
                if len(row) - at >= _FEWEST:
                    yield from self._unless_in_row([*before, *row[:at]], row[at:])

    @staticmethod
    def _unless_in_row(before: list[Quantity], parts: list[Quantity]) -> Iterator[WrongSum]:
        right = sum(each.value for each in parts)
        wholes = [each for each in before if each.kind == parts[0].kind and each.value >= _LARGE]
        near = [each for each in wholes if is_slip(each.value, right)]
        if len(near) != 1 or any(each.value == right for each in wholes):
            return
        (whole,) = near
        if abs(whole.value - right) <= _NEARLY * right and all(each.value < whole.value for each in parts):
            yield of_parts(whole, parts)

    def _row(self, first: int, end: int) -> list[Quantity]:
        """The numbers of people or things, or the sums of money, with which a sentence ends, the last of several behind
        "and"; none where they are not all whole, or not all of something."""
        every = self._amounts.among(first, end)
        found = every
        while found and found[0].kind != found[-1].kind:
            found = found[1:]
        joined = found and any(self._is("facts.added", found[-1].first - back) for back in range(1, _AND_OTHERS))
        is_row = joined and _FEWEST <= len(found) <= _MOST and len({each.kind for each in found}) == 1
        if not is_row or any(each.value != int(each.value) for each in found):
            return []
        own = {at for each in every for at in range(each.first, each.end + _TO_ITS_NOUN)}  # "and 26 were other cases"
        is_of_others = any(self._is("facts.left-out", at) and at not in own for at in range(first, end))
        return [] if is_of_others or any(self._is("facts.some-of-all", at) for at in range(first, end)) else found
