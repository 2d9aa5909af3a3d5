"""What a text is about: weighted phrases of each topic.

A topic is found when an act or a question shows it (happenings.py), when a strong term stands in the text, two
different medium ones, or one that comes back: under a title that has it, or in three paragraphs. Weak terms only raise
the score. Far down in a longer text, or in a list, an act is as good as a medium term.
Not counted are words in the block of contacts (a footer would find its own topic), in names of services, laws and
organisations, in menus and page footers, and in phrases that a topic excludes ("dog grooming").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from safelint.help import introduced
from safelint.help.happenings import ACTS, FAMILIES, QUESTIONS, Happening, Happenings, act_rules
from safelint.help.images import ImagesOf
from safelint.help.standing import (
    ACT,
    EXCLUDE,
    MEDIUM,
    NEVER_ALONE,
    STRONG,
    WEAK,
    Counted,
    Standing,
    TermHit,
)
from safelint.help.titles import OfficialTitles
from safelint.help.topic_terms import terms_in
from safelint.help.victims import is_against_child
from safelint.lazy import regex
from safelint.text.view import TextView
from safelint.values.entries import Needs

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.lexicon.matching import Matches
    from safelint.values.entries import Topic
    from safelint.values.tables.contexts import ExceptionSetRow
    from safelint.values.tables.topics import ActsTable, AsideRow

_WEIGHTS = {STRONG: 3, MEDIUM: 2, WEAK: 1}
_MEDIUM = frozenset((MEDIUM, NEVER_ALONE))
_MANY = 5  # different ones that are not strong show a topic as plainly as a strong one
_MOST_STRONG = 2  # a strong term counts at most so often
_MOST_HITS = 200  # of one term that are looked at

_TOLD = 2  # different phrases that tell of something else
_SLIGHT = 2  # words that may show a topic in a text on something else


class TopicFound(NamedTuple):
    """A topic of a text. `words` are the ranges of `Document.text` that showed it, weak ones left out: first `acts`,
    then `questions`, then terms, each in order.

    `strong` is true where a strong term stands outside quotations, or many others stand, and the topic is told in more
    than one sentence in passing; where the words of an opening weigh much for it; and where a person named the topic:
    so that much may rest on it. `mention` is true where a longer text only touches on the subject; `weight` is what the
    words of its opening weigh, in tenths, where only they together show it, else None; `opening` are those of an
    opening that makes plain what else shows it; `by_strong` tells whether a strong term shows it, quoted or not.
    """

    id: str
    score: int
    strong: bool = False
    mention: bool = False
    words: tuple[tuple[int, int], ...] = ()
    acts: tuple[tuple[int, int], ...] = ()
    questions: tuple[tuple[int, int], ...] = ()
    weight: float | None = None
    by_strong: bool = False
    opening: tuple[tuple[int, int], ...] = ()

    @property
    def weighed(self) -> bool:
        """Whether only the words of an opening together show it."""
        return self.weight is not None


class TopicIndex:
    """Every term of every topic. Its phrases are lists of the lexicon; see `topic_terms.py`.

    `exception_sets` are those of the pack: a term in a match of one that `shows_no_topic` is not counted. `acts` is the
    table of `acts.toml`: what shows a topic where it is done to a child, in any words. `needs` holds for a pattern the
    words without which it does not match (see `patterns.needs`).
    """

    def __init__(
        self,
        topics: Sequence[Topic],
        lexicon: Lexicon,
        exception_sets: Mapping[str, ExceptionSetRow],
        acts: ActsTable,
        needs: Mapping[str, Needs],
    ) -> None:
        self._ids = {topic.id for topic in topics}
        self._of_children = acts["of_children"]
        self._against_adults = acts["against_adults"]
        self._any_age = frozenset(acts["any_age"])
        self._needs_a_child = frozenset(acts["needs_a_child"])
        self._aside = acts["aside"]
        self._images = acts["images"]
        self._happenings = Happenings(act_rules(acts["shows"]), lexicon)
        self._lexicon = lexicon
        self._titles = OfficialTitles(lexicon)
        patterns = chain.from_iterable(each["patterns"] for each in exception_sets.values() if each["shows_no_topic"])
        self._organisations = tuple((needs.get(pattern, ()), regex(pattern)) for pattern in patterns)

    def given(self, ids: Iterable[str]) -> tuple[TopicFound, ...]:
        """Topics that a person named, as if found beyond doubt."""
        return tuple(TopicFound(name, 0, strong=True) for name in ids)

    def detect(
        self,
        view: TextView,
        masked: Sequence[tuple[int, int]] = (),
        left_out: Sequence[tuple[int, int]] = (),
    ) -> tuple[TopicFound, ...]:
        """The topics of a text, the highest score first.

        `masked` (names of services) and `left_out` (the contacts) are ranges of `Document.text`, sorted by start.
        """
        matches = view.matches
        images = ImagesOf(self._images, matches, left_out)
        by_topic = self._by_topic(view, images)
        told: dict[str, list[Happening]] = {}
        for each in chain(self._happenings.find(view, images.not_of), self._told_in_lists(view, images.not_of)):
            if each.topic in self._ids:
                told.setdefault(each.topic, []).append(each)
        if not by_topic and not told:
            return ()
        unfold = matches.tokens.fold.unfold
        terms = [unfold(hit.start, hit.end)[0] for hits in by_topic.values() for hit in hits if hit.term.role != WEAK]
        places = Standing(view, masked, left_out, self._organisations, self._titles, terms)
        weighed = (
            self._weighed(name, by_topic.get(name, ()), places, told.get(name, ()))
            for name in dict.fromkeys((*by_topic, *told))
        )
        shown = [topic for topic in weighed if topic is not None]
        needless = images.needless({topic.id for topic in shown})
        found = list(self.put_aside((topic for topic in shown if topic.id != needless), matches))
        if found and all(self.is_slight(topic) for topic in found) and self.is_elsewhere(matches):
            return ()
        if {self._of_children, self._against_adults} <= {topic.id for topic in found}:
            found = self._of_one_age(found, by_topic, places, told)
        return tuple(sorted(found, key=lambda topic: (topic.mention, -topic.score, topic.id)))

    def _told_in_lists(self, view: TextView, without: str) -> Iterator[Happening]:
        """What the points of lists tell and ask together with the words before the list, each at its point."""
        document, points = introduced.read(view.fold, view.document.blocks)
        if not points:
            return
        found: dict[tuple[str, int], list[Happening]] = {}
        for each in self._happenings.find(TextView(document, view.settings, view.knowledge), without):
            point = points[bisect_right(points, each.start, key=lambda point: point.start) - 1]
            if each.start < point.own < each.end:
                here = each._replace(start=point.block.start, end=point.block.end)
                found.setdefault((each.topic, point.block.group), []).append(here)
        for told in found.values():
            several = len({each.start for each in told}) > 1
            yield from (each._replace(several=several) for each in told)

    def _weighed(
        self, name: str, hits: Iterable[TermHit], places: Standing, told: Iterable[Happening]
    ) -> TopicFound | None:
        """A topic, None where nothing shows it, or where its words may be about adults and no child is spoken of."""
        found = _weigh(name, hits, places, told)
        if found is None or name not in self._needs_a_child or places.of_children:
            return found
        return found if found.by_strong else None

    def put_aside(self, topics: Iterable[TopicFound], matches: Matches) -> Iterator[TopicFound]:
        """`topics` without those that are set aside, each with what the text is about in its stead."""
        for topic in topics:
            row = self._set_aside_by(topic.id, matches)
            if row is None:
                yield topic
            elif row["instead"]:
                words = tuple((match.start, match.end) for match in matches.all(row["told_by"])[:_MOST_HITS])
                yield TopicFound(row["instead"], topic.score, topic.strong, topic.mention, words)

    def _set_aside_by(self, name: str, matches: Matches) -> AsideRow | None:
        return next((row for row in self._aside if row["topic"] == name and _tells(row, matches)), None)

    def is_slight(self, topic: TopicFound) -> bool:
        """Whether a topic rests on a word or two that stand in no heading."""
        return len(topic.words) <= _SLIGHT and topic.score <= len(topic.words) * _WEIGHTS[STRONG]

    def is_elsewhere(self, matches: Matches) -> bool:
        """Whether a text tells of a play, a match, an animal or long ago, and of no real harm."""
        if matches.holds("topics.real"):
            return False
        if matches.holds("topics.elsewhere"):
            return True
        return self._lexicon.expression("topics.long_ago").search(matches.tokens.fold.text) is not None

    def _of_one_age(
        self,
        found: list[TopicFound],
        by_topic: Mapping[str, list[TermHit]],
        places: Standing,
        told: Mapping[str, Sequence[Happening]],
    ) -> list[TopicFound]:
        """`found`, where terms that fit any age count for children alone."""
        name = self._against_adults
        hits = [hit for hit in by_topic.get(name, ()) if hit.term.text not in self._any_age]
        adult = _weigh(name, hits, places, told.get(name, ()))
        return [topic for topic in found if topic.id != self._against_adults] + ([adult] if adult else [])

    def _by_topic(self, view: TextView, images: ImagesOf) -> dict[str, list[TermHit]]:
        """The hits of each topic that has more than weak ones, so many of each term as can matter."""
        found: dict[str, list[TermHit]] = {}
        seen: dict[tuple[str, str], int] = {}
        of_children: set[tuple[int, int]] = set()
        hits = list(self._hits(view.matches, images))
        for hit in hits:
            term = hit.term
            if term.role == ACT:
                if not is_against_child(view, *view.fold.unfold(hit.start, hit.end)):
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
            adult = found.get(self._against_adults, ())
            found[self._against_adults] = [hit for hit in adult if (hit.start, hit.end) not in of_children]
        return {name: hits for name, hits in found.items() if _may_show(hits)}

    def _hits(self, matches: Matches, images: ImagesOf) -> Iterator[TermHit]:
        """Every hit that no longer one covers, in order of its start."""
        span = matches.tokens.folded_span
        terms = ((term, places) for term, places in terms_in(matches) if images.counts(term))
        hits = [TermHit(*span(*place), term) for term, places in terms for place in places]
        same: list[TermHit] = []  # the longest so far, all over one range
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if not same or hit.end > same[0].end:
                yield from _unmasked(same)
                same = [hit]
            elif (hit.start, hit.end) == (same[0].start, same[0].end):
                same.append(hit)
        yield from _unmasked(same)


def _tells(row: AsideRow, matches: Matches) -> bool:
    """Whether a text tells in two ways of something else, by who speaks of it, and in none of the subject."""
    if matches.holds(row["but_for"]) or (row["said_by"] and not matches.holds(row["said_by"])):
        return False
    folded = matches.tokens.fold
    places = [(folded.fold(match.start), folded.fold(match.end)) for match in matches.all(row["told_by"])[:_MOST_HITS]]
    return len({folded.text[start:end] for start, end in places}) >= _TOLD


def _may_show(hits: Iterable[TermHit]) -> bool:
    """Whether hits could show their topic if all of them counted."""
    medium: set[str] = set()
    for hit in hits:
        if hit.term.role == STRONG or (hit.term.role == MEDIUM and hit.term.text in medium):
            return True
        if hit.term.role in _MEDIUM:
            medium.add(hit.term.text)
    return len(medium) >= 2


def _unmasked(same: list[TermHit]) -> Iterator[TermHit]:
    """Of hits over one and the same range, those whose topic does not exclude the phrase."""
    if len(same) <= 1:
        return iter(same)
    excluding = {hit.term.topic for hit in same if hit.term.role == EXCLUDE}
    return (hit for hit in same if hit.term.topic not in excluding or hit.term.role == EXCLUDE)


def _weigh(name: str, hits: Iterable[TermHit], places: Standing, told: Iterable[Happening] = ()) -> TopicFound | None:
    terms = [each for each in map(places.counted, hits) if each is not None]
    happened = [each for each in map(places.happened, told) if each is not None and not _holds(each, terms)]
    counted = [*happened, *terms]
    strong = [each for each in counted if each.role == STRONG]
    medium = _different(counted)
    recurring = places.recurring(each for each in terms if each.role == MEDIUM)
    if not strong and not recurring and (len(medium) < 2 or all(each.role == NEVER_ALONE for each in medium)):
        return None
    weights: dict[str, list[int]] = {}
    for each in counted:
        weight = _WEIGHTS.get(each.role, _WEIGHTS[MEDIUM]) * (2 if each.heading else 1)
        weights.setdefault(each.text, []).append(weight)
    strong_terms = {each.text for each in strong}
    score = sum(
        sum(sorted(each, reverse=True)[: _MOST_STRONG if term in strong_terms else 1]) for term, each in weights.items()
    )
    one = len(strong) == 1 and not medium and not strong[0].heading
    asked = one and strong[0].family == QUESTIONS  # whoever asks its readers speaks of it to them
    mention = places.sparse([each for each in counted if each.role != WEAK]) or (
        one and not asked and places.in_passing(strong)
    )
    shown = {
        family: tuple(sorted([(each.start, each.end) for each in (*strong, *medium) if each.family == family]))
        for family in (*FAMILIES, "")
    }
    plain = any(not places.quoted(each.start) for each in strong) or len(medium) >= _MANY
    sure = plain and not places.in_passing([*strong, *medium])
    words = tuple(dict.fromkeys(chain(*shown.values())))
    return TopicFound(name, score, sure, mention, words, shown[ACTS], shown[QUESTIONS], by_strong=bool(strong))


def _holds(happened: Counted, terms: Iterable[Counted]) -> bool:
    """Whether a strong term stands inside an act or a question: the evidence is then the term."""
    return any(term.role == STRONG and happened.start <= term.start < happened.end for term in terms)


def _different(counted: list[Counted]) -> list[Counted]:
    """The first of each different medium term. An abbreviation in brackets after its long form is the same term."""
    first: dict[str, Counted] = {}
    last_end = -9
    for each in counted:
        if each.role not in _MEDIUM:
            continue
        if each.hit.start - last_end != 2:
            first.setdefault(each.text, each)
        last_end = each.hit.end
    return list(first.values())
