"""What was understood of a text, and by which words: what `why` prints.

It is told from the same `Analysis` that the checks use, so that the two cannot disagree.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from safelint.config import Flags, Setting
from safelint.help import naming
from safelint.help.fulfilment import CONTACT, WORDING, Met
from safelint.help.routes import DESK, FOOTER, LOCAL, MENU, NOTES, OTHER_SUBJECT, TOLD, Route
from safelint.help.topics import TopicFound
from safelint.nearest import missing
from safelint.numbers.owners.attribution import Attribution, Rival
from safelint.numbers.owners.reasons import Reason
from safelint.reports._common import as_json
from safelint.reports.json import number_of
from safelint.reports.terminal import wrapped
from safelint.run.engine import Engine
from safelint.understood import Value, Words
from safelint.values.document import BREAK, LEFT_OUT
from safelint.values.errors import Unreadable
from safelint.values.report import Number
from safelint.values.settings import GENERAL, READERS
from safelint.visible import oneline
from safelint.words.speakers import Ground, Speaker, Speakers, Who

GIVEN, FRONT_MATTER, INFERRED, NONE = "given", "front-matter", "inferred", "none"
"""Where a value comes from: the command line or a configuration, the text's own front matter, its words, nowhere."""

_MOST_WORDS = 4  # that are shown for one thing
_MOST_TOLD = 12  # ways that do not count as help, and quotations
_LONGEST_QUOTED = 60  # characters of a quotation that are shown
_WHOSE = {Who.HOUSE: "the publisher's own voice", Who.OTHERS: "somebody else", Who.UNKNOWN: "nobody can tell"}
_UNCOUNTED = {"news", "guidance"}  # kinds that take no article
_OUT_OF_THE_TEXT = {MENU: "a menu", FOOTER: "the footer of the site"}


def told(file: str, form: str, flags: Flags, config_path: str = "", stdin_name: str = "") -> str:
    """What was understood of a text, as text for its writer or (`form` is `json`) as JSON.

    Raises:
        SafelintError: wrong use.
        Unreadable: the text cannot be read.
    """
    if file != "-" and not os.path.lexists(file):
        raise Unreadable(missing(file))
    why = Why(Engine(flags, config_path, stdin_name), file)
    return as_json(why.as_dict()) if form == "json" else "\n".join(_InWords(why).lines()) + "\n"


class Why:
    """What was understood of one text."""

    def __init__(self, engine: Engine, path: str) -> None:
        self.name = engine.name(path)
        self.analysis, settings = engine.understood(path)
        self.document = self.analysis.document
        self.guide = self.analysis.knowledge.guide
        self.speakers = Speakers(self.analysis).all
        self._origins: dict[str, Setting] = {setting.name: setting for setting in settings}

    def words(self, places: Iterable[tuple[int, int]]) -> tuple[Words, ...]:
        """The words at some places, whole and without the space around them, none twice."""
        found = dict.fromkeys(map(self._whole, places))
        return tuple(self._at(start, end) for start, end in found if start < end)

    def _whole(self, place: tuple[int, int]) -> tuple[int, int]:
        text, (start, end) = self.document.text, place
        shown = text[start:end].split(BREAK)[0]
        start += len(shown) - len(shown.lstrip())
        end = start + len(shown.strip())
        while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return start, end

    def _at(self, start: int, end: int) -> Words:
        span = self.document.span(start, end)
        written = " ".join(self.document.text[start:end].split())
        return Words(written, span, self.document.source.position(span.start))

    def _given(self, name: str, value: str) -> Value:
        setting = self._origins[name].origin
        return Value(value, FRONT_MATTER if setting == "front matter" else GIVEN, (), setting)

    # --- what was understood

    @cached_property
    def kind(self) -> Value:
        analysis = self.analysis
        if analysis.settings.kind:
            return self._given("kind", analysis.kind)
        found = analysis.kind_found
        return Value(analysis.kind, INFERRED if found.kind else NONE, self.words(found.words))

    @cached_property
    def audience(self) -> Value:
        analysis = self.analysis
        if analysis.settings.audience_given:
            return self._given("audience", analysis.audience)
        brought = analysis.audience != analysis.settings.audience
        return Value(analysis.audience, INFERRED if brought else NONE, self.kind.words if brought else ())

    @cached_property
    def nations(self) -> tuple[Value, ...]:
        given = self.analysis.settings.nations
        if given:
            return tuple(self._given("nation", nation) for nation in given)
        found = self.analysis.nations_found
        words = self.words(found.words[:_MOST_WORDS])
        return tuple(Value(nation, INFERRED, words, reason=found.reason) for nation in found.nations)

    @cached_property
    def topics(self) -> tuple[Value, ...]:
        if self.analysis.settings.topics:
            return tuple(self._given("topics", topic) for topic in self.analysis.settings.topics)
        return tuple(map(self._topic, self.analysis.topics))

    def _topic(self, topic: TopicFound) -> Value:
        acts, questions = self.words(topic.acts), self.words(topic.questions)
        words = self.words(topic.words)
        return Value(topic.id, INFERRED, words, acts=len(acts), questions=len(questions))

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
        return (*met.items(), *((name, None) for name in self.analysis.assessment.missing if name not in met))

    def is_wrong(self, met: Met) -> bool:
        """Whether a service counts as named, but stands there with a number that it does not have."""
        given = {(number.start, number.end): number for number in self.analysis.numbers}
        numbers = [given[each] for each in met.words if each in given]
        return any(number.attributed_to == met.by != number.service for number in numbers)

    @property
    def ways(self) -> Sequence[Route]:
        """The numbers and links of the text that have words which a reader sees."""
        text = self.document.text
        return [
            route
            for route in self.analysis.assessment.routes
            if route.start >= 0 and text[route.start : route.end].strip(f"{LEFT_OUT} ")
        ]

    def opening(self, quotation: Speaker) -> tuple[Words, ...]:
        """The first words of a quotation."""
        return self.words([(quotation.start, min(quotation.end, quotation.start + _LONGEST_QUOTED))])

    # --- for a program

    def as_dict(self) -> dict[str, Any]:
        return {
            "path": self.name,
            "kind": [self.kind.as_dict],
            "audience": [self.audience.as_dict],
            "nations": [each.as_dict for each in self.nations],
            "topics": [each.as_dict for each in self.topics],
            "numbers": [self._number_as_dict(given) for given in self.analysis.attributions],
            "help": [self._help_as_dict(*each) for each in self.help],
            "ways": [self._way_as_dict(route) for route in self.ways],
            "quotations": [self._quotation_as_dict(each) for each in self.speakers],
        }

    def _number_as_dict(self, given: Attribution) -> dict[str, Any]:
        number = given.number
        source, span = self.document.source, self.document.span(number.start, number.end)
        return {
            **number_of(source, number, span),
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
        (here,) = self.words([(route.start, route.end)])
        return {
            **here.as_dict,
            "service": None if route.service == LOCAL else route.service,
            "stands_in": route.place,
            "tied_to": route.tie or None,
            "words": [each.as_dict for each in self.words(route.words)],
        }

    def _quotation_as_dict(self, quotation: Speaker) -> dict[str, Any]:
        (here,) = self.opening(quotation)
        words = [each.as_dict for each in self.words([quotation.words] if quotation.words else ())]
        return {**here.as_dict, "speaker": quotation.who.value, "reason": quotation.ground.id, "words": words}


class _InWords:
    """What was understood of one text, as text for its writer."""

    def __init__(self, why: Why) -> None:
        self._why = why

    def lines(self) -> Iterator[str]:
        yield oneline(self._why.name)
        yield ""
        for said in (
            f"Read as {_kind_in_words(self._why.kind)}{self._reason(self._why.kind)}.",
            f"{self._audience_in_words()}.",
            f"{self._nations_in_words()}.",
            f"{self._topics_in_words()}.",
        ):
            yield from wrapped(said, "")
        yield from _section("Numbers", [self._number_in_words(given) for given in self._why.analysis.attributions])
        yield from _section(
            "Help that a text like this should give", [self._help_in_words(*each) for each in self._why.help]
        )
        yield from self._idle_in_words()
        yield from self._quotations_in_words()

    def _reason(self, value: Value) -> str:
        if value.giver:
            return f", as the {value.giver} says" if " " in value.giver else f", as {value.giver} says"
        if value.words:
            return f" because it says {_quoted(value.words)}"
        if value.origin == INFERRED:
            return " because it is short" if value.value == "social-post" else ""
        return ": no sign of another kind was found"

    def _audience_in_words(self) -> str:
        audience = self._why.audience
        reader = READERS.get(audience.value, audience.value)
        if audience.giver:
            return f"Judged for {reader}{self._reason(audience)}"
        how = "that kind of text is" if audience.origin == INFERRED else "nothing else was said"
        return f"Judged for {reader}, as {how}"

    def _nations_in_words(self) -> str:
        if not self._why.nations:
            return "Taken for the whole of the United Kingdom, as no nation was given and nothing shows one"
        names = _and([naming.nation(nation.value) for nation in self._why.nations])
        first = self._why.nations[0]
        if first.reason is not None:
            return f"Taken for {names} because {first.reason.value}" + (
                f": {_quoted(first.words)}" if first.words else ""
            )
        return f"Taken for {names}{self._reason(first)}"

    def _topics_in_words(self) -> str:
        if not self._why.topics:
            return "About no safeguarding subject that safelint knows, so no help is asked for"
        if self._why.topics[0].giver:
            labels = [self._why.guide.fillers.label(topic.value) for topic in self._why.topics]
            return f"About {_and(labels)}{self._reason(self._why.topics[0])}"
        label = self._why.guide.fillers.label
        return f"About {'; '.join(label(topic.value) + self._evidence(topic) for topic in self._why.topics)}"

    def _evidence(self, topic: Value) -> str:
        shown = [f"{what} {_quoted(words)}" for what, words in topic.evidence]
        return f" because it {_and(shown)}"

    def _number_in_words(self, given: Attribution) -> tuple[str, ...]:
        """Whom a number was given to and why, then a paragraph for each name that lost."""
        number, reason = given.number, given.reason
        line = self._why.document.source.position(self._why.document.span(number.start, number.end).start).line
        shown = f"{number.text} (line {line})"
        rivals = tuple(map(self._rival_in_words, given.rivals))
        owner = "No service in the registry has it"
        if number.service:
            owner = f"It is the number of {self._why.service(number.service)}"
        if reason is None:
            return f"{shown} was given to no service that safelint knows. {owner}.", *rivals
        if reason is Reason.SELF:
            return f"{shown} says by itself whose it is.", *rivals
        words = self._why.words_of_number(number)
        by = "" if reason is Reason.KEYWORD else f" by {_quoted(words)}"
        if number.service == number.attributed_to:
            owner = "The number is theirs"
        return f"{shown} was given to {self._why.service(number.attributed_to)}{by}: {reason.value}. {owner}.", *rivals

    def _rival_in_words(self, rival: Rival) -> str:
        words = self._why.words([(rival.start, rival.end)])
        service = f"{self._why.service(rival.service)} by " if rival.service else ""
        return f"Not given to {service}{_quoted(words)}: {rival.reason.value}, but {rival.loss.value}."

    def _help_in_words(self, name: str, met: Met | None) -> tuple[str, str]:
        element = self._why.guide.fillers.elements.get(name)
        label = element.label if element else "the text that every page must hold"
        if met is None:
            return label, "not there"
        if not met.words:
            return label, "there: the site adds it to every page"
        by = {CONTACT: "a contact of their own", WORDING: ""}.get(met.by, self._why.service(met.by))
        wrong = "; but that number is not theirs" if self._why.is_wrong(met) else ""
        return label, f"there: {by + ', by ' if by else ''}{_quoted(self._why.words(met.words))}{wrong}"

    def _idle_in_words(self) -> Iterator[str]:
        """The numbers and links that are no help: those outside the text together, the others with the reason."""
        idle = [route for route in self._why.ways if route.tie and not route.helps]
        said = [
            f"{self._shown([route])} {self._why_idle(route)}" for route in idle if route.place not in _OUT_OF_THE_TEXT
        ]
        said, more = said[:_MOST_TOLD], len(said) - _MOST_TOLD
        said += [f"{more} more" if more > 0 else ""]
        for place, where in _OUT_OF_THE_TEXT.items():
            placed = [route for route in idle if route.place == place]
            rest = f" and {len(placed) - _MOST_WORDS} more" if len(placed) > _MOST_WORDS else ""
            said += [f"{self._shown(placed[:_MOST_WORDS])}{rest}: in {where}"] if placed else []
        yield from _section("Does not count as help", [(each,) for each in said if each])

    def _quotations_in_words(self) -> Iterator[str]:
        """Who speaks in each quotation; those of which nothing is told are only counted."""
        told = [each for each in self._why.speakers if each.ground is not Ground.NOT_SAID][:_MOST_TOLD]
        more = len(self._why.speakers) - len(told)
        said = [*map(self._quotation_in_words, told), *([f"{more} more"] if more else ())]
        yield from _section("Who speaks in quotations", [(each,) for each in said])

    def _quotation_in_words(self, quotation: Speaker) -> str:
        by = f", by {_quoted(self._why.words([quotation.words]))}" if quotation.words else ""
        return f"{_quoted(self._why.opening(quotation))}: {_WHOSE[quotation.who]}{by}: {quotation.ground.value}"

    def _shown(self, routes: Sequence[Route]) -> str:
        return _quoted(self._why.words([(route.start, route.end) for route in routes]))

    def _why_idle(self, route: Route) -> str:
        words = self._why.words(route.words)
        if route.tie == DESK:
            return f"is for something else: {_quoted(words)}"
        if route.tie == TOLD:
            return f"tells of a call that was made: {_quoted(words)}"
        if route.tie == OTHER_SUBJECT:
            return f"is {self._why.service(route.service)}, for another subject"
        if route.place == NOTES:
            return "stands below the end of the release"
        return "has no words near it that offer help"


def _section(title: str, entries: Sequence[Sequence[str]]) -> Iterator[str]:
    """A title with its entries, each of one or more paragraphs; nothing where there are none."""
    if entries:
        yield from ("", title)
    for entry in entries:
        lines = [line for text in entry for line in wrapped(text, "    ")]
        yield "  - " + lines[0].removeprefix("    ")
        yield from lines[1:]


def _kind_in_words(kind: Value) -> str:
    name = "general text" if kind.value == GENERAL else kind.value.replace("-", " ")
    return name if kind.value in _UNCOUNTED else f"a {name}"


def _quoted(words: Sequence[Words]) -> str:
    return _and([f"“{each.text}” (line {each.position.line})" for each in words[:_MOST_WORDS]])


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
