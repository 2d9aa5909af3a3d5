"""Reads hours of opening, those that a text states and those on record alike: "Mon to Fri, 9am to 5pm; Sat 10-4"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from safelint.hours.schedule import HOLIDAYS, Opening, Schedule, Span
from safelint.hours.times import HoursPiece, TimesReader
from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.lexicon.matching import Matches

_BREAK = regex(r"[;|\0]|(?<![ap]\.m)[.!?](?=\s|$)")
_WORD = regex(r"\w[\w'\u2019]*")


AS_RECORDED = 'say the days and the times, as in "Monday to Friday, 9am to 5pm" or "24/7", or leave them out'
"""What to write where hours cannot be read."""


@lru_cache(maxsize=512)
def on_record(lexicon: Lexicon, hours: str) -> Schedule | None:
    """What the hours of a channel of the registry mean; None where they say nothing that can be compared."""
    return Schedule.of(_read(lexicon, hours))


def whole_week(lexicon: Lexicon, hours: str) -> Mapping[int, tuple[Span, ...]]:
    """The same by days of the week; none where that would not be all that the hours say, as with bank holidays."""
    stated = _read(lexicon, hours)
    known = Schedule.of(stated)
    if known is None or known.times or any(each.not_always or HOLIDAYS in each.days for each in stated):
        return {}
    return {} if _says_more(lexicon, hours, stated) else known.week


def is_clear(lexicon: Lexicon, hours: str) -> bool:
    """Whether hours can be compared, and say nothing that is not."""
    return on_record(lexicon, hours) is not None and not _says_more(lexicon, hours, _read(lexicon, hours))


def _says_more(lexicon: Lexicon, hours: str, stated: Iterable[Opening]) -> bool:
    """Whether a word or figure is left between what has been read of hours, but for those that add nothing."""
    read = sorted([(0, 0), (len(hours), len(hours)), *((each.start, each.end) for each in stated)])
    left = (word for one, other in pairwise(read) for word in _WORD.findall(hours, one[1], other[0]))
    return not lexicon.words("hours.adds-nothing").issuperset(map(str.lower, left))


def _read(lexicon: Lexicon, hours: str) -> list[Opening]:
    return OpeningHours(lexicon, lexicon.matches(Tokens(fold(hours))), hours).read(0, len(hours))


class OpeningHours:
    """Reads the hours in parts of one text."""

    def __init__(self, lexicon: Lexicon, matches: Matches, text: str, clauses: Sequence[int] = ()) -> None:
        """`clauses` are where each begins that `text/clauses.py` knows, for a text of several."""
        self._matches, self._text, self._begins = matches, text, clauses
        self._times = TimesReader(lexicon, matches, text)

    def read(
        self, start: int, end: int, apart: Iterable[tuple[int, int]] = (), block: tuple[int, int] | None = None
    ) -> list[Opening]:
        """The hours in `text[start:end]`, in order. What stands in a range of `apart`, a number, is no time. `block` is
        the range of the block in which they stand, where there is more than one passage."""
        pieces = self._times.read(start, end, tuple(apart), block or (start, end))
        read = [each for clause in self._clauses(pieces) for each in self._grouped(clause)]
        read += self._denied(start, end)
        return sorted(read, key=lambda each: (each.start, each.end))

    def _clauses(self, pieces: list[HoursPiece]) -> Iterator[list[HoursPiece]]:
        clause: list[HoursPiece] = []
        for piece in pieces:
            if clause and self._is_cut(clause[-1].end, piece.start):
                carried = len(clause) == 1 and clause[0].days and not piece.days
                if not carried or "\n" not in self._text[clause[-1].end : piece.start]:
                    yield clause
                    clause = []
            clause.append(piece)
        if clause:
            yield clause

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether what is said in one go ends in a range."""
        ends = bisect_right(self._begins, start) < bisect_right(self._begins, end)
        return ends or _BREAK.search(self._text, start, end) is not None

    def _grouped(self, clause: list[HoursPiece]) -> Iterator[Opening]:
        """Days with their times, as the one or the other comes first."""
        yield from (each.opening for each in clause if each.opening and each.opening.days)
        clause = [each for each in clause if not (each.opening and each.opening.days)]
        groups: list[list[HoursPiece]] = []
        days_first = bool(clause and clause[0].days)
        mixed = False  # whether what follows has come in the last group
        for at, piece in enumerate(clause):
            if piece.days and self._is_closed(piece):
                groups.append([piece])
                days_first = at + 1 < len(clause) and bool(clause[at + 1].days)
                groups.append([])
                mixed = False
                continue
            begins = bool(piece.days) == days_first
            if not groups or (begins and mixed):
                groups.append([])
                mixed = False
            groups[-1].append(piece)
            mixed = mixed or not begins
        for at in range(1, len(groups)):  # "9am to 5pm on weekdays" ends a list that days began
            times = [each for each in groups[at - 1] if not each.days]
            if days_first and groups[at] and all(each.days for each in groups[at]) and len(times) > 1:
                if not self._is_closed(groups[at][0]):
                    groups[at].append(groups[at - 1].pop())
        for group in filter(None, groups):
            yield self._opening(group)

    def _opening(self, group: list[HoursPiece]) -> Opening:
        times = [each.opening for each in group if each.opening]
        days = frozenset[int]().union(*(each.days for each in group))
        start, end = min(each.start for each in group), max(each.end for each in group)
        only = [self._matches.after("hours.only", each.end) for each in group]
        before = [self._matches.before("hours.only", each.start) for each in group]
        closed = next((match for each in group if each.days and (match := self._times.closed(each))), None)
        around = [match for match in (*only, *before, closed) if match is not None]
        start, end = min([start, *(each.start for each in around)]), max([end, *(each.end for each in around)])
        denied = next(
            (match for each in times if each.is_always and (match := self._matches.before("hours.not", each.start))),
            None,
        )
        return Opening(
            denied.start if denied else start,
            end,
            days,
            () if closed else tuple(span for each in times for span in each.spans),
            frozenset[int]().union(*(each.begins for each in times)),
            frozenset[int]().union(*(each.ends for each in times)),
            closed=closed is not None,
            not_always=denied is not None,
            only=any(only) or any(before),
        )

    def _is_closed(self, piece: HoursPiece) -> bool:
        return self._times.closed(piece) is not None

    def _denied(self, start: int, end: int) -> Iterator[Opening]:
        longest = dict(self._matches.all("hours.not-at-night", start, end))  # the longest comes last, and stays
        for left, right in longest.items():
            yield Opening(left, right, not_always=True)
