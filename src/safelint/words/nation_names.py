"""Bodies and laws of one nation in a text for another: "the Crown Prosecution Service" where a sheriff sits.

The text is for a nation where the settings say so, or where all else that shows a nation shows this one: a force, a
court, a council or a health board, or two places. Words for the nation of the body show that the text tells of that
nation as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.nations.inference import NationSign, signs_of
from safelint.nations.reasons import OF_ONE_PLACE
from safelint.text.matcher import Matcher
from safelint.text.prose import around
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.numbers.numbered import NumberedText
    from safelint.text.matcher import Finder
    from safelint.values.source import Range
    from safelint.words.speakers import Speakers

_LEAST = 2  # places that show where a text is


class OfOneNation(NamedTuple):
    """A body or a law: what it is, by its names, in which nations, and what others have instead."""

    forms: tuple[str, ...]
    certain: bool
    nations: frozenset[str]
    does: str
    unless: frozenset[str]
    instead: Mapping[str, str]
    url: str


class Misplaced(NamedTuple):
    """`Document.text[start:end]` is a body or a law that `nation` has not; `by` shows the nation, nothing where the
    settings do."""

    start: int
    end: int
    body: OfOneNation
    nation: str
    by: tuple[NationSign, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether more than places shows the nation."""
        return not self.by or any(sign.reason in OF_ONE_PLACE for sign in self.by)


def phrases(table: Mapping[str, Any]) -> Matcher[tuple[str, int]]:
    """Every form of every body, with its capitals and the index of the body."""
    matcher: Matcher[tuple[str, int]] = Matcher()
    for number, body in enumerate(table.get("body", ())):
        for form in body["forms"]:
            matcher.add(form, (form, number))
    return matcher


class NationIndex:
    """The bodies and laws of nation-names.toml, given as its table. `matcher` is what `phrases` gives for it."""

    def __init__(self, table: Mapping[str, Any], matcher: Finder[tuple[str, int]]) -> None:
        self._matcher = matcher
        self._bodies = [
            OfOneNation(
                tuple(each["forms"]),
                each["certain"],
                frozenset(each["nations"]),
                each["does"],
                frozenset(each["unless"]),
                {nation: name for nation, name in each["instead"].items() if name},
                each["url"],
            )
            for each in table.get("body", ())
        ]

    def find(self, view: NumberedText, speakers: Speakers, given: tuple[str, ...]) -> Iterator[Misplaced]:
        """The first place of each body that a text for another nation names in words of its publisher; `given`: the
        nations of the settings."""
        told = set[tuple[str, ...]]()
        hits = self._matcher.find(view.fold.text)
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):  # "Care Act 2014" before "Care Act"
            form, number = hit.value
            body = self._bodies[number]
            place = view.fold.unfold(hit.start, hit.end)
            if body.forms in told or not view.fold.cased.startswith(form, hit.start) or speakers.is_of_others(*place):
                continue
            if view.is_in_longer_name(*place) or not body.unless.isdisjoint(_sentence(view, place)):
                continue
            found = _found(view, place, body, given)
            if found is not None:
                told.add(body.forms)
                yield found


class _Shown:
    """What shows the nation of a text, for one place after another."""

    def __init__(self, view: NumberedText) -> None:
        self._signs = signs_of(view)
        self._often = Counter(sign.nations for sign in self._signs)
        self._longest = max((sign.end - sign.start for sign in self._signs), default=0)

    def nation(self, start: int, end: int) -> str:
        """The one nation that all leave which show any outside of a range, and that one of them shows by itself."""
        first = bisect_left(self._signs, start - self._longest, key=lambda sign: sign.start)
        last = bisect_left(self._signs, end, key=lambda sign: sign.start)
        others = self._often - Counter(sign.nations for sign in self._signs[first:last] if start < sign.end)
        left = frozenset(NATIONS).intersection(*others)
        return next(iter(left)) if len(left) == 1 and any(len(nations) == 1 for nations in others) else ""

    def telling(self, start: int, end: int) -> tuple[NationSign, ...]:
        """Those outside of a range that show one nation by themselves."""
        return tuple(
            sign for sign in self._signs if len(sign.nations) == 1 and not (sign.start < end and start < sign.end)
        )


def _found(view: NumberedText, place: Range, body: OfOneNation, given: tuple[str, ...]) -> Misplaced | None:
    """The body at a place, if the text is for one nation that has something else instead."""
    nation = (given[0] if len(given) == 1 else "") if given else view.view(_Shown).nation(*place)
    if not nation or nation in body.nations or nation not in body.instead:
        return None
    found = Misplaced(*place, body, nation, () if given else view.view(_Shown).telling(*place))
    return found if found.is_sure or len(found.by) >= _LEAST else None


def _sentence(view: NumberedText, place: Range) -> set[str]:
    start, end = around(view.sentences, *place)
    tokens = view.tokens
    return set(tokens.words[tokens.at(start) : tokens.at(end)])
