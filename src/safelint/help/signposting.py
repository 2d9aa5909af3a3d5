"""The help that a text gives, and the help that its subject, kind, audience and nation ask for.

A *route* (routes.py) is one way to a service that a reader can take: its number, its address, a link on its name. An
*element* is something that readers may need ("a line for children"), filled by a route of one of its services or by a
wording (fulfilment.py). Which elements there are and who asks for them stands in `elements.toml` and `topics.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.advice import Advice
from safelint.help.asks import Asks, Readers
from safelint.help.elements import Ask
from safelint.help.fillers import Fillers
from safelint.help.fulfilment import Held, Met, tied
from safelint.help.helpblock import told_in, without
from safelint.help.openings import by_opening
from safelint.help.places import HelpPlaces, read_in_text
from safelint.help.routes import Area, Route, Tie, Way, serves
from safelint.help.topics import TopicFound
from safelint.kinds.forms import kind_of_text
from safelint.nations.inference import is_in_welsh
from safelint.values.report import Signposting
from safelint.values.settings import Settings
from safelint.values.text_kinds import TextKind

if TYPE_CHECKING:
    from safelint.help.topics import TopicIndex
    from safelint.numbers.numbered import NumberedText
    from safelint.numbers.registry import Registry
    from safelint.text.matcher import Finder
    from safelint.values.entries import Pack


FIXED = "fixed_text"
"""Stands among the missing for the text that the configuration keeps for every page."""


_NO_LINES = (Way.PERSON, Way.TEAM, Way.VISIT)
"""Ways in words that no reader can take at once, from where they are."""


class Assessment(NamedTuple):
    """`met` holds each element asked for that is there, with what meets it; the `missing_...` are those that are not.
    `any_route` tells whether the body gives help of any kind, `pointed` whether it is said to stand on another page,
    `lacks_fixed` whether the text that the configuration keeps for every page is not there. `left_out` are the ranges
    of the block that hold help and not the text's own sentences; `welsh` tells whether the text is in Welsh, `doubtful`
    whether a number in it that nothing ties to help may be help all the same; `gives_line` whether the body gives help
    beyond the police that is for all whom the subject touches: a service, or local help. `misnumbered` are the elements
    that a service meets with a number that it does not have, `in_footer` the ways to a service on the subject, with its
    number of today, that stand in the foot of the site, outside the body."""

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
    gives_line: bool = False
    misnumbered: tuple[str, ...] = ()
    in_footer: tuple[Route, ...] = ()

    @property
    def present(self) -> tuple[str, ...]:
        """Ids of the elements asked for that are there."""
        return tuple(self.met)

    @property
    def only_at_hand(self) -> bool:
        """Whether all help that the body gives is somebody whom readers know: "tell a nurse"."""
        return self._ties_of_help == {Tie.AT_HAND}

    @property
    def only_police(self) -> bool:
        """Whether all help that the body gives is who comes at once, or takes reports: 999 and 101."""
        return self._ties_of_help == {Tie.POLICE}

    @property
    def _ties_of_help(self) -> set[Tie | None]:
        return {route.tie for route in self.routes if route.helps}

    @property
    def signposting(self) -> Signposting:
        """The same as the report has it."""
        return Signposting(self.present, self.missing, self.block, self.misnumbered)

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the elements required or suggested and missing, the first of several alternatives, none twice."""
        asks = (*self.missing_required, *self.missing_suggested)
        house = (FIXED,) if self.lacks_fixed else ()
        return tuple(dict.fromkeys((*house, *(ask.members[0] for ask in asks))))


class HelpStanding(NamedTuple):
    """All ways of a text, the block in which those to help stand together, and the ranges of that block that are not
    the text's own sentences."""

    routes: tuple[Route, ...]
    block: tuple[int, int] | None
    left_out: tuple[tuple[int, int], ...]


def assess(view: NumberedText, guide: Guide, topics: TopicIndex, settings: Settings) -> Assessment:
    """The help that a document gives and lacks, and the topics that ask for it. `settings` are those of the document,
    with the nations that it is for."""
    standing = guide.standing(view)
    if settings.topics:
        found = topics.given(settings.topics)
    else:
        masked = [(hit.start, hit.end) for hit in view.names if hit.value.role != "generic"]
        found = topics.detect(view, masked, standing.left_out)
        found = by_opening(view, topics, found, standing.left_out)
    return guide.assess(view, found, view.view(kind_of_text).asked, settings, standing)


class Guide:
    """What a text gives of the help that it should: by which services fill what (`fillers`), what is asked of whom
    (`asks`), where help stands (`places`), and what to add (`advice`).

    `kinds` holds each kind of text by its id, `wordings` is what `phrases` gives for the elements of the pack.
    """

    def __init__(
        self,
        pack: Pack,
        kinds: Mapping[str, TextKind],
        wordings: Finder[tuple[str, str]],
        registry: Registry,
    ) -> None:
        table = pack.elements
        self.fillers = Fillers(pack)
        self.kinds = kinds
        self.asks = Asks(table, kinds, self.fillers)
        self.places = HelpPlaces(table, wordings, self.fillers.services, registry)
        self.advice = Advice(table, self.fillers, self.asks)

    def standing(self, text: NumberedText) -> HelpStanding:
        """The ways of a text, and where those to help stand."""
        routes = self.places.routes(text)
        block = self.places.block(text, routes)
        if not block:
            return HelpStanding(routes, None, ())
        names = [hit.start for hit in text.names if text.document.text[hit.start].isupper()]
        told = told_in(text.document, block, read_in_text(routes), text.sentences, names, text.matches)
        return HelpStanding(routes, block, tuple(without(block, told)))

    def assess(
        self,
        text: NumberedText,
        found: tuple[TopicFound, ...],
        kind: TextKind,
        settings: Settings,
        standing: HelpStanding,
    ) -> Assessment:
        """What a text gives of what its topics, kind, audience and nations ask for."""
        routes, block, left_out = standing
        welsh = is_in_welsh(text)
        if not found:
            routes = tied(self.fillers, self.places, text, routes)
            return Assessment(block=block, routes=routes, left_out=left_out, welsh=welsh)
        school = bool(kind.school_ask) and from_school(text)
        wanted = self.asks.wanted(found, kind.id, settings, school=school)
        asked = (*wanted.required, *wanted.suggested)
        held = Held(self.fillers, self.places, text, routes, settings, found, asked, at_hand=kind.at_hand)
        # A page that only touches on a subject needs no house footer.
        touched = all(topic.mention for topic in found)
        require = () if touched else settings.options.get("signposting", {}).get("require", ())
        required = (*self._by_house(require, found, settings), *wanted.required)
        if not touched and kind.asks_help:
            required = (*required, *self._instead_of_others(found, routes, settings, required))
        everything = (*required, *wanted.suggested, *wanted.best)
        met: dict[str, Met] = {}
        for name, topic in ((name, ask.topic) for ask in everything for name in ask.members):
            by = held.met(name, topic)
            if by is not None:
                met.setdefault(name, by)
        fixed = settings.house.fixed_words
        lacks_fixed = bool(fixed) and not touched and not held.says(fixed)
        return Assessment(
            met=met,
            missing_required=held.lacking(required),
            missing_suggested=held.lacking(wanted.suggested),
            missing_best=held.lacking(wanted.best),
            block=block,
            routes=held.routes,
            any_route=held.any_route,
            topics=found,
            lacks_fixed=lacks_fixed,
            pointed=held.pointed,
            left_out=left_out,
            welsh=welsh,
            doubtful=not held.any_route and held.doubtful,
            gives_line=self._gives_line(kind, met, held.routes, found),
            misnumbered=tuple(name for name, by in met.items() if by.misnumbered),
            in_footer=tuple(self._in_footer(held.routes, found, everything)),
        )

    def _in_footer(
        self, routes: Iterable[Route], found: Iterable[TopicFound], wanted: Iterable[Ask]
    ) -> Iterator[Route]:
        topics = [topic.id for topic in found]
        for route in routes:
            of_service = route.place == Area.FOOTER and route.tie == Tie.SERVICE and not route.misnumbered
            if of_service and self.fillers.is_on(route.service, topics, wanted):
                yield route

    def _gives_line(
        self, kind: TextKind, met: Mapping[str, Met], routes: Sequence[Route], found: Sequence[TopicFound]
    ) -> bool:
        """Whether the body gives help beyond the police that is for all whom a subject of the text touches."""
        own = kind.own_line
        return (own and any(name in met for name in self.fillers.local_contacts)) or any(
            self._is_line(each, found, own=own) for each in routes
        )

    def _is_line(self, route: Route, found: Sequence[TopicFound], *, own: bool) -> bool:
        """Whether a way reaches from afar somebody who helps all whom a subject of the text touches, of no list of ours
        only where an `own` one may."""
        if not route.helps or route.tie in (Tie.POLICE, Tie.AT_HAND) or route.how in _NO_LINES:
            return False
        service = self.fillers.services.get(route.service)
        return own if service is None else any(self.fillers.is_for_all(service, topic.id) for topic in found)

    def _by_house(self, names: Sequence[str], found: Sequence[TopicFound], settings: Settings) -> Iterator[Ask]:
        """What the configuration requires, for the first subject of the text, so far as it can be asked."""
        if not names:
            return
        main, _ = self.asks.ranked(found)
        for name in names:
            of_topic = name in self.fillers.elements and (
                self.fillers.elements[name].of_topic or name == self.fillers.roles.any_way
            )
            topic = main[0] if main and of_topic else ""
            if self.asks.can_ask(name, topic, Readers.of(settings)):
                yield Ask((name,), topic)

    def _instead_of_others(
        self, found: Sequence[TopicFound], routes: Sequence[Route], settings: Settings, required: Sequence[Ask]
    ) -> Iterator[Ask]:
        """The line for the first subject, where the text gives one that serves other nations only and none that serves.

        A line of its own in another nation shows that there is room for one, however short the text is.
        """
        if not settings.nations:
            return
        main, _ = self.asks.ranked(found)
        line = self.fillers.roles.topic_line
        ask = Ask((line,), main[0]) if main else None
        if ask is None or ask in required or not self.asks.can_ask(line, ask.topic, Readers.of(settings)):
            return
        given = {route.service for route in read_in_text(routes) if route.service in self.fillers.services}
        lines = given & self.fillers.fills(line, ask.topic)
        if lines and not any(serves(self.fillers.services[service], settings.nations) for service in lines):
            yield ask


def from_school(text: NumberedText) -> bool:
    """Whether a text comes from a school, nursery or college, or from a club that writes to parents."""
    return text.matches.holds("help.school")
