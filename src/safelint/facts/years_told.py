"""Ages and anniversaries that are not those of the year in which a text appears: "married in 1998 at the age of 31, and
is now 51" in 2026, "opened in May 2019 and marked its fifth birthday" in 2026."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import AGE, DURATION, Quantity
from safelint.facts.wrong_values import ValueKind, WrongValue
from safelint.lazy import regex
from safelint.words.issued import issued, year_in

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView
    from safelint.values.source import Range

_YEAR = 365 * 24 * 60  # minutes
_ONE = 1  # year less, where a birthday is yet to come, or either way for an anniversary
_ORDINAL = regex(r"(\d{1,3})(?:st|nd|rd|th)")
_LEAST = 2  # years by which something is wrong


def wrong_ages(view: TextView) -> list[WrongValue]:
    """The ages of a text that are not those of the one year of birth that it tells, the anniversary of something, and
    how long somebody was in a post."""
    told = _Years(view)
    return [*told.ages(), *told.anniversaries(), *told.posts()]


def retired_after_death(view: TextView) -> Iterator[tuple[Range, Range]]:
    """The places of the one year in which somebody retired and of the one, before it, in which somebody died."""
    told = _Years(view)
    died, retired = (
        [(year, match) for match in view.matches.all(name) if (year := told.year_in(match))]
        for name in ("facts.died-in", "facts.retired-in")
    )
    if len({year for year, _ in died}) == len({year for year, _ in retired}) == 1 and died[0][0] < retired[0][0]:
        first, second = sorted((died[0][1], retired[0][1]), key=lambda match: match.start)
        yield (first.start, first.end), (second.start, second.end)


class _Birth(NamedTuple):
    """The year in which somebody was born, as the text tells it, or by an age in another year; the words for it, and
    the capital word of the name in that sentence."""

    year: int
    said: str
    age: Quantity | None
    name: str


class _Years:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._matches = view, view.tokens, view.matches
        self._figures, self._amounts = view.view(Figures), view.view(Amounts)
        years = {each.year for each in issued(view)}
        self._now = years.pop() if len(years) == 1 else 0

    def ages(self) -> Iterator[WrongValue]:
        births = list(self._births())
        told, by_age = ([each for each in births if (each.age is None) is is_told] for is_told in (True, False))
        if len(told) == 1 and len(by_age) == 1:
            (birth,), (other,) = told, by_age
            if other.age is not None and not 0 <= other.year - birth.year + _ONE <= _LEAST:
                right = str(int(other.age.value) + other.year - birth.year)
                yield WrongValue(ValueKind.AGE, other.age.first, other.age.end, right, birth.said)
        elif len(births) == 1 and self._now:
            yield from self._wrong_now(births[0])

    def _wrong_now(self, birth: _Birth) -> Iterator[WrongValue]:
        """An age as of now that is not that of a year of birth."""
        ages = [each for each in self._amounts.every if each.kind == AGE and each != birth.age]
        now = [each for each in ages if self._is_now(each) or self._is_behind(birth.name, each)]
        if len({each.value for each in now}) != 1:
            return
        right, either_way = self._now - birth.year, birth.age is not None
        if not right - _ONE - either_way <= now[0].value <= right + either_way:
            beside = () if birth.age is None else (birth.age,)
            yield WrongValue(ValueKind.AGE, now[0].first, now[0].end, str(right), birth.said, beside)

    def _is_behind(self, name: str, age: Quantity) -> bool:
        """Whether an age stands right behind a name: "Ann Marsh, 41,"."""
        is_apart = self._figures.word(age.first - 1) == ","
        return bool(name) and is_apart and self._figures.word(age.first - 2) == name

    def _births(self) -> Iterator[_Birth]:
        for match in self._matches.all("facts.born-in"):
            if year := self.year_in(match):
                at = self._tokens.at(match.start)
                said = self._view.document.text[match.start : match.end]
                yield _Birth(year, said, None, self._name_before(at))
        for age in self._amounts.every:
            if age.kind == AGE and (year := self._year_beside(age) or self._year_then(age)):
                yield _Birth(year - int(age.value), str(year), age, "")

    def _name_before(self, at: int) -> str:
        """The last word with a capital in front of a token in its sentence; "" where there is none."""
        sentence = self._figures.sentence(at)
        places = range(at - 1, sentence[0] - 1, -1) if sentence is not None else range(0)
        return next((self._figures.word(each) for each in places if self._figures.has_capital(each)), "")

    def _year_then(self, age: Quantity) -> int:
        """The one year of a sentence that tells how old somebody was when something was: "He was nine when it began, in
        1984"."""
        sentence = self._figures.sentence(age.first)
        if sentence is None or not any(self._figures.is_in("facts.when", at) for at in range(age.end, sentence[1])):
            return 0
        years = [year for at in range(*sentence) if (year := year_in(self._figures.word(at)))]
        return years[0] if len(years) == 1 else 0

    def _year_beside(self, age: Quantity) -> int:
        """The year that stands right in front of an age or behind it: "in 1998 at the age of 31", "aged 31 in 1998"."""
        start, end = self._tokens.span(age.first, age.end)
        behind = self._matches.after("facts.in-year-behind", end)
        before = self._matches.before("facts.in-year-before", start)
        return next((year for match in (before, behind) if match is not None and (year := self.year_in(match))), 0)

    def year_in(self, match: Match) -> int:
        """The year in some words, where it has begun."""
        first, end = self._tokens.at(match.start), self._tokens.at(match.end)
        year = next(filter(None, map(year_in, map(self._figures.word, range(first, end)))), 0)
        return year if not self._now or year <= self._now else 0

    def _is_now(self, age: Quantity) -> bool:
        """Whether somebody is said to be of that age when the text appears."""
        return self._matches.before("facts.is-now", self._tokens.span(age.first, age.end)[0]) is not None

    def anniversaries(self) -> Iterator[WrongValue]:
        founded = {self.year_in(match) for match in self._matches.all("facts.founded-in")} - {0}
        marked = [each for each in self._amounts.every if each.kind == DURATION and self._is_marked(each)]
        lengths = [*marked, *self._numbered()]
        if not self._now or len(founded) != 1 or len({each.value for each in lengths}) != 1:
            return
        (year,) = founded
        right, told = self._now - year, lengths[0]
        if abs(right - told.value / _YEAR) >= _LEAST:
            yield WrongValue(ValueKind.ANNIVERSARY, told.first, told.end, str(right), str(year))

    def _numbered(self) -> Iterator[Quantity]:
        """Anniversaries by their number: "its fifth birthday", "the 10th anniversary of"."""
        ordinals = self._view.knowledge.lexicon.numbers("facts.numbers-of-anniversaries")
        for at in self._figures.places("facts.anniversaries"):
            word = self._figures.word(at - 1)
            digits = _ORDINAL.fullmatch(word)
            number = int(digits[1]) if digits is not None else ordinals.get(word, 0)
            of_something = self._figures.is_in("facts.its", at - 2) or digits is not None
            if number and of_something and not self._matches.holds("facts.of-a-person", *self._sentence(at)):
                yield Quantity(DURATION, number * _YEAR, at - 1, at + 1, unit=_YEAR)

    def _sentence(self, at: int) -> tuple[int, int]:
        sentence = self._view.sentence_at(self._tokens.span(at, at + 1)[0])
        return (sentence.start, sentence.end) if sentence is not None else self._tokens.span(at, at + 1)

    def _is_marked(self, length: Quantity) -> bool:
        """Whether a length of time is one that something has lasted now: "marks five years of"."""
        start, end = self._tokens.span(length.first, length.end)
        before = self._matches.before("facts.marks", start) is not None
        return length.value % _YEAR == 0 and before and self._matches.after("facts.of-its-life", end) is not None

    # How long somebody was in a post.

    def posts(self) -> Iterator[WrongValue]:
        began = {self.year_in(match) for match in self._matches.all("facts.began-a-post")} - {0}
        lengths = [each for each in self._amounts.every if each.kind == DURATION and self._is_of_a_post(each)]
        if len(began) != 1 or len(lengths) != 1:
            return
        (year,), (told,) = began, lengths
        ended = self._year_of(told) or self._now
        if ended > year and abs(ended - year - told.value / _YEAR) >= _LEAST:
            yield WrongValue(ValueKind.ANNIVERSARY, told.first, told.end, str(ended - year), str(year))

    def _is_of_a_post(self, length: Quantity) -> bool:
        start, end = self._tokens.span(length.first, length.end)
        before = self._matches.before("facts.after-so-long", start) is not None
        return length.value % _YEAR == 0 and before and self._matches.after("facts.in-a-post", end) is not None

    def _year_of(self, of: Quantity) -> int:
        """The one year that the sentence of a value tells; 0 where it tells none, or several."""
        sentence = self._figures.sentence(of.first)
        years = {year_in(self._figures.word(at)) for at in range(*sentence)} - {0} if sentence is not None else set()
        return years.pop() if len(years) == 1 else 0
