"""What a text is about: weighted words of each topic, counted in one pass over the folded text.

A topic is found when an act or a question shows it (happenings.py), when a strong term stands in the text, or two
different medium ones. Weak terms only raise the score. Far down in a longer text, or in a list, an act is as good as a
medium term.
Not counted are words in the block of contacts (a footer would find its own topic), in names of services, laws and
organisations, in menus and page footers, and in phrases that a topic excludes ("dog grooming").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.help.happenings import ACTS, FAMILIES, QUESTIONS, Happening, happenings
from safelint.help.only_mentioned import OnlyMentioned
from safelint.help.titles import OfficialTitles
from safelint.help.topic_terms import ACT, EXCLUDE, MEDIUM, NEVER_ALONE, STRONG, WEAK, TopicTerm, in_its_capitals
from safelint.help.victims import is_against_child
from safelint.lazy import regex
from safelint.lexicon.folding import Fold
from safelint.values.document import Block
from safelint.values.entries import Needs

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.lexicon.matching import Matches
    from safelint.text.matcher import Finder
    from safelint.values.entries import Topic

_WEIGHTS = {STRONG: 3, MEDIUM: 2, WEAK: 1}
_MEDIUM = frozenset((MEDIUM, NEVER_ALONE))
_MOST_STRONG = 2  # a strong term counts at most so often
_MOST_HITS = 200  # of one term that are looked at
_MENTION_WORDS, _FIRST_WORDS = 400, 100

_HEADINGS = frozenset({"title", "heading"})
_NOT_PROSE = frozenset({"label", "tooltip"})
_AROUND_THE_TEXT = frozenset({"nav", "footer", "aside"})

_NEEDS_A_CHILD = frozenset(("child-sexual-abuse", "child-abuse-general"))
"""Topics whose medium terms ("abused", "neglected", "safeguarding") fit adults as well."""

_SLIGHT = 2  # words that may show a topic in a text on something else
_NEAR = 80  # characters around a term within which a longer name is looked for


class TopicFound(NamedTuple):
    """A topic of a text. `words` are the ranges of `Document.text` that showed it, weak ones left out: first `acts`,
    then `questions`, then terms, each in order.

    `strong` is true where a strong term stands outside quotations (or a person named the topic), so that much may rest
    on it. `mention` is true where a longer text only touches on the subject.
    """

    id: str
    score: int
    strong: bool = False
    mention: bool = False
    words: tuple[tuple[int, int], ...] = ()
    acts: tuple[tuple[int, int], ...] = ()
    questions: tuple[tuple[int, int], ...] = ()


class _TermHit(NamedTuple):
    start: int
    end: int
    term: TopicTerm


class _Counted(NamedTuple):
    """A hit that counts, at its place in `Document.text`, with the role and the words of its term."""

    start: int
    end: int
    role: str
    text: str
    heading: bool
    hit: _TermHit
    listed: bool = False  # stands in an item of a list
    family: str = ""  # of an act or a question


class TopicIndex:
    """Every term of every topic, ready to be found at once. `matcher` is what `phrases` gives for them.

    `exception_sets` are those of the pack: a term inside the name of an organisation is not counted. `acts` is the
    table of `acts.toml`: what shows a topic where it is done to a child, in any words. `needs` holds for a pattern the
    words without which it does not match (see `patterns.needs`).
    """

    def __init__(
        self,
        topics: Sequence[Topic],
        matcher: Finder[tuple[Any, ...]],
        lexicon: Lexicon,
        exception_sets: Mapping[str, Mapping[str, Any]] = {},
        acts: Mapping[str, Any] | None = None,
        needs: Mapping[str, Needs] = {},
    ) -> None:
        self._ids = [topic.id for topic in topics]
        acts = acts or {}
        self._of_children: str = acts.get("of_children", "")
        self._against_adults: str = acts.get("against_adults", "")
        self._any_age = frozenset(acts.get("any_age", ()))
        self._long_ago = lexicon.expression("topics.long_ago")
        self._titles = OfficialTitles(lexicon)
        self._matcher = matcher
        self._terms: dict[tuple[Any, ...], TopicTerm] = {}  # by the values of the matcher
        patterns = exception_sets.get("organisation-name", {}).get("patterns", ())
        self._organisations = tuple((needs.get(pattern, ()), regex(pattern)) for pattern in patterns)

    def given(self, ids: Iterable[str]) -> tuple[TopicFound, ...]:
        """Topics that a person named, as if found beyond doubt."""
        return tuple(TopicFound(name, 0, strong=True) for name in ids)

    def detect(
        self,
        matches: Matches,
        blocks: Sequence[Block],
        masked: Sequence[tuple[int, int]] = (),
        left_out: Sequence[tuple[int, int]] = (),
        quotations: Sequence[tuple[int, int]] = (),
    ) -> tuple[TopicFound, ...]:
        """The topics of a text, the highest score first.

        `matches` are those of `Document.text`; `masked` (names of services), `left_out` (the contacts) and `quotations`
        are ranges of the unfolded text, sorted by start.
        """
        by_topic = self._by_topic(matches)
        told: dict[int, list[Happening]] = {}
        for each in happenings(matches):
            if each.topic in self._ids:
                told.setdefault(self._ids.index(each.topic), []).append(each)
        if not by_topic and not told:
            return ()
        unfold = matches.tokens.fold.unfold
        terms = [unfold(hit.start, hit.end)[0] for hits in by_topic.values() for hit in hits if hit.term.role != WEAK]
        places = _Standing(matches, blocks, masked, left_out, quotations, self._organisations, self._titles, terms)
        weighed = (
            _weigh(self._ids[number], by_topic.get(number, ()), places, told.get(number, ()))
            for number in dict.fromkeys((*by_topic, *told))
        )
        found = [topic for topic in weighed if topic is not None]
        if found and all(self._is_slight(topic) for topic in found) and self._is_elsewhere(matches):
            return ()
        if {self._of_children, self._against_adults} <= {topic.id for topic in found}:
            found = self._of_one_age(found, by_topic, places, told)
        return tuple(sorted(found, key=lambda topic: (topic.mention, -topic.score, topic.id)))

    def _is_slight(self, topic: TopicFound) -> bool:
        """Whether a topic rests on a word or two that stand in no heading."""
        return len(topic.words) <= _SLIGHT and topic.score <= len(topic.words) * _WEIGHTS[STRONG]

    def _is_elsewhere(self, matches: Matches) -> bool:
        """Whether a text tells of a play, a match, an animal or long ago, and of no real harm."""
        if matches.holds("topics.real"):
            return False
        return matches.holds("topics.elsewhere") or bool(self._long_ago.search(matches.tokens.fold.text))

    def _of_one_age(
        self,
        found: list[TopicFound],
        by_topic: Mapping[int, list[_TermHit]],
        places: _Standing,
        told: Mapping[int, Sequence[Happening]],
    ) -> list[TopicFound]:
        """`found`, where terms that fit any age count for children alone."""
        number = self._ids.index(self._against_adults)
        hits = [hit for hit in by_topic.get(number, ()) if hit.term.text not in self._any_age]
        adult = _weigh(self._against_adults, hits, places, told.get(number, ()))
        return [topic for topic in found if topic.id != self._against_adults] + ([adult] if adult else [])

    def _by_topic(self, matches: Matches) -> dict[int, list[_TermHit]]:
        """The hits of each topic that has more than weak ones, so many of each term as can matter."""
        fold = matches.tokens.fold
        found: dict[int, list[_TermHit]] = {}
        seen: dict[tuple[int, str], int] = {}
        of_children: set[tuple[int, int]] = set()
        hits = list(self._hits(fold))
        for hit in hits:
            term = hit.term
            if term.role == ACT:
                if not is_against_child(matches, *fold.unfold(hit.start, hit.end)):
                    continue
                of_children.add((hit.start, hit.end))
                hit = hit._replace(term=term._replace(role=STRONG))
            if len(hits) > _MOST_HITS:
                key = (term.topic, term.text)
                seen[key] = seen.get(key, 0) + 1
                if seen[key] > _MOST_HITS:
                    continue
            if term.role != EXCLUDE:
                found.setdefault(term.topic, []).append(hit)
        if of_children and self._against_adults in self._ids:
            adult = self._ids.index(self._against_adults)
            found[adult] = [hit for hit in found.get(adult, ()) if (hit.start, hit.end) not in of_children]
        return {number: hits for number, hits in found.items() if _may_show(hits)}

    def _hits(self, fold: Fold) -> Iterator[_TermHit]:
        """Every hit that no longer one covers, in order of its start."""
        same: list[_TermHit] = []  # the longest so far, all over one range
        for start, end, value in sorted(self._matcher.find(fold.text), key=lambda hit: (hit[0], -hit[1])):
            term = self._terms.get(value) or self._terms.setdefault(value, TopicTerm(*value))
            if not in_its_capitals(term, start, fold):
                continue
            if not same or end > same[0].end:
                yield from _unmasked(same)
                same = [_TermHit(start, end, term)]
            elif (start, end) == (same[0].start, same[0].end):
                same.append(_TermHit(start, end, term))
        yield from _unmasked(same)


def _may_show(hits: Iterable[_TermHit]) -> bool:
    """Whether hits could show their topic if all of them counted."""
    medium: set[str] = set()
    for hit in hits:
        if hit.term.role == STRONG:
            return True
        if hit.term.role in _MEDIUM:
            medium.add(hit.term.text)
    return len(medium) >= 2


def _unmasked(same: list[_TermHit]) -> Iterator[_TermHit]:
    """Of hits over one and the same range, those whose topic does not exclude the phrase."""
    if len(same) <= 1:
        return iter(same)
    excluding = {hit.term.topic for hit in same if hit.term.role == EXCLUDE}
    return (hit for hit in same if hit.term.topic not in excluding or hit.term.role == EXCLUDE)


class _Standing:
    """Where in a text a hit stands, and whether it counts there."""

    def __init__(
        self,
        matches: Matches,
        blocks: Sequence[Block],
        masked: Sequence[tuple[int, int]],
        left_out: Sequence[tuple[int, int]],
        quotations: Sequence[tuple[int, int]],
        organisations: Sequence[tuple[Needs, re.Pattern[str]]],
        titles: OfficialTitles,
        terms: Sequence[int],
    ) -> None:
        """`terms` are where terms of any topic begin that are more than weak."""
        self._mentions = OnlyMentioned(matches, terms)
        self._matches = matches
        self._fold = matches.tokens.fold
        self._titles = titles
        self._organisations = organisations
        self._blocks = blocks
        self._starts = [each.start for each in blocks]
        self._masked = sorted(masked)
        self._masked_starts = [start for start, _ in self._masked]
        self._left_out = left_out
        self._left_out_starts = [start for start, _ in left_out]
        self._quotations = quotations
        self._quotation_starts = [start for start, _ in quotations]

    def counted(self, hit: _TermHit) -> _Counted | None:
        """A hit with its place, None where it does not count there."""
        start, end = self._fold.unfold(hit.start, hit.end)
        if self._left_out:
            place = bisect_right(self._left_out_starts, start) - 1
            if place >= 0 and start < self._left_out[place][1]:
                return None
        index = bisect_right(self._starts, start) - 1
        block = self._blocks[index] if index >= 0 else None
        if block and (block.kind in _NOT_PROSE or block.landmark in _AROUND_THE_TEXT):
            return None
        if self._masked and self._is_named(hit, start, end):
            return None
        heading = block is not None and block.kind in _HEADINGS
        if self._fold.cased[hit.start].isupper() and self._is_in_title(hit, heading=heading):
            return None
        role = hit.term.role
        if role == STRONG and self._mentions.is_listed(hit.start, hit.end):
            role = MEDIUM
        elif role != WEAK and not heading and self._mentions.is_taught(start, end):
            role = WEAK
        listed = block is not None and block.kind == "item"
        return _Counted(start, end, role, hit.term.text, heading, hit, listed)

    def happened(self, each: Happening) -> _Counted | None:
        """An act or a question with its place, None where it does not count there."""
        start, end = self._fold.fold(each.start), self._fold.fold(each.end)
        hit = _TermHit(start, end, TopicTerm(0, STRONG, self._fold.text[start:end]))
        counted = self.counted(hit)
        if counted is None:
            return None
        slight = each.sign or counted.listed or (not counted.heading and self.far_down(hit))
        role = MEDIUM if slight else STRONG
        return counted._replace(role=role, family=each.family)

    def _is_named(self, hit: _TermHit, start: int, end: int) -> bool:
        index = bisect_right(self._masked_starts, start) - 1
        if index < 0 or self._masked[index][1] < end:
            return False
        longer = self._masked[index] != (start, end)
        return longer or any(char.isupper() for char in self._fold.cased[hit.start : hit.end])

    def _is_in_title(self, hit: _TermHit, *, heading: bool) -> bool:
        """Whether a hit with a capital begins a title, or is part of an organisation's name."""
        cased = self._fold.cased
        tokens = self._matches.tokens
        if self._titles.go_on(tokens, bisect_left(tokens.starts, hit.end), heading=heading):
            return True
        around = (max(hit.start - _NEAR, 0), hit.end + _NEAR)
        near = self._fold.text[slice(*around)]
        return any(
            name.start() <= hit.start and hit.end <= name.end()
            for needs, organisation in self._organisations
            if all(any(word in near for word in words) for words in needs)
            for name in organisation.finditer(cased, *around)
        )

    def quoted(self, start: int) -> bool:
        index = bisect_right(self._quotation_starts, start) - 1
        return index >= 0 and self._quotations[index][1] > start

    @cached_property
    def of_children(self) -> bool:
        """Whether children are spoken of anywhere in the text."""
        return self._matches.holds("topics.children")

    def far_down(self, hit: _TermHit) -> bool:
        """Whether the hit stands beyond the first words of a longer text."""
        return 0 <= self._far <= hit.start

    @cached_property
    def _far(self) -> int:
        """Where the first words of a longer text end, -1 in a short one."""
        text = self._fold.text
        if len(text) < 2 * _MENTION_WORDS:
            return -1
        words = text.replace("\0", " ").split(None, _FIRST_WORDS)
        rest = words[-1] if len(words) > _FIRST_WORDS else ""
        more = _MENTION_WORDS - _FIRST_WORDS
        return len(text) - len(rest) if len(rest.split(None, more)) > more else -1


def _weigh(name: str, hits: Iterable[_TermHit], places: _Standing, told: Iterable[Happening] = ()) -> TopicFound | None:
    terms = [each for each in map(places.counted, hits) if each is not None]
    happened = [each for each in map(places.happened, told) if each is not None and not _holds(each, terms)]
    counted = [*happened, *terms]
    strong = [each for each in counted if each.role == STRONG]
    medium = _different(counted)
    if not strong and (len(medium) < 2 or all(each.role == NEVER_ALONE for each in medium)):
        return None
    if not strong and name in _NEEDS_A_CHILD and not places.of_children:
        return None
    weights: dict[str, list[int]] = {}
    for each in counted:
        weight = _WEIGHTS.get(each.role, _WEIGHTS[MEDIUM]) * (2 if each.heading else 1)
        weights.setdefault(each.text, []).append(weight)
    strong_terms = {each.text for each in strong}
    score = sum(
        sum(sorted(each, reverse=True)[: _MOST_STRONG if term in strong_terms else 1]) for term, each in weights.items()
    )
    mention = len(strong) == 1 and not medium and not strong[0].heading and places.far_down(strong[0].hit)
    shown = {
        family: tuple(sorted([(each.start, each.end) for each in (*strong, *medium) if each.family == family]))
        for family in (*FAMILIES, "")
    }
    sure = not all(places.quoted(each.start) for each in strong)
    words = tuple(dict.fromkeys(chain(*shown.values())))
    return TopicFound(name, score, sure, mention, words, shown[ACTS], shown[QUESTIONS])


def _holds(happened: _Counted, terms: Iterable[_Counted]) -> bool:
    """Whether a strong term stands inside an act or a question: the evidence is then the term."""
    return any(term.role == STRONG and happened.start <= term.start < happened.end for term in terms)


def _different(counted: list[_Counted]) -> list[_Counted]:
    """The first of each different medium term. An abbreviation in brackets after its long form is the same term."""
    first: dict[str, _Counted] = {}
    last_end = -9
    for each in counted:
        if each.role not in _MEDIUM:
            continue
        if each.hit.start - last_end != 2:
            first.setdefault(each.text, each)
        last_end = each.hit.end
    return list(first.values())
