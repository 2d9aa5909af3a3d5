"""The help that a text gives, and the help that its subject, kind, audience and nation ask for.

A *route* (routes.py) is one way to a service that a reader can take: its number, its address, a link on its name. An
*element* is something that readers may need ("a line for children"), filled by a route of one of its services or by a
wording (held.py). Which elements there are and who asks for them stands in `elements.toml` and `topics.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from safelint.help.elements import element, finder
from safelint.help.held import Held, Met
from safelint.help.helpblock import find_block, told_in, without
from safelint.help.routes import FOOTER, READ, SERVICE, Directory, Route, Text, digit_runs, serves
from safelint.help.topics import TopicFound
from safelint.model import NATIONS, Document, Helpline, Needs, Settings, Signposting
from safelint.text.matcher import fold

if TYPE_CHECKING:
    import re

    from safelint.analysis import Analysis
    from safelint.packs import Topic
    from safelint.text.matcher import Finder


_T = TypeVar("_T")

FIXED = "fixed_text"
"""Stands among the missing for the text that the configuration keeps for every page."""

_TOPIC_LINES = ("topic_helpline", "topic_helpline_of_the_nation")
_NO_LINES = ("online_report", "anonymous_route", "accessible_route")
_OTHER_SUBJECTS = frozenset(("emergency", "crime-reporting", "legal", "bereavement", "money", "whistleblowing"))
_FEW_READERS = frozenset(("professionals", "perpetrators"))
_APART = ("perpetrator_prevention", "line_for_men", "line_for_lgbt")
"""A service that fills one of these, where a topic asks for it, fills no broader element of the same topic."""

_SCHOOL_SIGNS = (
    *("pupil", "headteacher", "head teacher", "dear parent", "ysgol", "disgybl", "annwyl rieni"),
    *(f"{whose} {what}" for whose in ("our", "the") for what in ("school", "academy", "nursery", "college")),
)
_LISTS_OF_A_TOPIC = ("minimum", "core", "full", "best")
_ANY_DANGER = frozenset(("emergency", "crime-reporting"))
_ROUND_A_HEADING = " :?!.\u2026#*_"
_MOST_KEPT = 4_096  # answers of each sort kept for other documents of the run
_BARE = " \r\t#*_:-\u2013\u2014."  # what may stand round a mark
_ONCE = 3  # the score of a topic that one strong term shows


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


def assess(analysis: Analysis) -> Assessment:
    """The help that a document gives and lacks, and the topics that ask for it."""
    knowledge, welsh = analysis.knowledge, is_in_welsh(analysis)
    settings = _placed(analysis.settings, welsh=welsh)
    guide = knowledge.guide
    included = settings.options.get("signposting", {}).get("included", ())
    text = Text(analysis.document, analysis.fold, analysis.numbers, analysis.names, tuple(included), analysis.parts)
    routes = guide.routes(text)
    block = guide.block(text, routes)
    left_out: list[tuple[int, int]] = []
    if block:
        names = [hit.start for hit in analysis.names]
        left_out = without(block, told_in(analysis.document, block, _read(routes), analysis.sentences, names))
    if settings.topics:
        found = knowledge.topics.given(settings.topics)
    else:
        masked = [(hit.start, hit.end) for hit in analysis.names if hit.value.role != "generic"]
        blocks = analysis.document.blocks
        found = knowledge.topics.detect(analysis.fold, blocks, masked, left_out, analysis.quotations)
    return guide.assess(text, found, asked_as(analysis), settings, block, routes)._replace(
        topics=found, left_out=tuple(left_out), welsh=welsh
    )


def is_in_welsh(analysis: Analysis) -> bool:
    """Whether a document is written in Welsh, as it declares or as it begins."""
    return analysis.language.lower().startswith("cy") or bool(welsh_words(analysis))


def welsh_words(analysis: Analysis) -> tuple[tuple[int, int], ...]:
    """The words that show that a document begins in Welsh, none where it does not."""
    from safelint.text.welsh import small_words

    return small_words(analysis.document.text[:2_000].replace("\0", "\n"))


def place(analysis: Analysis) -> Settings:
    """The settings, for Wales where no nation is told and the text is Welsh."""
    return _placed(analysis.settings, welsh=analysis.assessment.welsh)


def _placed(settings: Settings, *, welsh: bool) -> Settings:
    return settings._replace(nations=("wales",)) if welsh and not settings.nations else settings


def kind_of(analysis: Analysis) -> str:
    """The kind of text; what is written for news readers and shows no other form is news."""
    is_news = analysis.settings.audience == "news" and not analysis.settings.kind and analysis.kind == "service-page"
    return "news" if is_news else analysis.kind


def asked_as(analysis: Analysis) -> str:
    """The kind whose elements are asked for: a text of a few words, whatever its kind, has room for one way to help."""
    from safelint.help.kinds import is_short

    kind = kind_of(analysis)
    given = analysis.settings.kind or kind == "record"
    return kind if given or not is_short(analysis.document) else "social-post"


class Guide:
    """The tables of elements, topics and services, made ready once per run.

    `table` is the content of `elements.toml`, `wordings` what `phrases` gives for it; `needs` holds for a pattern the
    words without which it does not match (see `patterns.needs`).
    """

    def __init__(
        self,
        table: Mapping[str, Any],
        wordings: Finder[tuple[str, str]],
        topics: Iterable[Topic],
        helplines: Iterable[Helpline],
        needs: Mapping[str, Needs] = {},
    ) -> None:
        self.wordings = wordings
        self._table = table
        self._needs = needs
        self.elements = {row["id"]: element(row) for row in table["element"]}
        self.topics = {topic.id: topic for topic in topics}
        self._named: dict[tuple[Any, ...], tuple[Helpline, ...]] = {}
        self.services = {each.id: each for each in helplines if each.status == "active"}
        self.directory = Directory(self.services)
        self._kinds: dict[str, Mapping[str, Any]] = {row["id"]: row for row in table["kind"]}
        self._audiences: dict[str, Mapping[str, Any]] = {row["id"]: row for row in table["audience"]}
        self._subjects: dict[str, Mapping[str, Any]] = {row["topic"]: row for row in table["subject"]}
        self._fills: dict[tuple[str, str], frozenset[str]] = {}
        self._layouts: dict[str, tuple[Set[str], Sequence[Route]]] = {}
        self._finders: dict[str, tuple[Callable[[str], re.Match[str] | None], ...]] = {}
        # What depends on the settings and topics alone, of which a run has few.
        self._askable: dict[tuple[Any, ...], bool] = {}
        self._wanted: dict[tuple[Any, ...], Wanted] = {}
        self._words: dict[tuple[Any, ...], str] = {}
        self._sentences: dict[tuple[Any, ...], str] = {}
        self._headings = tuple(f"{heading} " for heading in table.get("headings", ()))
        self._marks = frozenset(table.get("below_the_line", ()))
        self._mark_begins = frozenset(mark[:1] for mark in self._marks).union(_BARE)

    # --- the tables

    def label(self, topic: str) -> str:
        """The topic in words."""
        return str(self._subjects.get(topic, {}).get("label", "")) or topic.replace("-", " ")

    def asked_in_words(self, ask: Ask, settings: Settings) -> str:
        """What is asked for, in words for the writer."""
        key = (ask, settings.nations, settings.audience)
        known = self._words.get(key)
        if known is None:
            each = self.elements[self.to_add(ask, settings)]
            known = _kept(self._words, key, each.label_for.get(ask.topic, each.label))
        return known

    def help_before_end(self, kind: str) -> bool:
        """Whether a text of this kind must give its help before the line that ends it."""
        return bool(self._kinds.get(kind, {}).get("help_before_end"))

    def for_school(self, topics: Iterable[str]) -> bool:
        """Whether a school may write home about one of these topics."""
        return not all(self._subjects.get(topic, {}).get("adults") for topic in topics)

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words of `elements.toml`."""
        return tuple(self._table.get(name, ()))

    def announces(self, heading: str) -> bool:
        """Whether a heading says that help follows."""
        return f"{heading.lower().strip(_ROUND_A_HEADING)} ".startswith(self._headings)

    def is_emergency(self, service: str) -> bool:
        """Whether a service is one to call in any danger or after any crime: 999, the police."""
        return not _ANY_DANGER.isdisjoint(self.services[service].topics)

    def helps(self, service: str, topics: Sequence[str]) -> bool:
        """Whether a service is for people whom one of the topics touches, not for their debts or their landlord."""
        if not set(self.services[service].topics) <= set(self.words("other_subjects")):
            return True
        asks = (ask for topic in topics if topic in self.topics for ask in self._lists((topic,), _LISTS_OF_A_TOPIC))
        return any(service in self.fills(name, ask.topic) for ask in asks for name in ask.members)

    # --- what is asked

    def wanted(self, found: Sequence[TopicFound], kind: str, settings: Settings, *, school: bool = False) -> Wanted:
        """What a text on these topics asks for. `school` tells whether it comes from a school."""
        main, minor = self.ranked(found)
        if not main:
            return Wanted()
        key = (tuple(main), tuple(minor), kind, settings.audience, settings.nations, school)
        known = self._wanted.get(key)
        return known or _kept(self._wanted, key, self._wanted_of(main, minor, kind, settings, school=school))

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
        """What a kind asks for, some of it for the subject of the text: one way to get help is a way for that."""
        of_subject = ("any_one_route", "local_service", "anonymous_route")
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
        known = self._askable.get(key)
        return _kept(self._askable, key, self._is_askable(name, topic, settings)) if known is None else known

    def _is_askable(self, name: str, topic: str, settings: Settings) -> bool:
        each = self.elements.get(name)
        audience = self._audiences.get(settings.audience, {})
        if each is None or settings.audience in each.not_for or name in audience.get("drop", ()):
            return False
        nations = settings.nations
        if nations and each.nations and not set(each.nations) & set(nations):
            return False
        for row in self._subjects.get(topic, {}).get("not_asked", ()):
            if row["element"] == name and ("nation" not in row or nations == (row["nation"],)):
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

    def finders(self, name: str) -> tuple[Callable[[str], re.Match[str] | None], ...]:
        """What finds, in a folded block, each of the patterns of an element."""
        if name not in self._finders:
            self._finders[name] = tuple(
                finder(pattern, self._needs.get(pattern, ())) for pattern in self.elements[name].patterns
            )
        return self._finders[name]

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
            if subjects.isdisjoint(service.topics) or not service.public_line:
                continue
            if _OTHER_SUBJECTS.isdisjoint(service.topics) and not _FEW_READERS.issuperset(service.audience):
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
        held = Held(self, text, routes, settings, found)
        school = bool(self._kinds.get(kind or "service-page", {}).get("school_ask")) and from_school(text)
        wanted = self.wanted(found, kind, settings, school=school)
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
        given = {route.service for route in _read(routes) if route.service in self.services}
        lines = given & self.fills("topic_helpline", ask.topic)
        if lines and not any(serves(self.services[service], settings.nations) for service in lines):
            yield ask

    def below_the_line(self, document: Document) -> int:
        """The offset from which on a text is not printed with a release: "ENDS", notes to editors; else its end."""
        text, marks, begins = document.text, self._marks, self._mark_begins
        for each in document.blocks:
            if text[each.start : each.start + 1].lower() not in begins:
                continue
            line = text[each.start : min(each.end, each.start + 60)].split("\n")[0]
            bare = line.lower().replace("\u2019", "'").strip(_BARE)
            if bare in marks and each.kind not in ("title", "description"):
                return each.start
        return len(text)

    def block(self, text: Text, routes: Sequence[Route]) -> tuple[int, int] | None:
        """The range where a text gathers its help: a section of contacts, a list, or a paragraph with two services."""
        return find_block(text.document, _read(routes), self._headings)

    def routes(self, text: Text) -> tuple[Route, ...]:
        """Every way to a service that a text gives, or to somebody in no list of ours, with where it stands."""
        return self.directory.routes(text, self.below_the_line(text.document))

    def layout(self, piece: str) -> tuple[Set[str], Sequence[Route]]:
        """What the site's layout adds to every page: the wordings of elements, and its numbers and addresses."""
        if piece not in self._layouts:
            folded = fold(piece)
            phrases = {name for _, _, (role, name) in self.wordings.find(folded.text) if role == "phrase"}
            ways = [Route(way.service, -1, -1, way.how) for way in self.directory.by_address(folded)]
            ways += [
                Route(owner, -1, -1, "number")
                for digits in digit_runs(folded.text)
                for owner in self.directory.owners.get(digits, ())
            ]
            self._layouts[piece] = (phrases, ways)
        return self._layouts[piece]

    # --- what to add

    def sentence(self, ask: Ask, settings: Settings, language: str = "en") -> str:
        """The sentence to add, with the service and number of the registry, as plain text; see `lines`."""
        key = (ask, settings.nations, settings.audience, language)
        known = self._sentences.get(key)
        return _kept(self._sentences, key, self._sentence(ask, settings, language)) if known is None else known

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
        if name not in _TOPIC_LINES or topic not in self.topics:
            return set()
        roles = self.topics[topic].services
        ids = (each for role in ("topic_helpline", *NATIONS) for each in roles.get(role, ()))
        return {each for each in ids if each in self.services}

    def _first_line(self, topic: str, settings: Settings) -> tuple[Helpline, ...]:
        """The first line that a topic asks for and that is not the police; where one only reports comes last."""
        row = self.topics.get(topic)
        audience = self._audiences.get(settings.audience, {})
        for_audience = _asks((*audience.get("instead", ()), *audience.get("ask", ())), topic)
        asks = (*for_audience, *(_asks((*row.minimum, *row.core, *row.full, *row.best), topic) if row else ()))
        police = {"emergency_999", "non_emergency_police", "any_one_route", "local_service"}
        names = [name for ask in asks for name in ask.members if name not in police]
        names.sort(key=_NO_LINES.__contains__)
        able = (name for name in names if self._can_ask(name, topic, settings))
        return next(filter(None, (self.services_to_name(name, topic, settings) for name in able)), ())


def _kept(answers: dict[tuple[Any, ...], _T], key: tuple[Any, ...], answer: _T) -> _T:
    """`answer`, which is kept for the documents to come."""
    if len(answers) >= _MOST_KEPT:
        answers.clear()
    answers[key] = answer
    return answer


def _read(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Those that stand in the text itself, not in the menu or the foot of the site."""
    return tuple(route for route in routes if route.place in READ)


def from_school(text: Text) -> bool:
    """Whether a text comes from a school, nursery or college, or from a club that writes to parents."""
    return any(sign in text.fold.text for sign in _SCHOOL_SIGNS)


def _asks(members: Iterable[str | Sequence[str]], topic: str = "") -> tuple[Ask, ...]:
    return tuple(Ask((each,) if isinstance(each, str) else tuple(each), topic) for each in members)
