"""Which services fill an element of help, and whom each service is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from safelint.help.elements import Ask, asks_of_topic, element, finder
from safelint.values.entries import Helpline
from safelint.values.roles import ElementRoles, ReaderRoles, SubjectRoles

if TYPE_CHECKING:
    import re

    from safelint.values.entries import Pack
    from safelint.values.tables.elements import SubjectRow

_LISTS_OF_A_TOPIC = ("minimum", "core", "full", "best")
_NO_SUBJECT: SubjectRow = {
    "topic": "",
    "label": "",
    "sources": (),
    "helplines": (),
    "not_helplines": (),
    "also": (),
    "not_asked": (),
    "general": False,
    "adults": False,
    "police": False,
    "lowered": "",
}


class Fillers:
    """The elements of a pack, its topics, and its active services by id. `for_some` are those topics of services that
    tell for which readers alone one is, `of_any_report` those of services that take reports of anything; `for_police`
    are those topics of texts of which who has news calls the police.
    """

    def __init__(self, pack: Pack) -> None:
        table = pack.elements
        self._needs = pack.needs
        self.roles = roles = ElementRoles(**table["roles"])
        self.topic_lines = (roles.topic_line, roles.topic_line_of_nation)
        self.local_contacts = (roles.local, roles.school)
        of_services = pack.registry["roles"]
        self.subject_roles = SubjectRoles(**of_services["topics"])
        self.reader_roles = ReaderRoles(**of_services["audiences"])
        self.elements = {row["id"]: element(row) for row in table["element"]}
        self.topics = {topic.id: topic for topic in pack.topics}
        self.services = {each.id: each for each in pack.helplines if each.is_active}
        self._subjects = {row["topic"]: row for row in table["subject"]}
        self.for_police = frozenset(topic for topic, row in self._subjects.items() if row["police"])
        self.lines_alone = tuple((row["alone"], row["element"]) for row in table["person"] if row["alone"])
        """By a list of the family `groups`, which tells that a text is for some people alone, the line for these."""
        self._other_subjects = frozenset(table["other_subjects"])
        self._no_topic_line = frozenset(table["no_topic_line"])
        self._few_readers = frozenset(table["few_readers"])
        self.of_any_report = frozenset(table["of_any_report"])
        self.for_some = frozenset(table["for_some"])
        self._for_some_of = frozenset((*self.for_some, *table["beside"]))
        # A pack has few elements and topics, and so few answers.
        self._asked_for = cache(self._asked_and_subjects)
        self._fills = cache(self._filling)
        self._finders = cache(self._finders_of)

    def subject(self, topic: str) -> SubjectRow:
        """What a topic is to the registry; nothing where the pack does not say."""
        return self._subjects.get(topic, _NO_SUBJECT)

    def label(self, topic: str) -> str:
        """The topic in words."""
        return self.subject(topic)["label"] or topic.replace("-", " ")

    def sources(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Addresses of pages that say what help a text on one of these topics should give."""
        rows = (row for topic in topics for row in self.subject(topic)["sources"])
        return tuple(dict.fromkeys(row["url"] for row in rows))

    def are_for_police(self, topics: Sequence[str]) -> bool:
        """Whether who has news of any of these topics calls the police, whom everybody can reach."""
        return bool(topics) and self.for_police.issuperset(topics)

    def lowered(self, topic: str) -> str:
        """Why the lack of help with a topic is told more quietly than with others; "" where it is not."""
        return self.subject(topic)["lowered"]

    def for_school(self, topics: Iterable[str]) -> bool:
        """Whether a school may write home about one of these topics."""
        return not all(self.subject(topic)["adults"] for topic in topics)

    def is_emergency(self, service: str) -> bool:
        """Whether a service is one to call in any danger: 999."""
        return self.subject_roles.emergency in self.services[service].topics

    def takes_any_report(self, service: str) -> bool:
        """Whether a service takes reports of anything: 999, 101, Crimestoppers."""
        return not self.of_any_report.isdisjoint(self.services[service].topics)

    def helps(self, service: str, topics: Sequence[str], wanted: Sequence[Ask]) -> bool:
        """Whether a service is for people whom one of the topics touches: one that such a text, or this text, is asked
        for, or one for a subject of those."""
        if self.is_on(service, topics, wanted):
            return True
        known = [topic for topic in topics if topic in self.topics]
        of_service = self.services[service].topics
        return not known or any(not self._asked_for(topic)[1].isdisjoint(of_service) for topic in known)

    def is_on(self, service: str, topics: Iterable[str], wanted: Iterable[Ask]) -> bool:
        """Whether a service is one that such a text, or this text, is asked for, or has the subject itself; one that
        only `helps` shares another subject with those: a line for any distress is on no abuse."""
        if any(service in self.fills(name, ask.topic) for ask in wanted for name in ask.members):
            return True
        of_service = self.services[service].topics
        return any(
            service in self._asked_for(topic)[0] or not set(self.subject(topic)["helplines"]).isdisjoint(of_service)
            for topic in topics
            if topic in self.topics
        )

    def is_for_others(self, service: str) -> bool:
        """Whether a service is for nothing that a text on abuse or suicide touches: debts, a landlord, fraud."""
        return self._other_subjects.issuperset(self.services[service].topics)

    def is_for_all(self, service: Helpline, topic: str) -> bool:
        """Whether a service is for all whom a topic touches, not for some alone, such as older people, unless the topic
        is about them."""
        return self.for_some.difference(self.subject(topic)["helplines"]).isdisjoint(service.topics)

    def _asked_and_subjects(self, topic: str) -> tuple[frozenset[str], frozenset[str]]:
        """The services that a topic asks for, and the subjects that these are for."""
        asks = asks_of_topic(self.topics[topic], _LISTS_OF_A_TOPIC)
        asked = frozenset(each for ask in asks for name in ask.members for each in self.fills(name, ask.topic))
        subjects = {subject for each in asked for subject in self.services[each].topics}
        return asked, frozenset((*subjects, *self.subject(topic)["also"])) - self.of_any_report

    def fills(self, name: str, topic: str = "") -> frozenset[str]:
        """Ids of the active services that fill an element in a text on `topic`."""
        return self._fills(name, topic)

    def to_name(self, name: str, topic: str) -> list[Helpline]:
        """The services that advice may choose from: those that the topic names for the element, else those of the
        element, else all that fill it; the one to name first in front."""
        filling = self.fills(name, topic)
        order = self.own(name, topic) or self.elements[name].services or sorted(filling)
        return [self.services[service] for service in dict.fromkeys(order) if service in filling]

    def finders(self, name: str) -> tuple[Callable[[str], re.Match[str] | None], ...]:
        """What finds, in a folded block, each of the patterns of an element."""
        return self._finders(name)

    def _finders_of(self, name: str) -> tuple[Callable[[str], re.Match[str] | None], ...]:
        return tuple(finder(pattern, self._needs.get(pattern, ())) for pattern in self.elements[name].patterns)

    def _filling(self, name: str, topic: str) -> frozenset[str]:
        each = self.elements[name]
        own = self.own(name, topic)
        services = set(own) if each.of_topic and own else {*own, *each.services}
        if name in self.topic_lines and topic in self.topics:
            services = {*services, *self._of_subject(topic)}
        if each.open_line:
            services = {*services, *filter(self._is_open, self._of_subject(topic))}
        if self.elements[name].own == "any" and topic in self.topics:
            services = {*services, *self._of_area(topic)}
        if topic in self.topics:
            services -= self._apart(name, topic)
        return frozenset(service for service in services if service in self.services)

    def _is_open(self, service: str) -> bool:
        """Whether a service is for anyone: not for women, for men or for some others alone."""
        each = self.services[service]
        return self.reader_roles.anyone in each.audience and self._for_some_of.isdisjoint(each.topics)

    def own(self, name: str, topic: str) -> tuple[str, ...]:
        """The services that a topic itself names for an element, the one to name first in front."""
        special = self.elements[name].services_for.get(topic)
        if special:
            return special
        if topic not in self.topics:
            return ()
        roles = self.topics[topic].services
        if name not in self.topic_lines:
            return roles.get(name, ())
        rest = (ids for role, ids in roles.items() if role not in self.elements)
        return tuple(dict.fromkeys([*roles.get(self.roles.topic_line, ()), *(each for ids in rest for each in ids)]))

    def _of_subject(self, topic: str) -> Iterator[str]:
        """Lines for the public that the registry has for a topic."""
        row = self.subject(topic)
        subjects, others = set(row["helplines"]), row["not_helplines"]
        for service in self.services.values():
            if subjects.isdisjoint(service.topics) or service.id in others or not service.public_line:
                continue
            if self._no_topic_line.isdisjoint(service.topics) and not self._few_readers.issuperset(service.audience):
                yield service.id

    def _of_area(self, topic: str) -> Iterator[str]:
        """Services for a part of a nation that the registry has for a topic."""
        subjects = set(self.subject(topic)["helplines"])
        return (each.id for each in self.services.values() if each.area and not subjects.isdisjoint(each.topics))

    def _apart(self, name: str, topic: str) -> set[str]:
        """Services that fill something else that the topic asks for, so that one service is not counted for two."""
        row = self.topics[topic]
        asked = {member for ask in asks_of_topic(row, ("minimum", "core", "full")) for member in ask.members} - {name}
        if self.elements[name].apart:
            return set()
        of_line = name in self.topic_lines
        others = [each for each in asked if self.elements[each].apart or (of_line and each not in self.topic_lines)]
        return {
            service
            for other in others
            for service in (self.own(other, topic) if self.elements[other].of_topic else self.elements[other].services)
        }
