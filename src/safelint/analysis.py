"""What is measured of one document: each measurement is made once, when something first asks for it, and shared by all
checks and by the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.model import (
    ERROR,
    LEFT_OUT,
    WARNING,
    Document,
    Edit,
    Finding,
    Fix,
    Number,
    Related,
    Scores,
    Settings,
    Signposting,
    Span,
    cited,
)
from safelint.text.matcher import Fold, Hit, fold
from safelint.text.quotations import merged, quotations

if TYPE_CHECKING:
    from safelint.help.kinds import KindFound
    from safelint.help.signposting import Assessment
    from safelint.help.topics import TopicFound
    from safelint.knowledge import Knowledge
    from safelint.numbers.registry import ServiceName
    from safelint.reading.readability import Prose
    from safelint.text.prose import Sentence
    from safelint.values.entries import Rule
    from safelint.words.former import GivenUp
    from safelint.words.terms import Found

# A press release, a story and an appeal are read by the news limits, a policy by the professional ones.
_AUDIENCE_OF_KIND = {"news": "news", "press-release": "news", "witness-appeal": "news", "policy": "professional"}

_OF_ONE_ENTRY = ("name", "alias", "former")  # roles of names that do not stand for several services


class Analysis:
    """One document with what is known of it. All offsets are in `Document.text` unless a name says otherwise."""

    def __init__(self, document: Document, settings: Settings, knowledge: Knowledge) -> None:
        self.document = document
        self.settings = settings
        self.knowledge = knowledge

    @cached_property
    def fold(self) -> Fold:
        return fold(self.document.text)

    @cached_property
    def language(self) -> str:
        """The language of the document as it declares it, else English."""
        return self.document.meta.language or "en"

    @cached_property
    def sentences(self) -> list[Sentence]:
        from safelint.text.prose import sentences

        return sentences(self.document, self.knowledge.prose)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        place = bisect_right(self._sentence_starts, offset) - 1
        if place >= 0 and offset < self.sentences[place].end:
            return self.sentences[place]
        return None

    def folded_sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around a folded offset, in folded offsets; where there is none, the block."""
        origin = self.fold.origin(offset)
        found = self.sentence_at(origin) or self.document.block_at(origin)
        return self.fold.fold(found.start), self.fold.fold(found.end)

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        return quotations(self.document)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [start for start, _ in self.quotations]

    def is_quoted(self, start: int, end: int) -> bool:
        place = bisect_right(self._quotation_starts, start) - 1
        return place >= 0 and end <= self.quotations[place][1]

    @cached_property
    def reports_quotations(self) -> bool:
        return bool(self.settings.options.get("terminology", {}).get("quotations"))

    @cached_property
    def allowed_phrases(self) -> tuple[str, ...]:
        """Words that the configuration allows outright, folded."""
        return tuple(fold(phrase).text for phrase in self.settings.options.get("terminology", {}).get("allow", ()))

    @cached_property
    def _allowing(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """By words that were asked about: the allowed phrases that hold them, each with where in it they begin."""
        return {}

    def is_allowed(self, sentence: str, inside: tuple[int, int]) -> bool:
        """Whether the house allows the words at `sentence[inside]` (folded), or a phrase that they are part of."""
        if not self.allowed_phrases:
            return False
        start, end = inside
        words = sentence[start:end]
        if words not in self._allowing:
            every = ((phrase, at) for phrase in self.allowed_phrases for at in _places(words, phrase))
            self._allowing[words] = tuple(every)
        return any(at <= start and sentence.startswith(phrase, start - at) for phrase, at in self._allowing[words])

    @cached_property
    def foreign(self) -> list[tuple[int, int]]:
        """Sorted, disjoint ranges that are in another language than English."""
        from safelint.text.languages import passages

        return passages(self.document)

    def is_foreign(self, offset: int) -> bool:
        """Whether the words at `offset` are in another language than English."""
        place = bisect_right(self.foreign, offset, key=lambda each: each[0]) - 1
        return place >= 0 and offset < self.foreign[place][1]

    @cached_property
    def terms(self) -> list[Found]:
        """Terms to avoid and names misstyled that nothing excuses, in order."""
        return self.knowledge.terms.find(self)

    @cached_property
    def former_names(self) -> list[GivenUp]:
        """Names that their owners have given up, in order, those too that are right where they stand."""
        return self.knowledge.former_names.find(self)

    @cached_property
    def names(self) -> list[Hit[ServiceName]]:
        """Names of services, sorted; where two overlap, the longer one."""
        from safelint.numbers.registry import ServiceName

        hits = self.knowledge.service_names.find(self.fold.text)
        found = [Hit(*self.fold.unfold(start, end), ServiceName(*value)) for start, end, value in hits]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit[ServiceName]] = []
        for hit in found:
            if kept and hit.start < kept[-1].end:
                longer = hit.end - hit.start - (kept[-1].end - kept[-1].start)
                if longer > 0:
                    kept.pop()
                elif (hit.start, hit.end) != (kept[-1].start, kept[-1].end):
                    continue
            kept.append(hit)
        return kept

    @cached_property
    def parts(self) -> frozenset[int]:
        """Where those of the `names` begin that are a part of the longer name of another body."""
        return self.knowledge.longer_names.starts(self.document.text, self.names)

    def names_near(self, start: int, end: int) -> list[Hit[ServiceName]]:
        """The names that begin between `start` and `end`."""
        left = bisect_left(self.names, start, key=lambda hit: hit.start)
        right = bisect_left(self.names, end, key=lambda hit: hit.start)
        return self.names[left:right]

    def name_over(self, start: int, end: int) -> Hit[ServiceName] | None:
        """The name that holds `text[start:end]`, if one does."""
        place = bisect_right(self.names, start, key=lambda hit: hit.start) - 1
        return self.names[place] if place >= 0 and end <= self.names[place].end else None

    @cached_property
    def numbers_found(self) -> tuple[Number, ...]:
        """The numbers, not yet given to anybody; see `phones.find` on texts that hold very many."""
        from safelint.numbers.phones import find

        return find(self)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        from safelint.numbers.attribution import attributed

        return attributed(self, self.numbers_found)

    @property
    def entries(self) -> set[str]:
        """Ids of the registry entries that the text names, or whose number, present or past, stands in it."""
        registry = self.knowledge.registry
        sure = (hit.value for hit in self.names if hit.value.role in _OF_ONE_ENTRY and hit.value.word != "weak")
        found = {id_ for name in sure for id_ in name.ids[:1]}
        for number in self.numbers:
            past = () if number.service else registry.holders(number.digits)
            found |= {number.service, number.attributed_to, *past}
        return found - {""}

    def numbers_near(self, start: int, end: int) -> tuple[Number, ...]:
        """The numbers that begin between `start` and `end`."""
        left = bisect_left(self.numbers, start, key=lambda number: number.start)
        return self.numbers[left : bisect_left(self.numbers, end, key=lambda number: number.start)]

    @cached_property
    def kind(self) -> str:
        """The kind of text: as given, else detected, else a page for the public."""
        return self.settings.kind or self.kind_found.kind or "service-page"

    @cached_property
    def kind_found(self) -> KindFound:
        """The kind that the form of the text tells, with the words that do."""
        from safelint.help.kinds import detect

        return detect(self.document)

    @cached_property
    def audience(self) -> str:
        """Whose limits apply: the audience as given, else the one that the kind brings."""
        if self.settings.audience_given:
            return self.settings.audience
        return self.audience_of(self.kind)

    def audience_of(self, kind: str) -> str:
        """The audience that a kind of text brings, else the default."""
        return _AUDIENCE_OF_KIND.get(kind, self.settings.audience)

    @cached_property
    def assessment(self) -> Assessment:
        from safelint.help.signposting import assess

        return assess(self)

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
        from safelint.reading.readability import measure, notes

        left_out = self.assessment.left_out
        excluded = merged([*self.foreign, *left_out, *notes(self.document)])
        return measure(self.document, self.sentences, excluded, self.quotations, quoted=quoted)

    @cached_property
    def scores(self) -> Scores:
        return self.scored(self.prose, self.quoted_prose)

    def scored(self, prose: Prose, quoted: Prose) -> Scores:
        """The scores of the prose of the document or of a part of it."""
        from safelint.reading.readability import Minimum, scores

        least = self.knowledge.pack.readability["minimum_text"]
        minimum = Minimum(least["words"], least["sentences"], least["indicative_words"], least["smog_sentences"])
        return scores(prose, minimum, quoted)

    def finding(
        self,
        rule: Rule,
        start: int,
        end: int,
        message: str,
        *,
        severity: str | None = None,
        confidence: str | None = None,
        related: tuple[tuple[str, int, int], ...] = (),
        fix: Fix | None = None,
        sources: tuple[str, ...] | None = None,
        tag: Span | None = None,
        entries: tuple[str, ...] = (),
    ) -> Finding:
        """A finding over `text[start:end]`; with `start == end`, one about the whole document, which stands there.

        `tag` is the place in the source of what people do not read, an image or an empty link: the finding then stands
        there, and its text is the source. `related` holds (message, start, end), `entries` ids of the registry that the
        finding rests on or names. A doubtful finding is never an error.
        """
        severity, confidence = severity or rule.severity, confidence or rule.confidence
        if severity == ERROR and confidence != "high":
            severity = WARNING
        span = self.document.span(start, end)
        text = self.document.text[start:end]
        source = self.document.source.text[span.start : span.end]
        if start == end:
            span = Span(span.start, span.start)
        if tag is not None:
            span = tag
            text = source = _shown(self.document.source.text, tag)
        return Finding(
            rule=rule.id,
            severity=severity,
            confidence=confidence,
            message=message,
            span=span,
            text=source if len(source) == len(text) else text.replace(LEFT_OUT, "\u2026"),
            related=tuple(Related(words, self.document.span(left, right)) for words, left, right in related),
            fix=fix,
            sources=cited(rule.sources) if sources is None else sources,
            standard=rule.standard or None,
            entries=entries,
        )

    def fix(self, start: int, end: int, replacement: str) -> Fix | None:
        """A safe fix that writes `replacement`, where the source holds the text as it stands; else None."""
        if not self.document.source.editable or not self.document.exact(start, end):
            return None
        return Fix((Edit(self.document.span(start, end), replacement),))

    @cached_property
    def top(self) -> int:
        """Where a finding about the whole document stands: the title, else the first heading, else the first block."""
        for kinds in (("title",), ("heading",)):
            for block in self.document.blocks:
                if block.kind in kinds and block.start < block.end:
                    return block.start
        return self.document.blocks[0].start if self.document.blocks else 0


def _places(words: str, phrase: str) -> Iterator[int]:
    at = phrase.find(words)
    while at >= 0:
        yield at
        at = phrase.find(words, at + 1)


_LONGEST_TAG = 120  # characters of a tag that a finding shows; an address may hold a whole image


def _shown(source: str, tag: Span) -> str:
    start, end = tag
    return source[start:end] if end - start <= _LONGEST_TAG else source[start : start + _LONGEST_TAG - 1] + "\u2026"
