"""For whom a text says that a service is, men or women, children or adults, one nation, against what is on record.

Said is only what cannot be: a line for men is none for women. Most services help more people than their record names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.ages import AgesOnRecord
from safelint.checks.helpline.said_of import is_of_another_time, next_of_text, services_after, services_before
from safelint.checks.helpline.services import display, sentence_start, sources_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.fillers import Fillers
    from safelint.lexicon.matching import Match
    from safelint.values.entries import Helpline, Rule
    from safelint.values.finding import Finding

_NUMBER_BESIDE = 12  # characters after a name in which its number begins
_GROWN_UP = 18  # years
_MANY = 3  # subjects of a service that nobody calls about one alone
_PARTED = frozenset(";:\n")  # what stands after such a mark may be said of the next service


class _OnRecord:
    """For whom services are, as their entries have it."""

    def __init__(self, fillers: Fillers, ages: AgesOnRecord) -> None:
        self._ages = ages
        self._subjects, self._readers = fillers.subject_roles, fillers.reader_roles

    def for_men(self, entry: Helpline) -> bool:
        return self._subjects.men in entry.topics and self._subjects.women not in entry.topics

    def for_women(self, entry: Helpline) -> bool:
        return self._subjects.women in entry.topics and self._subjects.men not in entry.topics

    def for_everyone(self, entry: Helpline) -> bool:
        either = {self._subjects.women, self._subjects.men}
        return self._readers.anyone in entry.audience and either.isdisjoint(entry.topics)

    def for_all_ages(self, entry: Helpline) -> bool:
        return self.for_everyone(entry) and not any(channel.ages for channel in entry.channels)

    def for_children(self, entry: Helpline) -> bool:
        return entry.audience == (self._readers.children,)

    def for_adults(self, entry: Helpline) -> bool:
        if entry.audience == (self._readers.adults,):
            return self._subjects.older_people in entry.topics
        return entry.audience == (self._readers.parents,)

    def for_grown_ups(self, entry: Helpline) -> bool:
        known = self._ages.of(entry.ages) if entry.audience == (self._readers.adults,) and entry.ages else None
        return known is not None and (known.youngest or 0) >= _GROWN_UP

    def for_many_needs(self, entry: Helpline) -> bool:
        return len(entry.topics) >= _MANY and not self.for_perpetrators(entry)

    def for_perpetrators(self, entry: Helpline) -> bool:
        others = {self._readers.anyone, self._readers.adults}
        return self._readers.perpetrators in entry.audience and others.isdisjoint(entry.audience)


class _SaidOfWhom(NamedTuple):
    """Words that are wrong of a service where `is_wrong` is true of it: the list that has them, the name of the message
    and of the evidence."""

    words: str
    message: str
    is_wrong: Callable[[_OnRecord, Helpline], bool]
    evidence: str = "other-audience"


def _serves_other_than(nation: str) -> Callable[[_OnRecord, Helpline], bool]:
    return lambda _, entry: bool(entry.nations) and entry.nations != (nation,)


_SAID = (
    _SaidOfWhom("audience.women", "for-men", _OnRecord.for_men),
    _SaidOfWhom("audience.men", "for-women", _OnRecord.for_women),
    _SaidOfWhom("audience.women-only", "for-everyone", _OnRecord.for_everyone),
    _SaidOfWhom("audience.men-only", "for-everyone", _OnRecord.for_everyone),
    _SaidOfWhom("audience.adults-only", "for-everyone", _OnRecord.for_everyone),
    _SaidOfWhom("audience.an-age-only", "for-everyone", _OnRecord.for_all_ages),
    _SaidOfWhom("audience.in-crisis-only", "for-everyone", _OnRecord.for_everyone),
    _SaidOfWhom("audience.one-harm-only", "for-many-needs", _OnRecord.for_many_needs),
    _SaidOfWhom("audience.adults", "for-children", _OnRecord.for_children),
    _SaidOfWhom("audience.children", "for-adults", _OnRecord.for_adults),
    _SaidOfWhom("audience.harmed", "for-perpetrators", _OnRecord.for_perpetrators),
    *(
        _SaidOfWhom(words, "for-other-nations", _serves_other_than(words.partition(".")[2]), "only-one-nation")
        for words in ("audience.england", "audience.wales", "audience.scotland", "audience.northern-ireland")
    ),
)


_ASKED = (
    _SaidOfWhom("audience.women-ask", "for-men", _OnRecord.for_men),
    _SaidOfWhom("audience.men-ask", "for-women", _OnRecord.for_women),
    _SaidOfWhom("audience.adults-ask", "for-children", _OnRecord.for_children),
    _SaidOfWhom("audience.for-a-child-ask", "for-children", _OnRecord.for_children),
    _SaidOfWhom("audience.minors-ask", "for-adults", _OnRecord.for_grown_ups),
    _SaidOfWhom("audience.harmed-ask", "for-perpetrators", _OnRecord.for_perpetrators),
)
"""Of those who are asked to call: the service follows."""


def stated(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    """What a document says wrongly of whom a service is for."""
    if not analysis.names and not analysis.numbers:
        return
    record = _OnRecord(analysis.knowledge.guide.fillers, analysis.knowledge.made(AgesOnRecord))
    yield from _asked(analysis, rule, record)
    for claim in _SAID:
        last = 0
        for match in analysis.matches.all(claim.words):
            longest = analysis.matches.after(claim.words, match.start) or match
            services = _services(analysis, longest) if match.start >= last else ()
            if services and all(claim.is_wrong(record, each) for each in services):
                last = longest.end
                yield _finding(analysis, rule, claim, longest, services[0])


def _asked(analysis: Analysis, rule: Rule, record: _OnRecord) -> Iterator[Finding]:
    """Whom a document asks to call a service that is for others."""
    for claim in _ASKED:
        told = -1
        for match in analysis.matches.all(claim.words):
            services = services_after(analysis, match.end)
            sentence = analysis.sentence_at(match.start)
            if not services or match.start <= told or not all(claim.is_wrong(record, each) for each in services):
                continue
            if sentence is None or analysis.is_quoted(match.start, match.end) or is_of_another_time(analysis, sentence):
                continue
            told = match.end
            yield _finding(analysis, rule, claim, match, services[0], _end_of_service(analysis, match.end))


def _end_of_service(analysis: Analysis, at: int) -> int:
    """Where the service that is named at `text[at:]` ends, with its number where that follows."""
    start = next_of_text(analysis, at)
    name = analysis.name_over(start, start + 1)
    end = name.end if name is not None else at
    return max([end, *(number.end for number in analysis.numbers_near(end, end + _NUMBER_BESIDE))])


def _services(analysis: Analysis, match: Match) -> tuple[Helpline, ...]:
    """The services of which the words are said; empty where they may be said of another one that follows."""
    sentence = analysis.sentence_at(match.start)
    if sentence is None or is_of_another_time(analysis, sentence):
        return ()
    services = services_before(analysis, match.start)
    ids = {each.id for each in services}
    numbers = analysis.numbers_near(match.end, sentence.end)
    if any(number.service not in ids for number in numbers) and _parts(analysis, match):
        return ()
    others = analysis.names_near(match.end, sentence.end)
    return services if all(ids.intersection(hit.value.ids) for hit in others) else ()


def _parts(analysis: Analysis, match: Match) -> bool:
    """Whether a mark right before the words parts them from the service before, or one right after leads on."""
    text, before = analysis.document.text, match.start
    while before and text[before - 1] == " ":
        before -= 1
    return text[max(before - 1, 0) : before] in _PARTED or text[match.end : match.end + 1] in _PARTED


def _finding(
    analysis: Analysis, rule: Rule, claim: _SaidOfWhom, match: Match, entry: Helpline, end: int = 0
) -> Finding:
    """A finding over the words that are said, or as far as `end`."""
    said = analysis.on_one_line(match.start, match.end)
    message = rule.says(claim.message, service=sentence_start(display(entry)), said=said)
    level = analysis.knowledge.policy.capped(analysis.level(rule, claim.evidence), entry.confidence)
    sources = sources_of(entry, "nations" if claim.evidence == "only-one-nation" else "")
    return analysis.finding(rule, match.start, end or match.end, message, level, sources=sources, entries=(entry.id,))
