"""What was understood of a text, and by which words.

It is told from the same `Analysis` that the checks use, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from safelint.config import Setting
from safelint.help.fulfilment import Met
from safelint.help.routes import LOCAL, Route
from safelint.help.topics import TopicFound
from safelint.judging.lines_of_help import having_room, lacking
from safelint.judging.people import deciding
from safelint.judging.readers import SpokenTo, spoken_to_affected
from safelint.kinds.forms import detect
from safelint.kinds.stated import audience_stated
from safelint.nations.inference import nation_words
from safelint.numbers.owners.attribution import Attribution, Rival
from safelint.run.engine import Engine
from safelint.values.document import BREAK, LEFT_OUT, Document
from safelint.values.report import Number, PlacedNumber
from safelint.values.source import Position, Span
from safelint.why.found import FoundByWeight
from safelint.words.roles import Roles, RoleTold
from safelint.words.speakers import Speaker, Speakers

GIVEN, FRONT_MATTER, INFERRED, NONE = "given", "front-matter", "inferred", "none"
"""Where a value comes from: the command line or a configuration, the text's own front matter, its words, nowhere."""

MOST_WORDS = 4
"""How many words are shown for one thing."""

_NO_WORDS = " \t\n.,;:!?"  # what a phrase may begin after
_LONGEST_QUOTED = 60  # characters of a quotation that are shown


class Words(NamedTuple):
    """Words of the text, at their place in its source."""

    text: str
    span: Span
    position: Position
    where: str

    @property
    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, **self.position._asdict(), "start": self.span.start, "end": self.span.end}


class Value(NamedTuple):
    """Something understood: `origin` is as above, `giver` what gave it in words for the reader, `shown_by` what shows
    it, each with its words."""

    value: str
    origin: str
    words: tuple[Words, ...] = ()
    giver: str = ""
    shown_by: tuple[tuple[str, tuple[Words, ...]], ...] = ()

    @property
    def as_dict(self) -> dict[str, Any]:
        return {"value": self.value, "from": self.origin, "words": [each.as_dict for each in self.words]}


class Why:
    """What was understood of one text: the one at `path`, or `document` as if it stood there."""

    def __init__(self, engine: Engine, path: str, document: Document | None = None) -> None:
        self.name = engine.checker.name(path)
        self.analysis, settings = engine.checker.understood(path, document)
        self.document = self.analysis.document
        self.guide = self.analysis.knowledge.guide
        self.speakers = [each for each in self.analysis.view(Speakers).all if self.opening(each)]
        self.people = self.analysis.view(Roles).all
        self.deciding = deciding(self.analysis)
        self.found = FoundByWeight(self.analysis)
        self._origins: dict[str, Setting] = {setting.name: setting for setting in settings}

    def words(self, places: Iterable[tuple[int, int]]) -> tuple[Words, ...]:
        """The words that readers see at some places, whole, without space around or marks before them, none twice."""
        found = dict.fromkeys(map(self._whole, places))
        return tuple(self._at(start, end) for start, end in found if self._is_seen(start, end))

    def words_at(self, start: int, end: int) -> Words | None:
        """The words that a reader sees at one place, None where there are none: only an image, or space."""
        return next(iter(self.words([(start, end)])), None)

    def _is_seen(self, start: int, end: int) -> bool:
        return bool(self.document.text[start:end].replace(LEFT_OUT, " ").strip())

    def _whole(self, place: tuple[int, int]) -> tuple[int, int]:
        text, (start, end) = self.document.text, place
        shown = text[start:end].split(BREAK)[0]
        words = shown.lstrip(_NO_WORDS) or shown.lstrip()  # marks may be all that there is
        start += len(shown) - len(words)
        end = start + len(words.rstrip())
        while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return start, end

    def _at(self, start: int, end: int) -> Words:
        span = self.document.span(start, end)
        written = " ".join(self.document.text[start:end].replace(BREAK, " ").split())
        source = self.document.source
        return Words(written, span, source.position(span.start), source.where(span.start))

    def _given(self, name: str, value: str) -> Value:
        setting = self._origins[name].origin
        return Value(value, FRONT_MATTER if setting == "front matter" else GIVEN, (), setting)

    # --- what was understood

    @cached_property
    def kind(self) -> Value:
        analysis = self.analysis
        if analysis.settings.kind:
            return self._given("kind", analysis.kind.own.id)
        found = analysis.view(detect)
        reasons = tuple((sign.reason.value, self.words(sign.words)) for sign in found.signs)
        origin = INFERRED if found.signs else NONE
        return Value(analysis.kind.own.id, origin, self.words(found.words), shown_by=reasons)

    @cached_property
    def audience(self) -> Value:
        analysis = self.analysis
        if analysis.settings.audience_given:
            return self._given("audience", analysis.audience)
        stated = analysis.view(audience_stated)
        if stated:
            words = self.words((stated.words,))
            return Value(stated.audience, INFERRED, words, shown_by=(("it says so", words),))
        brought = analysis.audience != analysis.settings.audience
        return Value(analysis.audience, INFERRED if brought else NONE, self.kind.words if brought else ())

    @cached_property
    def nations(self) -> tuple[Value, ...]:
        found = self.analysis.nations_found
        if found.given:
            return tuple(self._given("nation", nation) for nation in found.nations)
        words = self.words(self.analysis.view(nation_words)[:MOST_WORDS])
        shown_by = tuple((reason.value, self.words(places)) for reason, places in found.reasons)
        return tuple(Value(nation, INFERRED, words, shown_by=shown_by) for nation in found.nations)

    @cached_property
    def topics(self) -> tuple[Value, ...]:
        if self.analysis.settings.topics:
            return tuple(self._given("topics", topic) for topic in self.analysis.settings.topics)
        return tuple(map(self._topic, self.analysis.topics))

    def _topic(self, topic: TopicFound) -> Value:
        """A topic, with what shows it, the strongest first."""
        others = [each for each in topic.words if each not in topic.acts and each not in topic.questions]
        opening = self.words(topic.opening)
        parts = (
            ("tells of", self.words(topic.acts)),
            ("asks or says to its reader", self.words(topic.questions)),
            ("says in its opening, among other words," if topic.weighed else "says", self.words(others)),
            ("makes that plain in its opening, among other words by", opening),
        )
        shown_by = tuple(part for part in parts if part[1])
        return Value(topic.id, INFERRED, self.words(topic.words) + opening, shown_by=shown_by)

    @cached_property
    def to_affected(self) -> SpokenTo:
        """What speaks to those whom the subject touches, nothing where there is no subject."""
        return spoken_to_affected(self.analysis) if self.analysis.topics else SpokenTo()

    def words_of_number(self, number: Number) -> tuple[Words, ...]:
        """The words by which a number was given to a service; a number like 999 is its own name."""
        if not number.attributed_to:
            return ()
        named = (number.name_start, number.name_end)
        return self.words([named if named[0] < named[1] else (number.start, number.end)])

    def service(self, service: str) -> str:
        """The name of an entry of the registry, as it is printed."""
        entry = self.analysis.knowledge.registry.by_id.get(service)
        return entry.name if entry else service

    @cached_property
    def help(self) -> tuple[tuple[str, Met | None], ...]:
        """Each element of help that is asked for, with what meets it."""
        met = self.analysis.assessment.met
        asks = dict.fromkeys((*self.analysis.assessment.missing, *(ask.members[0] for ask in lacking(self.analysis))))
        return (*met.items(), *((name, None) for name in asks if name not in met))

    @cached_property
    def better(self) -> tuple[str, ...]:
        """Elements that are not asked for and not there, and would be good to have."""
        asked = {name for name, _ in self.help}
        best = having_room(self.analysis, self.analysis.assessment.missing_best)
        return tuple(dict.fromkeys(ask.members[0] for ask in best if asked.isdisjoint(ask.members)))

    @property
    def ways(self) -> Sequence[Route]:
        """The numbers and links of the text that have words which a reader sees."""
        routes = self.analysis.assessment.routes
        return [each for each in routes if each.start >= 0 and self.words_at(each.start, each.end)]

    def opening(self, quotation: Speaker) -> Words | None:
        """The first words of a quotation."""
        return self.words_at(quotation.start, min(quotation.end, quotation.start + _LONGEST_QUOTED))

    # --- for a program

    def as_dict(self) -> dict[str, Any]:
        return {
            "path": self.name,
            "kind": [self.kind.as_dict],
            "audience": [self.audience.as_dict],
            "nations": [each.as_dict for each in self.nations],
            "topics": [each.as_dict for each in self.topics],
            "speaks_to_those_affected": [each.as_dict for each in self.words(self.to_affected.words)],
            "numbers": [self._number_as_dict(given) for given in self.analysis.attributions],
            "help": [self._help_as_dict(*each) for each in self.help],
            "better": list(self.better),
            "ways": [self._way_as_dict(route) for route in self.ways],
            "quotations": [self._quotation_as_dict(each) for each in self.speakers],
            "people": [self._person_as_dict(each) for each in self.people],
            **self.found.as_dict(lambda places: [each.as_dict for each in self.words(places)]),
        }

    def _number_as_dict(self, given: Attribution) -> dict[str, Any]:
        number = given.number
        source, span = self.document.source, self.document.span(number.start, number.end)
        return {
            **PlacedNumber(number, span).as_dict(source),
            "owner": self.service(number.service) if number.service else None,
            "words": [each.as_dict for each in self.words_of_number(number)],
            "reason": given.reason.id if given.reason else None,
            "rivals": [self._rival_as_dict(rival) for rival in given.rivals],
        }

    def _rival_as_dict(self, rival: Rival) -> dict[str, Any]:
        return {
            "service": rival.service or None,
            "words": [each.as_dict for each in self.words([(rival.start, rival.end)])],
            "reason": rival.reason.id,
            "loss": rival.loss.id,
        }

    def _help_as_dict(self, element: str, met: Met | None) -> dict[str, Any]:
        words = [each.as_dict for each in self.words(met.words)] if met else []
        return {"element": element, "met_by": met.by if met else None, "words": words}

    def _way_as_dict(self, route: Route) -> dict[str, Any]:
        return {
            **_as_dict(self.words_at(route.start, route.end)),
            "service": None if route.service == LOCAL else route.service,
            "reached_by": route.how.value,
            "stands_in": route.place.value,
            "tied_to": route.tie.value if route.tie else None,
            "words": [each.as_dict for each in self.words(route.words)],
        }

    def _quotation_as_dict(self, quotation: Speaker) -> dict[str, Any]:
        here = _as_dict(self.opening(quotation))
        words = [each.as_dict for each in self.words([quotation.words] if quotation.words else ())]
        return {**here, "speaker": quotation.who.value, "reason": quotation.ground.id, "words": words}

    def _person_as_dict(self, told: RoleTold) -> dict[str, Any]:
        here = _as_dict(self.words_at(told.person.start, told.person.end))
        return {**here, "role": told.role.value, "words": [each.as_dict for each in self.words([told.deed])]}


def _as_dict(words: Words | None) -> dict[str, Any]:
    return words.as_dict if words else {}
