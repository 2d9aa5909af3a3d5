"""What to add to a text that lacks help: the service to name, and the sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from safelint.help.asks import Asks, kept
from safelint.help.elements import Ask, HelpElement, asks_of_topic
from safelint.help.fillers import TOPIC_LINES, Fillers
from safelint.help.offers import offered
from safelint.help.routes import serves
from safelint.values.entries import Helpline
from safelint.values.settings import NATIONS, Settings

ANY = "any_one_route"
_FIRST = "emergency_999"

People = frozenset[str]
"""Whom a text tells of, by the ids of `[[person]]` in `elements.toml`; nobody where it leaves it open."""
NOBODY: People = frozenset()


class Said(NamedTuple):
    """What is named for something asked for: an element, and its services, one or one for each nation."""

    element: str
    services: tuple[Helpline, ...]


class Advice:
    """`table` is the content of `elements.toml`."""

    def __init__(self, table: Mapping[str, Any], fillers: Fillers, asks: Asks) -> None:
        self._fillers = fillers
        self._asks = asks
        self._names_cy: Mapping[str, str] = table.get("names_cy", {})
        self._people: Mapping[str, Mapping[str, Any]] = {row["id"]: row for row in table.get("person", ())}
        self._beside: Mapping[str, str] = table.get("beside", {})
        # What depends on the settings and topics alone, of which a run has few.
        self._said: dict[tuple[Any, ...], Said] = {}
        self._sentences: dict[tuple[Any, ...], tuple[str, ...]] = {}

    def asked_in_words(self, ask: Ask, settings: Settings, people: People = NOBODY) -> str:
        """What is asked for, in words for the writer."""
        name = self.to_add(ask, settings, people)
        each = self._fillers.elements[name]
        return next(filter(None, map(each.label_for.get, _keys(ask.topic, settings))), each.label)

    def sentences(self, ask: Ask, settings: Settings, people: People = NOBODY, language: str = "en") -> tuple[str, ...]:
        """The sentences to add, with services and numbers of the registry, as plain text; none where none can be said
        to readers."""
        key = (ask, settings.nations, settings.audience, people, language)
        known = self._sentences.get(key)
        return kept(self._sentences, key, self._plain(ask, settings, people, language)) if known is None else known

    def _plain(self, ask: Ask, settings: Settings, people: People, language: str) -> tuple[str, ...]:
        from safelint.help.naming import by_text, contacts, filled, plain

        if language == "cy":
            lines = self.lines(ask, settings, language)
            return (plain(" ".join(lines)),) if lines else ()
        made: list[str] = []
        for said in self._all_said(ask, settings, people):
            template = self._template(said, ask, settings)
            if said.services or "{" not in template:
                named = contacts(said.services, several=_serve_some(said.services, settings))
                made.append(plain(filled(template, named, " or ".join(map(by_text, said.services)))))
        return tuple(made)

    def sentence(self, ask: Ask, settings: Settings, people: People = NOBODY, language: str = "en") -> str:
        """The same as one text."""
        return " ".join(self.sentences(ask, settings, people, language))

    def lines(self, ask: Ask, settings: Settings, language: str = "en") -> list[str]:
        """The same for a footer, links as in Markdown: a line for each service where no one service serves all.

        `language` is `en` or `cy`; where there is no Welsh wording, the English one is given.
        """
        made = self._all_said(ask, settings, NOBODY)
        return [line for said in made for line in self._lines(said, ask, settings, language)]

    def _lines(self, said: Said, ask: Ask, settings: Settings, language: str) -> list[str]:
        from safelint.help import naming

        services, apart = said.services, _serve_some(said.services, settings)
        welsh = self._worded(said, ask).suggest_cy if language == "cy" else ""
        if welsh and (services or "{" not in welsh):
            names = self._names_cy
            by_text = self._fillers.elements[said.element].route == "text"
            named = [
                naming.contact_cy(each, names.get(each.id, each.name), apart, by_text=by_text) for each in services
            ]
            return [naming.filled_cy(welsh, each) for each in named] if "{" in welsh else [welsh]
        template = self._template(said, ask, settings)
        if "{" not in template:
            return [template]
        return [naming.filled(template, naming.contact(each, several=apart), naming.by_text(each)) for each in services]

    def _template(self, said: Said, ask: Ask, settings: Settings) -> str:
        """The wording for a topic in a nation or for an audience, a topic, a nation or an audience, else the element's
        own; where no service can be named, the first that names none."""
        each = self._worded(said, ask)
        made = [*filter(None, map(each.suggest_for.get, _keys(ask.topic, settings))), each.suggest]
        return next((template for template in made if said.services or "{" not in template), each.suggest)

    def _worded(self, said: Said, ask: Ask) -> HelpElement:
        """The element whose wording is used. One way to help is for all, unless its line is for some readers."""
        each = self._fillers.elements[said.element]
        return each if ask.members != (ANY,) or each.of_some else self._fillers.elements[ANY]

    def speaks_to_readers(self, ask: Ask, settings: Settings, people: People = NOBODY) -> bool:
        """Whether what to add is a sentence for readers, not advice to the writer ("say when the line is open")."""
        said = self.said(ask, settings, people)
        return self._fillers.elements[said.element].wording or bool(said.services)

    def named_by(self, ask: Ask, settings: Settings, people: People = NOBODY) -> tuple[Helpline, ...]:
        """The services that the sentences to add name."""
        return tuple(each for said in self._all_said(ask, settings, people) for each in said.services)

    def to_add(self, ask: Ask, settings: Settings, people: People = NOBODY) -> str:
        """Of several alternatives, the one to add: the first that can be said without something to fill in."""
        able = [name for name in ask.members if self._can_say(name, ask.topic, settings, people)]
        return next(iter(able), ask.members[0])

    def _can_say(self, name: str, topic: str, settings: Settings, people: People) -> bool:
        if self.services_to_name(name, topic, settings, people):
            return True
        each = self._fillers.elements[name]
        template = next(filter(None, map(each.suggest_for.get, _keys(topic, settings))), each.suggest)
        return each.wording and "](" in template

    def said(self, ask: Ask, settings: Settings, people: People = NOBODY) -> Said:
        """What is named for what is asked for: for any one way to help, the first line of the subject."""
        key = (ask, settings.nations, settings.audience, people)
        known = self._said.get(key)
        return kept(self._said, key, self._to_say(ask, settings, people)) if known is None else known

    def _to_say(self, ask: Ask, settings: Settings, people: People) -> Said:
        name = self.to_add(ask, settings, people)
        if name == ANY:
            return self._first_line(ask.topic, settings, people)
        return Said(name, self.services_to_name(name, ask.topic, settings, people))

    def _all_said(self, ask: Ask, settings: Settings, people: People) -> Iterator[Said]:
        """The same, and what must stand beside it: no line for women alone is the only one, unless the text is about a
        woman."""
        said = self.said(ask, settings, people)
        yield said
        if said.element not in TOPIC_LINES:
            return
        subjects = {subject for service in said.services for subject in service.topics}
        for subject, name in self._beside.items():
            if subject in subjects and subject not in people and self._asks.can_ask(name, ask.topic, settings):
                yield self.said(Ask((name,), ask.topic), settings, people)

    def services_to_name(
        self, name: str, topic: str, settings: Settings, people: People = NOBODY
    ) -> tuple[Helpline, ...]:
        """The services to name for an element: one, or one for each nation where none serves them all."""
        if name == ANY:
            return self._first_line(topic, settings, people).services
        return self._services(name, topic, settings, people, of_nation=name in TOPIC_LINES)

    def _services(
        self, name: str, topic: str, settings: Settings, people: People, *, of_nation: bool
    ) -> tuple[Helpline, ...]:
        """The same; with `of_nation`, those that the topic names for a nation come first there."""
        each = self._fillers.elements[name]
        never = {subject for person in people for subject in self._people[person].get("never", ())}
        known = [
            service
            for service in self._asks.to_name(name, topic, settings.audience)
            if name not in TOPIC_LINES or never.isdisjoint(service.topics)
        ]
        if each.route == "text":
            from safelint.help.naming import sms

            known = [service for service in known if sms(service)]
        row = self._fillers.topics.get(topic)
        # What a topic names for its whole subject or for a nation goes before what it names for a part of it.
        roles = ("topic_helpline", *NATIONS) if row and name in TOPIC_LINES else ()
        whole = {each for role in roles for each in (row.services.get(role, ()) if row else ())}
        known = [service for service in known if service.id in whole] or known
        everywhere = _offered(known, "")
        if not settings.nations and everywhere and not each.by_nation:
            return tuple(everywhere[:1])
        chosen: list[Helpline] = []
        for nation in settings.nations or NATIONS:
            serving = _offered(known, nation)
            named = row.services.get(nation, ()) if row and of_nation else ()
            narrow = [service for service in serving if service.id in named] or [
                service for service in serving if each.by_nation and nation in service.nations
            ]
            if serving and not any(serves(service, (nation,)) for service in chosen):
                chosen.append((narrow or serving)[0])
        return tuple(chosen)

    def _first_line(self, topic: str, settings: Settings, people: People) -> Said:
        """The first line that a topic asks for and that helps; nothing where none does."""
        row = self._fillers.topics.get(topic)
        of_topic = asks_of_topic(row, ("minimum", "core", "full", "best")) if row else ()
        asks = (*self._asks.of_audience(settings.audience, topic), *of_topic)
        elements = self._fillers.elements
        names = [name for ask in asks for name in ask.members if name != ANY and not elements[name].no_line]
        first = self._elements_of(people)
        names.sort(key=lambda name: name not in first)
        able = (name for name in names if self._asks.can_ask(name, topic, settings))
        made = (Said(name, self._services(name, topic, settings, people, of_nation=True)) for name in able)
        for_all = self._fillers.is_for_all
        fitting = (
            said for said in made if said.element in first or all(for_all(service, topic) for service in said.services)
        )
        return next((said for said in fitting if said.services), Said(ANY, ()))

    def fitting(
        self, asks: Sequence[Ask], others: Iterable[Ask], settings: Settings, people: People = NOBODY
    ) -> list[Ask]:
        """What to tell a text that lacks `asks`: what to do in danger, of `others` what fits whom the text tells of and
        the crisis line of the nation, then the rest without what is for somebody else."""
        first = self._elements_of(people)
        left_out = {name for person in people for name in self._people[person].get("not_asked", ())}
        mine = [ask for ask in (*asks, *others) if not first.isdisjoint(ask.members)]
        named = {each.id for ask in asks for each in self.named_by(ask, settings, people)}
        of_nation = [ask for ask in others if self._is_of_nation(ask) and not named & self._ids(ask, settings, people)]
        rest = [ask for ask in asks if left_out.isdisjoint(ask.members) and self._is_for(ask, settings, people)]
        told = list(dict.fromkeys((*mine, *of_nation, *rest)))
        told = self.without_what_others_do(told, settings, people)
        return sorted(told, key=lambda ask: (_FIRST not in ask.members, ask not in mine, not self._is_of_nation(ask)))

    def _elements_of(self, people: People) -> set[str]:
        return {name for person in people if (name := self._people[person].get("element"))}

    def without_what_others_do(self, asks: Sequence[Ask], settings: Settings, people: People = NOBODY) -> list[Ask]:
        """`asks` without any one way to help where its line is asked for, without a choice of which one is asked for
        anyway, and without the line of a nation where one for the subject is."""
        others = [ask for ask in asks if ask.members != (ANY,)]
        asks = [ask for ask in asks if ask.members != (ANY,) or not self._is_done(ask, others, settings, people)]
        alone = {ask.members[0] for ask in asks if len(ask.members) == 1}
        general = {ask.topic for ask in asks if ask.members == TOPIC_LINES[:1]}
        asks = [ask for ask in asks if ask.members != TOPIC_LINES[1:] or ask.topic not in general]
        return [ask for ask in asks if len(ask.members) == 1 or alone.isdisjoint(ask.members)]

    def _is_done(self, ask: Ask, others: Sequence[Ask], settings: Settings, people: People) -> bool:
        """Whether `others` name the line that would be named as the one way to help; where that is for some readers
        alone, or there is none, any line will do."""
        said = self.said(ask, settings, people)
        if not said.services or self._fillers.elements[said.element].of_some:
            return any(self.is_line(each, settings, people) for each in others)
        ids = {service.id for service in said.services}
        return any(ids <= self._ids(each, settings, people) for each in others)

    def is_line(self, ask: Ask, settings: Settings, people: People = NOBODY) -> bool:
        """Whether what is named for it is somebody who helps."""
        said = self.said(ask, settings, people)
        return bool(said.services) and not self._fillers.elements[said.element].no_line

    def _is_of_nation(self, ask: Ask) -> bool:
        name = ask.members[0]
        return self._fillers.elements[name].by_nation and name not in TOPIC_LINES

    def _ids(self, ask: Ask, settings: Settings, people: People) -> set[str]:
        return {each.id for each in self.named_by(ask, settings, people)}

    def _is_for(self, ask: Ask, settings: Settings, people: People) -> bool:
        """Whether what would be named without regard to whom a text tells of may be named for them."""
        return self.speaks_to_readers(ask, settings, people) or not self._ids(ask, settings, NOBODY)


def _keys(topic: str, settings: Settings) -> tuple[str, ...]:
    """The keys of a wording of its own, the most special first."""
    nation = settings.nations[0] if len(settings.nations) == 1 else ""
    return (f"{topic}/{nation}", f"{topic}/{settings.audience}", topic, nation, settings.audience)


def _serve_some(services: Sequence[Helpline], settings: Settings) -> bool:
    """Whether it must be said for whom each service is: none serves all who are spoken to."""
    asked = settings.nations or NATIONS
    return not any(all(serves(service, (nation,)) for nation in asked) for service in services)


def _offered(services: Iterable[Helpline], nation: str) -> list[Helpline]:
    return [found for service in services if (found := offered(service, nation))]
