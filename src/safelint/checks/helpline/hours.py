"""The hours that a text gives for a line, against those on record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.checks.helpline.line_passages import LinePassage
from safelint.checks.helpline.reworded import hours_on_record
from safelint.checks.helpline.services import display, sentence_start, sources_of
from safelint.hours.opening_hours import OpeningHours, on_record
from safelint.hours.schedule import Opening, Schedule, first_wrong
from safelint.lazy import regex
from safelint.text.clauses import clauses

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Channel, Rule
    from safelint.values.finding import Finding

_MARK = regex(r"[,;:(|\u2013\u2014.]")
_OPENS, _ENDS = frozenset(",(\u2013\u2014-"), frozenset(("", "\0", ".", ")", "\n"))
_BY_NO_PAGE = {"closed-at-times": "closed-at-times-by-house", "confirmed-hours": "confirmed-hours-by-house"}
"""What is said of sure hours that stand on no page: a house vouches for those of its own services."""


class HoursCheck:
    """Finds hours in the passages of one document that are not those on record."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis, self._matches = analysis, analysis.matches
        self._text, self._lexicon = analysis.document.text, analysis.knowledge.lexicon

    def stated(self, rule: Rule, passage: LinePassage) -> Iterator[Finding]:
        """The first hours of a passage that are wrong."""
        known = self._known(passage.channel)
        if known is None or passage.channel.kind == "textphone":
            return
        if self._analysis.knowledge.registry.plan.is_of_the_police(passage.channel.digits):
            return  # always open: hours beside it are those of an event, or of a station
        said = self._read(passage)
        wrong = first_wrong(said, known) if said else None
        if wrong is None:
            return
        owner = self._known(passage.owner) if passage.owner is not None else None
        if owner is not None and first_wrong(said, owner) is None:
            return  # they are right of the number, if not of the service
        yield self._finding(rule, passage, wrong, said, known)

    def _known(self, channel: Channel) -> Schedule | None:
        return on_record(self._lexicon, channel.hours) if channel.hours else None

    @cached_property
    def _reader(self) -> OpeningHours:
        return OpeningHours(self._lexicon, self._matches, self._text, self._analysis.view(clauses).starts)

    def _read(self, passage: LinePassage) -> list[Opening]:
        start, end = passage.start, passage.end
        apart = [(each.start, each.end) for each in self._analysis.numbers_near(start, end)]
        apart += [(each.start, each.end) for each in self._analysis.names_near(start, end)]
        block = self._analysis.document.block_at(start)
        said = self._reader.read(start, end, apart, (block.start, block.end))
        if not said or self._is_no_claim(start, end, said):
            return []
        kept: list[Opening] = []
        at = start
        for each in said:
            if self._is_of_other(passage, max(at, start), each):
                break
            kept.append(each)
            at = max(at, each.end)
        plain = any(each.is_always or each.closed or each.not_always for each in kept)
        return [] if not plain and self._matches.holds("claims.any-time", start, end) else kept

    def _is_no_claim(self, start: int, end: int, said: list[Opening]) -> bool:
        """Whether hours are those of the past, of a plan, or of a few days."""
        sentence = self._analysis.sentence_at(said[0].start)
        if sentence is not None:
            start, end = min(start, sentence.start), max(sentence.end, end)
        if self._matches.holds("claims.past", start, said[0].end):
            return True
        return self._matches.holds("claims.not-now", start, end)

    def _is_of_other(self, passage: LinePassage, start: int, hours: Opening) -> bool:
        """Whether hours are those of something else than the line: another way to the service, a place, an event.

        `start` is where the words before them begin that belong to nothing else.
        """
        matches, text = self._matches, self._text
        if matches.holds("claims.of-other", passage.start, hours.start if hours.not_always else hours.end):
            return True
        after = text[hours.end : passage.end]
        if after.lstrip()[:1] == ":" and matches.holds("claims.of-other", hours.end, passage.end):
            return True
        if matches.after("claims.of-other", hours.end + len(after) - len(after.lstrip(" (,"))):
            return True
        if hours.is_always and passage.beside == "after" and self._stands_apart(hours):
            return False  # nothing else is open day and night
        if matches.holds("claims.event", passage.start, hours.start):
            return True
        if passage.beside == "before":
            return not self._are_of_hours(self._analysis.words_between(passage.start, passage.end))
        clause = self._analysis.view(clauses).at(hours.start)
        if clause is not None and clause[0] > start:  # what stands after a semicolon may have a subject of its own
            return not self._are_of_hours(self._analysis.words_between(clause[0], hours.start))
        marks = _MARK.finditer(text, start, hours.start)
        ends = [start, *(at for mark in marks for at in mark.span()), hours.start]
        parts = [self._analysis.words_between(*part) for part in zip(ends[::2], ends[1::2], strict=True)]
        if not parts[-1] and start == passage.start:
            parts = [words for words in parts if words] or [[]]
        return not self._are_of_hours(parts[-1])

    def _stands_apart(self, hours: Opening) -> bool:
        """Whether hours stand after a mark and end a sentence or what is in brackets: "..., 24 hours a day."."""
        before = self._text[max(hours.start - 2, 0) : hours.start].rstrip()[-1:]
        return before in _OPENS and self._text[hours.end : hours.end + 1] in _ENDS

    def _are_of_hours(self, words: list[str]) -> bool:
        known = self._lexicon.words("claims.of-hours")
        fillers = self._analysis.knowledge.contact_words.filler_or_joint
        return all(word in fillers or word in known or word[0].isdigit() for word in words)

    def _finding(
        self, rule: Rule, passage: LinePassage, wrong: Opening, openings: list[Opening], known: Schedule
    ) -> Finding:
        entry, hours = passage.entry, passage.channel.hours
        service, said = sentence_start(display(entry)), self._analysis.on_one_line(wrong.start, wrong.end)
        confirmed = passage.has_sure_hours
        if wrong.is_always and not wrong.not_always:
            evidence = "not-day-and-night" if confirmed else "perhaps-not-day-and-night"
            name = "closed-at-times" if confirmed else "not-day-and-night"
        elif known.is_always:
            evidence = "open-day-and-night" if confirmed else "other-hours"
            name = "confirmed-hours" if confirmed else "open-day-and-night"
        else:
            evidence = "confirmed-hours" if confirmed else "other-hours"
            name = evidence
        if not entry.sources_of("hours"):
            name = _BY_NO_PAGE.get(name, name)
        message = rule.says(name, service=service, hours=hours, said=said)
        level = self._analysis.level(rule, evidence)
        return self._analysis.finding(
            rule,
            wrong.start,
            wrong.end,
            message,
            self._analysis.knowledge.policy.capped(level, entry.confidence),
            choices=(hours_on_record(self._analysis, rule, passage, openings),),
            sources=sources_of(entry, "hours"),
            entries=(entry.id,),
        )
