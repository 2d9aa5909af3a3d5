"""What a text holds of the help that is asked for, element by element, and what meets each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.contacts import LocalContacts
from safelint.help.invited import Invited
from safelint.help.marks import POINTER, Marks
from safelint.help.routes import LOCAL, Route, Tie, Way, serves, top_of
from safelint.help.ties import Ties
from safelint.help.topic_terms import speaks_of
from safelint.lexicon.folding import fold
from safelint.values.settings import Settings
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.help.elements import Ask, HelpElement
    from safelint.help.fillers import Fillers
    from safelint.help.places import HelpPlaces
    from safelint.help.topics import TopicFound
    from safelint.numbers.numbered import NumberedText
    from safelint.values.entries import Helpline

_ENDS = (".", "!", "?")  # of a sentence; a block that ends otherwise leads up to the next
_MOST_CUES = 50  # blocks in which words that point to an element are looked for

_WAYS = {
    "online": {Way.ONLINE, Way.EMAIL, Way.CHAT, Way.FORM},
    "accessible": {Way.TEXT, Way.RELAY, Way.EMAIL, Way.CHAT},
    "text": {Way.TEXT},
}
"""The ways to a service that fill an element by themselves, by what its `route` asks for."""
WORDING, CONTACT = "wording", "contact"
"""What meets an element where no service does: words, or a way to somebody in no list of ours."""


class Met(NamedTuple):
    """What meets an element: `by` is a service's id, `WORDING` or `CONTACT`; `words` are the ranges that show it.

    There are none where the site's layout meets it. `misnumbered`: the service has another number than stands there.
    """

    by: str
    words: tuple[Range, ...] = ()
    misnumbered: bool = False


def _right_first(routes: Iterable[Route]) -> list[Route]:
    """The ways that may meet an element: one with a wrong number meets it only where no other does, wherever that
    stands."""
    return sorted(routes, key=lambda route: route.misnumbered)


class _Scanned(NamedTuple):
    """The wordings of `elements.toml` that a text holds: `marks` tie or untie; `cues` point to an element, by it the
    first of each block, `number_cues` where a number stands there; `phrases` meet one, so many as are looked at."""

    marks: Marks
    cues: Mapping[str, Mapping[int, Range]]
    number_cues: Mapping[str, Mapping[int, Range]]
    phrases: Mapping[str, Sequence[Range]]


def _scanned(text: NumberedText, places: HelpPlaces, found: Sequence[TopicFound]) -> _Scanned:
    document, top = text.document, top_of(text.document)
    marks: dict[str, list[Range]] = {}
    tables: dict[str, dict[str, dict[int, Range]]] = {"cue": {}, "number_cue": {}}
    phrases: dict[str, list[Range]] = {}
    for start, end, (role, name) in places.wordings.find(text.fold.text):
        if not name:
            marks.setdefault(role, []).append((start, end))
            continue
        left, right = text.fold.unfold(start, end)
        index = document.block_index(left)
        if document.blocks[index].is_of_site or (role == "number_cue" and left < top):
            continue
        if role == "phrase":
            said = phrases.setdefault(name, [])
            if len(said) < _MOST_CUES:
                said.append((left, right))
        else:
            tables[role].setdefault(name, {}).setdefault(index, (left, right))
    subject = [words for topic in found for words in topic.words]
    tying = Marks(text.fold, marks, subject, text.knowledge.addresses)
    return _Scanned(tying, tables["cue"], tables["number_cue"], phrases)


def tied(fillers: Fillers, places: HelpPlaces, text: NumberedText, routes: Sequence[Route]) -> tuple[Route, ...]:
    """The routes of a text on no subject of ours, each with what it is tied to: nothing is asked of such a text."""
    return tuple(Ties(text, _scanned(text, places, ()).marks, places, fillers, (), ()).judged(routes)) if routes else ()


class Held:
    """What one text holds, asked element by element."""

    def __init__(
        self,
        fillers: Fillers,
        places: HelpPlaces,
        text: NumberedText,
        routes: Sequence[Route],
        settings: Settings,
        found: Sequence[TopicFound] = (),
        wanted: Sequence[Ask] = (),
        *,
        at_hand: bool = True,
    ) -> None:
        """`found` is what it is about, `wanted` what is asked of it, `at_hand` whether people at hand are enough."""
        self._fillers = fillers
        self._text = text
        self._blocks = text.document.blocks
        self._marks, self._cues, self._number_cues, self._phrases = _scanned(text, places, found)
        self._known: dict[tuple[str, str], Met | None] = {}  # by element and topic
        self._told: dict[str, Met | None] = {}  # by the cue
        topics = tuple(topic.id for topic in found)
        self._ties = Ties(text, self._marks, places, fillers, topics, wanted)
        judged = self._ties.judged(routes)
        judged += Invited(text, self._ties, self._marks).beside(judged, places.invitations(text))
        judged.sort(key=lambda route: route.start)
        self._included = settings.house.included
        self._in_layout: set[str] = set()
        for piece in self._included:
            phrases, ways = places.layout(piece, text.knowledge)
            self._in_layout.update(phrases)
            judged += ways
        self.routes = tuple(judged if at_hand else _beyond_hand(judged))
        """All ways to help and to others, with where they stand and what they are tied to."""
        self._routes = _right_first(
            route for route in self.routes if route.place.counts and route.tie and route.tie.is_for_readers
        )
        self._contacts = LocalContacts(text, self._routes, self._ties)
        # The line of another nation sends its readers away.
        active, nations = fillers.services, settings.nations
        self._serving: dict[str, Route] = {}
        self._dialled: dict[str, Route] = {}
        for route in self._routes:
            service = active.get(route.service)
            if service is not None and _reaches(route, service) and serves(service, nations):
                self._serving.setdefault(route.service, route)
                if route.how not in (Way.EMAIL, Way.ONLINE, Way.CHAT, Way.NAME):
                    self._dialled.setdefault(route.service, route)

    @property
    def pointed(self) -> bool:
        """Whether the text sends its readers to another page for help, or links to one."""
        said = self._marks.first(POINTER, 0, len(self._text.document.text))
        told = self._text.matches.holds("help.tell-somebody")
        return said is not None or told or _links_to_advice(self._text)

    @property
    def any_route(self) -> bool:
        """Whether the body gives any way to help: a known service, or what is tied to local help."""
        return self._any is not None

    @cached_property
    def _any(self) -> Met | None:
        helping = _right_first(route for route in self.routes if route.helps)
        if known := next((route for route in helping if route.service != LOCAL), None):
            return _met(known)
        worded = self._by_wording(self._fillers.elements[self._fillers.roles.local])
        if worded:
            return worded
        local = (self._by_cue(self._fillers.elements[name], "") for name in self._fillers.local_contacts)
        numbered = map(self._by_number, self._number_cues)
        return next(filter(None, (*local, *numbered)), None) or (_met(helping[0]) if helping else None)

    @property
    def doubtful(self) -> bool:
        """Whether a way that nothing ties to help may be one all the same: a number, or a service for people in other
        trouble, where the subject of the text may be another than was found."""
        others = (route for route in self.routes if route.tie == Tie.OTHER_SUBJECT and route.place.counts)
        return any(map(self._ties.may_help, self.routes)) or any(
            not self._fillers.is_for_others(route.service) and not self._fillers.takes_any_report(route.service)
            for route in others
        )

    def says(self, words: str) -> bool:
        """Whether the text, or what is added to every page, holds these words (see `bare_words`)."""
        documents = (self._text.document, *self._included)
        return any(f" {words} " in f" {bare_words(each.text)} " for each in documents)

    def lacking(self, asks: Iterable[Ask]) -> tuple[Ask, ...]:
        """Those of which no element is there."""
        return tuple(ask for ask in asks if all(self.met(name, ask.topic) is None for name in ask.members))

    def met(self, name: str, topic: str) -> Met | None:
        """What meets an element in a text on `topic`, None where nothing does."""
        key = (name, topic)
        if key not in self._known:
            self._known[key] = self._met(name, topic)
        return self._known[key]

    def _met(self, name: str, topic: str) -> Met | None:
        if name == self._fillers.roles.any_way:
            return self._any
        each = self._fillers.elements[name]
        found = self._by_wording(each) or (each.route and self._by_route(each)) or self._by_number(name)
        if found:
            return found
        given = self._dialled if each.with_number else self._serving
        fills = self._fillers.fills(name, topic)
        if route := next((route for service, route in given.items() if service in fills), None):
            return _met(route)
        return self._by_cue(each, topic) or self._by_own(each, topic) or self._by_line_alone(name, topic)

    def _by_wording(self, each: HelpElement) -> Met | None:
        """A wording that is the element by itself; of what is said of a line, one that stands with it."""
        said = self._phrases.get(each.id, ())
        words = next((words for words in said if not each.of_a_line or self._stands_with_help(words)), None)
        if words is not None:
            return Met(WORDING, (words,))
        return Met(WORDING) if each.id in self._in_layout else None

    def _stands_with_help(self, words: Range) -> bool:
        return _is_of_a_line(self._text, self._helping, words, self._ties.sentence(*words))

    @cached_property
    def _helping(self) -> Mapping[int, list[int]]:
        """Where the ways to help begin, by block."""
        found: dict[int, list[int]] = {}
        for route in self._routes:
            if route.helps and route.start >= 0:
                found.setdefault(self._text.document.block_index(route.start), []).append(route.start)
        return found

    def _by_own(self, each: HelpElement, topic: str) -> Met | None:
        """A way to those who publish the text, or to a service in no list of ours for the harm of the subject."""
        if not each.own:
            return None
        for route in self._routes:
            if route.service != LOCAL or not route.helps or route.tie in (Tie.AT_HAND, Tie.HELP_PAGE):
                continue
            where = self._ties.sentence(route.start, route.end)
            serves = self._text.matches.holds("help.specialist", *where)
            if serves and speaks_of(self._text.matches, topic, *where):
                return _met(route)
            if each.own == "any" and (
                route.tie == Tie.OWN or (serves and self._text.matches.holds("help.own", *where))
            ):
                return _met(route)
        return None

    def _by_line_alone(self, name: str, topic: str) -> Met | None:
        """In a text for some people alone, their line in place of one for all."""
        if name not in self._fillers.topic_lines:
            return None
        holds = self._text.matches.holds
        lines = (element for alone, element in self._fillers.lines_alone if holds(f"groups.{alone}"))
        return next(filter(None, (self.met(element, topic) for element in lines)), None)

    def _by_route(self, each: HelpElement) -> Met | None:
        ways = _WAYS[each.route]
        route = next((route for route in self._routes if route.helps and route.how in ways), None)
        return _met(route) if route is not None else None

    def _by_number(self, name: str) -> Met | None:
        """A wording of the element in a block with a number that no service of ours has."""
        for index, words in self._number_cues.get(name, {}).items():
            if index in self._contacts.numbered:
                return Met(CONTACT, (words, self._contacts.numbered[index]))
        return None

    def _by_cue(self, each: HelpElement, topic: str) -> Met | None:
        """A cue of the element that stands with a contact, or in a sentence that sends readers there."""
        special = f"{each.id}/{topic}" if each.cues_for else ""
        places = {**self._cues.get(each.id, {}), **self._cues.get(special, {})}
        if not places:
            return None
        cue = special if special in self._cues else each.id
        if cue not in self._told:
            contacts = ((words, self._contacts.beside(index)) for index, words in sorted(places.items()))
            beside = next((Met(CONTACT, (words, there)) for words, there in contacts if there), None)
            self._told[cue] = beside or self._in_words(each, places.keys())
        return self._told[cue]

    def _in_words(self, each: HelpElement, places: Set[int]) -> Met | None:
        if not each.patterns:
            return None
        for index in sorted(places)[:_MOST_CUES]:
            folded = self._text.fold
            start = folded.fold(self._blocks[index].start)
            block = folded.text[start : folded.fold(min(self._blocks[index].end, self._blocks[index].start + 4_000))]
            for finds in self._fillers.finders(each.id):
                match = finds(block)
                if not match:
                    continue
                words = folded.unfold(start + match.start(), start + match.end())
                if self._text.matches.before("help.told-by-others", words[0]):
                    continue
                if each.id not in self._fillers.local_contacts or self._contacts.is_tied(*words):
                    return Met(WORDING, (words,))
        return None


def _is_of_a_line(text: NumberedText, helping: Mapping[int, list[int]], words: Range, sentence: Range) -> bool:
    """Whether words stand in a sentence on calls, or in what goes on about a way to help or leads up to it, and are
    said neither of another thing nor in a name: "free" may be said of anything. `helping` has where the ways to help
    begin, by block."""
    (start, end), (left, right), matches = words, sentence, text.matches
    names = [(name.start, name.end) for name in text.names]
    if any(first <= start and end <= last and (first, last) != (start, end) for first, last in names):
        return False
    if matches.after("help.of-other-things", end):
        return False
    if matches.holds("help.of-a-line", left, right):
        return True
    index = text.document.block_index(start)
    if index - 1 in helping or min(helping.get(index, (right,))) < right:
        return True
    if index not in helping and index + 1 not in helping:
        return False
    block = text.document.blocks[index]
    if not text.document.text[block.start : block.end].rstrip().endswith(_ENDS):
        return True
    return any(matches.holds(name, block.start, right) for name in ("help.of-a-line", "help.before-a-line"))


def _reaches(route: Route, service: Helpline) -> bool:
    """Whether readers get there by what a route gives: of a service without a number its name is enough."""
    return route.how != Way.NAME or not any(channel.digits for channel in service.channels)


def _beyond_hand(judged: list[Route]) -> list[Route]:
    """The ways, without somebody whom readers know where that is all the help there is."""
    only = all(route.tie == Tie.AT_HAND for route in judged if route.helps)
    return [route for route in judged if not (only and route.helps)]


def _links_to_advice(text: NumberedText) -> bool:
    """Whether a link in the body leads to advice, by its words."""
    links = (each for each in text.document.inlines if each.leads_on)
    in_body = (each for each in links if not text.document.block_at(each.start).is_of_site)
    return any(text.matches.holds("help.link-to-advice", each.start, each.end) for each in in_body)


def _met(route: Route) -> Met:
    by = CONTACT if route.service == LOCAL else route.service
    if route.start < 0:
        return Met(by)
    return Met(by, tuple(dict.fromkeys((*route.words, (route.start, route.end)))), route.misnumbered)


def bare_words(text: str) -> str:
    """The words of a text in small letters with one space between two, so that layout and markup make no difference."""
    import re

    return " ".join(re.findall(r"\w+", fold(text).text))
