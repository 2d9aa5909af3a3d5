"""The help that a text gives, and the help that its subject, kind, audience and nation ask for.

A *route* is one way to a service that a reader can take: its number, its web address, a link on its name. An *element*
is something that readers may need ("a line for children"), filled by a route of one of its services or by a wording.
Which elements there are and who asks for them stands in `elements.toml` and `topics.toml`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.matcher import Fold, Hit, Matcher, fold
from safelint.model import CONFIDENCES, NATIONS, Block, Channel, Document, Helpline, Number, Settings, Signposting
from safelint.topics import TopicFound

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.packs import Topic
    from safelint.registry import ServiceName

LOCAL = "local"
"""Stands for a service that is in no list of ours: a council's team, a school."""

FIXED = "fixed_text"
"""Stands among the missing for the text that the configuration keeps for every page."""

_LOCAL_CONTACTS = ("local_service", "school_contact")
_TOPIC_LINES = ("topic_helpline", "topic_helpline_of_the_nation")
_APART = ("perpetrator_prevention", "line_for_men", "line_for_lgbt")
"""A service that fills one of these, where a topic asks for it, fills no broader element of the same topic."""

# Sites that many services share: only an address with the service's own path belongs to it.
_SHARED_HOSTS = frozenset(
    ("gov.uk", "nhs.uk", "police.uk", "gov.wales", "gov.scot", "mygov.scot", "nidirect.gov.uk", "signvideo.co.uk")
)
_CONTACT_SIGNS = (
    "@",
    "http://",
    "https://",
    "www.",
    ".gov.uk",
    ".org.uk",
    ".co.uk",
    ".nhs.uk",
    ".police.uk",
    ".sch.uk",
)
_HELP_LINK_WORDS = ("help", "support", "report", "advice", "contact", "talk to", "concern", "safe")
_SHORT, _LONG = 250, 400  # characters of a block that is a contact, and of one that is more than contacts
_CLOSE = 2  # blocks without a route that may stand between two contacts
_MOST_KEPT = 256  # answers kept for other documents of the run
_ONCE = 3  # the score of a topic that one strong term shows
_SPREAD = 0.6  # share of the text over which help may be spread


class Element(NamedTuple):
    """One `[[element]]` of the pack; see the head of `elements.toml` for what each field means."""

    id: str
    label: str
    suggest: str
    suggest_cy: str = ""
    services: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    route: str = ""
    of_topic: bool = False
    by_nation: bool = False
    with_number: bool = False
    wording: bool = False
    nations: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    suggest_for: Mapping[str, str] = {}
    services_for: Mapping[str, Sequence[str]] = {}
    cues_for: Mapping[str, Sequence[str]] = {}
    label_for: Mapping[str, str] = {}


class Route(NamedTuple):
    """A way to a service in a range of `Document.text`. `how` is `number`, `text`, `relay`, `email`, `online`."""

    service: str
    start: int
    end: int
    how: str


class Ask(NamedTuple):
    """Something asked for: any of `members` (element ids) fills it; `topic` is the topic that asks, "" for the kind."""

    members: tuple[str, ...]
    topic: str


class Wanted(NamedTuple):
    """What is asked of a text: what its kind and its topics must have, should have, and what would be best."""

    required: tuple[Ask, ...] = ()
    suggested: tuple[Ask, ...] = ()
    best: tuple[Ask, ...] = ()


class Assessment(NamedTuple):
    """`present` and the `missing_...` are of what was asked. `any_route` tells whether there is help of any kind,
    `lacks_fixed` whether the text that the configuration keeps for every page is not there."""

    present: tuple[str, ...] = ()
    missing_required: tuple[Ask, ...] = ()
    missing_suggested: tuple[Ask, ...] = ()
    missing_best: tuple[Ask, ...] = ()
    block: tuple[int, int] | None = None
    routes: tuple[Route, ...] = ()
    any_route: bool = False
    topics: tuple[TopicFound, ...] = ()
    lacks_fixed: bool = False

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


class Text(NamedTuple):
    """What a text has been found to hold, in offsets of `document.text`. `names` are sorted by start."""

    document: Document
    fold: Fold
    numbers: Sequence[Number]
    names: Sequence[Hit[ServiceName]]
    included: tuple[str, ...] = ()


def assess(analysis: Analysis) -> Assessment:
    """The help that a document gives and lacks, and the topics that ask for it."""
    knowledge, settings = analysis.knowledge, place(analysis)
    guide = knowledge.guide
    included = settings.options.get("signposting", {}).get("included", ())
    text = Text(analysis.document, analysis.fold, analysis.numbers, analysis.names, tuple(included))
    routes = guide.routes(text)
    block = guide.block(text, routes)
    if settings.topics:
        found = knowledge.topics.given(settings.topics)
    else:
        masked = [(hit.start, hit.end) for hit in analysis.names if hit.value.role != "generic"]
        blocks = analysis.document.blocks
        found = knowledge.topics.detect(analysis.fold, blocks, masked, block, analysis.quotations)
    return guide.assess(text, found, asked_as(analysis), settings, block, routes)._replace(topics=found)


def is_in_welsh(analysis: Analysis) -> bool:
    """Whether a document is written in Welsh, as it declares or as it begins."""
    from safelint.welsh import is_welsh

    return analysis.language.lower().startswith("cy") or is_welsh(analysis.document.text[:2_000].replace("\0", "\n"))


def place(analysis: Analysis) -> Settings:
    """The settings, for Wales where no nation is told and the text is Welsh."""
    settings = analysis.settings
    return settings if settings.nations or not is_in_welsh(analysis) else settings._replace(nations=("wales",))


def kind_of(analysis: Analysis) -> str:
    """The kind of text; what is written for news readers and shows no other form is news."""
    is_news = analysis.settings.audience == "news" and not analysis.settings.kind and analysis.kind == "service-page"
    return "news" if is_news else analysis.kind


def asked_as(analysis: Analysis) -> str:
    """The kind whose elements are asked for: a text of a few words, whatever its kind, has room for one way to help."""
    from safelint.kinds import is_short

    kind = kind_of(analysis)
    given = analysis.settings.kind or kind == "record"
    return kind if given or not is_short(analysis.document) else "social-post"


class Guide:
    """The tables of elements, topics and services, made ready once per run.

    `table` is the content of `elements.toml`.
    """

    def __init__(self, table: Mapping[str, Any], topics: Iterable[Topic], helplines: Iterable[Helpline]) -> None:
        self._table = table
        self.elements = {row["id"]: element(row) for row in table["element"]}
        self.topics = {topic.id: topic for topic in topics}
        self.services = {each.id: each for each in helplines if each.status == "active"}
        self._kinds: dict[str, Mapping[str, Any]] = {row["id"]: row for row in table["kind"]}
        self._audiences: dict[str, Mapping[str, Any]] = {row["id"]: row for row in table["audience"]}
        self._subjects: dict[str, Mapping[str, Any]] = {row["topic"]: row for row in table["subject"]}
        self._fills: dict[tuple[str, str], frozenset[str]] = {}
        # What depends on the settings and topics alone, of which a run has few.
        self._askable: dict[tuple[str, str, str, tuple[str, ...]], bool] = {}
        self._wanted: dict[tuple[Any, ...], Wanted] = {}
        self._headings = frozenset(table.get("headings", ()))
        self._marks = frozenset(table.get("below_the_line", ()))

    # --- the tables

    def label(self, topic: str) -> str:
        """The topic in words."""
        return str(self._subjects.get(topic, {}).get("label", "")) or topic.replace("-", " ")

    def asked_in_words(self, ask: Ask, settings: Settings) -> str:
        """What is asked for, in words for the writer."""
        each = self.elements[self.to_add(ask, settings)]
        return each.label_for.get(ask.topic, each.label)

    def help_before_end(self, kind: str) -> bool:
        """Whether a text of this kind must give its help before the line that ends it."""
        return bool(self._kinds.get(kind, {}).get("help_before_end"))

    def for_school(self, topics: Iterable[str]) -> bool:
        """Whether a school may write home about one of these topics."""
        return not all(self._subjects.get(topic, {}).get("adults") for topic in topics)

    @cached_property
    def _owners(self) -> dict[str, list[str]]:
        """Services by the digits of their numbers."""
        owners: dict[str, list[str]] = {}
        for service in self.services.values():
            for channel in service.channels:
                if channel.digits:
                    owners.setdefault(channel.digits, []).append(service.id)
        return owners

    @cached_property
    def _sites(self) -> dict[str, list[tuple[str, str]]]:
        """By host without "www.": paths and the services that they belong to."""
        sites: dict[str, list[tuple[str, str]]] = {}
        for service in self.services.values():
            addresses = [service.website, *(channel.address for channel in service.channels)]
            for host, path in filter(None, map(_address, addresses)):
                sites.setdefault(host, []).append((path, service.id))
        return sites

    @cached_property
    def _hosts(self) -> Matcher[str]:
        matcher: Matcher[str] = Matcher()
        for host in self._sites:
            matcher.add(host, host)
        return matcher

    @cached_property
    def _wordings(self) -> Matcher[tuple[str, str]]:
        """Phrases and cues of every element, and the words that tell local help from a press desk."""
        matcher: Matcher[tuple[str, str]] = Matcher()
        for each in self.elements.values():
            for phrase in each.phrases:
                matcher.add(phrase, ("phrase", each.id))
            for cue in each.cues:
                matcher.add(cue, ("cue", each.id))
            for topic, cues in each.cues_for.items():
                for cue in cues:
                    matcher.add(cue, ("cue", f"{each.id}/{topic}"))
        for role in ("local_words", "desk_words"):
            for word in self._table.get(role, ()):
                matcher.add(word, (role, ""), whole=False)
        return matcher

    def site(self, host: str, path: str) -> str:
        """The service that an address belongs to, "" where none does."""
        found = self._sites.get(host, [])
        exact = [(len(own), service) for own, service in found if own and path.startswith(own)]
        if exact:
            return max(exact, key=lambda each: each[0])[1]
        if host in _SHARED_HOSTS or not found:
            return ""
        # The front page of a site with several services belongs to the best known of them.
        ranked = ((CONFIDENCES.index(self.services[service].confidence), bool(own), service) for own, service in found)
        return min(ranked, key=lambda each: each[:2])[2]

    # --- what a text gives

    def routes(self, text: Text) -> tuple[Route, ...]:
        """Every way to a known service, in order, and to local help (`LOCAL`)."""
        found = [*self._by_number(text), *self._by_address(text), *self._by_link(text)]
        return tuple(sorted(set(found), key=lambda route: (route.start, route.service, route.how)))

    def _by_number(self, text: Text) -> Iterator[Route]:
        for number in text.numbers:
            how = "relay" if number.relay or number.kind == "textphone" else "number"
            if number.kind == "sms":
                how = "text"
            # A number with a slip in it is the helpline rules' business; the help is meant to be there.
            service = number.service or number.attributed_to
            owners = [service] if service in self.services else self._owners.get(number.digits, [])
            for owner in owners:
                yield Route(owner, number.start, number.end, how)
            if not owners and not service and number.kind == "phone":
                yield Route(LOCAL, number.start, number.end, how)

    def _by_address(self, text: Text) -> Iterator[Route]:
        folded = text.fold.text
        for hit in self._hosts.find(folded):
            tail = folded[hit.end : hit.end + 80].split(" ", 1)[0]
            service = self.site(hit.value, tail.split("\0", 1)[0])
            if service:
                how = "email" if folded[hit.start - 1 : hit.start] == "@" else "online"
                start, end = text.fold.unfold(hit.start, hit.end)
                yield Route(service, start, end, how)

    def _by_link(self, text: Text) -> Iterator[Route]:
        starts = [hit.start for hit in text.names]
        for link in text.document.inlines:
            if link.kind != "link" or not link.target:
                continue
            target = link.target.lower()
            if target.startswith(("tel:", "sms:")):
                for owner in self._owners.get(_digits(target), []):
                    yield Route(owner, link.start, link.end, "text" if target[0] == "s" else "number")
                continue
            how = "email" if target.startswith("mailto:") else "online"
            address = _address(target)
            service = self.site(*address) if address else ""
            if service:
                yield Route(service, link.start, link.end, how)
                continue
            named = self._named(text, starts, link.start, link.end)
            if named:
                yield Route(named, link.start, link.end, how)
            elif not target.startswith("#"):
                yield Route(LOCAL, link.start, link.end, how)

    def _named(self, text: Text, starts: list[int], start: int, end: int) -> str:
        """The service named in a range, "" where none is or where the first name means none that is active."""
        for index in range(bisect_right(starts, start - 1), len(starts)):
            if starts[index] >= end:
                break
            hit = text.names[index]
            if _sure_name(hit.value, text.document.text[hit.start]):
                known = (service for service in hit.value.ids if service in self.services)
                return next(known, "")
        return ""

    # --- what is asked

    def wanted(self, found: Sequence[TopicFound], kind: str, settings: Settings, *, school: bool = False) -> Wanted:
        """What a text on these topics asks for. `school` tells whether it comes from a school."""
        main, minor = self.ranked(found)
        if not main:
            return Wanted()
        key = (tuple(main), tuple(minor), kind, settings.audience, settings.nations, school)
        if key not in self._wanted:
            if len(self._wanted) >= _MOST_KEPT:
                self._wanted.clear()
            self._wanted[key] = self._wanted_of(main, minor, kind, settings, school=school)
        return self._wanted[key]

    def _wanted_of(
        self, main: Sequence[str], minor: Sequence[str], kind: str, settings: Settings, *, school: bool
    ) -> Wanted:
        row = self._kinds.get(kind or "service-page", {})
        audience = self._audiences.get(settings.audience, {})
        if kind == "social-post":
            return self._asked(Wanted((Ask(("any_one_route",), main[0]),)), settings)
        if audience.get("instead"):
            required = _asks(audience["instead"])
            return self._asked(Wanted(required, (), _asks(audience.get("offer", ()))), settings)
        ask = [*row.get("ask", ()), *(row.get("school_ask", ()) if school else ())]
        offer = list(row.get("offer", ()))
        if audience and (not audience.get("topics") or any(name in audience["topics"] for name in main)):
            ask += [name for name in audience.get("ask", ()) if kind not in ("record", "social-post", "witness-appeal")]
            offer += audience.get("offer", ())
        sets = audience.get("required") or row.get("required", ())
        required = (*self._of_kind(ask, main[0]), *self._lists(main, sets if row.get("required") else ()))
        suggested = () if audience.get("required") else self._lists(main, row.get("suggested", ()))
        best = (*_asks(offer), *self._lists(main, ("full", "best")), *self._lists(minor, ("minimum",)))
        return self._asked(Wanted(required, suggested, best), settings)

    def _of_kind(self, names: Iterable[str], topic: str) -> Iterator[Ask]:
        """What a kind asks for; one way to get help is a way for the subject of the text."""
        of_subject = ("any_one_route", "local_service")
        return (Ask((name,), topic if name in of_subject else "") for name in names)

    def ranked(self, found: Sequence[TopicFound]) -> tuple[list[str], list[str]]:
        """Topics that the text is about, special ones first, and those that it only touches on."""
        known = [topic for topic in found if topic.id in self.topics]
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
        return bool(self._subjects.get(topic, {}).get("general"))

    def _lists(self, topics: Iterable[str], names: Iterable[str]) -> tuple[Ask, ...]:
        names = tuple(names)
        return tuple(
            ask for topic in topics for name in names for ask in _asks(getattr(self.topics[topic], name), topic)
        )

    def _asked(self, wanted: Wanted, settings: Settings) -> Wanted:
        """`wanted` without doubles and without what cannot be asked of this audience and these nations."""
        seen: set[tuple[tuple[str, ...], str]] = set()

        def fresh(asks: Iterable[Ask]) -> Iterator[Ask]:
            for ask in asks:
                members = tuple(name for name in ask.members if self._can_ask(name, ask.topic, settings))
                of_topic = any(self.elements[name].of_topic for name in members)
                key = (members, ask.topic if of_topic else "")
                if members and key not in seen:
                    seen.add(key)
                    yield Ask(members, ask.topic)

        return Wanted(*(tuple(fresh(asks)) for asks in wanted))

    def _can_ask(self, name: str, topic: str, settings: Settings) -> bool:
        key = (name, topic, settings.audience, settings.nations)
        if key not in self._askable:
            if len(self._askable) >= 16 * _MOST_KEPT:
                self._askable.clear()
            self._askable[key] = self._is_askable(name, topic, settings)
        return self._askable[key]

    def _is_askable(self, name: str, topic: str, settings: Settings) -> bool:
        each = self.elements.get(name)
        audience = self._audiences.get(settings.audience, {})
        if each is None or settings.audience in each.not_for or name in audience.get("drop", ()):
            return False
        nations = settings.nations
        if nations and each.nations and not set(each.nations) & set(nations):
            return False
        for row in self._subjects.get(topic, {}).get("not_asked", ()):
            if row["element"] == name and nations == (row["nation"],):
                return False
        if each.wording or not (each.services or each.of_topic):
            return True
        return any(serves(self.services[service], nations) for service in self.fills(name, topic))

    # --- what fills an element

    def fills(self, name: str, topic: str = "") -> frozenset[str]:
        """Ids of the active services that fill an element in a text on `topic`."""
        key = (name, topic)
        if key not in self._fills:
            self._fills[key] = self._filling(name, topic)
        return self._fills[key]

    def _filling(self, name: str, topic: str) -> frozenset[str]:
        each = self.elements[name]
        own = self._own(name, topic)
        services = set(own) if each.of_topic and own else {*own, *each.services}
        if name in _TOPIC_LINES and topic in self.topics:
            services = {*services, *self._of_subject(topic)}
        if topic in self.topics:
            services -= self._apart(name, topic)
        return frozenset(service for service in services if service in self.services)

    def _own(self, name: str, topic: str) -> tuple[str, ...]:
        """The services that a topic itself names for an element, the one to name first in front."""
        special = self.elements[name].services_for.get(topic)
        if special:
            return tuple(special)
        if topic not in self.topics:
            return ()
        roles = self.topics[topic].services
        if name not in _TOPIC_LINES:
            return tuple(roles.get(name, ()))
        rest = (ids for role, ids in roles.items() if role != "topic_helpline" and role not in self.elements)
        return tuple(dict.fromkeys([*roles.get("topic_helpline", ()), *(each for ids in rest for each in ids)]))

    def _of_subject(self, topic: str) -> Iterator[str]:
        """Lines for the public that the registry has for a topic."""
        subjects = set(self._subjects.get(topic, {}).get("helplines", ()))
        for service in self.services.values():
            if not subjects & set(service.topics) or not service.public_line:
                continue
            if {"emergency", "crime-reporting", "legal", "bereavement", "money", "whistleblowing"} & set(
                service.topics
            ):
                continue
            if not set(service.audience) <= {"professionals", "perpetrators"}:
                yield service.id

    def _apart(self, name: str, topic: str) -> set[str]:
        """Services that fill something else that the topic asks for, so that one service is not counted for two."""
        row = self.topics[topic]
        asked = {member for ask in _asks((*row.minimum, *row.core, *row.full)) for member in ask.members} - {name}
        others = [each for each in asked if each in _APART or (name in _TOPIC_LINES and each not in _TOPIC_LINES)]
        if name in _APART:
            return set()
        return {
            service
            for other in others
            for service in (self._own(other, topic) if self.elements[other].of_topic else self.elements[other].services)
        }

    # --- how a text does

    def assess(
        self,
        text: Text,
        found: Sequence[TopicFound],
        kind: str,
        settings: Settings,
        block: tuple[int, int] | None,
        routes: tuple[Route, ...],
    ) -> Assessment:
        """What a text gives of what its topics, kind, audience and nations ask for."""
        if not found:
            return Assessment(block=block, routes=routes)
        held = _Held(self, text, routes, settings)
        wanted = self.wanted(found, kind, settings, school=from_school(text))
        house = settings.options.get("signposting", {})
        # A page that only touches on a subject needs no house footer.
        touched = all(topic.mention for topic in found)
        require = () if touched else house.get("require", ())
        required = (*(ask for ask in _asks(require) if ask.members[0] in self.elements), *wanted.required)
        absent = [tuple(ask for ask in asks if not held.has(ask)) for asks in (required, wanted.suggested, wanted.best)]
        everything = (*required, *wanted.suggested, *wanted.best)
        present = {name for ask in everything for name in ask.members if held.has(Ask((name,), ask.topic))}
        ordered = tuple(dict.fromkeys(name for ask in everything for name in ask.members if name in present))
        lacks_fixed = bool(house.get("fixed_words")) and not touched and not held.says(house["fixed_words"])
        return Assessment(
            ordered, absent[0], absent[1], absent[2], block, routes, held.any_route, lacks_fixed=lacks_fixed
        )

    def below_the_line(self, document: Document) -> int:
        """The offset from which on a text is not printed with a release: "ENDS", notes to editors; else its end."""
        marks = self._marks
        for each in document.blocks:
            line = document.text[each.start : min(each.end, each.start + 60)].split("\n")[0]
            bare = line.lower().replace("\u2019", "'").strip(" \r\t#*_:-\u2013\u2014.")
            if bare in marks and each.kind not in ("title", "description"):
                return each.start
        return len(document.text)

    def block(self, text: Text, routes: Sequence[Route]) -> tuple[int, int] | None:
        """The range where a text gathers its help: a section of contacts, a list, or a paragraph with two services."""
        return find_block(text.document, routes, self._headings)

    # --- what to add

    def sentence(self, ask: Ask, settings: Settings, language: str = "en") -> str:
        """The sentence to add, with the service and number of the registry, as plain text; see `lines`."""
        if language == "cy":
            return plain(" ".join(self.lines(ask, settings, language)))
        name = self.to_add(ask, settings)
        services = self.services_to_name(name, ask.topic, settings)
        template = self._template(name, ask.topic, settings, bool(services))
        named = " or ".join(_contact(service, several=len(services) > 1) for service in services)
        return plain(_filled(template, named, " or ".join(map(_by_text, services))))

    def lines(self, ask: Ask, settings: Settings, language: str = "en") -> list[str]:
        """The same for a footer, links as in Markdown: a line for each service where no one service serves all.

        `language` is `en` or `cy`; where there is no Welsh wording, the English one is given.
        """
        name = self.to_add(ask, settings)
        services = self.services_to_name(name, ask.topic, settings)
        template = self._template(name, ask.topic, settings, bool(services))
        welsh = self.elements[name].suggest_cy if language == "cy" else ""
        if welsh and (services or "{" not in welsh):
            names = self._table["names_cy"]
            named = [_contact_cy(each, names.get(each.id, each.name), len(services) > 1) for each in services]
            return [_filled_cy(welsh, each) for each in named] if "{" in welsh else [welsh]
        if "{" not in template:
            return [template]
        several = len(services) > 1
        return [_filled(template, _contact(each, several=several), _by_text(each)) for each in services]

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
        name = self.to_add(ask, settings)
        return self.elements[name].wording or bool(self.services_to_name(name, ask.topic, settings))

    def to_add(self, ask: Ask, settings: Settings) -> str:
        """Of several alternatives, the one to add: the first that a national service fills."""
        sure = (name for name in ask.members if self.services_to_name(name, ask.topic, settings))
        return next(sure, ask.members[0])

    def services_to_name(self, name: str, topic: str, settings: Settings) -> tuple[Helpline, ...]:
        """The services to name for an element: one, or one for each nation where none serves them all."""
        if name == "any_one_route":
            return self._first_line(topic, settings)
        each = self.elements[name]
        filling = self.fills(name, topic)
        order = [*self._own(name, topic), *each.services, *sorted(filling)]
        known = [self.services[service] for service in dict.fromkeys(order) if service in filling]
        if each.route == "text":
            known = [service for service in known if _sms(service)]
        # A line for some readers only (older people) may fill the element, and is not the one to name for all.
        general = self._for_anyone(name, topic)
        everywhere = [
            service for service in known if "uk" in service.nations and (service.id in general or not general)
        ]
        if not settings.nations and everywhere and not each.by_nation:
            return tuple(everywhere[:1])
        chosen: list[Helpline] = []
        for nation in settings.nations or NATIONS:
            serving = [service for service in known if serves(service, (nation,))]
            narrow = [service for service in serving if each.by_nation and nation in service.nations]
            if serving and not any(serves(service, (nation,)) for service in chosen):
                chosen.append((narrow or serving)[0])
        return tuple(chosen)

    def _for_anyone(self, name: str, topic: str) -> set[str]:
        """Of the services that a topic names as its line, those for any reader in some nation."""
        if name not in _TOPIC_LINES or topic not in self.topics:
            return set()
        roles = self.topics[topic].services
        ids = (each for role in ("topic_helpline", *NATIONS) for each in roles.get(role, ()))
        return {each for each in ids if each in self.services}

    def _first_line(self, topic: str, settings: Settings) -> tuple[Helpline, ...]:
        """The first line that a topic asks for and that is not the police."""
        row = self.topics.get(topic)
        audience = self._audiences.get(settings.audience, {})
        for_audience = _asks((*audience.get("instead", ()), *audience.get("ask", ())), topic)
        asks = (*for_audience, *(_asks((*row.minimum, *row.core, *row.full), topic) if row else ()))
        police = {"emergency_999", "non_emergency_police", "any_one_route", "local_service"}
        names = [name for ask in asks for name in ask.members if name not in police]
        able = (name for name in names if self._can_ask(name, topic, settings))
        return next(filter(None, (self.services_to_name(name, topic, settings) for name in able)), ())


class _Held:
    """What one text holds, asked element by element."""

    def __init__(self, guide: Guide, text: Text, routes: Sequence[Route], settings: Settings) -> None:
        self._guide = guide
        self._text = text
        self._nations = settings.nations
        self._blocks = text.document.blocks
        self._starts = [each.start for each in self._blocks]
        self._below = guide.below_the_line(text.document)
        self._routes = list(routes)
        self._cues: dict[str, set[int]] = {}
        self._phrases: set[str] = set()
        self._words: dict[str, set[int]] = {"local_words": set(), "desk_words": set()}
        self._known: dict[Ask, bool] = {}
        self._scan(text.fold, inside=True)
        for piece in text.included:
            self._include(piece)
        self._services = {route.service for route in self._routes}
        self._ways = {route.how for route in self._routes if route.service != LOCAL}
        self._dialled = {route.service for route in self._routes if route.how not in ("email", "online")}

    def _scan(self, folded: Fold, *, inside: bool) -> None:
        for hit in self._guide._wordings.find(folded.text):
            role, name = hit.value
            if role == "phrase":
                self._phrases.add(name)
            elif inside:
                index = self._index(folded.origin(hit.start))
                (self._cues.setdefault(name, set()) if role == "cue" else self._words[role]).add(index)

    def _include(self, piece: str) -> None:
        """Counts what the site's layout adds to every page: its numbers, its addresses, its wordings."""
        folded = fold(piece)
        self._scan(folded, inside=False)
        empty = Text(Document(self._text.document.source, "", (), ()), folded, (), ())
        self._routes += [route._replace(start=-1, end=-1) for route in self._guide._by_address(empty)]
        for digits in _digit_runs(folded.text):
            self._routes += [Route(owner, -1, -1, "number") for owner in self._guide._owners.get(digits, ())]

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    @cached_property
    def any_route(self) -> bool:
        """Whether there is any way to help: a known service, or what looks like local help."""
        if self._services - {LOCAL} or "local_service" in self._phrases:
            return True
        if any(self._by_cue(self._guide.elements[name], "") for name in _LOCAL_CONTACTS):
            return True
        return any(self._is_help(route) for route in self._routes if route.service == LOCAL)

    def _is_help(self, route: Route) -> bool:
        if route.start >= self._below:
            return False
        if route.how in ("online", "email"):
            words = self._text.document.text[route.start : route.end].lower()
            return any(word in words for word in _HELP_LINK_WORDS)
        near = self._near(self._index(route.start))
        return bool(near & self._words["local_words"]) and not near & self._words["desk_words"]

    def _near(self, index: int) -> set[int]:
        """The block, its neighbour above, and the other cells of its row."""
        near = {index, max(index - 1, 0)}
        here = self._blocks[index]
        if here.kind == "cell":
            first = index
            while first and index - first < 8 and self._same_row(self._blocks[first - 1], here):
                first -= 1
            near |= set(range(first, index))
        return near

    @staticmethod
    def _same_row(one: Block, other: Block) -> bool:
        return (one.group, one.row) == (other.group, other.row)

    @cached_property
    def _contacts(self) -> set[int]:
        """Blocks that hold a number, address or link which belongs to no service of ours, or stand right above one."""
        found = {self._index(route.start) for route in self._routes if route.service == LOCAL and route.start >= 0}
        known = {self._index(route.start) for route in self._routes if route.service != LOCAL and route.start >= 0}
        text = self._text.document.text
        for index in {each for cues in self._cues.values() for each in cues for each in (each, each + 1)}:
            if index < len(self._blocks) and index not in known:
                block = self._blocks[index]
                if any(sign in text[block.start : block.end].lower() for sign in _CONTACT_SIGNS):
                    found.add(index)
        return found

    def says(self, words: str) -> bool:
        """Whether the text, or what is added to every page, holds these words (see `bare_words`)."""
        texts = (self._text.document.text, *self._text.included)
        return any(f" {words} " in f" {bare_words(each)} " for each in texts)

    def has(self, ask: Ask) -> bool:
        """Whether one of the elements asked for is there."""
        if ask not in self._known:
            self._known[ask] = any(self._has(name, ask.topic) for name in ask.members)
        return self._known[ask]

    def _has(self, name: str, topic: str) -> bool:
        if name == "any_one_route":
            return self.any_route
        each = self._guide.elements[name]
        if name in self._phrases or self._by_route(each):
            return True
        services = self._dialled if each.with_number else self._services
        filling = services & self._guide.fills(name, topic)
        if each.by_nation and self._nations:
            filling = {service for service in filling if serves(self._guide.services[service], self._nations)}
        return bool(filling) or self._by_cue(each, topic)

    def _by_route(self, each: Element) -> bool:
        ways = {"online": {"online", "email"}, "accessible": {"text", "relay", "email"}, "text": {"text"}}
        return bool(ways.get(each.route, set()) & self._ways)

    def _by_cue(self, each: Element, topic: str) -> bool:
        places = self._cues.get(each.id, set()) | self._cues.get(f"{each.id}/{topic}", set())
        if not places:
            return False
        if any(self._with_contact(index) for index in places):
            return True
        if not each.patterns:
            return False
        import re

        patterns = [re.compile(pattern) for pattern in each.patterns]
        blocks = [self._folded(index) for index in sorted(places)[:50]]
        return any(pattern.search(block) for block in blocks for pattern in patterns)

    def _with_contact(self, index: int) -> bool:
        here = self._blocks[index]
        if index in self._contacts:
            return True
        if here.kind == "cell":
            later = range(index + 1, min(index + 6, len(self._blocks)))
            return any(self._same_row(self._blocks[each], here) and each in self._contacts for each in later)
        return index + 1 in self._contacts and (here.kind in ("heading", "term") or here.end - here.start <= _SHORT)

    def _folded(self, index: int) -> str:
        block = self._blocks[index]
        return fold(self._text.document.text[block.start : min(block.end, block.start + 4_000)]).text


def bare_words(text: str) -> str:
    """The words of a text in small letters with one space between two, so that layout and markup make no difference."""
    import re

    return " ".join(re.findall(r"\w+", fold(text).text))


def element(row: Mapping[str, Any]) -> Element:
    """An `[[element]]` as read from the pack."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Element(**values)


def from_school(text: Text) -> bool:
    """Whether a text comes from a school, nursery or college."""
    words = ("school", "pupil", "headteacher", "head teacher", "academy", "nursery", "college", "ysgol")
    return any(word in text.fold.text for word in words)


def serves(service: Helpline, nations: Sequence[str]) -> bool:
    """Whether a service serves one of the nations; any service does where none is named."""
    return not nations or "uk" in service.nations or not set(service.nations).isdisjoint(nations)


def _sure_name(name: ServiceName, first: str) -> bool:
    """Whether the words of a link are a service's own name: "contact" and "beat" may be just words."""
    from safelint.registry import PLAIN, WEAK

    surface = name.surface.lower()
    return name.role != "generic" and surface not in WEAK and (first.isupper() or surface not in PLAIN)


def _asks(members: Iterable[str | Sequence[str]], topic: str = "") -> tuple[Ask, ...]:
    return tuple(Ask((each,) if isinstance(each, str) else tuple(each), topic) for each in members)


def _address(url: str) -> tuple[str, str] | None:
    """Host and path of a web or e-mail address in lower case, None where it is neither."""
    url = url.lower().strip()
    if url.startswith("mailto:") or ("@" in url and "/" not in url):
        host = url.rpartition("@")[2].partition("?")[0]
        return (host, "") if "." in host else None
    _, scheme, rest = url.partition("://")
    if not scheme:
        return None
    host, _, path = rest.partition("/")
    host = host.partition(":")[0].removeprefix("www.")
    return (host, "/" + path.rstrip("/") if path.rstrip("/") else "") if "." in host else None


def _digits(target: str) -> str:
    digits = "".join(char for char in target if char.isdigit())
    return "0" + digits[2:] if digits.startswith("44") and len(digits) > 9 else digits


def _digit_runs(text: str) -> Iterator[str]:
    """Digits that may be a number to call; few of them ("101 High Street") only after a word that says so."""
    import re

    for match in re.finditer(r"(?<![\d£])\d[\d ()-]{1,20}", text):
        digits = _digits(match.group())
        before = text[max(match.start() - 10, 0) : match.start()]
        if len(digits) > 4 or before.rstrip(">").endswith(("call ", "dial ", "phone ", "ring ", " on ", "text ", ": ")):
            yield digits


def _phone(service: Helpline) -> Channel | None:
    lines = (each for each in service.channels if each.kind == "phone" and each.digits and not each.relay)
    return next(lines, None)


def _sms(service: Helpline) -> Channel | None:
    return next((each for each in service.channels if each.kind == "sms" and each.digits), None)


def _contact(service: Helpline, *, several: bool = False) -> str:
    """How to name a service with its number or, where it has none, its address; with its nations if `several`."""
    last = service.name.split()[-1].lower()
    article = last in ("helpline", "line", "phoneline", "unit", "service", "hotline", "infoline")
    article = article and not service.name.startswith(("The ", "Scotland's"))
    name = ("the " if article else "") + service.name
    where = f" ({', '.join(nation.replace('-', ' ').title() for nation in service.nations)})" if several else ""
    phone, text = _phone(service), _sms(service)
    if phone:
        return f"{name} on {phone.number}{where}"
    if text:
        return f"{name} by text on {text.number}{where}"
    return f"[{name}]({service.website}){where}"


_NATIONS_CY = {
    "england": "Lloegr",
    "wales": "Cymru",
    "scotland": "yr Alban",
    "northern-ireland": "Gogledd Iwerddon",
    "uk": "y DU",
}


def _contact_cy(service: Helpline, name: str, several: bool) -> str:
    where = f" ({', '.join(map(_NATIONS_CY.__getitem__, service.nations))})" if several else ""
    phone, text = _phone(service), _sms(service)
    if phone:
        return f"{name} ar {phone.number}{where}"
    if text:
        return f"{name} drwy neges destun ar {text.number}{where}"
    return f"[{name}]({service.website}){where}"


def _filled(template: str, service: str, text: str) -> str:
    return template.replace("{service}", service).replace("{text}", text)


def _filled_cy(template: str, service: str) -> str:
    """As Welsh joins the words: "ag" before a vowel, "'r" for "y" after one."""
    before = "ag {service}" if service[:1].lower() in "aeiou" else "â {service}"
    text = _filled(template.replace("â {service}", before), service, service)
    return text.replace("â y ", "â'r ").replace("ffonio y ", "ffonio'r ")


_LINKED = regex(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")


def plain(text: str) -> str:
    """`text` with each Markdown link as its words and the address in brackets."""
    return _LINKED.sub(r"\1 (\2)", text)


def linked(text: str, link: str) -> str:
    """`text` with each Markdown link written as `link`, a template with \\1 for the words and \\2 for the address."""
    return _LINKED.sub(link, text)


def _by_text(service: Helpline) -> str:
    text = _sms(service)
    if text is None:
        return _contact(service)
    name = service.name.upper() if not text.keywords else text.keywords[0]
    return f"text {name} to {text.number}"


def find_block(document: Document, routes: Sequence[Route], headings: frozenset[str]) -> tuple[int, int] | None:
    """The range of `document.text` where help is gathered, None where it is not.

    Contacts that stand close together make a block; the one with most services is taken, the last of equals. A heading
    above it that announces help belongs to it.
    """
    blocks = document.blocks
    starts = [each.start for each in blocks]
    services: dict[int, set[str]] = {}
    for route in routes:
        if route.start >= 0 and (route.service != LOCAL or route.how == "number"):
            services.setdefault(max(bisect_right(starts, route.start) - 1, 0), set()).add(route.service)
    best: tuple[int, int, int] | None = None  # services, first and last block
    for first, last in _clusters(blocks, services):
        count = len(set().union(*(services.get(index, set()) for index in range(first, last + 1))))
        helped = _announces(document, first, headings)
        if (count >= 2 or helped is not None) and (best is None or count >= best[0]):
            best = (count, first if helped is None else helped, last)
    if best is None:
        return None
    _, first, last = best
    if first == last and blocks[first].end - blocks[first].start > _LONG:
        inside = [route for route in routes if blocks[first].start <= route.start < blocks[first].end]
        return _sentences_around(document.text, blocks[first], inside[0].start, inside[-1].end)
    if first < last and blocks[first].kind == "heading" and blocks[first].level == 1:
        first += 1  # the title of a page that is all help says what the page is about
    return blocks[first].start, blocks[last].end


def _clusters(blocks: Sequence[Block], services: Mapping[int, set[str]]) -> Iterator[tuple[int, int]]:
    """First and last blocks of contacts that stand close together, a list or table taken whole."""
    first = last = -1
    for index in sorted(services):
        here = blocks[index]
        if here.kind in ("title", "heading", "description") and len(services[index]) < 2:
            continue
        if here.kind == "paragraph" and here.end - here.start > _SHORT and len(services[index]) < 2:
            continue
        if first >= 0 and (index - last - 1 <= _CLOSE or (here.group >= 0 and here.group == blocks[last].group)):
            last = index
            continue
        if first >= 0:
            yield first, last
        first = last = index
    if first >= 0:
        yield first, last


def _announces(document: Document, first: int, headings: frozenset[str]) -> int | None:
    """The index of a heading that announces help, at most three blocks above the block `first`."""
    for index in range(first - 1, max(first - 4, -1), -1):
        block = document.blocks[index]
        words = document.text[block.start : min(block.end, block.start + 80)].lower().strip(" :?!.\u2026#*_")
        short = block.end - block.start <= 80
        if short and block.kind != "title" and any(words == each or words.startswith(each + " ") for each in headings):
            return index
        if block.kind == "heading":
            return None
    return None


def _sentences_around(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """The sentences of a long paragraph from the first to the last route in it."""
    before = max(text.rfind(mark, block.start, start) for mark in (". ", "? ", "! ", ".\n", "?\n", "!\n"))
    after = [place for mark in (". ", "? ", "! ", ".\n") if (place := text.find(mark, end, block.end)) >= 0]
    return (before + 2 if before >= 0 else block.start), (min(after) + 1 if after else block.end)


def spread(document: Document, routes: Sequence[Route]) -> bool:
    """Whether three or more services are scattered over most of a text."""
    placed = [route for route in routes if route.start >= 0 and route.service != LOCAL]
    if len({route.service for route in placed}) < 3 or len(document.text) < 600:
        return False
    return placed[-1].end - placed[0].start > _SPREAD * len(document.text)
