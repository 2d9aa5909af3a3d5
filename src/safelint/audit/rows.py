"""What there is to say of one page, as rows of the tables: the work that processes and machines share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.audit.blocks import Blocks, digest
from safelint.audit.page import CrawledPage
from safelint.run import wire
from safelint.run.age import rested_on, stale
from safelint.run.checker import PendingText
from safelint.run.configurations import Located
from safelint.run.inputs import shown
from safelint.run.together import each_of
from safelint.values.errors import Unreadable
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Finding
from safelint.values.fingerprints import fingerprints
from safelint.values.report import DocumentReport, Failure, Number
from safelint.values.rulebook import NUMBER_VERDICTS
from safelint.values.source import InPlace

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.run.checker import Checker
    from safelint.run.errands import Errand
    from safelint.values.entries import Rule

Row = tuple[Any, ...]

RIGHT, WRONG, OLD, UNKNOWN = "right", *NUMBER_VERDICTS, "unknown"


class PageRows(NamedTuple):
    """Rows of each table, in the order of the columns."""

    pages: list[Row]
    findings: list[Row]
    numbers: list[Row]
    failures: list[Row]


def work(checker: Checker, errands: Iterable[Errand]) -> Iterator[tuple[int, bytes]]:
    """The rows of the pages that errands hold: see `run.pool`."""
    pages = ((place, wire.decoded(order, CrawledPage)) for place, order in errands)
    for place, rows in rows_of(checker, pages):
        yield place, wire.encoded(rows)


def rows_of(checker: Checker, pages: Iterable[tuple[int, CrawledPage]]) -> Iterator[tuple[int, PageRows]]:
    """What there is to say of each page, with its place."""

    def finish(asked: tuple[int, CrawledPage], begun: PendingText) -> tuple[int, PageRows]:
        return asked[0], _rows_of(checker, asked[1], begun)

    yield from each_of(pages, lambda asked: _begun(checker, asked[1]), finish)


def where(page: CrawledPage) -> Row:
    """The columns that rows of all tables begin with."""
    return page.site, page.url, shown(page.of), page.record


def failed(page: CrawledPage, stage: str, reason: str) -> Row:
    return (*where(page), stage, reason)


def config_of(checker: Checker, page: CrawledPage) -> Config:
    """The settings of a page: of an archive, those that lie beside it."""
    return checker.configurations.beside(page.at if page.content is None else page.of)


def _begun(checker: Checker, page: CrawledPage) -> PendingText:
    """A page that was read."""
    config = config_of(checker, page)
    located = Located(page.at, page.at, config)
    checker.configurations.keep({page.at: config})
    try:
        return checker.begun(located, _content(checker, config, page), page.form)
    except Unreadable as error:
        return PendingText(located, None, (Failure("", "read", str(error)),))
    finally:
        checker.configurations.forget(page.at)


def _rows_of(checker: Checker, page: CrawledPage, begun: PendingText) -> PageRows:
    """What there is to say of a page."""
    report, failures = checker.finished(begun)
    rows = [failed(page, each.stage, each.reason) for each in failures]
    if report is None or begun.analysis is None:
        return PageRows([], [], [], rows or [failed(page, *_NOTHING)])
    config = begun.located.config
    facts = rested_on([report], checker.rules.pack_of(config), checker.day(config))
    rows += [failed(page, each.stage, each.reason) for each in stale(facts, config)]
    document = begun.analysis.document
    blocks, content = Blocks(document), document.source.content
    rules = checker.rules.by_id(config)
    return PageRows(
        [_page(page, report, content, blocks)],
        _findings(page, report, blocks),
        _numbers(page, report, blocks, rules),
        rows,
    )


def _content(checker: Checker, config: Config, page: CrawledPage) -> bytes:
    """The bytes of a page. Raises `Unreadable`."""
    if page.problem:
        raise Unreadable(page.problem)
    if page.content is None:
        return checker.data(page.at, config)
    checker.must_fit(page.content, config)
    return page.content


_NOTHING = Failure("", "check", "nothing came of it")[1:]


def _page(page: CrawledPage, report: DocumentReport, content: bytes, blocks: Blocks) -> Row:
    scores = report.scores
    return (
        *(*where(page), page.date, report.source().media, len(content)),
        *(blake2b(content, digest_size=16).hexdigest(), blocks.body()),
        *(report.language, report.audience, report.kind, report.nations, report.nations_from, report.topics),
        *(report.signposting.present, report.signposting.missing),
        *(scores.words, scores.sentences, scores.status),
        *(scores.flesch_kincaid_grade, scores.flesch_reading_ease, scores.smog_index, scores.reading_age),
        *(report.count(ERROR), report.count(WARNING), report.count(SUGGESTION), len(report.suppressed)),
        report.signposting.misnumbered,
    )


def _findings(page: CrawledPage, report: DocumentReport, blocks: Blocks) -> list[Row]:
    source, found = report.source(), []
    seen: Counter[str] = Counter()
    for finding, fingerprint in zip(report.findings, fingerprints(source, report.findings), strict=True):
        block, landmark = blocks.at(finding.span.start) if finding.text else ("", "")
        # About the whole page: a fault of its own.
        key = digest(page.site, finding.rule, finding.text, block or f"{shown(page.of)}\0{page.url}")
        issue = digest(key, str(seen[key]))
        seen[key] += 1
        found.append(
            (
                *(*where(page), issue, finding.rule, finding.severity, finding.confidence),
                *(finding.message, finding.text),
                *(*source.position(finding.span.start), *finding.span, finding.place, block, landmark),
                *(finding.standard, finding.sources, fingerprint),
            )
        )
    return found


def _numbers(page: CrawledPage, report: DocumentReport, blocks: Blocks, rules: Mapping[str, Rule]) -> list[Row]:
    judged = InPlace((each.span, rules[each.rule].number) for each in report.every_finding() if _judges(each, rules))
    rows = []
    for number, span in report.numbers_in_order():
        rows.append(
            (
                *(*where(page), number.text, number.digits, number.kind),
                *(number.service or None, number.attributed_to or None, _verdict(number, judged.touching(span))),
                *(*report.source().position(span.start), *span, *blocks.at(span.start)),
            )
        )
    return rows


def _judges(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    """Whether a finding tells that a number is not the right one, and not only that it may be so."""
    return finding.severity != SUGGESTION and bool(rules[finding.rule].number)


def _verdict(number: Number, told: Collection[str]) -> str:
    """Whether a page prints the right number; an old one is not also called wrong."""
    if told:
        return OLD if OLD in told else WRONG
    return RIGHT if number.service else UNKNOWN
