"""What is measured of one document: each measurement is made once, when something first asks for it, and shared by all
checks and by the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from safelint.kinds.forms import KindOfText, kind_of_text
from safelint.kinds.stated import audience_of_text
from safelint.numbers.numbered import NumberedText
from safelint.values.document import LEFT_OUT, Document
from safelint.values.finding import Choice, Edit, Finding, Related, Severity
from safelint.values.ranges import merged
from safelint.values.references import cited
from safelint.values.report import Scores, Signposting
from safelint.values.settings import AudienceName, Confidence, KindName, Nation, NationsFrom, Settings
from safelint.values.source import Range, Span

if TYPE_CHECKING:
    from safelint.facts.disagreements import Disagreement
    from safelint.help.signposting import Assessment
    from safelint.help.topics import TopicFound
    from safelint.knowledge.index import Knowledge
    from safelint.nations.inference import NationsOfText
    from safelint.reading.counts import Prose
    from safelint.values.entries import Rule
    from safelint.values.severity import Level
    from safelint.words.former import GivenUp
    from safelint.words.terms import TermFound, TermIndex


class Analysis(NumberedText):
    """One document with what is known of it. All offsets are in `Document.text` unless a name says otherwise."""

    knowledge: Knowledge

    def __init__(self, document: Document, settings: Settings, knowledge: Knowledge, *, choosing: bool = True) -> None:
        """`choosing` tells whether somebody may choose what is not safe to write."""
        super().__init__(document, settings, knowledge)
        self._choosing = choosing

    @cached_property
    def terms(self) -> list[TermFound]:
        """Terms to avoid and names misstyled that nothing excuses, in order."""
        return self.terms_of(self.knowledge.terms)

    def terms_of(self, index: TermIndex) -> list[TermFound]:
        """What an index finds, without what counts only in a text for other readers or on another subject."""
        from safelint.nations.abroad import is_for_readers_abroad as is_abroad
        from safelint.words.terms import About  # those who look for none do not load them

        return index.find(self, About(self.placed.nations, lambda: self.subjects, lambda: self.view(is_abroad)))

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The topics that the text is on, not those that it only mentions."""
        return frozenset(found.id for found in self.topics if not found.mention)

    @cached_property
    def former_names(self) -> list[GivenUp]:
        """Names that their owners have given up, in order, those too that are right where they stand."""
        return self.knowledge.former_names.find(self)

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """Values that cannot both be true of one thing, in order."""
        from safelint.facts.disagreements import disagreements

        return disagreements(self, self.knowledge.pair_scales)

    @property
    def nations(self) -> tuple[Nation, ...]:
        """The nations that the text is for: as given, else as its words show; () for all."""
        return self.nations_found.nations

    @property
    def nations_from(self) -> NationsFrom:
        """Who said so."""
        return "inferred" if self.nations_found.signs else self.settings.nations_from

    @cached_property
    def nations_found(self) -> NationsOfText:
        """The same with what shows them; the report and findings that say so take unsure ones too."""
        from safelint.nations.inference import nations_of_text

        return nations_of_text(self, unsure_is_enough=True)

    @cached_property
    def placed(self) -> Settings:
        """The settings, with the nations that the text surely shows and the audience that it names if none is given."""
        from safelint.nations.inference import nations_of_text

        nations = nations_of_text(self, unsure_is_enough=False).nations
        return self.settings._replace(nations=nations, audience=audience_of_text(self) or self.settings.audience)

    @property
    def kind(self) -> KindOfText:
        """The kind of the text, as given or found. Which of its three to take is said there."""
        return self.view(kind_of_text)

    @cached_property
    def audience(self) -> AudienceName:
        """Whose limits apply."""
        return self.audience_of(self.kind.own.id)

    def audience_of(self, kind: KindName) -> AudienceName:
        """Whose limits apply to what is of a kind: the audience as given, or as the text says where that is its kind,
        else the one that the kind brings, else the default."""
        said = audience_of_text(self) if self.settings.audience_given or kind == self.kind.own.id else ""
        return said or self.knowledge.kinds[kind].audience or self.settings.audience

    @cached_property
    def assessment(self) -> Assessment:
        from safelint.help.signposting import assess

        return assess(self, self.knowledge.guide, self.knowledge.topics, self.placed)

    @property
    def topics(self) -> tuple[TopicFound, ...]:
        return self.assessment.topics

    @property
    def signposting(self) -> Signposting:
        return self.assessment.signposting

    @cached_property
    def prose(self) -> Prose:
        """The writer's own sentences that are scored."""
        return self._measured(quoted=False)

    @cached_property
    def quoted_prose(self) -> Prose:
        """The sentences of others that the text quotes."""
        return self._measured(quoted=True)

    def _measured(self, *, quoted: bool) -> Prose:
        from safelint.kinds.releases import end_of_release
        from safelint.reading.counts import measure

        notes = (self.view(end_of_release), len(self.document.text))
        out = merged([*self.foreign, *self.assessment.left_out, notes])
        short = self.knowledge.registry.plan.short
        return measure(self.document, self.sentences, self.knowledge, out, self.quotations, short, quoted=quoted)

    @cached_property
    def scores(self) -> Scores:
        return self.scored(self.prose, self.quoted_prose)

    def scored(self, prose: Prose, quoted: Prose) -> Scores:
        """The scores of the prose of the document or of a part of it."""
        from safelint.reading.scores import scores

        return scores(prose, self.knowledge.pack.readability, quoted)

    def level(
        self,
        rule: Rule,
        evidence: str = "",
        *,
        severity: Severity | Literal[""] = "",
        confidence: Confidence | Literal[""] = "",
        lowered: Iterable[str] = (),
        kind: KindName | Literal[""] = "",
        audience: AudienceName | Literal[""] = "",
    ) -> Level:
        """How loudly a finding of `rule` speaks on this `evidence`, as the policy of the pack has it.

        `severity` and `confidence` are those of an entry or a case of its own; `lowered` names reasons of the policy
        for a milder one, `kind` and `audience` those of a passage that has its own.
        """
        return self.knowledge.policy.level(
            rule,
            evidence,
            severity=severity,
            confidence=confidence,
            lowered=lowered,
            kind=lambda: kind or self.kind.own.id,
            audience=lambda: audience or self.audience,
        )

    def finding(
        self,
        rule: Rule,
        start: int,
        end: int,
        message: str,
        level: Level | None = None,
        *,
        related: tuple[tuple[str, int, int], ...] = (),
        choices: Sequence[Choice | None] = (),
        offer: Callable[[], Iterable[Choice | None]] | None = None,
        sources: tuple[str, ...] | None = None,
        tag: Span | None = None,
        entries: tuple[str, ...] = (),
    ) -> Finding:
        """A finding over `text[start:end]`; with `start == end`, one about the whole document, which stands there.

        `tag` is the place in the source of what people do not read, an image or an empty link: the finding stands
        there, with the source as its text. `level` is the rule's own where none is given. `related` holds (message,
        start, end), `entries` ids of the registry that the finding rests on or names. `choices` are what may be written
        instead, but those that are None; `offer` makes more, none of them safe, where somebody may choose.
        """
        level = _as_surely_read(self, level or self.level(rule), ((start, end), *(each[1:] for each in related)))
        span = self.document.span(start, end)
        text = self.document.text[start:end]
        source = self.document.source.text[span.start : span.end]
        span = span if start < end else Span(span.start, span.start)
        if tag is not None:
            span, text = tag, (source := _shown(self.document.source.text, tag))
        offered = offer() if offer is not None and self._choosing else ()
        return Finding(
            rule=rule.id,
            severity=level.severity,
            confidence=level.confidence,
            message=message,
            span=span,
            text=source if len(source) == len(text) else text.replace(LEFT_OUT, "\u2026"),
            related=tuple(Related(words, self.document.span(left, right)) for words, left, right in related),
            choices=tuple(choice for choice in (*choices, *offered) if choice is not None),
            sources=cited(rule.sources) if sources is None else sources,
            standard=rule.standard or None,
            entries=entries,
            place=self.document.source.place(span.start),
        )

    def choice(self, start: int, end: int, replacement: str, title: str = "", *, safe: bool = False) -> Choice | None:
        """A change that writes `replacement`, where the source holds the text as it stands; else None."""
        source = self.document.source
        if not source.editable or not self.document.exact(start, end):
            return None
        return Choice((Edit(self.document.span(start, end), source.written(replacement)),), title, safe)


def _as_surely_read(analysis: Analysis, level: Level, ranges: Iterable[Range]) -> Level:
    """`level`, or a milder one where a finding rests on words that may not be what people read."""
    if all(analysis.document.is_sure(start, end) for start, end in ranges):
        return level
    policy = analysis.knowledge.policy
    kind, audience = (lambda: analysis.kind.own.id), (lambda: analysis.audience)
    return policy.lowered(level, ("not-surely-read",), kind=kind, audience=audience)


_LONGEST_TAG = 120  # characters of a tag that a finding shows; an address may hold a whole image


def _shown(source: str, tag: Span) -> str:
    start, end = tag
    return source[start:end] if end - start <= _LONGEST_TAG else source[start : start + _LONGEST_TAG - 1] + "\u2026"
