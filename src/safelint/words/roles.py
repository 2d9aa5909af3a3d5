"""Whose deed a text tells: that of somebody who was harmed, or of whoever harmed them.

A sentence that tells of harm names both by their places: "A woman was raped by a man", "he punched his wife". A later
"she" is then the woman, since the man is "he". Where the words would fit both, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, unique
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.values.document import TITLES

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.prose import Sentence
    from safelint.text.view import TextView
    from safelint.values.source import Range

_PRONOUNS = {"roles.she": "she", "roles.he": "he", "roles.they": "they"}
_LISTS = (*_PRONOUNS, "roles.anyone")
_OF_ONE = {"roles.of_her": "she", "roles.of_him": "he"}
_ANYONE = frozenset({"she", "he"})
_SEVERAL = frozenset({"they"})
_GENITIVE = "'s"
_BACK = 2  # sentences before one in which it may have been told who is who
_MOST_KNOWN = 30  # told of around a sentence, or in its section, who are compared with somebody
_LONGEST_BY = 120  # characters from a deed to the one by whom it was done


@unique
class Role(Enum):
    """What a text tells of somebody. Those `NEAR` are the parents or the family of whoever was harmed."""

    HARMED = "harmed"
    NEAR = "near"
    OFFENDER = "offender"


_SURE = {"roles.surely_harmed": Role.HARMED, "roles.surely_offender": Role.OFFENDER}


class Person(NamedTuple):
    """Words for somebody at `Document.text[start:end]`, the pronouns that fit them, and the noun or the names. One who
    `is_new` is nobody told of before, unless by the same noun: a name, "a friend", "her mother". One who `is_guess` may
    be nobody: any noun after "her", such as "her number"."""

    start: int
    end: int
    pronouns: frozenset[str]
    nouns: frozenset[str]
    is_new: bool
    is_guess: bool = False


class RoleTold(NamedTuple):
    """The text tells at `deed`, a range of `Document.text`, that somebody has a role."""

    person: Person
    role: Role
    deed: Range


class PersonNamed(NamedTuple):
    """Words at `Document.text[start:end]` for somebody, the role that they have if the text tells one, and whether they
    are for somebody certain: "she", "the two men", no "people"."""

    start: int
    end: int
    role: Role | None
    is_certain: bool


class Roles:
    """The people of one text. All offsets are of `Document.text`."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._matches = view.matches

    @cached_property
    def told(self) -> list[PersonNamed]:
        """Words for somebody where they may be the subject of a sentence, in order."""
        return [
            PersonNamed(each.start, each.end, role, self._is_certain(each))
            for each, role in ((each, self._role(each)) for each in self._people() if self._may_be_subject(each))
            if role or not each.is_guess
        ]

    def _people(self) -> Iterator[Person]:
        """Everybody whom the text names, each by the longest words for them, in order."""
        places = {match.start for name in _LISTS for match in self._matches.all(name)}
        words = {noun for each in self.all for noun in each.person.nouns}
        tokens = self._matches.tokens
        places |= {tokens.span(place, place + 1)[0] for word in words for place in tokens.places.get(word, ())}
        end = 0
        for start in sorted(places):
            person = self._person_after(start) if start >= end else None
            if person:
                end = person.end
                yield person

    def _may_be_subject(self, person: Person) -> bool:
        """Whether somebody may be who does what follows: not whom others do it to, nor whose it is."""
        tokens, first, after = self._matches.tokens, *map(self._matches.tokens.at, (person.start, person.end))
        if after < len(tokens) and tokens.words[after] == _GENITIVE:
            return False
        if after == first + 1 and tokens.words[first] in self._words("roles.objects"):
            return False
        before = tokens.words[first - 1] if first else ""
        return before not in self._words("roles.before_object") and not self._matches.before(
            "roles.harms", person.start
        )

    def _is_certain(self, person: Person) -> bool:
        tokens = self._matches.tokens
        return person.pronouns != _SEVERAL or tokens.at(person.end) - tokens.at(person.start) > 1

    def _role(self, person: Person) -> Role | None:
        sentence = self._view.sentence_at(person.start)
        if not sentence:
            return None
        known = self._known_around(sentence) or self._known_in_section(sentence)
        for name, role in _SURE.items():
            if self._matches.before(name, person.end):
                return role
        before = [each for each in known if each.person.start < person.start]
        if person.nouns & self._words("roles.family"):
            same = {each.role for each in known if each.person.nouns & person.nouns}
            return same.pop() if len(same) == 1 else Role.NEAR
        return _role_of(person, before) or _role_of(person, known)

    # ------------------------------------------------------------------------------------------------- who is who

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
        for deed in self._matches.all("roles.harms"):
            done_to = self._person_after(deed.end)
            if done_to:
                yield _told(done_to, Role.HARMED, deed)
                yield _told(self._of_relation(self._person_before(deed.start), done_to), Role.OFFENDER, deed)
        for deed in self._matches.all("roles.harm_to"):
            yield _told(self._person_after(deed.end), Role.HARMED, deed)
        for deed in self._matches.all("roles.is_guilty"):
            yield _told(self._person_before(deed.start), Role.OFFENDER, deed)

    def _of_relation(self, person: Person | None, other: Person | None) -> Person | None:
        """Somebody with the pronoun that a relation tells: "Lee hit his wife" is about him."""
        if person and other and person.pronouns == _ANYONE:
            for name, pronoun in _OF_ONE.items():
                if self._matches.after(name, other.start):
                    return person._replace(pronouns=frozenset({pronoun}))
        return person

    def _known_around(self, sentence: Sentence) -> list[RoleTold]:
        """Of these, who is told of in a sentence, in the two before it or in the one after it."""
        sentences = self._view.sentences
        place = bisect_left(sentences, sentence.start, key=lambda each: each.start)
        start = sentences[max(0, place - _BACK)].start
        end = sentences[min(place + 1, len(sentences) - 1)].end
        return self._known_in(start, end)

    def _known_in_section(self, sentence: Sentence) -> list[RoleTold]:
        """The same of the part of the text between two headings: a report tells its case once, and goes on."""
        place = bisect_right(self._headings, sentence.start)
        start = self._headings[place - 1] if place else 0
        end = self._headings[place] if place < len(self._headings) else len(self._view.document.text)
        return self._known_in(start, end)

    @cached_property
    def _headings(self) -> list[int]:
        return [block.start for block in self._view.document.blocks if block.kind in TITLES]

    def _known_in(self, start: int, end: int) -> list[RoleTold]:
        left, right = (bisect_left(self.all, at, key=lambda each: each.person.start) for at in (start, end))
        return self.all[left : min(right, left + _MOST_KNOWN)]

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
        if not person or not person.nouns & self._words("roles.of_somebody_new"):
            return None
        found = self._by_noun(self._matches.tokens.at(person.end))
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
        return Person(*tokens.span(place, place + 1), _ANYONE, frozenset({noun}), is_new=True, is_guess=True)

    def _words(self, name: str) -> frozenset[str]:
        return self._view.knowledge.lexicon.words(name)

    def _longest(self, found: Iterator[tuple[str, Match | None]]) -> Person | None:
        whole = [(match.end - match.start, name, match) for name, match in found if match]
        if not whole:
            return None
        _, name, match = max(whole)
        pronouns = frozenset({_PRONOUNS[name]}) if name in _PRONOUNS else _ANYONE
        tokens = self._matches.tokens
        words = tokens.words[tokens.at(match.start) : tokens.at(match.end)]
        is_new = words[0] in self._words("roles.of_somebody_new")
        return Person(match.start, match.end, pronouns, frozenset({self._noun(words)}), is_new)

    def _noun(self, words: Sequence[str]) -> str:
        """The noun of words for somebody: the last of them, but for what tells of their age."""
        after = self._words("roles.after_noun")
        end = next((place for place, word in enumerate(words) if place and word in after), len(words))
        return words[end - 1]

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
        return Person(start, end, _ANYONE, frozenset(tokens.words[each] for each in names), is_new=True)


def _role_of(person: Person, known: Sequence[RoleTold]) -> Role | None:
    """The one role that those have whom words for somebody may mean: of the same noun or name, with just the same
    pronoun, or with one that fits both. Of two who may be a woman or a man, "she" is the one told of first."""
    same = {each.role for each in known if each.person.nouns & person.nouns}
    alike = {each.role for each in known if each.person.pronouns == person.pronouns}
    fits = [each for each in known if each.person.pronouns & person.pronouns]
    for roles in (same,) if person.is_new else (alike, {each.role for each in fits}, same):
        if len(roles) == 1:
            return roles.pop()
    if fits and person.nouns == person.pronouns and all(each.person.pronouns == _ANYONE for each in fits):
        return fits[0].role
    return None


def _told(person: Person | None, role: Role, deed: Match) -> RoleTold | None:
    return RoleTold(person, role, (deed.start, deed.end)) if person else None
