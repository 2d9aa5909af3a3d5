"""What to add to a text that lacks help: the service to name, and the sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from safelint.help.asks import Asks, kept
from safelint.help.elements import Ask, asks_of_topic
from safelint.help.fillers import TOPIC_LINES, Fillers
from safelint.help.offers import offered
from safelint.help.routes import serves
from safelint.values.entries import Helpline
from safelint.values.settings import NATIONS, Settings

_NO_LINES = ("online_report", "anonymous_route", "accessible_route")


class Advice:
    """`table` is the content of `elements.toml`."""

    def __init__(self, table: Mapping[str, Any], fillers: Fillers, asks: Asks) -> None:
        self._fillers = fillers
        self._asks = asks
        self._names_cy: Mapping[str, str] = table.get("names_cy", {})
        # What depends on the settings and topics alone, of which a run has few.
        self._named: dict[tuple[Any, ...], tuple[Helpline, ...]] = {}
        self._words: dict[tuple[Any, ...], str] = {}
        self._sentences: dict[tuple[Any, ...], str] = {}

    def asked_in_words(self, ask: Ask, settings: Settings) -> str:
        """What is asked for, in words for the writer."""
        key = (ask, settings.nations, settings.audience)
        known = self._words.get(key)
        if known is None:
            each = self._fillers.elements[self.to_add(ask, settings)]
            known = kept(self._words, key, each.label_for.get(ask.topic, each.label))
        return known

    def sentence(self, ask: Ask, settings: Settings, language: str = "en") -> str:
        """The sentence to add, with the service and number of the registry, as plain text; see `lines`."""
        key = (ask, settings.nations, settings.audience, language)
        known = self._sentences.get(key)
        return kept(self._sentences, key, self._sentence(ask, settings, language)) if known is None else known

    def _sentence(self, ask: Ask, settings: Settings, language: str) -> str:
        from safelint.help.naming import by_text, contact, filled, plain

        if language == "cy":
            return plain(" ".join(self.lines(ask, settings, language)))
        name, services = self.to_add(ask, settings), self.named_by(ask, settings)
        template = self._template(name, ask.topic, settings, bool(services))
        apart = _serve_some(services, settings)
        named = " or ".join(contact(service, several=apart) for service in services)
        return plain(filled(template, named, " or ".join(map(by_text, services))))

    def lines(self, ask: Ask, settings: Settings, language: str = "en") -> list[str]:
        """The same for a footer, links as in Markdown: a line for each service where no one service serves all.

        `language` is `en` or `cy`; where there is no Welsh wording, the English one is given.
        """
        from safelint.help.naming import by_text, contact, contact_cy, filled, filled_cy

        name, services = self.to_add(ask, settings), self.named_by(ask, settings)
        template, apart = self._template(name, ask.topic, settings, bool(services)), _serve_some(services, settings)
        welsh = self._fillers.elements[name].suggest_cy if language == "cy" else ""
        if welsh and (services or "{" not in welsh):
            names = self._names_cy
            named = [contact_cy(each, names.get(each.id, each.name), apart) for each in services]
            return [filled_cy(welsh, each) for each in named] if "{" in welsh else [welsh]
        if "{" not in template:
            return [template]
        return [filled(template, contact(each, several=apart), by_text(each)) for each in services]

    def _template(self, name: str, topic: str, settings: Settings, named: bool) -> str:
        """The wording for a topic in a nation, a topic, a nation or an audience, else the element's own."""
        each = self._fillers.elements[name]
        nation = settings.nations[0] if len(settings.nations) == 1 else ""
        special = (each.suggest_for.get(key) for key in (f"{topic}/{nation}", topic, nation, settings.audience))
        template = next(filter(None, special), each.suggest)
        # Better the bare name of the thing than a sentence with a hole.
        return template if named or "{" not in template else f"Add {each.label}."

    def speaks_to_readers(self, ask: Ask, settings: Settings) -> bool:
        """Whether what to add is a sentence for readers, not advice to the writer ("say when the line is open")."""
        return self._fillers.elements[self.to_add(ask, settings)].wording or bool(self.named_by(ask, settings))

    def named_by(self, ask: Ask, settings: Settings) -> tuple[Helpline, ...]:
        """The services that the sentence to add names."""
        return self.services_to_name(self.to_add(ask, settings), ask.topic, settings)

    def to_add(self, ask: Ask, settings: Settings) -> str:
        """Of several alternatives, the one to add: the first that a national service fills."""
        sure = (name for name in ask.members if self.services_to_name(name, ask.topic, settings))
        return next(sure, ask.members[0])

    def services_to_name(self, name: str, topic: str, settings: Settings) -> tuple[Helpline, ...]:
        """The services to name for an element: one, or one for each nation where none serves them all."""
        key = (name, topic, settings.nations, settings.audience)
        if key not in self._named:
            self._named[key] = self._to_name(name, topic, settings)
        return self._named[key]

    def _to_name(self, name: str, topic: str, settings: Settings) -> tuple[Helpline, ...]:
        if name == "any_one_route":
            return self._first_line(topic, settings)
        each = self._fillers.elements[name]
        known = self._fillers.to_name(name, topic)
        if each.route == "text":
            from safelint.help.naming import sms

            known = [service for service in known if sms(service)]
        # A line for some readers only (older people) may fill the element, and is not the one to name for all.
        general = self._for_anyone(name, topic)
        everywhere = _offered([service for service in known if service.id in general or not general], "")
        if not settings.nations and everywhere and not each.by_nation:
            return tuple(everywhere[:1])
        chosen: list[Helpline] = []
        roles = self._fillers.topics[topic].services if topic in self._fillers.topics else {}
        for nation in settings.nations or NATIONS:
            serving = _offered(known, nation)
            named = roles.get(nation, ()) if each.by_nation else ()
            narrow = [service for service in serving if service.id in named] or [
                service for service in serving if each.by_nation and nation in service.nations
            ]
            if serving and not any(serves(service, (nation,)) for service in chosen):
                chosen.append((narrow or serving)[0])
        return tuple(chosen)

    def _for_anyone(self, name: str, topic: str) -> set[str]:
        """Of the services that a topic names as its line, those for any reader in some nation."""
        if name not in TOPIC_LINES or topic not in self._fillers.topics:
            return set()
        roles = self._fillers.topics[topic].services
        ids = (each for role in ("topic_helpline", *NATIONS) for each in roles.get(role, ()))
        return {each for each in ids if each in self._fillers.services}

    def _first_line(self, topic: str, settings: Settings) -> tuple[Helpline, ...]:
        """The first line that a topic asks for and that is not the police; where one only reports comes last."""
        row = self._fillers.topics.get(topic)
        of_topic = asks_of_topic(row, ("minimum", "core", "full", "best")) if row else ()
        asks = (*self._asks.of_audience(settings.audience, topic), *of_topic)
        police = {"emergency_999", "non_emergency_police", "any_one_route", "local_service"}
        names = [name for ask in asks for name in ask.members if name not in police]
        names.sort(key=_NO_LINES.__contains__)
        able = (name for name in names if self._asks.can_ask(name, topic, settings))
        return next(filter(None, (self.services_to_name(name, topic, settings) for name in able)), ())


def _serve_some(services: Sequence[Helpline], settings: Settings) -> bool:
    """Whether it must be said for whom each service is: none serves all who are spoken to."""
    asked = settings.nations or NATIONS
    return not any(all(serves(service, (nation,)) for nation in asked) for service in services)


def _offered(services: Iterable[Helpline], nation: str) -> list[Helpline]:
    return [found for service in services if (found := offered(service, nation))]
