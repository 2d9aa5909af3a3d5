"""Reads days and times: "Mon to Fri", "9am to 5pm", "until midnight", "24/7". Which belong together is for
`opening_hours.py` to tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from safelint.hours.schedule import ALL_DAY, DAY, HOLIDAYS, WEEK, WEEKEND, WORKING_DAYS, Opening
from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.lexicon.matching import Match, Matches

# Hour, minutes, half of the day: "9", "9.30", "09:00", "9am", "9.30 p.m."
_CLOCK = regex(
    r"(?<![\w.:/\u00a3])(\d{1,2})(?:[.:](\d\d))?(?:\s?([ap])(?:m\b|\.\s?m\b\.?))?(?![\w%/]|[.:]\d)", re.IGNORECASE
)
# Four digits of the day: "0900", "1700 hrs"
_FOUR_DIGITS = regex(
    r"(?<![\w.:/\u00a3])([01]\d|2[0-4])([0-5]\d)(?:\s?(h)(?:(?:ou)?rs?)?\b)?(?![\w%/]|[.:]\d)", re.IGNORECASE
)
_YEARS = ("19", "20")  # what those of our time begin with
_TOKEN = regex(r"\w+|[^\w\s]")
_LONGEST = 16 * 60  # minutes that a line is open at a stretch, where the text does not tell which half of the day

_DAYS = (
    ("hours.monday", frozenset((0,))),
    ("hours.tuesday", frozenset((1,))),
    ("hours.wednesday", frozenset((2,))),
    ("hours.thursday", frozenset((3,))),
    ("hours.friday", frozenset((4,))),
    ("hours.saturday", frozenset((5,))),
    ("hours.sunday", frozenset((6,))),
    ("hours.weekdays", WORKING_DAYS),
    ("hours.weekends", WEEKEND),
    ("hours.every-day", WEEK),
    ("hours.bank-holidays", frozenset((HOLIDAYS,))),
)
_ROUND_THE_CLOCK = "claims.day-and-night"

Block = tuple[int, int]
"""A range of the text."""


class HoursPiece(NamedTuple):
    """Days or times at `text[start:end]`: one of the three is not empty.

    A time is `minutes`, in one or both halves of the day, `marked` where the text shows that it is one. Times that have
    been read are an `opening`; it has days of its own only where they are a part of it: "Friday 6pm to Monday 6am".
    """

    start: int
    end: int
    days: frozenset[int] = frozenset()
    minutes: frozenset[int] = frozenset()
    marked: bool = False
    opening: Opening | None = None


class TimesReader:
    """Reads the days and times in parts of one text."""

    def __init__(self, lexicon: Lexicon, matches: Matches, text: str) -> None:
        self._matches, self._text = matches, text
        self._to, self._joint = lexicon.words("hours.to"), lexicon.words("hours.joint")
        self._little = lexicon.words("hours.little")
        self._known: dict[Block, list[HoursPiece]] = {}

    def read(self, start: int, end: int, apart: Sequence[Block], block: Block) -> list[HoursPiece]:
        """The days and times in `text[start:end]`, in order. What stands in a range of `apart`, a number, is none.

        `block` is the range of the block in which all this stands: it is looked through once.
        """
        known = self._known.get(block)
        if known is None:
            known = self._known[block] = list(self._pieces(*block))
        first = bisect_left(known, start, key=lambda piece: piece.start)
        last = bisect_left(known, end, key=lambda piece: piece.start)
        inside = (piece for piece in known[first:last] if piece.end <= end)
        pieces = [piece for piece in inside if not any(a < piece.end and piece.start < b for a, b in apart)]
        return self._joined_days(self._spans(self._over_days(pieces)))

    def closed(self, piece: HoursPiece) -> Match | None:
        """The words beside days that say that the line is closed on them."""
        before = self._matches.before("hours.closed", piece.start)
        return before or self._matches.after("hours.closed-after", piece.end)

    def _words(self, start: int, end: int) -> list[str]:
        return [word.lower() for word in _TOKEN.findall(self._text, start, end)]

    def _is_joined(self, one: HoursPiece, other: HoursPiece, words: frozenset[str], least: int = 1) -> bool:
        between = self._words(one.end, other.start)
        return least <= len(between) <= 3 and words.issuperset(between)

    def _pieces(self, start: int, end: int) -> Iterator[HoursPiece]:
        found = [HoursPiece(*match, days=days) for name, days in _DAYS for match in self._matches.all(name, start, end)]
        found += [
            HoursPiece(*match, minutes=frozenset((minute,)), marked=True)
            for name, minute in (("hours.noon", DAY // 2), ("hours.midnight", DAY))
            for match in self._matches.all(name, start, end)
        ]
        for name, span in ((_ROUND_THE_CLOCK, ALL_DAY), ("hours.nine-to-five", (540, 1020))):
            for left, right in self._matches.all(name, start, end):
                found.append(HoursPiece(left, right, opening=Opening(left, right, spans=(frozenset((span,)),))))
        for left, right in self._matches.all("hours.all-weekend", start, end):
            found.append(HoursPiece(left, right, opening=Opening(left, right, WEEKEND, (frozenset((ALL_DAY,)),))))
        found += self._clock(start, end)
        found += self._four_digits(start, end)
        found.sort(key=lambda piece: (piece.start, -piece.end, not piece.opening))
        last = start
        for piece in found:
            if piece.start >= last:
                last = piece.end
                yield piece

    def _clock(self, start: int, end: int) -> Iterator[HoursPiece]:
        for match in _CLOCK.finditer(self._text, start, end):
            hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
            if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
                continue
            if half:
                hours = [hour % 12 + (12 if half == "p" else 0)]
            else:
                hours = [hour, hour + 12] if 0 < hour <= 12 and match[1][0] != "0" else [hour]
            minutes = frozenset(each * 60 + minute for each in hours)
            yield HoursPiece(match.start(), match.end(), minutes=minutes, marked=bool(half or match[2]))

    def _four_digits(self, start: int, end: int) -> Iterator[HoursPiece]:
        """Times of four digits, where two stand together or "hours" follows: "0900-1700", "until 1700 hrs"."""
        found: list[HoursPiece] = []
        for match in _FOUR_DIGITS.finditer(self._text, start, end):
            minute = int(match[1]) * 60 + int(match[2])
            if minute <= DAY:
                minutes = frozenset((minute,))
                found.append(HoursPiece(match.start(), match.end(), minutes=minutes, marked=bool(match[3])))
        for piece in found:
            following = self._words(piece.end, piece.end + 20)[:1]
            if piece.marked and (self._is_bare(piece.end) or self._to.issuperset(following)):
                yield piece
        for one, other in pairwise(found):
            counted = self._text[one.start] != "0" and not self._is_bare(other.end)  # no count begins with 0
            if not counted and self._is_span(one, other) and not (self._is_year(one) and self._is_year(other)):
                opening = Opening(one.start, other.end, spans=(_span(one, other),))
                yield HoursPiece(one.start, other.end, opening=opening)

    def _is_year(self, piece: HoursPiece) -> bool:
        return not piece.marked and self._text.startswith(_YEARS, piece.start)

    def _over_days(self, pieces: list[HoursPiece]) -> list[HoursPiece]:
        """With "Friday 6pm to Monday 6am" read: from a time of one day to that of another."""
        done: list[HoursPiece] = []
        at = 0
        while at < len(pieces):
            four = pieces[at : at + 4]
            if self._is_long(four):
                done += [HoursPiece(four[0].start, four[3].end, opening=each) for each in _long(four)]
                at += 4
            else:
                done.append(pieces[at])
                at += 1
        return done

    def _is_long(self, four: list[HoursPiece]) -> bool:
        if len(four) < 4 or any(len(piece.days) > 1 or piece.opening for piece in four):
            return False
        order = [bool(piece.days) for piece in four]
        if order == [False, True, True, False]:  # "6pm Friday until Monday 6am"; with "to", that may be days alone
            if self._matches.before("hours.until", four[2].start) is None:
                return False
        elif order not in ([True, False] * 2, [False, True] * 2):
            return False
        near = self._little
        return (
            self._is_joined(four[0], four[1], near, 0)
            and self._is_joined(four[1], four[2], self._to)
            and self._is_joined(four[2], four[3], near, 0)
        )

    def _spans(self, pieces: list[HoursPiece]) -> list[HoursPiece]:
        """With times read: "9am to 5pm", "until 5pm", "from 9am". A time that nothing shows to be one is dropped."""
        done: list[HoursPiece] = []
        last: Opening | None = None
        at = 0
        while at < len(pieces):
            last = (done[-1].opening if done else None) or last
            piece = pieces[at]
            at += 1
            if not piece.minutes:
                done.append(piece)
                continue
            following = pieces[at] if at < len(pieces) else None
            if following is not None and following.minutes and self._is_span(piece, following):
                at += 1
                span = _span(piece, following)
                if span and (piece.marked or following.marked or self._is_bare(following.end)):
                    opening = Opening(piece.start, following.end, spans=(span,))
                    done.append(HoursPiece(piece.start, following.end, opening=opening))
            elif piece.marked:
                done += self._open_ended(piece, done, last)
        return [each for each in done if not self._is_break(each)]

    def _is_span(self, one: HoursPiece, other: HoursPiece) -> bool:
        if self._is_joined(one, other, self._to):
            return True
        return self._matches.before("hours.between", one.start) is not None and self._is_joined(one, other, self._joint)

    def _is_bare(self, end: int) -> bool:
        """Whether "9 to 5", which ends there, are hours: nothing follows that they may count, but an end, a mark or
        days."""
        after = self._text[end : end + 20]
        following = self._words(end, end + 20)[:1]
        days = any(self._matches.after(name, end) for name, _ in _DAYS)
        return not after.strip() or days or not following[0].isalnum() or following[0] in self._little

    def _open_ended(self, piece: HoursPiece, done: Sequence[HoursPiece], last: Opening | None) -> Iterator[HoursPiece]:
        """A beginning or an end; after "and" of the same kind as `last`, the hours before it: "from 9am, on Fridays
        8am"."""
        for name, is_end in (("hours.until", True), ("hours.from", False)):
            before = self._matches.before(name, piece.start)
            if before is not None:
                ends, begins = (piece.minutes, frozenset[int]()) if is_end else (frozenset[int](), piece.minutes)
                opening = Opening(before.start, piece.end, begins=begins, ends=ends)
                yield HoursPiece(before.start, piece.end, opening=opening)
                return
        if last is not None and not last.spans and self._is_joined(done[-1], piece, self._joint):
            opening = Opening(piece.start, piece.end, begins=piece.minutes, ends=piece.minutes)
            opening = opening._replace(begins=frozenset()) if last.ends else opening._replace(ends=frozenset())
            yield HoursPiece(piece.start, piece.end, opening=opening)

    def _is_break(self, piece: HoursPiece) -> bool:
        """Whether times are those of a break: "closed 1pm to 2pm"."""
        spans = piece.opening.spans if piece.opening else ()
        return bool(spans) and ALL_DAY not in spans[0] and self._matches.before("hours.closed", piece.start) is not None

    def _joined_days(self, pieces: list[HoursPiece]) -> list[HoursPiece]:
        """With "Monday to Friday" and "Monday, Wednesday and Friday" read as one."""
        done: list[HoursPiece] = []
        for piece in pieces:
            last = done[-1] if done else None
            if last is not None and last.days and piece.days:
                if len(last.days) == len(piece.days) == 1 and self._is_joined(last, piece, self._to):
                    done[-1] = last._replace(end=piece.end, days=_range(min(last.days), min(piece.days)))
                    continue
                if self._is_joined(last, piece, self._joint | self._little, 0) and self.closed(piece) is None:
                    done[-1] = last._replace(end=piece.end, days=last.days | piece.days)
                    continue
            done.append(piece)
        return done


def _span(first: HoursPiece, last: HoursPiece) -> frozenset[tuple[int, int]]:
    """What two times can mean. Where both halves of the day are open, no line is open for longer than `_LONGEST`. A
    bare "12" begins at noon, and may end at midnight."""
    told = len(first.minutes) == len(last.minutes) == 1
    found = set()
    for begins in {min(first.minutes) % DAY, *(each for each in first.minutes if each < DAY)}:
        for end in last.minutes:
            ends = end if end > begins else end + DAY
            if told or ends - begins <= _LONGEST:
                found.add((begins, ends))
    return frozenset(found)


def _range(first: int, last: int) -> frozenset[int]:
    return frozenset((first + each) % 7 for each in range((last - first) % 7 + 1))


def _long(four: list[HoursPiece]) -> Iterator[Opening]:
    """From a time of one day to that of another, as the hours of each day."""
    (first,), (last,) = (piece.days for piece in four if piece.days)
    begin, end = (min(piece.minutes) % DAY for piece in four if piece.minutes)
    days = sorted(_range(first, last), key=lambda day: (day - first) % 7)
    where = (four[0].start, four[3].end)
    for day in days:
        span = (begin if day == first else 0, end or DAY if day == last else DAY)
        yield Opening(*where, frozenset((day,)), (frozenset((span,)),))
