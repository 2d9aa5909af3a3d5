"""Bodies and laws of one nation in a text for another: "the Crown Prosecution Service" where a sheriff sits.

The text is for a nation where the settings say so, or where it is without the words for the body, and nothing else in
it tells of others: by a force, a court, a council or a health board, or by two other signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.nations.inference import NationSign, nations_of_text
from safelint.nations.reasons import OF_ONE_PLACE
from safelint.text.matcher import Matcher
from safelint.text.prose import around
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.numbers.numbered import NumberedText
    from safelint.text.matcher import Finder
    from safelint.values.source import Range
    from safelint.values.tables.nation_names import NationBodyRow
    from safelint.words.speakers import Speakers

_LEAST = 2  # signs that show where a text is, if none is of one place
_LEAST_AGAINST = 2  # signs of one place, where one of them is of the other nation
_MOST_MISPLACED = 2  # bodies of other nations in one text that do not show that it is for these


class OfOneNation(NamedTuple):
    """A body or a law: what it is, by its names, in which nations, and what others have instead."""

    forms: tuple[str, ...]
    certain: bool
    nations: frozenset[str]
    does: str
    unless: frozenset[str]
    instead: Mapping[str, tuple[str, ...]]
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


def phrases(bodies: Iterable[NationBodyRow]) -> Matcher[tuple[str, int]]:
    """Every form of every body, with its capitals and the index of the body."""
    matcher: Matcher[tuple[str, int]] = Matcher()
    for number, body in enumerate(bodies):
        for form in body["forms"]:
            matcher.add(form, (form, number))
    return matcher


class NationIndex:
    """The bodies and laws of nation-names.toml. `matcher` is what `phrases` gives for them."""

    def __init__(self, bodies: Iterable[NationBodyRow], matcher: Finder[tuple[str, int]]) -> None:
        self._matcher = matcher
        self._bodies = [
            OfOneNation(
                each["forms"],
                each["certain"],
                frozenset(each["nations"]),
                each["does"],
                frozenset(each["unless"]),
                {nation: names for nation in NATIONS if (names := each["instead"][nation])},
                each["url"],
            )
            for each in bodies
        ]

    def find(self, view: NumberedText, speakers: Speakers) -> Iterator[Misplaced]:
        """The first place of each body in words of the publisher, if the text is for another nation."""
        judged = set[tuple[str, ...]]()
        named = tuple(self._named(view))
        for place, body in named:
            if body.forms in judged or speakers.is_of_others(*place):
                continue
            if view.is_in_longer_name(*place) or not body.unless.isdisjoint(_sentence(view, place)):
                continue
            judged.add(body.forms)
            own = [at for at, each in named if each is body]
            found = _found(view, place, body, own) or _among_others(view, place, body, named)
            if found is not None:
                yield found

    def _named(self, view: NumberedText) -> Iterator[tuple[Range, OfOneNation]]:
        """Every place of every body, in order; of a longer and a shorter form the longer first."""
        hits = self._matcher.find(view.fold.text)
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):  # "Care Act 2014" before "Care Act"
            form, number = hit.value
            if view.fold.cased.startswith(form, hit.start):
                yield view.fold.unfold(hit.start, hit.end), self._bodies[number]


def _among_others(
    view: NumberedText, place: Range, body: OfOneNation, named: Sequence[tuple[Range, OfOneNation]]
) -> Misplaced | None:
    """The body at a place, if the text is surely for another nation but for it and one more body of the same nations:
    who names the inspectors of another nation may well name its law. Who prosecutes in one tells where a text is,
    unless two courts, forces and the like are of another."""
    alike = [(at, each) for at, each in named if each is body or each.nations == body.nations]
    if not 1 < len({each.forms for _, each in alike}) <= _MOST_MISPLACED:
        return None
    found = _found(view, place, body, [at for at, _ in alike])
    if found is None or not found.is_sure:
        return None
    of_one_place = {
        view.fold.text[view.fold.fold(sign.start) : view.fold.fold(sign.end)]
        for sign in found.by
        if sign.reason in OF_ONE_PLACE
    }
    needed = _LEAST_AGAINST if any(each.certain for _, each in alike) else 0
    return found if len(of_one_place) >= needed else None


def _found(view: NumberedText, place: Range, body: OfOneNation, without: Sequence[Range]) -> Misplaced | None:
    """The body at a place, if the text is for one nation that has something else instead, going by all but the words
    at the places of `without`."""
    text = nations_of_text(view, unsure_is_enough=True, without=without)
    nation = text.nations[0] if len(text.nations) == 1 else ""
    if nation in body.nations or nation not in body.instead or any(nation not in sign.nations for sign in text.beside):
        return None
    start, end = around(view.sentences, *place)
    sentence = view.fold.text[view.fold.fold(start) : view.fold.fold(end)]
    if any(name.lower() in sentence for name in body.instead[nation]):
        return None  # it speaks of both
    if view.matches.holds("elsewhere.not-here", start, end):
        return None
    found = Misplaced(*place, body, nation, tuple(sign for sign in text.all_signs if len(sign.nations) == 1))
    return found if found.is_sure or len(found.by) >= _LEAST else None


def _sentence(view: NumberedText, place: Range) -> set[str]:
    start, end = around(view.sentences, *place)
    tokens = view.tokens
    return set(tokens.words[tokens.at(start) : tokens.at(end)])
