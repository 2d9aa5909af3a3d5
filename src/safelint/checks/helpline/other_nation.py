"""Services that the text gives to its readers and that serve other nations than theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.helpline.digits.given import Given, as_shown
from safelint.checks.helpline.services import display, sentence_start, sources_of
from safelint.checks.helpline.sisters import advice, sisters_for
from safelint.help.naming import nation
from safelint.help.routes import Way, serves
from safelint.nations.inference import nation_words, told_apart
from safelint.nations.reasons import NationReason
from safelint.numbers.websites import host_of
from safelint.values.document import Block
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Helpline, Rule
    from safelint.values.finding import Choice, Finding
    from safelint.values.report import Number
    from safelint.values.source import Range

_LABEL = 90  # characters of a block that may say for whom the next one is
_ITEMS = 20  # items of a list above, before which the label of the list stands
_CELLS = 8  # cells of a row on either side
_MOST_WORDS = 2  # of the text that a message quotes


class _Offer(NamedTuple):
    """A service that a text gives its readers at `text[start:end]`, by a number or else by its name or address."""

    service: str
    start: int
    end: int
    number: Number | None = None


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    if not analysis.nations:
        return
    text = _Offers(analysis)
    for service, offers in text.elsewhere.items():
        entry = text.services[service]
        if any(text.says_where(offer, entry) for offer in offers):
            continue
        sisters = text.sisters.of(entry, analysis.nations)
        is_beside = not text.given.isdisjoint(each.id for each in sisters)
        evidence = "perhaps-elsewhere" if is_beside else _evidence(analysis, sisters)
        yield _finding(analysis, rule, offers[0], entry, sisters, evidence)


class _Offers:
    """The services that one text gives to its readers."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._registry = analysis.knowledge.registry
        self._nations = analysis.nations
        self.services = analysis.knowledge.guide.fillers.services
        self._told: dict[tuple[tuple[str, ...], int, int], bool] = {}  # by nations and range
        self.sisters = sisters_for(analysis)

    @cached_property
    def elsewhere(self) -> dict[str, list[_Offer]]:
        """By service, those that serve none of the nations of the text."""
        found: dict[str, list[_Offer]] = {}
        for offer in self._every():
            entry = self.services.get(offer.service)
            if entry is not None and self._is_elsewhere(offer, entry):
                found.setdefault(entry.id, []).append(offer)
        return found

    def _every(self) -> list[_Offer]:
        """In the order of the text, those with a number first."""
        return [*self._by_number(), *sorted((*self._by_address(), *self._by_name()), key=lambda each: each.start)]

    def _by_number(self) -> Iterator[_Offer]:
        for number in self._analysis.numbers:
            is_its_own = not number.attributed_to or self._registry.owns(number.attributed_to, number.digits)
            if number.service and is_its_own and (number.start, number.end) not in self._idle:
                yield _Offer(number.service, number.start, number.end, number)

    def _by_address(self) -> Iterator[_Offer]:
        for route in self._analysis.assessment.routes:
            if route.how == Way.ONLINE and route.start >= 0 and (route.tie is None or route.tie.is_for_readers):
                if not self._shares_site(route.service):
                    yield _Offer(route.service, route.start, route.end)

    def _shares_site(self, service: str) -> bool:
        """Whether the site of a service is that of others too, one of which serves a nation of the text."""
        host = host_of(self.services[service].website) if service in self.services else ""
        others = {each for _, each in self._registry.websites.pages.get(host, ())} & self.services.keys() - {service}
        return any(serves(self.services[each], self._nations) for each in others)

    def _by_name(self) -> Iterator[_Offer]:
        analysis = self._analysis
        for hit in analysis.names:
            name = hit.value
            # A looser name may well mean the sister: in Scotland many say Victim Support.
            if name.role == "name" and not name.word and hit.start not in analysis.parts:
                offered = analysis.matches.before("elsewhere.offered", hit.start) is not None
                if offered and self._registry.printed(name.ids[0]):
                    yield _Offer(name.ids[0], hit.start, hit.end)

    @cached_property
    def _idle(self) -> set[Range]:
        """Where numbers stand that are not for readers to call."""
        routes = self._analysis.assessment.routes
        return {(route.start, route.end) for route in routes if route.tie and not route.tie.is_for_readers}

    def _is_elsewhere(self, offer: _Offer, entry: Helpline) -> bool:
        """Whether a service, and every other with its number, serves none of the nations of the text."""
        digits = offer.number.digits if offer.number else ""
        sharing = [owner.helpline for owner in self._registry.owners.get(digits, ())] or [entry]
        return not any(serves(each, self._nations, self._registry.nations_of(each.id, digits)) for each in sharing)

    @cached_property
    def given(self) -> frozenset[str]:
        """Every service that the text gives a way to: to name one reaches nobody."""
        routes = (route.service for route in self._analysis.assessment.routes if route.how != Way.NAME)
        numbers = (number.service for number in self._analysis.numbers if number.service)
        return frozenset((*numbers, *routes))

    def says_where(self, offer: _Offer, entry: Helpline) -> bool:
        """Whether words around say that the service is for another nation than the text's."""
        return any(self._tells_of(entry.nations, *place) for place in self._around(offer))

    def _tells_of(self, nations: tuple[str, ...], start: int, end: int) -> bool:
        """Whether a range names one of these nations, or readers elsewhere, outside of the names of services."""
        key = (nations, start, end)
        if key not in self._told:
            self._told[key] = self._find_telling(nations, start, end)
        return self._told[key]

    def _find_telling(self, nations: tuple[str, ...], start: int, end: int) -> bool:
        matches, analysis = self._analysis.matches, self._analysis
        if matches.holds("elsewhere.told", start, end):
            return True
        named = (match for name in nations for match in matches.all(f"nations.name-{name}", start, end))
        held = ((match, analysis.name_over(*match)) for match in named)
        return any(name is None or (name.start, name.end) == (match.start, match.end) for match, name in held)

    def _around(self, offer: _Offer) -> Iterator[Range]:
        """The ranges whose words say for whom a service is: its block, row and label, the heading of its section."""
        blocks = self._analysis.document.blocks
        index = self._analysis.document.block_index(offer.start)
        here = blocks[index]
        yield here.start, here.end
        if here.kind == "cell":
            near = blocks[max(index - _CELLS, 0) : index + _CELLS]
            yield from ((other.start, other.end) for other in near if other.shares_row(here))
        above = index - 1
        while here.kind == "item" and above > max(index - _ITEMS, 0) and blocks[above].kind == "item":
            above -= 1
        if above >= 0 and self._is_label(blocks[above]):
            yield blocks[above].start, blocks[above].end
        heading = self._analysis.document.section_heading(index)
        if heading is not None:
            yield heading.start, heading.end

    @staticmethod
    def _is_label(block: Block) -> bool:
        is_title = block.kind == "title" or (block.kind == "heading" and block.level == 1)
        return not is_title and block.end - block.start <= _LABEL


def _finding(
    analysis: Analysis,
    rule: Rule,
    offer: _Offer,
    entry: Helpline,
    sisters: Mapping[Helpline, tuple[str, ...]],
    evidence: str,
) -> Finding:
    policy, registry = analysis.knowledge.policy, analysis.knowledge.registry
    digits = offer.number.digits if offer.number else ""
    served = joined([nation(each) for each in registry.nations_of(entry.id, digits)], "and")
    if offer.number:
        message = rule.says("number", number=as_shown(offer.number), service=display(entry), nations=served)
    else:
        message = rule.says("name", service=sentence_start(display(entry)), nations=served)
    shown = analysis.view(nation_words)[:_MOST_WORDS]
    return analysis.finding(
        rule,
        offer.start,
        offer.end,
        f"{message}{_why(analysis, rule)}{advice(analysis, rule, sisters)}",
        policy.rests_on(analysis.level(rule, evidence), entry.confidence),
        related=tuple((rule.says("shown-here"), *each) for each in shown),
        offer=lambda: (_sister(analysis, rule, offer, sister) for sister in sisters),
        sources=sources_of(entry),
        entries=(entry.id, *(each.id for each in sisters)),
    )


def _sister(analysis: Analysis, rule: Rule, offer: _Offer, sister: Helpline) -> Choice | None:
    """Writes the service of the text's own nation in place of the other; nothing where it has no number to write."""
    if offer.number is None or not analysis.knowledge.registry.printed(sister.id):
        return None
    return Given(analysis, offer.number).other_service(rule, sister)


def _evidence(analysis: Analysis, sisters: Mapping[Helpline, tuple[str, ...]]) -> str:
    """What shows that the service is for others, as the policy calls it."""
    if not sisters:
        return "no-sister"
    return "perhaps-elsewhere" if analysis.nations_found.weak else "elsewhere"


def _why(analysis: Analysis, rule: Rule) -> str:
    """For which nations the text is, and the words that showed it."""
    here = joined([nation(each) for each in analysis.nations], "and")
    found = analysis.nations_found
    if found.given:
        return rule.says("as-set", here=here)
    if any(sign.reason is NationReason.LANGUAGE for sign in found.signs):
        return rule.says("in-welsh", here=here)
    shown = [f"\u201c{each}\u201d" for each in told_apart(analysis, found.signs)[:_MOST_WORDS]]
    return rule.says("shown", here=here, words=joined(shown, "and"))


CHECK = RuleCheck("helpline/other-nation", run)
