"""Who does what to whom: acts between people and questions to the reader show a topic without any of its usual words.

The family `acts` of the lexicon has a list for each sort of act, `people` one for each sort of people, `around` what
else may stand in the sentence. `acts.toml` says which act, done by whom to whom and near what, shows which topic. An
act counts once, for the first of its rules that holds. Of signs several different ones of a paragraph are needed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.text.clauses import clauses

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.text.view import TextView
    from safelint.values.tables.topics import ActRow

ACTS, QUESTIONS = "acts", "questions"
FAMILIES = (ACTS, QUESTIONS)
"""What a text tells and what it asks or says to its reader, the stronger evidence first."""

LISTS = (ACTS, "people", "around")
"""Families of the lexicon whose lists a rule names; no two lists of them share a name."""

ANYBODY = "anybody"
"""Names all lists of people together, and pronouns."""
PRONOUN = "pronoun"
"""The list of pronouns that stand for whoever was named last."""
_READER = "you"
"""The list of words for the reader, whom no such pronoun stands for."""

_PARAGRAPH = 400  # characters around an act within which the case is told
_NEAR = 80  # tokens each way that a paragraph is looked at
_CLAUSE = 40  # tokens each way that are looked at of a long clause
_BEFORE, _AFTER = 8, 4  # tokens between an act and whoever does it, or whom it is done to
_BY = 3  # tokens between an act and the word "by"
_BACK = 40  # tokens from a pronoun to whom it stands for, in its paragraph

_Place = tuple[int, int]
"""The first token, and the one after the last."""

_Sign = tuple[_Place, str]
"""A sign, with the list that has it."""

_Person = tuple[int, int, Set[str]]
"""Somebody: the first token, the one after the last, and the lists that have the words."""


class Happening(NamedTuple):
    """`text[start:end]` of the document shows a topic: an act or a question, by its family. A sign needs another;
    `several` points of one list tell of the topic."""

    start: int
    end: int
    topic: str
    family: str
    sign: bool = False
    several: bool = False


_OneOfEach = Sequence[Sequence[str]]
"""Lists, of each group of which one is needed."""


class ActRule(NamedTuple):
    """A rule of `acts.toml`: one of the lists `act` shows `topic`, done `by` and `to` one of these people where any are
    named, with one of each of `near` in its sentence and of `beside` in its paragraph, and none of `not_near` and
    `not_beside`. With `two_of`, `least` signs of these lists in a paragraph do, one of them out of `of_which`."""

    topic: str
    act: Sequence[str]
    to: Sequence[str]
    by: Sequence[str]
    near: _OneOfEach
    beside: _OneOfEach
    not_near: Sequence[str]
    not_beside: Sequence[str]
    case: bool
    two_of: Sequence[str]
    least: int
    of_which: Sequence[str]


def act_rules(entries: Iterable[ActRow]) -> tuple[ActRule, ...]:
    """The rules of `acts.toml` in their order."""
    return tuple(
        ActRule(
            topic=each["topic"],
            act=each["act"],
            to=each["to"],
            by=each["by"],
            near=_groups(each["near"]),
            beside=_groups(each["beside"]),
            not_near=each["not_near"],
            not_beside=each["not_beside"],
            case=each["case"],
            two_of=each["two_of"],
            least=each["least"],
            of_which=each["of_which"],
        )
        for each in entries
    )


def _groups(names: Iterable[str | Sequence[str]]) -> _OneOfEach:
    return [(each,) if isinstance(each, str) else each for each in names]


class Happenings:
    """Finds in a text what the rules of a pack look for."""

    def __init__(self, rules: Sequence[ActRule], lexicon: Lexicon) -> None:
        self._rules = rules
        self._parting = lexicon.words("topics.parting")
        self._by = lexicon.words("topics.by")

    def find(self, view: TextView, without: str = "") -> Iterator[Happening]:
        """What a text tells of and asks, in the order of the rules: each act for the first rule that holds, signs for
        topics that no rule before has shown by an act. Rules of the topic `without` are left out."""
        acts = view.matches.places(ACTS)
        if not acts:
            return
        scene = ActScene(view, acts, self._parting, self._by)
        taken: set[int] = set()  # tokens of acts that a rule has used
        shown: set[str] = set()
        for rule in (each for each in self._rules if each.topic != without):
            if rule.two_of and rule.topic not in shown:
                yield from scene.signs(rule)
            for act in (place for name in rule.act for place in acts.get(name, ())):
                if taken.isdisjoint(range(*act)) and (whole := scene.shows(rule, act)):
                    taken.update(range(*act))
                    shown.add(rule.topic)
                    yield scene.happening(rule, whole)


class Act:
    """An act with the people near it, the nearest first: they are found once, for all rules."""

    def __init__(self, scene: ActScene, place: _Place) -> None:
        self._scene, (self._start, self._end) = scene, place

    def done_to(self, wanted: Iterable[str]) -> _Place | None:
        """To whom of some people it is done."""
        after = _first_of(wanted, self._after)
        if after and not self._scene.parts(self._end, after[0]):
            return after
        return _first_of(wanted, self._before) if self._is_passive else None

    def done_by(self, wanted: Iterable[str]) -> _Place | None:
        """By whom of some people it is done."""
        return _first_of(wanted, self._doers)

    @cached_property
    def _is_passive(self) -> bool:
        return self._scene.is_passive(self._start, self._end)

    @cached_property
    def _after(self) -> Sequence[_Person]:
        return self._scene.beginning(self._end, self._end + _AFTER)

    @cached_property
    def _before(self) -> Sequence[_Person]:
        return self._scene.ending(self._start - _BEFORE, self._start)

    @cached_property
    def _doers(self) -> Sequence[_Person]:
        by = self._scene.by(self._end) if self._is_passive else None
        return self._before if by is None else self._scene.beginning(by, by + _AFTER)


def _first_of(wanted: Iterable[str], people: Iterable[_Person]) -> _Place | None:
    return next(((start, end) for start, end, names in people if not names.isdisjoint(wanted)), None)


class ActScene:
    """What one text holds around its acts, in tokens."""

    def __init__(
        self,
        view: TextView,
        acts: Mapping[str, Sequence[_Place]],
        parting: frozenset[str],
        by: frozenset[str],
    ) -> None:
        """`parting` are words that part an act from what follows, `by` those before whoever did it."""
        self._view, self._matches, self._acts = view, view.matches, acts
        self._tokens, self._words = view.tokens, view.tokens.words
        self._parting, self._by_words = parting, by
        self._known: dict[_Place, Act] = {}

    def shows(self, rule: ActRule, place: _Place) -> _Place | None:
        """The words by which an act shows what a rule looks for; None where it does not."""
        act, whole = self._act(place), place
        for wanted, found in ((rule.to, act.done_to), (rule.by, act.done_by)):
            if not wanted:
                continue
            person = found(wanted)
            if person is None:
                return None
            whole = min(whole[0], person[0]), max(whole[1], person[1])
        around = self._around_act(rule, place)
        if around is None or (rule.case and not self._is_case(place)):
            return None
        return min(whole[0], around[0]), max(whole[1], around[1])

    def _act(self, place: _Place) -> Act:
        if place not in self._known:
            self._known[place] = Act(self, place)
        return self._known[place]

    def signs(self, rule: ActRule) -> Iterator[Happening]:
        """The signs of `two_of` in the paragraphs that hold enough different ones."""
        paragraphs: defaultdict[int, list[_Sign]] = defaultdict(list)
        for name in rule.two_of:
            for place in self._acts.get(name, ()):
                paragraphs[self._tokens.block(place[0])[0]].append((place, name))
        for found in paragraphs.values():
            if len(found) < rule.least:
                continue
            different = self._different(found, rule.of_which)
            leads = not rule.of_which or any(name in rule.of_which for _, name in different)
            if len(different) < rule.least or not leads:
                continue
            if self._around_act(rule, different[0][0]):
                yield from (self.happening(rule, place) for place, _ in different)

    def _different(self, found: list[_Sign], first: Sequence[str]) -> list[_Sign]:
        """Signs of which none stands over another, and no two of one list share a word or follow one upon the other, as
        those do that say one thing ("weighing under six stone"); those of the lists `first` count before others."""
        kept: list[_Sign] = []
        tokens: set[int] = set()
        around: defaultdict[str, set[int]] = defaultdict(set)
        words: defaultdict[str, set[str]] = defaultdict(set)
        for place, name in sorted(found, key=lambda sign: (sign[1] not in first, sign[0])):
            own, where = self._words[slice(*place)], range(*place)
            if tokens.isdisjoint(where) and around[name].isdisjoint(where) and words[name].isdisjoint(own):
                kept.append((place, name))
                tokens.update(where)
                around[name].update(range(place[0] - 1, place[1] + 1))
                words[name].update(own)
        return sorted(kept)

    def _around_act(self, rule: ActRule, act: _Place) -> _Place | None:
        """An act with what must stand in its sentence; None where that, or what must stand beside it, does not."""
        whole = act
        if rule.near or rule.not_near:
            clause = self._clause(act)
            for names in rule.near:
                place = self._first(names, clause, act)
                if place is None:
                    return None
                whole = min(whole[0], place[0]), max(whole[1], place[1])
            if self._first(rule.not_near, clause):
                return None
        if rule.beside or rule.not_beside:
            paragraph = self._paragraph(act)
            if not all(self._stand_in(names, paragraph, act) for names in rule.beside):
                return None
            if self._first(rule.not_beside, paragraph):
                return None
        return whole

    def happening(self, rule: ActRule, place: _Place) -> Happening:
        """What was shown, with where it stands in the document; a question where its sentence speaks to the reader."""
        asked = self._first((_READER,), self._clause(place))
        return Happening(*self._tokens.span(*place), rule.topic, QUESTIONS if asked else ACTS, bool(rule.two_of))

    # --------------------------------------------------------------------------------------------- who, and to whom

    def parts(self, start: int, end: int) -> bool:
        """Whether a word stands there that parts an act from what follows."""
        return not self._parting.isdisjoint(self._words[start:end])

    def by(self, end: int) -> int | None:
        """The token after the word "by", where one follows upon an act."""
        near = self._words[end : end + _BY + 1]
        return next((at for at, word in enumerate(near, end + 1) if word in self._by_words), None)

    def is_passive(self, start: int, end: int) -> bool:
        """Whether an act is told of by whom it is done to."""
        if not self._by_words.isdisjoint(self._words[end : end + 2]):
            return True
        return self._matches.before("topics.being", self._tokens.span(start, start + 1)[0]) is not None

    def beginning(self, left: int, right: int) -> Sequence[_Person]:
        """Those who begin at a token from `left` to `right`, in the clause of `left`, the first first."""
        clause = bisect_right(self._clauses, left)
        near = self._people[bisect_left(self._people, (left,)) : bisect_left(self._people, (right + 1,))]
        return [each for each in near if bisect_right(self._clauses, each[0]) == clause]

    def ending(self, left: int, right: int) -> Sequence[_Person]:
        """Those who end at a token from `left` to `right`, in the clause of `right`, the last first."""
        clause = bisect_right(self._clauses, right)
        near = self._people[bisect_left(self._people, (left - _CLAUSE,)) : bisect_left(self._people, (right + 1,))]
        ends = [each for each in reversed(near) if left <= each[1] <= right]
        return [each for each in ends if bisect_right(self._clauses, each[1]) == clause]

    @cached_property
    def _people(self) -> list[_Person]:
        """Everybody in the text, with the lists that have the words for them; a pronoun has those of whom it stands
        for besides."""
        named: defaultdict[_Place, set[str]] = defaultdict(set)
        for name, places in self._of_people.items():
            for place in places:
                named[place].update((name, ANYBODY))
        people: list[_Person] = []
        last: tuple[int, set[str]] = (-_BACK, set())
        for (start, end), names in sorted(named.items()):
            if PRONOUN in names:
                near = last[0] > max(start - _BACK, self._tokens.block(start)[0])
                names = names | last[1] if near else names
            elif start >= last[0] and _READER not in names:
                last = end, names
            people.append((start, end, names))
        return people

    @cached_property
    def _of_people(self) -> Mapping[str, Sequence[_Place]]:
        return self._matches.places("people")

    # ---------------------------------------------------------------------------------------------- what stands near

    @cached_property
    def _around(self) -> Mapping[str, Sequence[_Place]]:
        return self._matches.places("around")

    def _stand_in(self, names: Sequence[str], paragraph: _Place, act: _Place) -> bool:
        """Whether one of some lists matches; what is an act itself must be another one."""
        return any(self._first((name,), paragraph, act if name in self._acts else (0, 0)) for name in names)

    def _first(self, names: Sequence[str], within: _Place, outside: _Place = (0, 0)) -> _Place | None:
        """The first match of some lists within a range of tokens, and not over those of `outside`."""
        for name in names:
            places = self._acts.get(name) or self._of_people.get(name) or self._around.get(name) or ()
            for at in range(bisect_left(places, (within[0], 0)), len(places)):
                first, last = places[at]
                if first >= within[1]:
                    break
                if last <= within[1] and (last <= outside[0] or first >= outside[1]):
                    return first, last
        return None

    def _clause(self, act: _Place) -> _Place:
        first, last = act
        after = bisect_left(self._clauses, last)
        left = self._clauses[bisect_right(self._clauses, first) - 1]
        right = self._clauses[after] if after < len(self._clauses) else len(self._words)
        return max(left, first - _CLAUSE), min(right, last + _CLAUSE)

    def _paragraph(self, act: _Place) -> _Place:
        first, last = self._tokens.block(act[0])
        return max(first, act[0] - _NEAR), min(last, act[1] + _NEAR)

    @cached_property
    def _clauses(self) -> list[int]:
        """The tokens with which a clause begins, and the first of all."""
        return [0, *map(self._tokens.at, self._view.view(clauses).starts)]

    def _is_case(self, act: _Place) -> bool:
        start, end = self._tokens.span(*act)
        return self._matches.holds("around.case", max(start - _PARAGRAPH, 0), end + _PARAGRAPH)
