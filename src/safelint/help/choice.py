"""Which services are named for what is asked for: fit for topic, nation, audience and whom a text tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.asks import MOST_KEPT, Asks, People, Readers
from safelint.help.elements import Ask, asks_of_topic
from safelint.help.fillers import Fillers
from safelint.help.nameable import nameable
from safelint.help.routes import serves
from safelint.values.entries import Helpline
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.values.tables.elements import ElementsTable


class NamedHelp(NamedTuple):
    """What is named for something asked for: an element, and its services, one or one for each nation."""

    element: str
    services: tuple[Helpline, ...]


class HelpChoice:
    """`table` is the content of `elements.toml`."""

    def __init__(self, table: ElementsTable, fillers: Fillers, asks: Asks) -> None:
        self._fillers = fillers
        self._asks = asks
        self._any_way, self._lines = fillers.roles.any_way, fillers.topic_lines
        self.people = {row["id"]: row for row in table["person"]}
        self._beside = table["beside"]
        self._said = lru_cache(MOST_KEPT)(self._to_say)

    def to_add(self, ask: Ask, readers: Readers) -> str:
        """Of several alternatives, the one to add: the first that can be said without something to fill in."""
        able = [name for name in ask.members if self._can_say(name, ask.topic, readers)]
        return next(iter(able), ask.members[0])

    def _can_say(self, name: str, topic: str, readers: Readers) -> bool:
        if self.services_to_name(name, topic, readers):
            return True
        each = self._fillers.elements[name]
        template = next(filter(None, map(each.suggest_for.get, keys(topic, readers))), each.suggest)
        return each.wording and "](" in template

    def said(self, ask: Ask, readers: Readers) -> NamedHelp:
        """What is named for what is asked for: for any one way to help, the first line of the subject."""
        return self._said(ask, readers)

    def _to_say(self, ask: Ask, readers: Readers) -> NamedHelp:
        name = self.to_add(ask, readers)
        if name == self._any_way:
            return self._first_line(ask.topic, readers)
        return NamedHelp(name, self.services_to_name(name, ask.topic, readers))

    def all_said(self, ask: Ask, readers: Readers) -> Iterator[NamedHelp]:
        """The same, and what must stand beside it: no line for women alone is the only one, unless the text is about a
        woman."""
        said = self.said(ask, readers)
        yield said
        if said.element not in self._lines:
            return
        subjects = {subject for service in said.services for subject in service.topics}
        for subject, name in self._beside.items():
            if subject in subjects and subject not in readers.people and self._asks.can_ask(name, ask.topic, readers):
                yield self.said(Ask((name,), ask.topic), readers)

    def services_to_name(self, name: str, topic: str, readers: Readers) -> tuple[Helpline, ...]:
        """The services to name for an element: one, or one for each nation where none serves them all."""
        if name == self._any_way:
            return self._first_line(topic, readers).services
        return self._services(name, topic, readers, of_nation=name in self._lines)

    def _services(self, name: str, topic: str, readers: Readers, *, of_nation: bool) -> tuple[Helpline, ...]:
        """The same; with `of_nation`, those that the topic names for a nation come first there."""
        each = self._fillers.elements[name]
        never = {subject for person in readers.people for subject in self.people[person]["never"]}
        known = [
            service
            for service in self._asks.to_name(name, topic, readers.audience)
            if name not in self._lines or never.isdisjoint(service.topics)
        ]
        if each.route == "text":
            from safelint.help.naming import sms

            known = [service for service in known if sms(service)]
        row = self._fillers.topics.get(topic)
        # What a topic names for its whole subject or for a nation goes before what it names for a part of it.
        roles = (self._fillers.roles.topic_line, *NATIONS) if row and name in self._lines else ()
        whole = {each for role in roles for each in (row.services.get(role, ()) if row else ())}
        known = [service for service in known if service.id in whole] or known
        everywhere = _nameable(known, "")
        if not readers.nations and everywhere and not each.by_nation:
            return tuple(everywhere[:1])
        chosen: list[Helpline] = []
        for nation in readers.nations or NATIONS:
            serving = _nameable(known, nation)
            named = row.services.get(nation, ()) if row and of_nation else ()
            narrow = [service for service in serving if service.id in named] or [
                service for service in serving if each.by_nation and nation in service.nations
            ]
            if serving and not any(serves(service, (nation,)) for service in chosen):
                chosen.append((narrow or serving)[0])
        return tuple(chosen)

    def _first_line(self, topic: str, readers: Readers) -> NamedHelp:
        """The first line that a topic asks for and that helps; nothing where none does."""
        row = self._fillers.topics.get(topic)
        of_topic = asks_of_topic(row, ("minimum", "core", "full", "best")) if row else ()
        asks = [
            ask
            for ask in (*self._asks.of_audience(readers.audience, topic), *of_topic)
            if self.is_for(ask, readers.people)
        ]
        elements = self._fillers.elements
        names = [name for ask in asks for name in ask.members if name != self._any_way and not elements[name].no_line]
        first = self.elements_of(readers.people)
        names.sort(key=lambda name: name not in first)
        able = (name for name in names if self._asks.can_ask(name, topic, readers))
        made = (NamedHelp(name, self._services(name, topic, readers, of_nation=True)) for name in able)
        for_all = self._fillers.is_for_all
        fitting = (
            said for said in made if said.element in first or all(for_all(service, topic) for service in said.services)
        )
        return next((said for said in fitting if said.services), NamedHelp(self._any_way, ()))

    def elements_of(self, people: People) -> set[str]:
        """The elements that fit whom a text tells of."""
        return {name for person in people if (name := self.people[person]["element"])}

    def is_for(self, ask: Ask, people: People) -> bool:
        """Whether something of what is asked for is not for others than whom a text tells of."""
        left_out = {name for person in people for name in self.people[person]["not_asked"]}
        return not left_out.issuperset(ask.members)

    def elements_of_people(self) -> set[str]:
        """The elements that fit some readers, whoever a text tells of."""
        return self.elements_of(frozenset(self.people))

    def is_line(self, ask: Ask, readers: Readers) -> bool:
        """Whether what is named for it is somebody who helps."""
        said = self.said(ask, readers)
        return bool(said.services) and not self._fillers.elements[said.element].no_line

    def ids(self, ask: Ask, readers: Readers) -> set[str]:
        """Ids of the services that are named for what is asked for."""
        return {each.id for said in self.all_said(ask, readers) for each in said.services}


def keys(topic: str, readers: Readers) -> tuple[str, ...]:
    """The keys of a wording of its own, the most special first."""
    nation = readers.nations[0] if len(readers.nations) == 1 else ""
    return (f"{topic}/{nation}", f"{topic}/{readers.audience}", topic, nation, readers.audience)


def _nameable(services: Iterable[Helpline], nation: str) -> list[Helpline]:
    return [found for service in services if (found := nameable(service, nation))]
