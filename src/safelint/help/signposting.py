"""The help that a text gives, and the help that its subject, kind, audience and nation ask for.

A *route* (routes.py) is one way to a service that a reader can take: its number, its address, a link on its name. An
*element* is something that readers may need ("a line for children"), filled by a route of one of its services or by a
wording (held.py). Which elements there are and who asks for them stands in `elements.toml` and `topics.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.fulfilment import Held, Met
from safelint.help.helpblock import told_in, without
from safelint.help.routes import FOOTER, SERVICE, FoundHelp, Route, serves
from safelint.help.tables import TOPIC_LINES, Ask, Tables, asks_of, kept, read_in_text
from safelint.help.topics import TopicFound
from safelint.values.document import Document
from safelint.values.entries import Helpline
from safelint.values.report import Signposting
from safelint.values.settings import NATIONS, Settings

if TYPE_CHECKING:
    from safelint.help.topics import TopicIndex
    from safelint.numbers.numbered import NumberedText
    from safelint.text.view import TextView


FIXED = "fixed_text"
"""Stands among the missing for the text that the configuration keeps for every page."""

_NO_LINES = ("online_report", "anonymous_route", "accessible_route")


class Assessment(NamedTuple):
    """`met` holds each element asked for that is there, with what meets it; the `missing_...` are those that are not.
    `any_route` tells whether the body gives help of any kind, `pointed` whether it is said to stand on another page,
    `lacks_fixed` whether the text that the configuration keeps for every page is not there. `left_out` are the ranges
    of the block that hold help and not the text's own sentences; `welsh` tells whether the text is in Welsh, `doubtful`
    whether a number in it that nothing ties to help may be help all the same."""

    met: Mapping[str, Met] = {}
    missing_required: tuple[Ask, ...] = ()
    missing_suggested: tuple[Ask, ...] = ()
    missing_best: tuple[Ask, ...] = ()
    block: tuple[int, int] | None = None
    routes: tuple[Route, ...] = ()
    any_route: bool = False
    topics: tuple[TopicFound, ...] = ()
    lacks_fixed: bool = False
    pointed: bool = False
    left_out: tuple[tuple[int, int], ...] = ()
    welsh: bool = False
    doubtful: bool = False

    @property
    def present(self) -> tuple[str, ...]:
        """Ids of the elements asked for that are there."""
        return tuple(self.met)

    @property
    def in_footer(self) -> tuple[Route, ...]:
        """The ways to a named service for the subject that stand in the foot of the site, outside the body."""
        return tuple(route for route in self.routes if route.place == FOOTER and route.tie == SERVICE)

    @property
    def signposting(self) -> Signposting:
        """The same as the report has it."""
        return Signposting(self.present, self.missing, self.block)

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the elements required or suggested and missing, the first of several alternatives, none twice."""
        asks = (*self.missing_required, *self.missing_suggested)
        house = (FIXED,) if self.lacks_fixed else ()
        return tuple(dict.fromkeys((*house, *(ask.members[0] for ask in asks))))


def assess(view: NumberedText, kind: str, guide: Guide, topics: TopicIndex) -> Assessment:
    """The help that a document of this kind gives and lacks, and the topics that ask for it."""
    document, welsh = view.document, is_in_welsh(view)
    settings = placed(view.settings, welsh=welsh)
    included = settings.options.get("signposting", {}).get("included", ())
    text = FoundHelp(document, view.matches, view.numbers, view.names, view.sentences, tuple(included), view.parts)
    routes = guide.routes(text)
    block = guide.block(text, routes)
    left_out: list[tuple[int, int]] = []
    if block:
        names = [hit.start for hit in view.names]
        left_out = without(block, told_in(document, block, read_in_text(routes), view.sentences, names, view.matches))
    if settings.topics:
        found = topics.given(settings.topics)
    else:
        masked = [(hit.start, hit.end) for hit in view.names if hit.value.role != "generic"]
        found = topics.detect(view.matches, document.blocks, masked, left_out, view.quotations)
    asked = asked_as(document, settings, kind)
    return guide.assess(text, found, asked, settings, block, routes)._replace(
        topics=found, left_out=tuple(left_out), welsh=welsh
    )


def is_in_welsh(view: TextView) -> bool:
    """Whether a document is written in Welsh, as it declares or as it begins."""
    return view.language.lower().startswith("cy") or bool(welsh_words(view))


def welsh_words(view: TextView) -> tuple[tuple[int, int], ...]:
    """The words that show that a document begins in Welsh, none where it does not."""
    return view.knowledge.languages.welsh.small_words(view.document.text[:2_000].replace("\0", "\n"))


def placed(settings: Settings, *, welsh: bool) -> Settings:
    """The settings, for Wales where no nation is told and the text is Welsh."""
    return settings._replace(nations=("wales",)) if welsh and not settings.nations else settings


def kind_of(settings: Settings, kind: str) -> str:
    """The kind of text; what is written for news readers and shows no other form is news."""
    is_news = settings.audience == "news" and not settings.kind and kind == "service-page"
    return "news" if is_news else kind


def asked_as(document: Document, settings: Settings, kind: str) -> str:
    """The kind whose elements are asked for: a text of a few words, whatever its kind, has room for one way to help."""
    from safelint.kinds.short import is_short

    kind = kind_of(settings, kind)
    given = settings.kind or kind == "record"
    return kind if given or not is_short(document) else "social-post"


class Guide(Tables):
    """What a text gives of the help that it should, and what to add."""

    # --- how a text does

    def assess(
        self,
        text: FoundHelp,
        found: Sequence[TopicFound],
        kind: str,
        settings: Settings,
        block: tuple[int, int] | None,
        routes: tuple[Route, ...],
    ) -> Assessment:
        """What a text gives of what its topics, kind, audience and nations ask for."""
        if not found:
            return Assessment(block=block, routes=routes)
        school = bool(self._kinds.get(kind or "service-page", {}).get("school_ask")) and from_school(text)
        wanted = self.wanted(found, kind, settings, school=school)
        held = Held(self, text, routes, settings, found, (*wanted.required, *wanted.suggested))
        house = settings.options.get("signposting", {})
        # A page that only touches on a subject needs no house footer.
        touched = all(topic.mention for topic in found)
        require = () if touched else house.get("require", ())
        required = (*self._by_house(require, found, settings), *wanted.required)
        if not touched and kind != "record":
            required = (*required, *self._instead_of_others(found, routes, settings, required))
        absent = [tuple(ask for ask in asks if not held.has(ask)) for asks in (required, wanted.suggested, wanted.best)]
        everything = (*required, *wanted.suggested, *wanted.best)
        met: dict[str, Met] = {}
        for name, topic in ((name, ask.topic) for ask in everything for name in ask.members):
            by = held.met(name, topic)
            if by is not None:
                met.setdefault(name, by)
        lacks_fixed = bool(house.get("fixed_words")) and not touched and not held.says(house["fixed_words"])
        return Assessment(
            *(met, absent[0], absent[1], absent[2], block, held.routes, held.any_route),
            lacks_fixed=lacks_fixed,
            pointed=held.pointed,
            doubtful=not held.any_route and held.doubtful,
        )

    def _by_house(self, names: Sequence[str], found: Sequence[TopicFound], settings: Settings) -> Iterator[Ask]:
        """What the configuration requires, for the first subject of the text, so far as it can be asked."""
        if not names:
            return
        main, _ = self.ranked(found)
        for name in names:
            of_topic = name in self.elements and (self.elements[name].of_topic or name == "any_one_route")
            topic = main[0] if main and of_topic else ""
            if self._can_ask(name, topic, settings):
                yield Ask((name,), topic)

    def _instead_of_others(
        self, found: Sequence[TopicFound], routes: Sequence[Route], settings: Settings, required: Sequence[Ask]
    ) -> Iterator[Ask]:
        """The line for the first subject, where the text gives one that serves other nations only and none that serves.

        A line of its own in another nation shows that there is room for one, however short the text is.
        """
        if not settings.nations:
            return
        main, _ = self.ranked(found)
        ask = Ask(("topic_helpline",), main[0]) if main else None
        if ask is None or ask in required or not self._can_ask("topic_helpline", ask.topic, settings):
            return
        given = {route.service for route in read_in_text(routes) if route.service in self.services}
        lines = given & self.fills("topic_helpline", ask.topic)
        if lines and not any(serves(self.services[service], settings.nations) for service in lines):
            yield ask

    # --- what to add

    def asked_in_words(self, ask: Ask, settings: Settings) -> str:
        """What is asked for, in words for the writer."""
        key = (ask, settings.nations, settings.audience)
        known = self._words.get(key)
        if known is None:
            each = self.elements[self.to_add(ask, settings)]
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
        named = " or ".join(contact(service, several=len(services) > 1) for service in services)
        return plain(filled(template, named, " or ".join(map(by_text, services))))

    def lines(self, ask: Ask, settings: Settings, language: str = "en") -> list[str]:
        """The same for a footer, links as in Markdown: a line for each service where no one service serves all.

        `language` is `en` or `cy`; where there is no Welsh wording, the English one is given.
        """
        from safelint.help.naming import by_text, contact, contact_cy, filled, filled_cy

        name, services = self.to_add(ask, settings), self.named_by(ask, settings)
        template = self._template(name, ask.topic, settings, bool(services))
        welsh = self.elements[name].suggest_cy if language == "cy" else ""
        if welsh and (services or "{" not in welsh):
            names = self._table["names_cy"]
            named = [contact_cy(each, names.get(each.id, each.name), len(services) > 1) for each in services]
            return [filled_cy(welsh, each) for each in named] if "{" in welsh else [welsh]
        if "{" not in template:
            return [template]
        several = len(services) > 1
        return [filled(template, contact(each, several=several), by_text(each)) for each in services]

    def _template(self, name: str, topic: str, settings: Settings, named: bool) -> str:
        """The wording for a topic in a nation, a topic, a nation or an audience, else the element's own."""
        each = self.elements[name]
        nation = settings.nations[0] if len(settings.nations) == 1 else ""
        special = (each.suggest_for.get(key) for key in (f"{topic}/{nation}", topic, nation, settings.audience))
        template = next(filter(None, special), each.suggest)
        # Better the bare name of the thing than a sentence with a hole.
        return template if named or "{" not in template else f"Add {each.label}."

    def speaks_to_readers(self, ask: Ask, settings: Settings) -> bool:
        """Whether what to add is a sentence for readers, not advice to the writer ("say when the line is open")."""
        return self.elements[self.to_add(ask, settings)].wording or bool(self.named_by(ask, settings))

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
        each = self.elements[name]
        filling = self.fills(name, topic)
        order = [*self._own(name, topic), *each.services, *sorted(filling)]
        known = [self.services[service] for service in dict.fromkeys(order) if service in filling]
        if each.route == "text":
            from safelint.help.naming import sms

            known = [service for service in known if sms(service)]
        # A line for some readers only (older people) may fill the element, and is not the one to name for all.
        general = self._for_anyone(name, topic)
        everywhere = [
            service for service in known if "uk" in service.nations and (service.id in general or not general)
        ]
        if not settings.nations and everywhere and not each.by_nation:
            return tuple(everywhere[:1])
        chosen: list[Helpline] = []
        roles = self.topics[topic].services if topic in self.topics else {}
        for nation in settings.nations or NATIONS:
            serving = [service for service in known if serves(service, (nation,))]
            named = roles.get(nation, ()) if each.by_nation else ()
            narrow = [service for service in serving if service.id in named] or [
                service for service in serving if each.by_nation and nation in service.nations
            ]
            if serving and not any(serves(service, (nation,)) for service in chosen):
                chosen.append((narrow or serving)[0])
        return tuple(chosen)

    def _for_anyone(self, name: str, topic: str) -> set[str]:
        """Of the services that a topic names as its line, those for any reader in some nation."""
        if name not in TOPIC_LINES or topic not in self.topics:
            return set()
        roles = self.topics[topic].services
        ids = (each for role in ("topic_helpline", *NATIONS) for each in roles.get(role, ()))
        return {each for each in ids if each in self.services}

    def _first_line(self, topic: str, settings: Settings) -> tuple[Helpline, ...]:
        """The first line that a topic asks for and that is not the police; where one only reports comes last."""
        row = self.topics.get(topic)
        audience = self._audiences.get(settings.audience, {})
        for_audience = asks_of((*audience.get("instead", ()), *audience.get("ask", ())), topic)
        asks = (*for_audience, *(asks_of((*row.minimum, *row.core, *row.full, *row.best), topic) if row else ()))
        police = {"emergency_999", "non_emergency_police", "any_one_route", "local_service"}
        names = [name for ask in asks for name in ask.members if name not in police]
        names.sort(key=_NO_LINES.__contains__)
        able = (name for name in names if self._can_ask(name, topic, settings))
        return next(filter(None, (self.services_to_name(name, topic, settings) for name in able)), ())


def from_school(text: FoundHelp) -> bool:
    """Whether a text comes from a school, nursery or college, or from a club that writes to parents."""
    return text.matches.holds("help.school")
