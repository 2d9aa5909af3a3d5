"""Ages and anniversaries that are not those of the year in which a text appears: "married in 1998 at the age of 31, and
is now 51" in 2026, "opened in May 2019 and marked its fifth birthday" in 2026."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import AGE, DURATION, Quantity, phrase_before, phrase_behind
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
    told = view.view(_Years)
    return [*told.ages(), *told.anniversaries(), *told.posts()]


def retired_after_death(view: TextView) -> Iterator[tuple[Range, Range]]:
    """The places of the one year in which somebody retired and of the one, before it, in which somebody died."""
    told = view.view(_Years)
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
                said = self._view.on_one_line(match.start, match.end)
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
        behind = phrase_behind(self._view, age, "facts.in-year-behind")
        before = phrase_before(self._view, age, "facts.in-year-before")
        return next((year for match in (before, behind) if match is not None and (year := self.year_in(match))), 0)

    def year_in(self, match: Match) -> int:
        """The year in some words, where it has begun."""
        first, end = self._tokens.at(match.start), self._tokens.at(match.end)
        year = next(filter(None, map(year_in, map(self._figures.word, range(first, end)))), 0)
        return year if not self._now or year <= self._now else 0

    def _is_now(self, age: Quantity) -> bool:
        """Whether somebody is said to be of that age when the text appears."""
        return phrase_before(self._view, age, "facts.is-now") is not None

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
            around = self._view.sentence_around(self._tokens.span(at, at + 1)[0])
            if number and of_something and not self._matches.holds("facts.of-a-person", *around):
                yield Quantity(DURATION, number * _YEAR, at - 1, at + 1, unit=_YEAR)

    def _is_marked(self, length: Quantity) -> bool:
        """Whether a length of time is one that something has lasted now: "marks five years of"."""
        return self._is_in_years(length, "facts.marks", "facts.of-its-life")

    def _is_in_years(self, length: Quantity, before: str, behind: str) -> bool:
        """Whether a length of whole years stands between phrases of two lists."""
        led = length.value % _YEAR == 0 and phrase_before(self._view, length, before) is not None
        return led and phrase_behind(self._view, length, behind) is not None

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
        return self._is_in_years(length, "facts.after-so-long", "facts.in-a-post")

    def _year_of(self, of: Quantity) -> int:
        """The one year that the sentence of a value tells; 0 where it tells none, or several."""
        sentence = self._figures.sentence(of.first)
        years = {year_in(self._figures.word(at)) for at in range(*sentence)} - {0} if sentence is not None else set()
        return years.pop() if len(years) == 1 else 0
