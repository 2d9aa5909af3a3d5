"""What was understood of a text, as text for its writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safelint.facts.disagreements import Disagreement
from safelint.help import naming
from safelint.help.fulfilment import CONTACT, WORDING, Met
from safelint.help.routes import Area, Route, Tie
from safelint.nations.abroad import signs_of_abroad
from safelint.numbers.owners.attribution import Attribution, Rival
from safelint.numbers.owners.reasons import Reason
from safelint.values.settings import READERS
from safelint.values.source import Range
from safelint.values.wording import joined
from safelint.visible import oneline, wrapped
from safelint.why.found import signs_in_words
from safelint.why.understood import INFERRED, MOST_WORDS, Value, Why, Words
from safelint.words.speakers import Ground, Speaker, Who
from safelint.words.weighed import SentenceFound

_MOST_TOLD = 12  # ways that do not count as help, and quotations
_WHOSE = {Who.HOUSE: "the publisher's own voice", Who.OTHERS: "somebody else", Who.UNKNOWN: "nobody can tell"}
_TIES = {
    Tie.LOCAL_HELP: "words near it offer help",
    Tie.OWN: "the publisher's own help",
    Tie.AT_HAND: "somebody whom readers know or find where they are",
    Tie.HELP_PAGE: "leads to a page of help",
    Tie.NAMED: "a known service, named without its number",
}
_OUT_OF_THE_TEXT = {Area.MENU: "a menu", Area.FOOTER: "the footer of the site"}


class InWords:
    """What was understood of one text, as text for its writer."""

    def __init__(self, why: Why) -> None:
        self._why = why

    def lines(self) -> Iterator[str]:
        yield oneline(self._why.name)
        yield ""
        for said in (
            f"Read as {self._kind_in_words()}{self._reason(self._why.kind)}.",
            f"{self._audience_in_words()}.",
            f"{self._nations_in_words()}.",
            f"{self._topics_in_words()}.",
            self._to_affected_in_words(),
        ):
            yield from wrapped(said, "") if said else ()
        yield from _section("Numbers", [self._number_in_words(given) for given in self._why.analysis.attributions])
        yield from _section(
            "Help that a text like this should give", [self._help_in_words(*each) for each in self._why.help]
        )
        yield from _section("Better still, it would also give", [(self._label(name),) for name in self._why.better])
        yield from self._ways_in_words()
        yield from self._idle_in_words()
        yield from self._quotations_in_words()
        yield from self._people_in_words()
        yield from _section(
            "Sentences found by their words together, no one of which decides",
            [(self._weighed_in_words(*each),) for each in self._why.found.by_weight],
        )
        yield from _section(
            "Values that may be told of one thing, and cannot both be true",
            [(self._disagreement_in_words(*each),) for each in self._why.found.disagreements],
        )

    def _reason(self, value: Value) -> str:
        if value.giver:
            return f", as the {value.giver} says" if " " in value.giver else f", as {value.giver} says"
        if value.shown_by:
            return " because " + "; ".join(_with_words(*each) for each in value.shown_by)
        if value.words:
            return f" because it says {_quoted(value.words)}"
        return "" if value.origin == INFERRED else ": no sign of another kind was found"

    def _kind_in_words(self) -> str:
        return self._why.analysis.kind.own.called

    def _audience_in_words(self) -> str:
        audience = self._why.audience
        reader = READERS.get(audience.value, audience.value)
        if audience.giver or audience.shown_by:
            return f"Judged for {reader}{self._reason(audience)}"
        how = "that kind of text is" if audience.origin == INFERRED else "nothing else was said"
        return f"Judged for {reader}, as {how}"

    def _nations_in_words(self) -> str:
        abroad = self._why.words(self._why.analysis.view(signs_of_abroad))[:MOST_WORDS]
        if abroad:  # there are none where a nation was given
            said = f"it says or links {_quoted(abroad)}, and nothing of the UK"
            return f"Taken for readers in another country because {said}"
        if not self._why.nations:
            return "Taken for the whole of the United Kingdom, as no nation was given and nothing shows one plainly"
        names = joined([naming.nation(nation.value) for nation in self._why.nations], "and")
        return f"Taken for {names}{self._reason(self._why.nations[0])}"

    def _topics_in_words(self) -> str:
        if not self._why.topics:
            return "About no safeguarding subject that safelint knows, so no help is asked for"
        if self._why.topics[0].giver:
            labels = [self._why.guide.fillers.label(topic.value) for topic in self._why.topics]
            return f"About {joined(labels, 'and')}{self._reason(self._why.topics[0])}"
        label = self._why.guide.fillers.label
        return f"About {'; '.join(label(topic.value) + self._evidence(topic) for topic in self._why.topics)}"

    def _to_affected_in_words(self) -> str:
        """Whether the text speaks to those whom its subject touches: what asks for help there is louder."""
        told = self._why.to_affected
        how = "says in its opening, among other words," if told.by_weight else "says"
        words = self._why.words(told.words)[:MOST_WORDS]
        return f"Speaks to people whom that touches because it {how} {_quoted(words)}." if words else ""

    def _evidence(self, topic: Value) -> str:
        shown = [f"{what} {_quoted(words)}" for what, words in topic.shown_by]
        return f" because it {joined(shown, 'and')}"

    def _number_in_words(self, given: Attribution) -> tuple[str, ...]:
        """Whom a number was given to and why, then a paragraph for each name that lost."""
        number, reason = given.number, given.reason
        place = self._why.document.source.where(self._why.document.span(number.start, number.end).start)
        shown = f"{number.text} ({place})"
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
        label = self._label(name)
        if met is None:
            return label, "not there"
        if not met.words:
            return label, "there: the site adds it to every page"
        by = {CONTACT: "a contact of their own", WORDING: ""}.get(met.by, self._why.service(met.by))
        wrong = name in self._why.analysis.assessment.misnumbered
        there = "named, but with a wrong number" if wrong else "there"
        return label, f"{there}: {by + ', by ' if by else ''}{_quoted(self._why.words(met.words))}"

    def _label(self, name: str) -> str:
        element = self._why.guide.fillers.elements.get(name)
        return element.label if element else "the text that every page must hold"

    def _ways_in_words(self) -> Iterator[str]:
        """Ways to help that are in no list of ours, or without a number, with what each is tied to."""
        tied = [(route, _TIES[route.tie]) for route in self._why.ways if route.helps and route.tie in _TIES]
        told = [f"{self._shown([route])}: {self._tied(route, by)}" for route, by in tied[:_MOST_TOLD]]
        yield from _section("Counts as help", [(each,) for each in told])

    def _tied(self, route: Route, by: str) -> str:
        words = [each for each in route.words if each != (route.start, route.end)]
        return _with_words(by, self._why.words(words))

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
            rest = f" and {len(placed) - MOST_WORDS} more" if len(placed) > MOST_WORDS else ""
            said += [f"{self._shown(placed[:MOST_WORDS])}{rest}: in {where}"] if placed else []
        yield from _section("Does not count as help", [(each,) for each in said if each])

    def _quotations_in_words(self) -> Iterator[str]:
        """Who speaks in each quotation; those of which nothing is told are only counted."""
        told = [each for each in self._why.speakers if each.ground is not Ground.NOT_SAID][:_MOST_TOLD]
        more = len(self._why.speakers) - len(told)
        said = [*map(self._quotation_in_words, told), *([f"{more} more"] if more else ())]
        yield from _section("Who speaks in quotations", [(each,) for each in said])

    def _quotation_in_words(self, quotation: Speaker) -> str:
        by = f", by {_quoted(self._why.words([quotation.words]))}" if quotation.words else ""
        opening = self._why.opening(quotation)
        return f"{_quoted([opening] if opening else [])}: {_WHOSE[quotation.who]}{by}: {quotation.ground.value}"

    def _people_in_words(self) -> Iterator[str]:
        """Who was harmed, as far as the help goes by it; of many only the first are told."""
        people = self._why.deciding
        said = [
            f"{_quoted(self._why.words([(each.person.start, each.person.end)]))}: "
            f"{_quoted(self._why.words([each.deed]))}"
            for each in people[:_MOST_TOLD]
        ]
        said += [f"{len(people) - _MOST_TOLD} more"] if len(people) > _MOST_TOLD else []
        yield from _section("Who was harmed, so that the help fits them", [(each,) for each in said])

    def _weighed_in_words(self, id_: str, part: SentenceFound) -> str:
        telling = self._why.words([(each.start, each.end) for each in part.telling])
        also = ", and others in this text say it more plainly" if part.beside else ""
        return f"{_quoted(self._why.words([(part.start, part.end)]))}, {id_}: most by {_quoted(telling)}{also}"

    def _disagreement_in_words(self, found: Disagreement, places: Sequence[Range]) -> str:
        return f"{_quoted(self._why.words(places))}: {joined(signs_in_words(found)[:MOST_WORDS], 'and')}"

    def _shown(self, routes: Sequence[Route]) -> str:
        return _quoted(self._why.words([(route.start, route.end) for route in routes]))

    def _why_idle(self, route: Route) -> str:
        words = self._why.words(route.words)
        if route.tie == Tie.DESK:
            return f"is for something else: {_quoted(words)}"
        if route.tie == Tie.TOLD:
            return f"tells of a call that was made: {_quoted(words)}"
        if route.tie == Tie.UNUSABLE:
            return f"is not to be used: {_quoted(words)}" if words else "is a link without words"
        if route.tie == Tie.INFORMATION:
            return f"is asked for what somebody knows of a case: {_quoted(words)}"
        if route.tie == Tie.OTHER_SUBJECT:
            return f"is {self._why.service(route.service)}, for another subject"
        if route.place == Area.NOTES:
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


def _quoted(words: Sequence[Words]) -> str:
    return joined([f"“{each.text}” ({each.where})" for each in words[:MOST_WORDS]], "and")


def _with_words(reason: str, words: Sequence[Words]) -> str:
    return f"{reason}: {_quoted(words)}" if words else reason
