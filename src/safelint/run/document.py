"""One document checked: all checks that are on, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.analysis import Analysis
from safelint.checks import Check
from safelint.run.findings import Findings, at_level, complaints, discreet, in_order
from safelint.run.rules import Rules
from safelint.values.errors import Unreadable
from safelint.values.finding import Finding
from safelint.values.report import Detail, DocumentReport, Failure, InHand, Number, PlacedNumber, Scores, Signposting
from safelint.values.settings import GENERAL, AudienceName, KindName, Nation, NationsFrom

if TYPE_CHECKING:
    from safelint.run.silences import Silencer
    from safelint.run.timings import Timings


class Result(NamedTuple):
    """What there is to say of one text: its report, None where it could not be checked, and what failed."""

    report: DocumentReport | None
    failures: tuple[Failure, ...] = ()


class Manner(NamedTuple):
    """How a document is to be checked: by which checks, whether it is compared with others (`across`), whether every
    finding is kept (`whole`), whether a report shows the text (`detail`)."""

    checks: Sequence[Check]
    across: bool
    whole: bool
    detail: bool
    timings: Timings | None

    def lap(self, part: str) -> None:
        """What was done since the last lap was `part` of the work."""
        if self.timings is not None:
            self.timings.lap(part)

    def compares(self, check: Check) -> bool:
        """Whether a check speaks only when all texts are known."""
        return self.across and check.measure is not None


def check_analysis(
    analysis: Analysis, rules: Rules, silencer: Silencer | None, asked: Manner
) -> tuple[DocumentReport, list[Failure]]:
    """Runs all checks. One that raises becomes a failure; the rest goes on."""
    if asked.timings is not None:
        asked.timings.measure(analysis)
    found = Findings(silencer, whole=asked.whole)
    failures: list[Failure] = []
    measured: dict[str, Any] = {}
    for check in asked.checks:
        enabled = rules.by_kind.get(check.kind)
        if not enabled:
            continue
        try:
            if check.measure and asked.compares(check):
                value = check.measure(analysis, enabled)
                if value is not None:
                    measured[check.kind] = value
                continue
            for finding in check.run(analysis, enabled):
                found.add(at_level(finding, rules.changed))
        except Exception as error:
            failures.append(_check_failure(analysis.document.source.path, check, error))
        asked.lap(f"check: {check.kind}")
    found.part()
    if silencer is not None:
        later = {check.kind for check in asked.checks if asked.compares(check)}
        ran = [rule for kind, on in rules.by_kind.items() if kind not in later for rule in on]
        said = () if failures else ran
        found.shown += complaints(analysis.document, silencer, found, rules, frozenset(said))
    silenced = [each.finding for each in found.silenced]
    shown = discreet(found.worst(rules), silenced, analysis.document.source)
    figures = _measured(analysis)
    report = _reported(analysis, figures, shown, asked)
    asked.lap("results of a text put together")
    report = report._replace(measured=measured, suppressed=in_order(found.silenced))
    return report, [*failures, *figures.failures]


def found_by(checks: Iterable[Check], analysis: Analysis, rules: Rules) -> Iterator[Finding]:
    """What checks find in a document, as it comes: nothing is silenced, cut or measured. Raises what one of them
    does."""
    for check in checks:
        enabled = rules.by_kind.get(check.kind)
        if enabled:
            yield from check.run(analysis, enabled)


def compare(
    checks: Iterable[Check], documents: Sequence[DocumentReport]
) -> tuple[list[tuple[int, Finding]], list[Failure]]:
    """What checks find by comparing the documents, which are in the order of the report, each with the index of the
    document that it belongs to; and what failed."""
    found: list[tuple[int, Finding]] = []
    failures: list[Failure] = []
    for check in checks:
        places = [at for at, document in enumerate(documents) if check.kind in document.measured]
        if check.close is None or not places:
            continue
        values = [(documents[at].path, documents[at].measured[check.kind]) for at in places]
        try:
            found += [(places[index], finding) for index, finding in check.close(values)]
        except Exception as error:
            failures.append(_check_failure(documents[places[0]].path, check, error))
    return found, failures


def must_hold_few_numbers(analysis: Analysis) -> tuple[Failure, ...]:
    """What failed as numbers were counted. Raises Unreadable where there are more than in any text for readers."""
    from safelint.numbers.find.phones import most

    try:
        found = len(analysis.numbers_found)
    except Exception as error:
        return (failure(analysis.document.source.path, "counting the numbers", error),)
    limit = most(len(analysis.document.text))
    if found > limit:
        raise Unreadable(f"holds more than {limit:,} phone and text numbers; divide it, and check each part")
    return ()


class _Measurements(NamedTuple):
    """What is measured of a document, as in its report; `sentences` as in its detail. `failures` say why of some only
    what was given is known."""

    audience: AudienceName
    kind: KindName
    topics: tuple[str, ...]
    nations: tuple[Nation, ...]
    nations_from: NationsFrom
    scores: Scores = Scores(0, 0, "none")
    numbers: tuple[Number, ...] = ()
    signposting: Signposting = Signposting()
    entries: Iterable[str] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    failures: tuple[Failure, ...] = ()


def _measured(analysis: Analysis) -> _Measurements:
    """What is measured of a document. Where something raises, that is a failure, and only what was given is known."""
    given = analysis.settings
    try:
        starts = (analysis.sentences[index].start for index in analysis.prose.scored)
        registry = analysis.knowledge.registry
        return _Measurements(
            analysis.audience,
            analysis.kind.own.id,
            tuple(topic.id for topic in analysis.topics),
            analysis.nations,
            analysis.nations_from,
            analysis.scores,
            tuple(each._replace(withdrawn=registry.is_withdrawn(each.digits)) for each in analysis.numbers),
            analysis.signposting,
            analysis.entries,
            tuple(zip(starts, analysis.prose.words_in, strict=True)),
        )
    except Exception as error:
        failed = failure(analysis.document.source.path, "measuring the document", error)
        kind = given.kind or GENERAL
        return _Measurements(given.audience, kind, given.topics, given.nations, given.nations_from, failures=(failed,))


def _reported(analysis: Analysis, found: _Measurements, findings: Sequence[Finding], asked: Manner) -> DocumentReport:
    document, block = analysis.document, found.signposting.block
    return DocumentReport(
        original=InHand(document.source, document if asked.detail else None),
        language=analysis.language,
        audience=found.audience,
        kind=found.kind,
        topics=found.topics,
        scores=found.scores,
        numbers=tuple(PlacedNumber(number, document.span(number.start, number.end)) for number in found.numbers),
        signposting=found.signposting,
        block=document.span(*block) if block else None,
        findings=tuple(findings),
        detail=_detail(analysis, found) if asked.detail else None,
        nations=found.nations,
        nations_from=found.nations_from,
        entries=tuple(sorted(found.entries)),
        passed_over=tuple(document.passed_over),
    )


def _detail(analysis: Analysis, found: _Measurements) -> Detail:
    from safelint.judging.limits import Limits

    limits = Limits(analysis, found.audience, found.kind)
    return Detail(found.sentences, limits.grade_target, limits.grade, limits.sentence)


def _check_failure(path: str, check: Check, error: Exception) -> Failure:
    return failure(path, f"the check for {check.rule or check.kind}", error)


def failure(path: str, what: str, error: Exception) -> Failure:
    """What to say of a text where `what` of it raised an error."""
    reason = f"{what} failed: {type(error).__name__}: {error}".encode("utf-8", "replace").decode()  # it may travel
    return Failure(path, "check", reason)
