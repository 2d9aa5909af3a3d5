"""What a text is asked for: by its kind, its topics, its audience and its nations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.elements import Ask, asks_of, asks_of_topic
from safelint.help.fillers import Fillers
from safelint.help.nameable import nameable
from safelint.help.topics import TopicFound
from safelint.values.entries import Helpline
from safelint.values.settings import NATIONS, Settings
from safelint.values.text_kinds import TextKind

if TYPE_CHECKING:
    from safelint.values.tables.elements import AudienceRow, ElementsTable

MOST_KEPT = 4_096
"""How many answers of each sort are kept for other documents of the run: they depend on readers and topics alone."""
_ONCE = 3  # the score of a topic that one strong term shows


People = frozenset[str]
"""Whom a text tells of, by the ids of `[[person]]` in `elements.toml`; nobody where it leaves it open."""


class Readers(NamedTuple):
    """For whom help is chosen: an audience, the nations, and whom the text tells of besides."""

    audience: str = "public"
    nations: tuple[str, ...] = ()
    people: People = frozenset()

    @classmethod
    def of(cls, settings: Settings, people: People = frozenset()) -> Readers:
        """Those of a text with these settings."""
        return cls(settings.audience, settings.nations, people)

    @property
    def of_anybody(self) -> Readers:
        """The same where the text leaves open whom it tells of."""
        return self._replace(people=frozenset())


class Wanted(NamedTuple):
    """What is asked of a text: what its kind and its topics must have, should have, and what would be best."""

    required: tuple[Ask, ...] = ()
    suggested: tuple[Ask, ...] = ()
    best: tuple[Ask, ...] = ()


class Asks:
    """What can be asked of whom; `at_least` is the least that a text on no subject gives to somebody who may be hurt.

    `table` is the content of `elements.toml`, `kinds` holds each kind of text by its id.
    """

    def __init__(self, table: ElementsTable, kinds: Mapping[str, TextKind], fillers: Fillers) -> None:
        self._fillers = fillers
        self._kinds = kinds
        self.at_least = asks_of(table["at_least"])
        self._audiences: dict[str, AudienceRow] = {row["id"]: row for row in table["audience"]}
        self._askable = lru_cache(MOST_KEPT)(self._is_askable)
        self._wanted = lru_cache(MOST_KEPT)(self._wanted_of)

    def of_audience(self, audience: str, topic: str) -> tuple[Ask, ...]:
        """What an audience asks for by itself in a text on `topic`, in place of all else first."""
        row = self._audiences.get(audience)
        return asks_of((*row["instead"], *row["ask"]), topic) if row else ()

    def wanted(self, found: Sequence[TopicFound], kind: str, settings: Settings, *, school: bool = False) -> Wanted:
        """What a text on these topics asks for. `school` tells whether it comes from a school."""
        main, minor = self.ranked(found)
        if not main:
            return Wanted()
        return self._wanted(tuple(main), tuple(minor), kind, settings.audience, settings.nations, school=school)

    def _wanted_of(
        self, main: Sequence[str], minor: Sequence[str], kind: str, who: str, nations: tuple[str, ...], *, school: bool
    ) -> Wanted:
        """What is asked of a text for the audience `who`."""
        row = self._kinds[kind]
        audience = self._audiences.get(who)
        if row.brief:
            return self._askable_of(Wanted(tuple(self._of_kind(row.ask, main))), who, nations)
        if audience and audience["instead"]:
            required = tuple(self._of_kind(audience["instead"], main))
            best = tuple(self._of_kind(audience["offer"], main))
            return self._askable_of(Wanted(required, (), best), who, nations)
        ask = [*row.ask, *(row.school_ask if school else ())]
        offer = list(row.offer)
        if audience and (not audience["topics"] or any(name in audience["topics"] for name in main)):
            ask += audience["ask"] if row.audience_asks else ()
            offer += audience["offer"]
        of_audience = audience["required"] if audience else ()
        sets = of_audience or row.required
        always = (*self._of_kind(ask, main), *self._on_topics(row, main))
        required = (*always, *self._lists(main, sets if row.required else ()))
        suggested = () if of_audience else self._lists(main, row.suggested)
        best = (*self._of_kind(offer, main), *self._lists(main, ("full", "best")), *self._lists(minor, ("minimum",)))
        return self._askable_of(Wanted(required, suggested, best), who, nations)

    def _of_kind(self, names: Iterable[str], topics: Sequence[str]) -> Iterator[Ask]:
        """What a kind or an audience asks for, each for the first of the topics on which it may be asked."""
        for name in names:
            only = self._fillers.elements[name].only_on
            topic = next((topic for topic in topics if not only or topic in only), None)
            if topic is not None:
                yield Ask((name,), topic)

    @staticmethod
    def _on_topics(kind: TextKind, topics: Sequence[str]) -> Iterator[Ask]:
        """What a kind asks for on some topics alone, each for the first of these."""
        for each in kind.ask_on:
            topic = next((topic for topic in topics if topic in each.topics), None)
            if topic is not None:
                yield Ask((each.element,), topic)

    def ranked(self, found: Sequence[TopicFound]) -> tuple[list[str], list[str]]:
        """Topics that the text is about, special ones first, and those that it only touches on."""
        known = [topic for topic in found if topic.id in self._fillers.topics]
        top = max((topic.score for topic in known if not topic.mention), default=0)
        about = [topic for topic in known if not topic.mention and (2 * topic.score > top or topic.score == top)]
        # "Hurt, bullied or robbed" in a text on older people makes none on bullying.
        if not all(self._is_general(topic.id) for topic in about):
            about = [
                topic for topic in about if topic.score == 0 or topic.score > _ONCE or not self._is_general(topic.id)
            ]
        main = [topic.id for topic in about]
        minor = [topic.id for topic in known if topic.id not in main]
        return sorted(main, key=self._is_general), minor

    def _is_general(self, topic: str) -> bool:
        return self._fillers.subject(topic)["general"]

    def _lists(self, topics: Iterable[str], names: Iterable[str]) -> tuple[Ask, ...]:
        names = tuple(names)
        return tuple(ask for topic in topics for ask in asks_of_topic(self._fillers.topics[topic], names))

    def _askable_of(self, wanted: Wanted, audience: str, nations: tuple[str, ...]) -> Wanted:
        """`wanted` without doubles and without what cannot be asked of this audience and these nations."""
        seen: set[tuple[tuple[str, ...], str]] = set()

        def fresh(asks: Iterable[Ask]) -> Iterator[Ask]:
            for ask in asks:
                members = tuple(name for name in ask.members if self._askable(name, ask.topic, audience, nations))
                of_topic = any(self._fillers.elements[name].of_topic for name in members)
                key = (members, ask.topic if of_topic else "")
                if members and key not in seen:
                    seen.add(key)
                    yield Ask(members, ask.topic)

        return Wanted(*(tuple(fresh(asks)) for asks in wanted))

    def can_ask(self, name: str, topic: str, readers: Readers) -> bool:
        """Whether readers may be told what an element is for, in a text on `topic`."""
        return self._askable(name, topic, readers.audience, readers.nations)

    def _is_askable(self, name: str, topic: str, audience: str, nations: tuple[str, ...]) -> bool:
        each = self._fillers.elements[name]
        changed = self._audiences.get(audience)
        if audience in each.not_for or (changed and name in changed["drop"]):
            return False
        if topic and each.only_on and topic not in each.only_on:
            return False
        if each.nations and (nations or each.by_nation) and not set(each.nations) & set(nations):
            return False
        for row in self._fillers.subject(topic)["not_asked"]:
            if row["element"] == name and (not row["nation"] or nations == (row["nation"],)):
                return False
        if each.wording or not (each.services or each.of_topic):
            return True
        services = self.to_name(name, topic, audience)
        return any(nameable(service, nation) for service in services for nation in nations or NATIONS)

    def to_name(self, name: str, topic: str, audience: str) -> list[Helpline]:
        """The services that advice to an audience may name for an element, the one to name first in front: none that
        takes no calls of these readers, and as the line of a subject none that is for some readers alone."""
        row = self._audiences.get(audience)
        served = row["served"] if row else ()
        known = self._fillers.to_name(name, topic)
        if name in self._fillers.topic_lines:
            known = [service for service in known if self._fillers.is_for_all(service, topic)]
        return [service for service in known if not served or not set(served).isdisjoint(service.audience)]
