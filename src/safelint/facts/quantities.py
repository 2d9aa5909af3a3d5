"""What a text gives numbers of: people and things, lengths of time, money, ages, shares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.facts.figures import Figures, NumberTold
from safelint.words.issued import YEARS

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView
    from safelint.values.document import Block

AMOUNTS = COUNT, DURATION, MONEY, AGE, AGES, SHARE = "count", "duration", "money", "age", "ages", "share"
RANGE, NAME = "range", "name"
CHANGES = ("facts.rises", "facts.falls", "facts.changes")
"""Lists of words that tell of a change."""
"""What numbers are that are compared with none: the least and the most of something, what it was before, and names as
in "Year 10" and "24-hour"."""
_MOST_TOGETHER, _JOINTS = 4, 2  # numbers that stand beside one, and tokens between two of them
_POUND = "£"
_ENDS = frozenset((*".,;:!?)\0", ""))
_MOST_CHILDREN = 12  # of a father of three
_HYPHENS = ("-", "\N{NON-BREAKING HYPHEN}")
_AGES = range(4, 106)  # of which texts tell in a number alone
_WORDS_TO_NOUN = 4  # behind a number, with the noun
_LONGEST_QUANTITY = 7  # tokens of a number with its noun, or a little more
_PER_CENT = 100
_OLDEST = 110
_ROUND_THE_CLOCK, _LAST_HOUR = 24, 12
_HALF_ROUNDED = 6  # parts of a unit by which halves of it are rounded: 25 minutes may be half an hour, 20 are not
_MOST_PARTS = 20  # of which a share is told in words: "one in twenty"


class Quantity(NamedTuple):
    """Tokens `first` to `end` (not itself) give a value of a kind; `noun` is what is counted, "" where none follows;
    `unit` the smallest unit of a length of time, or the part of it, which may be rounded to it.

    `value` is a number of people or things, minutes, pounds, years (of ages the youngest and the oldest), parts of a
    hundred; of moments a set of minutes of the day, a day of the week, of a month.
    """

    kind: str
    value: Any
    first: int
    end: int
    noun: str = ""
    unit: int = 0


def phrase_before(view: TextView, of: Quantity, name: str) -> Match | None:
    """The phrase of a list that ends right before a value."""
    return view.matches.before(name, view.tokens.span(of.first, of.end)[0])


def phrase_behind(view: TextView, of: Quantity, name: str) -> Match | None:
    """The phrase of a list that begins right behind a value."""
    return view.matches.after(name, view.tokens.span(of.first, of.end)[1])


def number_of_cell(view: TextView, cell: Block) -> Quantity | None:
    """The whole number, or sum of whole pounds, that is all of a cell of a table; None where more stands there."""
    figures, first, end = view.view(Figures), view.tokens.at(cell.start), view.tokens.at(cell.end)
    is_money = figures.word(first) == _POUND
    figure = figures.at(first + is_money) if first < end else None
    if figure is None or figure.end != end or not figure.is_whole:
        return None
    return Quantity(MONEY if is_money else COUNT, figure.value, first, end)


class Quantities:
    """Reads the quantities of one text."""

    def __init__(self, view: TextView) -> None:
        lexicon = view.knowledge.lexicon
        self._figures, self._is_plural = view.view(Figures), view.knowledge.inflection.is_plural
        self._word, self._is = self._figures.word, self._figures.is_in
        self._words, self._tokens = lexicon.words, view.tokens
        self._minutes, self._parts = lexicon.numbers("facts.minutes"), lexicon.numbers("facts.parts")
        self._together, self._parents = lexicon.numbers("facts.together"), lexicon.pairs("facts.parent")
        self._titles = lexicon.pairs("facts.titles")

    def at(self, at: int) -> Quantity | None:
        """The quantity that begins with a token; None where none does."""
        word = self._word(at)
        if word == _POUND:
            return self._pounds(at)
        figure = self._figures.at(at)
        if figure is None:
            return self._without_number(at, word)
        if self._figures.ends_years(at):
            return Quantity(NAME, None, at, figure.end)
        if self._is("facts.numbered", at - 1) and not self._is("facts.not-numbered", at - 2):
            return Quantity(NAME, None, at, figure.end)
        last = self._last_of_several(figure, at - 1)
        if last != figure.end and self._was(at):
            return Quantity(NAME, None, at, figure.end)
        if last != figure.end:
            return self._ages(at, figure, last) or Quantity(RANGE, None, at, last)
        for read in (self._share, self._money, self._time, self._age, self._count):
            found = read(at, figure)
            if found is not None:
                return found
        return None

    def ending_at(self, end: int) -> Iterator[Quantity]:
        """The quantities that end right before a token, the longest first."""
        found = map(self.at, range(max(end - _LONGEST_QUANTITY, 0), end))
        return (each for each in found if each is not None and each.end == end)

    def _last_of_several(self, figure: NumberTold, before: int) -> int:
        """The token behind the last of the numbers that stand beside one: "four to six", "10-12", "£5 to £9", "0808 800
        5000"; `before` is the token in front of all."""
        end, between = figure.end, self._is("facts.between", before)
        for _ in range(_MOST_TOGETHER):
            behind = end
            while behind - end < _JOINTS and (
                self._is("facts.range", behind) or (between and self._is("facts.added", behind))
            ):
                behind += 1
            if behind > end and self._word(behind) == _POUND:
                behind += 1
            other = self._figures.at(behind)
            if other is None or (behind == end and not self._word(behind).isdecimal()):
                break
            end = other.end
        return end

    def _pounds(self, at: int) -> Quantity | None:
        figure = self._figures.at(at + 1)
        if figure is None:
            return None
        last = self._last_of_several(figure, at - 1)
        if last == figure.end:
            return Quantity(MONEY, figure.value, at, last)
        return Quantity(NAME, None, at, figure.end) if self._was(at) else Quantity(RANGE, None, at, last)

    def _was(self, at: int) -> bool:
        """Whether a number is what something was: "up from 350 to 421"."""
        return self._is("facts.change-from", at - 1) and any(self._is(name, at - 2) for name in CHANGES)

    def _without_number(self, at: int, word: str) -> Quantity | None:
        """ "Half", "a third", "a fortnight", "both"."""
        unit = self._minutes.get(self._word(at + 2)) if self._is("facts.article", at + 1) else None
        if self._is("facts.a-half", at) and unit is not None:
            return Quantity(DURATION, unit / 2, at, at + 3, unit=unit // _HALF_ROUNDED)
        if word in self._parts and self._is("facts.before-a-part", at - 1):
            return Quantity(SHARE, _PER_CENT / self._parts[word], at, at + 1)
        if word in self._together:
            return Quantity(COUNT, self._together[word], at, at + 1, self._noun(at + 1) or self._noun(at + 2))
        if self._is("facts.length-in-a-word", at):
            return Quantity(DURATION, self._minutes[word], at, at + 1, unit=self._minutes[word])
        return None

    def _share(self, at: int, figure: NumberTold) -> Quantity | None:
        end = figure.end
        if self._is("facts.per-cent", end):
            return Quantity(SHARE, figure.value, at, end + 1)
        if self._is("facts.per", end) and self._is("facts.cent", end + 1):
            return Quantity(SHARE, figure.value, at, end + 2)
        parts = self._parts.get(self._word(end))
        if parts is not None and figure.value < parts:
            return Quantity(SHARE, _PER_CENT * figure.value / parts, at, end + 1)
        behind = end
        while self._is("facts.out-of", behind) and behind - end < 3 and not self._is("facts.of", end):
            behind += 1
        whole = self._figures.at(behind) if behind > end else None
        if whole and figure.value < whole.value <= _MOST_PARTS and not self._word(at).isdecimal():
            return Quantity(SHARE, _PER_CENT * figure.value / whole.value, at, whole.end)
        return None

    def _money(self, at: int, figure: NumberTold) -> Quantity | None:
        return Quantity(MONEY, figure.value, at, figure.end + 1) if self._is("facts.a-pound", figure.end) else None

    def _time(self, at: int, figure: NumberTold) -> Quantity | None:
        """A length of time, or an age in years."""
        (value, end), rounded = figure, 1
        if self._is("facts.added", end) and self._is("facts.article", end + 1) and self._is("facts.a-half", end + 2):
            value, end, rounded = value + 0.5, end + 3, _HALF_ROUNDED
        if self._is("facts.working", end):
            end += 1
        unit = self._minutes.get(self._word(end))
        if unit is None:
            return None
        if value == _ROUND_THE_CLOCK and self._is("facts.round-the-clock", end):
            return Quantity(NAME, None, at, end + 1)
        if self._is("facts.old", end + 1):
            return Quantity(AGE, value, at, end + 2)
        minutes, end = value * unit, end + 1
        more = self._figures.at(end + 1) if self._is("facts.added", end) else None
        if more is not None and (smaller := self._minutes.get(self._word(more.end), unit)) < unit:
            minutes, end, unit = minutes + more.value * smaller, more.end + 1, smaller
        return Quantity(DURATION, minutes, at, end, unit=unit // rounded)

    def _age(self, at: int, figure: NumberTold) -> Quantity | None:
        if not figure.is_whole or figure.value > _OLDEST:
            return None
        of_somebody = self._is("facts.of", at - 1) and self._is("facts.of-an-age", at - 2)
        told = self._is("facts.aged", at - 1) or (of_somebody and not self._is_of_a_parent(at, figure))
        beside = self._word(figure.end) in _ENDS and self._beside_somebody(at)
        alone = figure.value in _AGES and (beside or self._said_of_somebody(at, figure.end))
        found = told or alone or self._at_an_age(at, figure)
        return Quantity(AGE, figure.value, at, figure.end) if found else None

    def _ages(self, at: int, youngest: NumberTold, last: int) -> Quantity | None:
        """ "Aged 11 to 18", "children between 8 and 11", "14 to 16-year-olds"."""
        oldest = next(filter(None, map(self._figures.at, range(youngest.end, last))), None)
        if oldest is None or oldest.end != last or not youngest.value < oldest.value <= _OLDEST:
            return None
        joint = self._word(last) in _HYPHENS
        years = self._minutes.get(self._word(last + joint)) == self._minutes["years"]
        old = years and self._is("facts.old", last + joint + 1 + (self._word(last + joint + 1) in _HYPHENS))
        before = at - 2 if self._is("facts.before-ages", at - 1) else at - 1
        beside = before < at - 1 and (years or not self._noun(last))
        of_somebody = beside and self._is("facts.somebody-of-ages", before)
        if old or self._is("facts.aged", before) or of_somebody:
            return Quantity(AGES, (youngest.value, oldest.value), at, last)
        return None

    def _at_an_age(self, at: int, figure: NumberTold) -> bool:
        """ "At 64, she", where the number is no hour."""
        may_be = figure.value in _AGES and figure.value > _LAST_HOUR
        return may_be and self._is("facts.at-an-age", at - 1) and self._is("facts.behind-an-age", figure.end)

    def _beside_somebody(self, at: int) -> bool:
        """ "Dean Marsh, 41,", "a nurse, 29,", "the man, now 24,"."""
        comma = at - 2 if self._is("facts.only", at - 1) else at - 1
        if comma < 1 or self._word(comma) != ",":
            return False
        somebody = self._figures.has_capital(comma - 1) or self._is("facts.of-an-age", comma - 1)
        return somebody and (self._word(at).isdecimal() or comma < at - 1)

    def _said_of_somebody(self, at: int, end: int) -> bool:
        """ "She was nine.", "my son is only 15,", and of one person "he is 84 and", "Mr Dean is 84 and"."""
        is_one = self._is("facts.behind-an-age-of-one", end)
        before = at - 1
        while self._is("facts.only", before) and at - before < _WORDS_TO_NOUN:
            before -= 1
        who = self._word(before - 1) in self._words("facts.one-person" if is_one else "facts.somebody")
        who = who or (self._word(before - 2) in self._titles and self._figures.has_capital(before - 1))
        return self._is("facts.is-of-age", before) and who and (is_one or self._word(end) in _ENDS)

    def _count(self, at: int, figure: NumberTold) -> Quantity | None:
        if not figure.is_whole or self._word(at).startswith("0") or figure.value < 2:
            return None
        if self._is("facts.of", figure.end) and self._is("facts.several-of", figure.end + 1):
            return Quantity(COUNT, figure.value, at, figure.end + 2, self._word(figure.end + 1))
        if self._is_of_a_parent(at, figure) and self._noun(figure.end) not in self._words("facts.nouns-for-people"):
            return Quantity(COUNT, figure.value, at, figure.end, self._parents[self._word(at - 2)])
        if self._is("facts.all-of-it", at - 1) and self._is("facts.of", figure.end):
            noun = self._noun(figure.end + 2) if self._is("facts.known", figure.end + 1) else ""
            return Quantity(COUNT, figure.value, at, figure.end + 3 if noun else figure.end, noun)
        for place in range(figure.end, figure.end + _WORDS_TO_NOUN):
            if noun := self._noun(place):
                return Quantity(COUNT, figure.value, at, place + 1, noun)
            if not self._word(place).isalpha() or self._is("facts.no-noun", place):
                break
        return None if figure.value in YEARS else Quantity(COUNT, figure.value, at, figure.end)

    def _is_of_a_parent(self, at: int, figure: NumberTold) -> bool:
        """ "A father of three": how many children, and no age."""
        return figure.value <= _MOST_CHILDREN and self._is("facts.of", at - 1) and self._word(at - 2) in self._parents

    def _noun(self, at: int) -> str:
        word = self._word(at)
        several = self._is_plural(word) or self._is("facts.nouns-for-people", at)
        return word if several and word.isalpha() and not self._is("facts.no-noun", at) else ""
