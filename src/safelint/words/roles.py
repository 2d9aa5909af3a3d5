"""Who was harmed in what a text tells, and who harmed them.

A sentence that tells of harm names both by their places: "A woman was raped by a man", "he punched his wife".
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, unique
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView
    from safelint.values.source import Range

_PRONOUNS = {"roles.she": "she", "roles.he": "he", "roles.they": "they"}
_LISTS = (*_PRONOUNS, "roles.anyone")
_OF_ONE = {"roles.of_her": "she", "roles.of_him": "he"}
_ANYONE = frozenset({"she", "he"})
_LONGEST_BY = 120  # characters from a deed to the one by whom it was done


@unique
class Role(Enum):
    """What a text tells of somebody."""

    HARMED = "harmed"
    OFFENDER = "offender"


class Person(NamedTuple):
    """Words for somebody at `Document.text[start:end]`, and the pronouns that fit them."""

    start: int
    end: int
    pronouns: frozenset[str]


class RoleTold(NamedTuple):
    """The text tells at `deed`, a range of `Document.text`, that somebody has a role."""

    person: Person
    role: Role
    deed: Range


class Roles:
    """The people of one text. All offsets are of `Document.text`."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._matches = view.matches

    @cached_property
    def all(self) -> list[RoleTold]:
        """Everybody of whom the text tells that they were harmed, or harmed, in order."""
        return sorted({each for each in self._all() if each}, key=lambda each: (each.person.start, each.role.value))

    def _all(self) -> Iterator[RoleTold | None]:
        for deed in self._matches.all("roles.was_harmed"):
            harmed, by = self._person_before(deed.start) or self._noun_before(deed.start), self._by_whom(deed)
            yield _told(self._of_relation(harmed, by), Role.HARMED, deed)
            yield _told(by, Role.OFFENDER, deed)
        for deed in self._matches.all("roles.harmed_or_dead"):
            yield _told(self._person_before(deed.start), Role.HARMED, deed)
        harmed_by: dict[Person, Person | None] = {}
        for deed in self._matches.all("roles.harms"):
            done_to = self._person_after(deed.end)
            if done_to:
                harmed_by[done_to] = self._of_relation(self._person_before(deed.start), done_to)
                yield _told(done_to, Role.HARMED, deed)
                yield _told(harmed_by[done_to], Role.OFFENDER, deed)
        for deed in self._matches.all("roles.harm_to"):
            yield _told(self._person_after(deed.end), Role.HARMED, deed)
        for deed in self._matches.all("roles.is_guilty"):
            person = self._person_before(deed.start)
            if person and not self._is_clause_on(person, deed):  # "A man who raped a woman has been jailed"
                person = harmed_by.get(person, person)
            yield _told(person, Role.OFFENDER, deed)

    def _is_clause_on(self, person: Person, deed: Match) -> bool:
        """Whether a deed is told of the person right before it: "her husband, who was jailed"."""
        tokens = self._matches.tokens
        between = tokens.words[tokens.at(person.end) : tokens.at(deed.start)]
        return not self._words("roles.begins-clause").isdisjoint(between)

    def _of_relation(self, person: Person | None, other: Person | None) -> Person | None:
        """Somebody with the pronoun that a relation tells: "Lee hit his wife" is about him."""
        if person and other and person.pronouns == _ANYONE:
            for name, pronoun in _OF_ONE.items():
                if self._matches.after(name, other.start):
                    return person._replace(pronouns=frozenset({pronoun}))
        return person

    def _by_whom(self, deed: Match) -> Person | None:
        by = self._matches.first("roles.by", deed.end, deed.end + _LONGEST_BY)
        sentence = self._view.sentence_at(deed.start)
        if by is None or sentence is None or by.end > sentence.end:
            return None
        return self._person_after(by.end)

    # ---------------------------------------------------------------------------------------------- words for people

    def _before_aside(self, at: int) -> int:
        """Where what stands before `at` and only tells more of somebody begins: ", 24," or "who"."""
        aside = self._matches.before("roles.aside", at)
        return aside.start if aside else at

    def _person_before(self, at: int) -> Person | None:
        return self._right_before(at) or self._right_before(self._before_aside(at))

    def _right_before(self, at: int) -> Person | None:
        found = self._longest((name, self._matches.before(name, at)) for name in _LISTS)
        return found or self._named(self._matches.tokens.at(at) - 1, -1)

    def _person_after(self, at: int) -> Person | None:
        found = self._longest((name, self._matches.after(name, at)) for name in _LISTS)
        return self._related(found) or found or self._named(self._matches.tokens.at(at), 1)

    def _related(self, person: Person | None) -> Person | None:
        """Somebody by a relation that no list has: what seemed to be "her" is "her landlord"."""
        if person is None:
            return None
        tokens = self._matches.tokens
        first, after = tokens.at(person.start), tokens.at(person.end)
        if after > first + 1 or tokens.words[first] not in self._words("roles.whose"):
            return None
        found = self._by_noun(after)
        return found and found._replace(start=person.start)

    def _noun_before(self, at: int) -> Person | None:
        """Whoever a deed is told of that is done to people alone, by a noun that no list has: "a baker was raped"."""
        place = self._matches.tokens.at(self._before_aside(at)) - 1
        return self._by_noun(place) if place > 0 else None

    def _by_noun(self, place: int) -> Person | None:
        """Whoever the token at `place` is a noun for; None where it can be none."""
        tokens = self._matches.tokens
        noun = tokens.words[place] if place < len(tokens) else ""
        if not noun.isalpha() or noun in self._words("roles.after_pronoun"):
            return None
        return Person(*tokens.span(place, place + 1), _ANYONE)

    def _words(self, name: str) -> frozenset[str]:
        return self._view.knowledge.lexicon.words(name)

    def _longest(self, found: Iterator[tuple[str, Match | None]]) -> Person | None:
        whole = [(match.end - match.start, name, match) for name, match in found if match]
        if not whole:
            return None
        _, name, match = max(whole)
        pronouns = frozenset({_PRONOUNS[name]}) if name in _PRONOUNS else _ANYONE
        return Person(match.start, match.end, pronouns)

    def _named(self, place: int, step: int) -> Person | None:
        """Whoever has the name whose last word is the token at `place`, or, with `step` 1, whose first word is."""
        tokens = self._matches.tokens
        names: list[int] = []
        while 0 <= place < len(tokens) and tokens.words[place].isalpha() and tokens.cased(place)[0].isupper():
            names.append(place)
            place += step
        if not names:
            return None
        start, end = tokens.span(min(names), max(names) + 1)
        return Person(start, end, _ANYONE)


def _told(person: Person | None, role: Role, deed: Match) -> RoleTold | None:
    return RoleTold(person, role, (deed.start, deed.end)) if person else None
