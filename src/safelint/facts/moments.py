"""When something is: times of day, days of the week and of the month, months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.facts.figures import Figures, NumberTold
from safelint.facts.quantities import Quantity
from safelint.lazy import regex
from safelint.words.days_told import weekday_words
from safelint.words.issued import month_words

if TYPE_CHECKING:
    from safelint.text.view import TextView

TIME, WEEKDAY, DATE, MONTH = MOMENTS = "time", "weekday", "date", "month"
_MORNING, _AFTERNOON = "facts.morning", "facts.afternoon"
_LETTERS = {"a": _MORNING, "p": _AFTERNOON}  # of "a.m." and "p.m."
_HOUR = regex(r"(\d{1,2})([ap]m)?")
_MINUTES = regex(r"(\d\d)([ap]m)?")
_DAY = regex(r"(\d{1,2})(?:st|nd|rd|th)?")
_HALF_DAY, _WHOLE_DAY = 12 * 60, 24 * 60  # minutes
_MARKS = (".", ":")
_LONGEST_GAP = 3  # words between an hour and its half of the day


class Moments:
    """Reads the moments of one text."""

    def __init__(self, view: TextView) -> None:
        lexicon = view.knowledge.lexicon
        self._figures, self._words = view.view(Figures), lexicon.words
        self._word, self._is = self._figures.word, self._figures.is_in
        self._clock, self._past = lexicon.numbers("facts.clock"), lexicon.numbers("facts.minutes-past")
        self._weekdays, self._months = view.knowledge.made(weekday_words), view.knowledge.made(month_words)

    def at(self, at: int) -> Quantity | None:
        """The moment that begins with a token; None where none does."""
        word = self._word(at)
        if word in self._clock:
            return Quantity(TIME, frozenset((self._clock[word],)), at, at + 1)
        day = self._weekdays.get(word.removesuffix("s"))
        if day is not None and self._figures.has_capital(at):
            return Quantity(WEEKDAY, day, at, at + 1)
        return self._date(at) or self._time(at)

    def _date(self, at: int) -> Quantity | None:
        """A day of a month, or a month."""
        month = self._month(at)
        if month:
            day = _DAY.fullmatch(self._word(at + 1))
            if day and 1 <= int(day[1]) <= 31 and not self._word(at + 2).isdecimal():
                return Quantity(DATE, (month, int(day[1])), at, at + 2)
            return Quantity(MONTH, month, at, at + 1)
        day = _DAY.fullmatch(self._word(at))
        behind = at + 2 if self._is("facts.of", at + 1) else at + 1
        if day and 1 <= int(day[1]) <= 31 and (month := self._month(behind)):
            return Quantity(DATE, (month, int(day[1])), at, behind + 1)
        return None

    def _month(self, at: int) -> int:
        """The month that a token names; 0 where it is none."""
        month = self._months.get(self._word(at), 0)
        return month if month and self._figures.has_capital(at) else 0

    def _time(self, at: int) -> Quantity | None:
        return self._past_the_hour(at) or self._with_minutes(at) or self._hour(at)

    def _past_the_hour(self, at: int) -> Quantity | None:
        """ "Half past nine", "ten to four"."""
        minutes, before = self._past.get(self._word(at), 0), self._is("facts.to-the-hour", at + 1)
        if self._figures.at(at) is not None and not self._is("facts.hour-follows", at - 1):
            return None  # "children aged five to eleven"
        hour = self._figures.at(at + 2) if minutes and (before or self._is("facts.past", at + 1)) else None
        if hour is None or not self._is_hour(hour):
            return None
        return Quantity(TIME, _either(int(hour.value) % 12 * 60 + (-minutes if before else minutes)), at, hour.end)

    def _with_minutes(self, at: int) -> Quantity | None:
        """ "9.30am", "09:30", "at 9.30"."""
        hour, minutes = _HOUR.fullmatch(self._word(at)), _MINUTES.fullmatch(self._word(at + 2))
        if not (hour and minutes and self._word(at + 1) in _MARKS and self._figures.joined(at)):
            return None
        if not self._figures.joined(at + 1) or hour[2] or int(hour[1]) > 23 or int(minutes[1]) > 59:
            return None
        half, end = self._half(at + 2, minutes[2])
        sure = half or self._word(at + 1) == ":" or self._is("facts.hour-follows", at - 1)
        return self._of_the_day(int(hour[1]) * 60 + int(minutes[1]), half, at, end) if sure else None

    def _hour(self, at: int) -> Quantity | None:
        """ "9am", "seven o'clock", "at nine", "seven in the evening"."""
        written = _HOUR.fullmatch(self._word(at))
        if written and written[2]:
            return self._of_the_day(int(written[1]) * 60, *self._half(at, written[2])[:1], at, at + 1)
        hour = self._figures.at(at)
        if hour is None or not self._is_hour(hour):
            return None
        if self._is("facts.oclock", hour.end):
            return Quantity(TIME, _either(int(hour.value) % 12 * 60), at, hour.end + 1)
        half, end = self._half(hour.end - 1, "")
        if half:
            return self._of_the_day(int(hour.value) * 60, half, at, end)
        alone = self._is("facts.hour-follows", at - 1) and not self._word(hour.end).isalnum()
        if alone and not self._word(at).isdecimal():
            return Quantity(TIME, _either(int(hour.value) % 12 * 60), at, hour.end)
        return None

    def _half(self, at: int, written: str | None) -> tuple[str, int]:
        """Which half of the day, by the letters at a token or the words behind it, and the token behind that."""
        if written:
            return (_MORNING if written in self._words(_MORNING) else _AFTERNOON), at + 1
        letters = [self._word(behind) for behind in range(at + 1, at + 4)]
        if letters[1:] == [".", "m"] and letters[0] in _LETTERS:
            return _LETTERS[letters[0]], at + 4
        behind = at + 1
        while self._is("facts.in-the", behind) and behind - at < _LONGEST_GAP:
            behind += 1
        half = next((half for half in (_MORNING, _AFTERNOON) if self._is(half, behind)), "")
        return half, behind + 1 if half else at + 1

    def _of_the_day(self, minutes: int, half: str, at: int, end: int) -> Quantity:
        if half:
            first = minutes % _HALF_DAY
            return Quantity(TIME, frozenset((first if half == _MORNING else first + _HALF_DAY,)), at, end)
        return Quantity(TIME, _either(minutes) if minutes < 13 * 60 else frozenset((minutes,)), at, end)

    @staticmethod
    def _is_hour(figure: NumberTold) -> bool:
        return figure.is_whole and 1 <= figure.value <= 12


def _either(minutes: int) -> frozenset[int]:
    """A time in either half of the day."""
    return frozenset((minutes % _WHOLE_DAY, (minutes + _HALF_DAY) % _WHOLE_DAY))
