"""What is asked of a text for its kind and topics, and what fills it: the tables of elements, topics and services."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from safelint.help.elements import element, finder
from safelint.help.helpblock import find_block
from safelint.help.routes import READ, Directory, FoundHelp, Route, digit_runs, serves
from safelint.help.topics import TopicFound
from safelint.lexicon.folding import fold
from safelint.values.document import Document
from safelint.values.entries import Helpline, Needs
from safelint.values.settings import Settings

if TYPE_CHECKING:
    import re

    from safelint.lexicon.lexicon import Lexicon
    from safelint.text.matcher import Finder
    from safelint.values.entries import Topic

_T = TypeVar("_T")

TOPIC_LINES = ("topic_helpline", "topic_helpline_of_the_nation")
_OTHER_SUBJECTS = frozenset(("emergency", "crime-reporting", "legal", "bereavement", "money", "whistleblowing"))
_FEW_READERS = frozenset(("professionals", "perpetrators"))
_APART = ("perpetrator_prevention", "line_for_men", "line_for_lgbt")
"""A service that fills one of these, where a topic asks for it, fills no broader element of the same topic."""

_LISTS_OF_A_TOPIC = ("minimum", "core", "full", "best")
_EMERGENCY = "emergency"
_ASKED_OF_ALL = frozenset((_EMERGENCY, "crime-reporting"))  # what such a service is for says nothing of a subject
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


class Tables:
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
        lexicon: Lexicon,
        needs: Mapping[str, Needs] = {},
    ) -> None:
        self.wordings = wordings
        self._lexicon = lexicon
        self._table = table
        self._needs = needs
        self.elements = {row["id"]: element(row) for row in table["element"]}
        self.topics = {topic.id: topic for topic in topics}
        self._named: dict[tuple[Any, ...], tuple[Helpline, ...]] = {}
        self.services = {each.id: each for each in helplines if each.status == "active"}
        self.directory = Directory(self.services, lexicon)
        self._kinds: dict[str, Mapping[str, Any]] = {row["id"]: row for row in table["kind"]}
        self._audiences: dict[str, Mapping[str, Any]] = {row["id"]: row for row in table["audience"]}
        self._related: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
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
        """Whether a service is one to call in any danger: 999."""
        return _EMERGENCY in self.services[service].topics

    def is_of_police(self, service: str) -> bool:
        """Whether a service takes reports of any crime: 101, Crimestoppers."""
        return not _ASKED_OF_ALL.isdisjoint(self.services[service].topics)

    def helps(self, service: str, topics: Sequence[str], wanted: Sequence[Ask] = ()) -> bool:
        """Whether a service is for people whom one of the topics touches: one that such a text, or this text, is asked
        for, or one for a subject of those."""
        if any(service in self.fills(name, ask.topic) for ask in wanted for name in ask.members):
            return True
        for topic in filter(self.topics.__contains__, topics):
            asked, subjects = self._asked_for(topic)
            if service in asked or not subjects.isdisjoint(self.services[service].topics):
                return True
        return not any(map(self.topics.__contains__, topics))

    def is_for_others(self, service: str) -> bool:
        """Whether a service is for nothing that a text on abuse or suicide touches: debts, a landlord, fraud."""
        return set(self.services[service].topics) <= set(self.words("other_subjects"))

    def _asked_for(self, topic: str) -> tuple[frozenset[str], frozenset[str]]:
        """The services that a topic asks for, and the subjects that these are for."""
        known = self._related.get(topic)
        if known is None:
            asks = self._lists((topic,), _LISTS_OF_A_TOPIC)
            asked = frozenset(each for ask in asks for name in ask.members for each in self.fills(name, ask.topic))
            subjects = {subject for each in asked for subject in self.services[each].topics}
            also = self._subjects.get(topic, {}).get("also", ())
            known = self._related[topic] = asked, frozenset((*subjects, *also)) - _ASKED_OF_ALL
        return known

    # --- what is asked

    def wanted(self, found: Sequence[TopicFound], kind: str, settings: Settings, *, school: bool = False) -> Wanted:
        """What a text on these topics asks for. `school` tells whether it comes from a school."""
        main, minor = self.ranked(found)
        if not main:
            return Wanted()
        key = (tuple(main), tuple(minor), kind, settings.audience, settings.nations, school)
        known = self._wanted.get(key)
        return known or kept(self._wanted, key, self._wanted_of(main, minor, kind, settings, school=school))

    def _wanted_of(
        self, main: Sequence[str], minor: Sequence[str], kind: str, settings: Settings, *, school: bool
    ) -> Wanted:
        row = self._kinds.get(kind or "service-page", {})
        audience = self._audiences.get(settings.audience, {})
        if kind == "social-post":
            return self._asked(Wanted((Ask(("any_one_route",), main[0]),)), settings)
        if audience.get("instead"):
            required = asks_of(audience["instead"])
            return self._asked(Wanted(required, (), asks_of(audience.get("offer", ()))), settings)
        ask = [*row.get("ask", ()), *(row.get("school_ask", ()) if school else ())]
        offer = list(row.get("offer", ()))
        if audience and (not audience.get("topics") or any(name in audience["topics"] for name in main)):
            ask += [name for name in audience.get("ask", ()) if kind not in ("record", "social-post", "witness-appeal")]
            offer += audience.get("offer", ())
        sets = audience.get("required") or row.get("required", ())
        required = (*self._of_kind(ask, main[0]), *self._lists(main, sets if row.get("required") else ()))
        suggested = () if audience.get("required") else self._lists(main, row.get("suggested", ()))
        best = (*asks_of(offer), *self._lists(main, ("full", "best")), *self._lists(minor, ("minimum",)))
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
            ask for topic in topics for name in names for ask in asks_of(getattr(self.topics[topic], name), topic)
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
        return kept(self._askable, key, self._is_askable(name, topic, settings)) if known is None else known

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
        if name in TOPIC_LINES and topic in self.topics:
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
        if name not in TOPIC_LINES:
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
        asked = {member for ask in asks_of((*row.minimum, *row.core, *row.full)) for member in ask.members} - {name}
        others = [each for each in asked if each in _APART or (name in TOPIC_LINES and each not in TOPIC_LINES)]
        if name in _APART:
            return set()
        return {
            service
            for other in others
            for service in (self._own(other, topic) if self.elements[other].of_topic else self.elements[other].services)
        }

    # --- where help stands

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

    def block(self, text: FoundHelp, routes: Sequence[Route]) -> tuple[int, int] | None:
        """The range where a text gathers its help: a section of contacts, a list, or a paragraph with two services."""
        return find_block(text.document, text.sentences, read_in_text(routes), self._headings)

    def routes(self, text: FoundHelp) -> tuple[Route, ...]:
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
                for digits in digit_runs(folded.text, self._lexicon.words("help.calling"))
                for owner in self.directory.owners.get(digits, ())
            ]
            self._layouts[piece] = (phrases, ways)
        return self._layouts[piece]


def kept(answers: dict[tuple[Any, ...], _T], key: tuple[Any, ...], answer: _T) -> _T:
    """`answer`, which is kept for the documents to come."""
    if len(answers) >= _MOST_KEPT:
        answers.clear()
    answers[key] = answer
    return answer


def read_in_text(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Those that stand in the text itself, not in the menu or the foot of the site."""
    return tuple(route for route in routes if route.place in READ)


def asks_of(members: Iterable[str | Sequence[str]], topic: str = "") -> tuple[Ask, ...]:
    return tuple(Ask((each,) if isinstance(each, str) else tuple(each), topic) for each in members)
