"""What was understood of a text, and by which words: what `why` prints.

It is told from the same `Analysis` that the checks use, so that the two cannot disagree.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from safelint.config import Flags, Setting
from safelint.help.held import CONTACT, WORDING, Met
from safelint.help.routes import DESK, FOOTER, LOCAL, MENU, NOTES, OTHER_SUBJECT, TOLD, Route
from safelint.help.signposting import welsh_words
from safelint.nearest import missing
from safelint.plugins import Unreadable
from safelint.reports._common import as_json
from safelint.reports.json import number_of
from safelint.reports.terminal import wrapped
from safelint.run.engine import Engine
from safelint.values.document import BREAK, LEFT_OUT
from safelint.values.report import Number
from safelint.values.source import Position, Span
from safelint.visible import oneline

GIVEN, FRONT_MATTER, INFERRED, NONE = "given", "front-matter", "inferred", "none"
"""Where a value comes from: the command line or a configuration, the text's own front matter, its words, nowhere."""

_MOST_WORDS = 4  # that are shown for one thing
_MOST_IDLE = 12  # ways that do not count as help
_UNCOUNTED = {"news", "guidance"}  # kinds that take no article
_READERS = {"public": "the public", "news": "readers of news"}
_OUT_OF_THE_TEXT = {MENU: "a menu", FOOTER: "the footer of the site"}


class Words(NamedTuple):
    """Words of the text, at their place in its source."""

    text: str
    span: Span
    position: Position

    @property
    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, **self.position._asdict(), "start": self.span.start, "end": self.span.end}


class Value(NamedTuple):
    """Something understood: `origin` is as above, `giver` what gave it in words for the reader."""

    value: str
    origin: str
    words: tuple[Words, ...] = ()
    giver: str = ""

    @property
    def as_dict(self) -> dict[str, Any]:
        return {"value": self.value, "from": self.origin, "words": [each.as_dict for each in self.words]}


def told(file: str, form: str, flags: Flags, config_path: str = "", stdin_name: str = "") -> str:
    """What was understood of a text, as text for its writer or (`form` is `json`) as JSON.

    Raises:
        SafelintError: wrong use.
        Unreadable: the text cannot be read.
    """
    if file != "-" and not os.path.lexists(file):
        raise Unreadable(missing(file))
    why = Why(Engine(flags, config_path, stdin_name), file)
    return as_json(why.as_dict()) if form == "json" else "\n".join(why.lines()) + "\n"


class Why:
    """What was understood of one text."""

    def __init__(self, engine: Engine, path: str) -> None:
        self._name = engine.name(path)
        self._analysis, settings = engine.understood(path)
        self._document = self._analysis.document
        self._guide = self._analysis.knowledge.guide
        self._origins: dict[str, Setting] = {setting.name: setting for setting in settings}

    def _words(self, places: Iterable[tuple[int, int]]) -> tuple[Words, ...]:
        """The words at some places, whole and without the space around them, none twice."""
        found = dict.fromkeys(map(self._whole, places))
        return tuple(self._at(start, end) for start, end in found if start < end)

    def _whole(self, place: tuple[int, int]) -> tuple[int, int]:
        text, (start, end) = self._document.text, place
        shown = text[start:end].split(BREAK)[0]
        start += len(shown) - len(shown.lstrip())
        end = start + len(shown.strip())
        while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return start, end

    def _at(self, start: int, end: int) -> Words:
        span = self._document.span(start, end)
        written = " ".join(self._document.text[start:end].split())
        return Words(written, span, self._document.source.position(span.start))

    def _given(self, name: str, value: str) -> Value:
        setting = self._origins[name].origin
        return Value(value, FRONT_MATTER if setting == "front matter" else GIVEN, (), setting)

    # --- what was understood

    @cached_property
    def kind(self) -> Value:
        analysis = self._analysis
        if analysis.settings.kind:
            return self._given("kind", analysis.kind)
        found = analysis.kind_found
        return Value(analysis.kind, INFERRED if found.kind else NONE, self._words(found.words))

    @cached_property
    def audience(self) -> Value:
        analysis = self._analysis
        if analysis.settings.audience_given:
            return self._given("audience", analysis.audience)
        brought = analysis.audience != analysis.settings.audience
        return Value(analysis.audience, INFERRED if brought else NONE, self.kind.words if brought else ())

    @cached_property
    def nations(self) -> tuple[Value, ...]:
        given = self._analysis.settings.nations
        if given:
            return tuple(self._given("nation", nation) for nation in given)
        if not self._analysis.assessment.welsh:
            return ()
        return (Value("wales", INFERRED, self._words(welsh_words(self._analysis.document)[:_MOST_WORDS])),)

    @cached_property
    def topics(self) -> tuple[Value, ...]:
        if self._analysis.settings.topics:
            return tuple(self._given("topics", topic) for topic in self._analysis.settings.topics)
        return tuple(Value(topic.id, INFERRED, self._words(topic.words)) for topic in self._analysis.topics)

    def _words_of_number(self, number: Number) -> tuple[Words, ...]:
        """The words by which a number was given to a service; a number like 999 is its own name."""
        if not number.attributed_to:
            return ()
        named = (number.name_start, number.name_end)
        return self._words([named if named[0] < named[1] else (number.start, number.end)])

    def _service(self, service: str) -> str:
        """The name of an entry of the registry, as it is printed."""
        entry = self._analysis.knowledge.registry.by_id.get(service)
        return entry.name if entry else service

    @cached_property
    def help(self) -> tuple[tuple[str, Met | None], ...]:
        """Each element of help that is asked for, with what meets it."""
        met = self._analysis.assessment.met
        return (*met.items(), *((name, None) for name in self._analysis.assessment.missing if name not in met))

    # --- for a program

    def as_dict(self) -> dict[str, Any]:
        return {
            "path": self._name,
            "kind": [self.kind.as_dict],
            "audience": [self.audience.as_dict],
            "nations": [each.as_dict for each in self.nations],
            "topics": [each.as_dict for each in self.topics],
            "numbers": [self._number_as_dict(number) for number in self._analysis.numbers],
            "help": [self._help_as_dict(*each) for each in self.help],
            "ways": [self._way_as_dict(route) for route in self._ways],
        }

    def _number_as_dict(self, number: Number) -> dict[str, Any]:
        source, span = self._document.source, self._document.span(number.start, number.end)
        owner = self._service(number.service) if number.service else None
        words = [each.as_dict for each in self._words_of_number(number)]
        return {**number_of(source, number, span), "owner": owner, "words": words}

    def _help_as_dict(self, element: str, met: Met | None) -> dict[str, Any]:
        words = [each.as_dict for each in self._words(met.words)] if met else []
        return {"element": element, "met_by": met.by if met else None, "words": words}

    def _way_as_dict(self, route: Route) -> dict[str, Any]:
        (here,) = self._words([(route.start, route.end)])
        return {
            **here.as_dict,
            "service": None if route.service == LOCAL else route.service,
            "stands_in": route.place,
            "tied_to": route.tie or None,
            "words": [each.as_dict for each in self._words(route.words)],
        }

    # --- for a writer

    def lines(self) -> Iterator[str]:
        yield oneline(self._name)
        yield ""
        for said in (
            f"Read as {_kind_in_words(self.kind)}{self._reason(self.kind)}.",
            f"{self._audience_in_words()}.",
            f"{self._nations_in_words()}.",
            f"{self._topics_in_words()}.",
        ):
            yield from wrapped(said, "")
        yield from _section("Numbers", [(self._number_in_words(number),) for number in self._analysis.numbers])
        yield from _section(
            "Help that a text like this should give", [self._help_in_words(*each) for each in self.help]
        )
        yield from self._idle_in_words()

    def _reason(self, value: Value) -> str:
        if value.giver:
            return f", as the {value.giver} says" if " " in value.giver else f", as {value.giver} says"
        if value.words:
            return f" because it says {_quoted(value.words)}"
        if value.origin == INFERRED:
            return " because it is short" if value.value == "social-post" else ""
        return ": no sign of another kind was found"

    def _audience_in_words(self) -> str:
        audience = self.audience
        reader = _READERS.get(audience.value, audience.value.replace("-", " "))
        if audience.giver:
            return f"Judged for {reader}{self._reason(audience)}"
        how = "that kind of text is" if audience.origin == INFERRED else "nothing else was said"
        return f"Judged for {reader}, as {how}"

    def _nations_in_words(self) -> str:
        if not self.nations:
            return "Taken for the whole of the United Kingdom, as no nation was given"
        names = _and([nation.value.replace("-", " ").title() for nation in self.nations])
        first = self.nations[0]
        if first.origin == INFERRED:
            return f"Taken for {names} because it is in Welsh" + (f": {_quoted(first.words)}" if first.words else "")
        return f"Taken for {names}{self._reason(first)}"

    def _topics_in_words(self) -> str:
        if not self.topics:
            return "About no safeguarding subject that safelint knows, so no help is asked for"
        if self.topics[0].giver:
            labels = [self._guide.label(topic.value) for topic in self.topics]
            return f"About {_and(labels)}{self._reason(self.topics[0])}"
        return f"About {'; '.join(self._guide.label(topic.value) + self._reason(topic) for topic in self.topics)}"

    def _number_in_words(self, number: Number) -> str:
        line = self._document.source.position(self._document.span(number.start, number.end).start).line
        words = self._words_of_number(number)
        shown = f"{number.text} (line {line})"
        owner = "No service in the registry has it"
        if number.service:
            owner = f"It is the number of {self._service(number.service)}"
        if not number.attributed_to:
            return f"{shown} was given to no service that safelint knows. {owner}."
        if words and words[0].text == number.text:
            return f"{shown} says by itself whose it is."
        if number.service == number.attributed_to:
            return f"{shown} was given to {self._service(number.service)} by {_quoted(words)}, whose number it is."
        return f"{shown} was given to {self._service(number.attributed_to)} by {_quoted(words)}. {owner}."

    def _help_in_words(self, name: str, met: Met | None) -> tuple[str, str]:
        element = self._guide.elements.get(name)
        label = element.label if element else "the text that every page must hold"
        if met is None:
            return label, "not there"
        if not met.words:
            return label, "there: the site adds it to every page"
        by = {CONTACT: "a contact of their own", WORDING: ""}.get(met.by, self._service(met.by))
        wrong = "; but that number is not theirs" if self._is_wrong(met) else ""
        return label, f"there: {by + ', by ' if by else ''}{_quoted(self._words(met.words))}{wrong}"

    def _is_wrong(self, met: Met) -> bool:
        """Whether a service counts as named, but stands there with a number that it does not have."""
        given = {(number.start, number.end): number for number in self._analysis.numbers}
        numbers = [given[each] for each in met.words if each in given]
        return any(number.attributed_to == met.by != number.service for number in numbers)

    @property
    def _ways(self) -> Sequence[Route]:
        """The numbers and links of the text that have words which a reader sees."""
        text = self._document.text
        return [
            route
            for route in self._analysis.assessment.routes
            if route.start >= 0 and text[route.start : route.end].strip(f"{LEFT_OUT} ")
        ]

    def _idle_in_words(self) -> Iterator[str]:
        """The numbers and links that are no help: those outside the text together, the others with the reason."""
        idle = [route for route in self._ways if route.tie and not route.helps]
        said = [
            f"{self._shown([route])} {self._why_idle(route)}" for route in idle if route.place not in _OUT_OF_THE_TEXT
        ]
        said, more = said[:_MOST_IDLE], len(said) - _MOST_IDLE
        said += [f"{more} more" if more > 0 else ""]
        for place, where in _OUT_OF_THE_TEXT.items():
            placed = [route for route in idle if route.place == place]
            rest = f" and {len(placed) - _MOST_WORDS} more" if len(placed) > _MOST_WORDS else ""
            said += [f"{self._shown(placed[:_MOST_WORDS])}{rest}: in {where}"] if placed else []
        yield from _section("Does not count as help", [(each,) for each in said if each])

    def _shown(self, routes: Sequence[Route]) -> str:
        return _quoted(self._words([(route.start, route.end) for route in routes]))

    def _why_idle(self, route: Route) -> str:
        words = self._words(route.words)
        if route.tie == DESK:
            return f"is for something else: {_quoted(words)}"
        if route.tie == TOLD:
            return f"tells of a call that was made: {_quoted(words)}"
        if route.tie == OTHER_SUBJECT:
            return f"is {self._service(route.service)}, for another subject"
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
    name = kind.value.replace("-", " ")
    return name if kind.value in _UNCOUNTED else f"a {name}"


def _quoted(words: Sequence[Words]) -> str:
    return _and([f"“{each.text}” (line {each.position.line})" for each in words[:_MOST_WORDS]])


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
