"""Numbers of things or days that are named right behind, where others are named than so many: "four clinics: in Antrim,
Larne and Coleraine", "our three advisers, Ann and Bea,", "four dates: 6 May, 13 May and 3 June"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures
from safelint.facts.moments import DATE, WEEKDAY, Moments
from safelint.facts.quantities import COUNT, Quantities, Quantity
from safelint.facts.sums import WrongSum
from safelint.words.issued import year_in

if TYPE_CHECKING:
    from safelint.text.view import TextView

_ENDS = {":": frozenset((".", "\0", "")), "(": frozenset(")")}
_FEW_MORE = 2  # of which a few are named as examples, there are more
_LONGEST_ITEM, _LONGEST_LIST = 5, 60  # tokens
_TO_A_NOUN = 3  # tokens from a number to the noun for days, at most
_MOST_DAYS, _LAST_DAY = 20, 31  # that are named; of a month


def wrong_lists(view: TextView) -> list[WrongSum]:
    """The numbers of a text beside which more or fewer are named, in order."""
    found = {*_NamesListed(view).found(), *_DaysListed(view).found()}
    return sorted(found, key=lambda each: each.first)


class _NamesListed:
    def __init__(self, view: TextView) -> None:
        self._figures, self._quantities = view.view(Figures), view.view(Quantities)
        self._word, self._is = self._figures.word, self._figures.is_in
        self._commas = view.tokens.places.get(",", ())
        self._people = view.knowledge.lexicon.words("facts.nouns-for-people")

    def found(self) -> Iterator[WrongSum]:
        for at in self._figures.places("facts.parts-follow"):
            whole = self._number_before(at)
            if whole is not None:
                least, most = self._named(at, lower=self._is("facts.nouns-for-points", whole.end - 1))
                if most and not least <= whole.value <= most and whole.value <= most + _FEW_MORE:
                    yield WrongSum("names", whole.first, whole.end, most)
        for at in self._commas:
            whole = self._number_before(at) if self._word(at - 1) in self._people else None
            named = self._named_between_commas(at) if whole and self._is("facts.known", whole.first - 1) else 0
            if whole is not None and named and named < whole.value <= named + _FEW_MORE:
                yield WrongSum("names", whole.first, whole.end, named)

    def _number_before(self, end: int) -> Quantity | None:
        """The number of things that ends right before a token, where it is that of all."""
        number = next(self._quantities.ending_at(end), None)
        if number is None or number.kind != COUNT or not number.noun:
            return None
        return None if self._is("facts.others", number.first - 1) else number

    def _named(self, opening: int, *, lower: bool) -> tuple[int, int]:
        """How many are named behind a colon or a bracket at least and at most, as the last two may be one ("Tyne and
        Wear"); (0, 0) where that is no list of names. `lower`: its words need no capitals."""
        at, last = opening + 1, opening + 1 + _LONGEST_LIST
        at += self._is("facts.relation", at)
        sizes, joints = [0], 0
        while at < last and self._word(at) not in _ENDS[self._word(opening)]:
            if self._word(at) == "," or self._is("facts.added", at):
                joints += self._is("facts.added", at)
                if sizes[-1]:
                    sizes.append(0)
            elif not self._may_be_named(at, first=not sizes[-1], lower=lower):
                return 0, 0
            else:
                sizes[-1] += 1
            at += 1
        is_list = at < last and joints == 1 and len(sizes) > 2 and min(sizes) > 0 and max(sizes) <= _LONGEST_ITEM
        is_sure = is_list and self._word(at - sizes[-1] - 2) == ","
        return (len(sizes) - (not is_sure), len(sizes)) if is_list else (0, 0)

    def _named_between_commas(self, opening: int) -> int:
        """How many people are named between two commas, by nothing but names: "Ann, Bea Roe and Cat"; 0 where
        that is no list of names, or goes on."""
        at, sizes, has_joint = opening + 1, [0], False
        while True:
            is_joint = self._is("facts.added", at)
            if (self._word(at) == "," and not has_joint) or (is_joint and not has_joint):
                has_joint = is_joint
                if sizes[-1]:
                    sizes.append(0)
            elif self._figures.has_capital(at) and self._word(at).isalpha():
                sizes[-1] += 1
            else:
                break
            at += 1
        ends = self._word(at) in _ENDS[":"] or (self._word(at) == "," and not self._is("facts.added", at + 1))
        is_list = has_joint and ends and min(sizes) > 0 and max(sizes) <= _LONGEST_ITEM
        return len(sizes) if is_list else 0

    def _may_be_named(self, at: int, *, first: bool, lower: bool) -> bool:
        """Whether a token may be a word of a name, or its first."""
        word = self._figures.cased(at)
        is_word = word.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "").isalpha() or word in ("-", "'s")
        return is_word and self._figures.at(at) is None and (lower or not first or word[:1].isupper())


class _NamedDay(NamedTuple):
    """A day that ends before a token; `has_date` if it is one of a month."""

    end: int
    has_date: bool


class _DaysListed:
    def __init__(self, view: TextView) -> None:
        self._figures, self._moments = view.view(Figures), view.view(Moments)
        self._word, self._is = self._figures.word, self._figures.is_in

    def found(self) -> Iterator[WrongSum]:
        for at in self._figures.places("facts.parts-follow"):
            days = self._named(at)
            noun = self._noun_before(at) if days else None
            number = self._number_of(noun) if noun is not None else None
            if noun is None or number is None or abs(number.value - len(days)) not in range(1, _FEW_MORE + 1):
                continue
            least, most = sorted((int(number.value), len(days)))
            several_a_day = most % least == 0 or not all(each.has_date for each in days)
            if self._is("facts.nouns-for-days", noun) or not several_a_day:
                yield WrongSum("names", number.first, noun + 1, len(days))

    def _named(self, opening: int) -> list[_NamedDay]:
        """The days named behind a colon or a bracket, the last behind "and" or "or"; none where that is no list of days
        and nothing else."""
        at, days, is_last = opening + 1 + self._is("facts.on-a-day", opening + 1), list[_NamedDay](), False
        while len(days) < _MOST_DAYS and (day := self._day(at)) is not None:
            days.append(day)
            if self._word(day.end) in _ENDS[self._word(opening)]:
                dated = {each.has_date for each in days}
                return days if is_last and len(dated) == 1 else []
            at = day.end + (self._word(day.end) == ",")
            is_last = self._is("facts.between-days", at)
            if at == day.end and not is_last:
                break
            at += is_last
        return []

    def _day(self, at: int) -> _NamedDay | None:
        """ "8 October", "Wednesday 8 October 2025", "Wednesday", or the 8 of "8 and 15 October"."""
        found = self._moments.at(at)
        if found is not None and found.kind == WEEKDAY:
            behind = found.end + (self._word(found.end) == "," and self._word(found.end + 1)[:1].isdecimal())
            return self._date(behind) or _NamedDay(found.end, has_date=False)
        return self._date(at)

    def _date(self, at: int) -> _NamedDay | None:
        found = self._moments.at(at)
        if found is not None and found.kind == DATE:
            return _NamedDay(found.end + bool(year_in(self._word(found.end))), has_date=True)
        figure = self._figures.at(at) if self._word(at).isdecimal() else None
        return _NamedDay(figure.end, has_date=True) if figure is not None and 0 < figure.value <= _LAST_DAY else None

    def _noun_before(self, end: int) -> int | None:
        """The noun for days or for what is held on them right before a token, or before words as "to choose from"."""
        at = end - 1
        while self._is("facts.behind-days", at):
            at -= 1
        return at if self._is("facts.nouns-for-days", at) or self._is("facts.held-on-days", at) else None

    def _number_of(self, noun: int) -> Quantity | None:
        """The number right before a noun, or a word or two before it, where it is that of all."""
        for at in range(noun - 1, noun - _TO_A_NOUN - 1, -1):
            figure = self._figures.at(at)
            if figure is not None and figure.end <= noun:
                is_all = not (self._is("facts.others", at - 1) or self._is("facts.within", at - 1))
                return Quantity(COUNT, figure.value, at, noun + 1, self._word(noun)) if is_all else None
            if not self._word(at).isalpha() or self._is("facts.no-noun", at):
                break
        return None
