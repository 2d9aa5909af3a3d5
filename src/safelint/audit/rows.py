"""What there is to say of one page, as rows of the tables: the work that processes and machines share."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.audit.blocks import Blocks, digest
from safelint.audit.page import CrawledPage
from safelint.run import wire
from safelint.run.contents import larger
from safelint.values.errors import Unreadable
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Finding
from safelint.values.fingerprints import fingerprints
from safelint.values.report import DocumentReport, Failure, Number

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.run.checker import Checker

Row = tuple[Any, ...]

RIGHT, WRONG, OLD, UNKNOWN = "right", "wrong", "old", "unknown"
_VERDICTS = {
    "helpline/retired-number": OLD,
    "helpline/wrong-organisation": WRONG,
    "helpline/mistyped-number": WRONG,
    "helpline/unknown-number": WRONG,
    "helpline/invalid-number": WRONG,
    "helpline/fictional-number": WRONG,
}
"""What a finding of a rule says of the number that it stands at."""


class PageRows(NamedTuple):
    """Rows of each table, in the order of the columns."""

    pages: list[Row]
    findings: list[Row]
    numbers: list[Row]
    failures: list[Row]


def work(checker: Checker, order: bytes) -> bytes:
    """The rows of the page that `order` holds: see `run.pool`."""
    return wire.encoded(rows_of(checker, wire.decoded(order, CrawledPage)))


def where(page: CrawledPage) -> Row:
    """The columns that rows of all tables begin with."""
    return page.site, page.url, page.source, page.record


def failed(page: CrawledPage, stage: str, reason: str) -> Row:
    return (*where(page), stage, reason)


def config_of(checker: Checker, page: CrawledPage) -> Config:
    """The settings of a page: of an archive, those that lie beside it."""
    return checker.configurations.beside(page.path if page.content is None else page.source)


def rows_of(checker: Checker, page: CrawledPage) -> PageRows:
    """What there is to say of a page."""
    if page.problem:
        return PageRows([], [], [], [failed(page, "read", page.problem)])
    config = config_of(checker, page)
    checker.configurations.keep({page.path: config})
    try:
        content = _content(checker, config, page)
        report, failures, document = checker.checked_with_text(page.path, config, content, page.form)
    except Unreadable as error:
        return PageRows([], [], [], [failed(page, "read", str(error))])
    finally:
        checker.configurations.forget(page.path)
    rows = [failed(page, each.stage, each.reason) for each in failures]
    if report is None or document is None:
        return PageRows([], [], [], rows or [failed(page, *_NOTHING)])
    blocks = Blocks(document)
    return PageRows(
        [_page(page, report, content, blocks)], _findings(page, report, blocks), _numbers(page, report, blocks), rows
    )


def _content(checker: Checker, config: Config, page: CrawledPage) -> bytes:
    """The bytes of a page. Raises `Unreadable`."""
    if page.content is None:
        return checker.data(page.path, config)
    limit, advice = checker.limit(config)
    if len(page.content) > limit:
        raise Unreadable(larger(limit, advice))
    return page.content


_NOTHING = Failure("", "check", "nothing came of it")[1:]


def _page(page: CrawledPage, report: DocumentReport, content: bytes, blocks: Blocks) -> Row:
    scores = report.scores
    return (
        *(*where(page), page.date, report.source.media, len(content)),
        *(blake2b(content, digest_size=16).hexdigest(), blocks.body()),
        *(report.language, report.audience, report.kind, report.nations, report.nations_from, report.topics),
        *(report.signposting.present, report.signposting.missing),
        *(scores.words, scores.sentences, scores.status),
        *(scores.flesch_kincaid_grade, scores.flesch_reading_ease, scores.smog_index, scores.reading_age),
        *(report.count(ERROR), report.count(WARNING), report.count(SUGGESTION), len(report.suppressed)),
    )


def _findings(page: CrawledPage, report: DocumentReport, blocks: Blocks) -> list[Row]:
    source, found = report.source, []
    seen: Counter[str] = Counter()
    for finding, fingerprint in zip(report.findings, fingerprints(source, report.findings), strict=True):
        block, landmark = blocks.at(finding.span.start) if finding.text else ("", "")
        # About the whole page: a fault of its own.
        key = digest(page.site, finding.rule, finding.text, block or f"{page.source}\0{page.url}")
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


def _numbers(page: CrawledPage, report: DocumentReport, blocks: Blocks) -> list[Row]:
    every = (*report.findings, *(finding for finding, _ in report.suppressed))
    judged = [finding for finding in every if finding.rule in _VERDICTS]
    rows = []
    for number, span in sorted(report.numbers, key=lambda pair: pair[1]):
        over = [finding for finding in judged if finding.span.start < span.end and finding.span.end > span.start]
        rows.append(
            (
                *(*where(page), number.text, number.digits, number.kind),
                *(number.service or None, number.attributed_to or None, _verdict(number, over)),
                *(*report.source.position(span.start), *span, *blocks.at(span.start)),
            )
        )
    return rows


def _verdict(number: Number, over: list[Finding]) -> str:
    """Whether a page prints the right number; an old one is not also called wrong."""
    verdicts = {_VERDICTS[finding.rule] for finding in over}
    if verdicts:
        return OLD if OLD in verdicts else WRONG
    return RIGHT if number.service else UNKNOWN
